//! The page of a study: from a spreadsheet to tables and curves.

use web_sys::Element;
use yew::prelude::*;

/// Draws the page in `place`.
pub fn mount(place: Element) {
    yew::Renderer::<Page>::with_root(place).render();
}

#[component]
fn Page() -> Html {
    html! { <h1>{ crate::i18n::say!(NAV_COHORT) }</h1> }
}
