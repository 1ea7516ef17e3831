//! Notes: contradictions, cautions and facts, each with its source.

use clinical::{Note, NoteKind};
use systems::CATALOGUE;
use yew::prelude::*;

use crate::files::relief::REVERSIBLE;
use crate::i18n::{say, words};
use crate::report::markup::{close, element, open};

/// A list of notes; empty if there are none.
pub(crate) fn notes(notes: &[&'static Note], title: &'static str) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    let mut out = String::new();
    element(&mut out, "h3", title);
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
    html! { <section class="card notes">{ Html::from_html_unchecked(out.into()) }</section> }
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
