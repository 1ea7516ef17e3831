//! Full references of publications.

use clinical::{Source, Statement, System};
use systems::CATALOGUE;

use super::block::{Line, Run};
use crate::i18n::{say, words};

/// Publications cited in a system's file, its own first.
pub(crate) fn of_system(system: &System) -> Vec<&'static Source> {
    let observed = system.groups.iter().flat_map(|group| group.observed.iter()).map(|seen| &seen.source);
    let told = system.comparisons.iter().chain(system.accuracy.iter()).map(|statement| &statement.source);
    let mut found: Vec<&Source> = Vec::new();
    for key in std::iter::once(&system.source).chain(observed).chain(told) {
        if let Some(source) = CATALOGUE.source(key)
            && !found.contains(&source)
        {
            found.push(source);
        }
    }
    found
}

/// A publication with all details: reference, population and caveats.
pub(crate) fn lines(source: &Source) -> Vec<Line> {
    let mut first = Line(vec![Run::Cite(source.citation.to_string())]);
    if let Some(doi) = &source.doi {
        first = first.and(Run::Plain(say!(DOI, doi = &**doi)));
    }
    let studied = [source.n.map(|n| say!(SOURCE_N, n = n)), population(source)];
    let studied: Vec<_> = studied.into_iter().flatten().collect();
    let studied = (!studied.is_empty()).then(|| Line::new(studied.join(say!(JOINT_CLAUSES))));
    let notes = source.notes.iter().map(|note| Line::new(words::defined(note)));
    std::iter::once(first).chain(studied).chain(notes).collect()
}

/// Study population and years.
pub(crate) fn population(source: &Source) -> Option<String> {
    let parts = source.population.iter().chain(source.years.iter());
    parts.map(|text| words::defined(text)).reduce(|who, when| [who, when].join(say!(JOINT_CLAUSES)))
}

/// A statement with its source.
pub(crate) fn statement(statement: &Statement) -> Line {
    let source = short(&statement.source);
    Line::new(say!(SAID_BY, source = source, text = words::defined(&statement.text)))
}

/// Short citation of a publication by its key.
pub(crate) fn short(key: &str) -> String {
    CATALOGUE.source(key).map_or_else(|| key.to_owned(), words::short_citation)
}
