//! The page of a study: from a spreadsheet to tables and curves.
//!
//! The page asks and shows; a worker reads, scores and analyses. What the page holds is small (`state`), and what
//! the worker did can be done again by another one (`trail`), so that a cancel may end it at any moment.

mod bar;
pub(crate) mod choice;
mod choose;
mod columns;
mod file;
mod held_focus;
mod kept;
mod later;
mod leaving;
mod list;
mod packing;
mod page;
mod queue;
pub(crate) mod results;
mod rows;
pub(crate) mod said;
pub(crate) mod save;
mod scores;
mod state;
mod trail;
mod unlocking;
pub(crate) mod words;
mod worker;

use study::Request;
use study::protocol::Export;

/// Something for the worker to do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ask {
    /// What.
    pub(crate) request: Request,
    /// What becomes of the answer.
    pub(crate) then: Then,
}

/// What becomes of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// It is shown.
    Show,
    /// It is shown as part of a saved study that is being opened: nothing new was done.
    Unpack,
    /// It is shown, and takes back what was done last.
    TakeBack,
    /// The file is saved.
    Save,
    /// The SVG file is saved as PNG.
    SavePng,
}

impl Ask {
    /// Asks for something to be shown.
    pub(crate) fn show(request: Request) -> Self {
        Self { request, then: Then::Show }
    }

    /// Asks for a file.
    pub(crate) fn save(export: Export) -> Self {
        Self { request: Request::Export { export }, then: Then::Save }
    }
}

/// Draws the page in `place`.
#[cfg(target_arch = "wasm32")]
pub fn mount(place: web_sys::Element) {
    crate::language::mount::<page::Page>(place, &page::WORDS, &["cohort-page.css", "cohort-results.css"]);
}
