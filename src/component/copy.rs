//! Buttons to copy the results as a note or as a table, and to print.

use std::rc::Rc;

use clinical::Patient;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::clipboard::{Copied, hand_over};
use super::copied::{Outcome, Progress};
use crate::files::browser::{now, today};
use crate::i18n::say;
use crate::report::context::Context;
use crate::report::copy;
use crate::report::summary::Summary;
use crate::state::reading::Reading;

/// Id of the button that copies the note.
pub(crate) const BUTTON: &str = "copy";

#[derive(Properties, PartialEq, Clone)]
pub(crate) struct CopyProps {
    pub(crate) patient: Rc<Patient>,
    pub(crate) reading: Rc<Reading>,
    pub(crate) context: Rc<Context>,
}

/// The buttons to copy and print.
#[component]
pub(crate) fn Copy(props: &CopyProps) -> Html {
    let progress = use_state_eq(|| Progress::None);
    {
        // After a change of an answer, the copied text is out of date.
        let progress = progress.setter();
        use_effect_with(props.patient.clone(), move |_| progress.set(Progress::None));
    }
    let copying = |what: fn(&CopyProps) -> Copied| {
        let (progress, props) = (progress.setter(), props.clone());
        Callback::from(move |_: MouseEvent| {
            let (progress, copied) = (progress.clone(), what(&props));
            spawn_local(async move {
                let taken = hand_over(&copied).await;
                progress.set(Progress::after(taken, copied.text));
            });
        })
    };
    // Without a printer, printing does nothing.
    let onprint = Callback::from(|_: MouseEvent| drop(gloo::utils::window().print()));
    let disabled = props.patient.is_empty();
    html! {
        <div class="copy">
            <button type="button" id={BUTTON} onclick={copying(note)} {disabled}>{ say!(COPY) }</button>
            <button type="button" onclick={copying(short)} {disabled}>{ say!(COPY_SHORT) }</button>
            <button type="button" onclick={copying(table)} {disabled}>{ say!(COPY_TABLE) }</button>
            <button type="button" onclick={onprint}>{ say!(PRINT) }</button>
            <Outcome progress={(*progress).clone()} />
        </div>
    }
}

fn note(props: &CopyProps) -> Copied {
    written(props, copy::note)
}

fn short(props: &CopyProps) -> Copied {
    written(props, copy::short)
}

fn written(props: &CopyProps, write: fn(&Patient, &Reading, &Context, &str) -> String) -> Copied {
    // The page may have been open over midnight.
    let context = Context { today: today(), ..(*props.context).clone() };
    let note = write(&props.patient, &props.reading, &context, &now());
    let mark = if context.example { format!("{}\n", say!(PAPER_EXAMPLE)) } else { String::new() };
    Copied { text: mark + &note, html: None }
}

fn table(props: &CopyProps) -> Copied {
    let summary = Summary::of(&props.patient, &props.reading);
    let mark = if props.context.example { say!(PAPER_EXAMPLE) } else { "" };
    let text = if props.context.example { format!("{mark}\n") } else { String::new() };
    Copied { text: text + &summary.tab_separated(), html: Some(mark.to_owned() + &summary.html()) }
}
