//! The status bar: progress with a cancel button, errors, and undo.
//!
//! Short work shows nothing. Progress is state of this component only, so that frequent reports do not render
//! the whole page.

#![cfg(target_arch = "wasm32")]

use gloo::timers::callback::Timeout;
use study::Progress;
use yew::prelude::*;

use super::messages;
use super::state::{Done, StudyError, WorkerError};
use super::worker::WorkerClient;
use crate::i18n::say;

/// Delay before progress is shown, milliseconds.
const PATIENCE_MS: u32 = 300;

/// Id of the error text, for `aria-describedby`.
pub(super) const TROUBLE: &str = "study-trouble";

#[derive(Properties, PartialEq)]
pub(super) struct BarProps {
    pub(super) client: WorkerClient,
    pub(super) busy: bool,
    pub(super) trouble: Option<StudyError>,
    pub(super) onclose: Callback<()>,
    /// The last action that can be undone.
    pub(super) done: Option<Done>,
    pub(super) ontakeback: Callback<()>,
    pub(super) onsettled: Callback<()>,
}

/// The status bar; empty if there is no status.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let progress = use_state_eq(|| None::<Progress>);
    let slow = use_state_eq(|| false);
    {
        let (setter, client) = (progress.setter(), props.client.clone());
        use_effect_with((), move |()| client.on_progress(Callback::from(move |told| setter.set(told))));
    }
    {
        let slow = slow.setter();
        use_effect_with(props.busy, move |busy| {
            let waiting = busy.then(|| {
                let slow = slow.clone();
                Timeout::new(PATIENCE_MS, move || slow.set(true))
            });
            move || {
                drop(waiting);
                slow.set(false);
            }
        });
    }
    let stop = {
        let client = props.client.clone();
        Callback::from(move |_: MouseEvent| client.stop())
    };
    let close = props.onclose.reform(|_: MouseEvent| ());
    let take_back = props.ontakeback.reform(|_: MouseEvent| ());
    let settled = props.onsettled.reform(|_: MouseEvent| ());
    let works = props.busy && *slow;
    html! {
        <div class="study-bar" hidden={!works && props.trouble.is_none() && props.done.is_none()}>
            <div role="status" class="study-works" hidden={!works}>
                if works {
                    { works_text(progress.as_ref()) }
                }
            </div>
            if works {
                <button type="button" onclick={stop}>{ say!(STUDY_STOP) }</button>
            }
            if let Some(trouble) = &props.trouble {
                <p id={TROUBLE} role="alert">{ trouble_text(trouble) }</p>
                <button type="button" onclick={close}>{ say!(STUDY_UNDERSTOOD) }</button>
            }
            <div role="status" class="study-done" hidden={props.done.is_none()}>
                if let Some(done) = &props.done {
                    <span>{ done_text(done) }</span>
                }
            </div>
            if props.done.is_some() {
                <button type="button" disabled={props.busy} onclick={take_back}>{ say!(UNDO) }</button>
                <button type="button" class="plain" onclick={settled}>{ say!(FORGET) }</button>
            }
        </div>
    }
}

fn works_text(progress: Option<&Progress>) -> Html {
    let stage =
        progress.map_or_else(|| say!(STUDY_WORKS).to_owned(), |told| messages::without_values(&told.stage));
    let (done, of) = progress.map_or((0, 0), |told| (told.done, told.of));
    html! {
        <>
            <span>{ stage }</span>
            <progress
                aria-label={say!(STUDY_PROGRESS)}
                max={(of > 0).then(|| of.to_string())}
                value={(of > 0).then(|| done.min(of).to_string())}
            />
        </>
    }
}

fn done_text(done: &Done) -> &'static str {
    match done {
        Done::Removed { .. } => say!(STUDY_RESULT_REMOVED),
        Done::Filtered { .. } => say!(STUDY_ROWS_CHANGED),
    }
}

fn trouble_text(trouble: &StudyError) -> String {
    match trouble {
        StudyError::Refused(said) => messages::sentence(said),
        StudyError::Lost(WorkerError::NotStarted) => say!(STUDY_LOST_NOT_STARTED).to_owned(),
        StudyError::Lost(WorkerError::Failed) => say!(STUDY_LOST_FAILED).to_owned(),
    }
}
