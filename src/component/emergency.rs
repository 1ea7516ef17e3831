//! The emergency card, above everything: urgent actions, independent of the scores.

use systems::CATALOGUE;
use yew::prelude::*;

use crate::i18n::{say, words};
use crate::report::markup::{close, element, open};
use crate::state::reading::Reading;

/// The card, which screen readers announce; empty if nothing is urgent.
pub(crate) fn emergency(reading: &Reading) -> Html {
    let mut out = String::new();
    for note in reading.emergencies() {
        element(&mut out, "h2", say!(EMERGENCY));
        open(&mut out, "p");
        element(&mut out, "span", &words::defined(&note.text));
        if let Some(source) = note.source.as_deref().and_then(|id| CATALOGUE.source(id)) {
            out.push(' ');
            element(&mut out, "cite", &words::short_citation(source));
        }
        close(&mut out, "p");
    }
    if out.is_empty() {
        return Html::default();
    }
    html! { <div class="emergency" role="alert">{ Html::from_html_unchecked(out.into()) }</div> }
}
