//! The cohort page: from a spreadsheet to tables and curves.
//!
//! A worker reads, scores and analyses; the page sends requests and renders responses. The page's state is
//! small (`state`), and a new worker can be brought to the study (`queue`), so that work can be cancelled at any
//! time.

mod bar;
pub(crate) mod choice;
mod choose;
mod columns;
mod file;
mod kept;
mod later;
mod leaving;
mod list;
pub(crate) mod messages;
mod packing;
mod page;
mod queue;
mod restore_focus;
pub(crate) mod results;
mod rows;
pub(crate) mod save;
mod scores;
mod state;
mod table_reader;
mod unlocking;
pub(crate) mod words;
mod worker;

use study::Request;
use study::protocol::Export;

/// A request to the worker.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ask {
    /// The request.
    pub(crate) request: Request,
    /// Handling of the response.
    pub(crate) then: Then,
}

/// Handling of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Shows it.
    Show,
    /// Shows it as the undo of the last action.
    TakeBack,
    /// Saves the file.
    Save,
    /// Saves the SVG file as PNG.
    SavePng,
}

impl Ask {
    /// Creates a request whose response is shown.
    pub(crate) fn show(request: Request) -> Self {
        Self { request, then: Then::Show }
    }

    /// Creates a request for a file to save.
    pub(crate) fn save(export: Export) -> Self {
        Self { request: Request::Export { export }, then: Then::Save }
    }
}

/// Renders the page in `place`.
#[cfg(target_arch = "wasm32")]
pub fn mount(place: web_sys::Element) {
    crate::language::mount::<page::Page>(place, &page::WORDS, &["cohort-page.css", "cohort-results.css"]);
}
