//! Page of one system: the contents of its file, in reading order.

mod cases;
mod groups;
mod items;

use clinical::{Direction, Finding, Grade, Patient, Purpose, System, assess};
use systems::CATALOGUE;

use super::block::{Block, Line, Page, Section};
use super::condition::condition;
use super::sources;
use crate::i18n::{number, say, words};

/// Id of the primary site on which the program is based.
pub(crate) const HCC: &str = "hcc";

/// The page of a system.
pub(crate) fn page(system: &System) -> Page {
    let provenance = systems::provenance(&system.id);
    let plain = |texts: &[clinical::Text]| texts.iter().map(|text| Line::new(words::defined(text))).collect();
    let remarks = system.left_out.iter().chain(system.remarks.iter()).map(|remark| {
        let text = words::defined(&remark.text);
        Line::new(say!(REMARK_WHEN, text = text, when = condition(&remark.when)))
    });
    let sections = [
        items::section(system),
        groups::section(system),
        groups::prognosis(system),
        Section::new(say!(ACCURACY_HEADING), accuracy(system)),
        Section::list(say!(CAVEATS_HEADING), plain(&system.caveats)),
        Section::list(say!(MISPRINTS_HEADING), provenance.map_or_else(Vec::new, |it| plain(&it.misprints))),
        Section::list(say!(REMARKS_HEADING), remarks.collect()),
        cases::section(system, provenance.map_or(&[], |it| &it.cases)),
        sources_of(system),
    ];
    Page {
        title: words::defined(&system.name),
        lead: vec![Block::Facts(facts(system))],
        sections: sections.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
    }
}

/// Key facts.
fn facts(system: &System) -> Vec<(Line, Vec<Line>)> {
    let source = CATALOGUE.source(&system.source);
    let aliases = systems::provenance(&system.id).map_or(&[][..], |provenance| &provenance.aliases);
    let aliases: Vec<_> = aliases.iter().map(|alias| words::defined(alias)).collect();
    let range = system.range.map(|(low, high)| number::range(low, high));
    let applies = system.applies.as_ref().map(|applies| {
        say!(APPLIES_WHEN, when = condition(&applies.when), otherwise = words::defined(&applies.otherwise))
    });
    let facts = [
        (say!(FACT_SHORT), Some(words::defined(&system.short))),
        (say!(FACT_ALIASES), (!aliases.is_empty()).then(|| aliases.join(say!(JOINT_CLAUSES)))),
        (say!(COLUMN_FORETELLS), Some(purpose(system.purpose).to_owned())),
        (say!(FACT_MADE_FOR), source.and_then(sources::population)),
        (say!(FACT_PUBLISHED), source.and_then(words::year).map(str::to_owned)),
        (say!(FACT_APPLIES), applies),
        (say!(FACT_RANGE), range),
        (say!(FACT_DIRECTION), Some(direction(system.direction).to_owned())),
        (say!(FACT_REACH), reach(system)),
        (say!(COLUMN_GRADE), Some(grade(system.grade).to_owned())),
        (say!(COLUMN_CHECKED), Some(words::day(&system.checked))),
    ];
    facts.into_iter().filter_map(|(name, fact)| Some((Line::new(name), vec![Line::new(fact?)]))).collect()
}

/// Name of a system's purpose.
pub(crate) fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Survival => say!(PICKER_SURVIVAL),
        Purpose::Stability => say!(PICKER_STABILITY),
        Purpose::Liver => say!(PICKER_LIVER),
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::HigherIsBetter => say!(HIGHER_IS_BETTER),
        Direction::HigherIsWorse => say!(HIGHER_IS_WORSE),
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => say!(GRADE_A),
        Grade::B => say!(GRADE_B),
        Grade::C => say!(GRADE_C),
    }
}

/// Totals possible with HCC, if fewer than the range of the scale.
fn reach(system: &System) -> Option<String> {
    let mut patient = Patient::default();
    patient.choose(Finding::PrimarySite, HCC).ok()?;
    let reach = assess(&patient, system, &CATALOGUE).interval()?;
    (Some(reach) != system.range).then(|| number::range(reach.0, reach.1))
}

/// Tests between its groups, and discrimination.
fn accuracy(system: &System) -> Vec<Block> {
    let told: Vec<_> =
        system.comparisons.iter().chain(system.accuracy.iter()).map(sources::statement).collect();
    vec![if told.is_empty() { Block::note(say!(ACCURACY_UNKNOWN)) } else { Block::List(told) }]
}

fn sources_of(system: &System) -> Section {
    let told = sources::of_system(system).into_iter();
    let told = told.map(|source| (Line::strong(words::short_citation(source)), sources::lines(source)));
    Section::new(say!(SOURCES_HEADING), vec![Block::Facts(told.collect())])
}
