//! Access to the state of the bedside's program.

#![cfg(target_arch = "wasm32")]

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;

use crate::release;
use crate::state::State;

#[wasm_bindgen]
extern "C" {
    type Bedside;

    #[wasm_bindgen(method)]
    fn entered(this: &Bedside) -> String;

    #[wasm_bindgen(method)]
    fn compare(this: &Bedside, lines: &str);

    #[wasm_bindgen(method)]
    fn enter(this: &Bedside, written: &str);
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
