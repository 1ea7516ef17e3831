//! The emergency card, above everything: urgent actions, independent of the scores.

use clinical::{Patient, reasons};
use systems::CATALOGUE;
use yew::prelude::*;

use super::focus;
use crate::i18n::{say, words};
use crate::report::emergency::because;
use crate::report::markup::{close, element, open};
use crate::state::reading::Reading;

/// Id of the card.
pub(crate) const PLACE: &str = "emergency";

/// The card, which screen readers announce; empty if nothing is urgent.
pub(crate) fn emergency(patient: &Patient, reading: &Reading) -> Html {
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
        element(&mut out, "p", &because(patient, &reasons(patient, note, &CATALOGUE)));
    }
    if out.is_empty() {
        return Html::default();
    }
    html! { <div class="emergency" id={PLACE} tabindex="-1" role="alert">{ Html::from_html_unchecked(out.into()) }</div> }
}

/// Button that goes to the card, which may be out of view; empty if nothing is urgent.
pub(crate) fn to_emergency(reading: &Reading) -> Html {
    if reading.emergencies().next().is_none() {
        return Html::default();
    }
    html! { <button type="button" class="urgent" onclick={|_: MouseEvent| focus::go_to_part(PLACE)}>{ say!(EMERGENCY) }</button> }
}
