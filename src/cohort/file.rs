//! The open file and the settings with which it was opened.

#![cfg(target_arch = "wasm32")]

use cohort::{Delimiter, Encoding, HeadingLine, Join, Opening, RowKind, Source};
use study::protocol::Opened;
use yew::prelude::*;

use super::choose::Chosen;
use super::list::{labelled, list, list_of};
use super::messages::sentence;
use crate::i18n::say;

/// Name, size, notes and settings of the file.
///
/// A choice of rows leaves the columns, so that `onrows` keeps their mapping, the filters and the results.
pub(super) fn found(
    opened: &Opened,
    chosen: Option<&Chosen>,
    onfile: &Callback<Chosen>,
    onrows: &Callback<Chosen>,
) -> Html {
    html! {
        <section class="card" id="study-file" tabindex="-1">
            <h2>{ say!(STUDY_FOUND) } { " " } <span class="file-name">{ &opened.name }</span></h2>
            <p>{ say!(STUDY_FOUND_ROWS, rows = opened.rows, columns = opened.previewed.mapping.columns.len()) }</p>
            if opened.synthetic {
                <p class="caution">{ say!(STUDY_SYNTHETIC_SAID) }</p>
            }
            if let Some(chosen) = chosen {
                { choices(opened, chosen, onfile) }
            }
            if !opened.notes.is_empty() {
                <ul class="file-notes">
                    for note in &opened.notes {
                        <li class="caution">
                            { sentence(&note.said) }
                            if let Some(((kind, used), chosen)) = note.rows.zip(chosen) {
                                { " " }
                                { rows_used(kind, used, chosen, onrows) }
                            }
                            if let Some(((events, join), chosen)) = note.join.as_ref().zip(chosen) {
                                { " " }
                                { joined(events, join.as_ref(), chosen, onrows) }
                            }
                        </li>
                    }
                </ul>
            }
        </section>
    }
}

/// Choice whether rows of a kind are used.
fn rows_used(kind: RowKind, used: bool, chosen: &Chosen, onrows: &Callback<Chosen>) -> Html {
    let all = [(true, say!(STUDY_ROWS_ARE_USED)), (false, say!(STUDY_ROWS_ARE_LEFT_OUT))];
    let chosen = chosen.clone();
    let onpick = onrows.reform(move |at: usize| {
        let mut chosen = chosen.clone();
        chosen.opening.rows.insert(kind, at == 0);
        chosen
    });
    labelled(say!(STUDY_THESE_ROWS), list(kind.id(), &all, used, &onpick))
}

/// Choice of the value that joins the rows of a patient.
fn joined(events: &[String], join: Option<&Join>, chosen: &Chosen, onrows: &Callback<Chosen>) -> Html {
    let at = events.iter().map(|event| (Some(Join::At(event.clone())), say!(STUDY_JOIN_AT, name = event)));
    let all: Vec<(Option<Join>, String)> = [
        (None, say!(STUDY_JOIN_NOT).to_owned()),
        (Some(Join::First), say!(STUDY_JOIN_FIRST).to_owned()),
        (Some(Join::Last), say!(STUDY_JOIN_LAST).to_owned()),
    ]
    .into_iter()
    .chain(at)
    .collect();
    let names: Vec<(bool, &str)> =
        all.iter().map(|(value, name)| (value.as_ref() == join, name.as_str())).collect();
    let onpick = {
        let (chosen, all) = (chosen.clone(), all.clone());
        onrows.reform(move |at: usize| {
            let mut chosen = chosen.clone();
            chosen.opening.join = all.get(at).and_then(|(join, _)| join.clone());
            chosen
        })
    };
    labelled(say!(STUDY_JOIN), list_of("join".into(), &names, &onpick))
}

/// Applies the choice with this index to the settings of the file.
type Choose = Box<dyn Fn(&mut Opening, usize)>;

