//! What the bedside's program answers to one that is loaded later.
//!
//! They are two programs with memories of their own, so that a patient crosses as a text ([`State::written`]).

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use yew::prelude::*;

use crate::state::{Action, State};

thread_local! {
    static STATE: RefCell<Option<UseReducerHandle<State>>> = const { RefCell::new(None) };
}

/// Remembers what the page holds now.
pub(crate) fn remember(state: &UseReducerHandle<State>) {
    STATE.set(Some(state.clone()));
}

/// What is entered, as [`State::written`] writes it; nothing before the page stands.
#[must_use]
pub fn entered() -> String {
    STATE.with_borrow(|state| state.as_ref().map(|state| state.written())).unwrap_or_default()
}

/// Takes the place of what is entered.
pub fn enter(written: String) {
    if let Some(state) = STATE.with_borrow(Clone::clone) {
        state.dispatch(Action::Open(written));
    }
}
