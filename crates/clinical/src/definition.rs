//! What a scoring system is, once its file has been read.
//!
//! The built-in systems are compiled in from `scoring/`; a user's own are read at run time into the same types.
//! Hence [`Text`] and [`List`], which are either.

use crate::condition::{Condition, List, Text};
use crate::finding::Finding;
use crate::formula::Formula;
use crate::patient::Patient;
use crate::rising::rising;

/// A scoring system.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    /// The id used in files.
    pub id: Text,
    /// The full name.
    pub name: Text,
    /// The name where room is short.
    pub short: Text,
    /// What it foretells.
    pub purpose: Purpose,
    /// Which way its score points.
    pub direction: Direction,
    /// How it comes to its result.
    pub method: Method,
    /// The lowest and highest total, where it has one in whole points.
    pub range: Option<(i32, i32)>,
    /// How well its points are known.
    pub grade: Grade,
    /// Whose it is: a key of the sources.
    pub source: Text,
    /// The day on which its facts were last checked, year-month-day.
    pub checked: Text,
    /// Whom it is for; `None` is everybody.
    pub applies: Option<Applies>,
    /// Patients it was not derived in: they are scored, but the result is marked and compared with no other.
    pub left_out: List<Remark>,
    /// Its groups, from the lowest totals up; empty where it has none.
    pub groups: List<Group>,
    /// Why it has no groups.
    pub ungrouped: Option<Text>,
    /// Sentences shown beside it.
    pub caveats: List<Text>,
    /// Sentences shown when something holds.
    pub remarks: List<Remark>,
    /// Tests between its groups.
    pub comparisons: List<Statement>,
    /// How well it predicted.
    pub accuracy: List<Statement>,
}

/// What a system foretells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// How long the patient will live.
    Survival,
    /// Whether the spine is stable.
    Stability,
    /// How well the liver works.
    Liver,
}

/// Which way a score points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More points, better outlook.
    HigherIsBetter,
    /// More points, worse outlook.
    HigherIsWorse,
}

/// How well a fact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Checked against a reproduction of the published table.
    A,
    /// Secondary sources agree; the paper itself was not at hand.
    B,
    /// Recalled and not checked: shown as unverified.
    C,
}

/// How a system comes to its result.
#[derive(Debug, Clone, PartialEq)]
pub enum Method {
    /// The sum of points.
    Points(List<Item>),
    /// A formula, with the names of its terms.
    Formula {
        /// Which.
        formula: Formula,
        /// Its terms.
        terms: List<Term>,
    },
    /// The first group whose condition holds.
    Stages,
}

/// An item of a point system.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id within the system.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// Whether the first option that holds is the one; otherwise exactly one must.
    pub first_wins: bool,
    /// Its options.
    pub options: List<ItemOption>,
}

/// An option of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOption {
    /// Its name.
    pub name: Text,
    /// What it adds.
    pub points: i32,
    /// When it holds: the first lines decide over all options, and only where none holds the second lines.
    pub when: List<Condition>,
    /// When it holds where a finding of `when` is missing and those of `instead` are known.
    pub instead: Option<Condition>,
}

impl Item {
    /// The findings that decide it, or would where others are missing; each once, in the order of the form.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        rising(self.main_findings().into_iter().chain(self.instead_findings()))
    }

    pub(crate) fn main_findings(&self) -> Vec<Finding> {
        let conditions = self.options.iter().flat_map(|option| option.when.iter());
        rising(conditions.flat_map(Condition::findings))
    }

    pub(crate) fn instead_findings(&self) -> Vec<Finding> {
        let conditions = self.options.iter().filter_map(|option| option.instead.as_ref());
        rising(conditions.flat_map(Condition::findings))
    }
}

/// A term of a formula, named.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Its id, known to the formula.
    pub id: Text,
    /// Its name.
    pub name: Text,
}

/// A group of totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name: `0-8`, or what the file says.
    pub name: Text,
    /// Which totals it holds.
    pub extent: Extent,
    /// Whether no combination of answers reaches it, as its file declares.
    pub unreachable: bool,
    /// The paper's own prognosis.
    pub expected: Option<Expected>,
    /// The paper's advice.
    pub advice: Option<Text>,
    /// What cohorts saw.
    pub observed: List<Observed>,
}

/// Which results belong to a group.
#[derive(Debug, Clone, PartialEq)]
pub enum Extent {
    /// Totals from the first to the second.
    Totals(i32, i32),
    /// Values up to this one; `None` is the rest.
    AtMost(Option<f64>),
    /// Patients of whom this holds, and of no group before.
    Holds(Condition),
}

/// A paper's own prognosis for a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// In words.
    pub text: Text,
    /// What a picture can draw.
    pub months: Option<ExpectedMonths>,
    /// How well it is known.
    pub grade: Grade,
}

/// A prognosis that a picture can draw, in months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ExpectedMonths {
    /// A median.
    Median(f64),
    /// A mean.
    Mean(f64),
    /// Between two numbers; an end that is `None` is open.
    Between(Option<f64>, Option<f64>),
}

