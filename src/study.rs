//! The page of a study: from a spreadsheet to tables and curves.
//!
//! The page asks and shows; a worker reads, scores and analyses. What the page holds is small (`state`), and what
//! the worker did can be done again by another one (`trail`), so that a cancel may end it at any moment.

pub(crate) mod choice;
pub(crate) mod said;
mod state;
mod trail;

#[cfg(target_arch = "wasm32")]
mod bar;
#[cfg(target_arch = "wasm32")]
mod choose;
#[cfg(target_arch = "wasm32")]
mod columns;
#[cfg(target_arch = "wasm32")]
mod file;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
mod later;
#[cfg(target_arch = "wasm32")]
mod list;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
pub(crate) mod results;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
pub(crate) mod save;
#[cfg(target_arch = "wasm32")]
mod scores;
#[cfg(target_arch = "wasm32")]
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
