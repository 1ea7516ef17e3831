//! The page: thin, with everything that is computed in the crates below it.
//!
//! What needs no browser (state, words, what is said of a result) is compiled natively too, for its tests; what
//! needs one (components) only for it, and a file that does says so in its first lines.
//!
//! | Module | What it does |
//! |---|---|
//! | `state` | what is held, and everything that is computed from it in one pass |
//! | `i18n` | every word, from the Fluent files under `locales/` |
//! | `report` | what is said of a result, as plain text |
//! | `form` | how the form is laid out |
//! | `page`, `component` | what is drawn |
//! | `study`, `evidence` | pages that are programs of their own, fetched when first opened |
//! | `cohort_worker` | what works for the study beside the page, as a program of its own |
//! | `files`, `bridge` | the window of files, a program of its own too, and how it asks for what is entered |
//! | `release` | how they are fetched |

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(
        dead_code,
        unused_imports,
        reason = "natively only the tests use this; the build for the browser finds what nobody uses"
    )
)]

mod app;
pub mod bridge;
mod browser_tests;
pub mod cohort_worker;
mod component;
pub mod evidence;
pub mod files;
mod form;
mod i18n;
mod language;
mod page;
mod release;
mod report;
mod route;
mod state;
pub mod study;

/// Puts the page where the waiting text stands, in the reader's language.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    if let Some(place) = gloo::utils::document().get_element_by_id("app") {
        yew::platform::spawn_local(async move {
            language::begin(&app::WORDS).await;
            yew::Renderer::<app::App>::with_root(place).render();
        });
    }
}
