//! Lee 2015, the paper on which the program is based: its two tables as pictures and as text.

use clinical::{Finding, TimeUnit};
use cohort::analysis::Grouping;
use cohort::published::{LEE_2015, PublishedGrouping, PublishedLevel, table_one, table_two};
use figure::Frame;
use figure::survival_axis::{Estimate, Row};
use systems::CATALOGUE;

use super::block::{self, Block, Line, Page, Section, Table};
use super::sources;
use crate::i18n::{number, say, words};
use crate::report::survival;

/// The page.
pub(crate) fn page() -> Page {
    let scores = Frame {
        id: "lee-scores".to_owned(),
        title: say!(LEE_SCORES_TITLE).to_owned(),
        description: say!(LEE_SCORES_DESCRIPTION).to_owned(),
        ..Frame::default()
    };
    let factors = Frame {
        id: "lee-factors".to_owned(),
        title: say!(LEE_FACTORS_TITLE).to_owned(),
        description: say!(LEE_FACTORS_DESCRIPTION).to_owned(),
        ..Frame::default()
    };
    let source = CATALOGUE.source(LEE_2015);
    let source = source.map(|it| (Line::strong(words::short_citation(it)), sources::lines(it)));
    Page {
        title: say!(LEE_TITLE).to_owned(),
        lead: vec![Block::text(say!(LEE_INTRODUCTION))],
        sections: vec![
            Section::new(say!(LEE_SCORES_TITLE), table(scores, &table_two(), say!(LEE_NAMES))),
            Section::new(say!(LEE_FACTORS_TITLE), table(factors, &table_one(), say!(LEE_RADIOTHERAPY_NOTE))),
            Section::new(say!(SOURCES_HEADING), vec![Block::Facts(source.into_iter().collect())]),
        ],
    }
}

/// A table of the paper as a picture and as text, with a note.
fn table(frame: Frame, groupings: &[PublishedGrouping], note: &str) -> Vec<Block> {
    let name = frame.title.clone();
    let drawn = groupings.iter().flat_map(|grouping| {
        grouping.levels.iter().enumerate().map(|(at, level)| drawn(grouping, level, at == 0))
    });
    let picture = survival::of_rows(frame, drawn.collect());
    let mut rows = Vec::new();
    for grouping in groupings {
        rows.push(block::Row::Group(title(&grouping.grouping), tests(grouping)));
        rows.extend(grouping.levels.iter().map(|level| {
            let cells = [self::level(&grouping.grouping, &level.key), level.n.to_string(), median(level)];
            Table::cells(cells)
        }));
    }
    let head = [say!(COLUMN_LEVEL), say!(COLUMN_N), say!(COLUMN_MEDIAN)].map(str::to_owned).into();
    let table = Table { name, head, rows, wide: false };
    let tested = groupings.iter().filter_map(|grouping| {
        let text = tests(grouping)?;
        Some(Line::new(say!(SAID_BY, source = title(&grouping.grouping), text = text)))
    });
    vec![
        Block::Survival(Box::new(picture)),
        Block::List(tested.collect()),
        Block::Folded(say!(PICTURE_AS_TEXT).to_owned(), vec![Block::Table(table)]),
        Block::note(note),
    ]
}

/// A level as a row of the picture; the first of a grouping also has its title.
fn drawn(grouping: &PublishedGrouping, level: &PublishedLevel, first: bool) -> Row {
    let named = say!(LEE_LEVEL_N, level = self::level(&grouping.grouping, &level.key), n = level.n);
    let estimate = level.median.map(|days| {
        let interval =
            level.ci95.map(|(low, high)| (TimeUnit::Days.months(low), TimeUnit::Days.months(high)));
        Estimate {
            value_months: TimeUnit::Days.months(days),
            low: interval.map(|ends| ends.0),
            high: interval.map(|ends| ends.1),
            text: median(level),
            ..Estimate::default()
        }
    });
    let label = if first { title(&grouping.grouping) } else { String::new() };
    Row { label, detail: named, reading: median(level), estimates: estimate.into_iter().collect() }
}

fn median(level: &PublishedLevel) -> String {
    let Some(median) = level.median else { return say!(LEE_NONE).to_owned() };
    let median = number::plain(median);
    match level.ci95 {
        Some((low, high)) => {
            let ends = format!("{}–{}", number::decimals(low, 2), number::decimals(high, 2));
            say!(LEE_MEDIAN_CI, median = median, interval = ends)
        }
        None => say!(LEE_MEDIAN, median = median),
    }
}

/// P-values as printed: overall, and between pairs.
fn tests(grouping: &PublishedGrouping) -> Option<String> {
    let p = |p: f64| number::decimals(p, 3);
    let all = grouping.p.map(|value| say!(LEE_P, p = p(value)));
    let pairs = grouping.pairs.iter().map(|(first, second, value)| {
        let named = |key: &str| level(&grouping.grouping, key);
        say!(LEE_PAIR, first = named(first), second = named(second), p = p(*value))
    });
    all.into_iter().chain(pairs).reduce(|told, next| [told, next].join(say!(JOINT_CLAUSES)))
}

/// Name of a factor or score.
fn title(grouping: &Grouping) -> String {
    match grouping {
        Grouping::Score { system } => {
            CATALOGUE.system(system).map_or_else(|| system.clone(), |system| words::defined(&system.name))
        }
        Grouping::Finding { finding: Finding::Operation } => say!(LEE_OPERATION).to_owned(),
        Grouping::Finding { finding: Finding::Sorafenib } => say!(LEE_SORAFENIB).to_owned(),
        Grouping::Finding { finding } | Grouping::Cut { finding, .. } => words::label(*finding).to_owned(),
        Grouping::SpinePart => say!(LEE_LEVEL).to_owned(),
        Grouping::Walking => say!(LEE_WALKING).to_owned(),
        Grouping::Radiotherapy => say!(LEE_RADIOTHERAPY).to_owned(),
        Grouping::None | Grouping::Factor { .. } | Grouping::CutColumn { .. } => String::new(),
    }
}

/// Name of a level.
fn level(grouping: &Grouping, key: &str) -> String {
    let named = match key {
        "<65" => say!(LEE_UNDER_65),
        ">=65" => say!(LEE_65_OR_OVER),
        "cervical" => say!(LEE_CERVICAL),
        "thoracic" => say!(LEE_THORACIC),
        "lumbar" => say!(LEE_LUMBAR),
        "yes" => say!(LEE_YES),
        "no" => say!(LEE_NO),
        "before_30_days" => say!(LEE_BEFORE_30_DAYS),
        "within_30_days" => say!(LEE_WITHIN_30_DAYS),
        "after_30_days" => say!(LEE_AFTER_30_DAYS),
        "anterior" => say!(LEE_ANTERIOR),
        "posterior" => say!(LEE_POSTERIOR),
        "combined" => say!(LEE_COMBINED),
        "decompression" => say!(LEE_DECOMPRESSION),
        "fixation" => say!(LEE_FIXATION),
        other => return of_choices(grouping, other),
    };
    named.to_owned()
}

/// Name of a level that is an answer to a finding, or a group of a score.
fn of_choices(grouping: &Grouping, key: &str) -> String {
    if let Grouping::Finding { finding } = grouping
        && let Some(at) = finding.values().iter().position(|value| *value == key)
    {
        return words::choice(*finding, at).name.to_owned();
    }
    words::defined(key)
}
