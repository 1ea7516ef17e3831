//! Storing a patient on this device (only if chosen), restoring and erasing.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use clinical::Date;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::contents::{Contents, contents};
use super::kept::{self, Kept};
use super::lock::{self, Task};
use super::{bedside, browser, keeper, refusal, saved};
use crate::component::passphrase::{Passphrase, typed};
use crate::component::segments::{Segment, segments};
use crate::i18n::{say, words};
use crate::state::State;

#[derive(Properties, PartialEq)]
pub(crate) struct KeepingProps {
    /// The entered state.
    pub(crate) state: Rc<State>,
    /// Receives a restored state.
    pub(crate) onopened: Callback<Rc<State>>,
    /// True if the browser refused to store it.
    #[prop_or_default]
    pub(crate) denied: bool,
}

/// Message about the last step.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    Nothing,
    Working,
    Erased,
    Back(usize),
    /// Error of the passphrase or the stored file.
    Wrong(String),
}

/// Storage on this device.
#[component]
pub(crate) fn Keeping(props: &KeepingProps) -> Html {
    let said = use_state_eq(|| Said::Nothing);
    let update = use_force_update();
    let onstarted = Callback::from(move |()| update.force_update());
    let onerase = {
        let said = said.clone();
        Callback::from(move |_: MouseEvent| {
            keeper::stop();
            said.set(Said::Erased);
        })
    };
    let body = match (keeper::until(), kept::kept()) {
        (Some(until), _) => active(&props.state, until, &onerase),
        (None, Some(kept)) => {
            html! { <Offer state={props.state.clone()} {kept} {onerase} said={said.clone()} onopened={props.onopened.clone()} /> }
        }
        (None, None) => html! { <Choosing {onstarted} /> },
    };
    html! {
        <section class="part" aria-labelledby="keep-title">
            <h3 id="keep-title">{ say!(KEEP_TITLE) }</h3>
            { body }
            <p class="done" role="status">
                { match &*said {
                    Said::Working => say!(FILES_WORKING).to_owned(),
                    Said::Erased => say!(KEEP_ERASED).to_owned(),
                    Said::Back(count) => say!(OPEN_DONE, count = *count),
                    Said::Nothing | Said::Wrong(_) => String::new(),
                } }
            </p>
            <p class="error" role="alert">
                if props.denied {
                    { say!(KEEP_DENIED) }
                }
            </p>
        </section>
    }
}

fn active(state: &State, until: Option<Date>, onerase: &Callback<MouseEvent>) -> Html {
    let lasts = match until {
        None => say!(KEEP_ON_TAB).to_owned(),
        Some(day) => say!(KEEP_ON_UNTIL, day = words::day(&day.to_string())),
    };
    html! {
        <>
            <p>{ lasts }</p>
            if state.sheet.patient().is_empty() {
                <p>{ say!(KEEP_WAITS) }</p>
            }
            <p class="buttons"><button type="button" onclick={onerase}>{ say!(KEEP_ERASE) }</button></p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ChoosingProps {
    onstarted: Callback<()>,
}

/// Form for duration and passphrase.
#[component]
fn Choosing(props: &ChoosingProps) -> Html {
    let by_day = use_state_eq(|| false);
    let (day, passphrase) = (use_node_ref(), use_node_ref());
    let today = browser::today();
    let options = [Segment::new(say!(KEEP_TAB), !*by_day), Segment::new(say!(KEEP_UNTIL), *by_day)];
    let onpick = {
        let by_day = by_day.setter();
        Callback::from(move |at: usize| by_day.set(at == 1))
    };
    let onstart = {
        let (onstarted, by_day) = (props.onstarted.clone(), *by_day);
        let (day, passphrase) = (day.clone(), passphrase.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let chosen = day.cast::<HtmlInputElement>().and_then(|day| day.value().parse().ok());
            if by_day && chosen.is_none() {
                return;
            }
            keeper::start(chosen, typed(&passphrase), String::new());
            onstarted.emit(());
        })
    };
    html! {
        <form autocomplete="off" onsubmit={onstart}>
            <p>{ say!(KEEP_NOTE) }</p>
            <fieldset>
                <legend>{ say!(KEEP_HOW_LONG) }</legend>
                { segments(&"keep-how-long".into(), "segments", &options, &onpick) }
            </fieldset>
            if *by_day {
                <p>
                    <label for="keep-day">{ say!(KEEP_DAY) }</label>
                    { " " }
                    <input
                        id="keep-day"
                        class="day"
                        type="date"
                        required=true
                        min={today.to_string()}
                        max="2199-12-31"
                        value={today.to_string()}
                        ref={day}
                    />
                </p>
            }
            <Passphrase id="keep-passphrase" label={say!(KEEP_PASSPHRASE)} field={passphrase} />
            <p class="buttons"><button class="main">{ say!(KEEP_START) }</button></p>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct OfferProps {
    state: Rc<State>,
    kept: Kept,
    onerase: Callback<MouseEvent>,
    said: UseStateHandle<Said>,
    onopened: Callback<Rc<State>>,
}

/// Offers a patient stored in an earlier visit.
#[component]
fn Offer(props: &OfferProps) -> Html {
    let field = use_node_ref();
    let is_locked = matches!(contents(&props.kept.file, browser::today()), Ok(Contents::Locked(_)));
    let onback = {
        let (kept, state, said) = (props.kept.clone(), props.state.clone(), props.said.clone());
        let (onopened, field) = (props.onopened.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let (kept, state, said) = (kept.clone(), state.clone(), said.clone());
            let (onopened, passphrase) = (onopened.clone(), typed(&field));
            said.set(Said::Working);
            spawn_local(async move {
                match brought_back(&kept, is_locked, &passphrase, &state).await {
                    Ok(state) => {
                        said.set(Said::Back(state.sheet.patient().answered().count()));
                        // The stored patient is kept until the page has accepted it.
                        let (_, before) = bedside::state_as_written();
                        onopened.emit(Rc::new(state));
                        keeper::start(kept.until, passphrase, before);
                    }
                    Err(why) => said.set(Said::Wrong(why)),
                }
            });
        })
    };
    let problem = match &*props.said {
        Said::Wrong(why) => Some(why.clone()),
        _ => None,
    };
    html! {
        <form autocomplete="off" onsubmit={onback}>
            if is_locked {
                <p>{ say!(KEEP_OFFER_LOCKED) }</p>
                <Passphrase id="kept-passphrase" label={say!(OPEN_PASSPHRASE)} {field} {problem} />
            } else {
                <p>{ say!(KEEP_OFFER) }</p>
                <p class="error" role="alert">{ problem }</p>
            }
            <p class="buttons">
                <button class="main">{ say!(KEEP_BACK) }</button>
                <button type="button" onclick={props.onerase.clone()}>{ say!(KEEP_ERASE) }</button>
            </p>
        </form>
    }
}

async fn brought_back(
    kept: &Kept,
    is_locked: bool,
    passphrase: &str,
    current: &State,
) -> Result<State, String> {
    let plain = if is_locked {
        lock::work(Task::Unlock, &kept.file, passphrase).await.map_err(|why| refusal::locked(&why))?
    } else {
        kept.file.clone()
    };
    match contents(&plain, browser::today()) {
        Ok(Contents::Patient(patient)) => Ok(saved::open(&patient, current).0),
        Ok(_) => Err(say!(KEEP_UNREADABLE, why = say!(OPEN_NOT_OURS))),
        Err(why) => Err(say!(KEEP_UNREADABLE, why = refusal::unopened(&why))),
    }
}
