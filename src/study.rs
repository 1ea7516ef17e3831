//! The page of a study: from a spreadsheet to tables and curves.

use web_sys::Element;
use yew::prelude::*;

use crate::i18n::table::{File, Table};
use crate::i18n::{file, say, systems};
use crate::language;

/// The words that this program carries.
static WORDS: [fn() -> &'static Table; 3] = [file::Page::table, file::Findings::table, systems];

/// Draws the page in `place`.
pub fn mount(place: Element) {
    language::mount::<Page>(place, &WORDS, &[]);
}

#[component]
fn Page() -> Html {
    // Draws itself anew in another language.
    let _spoken = language::use_language(&WORDS);
    html! { <h1>{ say!(NAV_COHORT) }</h1> }
}
