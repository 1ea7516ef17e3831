//! Access to the state of the bedside's program.

#![cfg(target_arch = "wasm32")]

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;

use crate::release;
use crate::state::{State, own};

#[wasm_bindgen]
extern "C" {
    type Bedside;

    #[wasm_bindgen(method)]
    fn entered(this: &Bedside) -> String;

    #[wasm_bindgen(method)]
    fn compare(this: &Bedside, lines: &str);

    #[wasm_bindgen(method)]
    fn enter(this: &Bedside, written: &str);

    #[wasm_bindgen(method)]
    fn own(this: &Bedside) -> String;

    #[wasm_bindgen(method)]
    fn open_own(this: &Bedside, written: &str) -> bool;
}

thread_local! {
    static BEDSIDE: OnceCell<Bedside> = const { OnceCell::new() };
}

/// Loads the bedside's program; until then the state is empty.
pub(crate) async fn find() {
    if let Ok(program) = release::load("bedside").await {
        BEDSIDE.with(|bedside| {
            bedside.get_or_init(|| program.unchecked_into());
        });
    }
}

/// The entered state.
pub(crate) fn state() -> State {
    state_as_written().0
}

/// The entered state, parsed and as text.
pub(crate) fn state_as_written() -> (State, String) {
    // Both programs have the same systems before the state is read, which refers to them by their order.
    let opened = BEDSIDE.with(|bedside| bedside.get().map(Bedside::own)).unwrap_or_default();
    for system in opened.lines() {
        own::read(system);
    }
    let mut state = State::default();
    let written = BEDSIDE.with(|bedside| bedside.get().map(Bedside::entered)).unwrap_or_default();
    if !written.is_empty() {
        state.read(&written);
    }
    (state, written)
}

/// Shows these lines of [`crate::state::local`].
pub(crate) fn compare(lines: &str) {
    BEDSIDE.with(|bedside| {
        if let Some(bedside) = bedside.get() {
            bedside.compare(lines);
        }
    });
}

/// Replaces the entered state; the page offers to undo it.
pub(crate) fn enter(state: &State) {
    BEDSIDE.with(|bedside| {
        if let Some(bedside) = bedside.get() {
            bedside.enter(&state.written());
        }
    });
}

/// Opens a packed system in both programs. Returns false if it was refused.
pub(crate) fn open_own(packed: &[u8]) -> bool {
    let written = own::written(packed);
    let accepted = BEDSIDE.with(|bedside| bedside.get().is_some_and(|bedside| bedside.open_own(&written)));
    accepted && own::read(&written).is_some()
}
