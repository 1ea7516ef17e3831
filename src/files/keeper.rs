//! Keeping what is kept up to date while it is entered, once a user asked for it.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;

use clinical::Date;
use gloo::timers::callback::Interval;
use yew::platform::spawn_local;
use zeroize::Zeroizing;

use super::kept::{self, Kept};
use super::lock::{self, Task};
use super::{bedside, browser, saved, window};

/// How soon what is entered is kept.
const SOON_MS: u32 = 1000;

/// What keeping goes by.
struct Keeper {
    until: Option<Date>,
    /// None where it is kept for anybody's eyes.
    passphrase: Zeroizing<String>,
    /// What was kept last, as the bedside writes it.
    last: String,
    /// Whether something is being locked at this moment.
    busy: bool,
    _clock: Interval,
}

thread_local! {
    static KEEPER: RefCell<Option<Keeper>> = const { RefCell::new(None) };
}

/// Keeps what is entered from now on; `last` is kept already, or is not to be.
pub(crate) fn start(until: Option<Date>, passphrase: Zeroizing<String>, last: String) {
    let clock = Interval::new(SOON_MS, tick);
    KEEPER.set(Some(Keeper { until, passphrase, last, busy: false, _clock: clock }));
    tick();
}

/// Keeps no more, and erases what was kept.
pub(crate) fn stop() {
    KEEPER.set(None);
    kept::erase();
}

/// Until when it is kept, if it is: none in it where the tab decides.
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
            let plain = keep::save(&saved::save(&state).into());
            match if passphrase.is_empty() {
                Ok(plain)
            } else {
                lock::work_unseen(Task::Lock, &plain, &passphrase).await
            } {
                // It may have been stopped meanwhile, and then nothing is to be kept.
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