/// What a cohort saw of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// A key of the sources.
    pub source: Text,
    /// The cohort's primary, where it had one: a value of `primary_site`.
    pub primary: Option<Text>,
    /// How many patients or operations.
    pub n: Option<u32>,
    /// The median survival, in months.
    pub median: Option<Estimate>,
    /// Who was alive when.
    pub alive: List<Alive>,
    /// How well it is known.
    pub grade: Grade,
    /// A sentence beside it.
    pub remark: Option<Text>,
}

/// A survival time as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The time.
    pub value: f64,
    /// Its 95 % confidence interval.
    pub ci95: Option<(f64, f64)>,
    /// The unit it was printed in.
    pub unit: TimeUnit,
}

/// The unit of a survival time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Days.
    Days,
    /// Months.
    Months,
}

impl TimeUnit {
    /// A time in this unit as months of 365.25 / 12 days.
    #[must_use]
    pub fn months(self, time: f64) -> f64 {
        match self {
            Self::Days => time * 12.0 / 365.25,
            Self::Months => time,
        }
    }
}

/// Who was alive after some months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alive {
    /// After how many months.
    pub months: f64,
    /// What part, in per cent.
    pub percent: f64,
}

/// A sentence with its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// A key of the sources.
    pub source: Text,
    /// The primary it was found in, where it was one.
    pub primary: Option<Text>,
    /// The sentence.
    pub text: Text,
}

/// A sentence shown when something holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// When.
    pub when: Condition,
    /// The sentence.
    pub text: Text,
}

/// Whom a system is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Applies {
    /// The patients it was made for.
    pub when: Condition,
    /// Why it does not apply to others.
    pub otherwise: Text,
    /// The label while it is not known whether it applies.
    pub unknown: Text,
}

/// A publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// The key by which systems name it.
    pub id: Text,
    /// The citation, as complete as it is known.
    pub citation: Text,
    /// The name where room is short, where author and year of the citation do not make one.
    pub short: Option<Text>,
    /// The DOI.
    pub doi: Option<Text>,
    /// How many patients.
    pub n: Option<u32>,
    /// Who they were.
    pub population: Option<Text>,
    /// When they were treated.
    pub years: Option<Text>,
    /// Treatment of the patients, if known.
    pub treatment: Option<Treatment>,
    /// What to keep in mind when its numbers are shown.
    pub notes: List<Text>,
}

/// Treatment of the patients of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// All were.
    Surgery,
    /// All were irradiated, as a study of radiotherapy.
    Radiotherapy,
    /// Some were.
    Mixed,
}

/// A note that belongs to no single system.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: Text,
    /// How it is meant.
    pub kind: NoteKind,
    /// When it is shown.
    pub when: Condition,
    /// The sentence.
    pub text: Text,
    /// A key of the sources.
    pub source: Option<Text>,
}

/// How a note is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// An emergency: it comes before every score, whatever else is known.
    Emergency,
    /// Answers that cannot both be true; they are computed as given.
    Contradiction,
    /// Something to act on, or to beware of.
    Caution,
    /// Something worth knowing.
    Fact,
}

/// An answer to offer, which the user confirms or not.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// The finding.
    pub finding: Finding,
    /// The value's id, or the number.
    pub value: Text,
    /// When it is offered.
    pub when: Condition,
    /// Why.
    pub text: Text,
    /// A key of the sources.
    pub source: Option<Text>,
}

/// What is known of a system beyond what it takes to score with it: for those who want to check it.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// The id of the system.
    pub system: Text,
    /// What others call it.
    pub aliases: List<Text>,
    /// Misprints that circulate.
    pub misprints: List<Text>,
    /// Worked cases.
    pub cases: List<Case>,
}

/// A worked case: what is given, and what it must come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The line of the scoring file that it stands on.
    pub line: u32,
    /// The patient.
    pub patient: Patient,
    /// What it must come to.
    pub outcome: Outcome,
    /// The name of the group it must fall in.
    pub group: Option<Text>,
}

/// What a case must come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// A total in whole points.
    Total(i32),
    /// A value, to four decimals.
    Value(f64),
    /// Only a group.
    Group,
}

/// Everything that stands in `scoring/` and is scored with.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// The systems, in the order in which they are shown.
    pub systems: &'static [System],
    /// The publications.
    pub sources: &'static [Source],
    /// The notes that belong to no single system.
    pub notes: &'static [Note],
    /// The answers to offer.
    pub suggestions: &'static [Suggested],
}

impl Catalogue {
    /// The system with this id.
    #[must_use]
    pub fn system(&self, id: &str) -> Option<&'static System> {
        self.systems.iter().find(|system| system.id == id)
    }

    /// The publication with this key.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&'static Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

impl System {
    /// The items of a point system; none otherwise.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match &self.method {
            Method::Points(items) => items,
            Method::Formula { .. } | Method::Stages => &[],
        }
    }

    /// The place of the group that the value of a formula belongs to.
    #[must_use]
    pub fn group_of(&self, value: f64) -> Option<usize> {
        self.groups.iter().position(|group| match group.extent {
            Extent::AtMost(limit) => limit.is_none_or(|limit| value <= limit),
            Extent::Totals(..) | Extent::Holds(_) => false,
        })
    }
}
