//! The dialog. It is rendered anew each time it opens, so that nothing typed in it remains.

#![cfg(target_arch = "wasm32")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::utils::document;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::HtmlDialogElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::away::Away;
use super::boarding::Boarding;
use super::idle::Idle;
use super::keeping::Keeping;
use super::opening::Opening;
use super::patients::{Patients, Row};
use super::privacy::Privacy;
use super::references::{self, References};
use super::relieved::Relieved;
use super::round::Aside;
use super::saving::Saving;
use super::several::Several;
use super::{bedside, kept, lock};
use crate::component::segments::{Segment, segments};
use crate::i18n::table::{File, Table};
use crate::i18n::{file, say, systems};
use crate::language;
use crate::state::State;

/// Tables of words that this program contains.
static WORDS: [fn() -> &'static Table; 4] =
    [file::Files::table, file::Page::table, file::Findings::table, systems];

/// Id of the element of the dialog. `later.js` hides the rest of the page.
const PLACE: &str = "files";

/// The visible view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// Saving, opening, keeping.
    Files,
    /// Requests and stored data.
    Privacy,
    /// What-if scores after relief of palsy or pain.
    Relieved,
    /// SINS of several levels.
    Levels,
    /// Offer of the patient stored on this device.
    Kept,
    /// The same view after the browser refused to store.
    Denied,
    /// Closed.
    Closed,
    /// The idle screen, after this many minutes.
    Away(u32),
}

impl View {
    /// Returns whether the dialog is open.
    fn is_open(self) -> bool {
        !matches!(self, Self::Closed | Self::Away(_))
    }
}

thread_local! {
    static SHOW: RefCell<Option<Callback<View>>> = const { RefCell::new(None) };
    /// The last requested view, which may not be rendered yet.
    static WANTED: Cell<View> = const { Cell::new(View::Closed) };
    static BACK: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Opens the dialog at the section with this name.
pub fn open(part: &str) {
    show(match part {
        "privacy" => View::Privacy,
        "relieved" => View::Relieved,
        "levels" => View::Levels,
        _ => View::Files,
    });
}

/// Offers the patient stored on this device, if any.
pub fn offer() {
    if kept::kept().is_some() {
        show(View::Kept);
    }
}

/// Opens the references stored on this device.
pub fn restore() {
    spawn_local(async {
        bedside::find().await;
        references::restore();
    });
}

/// Shows the idle screen; `back` shows the page again.
pub fn away(minutes: u32, back: Function) {
    BACK.set(Some(back));
    show(View::Away(minutes));
}

/// Shows the page again.
pub(crate) fn come_back() {
    show(View::Closed);
    if let Some(back) = BACK.take() {
        // The callback only unhides elements, and cannot fail.
        let _ = back.call0(&JsValue::NULL);
    }
}

/// Switches to another view.
pub(crate) fn show(view: View) {
    WANTED.set(view);
    match SHOW.with_borrow(Clone::clone) {
        Some(show) => show.emit(view),
        None => draw(),
    }
}

/// Renders the dialog for the first time.
fn draw() {
    if document().get_element_by_id(PLACE).is_some() {
        return;
    }
    let Ok(place) = document().create_element("div") else { return };
    place.set_id(PLACE);
    if document().body().is_some_and(|body| body.append_child(&place).is_ok()) {
        spawn_local(async move {
            bedside::find().await;
            language::mount::<Window>(place, &WORDS, &["files.css"]);
        });
    }
}

#[component]
fn Window() -> Html {
    let spoken = language::use_language(&WORDS);
    // The view, and the number of changes of view.
    let shown = use_state_eq(|| (WANTED.get(), 0_u32));
    let dialog = use_node_ref();
    {
        let shown = shown.clone();
        use_effect(move || {
            let times = shown.1;
            SHOW.set(Some(Callback::from(move |view| shown.set((view, times + 1)))));
        });
    }
    {
        let dialog = dialog.clone();
        use_effect_with(*shown, move |(view, _)| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            if !view.is_open() {
                dialog.close();
            } else if !dialog.open() {
                // Fails only if it is open already.
                let _ = dialog.show_modal();
            }
        });
    }
    let onclose = Callback::from(|_: Event| {
        lock::stop();
        if WANTED.get().is_open() {
            show(View::Closed);
        }
    });
    let (view, times) = *shown;
    let key = format!("{times} {}", spoken.language.id());
    html! {
        <>
            <dialog class="files" ref={dialog} aria-labelledby="files-heading" {onclose}>
                <form method="dialog" class="files-head">
                    <h2 id="files-heading">{ title(view) }</h2>
                    <button>{ say!(FILES_CLOSE) }</button>
                </form>
                if view.is_open() {
                    if view == View::Relieved {
                        <Relieved {key} />
                    } else if view == View::Levels {
                        <Several {key} />
                    } else {
                        { parts(view) }
                        if view == View::Privacy {
                            <Privacy {key} />
                        } else {
                            <Files {key} {view} />
                        }
                    }
                }
            </dialog>
            <Row />
            if let View::Away(minutes) = view {
                <Away {minutes} />
            }
        </>
    }
}

fn title(view: View) -> &'static str {
    match view {
        View::Privacy => say!(FILES_PRIVACY),
        View::Relieved => say!(RELIEVED),
        View::Levels => say!(LEVELS_TITLE),
        _ => say!(FILES_TITLE),
    }
}

/// Navigation between the sections.
fn parts(view: View) -> Html {
    let privacy = view == View::Privacy;
    let both = [Segment::new(say!(FILES_TITLE), !privacy), Segment::new(say!(FILES_PRIVACY), privacy)];
    let onpick = Callback::from(|at: usize| show(if at == 1 { View::Privacy } else { View::Files }));
    html! {
        <fieldset class="files-parts">
            <legend class="unseen">{ say!(FILES_PARTS) }</legend>
            { segments(&"files-parts".into(), "segments joined", &both, &onpick) }
        </fieldset>
    }
}

#[derive(Properties, PartialEq)]
struct FilesProps {
    view: View,
}

/// Saving, opening and keeping.
#[component]
fn Files(props: &FilesProps) -> Html {
    let state = use_state(|| Rc::new(bedside::state()));
    let onopened = {
        let state = state.setter();
        Callback::from(move |opened: Rc<State>| {
            bedside::enter(&opened);
            state.set(opened);
        })
    };
    // The earlier assessment that is compared, until the dialog is closed.
    let earlier = use_state_eq(|| None::<Rc<Aside>>);
    let oncompare = {
        let earlier = earlier.setter();
        Callback::from(move |other| earlier.set(other))
    };
    let all = props.view == View::Files;
    let update = use_force_update();
    let onreference = Callback::from(move |()| update.force_update());
    html! {
        <>
            if all {
                <Saving state={(*state).clone()} earlier={(*earlier).clone()} />
                <Boarding state={(*state).clone()} />
                <Opening state={(*state).clone()} onopened={onopened.clone()} oncompare={oncompare.clone()} {onreference} />
                <References count={references::count()} />
                <Patients state={(*state).clone()} onopened={onopened.clone()} earlier={(*earlier).clone()} {oncompare} />
            }
            <Keeping state={(*state).clone()} {onopened} denied={props.view == View::Denied} />
            if all {
                <Idle />
            }
        </>
    }
}
