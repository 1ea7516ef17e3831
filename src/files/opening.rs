//! Opens a file: one of this program replaces the entered patient; FHIR import takes only ticked entries.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use fhir::Imported;
use file_format::SavedPatient;
use reference::Reference;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::contents::{Contents, contents};
use super::lock::{self, Failure, Task};
use super::own::{self, Own};
use super::record::Record;
use super::round::Aside;
use super::{bedside, browser, patients, references, refusal, saved};
use crate::component::passphrase::{Passphrase, typed};
use crate::i18n::say;
use crate::state::State;

#[derive(Properties, PartialEq)]
pub(crate) struct OpeningProps {
    /// The entered state.
    pub(crate) state: Rc<State>,
    /// Receives the opened state.
    pub(crate) onopened: Callback<Rc<State>>,
    /// Receives the earlier assessment of the opened file.
    pub(crate) oncompare: Callback<Option<Rc<Aside>>>,
    /// Called after a reference was opened.
    pub(crate) onreference: Callback<()>,
}

/// Progress of opening.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    None,
    Working,
    /// Needs the passphrase; `problem` is the error of a previous attempt.
    Locked {
        file: Rc<str>,
        problem: Option<String>,
        working: bool,
    },
    /// A FHIR import to review.
    Record(Rc<Imported>),
    Done(String),
    Failed(String),
}

/// Result of reading a file.
enum Outcome {
    Opened(Rc<State>, Option<Rc<Aside>>, String),
    Reference(Box<Reference>),
    Progress(Progress),
}

/// Opening a file.
#[component]
pub(crate) fn Opening(props: &OpeningProps) -> Html {
    let progress = use_state_eq(|| Progress::None);
    let field = use_node_ref();
    let finish = {
        let (progress, onopened) = (progress.setter(), props.onopened.clone());
        let oncompare = props.oncompare.clone();
        let onreference = props.onreference.clone();
        move |outcome: Outcome| match outcome {
            Outcome::Reference(reference) => {
                progress.set(Progress::Done(say!(REFERENCES_OPENED, place = &reference.labels().place)));
                references::add(*reference);
                onreference.emit(());
            }
            Outcome::Opened(state, earlier, said) => {
                onopened.emit(state);
                if let Some(earlier) = &earlier {
                    patients::take(earlier);
                }
                oncompare.emit(earlier);
                progress.set(Progress::Done(said));
            }
            Outcome::Progress(next) => progress.set(next),
        }
    };
    let onchange = {
        let (progress, state, finish) = (progress.setter(), props.state.clone(), finish.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
            // Allows the same file to be chosen again.
            input.set_value("");
            let (state, finish) = (state.clone(), finish.clone());
            progress.set(Progress::Working);
            spawn_local(async move { finish(opened(&file, &state).await) });
        })
    };
    let onsubmit = {
        let (progress, state, field) = (progress.clone(), props.state.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Progress::Locked { file, working: false, .. } = &*progress else { return };
            let (file, state, finish) = (file.clone(), state.clone(), finish.clone());
            let passphrase = typed(&field);
            progress.set(Progress::Locked { file: file.clone(), problem: None, working: true });
            spawn_local(async move { finish(unlocked(file, &passphrase, &state).await) });
        })
    };
    let ontaken = {
        let (progress, onopened) = (progress.setter(), props.onopened.clone());
        Callback::from(move |taken: Option<(Rc<State>, usize)>| {
            let Some((state, count)) = taken else { return progress.set(Progress::None) };
            onopened.emit(state);
            progress.set(Progress::Done(say!(OPEN_DONE, count = count)));
        })
    };
    let working = matches!(*progress, Progress::Working | Progress::Locked { working: true, .. });
    let failed = matches!(*progress, Progress::Failed(_));
    html! {
        <section class="part" aria-labelledby="open-title">
            <h3 id="open-title">{ say!(OPEN_TITLE) }</h3>
            <p class="soft" id="open-note">{ say!(OPEN_NOTE) }</p>
            <label class="pick">
                <input
                    type="file"
                    {onchange}
                    aria-invalid={failed.then_some("true")}
                    aria-describedby="open-problem open-note"
                />
                <span>{ say!(OPEN_FILE) }</span>
            </label>
            if let Progress::Locked { problem, .. } = &*progress {
                <form class="unlock" autocomplete="off" {onsubmit}>
                    <p>{ say!(OPEN_LOCKED) }</p>
                    <Passphrase id="open-passphrase" label={say!(OPEN_PASSPHRASE)} {field} problem={problem.clone()} />
                    <p class="buttons"><button class="main" disabled={working}>{ say!(OPEN_UNLOCK) }</button></p>
                </form>
            }
            <p class="done" role="status">
                { match &*progress {
                    _ if working => say!(FILES_WORKING).to_owned(),
                    Progress::Done(said) => said.clone(),
                    _ => String::new(),
                } }
            </p>
            <p class="error" id="open-problem" role="alert">
                if let Progress::Failed(why) = &*progress {
                    { why }
                }
            </p>
            if let Progress::Record(record) = &*progress {
                <Record state={props.state.clone()} record={record.clone()} {ontaken} />
            }
        </section>
    }
}