/// Settings of the file; a change opens it again.
fn choices(opened: &Opened, chosen: &Chosen, onfile: &Callback<Chosen>) -> Html {
    let again = |choose: Choose| {
        let chosen = chosen.clone();
        onfile.reform(move |at: usize| {
            let mut chosen = chosen.clone();
            choose(&mut chosen.opening, at);
            chosen
        })
    };
    let lists = match &opened.source {
        Source::Text { encoding, delimiter, .. } => {
            let encodings = Encoding::ALL.map(|it| (it, encoding_name(it)));
            let delimiters = Delimiter::ALL.map(|it| (it, delimiter_name(it)));
            let onencoding = again(Box::new(|opening, at| opening.encoding = Encoding::ALL.get(at).copied()));
            let ondelimiter =
                again(Box::new(|opening, at| opening.delimiter = Delimiter::ALL.get(at).copied()));
            html! {
                <>
                    { labelled(say!(STUDY_ENCODING), list("encoding", &encodings, *encoding, &onencoding)) }
                    { labelled(say!(STUDY_DELIMITER), list("delimiter", &delimiters, *delimiter, &ondelimiter)) }
                </>
            }
        }
        Source::Workbook { sheet, sheets, hidden } => {
            let called = |name: &String| {
                let is_hidden = hidden.contains(name);
                if is_hidden { say!(STUDY_SHEET_HIDDEN, name = name) } else { name.clone() }
            };
            let called: Vec<(bool, String)> =
                sheets.iter().map(|name| (name == sheet, called(name))).collect();
            let names: Vec<(bool, &str)> = called.iter().map(|(is, name)| (*is, name.as_str())).collect();
            let sheets = sheets.clone();
            let onsheet = again(Box::new(move |opening, at| {
                opening.sheet = sheets.get(at).cloned();
                opening.heading = None;
            }));
            labelled(say!(STUDY_SHEET), list_of("sheet".into(), &names, &onsheet))
        }
        Source::DataFile => html! {},
    };
    if opened.source == Source::DataFile {
        return html! {};
    }
    let headings = headings(opened.heading_line);
    let line = opened.heading_line.map_or(HeadingLine::Without, HeadingLine::Line);
    let onheading = {
        let headings = headings.clone();
        again(Box::new(move |opening, at| opening.heading = headings.get(at).map(|(line, _)| *line)))
    };
    html! {
        <div class="choices">
            { lists }
            { labelled(say!(STUDY_HEADING_LINE), list("heading-line", &headings, line, &onheading)) }
        </div>
    }
}

/// Possible heading lines with names: none, the first ones, and the current one.
fn headings(now: Option<u32>) -> Vec<(HeadingLine, String)> {
    const FIRST_LINES: u32 = 12;
    let further = now.filter(|line| *line > FIRST_LINES);
    let lines = (1..=FIRST_LINES).chain(further).map(|line| (HeadingLine::Line(line), line.to_string()));
    std::iter::once((HeadingLine::Without, say!(STUDY_NO_HEADING).to_owned())).chain(lines).collect()
}

fn delimiter_name(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => say!(STUDY_COMMA),
        Delimiter::Semicolon => say!(STUDY_SEMICOLON),
        Delimiter::Tab => say!(STUDY_TAB),
        Delimiter::Pipe => say!(STUDY_PIPE),
        Delimiter::Blanks => say!(STUDY_BLANKS),
    }
}

/// Name of an encoding, with its scripts or region if the name does not tell.
fn encoding_name(encoding: Encoding) -> String {
    let region = match encoding {
        Encoding::Windows1250 | Encoding::Iso8859Part2 => say!(STUDY_ENCODING_CENTRAL_EUROPE),
        Encoding::Windows1251 | Encoding::Koi8U | Encoding::Ibm866 => say!(STUDY_ENCODING_CYRILLIC),
        Encoding::Windows1253 => say!(STUDY_ENCODING_GREEK),
        Encoding::Windows1254 => say!(STUDY_ENCODING_TURKISH),
        Encoding::Windows1255 => say!(STUDY_ENCODING_HEBREW),
        Encoding::Windows1256 => say!(STUDY_ENCODING_ARABIC),
        Encoding::Windows1257 => say!(STUDY_ENCODING_BALTIC),
        Encoding::Windows1258 => say!(STUDY_ENCODING_VIETNAMESE),
        Encoding::Windows874 => say!(STUDY_ENCODING_THAI),
        _ => return encoding.to_string(),
    };
    format!("{encoding} ({region})")
}
