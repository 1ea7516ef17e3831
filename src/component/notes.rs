//! Notes: contradictions, cautions and facts, each with its source.

use clinical::{Note, NoteKind};
use systems::CATALOGUE;
use yew::prelude::*;

use super::wide::is_wide;
use crate::files::relief::REVERSIBLE;
use crate::i18n::{say, words};
use crate::report::markup::{close, element, open};

/// The cautions; empty if there are none.
pub(crate) fn cautions(notes: &[&'static Note]) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    html! { <section class="card notes"><h3>{ say!(NOTES_CAUTIONS) }</h3>{ list(notes) }</section> }
}

/// The facts, collapsed on a phone; empty if there are none.
pub(crate) fn facts(notes: &[&'static Note]) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <details class="card notes folded" open={is_wide()}>
            <summary><h3>{ say!(NOTES_FACTS) }</h3></summary>
            { list(notes) }
        </details>
    }
}

fn list(notes: &[&'static Note]) -> Html {
    let mut out = String::new();
    open(&mut out, "ul");
    for note in notes {
        open(&mut out, class(note.kind));
        if let Some(kind) = name(note.kind) {
            element(&mut out, "b", kind);
            out.push(' ');
        }
        element(&mut out, "span", &words::defined(&note.text));
        if let Some(source) = note.source.as_deref().and_then(|id| CATALOGUE.source(id)) {
            out.push(' ');
            element(&mut out, "cite", &words::short_citation(source));
        }
        if &*note.id == REVERSIBLE {
            out.push(' ');
            // `later.js` opens the dialog.
            let failed = say!(PAGE_FAILED);
            element(
                &mut out,
                &format!("button type=button data-opens=relieved data-failed=\"{failed}\""),
                say!(RELIEVED),
            );
        }
        close(&mut out, "li");
    }
    close(&mut out, "ul");
    Html::from_html_unchecked(out.into())
}

fn class(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Emergency => "li class=emergency",
        NoteKind::Contradiction => "li class=contradiction",
        NoteKind::Caution => "li class=caution",
        NoteKind::Fact => "li class=fact",
    }
}

fn name(kind: NoteKind) -> Option<&'static str> {
    match kind {
        NoteKind::Emergency => Some(say!(EMERGENCY)),
        NoteKind::Contradiction => Some(say!(NOTE_CONTRADICTION)),
        NoteKind::Caution => Some(say!(NOTE_CAUTION)),
        NoteKind::Fact => None,
    }
}
