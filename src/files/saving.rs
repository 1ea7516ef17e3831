//! Saves a patient: as a file of this program, plain or locked, or as FHIR for other programs.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use fhir::Occasion;
use systems::CATALOGUE;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::lock::{self, Failure, Task};
use super::round::Aside;
use super::{browser, saved};
use crate::component::passphrase::{Passphrase, typed};
use crate::i18n::{say, words};
use crate::state::State;

#[derive(Properties, PartialEq)]
pub(crate) struct SavingProps {
    pub(crate) state: Rc<State>,
    /// The earlier assessment that is compared, which goes into the file too.
    pub(crate) earlier: Option<Rc<Aside>>,
}

/// Progress of saving.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    None,
    Working,
    Done(String),
    Failed(String),
}

/// Describes the contents of the file.
fn contents(count: usize, label: &str) -> String {
    match (count, label) {
        (0, _) => say!(SAVE_EMPTY).to_owned(),
        (_, "") => say!(SAVE_ANSWERS, count = count),
        _ => say!(SAVE_LABELLED, count = count, label = label),
    }
}

/// Saving this patient.
#[component]
pub(crate) fn Saving(props: &SavingProps) -> Html {
    let state = &props.state;
    let field = use_node_ref();
    let progress = use_state_eq(|| Progress::None);
    let count = state.sheet.patient().answered().count();
    let not_understood = saved::not_understood(state);
    let disabled = count == 0 || *progress == Progress::Working;
    // Another program would take an example for a patient.
    let example = state.sheet.is_example();
    let on_file = {
        let (state, field, progress) = (state.clone(), field.clone(), progress.setter());
        let earlier = props.earlier.clone();
        Callback::from(move |_: MouseEvent| {
            let (state, passphrase, progress) = (state.clone(), typed(&field), progress.clone());
            let earlier = earlier.clone();
            progress.set(Progress::Working);
            spawn_local(async move { progress.set(save(&state, earlier.as_deref(), &passphrase).await) });
        })
    };
    let on_fhir = {
        let (state, progress) = (state.clone(), progress.setter());
        Callback::from(move |_: MouseEvent| progress.set(save_fhir(&state)))
    };
    html! {
        <section class="part" aria-labelledby="save-title">
            <h3 id="save-title">{ say!(SAVE_TITLE) }</h3>
            <p>{ contents(count, state.sheet.label()) }</p>
            if example {
                <p class="caution">{ say!(PAPER_EXAMPLE) }</p>
            }
            if let Some(earlier) = &props.earlier {
                <p>{ say!(SAVE_EARLIER, when = &*earlier.when) }</p>
            }
            if !not_understood.is_empty() {
                <p class="caution">{ say!(SAVE_NOT_UNDERSTOOD, findings = words::labels(&not_understood)) }</p>
            }
            if count > 0 {
                <Passphrase
                    id="save-passphrase"
                    label={say!(SAVE_PASSPHRASE)}
                    note={say!(SAVE_PASSPHRASE_NOTE)}
                    {field}
                />
            }
            <p class="buttons">
                <button type="button" class="main" onclick={on_file} {disabled}>{ say!(SAVE_FILE) }</button>
                <button type="button" onclick={on_fhir} disabled={disabled || example} aria-describedby="save-fhir-note">{ say!(SAVE_FHIR) }</button>
            </p>
            <p class="soft" id="save-fhir-note">{ say!(SAVE_FHIR_NOTE) }</p>
            if !state.sheet.levels().is_empty() {
                <p class="caution">{ say!(SAVE_FHIR_LEVELS) }</p>
            }
            <p class="done" role="status">
                { match &*progress {
                    Progress::Working => say!(FILES_WORKING).to_owned(),
                    Progress::Done(name) => say!(SAVE_DONE, name = name),
                    Progress::None | Progress::Failed(_) => String::new(),
                } }
            </p>
            <p class="error" role="alert">
                if let Progress::Failed(why) = &*progress {
                    { why }
                }
            </p>
        </section>
    }
}

async fn save(state: &State, earlier: Option<&Aside>, passphrase: &str) -> Progress {
    let mut patient = saved::save(state);
    if let Some(earlier) = earlier {
        saved::add_earlier(&mut patient, earlier, state);
    }
    patient.unknown.insert(saved::SCORED.to_owned(), browser::now().into());
    let plain = file_format::save(&patient.into());
    let file =
        if passphrase.is_empty() { Ok(plain) } else { lock::work(Task::Lock, &plain, passphrase).await };
    match file {
        Ok(file) => hand_over(&format!("{}.json", saved::file_name(state, browser::today())), &file),
        Err(Failure::Stopped) => Progress::None,
        Err(Failure::NoRandomness) => Progress::Failed(say!(SAVE_NO_RANDOMNESS).to_owned()),
        Err(_) => Progress::Failed(say!(SAVE_NO_MEMORY).to_owned()),
    }
}

fn save_fhir(state: &State) -> Progress {
    let day = browser::today();
    let Some(random) = browser::random() else {
        return Progress::Failed(say!(SAVE_NO_RANDOMNESS).to_owned());
    };
    let program = concat!("Spinemet ", env!("CARGO_PKG_VERSION"));
    let chosen: Vec<&str> = saved::chosen(state).map(|system| &*system.id).collect();
    let occasion = Occasion {
        day,
        random: u128::from_le_bytes(random),
        program,
        measured: &state.sheet.days(),
        systems: Some(&chosen),
    };
    let bundle = fhir::save(state.sheet.patient(), &CATALOGUE, &occasion);
    hand_over(&format!("{}.fhir.json", saved::file_name(state, day)), &format!("{bundle:#}\n"))
}

fn hand_over(name: &str, file: &str) -> Progress {
    if browser::hand_over(name, file) {
        Progress::Done(name.to_owned())
    } else {
        Progress::Failed(say!(SAVE_REFUSED).to_owned())
    }
}
