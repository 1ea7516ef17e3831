//! Access to the bedside's state for programs that are loaded later.
//!
//! Programs have separate memories, so a patient is passed as text ([`State::written`]).

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use yew::prelude::*;

use crate::state::{Action, State, own};

thread_local! {
    /// The systems that were opened, a line each.
    static OWN: RefCell<String> = const { RefCell::new(String::new()) };
    static STATE: RefCell<Option<UseReducerHandle<State>>> = const { RefCell::new(None) };
}

/// Stores a handle to the page's state.
pub(crate) fn remember(state: &UseReducerHandle<State>) {
    STATE.set(Some(state.clone()));
}

/// The entered state, as written by [`State::written`]; empty before the page is rendered.
#[must_use]
pub fn entered() -> String {
    STATE.with_borrow(|state| state.as_ref().map(|state| state.written())).unwrap_or_default()
}

/// Shows the survival of patients of this hospital, as lines of [`crate::state::local`].
pub fn compare(lines: String) {
    if let Some(state) = STATE.with_borrow(Clone::clone) {
        state.dispatch(Action::Compare(lines));
    }
}

/// Replaces the entered state.
pub fn enter(written: String) {
    if let Some(state) = STATE.with_borrow(Clone::clone) {
        state.dispatch(Action::Open(written));
    }
}

/// The systems that the user opened, as given to [`open_own`].
#[must_use]
pub fn own() -> String {
    OWN.with_borrow(Clone::clone)
}

/// Opens a system written by [`own::written`](crate::state::own::written), and switches it on. Returns false if
/// it was refused.
#[must_use]
pub fn open_own(written: &str) -> bool {
    let Some(at) = own::read(written) else { return false };
    OWN.with_borrow_mut(|all| {
        all.push_str(written);
        all.push('\n');
    });
    if let Some(state) = STATE.with_borrow(Clone::clone) {
        state.dispatch(Action::System(at, true));
    }
    true
}