async fn opened(file: &File, current: &State) -> Outcome {
    let text = text_of(file).await.ok().and_then(|text| text.as_string());
    let Some(text) = text else { return failed(say!(OPEN_UNREADABLE).to_owned()) };
    match contents(&text, browser::today()) {
        Ok(Contents::Patient(patient)) => of_patient(&patient, current),
        Ok(Contents::Study) => failed(say!(OPEN_STUDY).to_owned()),
        Ok(Contents::Reference(reference)) => Outcome::Reference(reference),
        Ok(Contents::Score) => of_system(own::of_score(&text)),
        Ok(Contents::System) => of_system(own::of_file(&file.name(), &text)),
        Ok(Contents::Locked(_)) => {
            Outcome::Progress(Progress::Locked { file: text.into(), problem: None, working: false })
        }
        Ok(Contents::Record(record)) => Outcome::Progress(Progress::Record(Rc::new(*record))),
        Err(why) => failed(refusal::unopened(&why)),
    }
}

async fn text_of(file: &File) -> Result<JsValue, JsValue> {
    JsFuture::from(file.text()).await
}

async fn unlocked(file: Rc<str>, passphrase: &str, current: &State) -> Outcome {
    match lock::work(Task::Unlock, &file, passphrase).await {
        Ok(plain) => match contents(&plain, browser::today()) {
            Ok(Contents::Patient(patient)) => of_patient(&patient, current),
            Ok(_) => failed(say!(OPEN_STUDY).to_owned()),
            Err(why) => failed(refusal::unopened(&why)),
        },
        Err(Failure::Stopped) => Outcome::Progress(Progress::None),
        Err(why) => {
            let problem = Some(refusal::locked(&why));
            Outcome::Progress(Progress::Locked { file, problem, working: false })
        }
    }
}

fn of_system(read: Result<Own, String>) -> Outcome {
    match read {
        Ok(own) => {
            let name = own.name();
            if bedside::open_own(&own.packed()) {
                Outcome::Progress(Progress::Done(say!(OPEN_OWN_DONE, name = name)))
            } else {
                failed(say!(OPEN_OWN_FULL).to_owned())
            }
        }
        Err(why) => failed(why),
    }
}

fn of_patient(patient: &SavedPatient, current: &State) -> Outcome {
    let (state, unknown) = saved::open(patient, current);
    let mut said = say!(OPEN_DONE, count = patient.patient.answered().count());
    if !unknown.is_empty() {
        said.push(' ');
        said.push_str(&say!(OPEN_UNKNOWN, names = unknown.join(say!(JOINT_LIST))));
    }
    let earlier = saved::earlier(patient, current).map(Rc::new);
    Outcome::Opened(Rc::new(state), earlier, said)
}

fn failed(why: String) -> Outcome {
    Outcome::Progress(Progress::Failed(why))
}
