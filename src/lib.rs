//! The page: a thin layer above the crates that compute everything.
//!
//! Modules that need no browser (state, words, reports) are also compiled natively, for tests; those that
//! need one (components) only for it, which they declare in their first lines.
//!
//! | Module | Purpose |
//! |---|---|
//! | `state` | the entered state, and everything computed from it in one pass |
//! | `i18n` | every word, from the Fluent files under `locales/` |
//! | `report` | results as plain text |
//! | `form` | layout of the form |
//! | `page`, `component` | components |
//! | `cohort`, `evidence` | pages that are separate programs, fetched when first opened |
//! | `cohort_worker` | the worker of the cohort page, a separate program |
//! | `table_reader` | the reader of workbooks and data files, a separate program |
//! | `files`, `bridge` | the dialog for files, also a separate program, and its access to the entered state |
//! | `pool` | the page that pools references of hospitals, also a separate program |
//! | `release` | fetching of programs and files |

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
pub mod cohort;
pub mod cohort_worker;
mod component;
pub mod evidence;
pub mod files;
mod form;
mod i18n;
mod language;
mod page;
pub mod pool;
mod release;
mod report;
mod route;
mod state;
pub mod table_reader;

/// Replaces the loading text by the page, in the reader's language.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    if let Some(place) = gloo::utils::document().get_element_by_id("app") {
        yew::platform::spawn_local(async move {
            language::begin(&app::WORDS).await;
            yew::Renderer::<app::App>::with_root(place).render();
        });
    }
}
