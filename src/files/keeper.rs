//! Auto-save: stores the entered patient while the user edits, once enabled.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use clinical::Date;
use gloo::timers::callback::Interval;
use yew::platform::spawn_local;
use zeroize::Zeroizing;

use super::kept::{self, Kept};
use super::lock::{self, Task};
use super::{bedside, browser, saved, window};

/// Interval of the auto-save.
const SOON_MS: u32 = 1000;

/// State of the auto-save.
struct Keeper {
    until: Option<Date>,
    /// Empty if stored without encryption.
    passphrase: Zeroizing<String>,
    /// The last stored state, as text.
    last: String,
    /// True while a file is being encrypted.
    busy: bool,
    _clock: Interval,
}

thread_local! {
    static KEEPER: RefCell<Option<Keeper>> = const { RefCell::new(None) };
}

/// Starts the auto-save. `last` is a state that need not be stored again.
pub(crate) fn start(until: Option<Date>, passphrase: Zeroizing<String>, last: String) {
    let clock = Interval::new(SOON_MS, tick);
    KEEPER.set(Some(Keeper { until, passphrase, last, busy: false, _clock: clock }));
    tick();
}

/// Stops the auto-save, and erases the stored patient.
pub(crate) fn stop() {
    KEEPER.set(None);
    kept::erase();
}

/// Last day of storage; outer `None` if the auto-save is off, inner `None` if storage ends with the tab.
pub(crate) fn until() -> Option<Option<Date>> {
    KEEPER.with_borrow(|keeper| keeper.as_ref().map(|keeper| keeper.until))
}

fn tick() {
    if until().flatten().is_some_and(|day| day < browser::today()) {
        return stop();
    }
    let (state, written) = bedside::state_as_written();
    let begun = KEEPER.with_borrow_mut(|keeper| {
        let keeper = keeper.as_mut().filter(|keeper| !keeper.busy && keeper.last != written)?;
        keeper.last = written;
        keeper.busy = true;
        Some((keeper.until, keeper.passphrase.clone()))
    });
    let Some((until, passphrase)) = begun else { return };
    spawn_local(async move {
        let outcome = if state.sheet.patient().is_empty() {
            kept::erase();
            Ok(())
        } else {
            let plain = file_format::save(&saved::save(&state).into());
            match if passphrase.is_empty() {
                Ok(plain)
            } else {
                lock::work_unseen(Task::Lock, &plain, &passphrase).await
            } {
                // If the auto-save was stopped meanwhile, nothing is stored.
                Ok(file) if until_is(until) => kept::keep(&Kept { until, file }),
                Ok(_) => Ok(()),
                Err(_) => Err(kept::Denied),
            }
        };
        KEEPER.with_borrow_mut(|keeper| {
            if let Some(keeper) = keeper {
                keeper.busy = false;
            }
        });
        if outcome.is_err() {
            stop();
            window::show(window::View::Denied);
        }
    });
}

fn until_is(wanted: Option<Date>) -> bool {
    until() == Some(wanted)
}
