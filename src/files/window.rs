//! The window itself. It is drawn anew whenever it is opened, so that nothing that was typed in it stays.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::utils::document;
use web_sys::HtmlDialogElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::opening::Opening;
use super::saving::Saving;
use super::{bedside, lock};
use crate::i18n::table::{File, Table};
use crate::i18n::{file, say, systems};
use crate::language;

/// The words that this program carries.
static WORDS: [fn() -> &'static Table; 4] =
    [file::Files::table, file::Page::table, file::Findings::table, systems];

/// The id of the place in which the window is drawn.
const PLACE: &str = "files";

/// A part of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Part {
    #[default]
    Files,
}

thread_local! {
    static ASKED: RefCell<Option<Callback<Part>>> = const { RefCell::new(None) };
    static FIRST: Cell<Part> = const { Cell::new(Part::Files) };
}

/// Opens the window at the part of this name.
pub fn open(_part: &str) {
    let part = Part::Files;
    match ASKED.with_borrow(Clone::clone) {
        Some(show) => show.emit(part),
        None => draw(part),
    }
}

/// Draws the window for the first time.
fn draw(part: Part) {
    FIRST.set(part);
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
    // How often it was opened, and at which part; no part while it is closed.
    let shown = use_state_eq(|| (1_u32, Some(FIRST.get())));
    let dialog = use_node_ref();
    {
        let shown = shown.clone();
        use_effect(move || {
            let times = shown.0;
            ASKED.set(Some(Callback::from(move |part| shown.set((times + 1, Some(part))))));
        });
    }
    {
        let dialog = dialog.clone();
        use_effect_with(*shown, move |(_, part)| {
            if let Some(dialog) =
                dialog.cast::<HtmlDialogElement>().filter(|dialog| part.is_some() && !dialog.open())
            {
                // It is refused only where it is open already.
                let _ = dialog.show_modal();
            }
        });
    }
    let onclose = {
        let shown = shown.clone();
        Callback::from(move |_: Event| {
            lock::stop();
            shown.set((shown.0, None));
        })
    };
    html! {
        <dialog class="files" ref={dialog} aria-labelledby="files-title" {onclose}>
            <form method="dialog" class="files-head">
                <h2 id="files-title">{ say!(FILES_TITLE) }</h2>
                <button>{ say!(FILES_CLOSE) }</button>
            </form>
            if let (times, Some(_)) = *shown {
                <Files key={format!("{times} {}", spoken.language.id())} />
            }
        </dialog>
    }
}

/// Saving and opening.
#[component]
fn Files() -> Html {
    let state = use_state(|| Rc::new(bedside::state()));
    let onopened = {
        let state = state.setter();
        Callback::from(move |opened: Rc<_>| {
            bedside::enter(&opened);
            state.set(opened);
        })
    };
    html! {
        <>
            <Saving state={(*state).clone()} />
            <Opening state={(*state).clone()} {onopened} />
        </>
    }
}
