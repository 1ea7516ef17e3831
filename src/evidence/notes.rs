//! Notes shown next to the scores, with their conditions, and every publication.

use clinical::{Note, NoteKind, Suggested};
use systems::CATALOGUE;

use super::block::{Block, Line, Page, Section};
use super::condition::condition;
use super::sources;
use crate::i18n::{say, words};

/// The page.
pub(crate) fn page() -> Page {
    let of_kind = |kind: NoteKind| {
        CATALOGUE.notes.iter().filter(move |note| note.kind == kind).map(note).collect::<Vec<_>>()
    };
    let publications = CATALOGUE.sources.iter();
    let publications = publications.map(|it| (Line::strong(words::short_citation(it)), sources::lines(it)));
    Page {
        title: say!(NOTES_TITLE).to_owned(),
        lead: vec![Block::text(say!(NOTES_INTRODUCTION))],
        sections: vec![
            Section::list(say!(EMERGENCIES_HEADING), of_kind(NoteKind::Emergency)),
            Section::list(say!(CONTRADICTIONS_HEADING), of_kind(NoteKind::Contradiction)),
            Section::list(say!(NOTES_CAUTIONS), of_kind(NoteKind::Caution)),
            Section::list(say!(NOTES_FACTS), of_kind(NoteKind::Fact)),
            Section::list(say!(SUGGESTIONS_HEADING), CATALOGUE.suggestions.iter().map(suggested).collect()),
            Section::new(say!(PUBLICATIONS_HEADING), vec![Block::Facts(publications.collect())]),
        ],
    }
}

fn note(note: &Note) -> Line {
    let text = sourced(words::defined(&note.text), note.source.as_deref());
    Line::new(say!(REMARK_WHEN, text = text, when = condition(&note.when)))
}

fn suggested(offer: &Suggested) -> Line {
    let text = sourced(words::defined(&offer.text), offer.source.as_deref());
    let text = say!(REMARK_WHEN, text = text, when = condition(&offer.when));
    Line::new(say!(SAID_BY, source = words::label(offer.finding), text = text))
}

fn sourced(text: String, source: Option<&str>) -> String {
    match source {
        Some(source) => say!(TOLD_BY, text = text, source = sources::short(source)),
        None => text,
    }
}
