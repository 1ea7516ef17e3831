//! Comparison of all systems: inputs, target patients and accuracy.

use clinical::{Grade, Purpose, System};
use systems::CATALOGUE;

use super::block::{Block, Line, Page, Row, Run, Section, Table};
use super::place::Place;
use super::sources;
use super::system::{HCC, purpose};
use crate::i18n::{say, words};
use crate::report::prognosis;

/// The first of the evidence pages.
pub(crate) fn page() -> Page {
    let table = Table {
        name: say!(COMPARISON_TITLE).to_owned(),
        head: COLUMNS.map(|column| column().to_owned()).into(),
        rows: CATALOGUE.systems.iter().map(row).collect(),
        wide: true,
    };
    let comparison = vec![Block::note(say!(COMPARISON_NOTE)), Block::Table(table)];
    let mut sections: Vec<_> = [Purpose::Survival, Purpose::Stability, Purpose::Liver].map(listed).into();
    sections.push(Section::new(say!(COMPARISON_TITLE), comparison));
    let lead = vec![Block::text(say!(EVIDENCE_INTRODUCTION)), Block::List(general())];
    Page { title: say!(EVIDENCE_TITLE).to_owned(), lead, sections }
}

/// Systems of a purpose.
fn listed(kind: Purpose) -> Section {
    let systems = CATALOGUE.systems.iter().filter(|system| system.purpose == kind);
    Section::list(purpose(kind), systems.map(|system| link(system, named(system))).collect())
}

/// The overview with an error, for an unknown address.
pub(crate) fn nowhere() -> Page {
    let mut page = page();
    page.lead.insert(0, Block::text(say!(NO_SUCH_PLACE)));
    page
}

fn general() -> Vec<Line> {
    let line = |place: Place| {
        let (title, about) = match place {
            Place::Lee => (say!(LEE_TITLE), say!(LEE_LINK)),
            Place::Methods => (say!(METHODS_TITLE), say!(METHODS_LINK)),
            Place::Glossary => (say!(GLOSSARY_TITLE), say!(GLOSSARY_LINK)),
            _ => (say!(NOTES_TITLE), say!(NOTES_LINK)),
        };
        Line::link(place.address(), title).and(Run::Plain(about.to_owned()))
    };
    Place::GENERAL.into_iter().map(line).collect()
}

fn link(system: &'static System, text: String) -> Line {
    Line::link(Place::System(system).address(), text)
}

/// Name of a system, preceded by the short name if the full one does not contain it.
fn named(system: &System) -> String {
    let (short, name) = (words::defined(&system.short), words::defined(&system.name));
    let known = short.split([' ', ',']).next().is_none_or(|first| name.contains(first));
    if known { name } else { say!(SAID_BY, source = short, text = name) }
}

const COLUMNS: [fn() -> &'static str; 9] = [
    || say!(COLUMN_SYSTEM),
    || say!(COLUMN_MADE_FOR),
    || say!(COLUMN_FORETELLS),
    || say!(COLUMN_NEEDS),
    || say!(COLUMN_GROUPS),
    || say!(COLUMN_IN_HCC),
    || say!(COLUMN_ELSEWHERE),
    || say!(COLUMN_GRADE),
    || say!(COLUMN_CHECKED),
];

fn row(system: &'static System) -> Row {
    let (in_hcc, elsewhere) = results(system);
    let findings = system.findings(&CATALOGUE);
    let needs = say!(NEEDS_COUNTED, count = findings.len(), findings = words::labels(&findings));
    let text = |text: String| vec![Line::new(text)];
    Row::Cells(vec![
        vec![link(system, named(system))],
        made_for(system),
        text(purpose(system.purpose).to_owned()),
        text(needs),
        groups(system),
        in_hcc,
        elsewhere,
        text(letter(system.grade).to_owned()),
        text(words::day(&system.checked)),
    ])
}

fn made_for(system: &System) -> Vec<Line> {
    let source = CATALOGUE.source(&system.source);
    let population = source.and_then(|source| source.population.as_deref()).map(words::defined);
    let n = source.and_then(|source| source.n).map(|n| say!(SOURCE_N, n = n));
    let published = source.and_then(words::year).map(|year| say!(PUBLISHED_IN, year = year));
    [population, n, published].into_iter().flatten().map(Line::new).collect()
}

fn groups(system: &System) -> Vec<Line> {
    let told = system.groups.iter().map(|group| match &group.expected {
        Some(expected) => {
            let line = say!(GROUP_TOLD, group = words::group(group), text = words::defined(&expected.text));
            let line = Line::new(line);
            if expected.grade == Grade::C { line.and(Run::Mark(say!(UNVERIFIED).to_owned())) } else { line }
        }
        None => Line::new(words::group(group)),
    });
    told.collect()
}

/// Accuracy in HCC and elsewhere: observed outcomes of the groups, tests between them, and discrimination.
fn results(system: &System) -> (Vec<Line>, Vec<Line>) {
    let seen = system.groups.iter().flat_map(|group| {
        let name = words::group(group);
        group.observed.iter().map(move |seen| {
            let line = say!(GROUP_TOLD, group = &name, text = prognosis::observed(seen).text);
            (seen.primary.as_deref(), Line::new(line))
        })
    });
    let told = system.comparisons.iter().chain(system.accuracy.iter());
    let told = told.map(|statement| (statement.primary.as_deref(), sources::statement(statement)));
    let (hcc, elsewhere): (Vec<_>, Vec<_>) = seen.chain(told).partition(|(primary, _)| *primary == Some(HCC));
    let lines = |told: Vec<(_, Line)>| told.into_iter().map(|(_, line)| line).collect();
    (lines(hcc), lines(elsewhere))
}

fn letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => say!(LETTER_A),
        Grade::B => say!(LETTER_B),
        Grade::C => say!(LETTER_C),
    }
}
