//! NOMS: the four questions, side by side.

use clinical::Patient;
use yew::prelude::*;

use crate::i18n::say;
use crate::report::markup::{close, element, open};
use crate::report::noms::parts;
use crate::state::reading::Reading;

/// The four questions with the findings at hand; nothing for a patient without answers.
pub(crate) fn noms(patient: &Patient, reading: &Reading) -> Html {
    if patient.is_empty() {
        return Html::default();
    }
    let mut out = String::new();
    element(&mut out, "h3", say!(NOMS_TITLE));
    open(&mut out, "ul");
    for part in parts(patient, reading) {
        // Facts are not printed from here: the paper has them in a line.
        open(&mut out, "li class=fact");
        element(&mut out, "b", part.name);
        out.push(' ');
        element(&mut out, "span", part.known.as_deref().unwrap_or(say!(NOMS_OPEN)));
        if let Some(source) = part.source {
            out.push(' ');
            element(&mut out, "cite", &source);
        }
        close(&mut out, "li");
    }
    close(&mut out, "ul");
    element(&mut out, "p class=source", say!(NOMS_NOTE));
    html! { <section class="card notes noms">{ Html::from_html_unchecked(out.into()) }</section> }
}
