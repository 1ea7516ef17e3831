//! Notes: contradictions and cautions, and facts worth knowing, each with its source.

use clinical::{Note, NoteKind};
use systems::CATALOGUE;
use yew::prelude::*;

use crate::i18n::{say, words};

/// A list of notes; nothing where there is none.
pub(crate) fn notes(notes: &[&'static Note], title: &'static str) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card notes">
            <h3>{ title }</h3>
            <ul>
                for note in notes {
                    <li key={note.id.as_ref()} class={class(note.kind)}>
                        if let Some(kind) = name(note.kind) {
                            <b>{ kind }</b> { " " }
                        }
                        { words::defined(&note.text) }
                        if let Some(source) = note.source.as_deref().and_then(|id| CATALOGUE.source(id)) {
                            { " " } <cite>{ words::short_citation(source) }</cite>
                        }
                    </li>
                }
            </ul>
        </section>
    }
}

fn class(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Contradiction => "contradiction",
        NoteKind::Caution => "caution",
        NoteKind::Fact => "fact",
    }
}

fn name(kind: NoteKind) -> Option<&'static str> {
    match kind {
        NoteKind::Contradiction => Some(say!(NOTE_CONTRADICTION)),
        NoteKind::Caution => Some(say!(NOTE_CAUTION)),
        NoteKind::Fact => None,
    }
}
