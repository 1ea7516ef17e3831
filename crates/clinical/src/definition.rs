//! The definition of a scoring system, as read from its file.
//!
//! Built-in systems are compiled in from `scoring/`; [`Text`] and [`List`] also allow the same types to be
//! read at run time.

use crate::condition::{Condition, List, Text};
use crate::finding::Finding;
use crate::formula::Formula;
use crate::patient::Patient;
use crate::sort_dedup::sort_dedup;

/// A scoring system.
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    /// Id used in files.
    pub id: Text,
    /// The full name.
    pub name: Text,
    /// Short name.
    pub short: Text,
    /// Purpose: the outcome it predicts.
    pub purpose: Purpose,
    /// Direction of its score.
    pub direction: Direction,
    /// Method of calculation.
    pub method: Method,
    /// Lowest and highest total, if it has integer points.
    pub range: Option<(i32, i32)>,
    /// Grade of evidence for its points.
    pub grade: Grade,
    /// Its publication: a key of the sources.
    pub source: Text,
    /// Date of the last check of its facts, year-month-day.
    pub checked: Text,
    /// Target patients; `None` for everybody.
    pub applies: Option<Applies>,
    /// Patients outside its derivation: they are scored, but the result is marked and not compared.
    pub left_out: List<Remark>,
    /// Groups, from the lowest totals up; empty if it has none.
    pub groups: List<Group>,
    /// Reason why it has no groups.
    pub ungrouped: Option<Text>,
    /// Sentences that are always shown.
    pub caveats: List<Text>,
    /// Sentences shown under a condition.
    pub remarks: List<Remark>,
    /// Tests between its groups.
    pub comparisons: List<Statement>,
    /// Predictive accuracy.
    pub accuracy: List<Statement>,
}

/// Purpose of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Survival.
    Survival,
    /// Stability of the spine.
    Stability,
    /// Liver function.
    Liver,
}

/// Direction of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More points mean a better prognosis.
    HigherIsBetter,
    /// More points mean a worse prognosis.
    HigherIsWorse,
}

/// Grade of evidence for a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Checked against a reproduction of the published table.
    A,
    /// Secondary sources agree; the paper itself was not available.
    B,
    /// Recalled and not checked: shown as unverified.
    C,
}

/// Method of calculation of a system.
#[derive(Debug, Clone, PartialEq)]
pub enum Method {
    /// The sum of points.
    Points(List<Item>),
    /// A formula, with the names of its terms.
    Formula {
        /// The formula.
        formula: Formula,
        /// Its terms.
        terms: List<Term>,
    },
    /// The first group whose condition is true.
    Stages,
}

/// An item of a point system.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id within the system.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// True if the first matching option applies; otherwise exactly one must match.
    pub first_wins: bool,
    /// Its options.
    pub options: List<ItemOption>,
}

/// An option of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemOption {
    /// Its name.
    pub name: Text,
    /// Points.
    pub points: i32,
    /// Conditions by priority: the first lines of all options decide, the second lines only if none of them
    /// is true.
    pub when: List<Condition>,
    /// Condition used if a finding of `when` is missing and those of `instead` are known.
    pub instead: Option<Condition>,
}

impl Item {
    /// Findings that decide it, including those that replace missing ones; without duplicates, in the order
    /// of the form.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        sort_dedup(self.main_findings().into_iter().chain(self.instead_findings()))
    }

    /// The findings of the conditions of `when`.
    #[must_use]
    pub fn main_findings(&self) -> Vec<Finding> {
        let conditions = self.options.iter().flat_map(|option| option.when.iter());
        sort_dedup(conditions.flat_map(Condition::findings))
    }

    /// The findings of the conditions of `instead`.
    #[must_use]
    pub fn instead_findings(&self) -> Vec<Finding> {
        let conditions = self.options.iter().filter_map(|option| option.instead.as_ref());
        sort_dedup(conditions.flat_map(Condition::findings))
    }
}

/// A named term of a formula.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// Id of the term in the formula.
    pub id: Text,
    /// Its name.
    pub name: Text,
}

/// A group of totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Name: `0-8`, or as given in the file.
    pub name: Text,
    /// Results that belong to it.
    pub extent: Extent,
    /// True if no combination of answers reaches it, as declared in its file.
    pub unreachable: bool,
    /// Prognosis in the original paper.
    pub expected: Option<Expected>,
    /// Treatment advice in the paper.
    pub advice: Option<Text>,
    /// Outcomes observed in cohorts.
    pub observed: List<Observed>,
}

/// Results that belong to a group.
#[derive(Debug, Clone, PartialEq)]
pub enum Extent {
    /// Totals from the first to the second, inclusive.
    Totals(i32, i32),
    /// Values up to this one; `None` for the rest.
    AtMost(Option<f64>),
    /// Patients for whom this is true, but no group before.
    Holds(Condition),
}

/// Prognosis for a group in the original paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// As text.
    pub text: Text,
    /// As a time that a picture can show.
    pub months: Option<ExpectedMonths>,
    /// Grade of evidence.
    pub grade: Grade,
}

/// A prognosis that a picture can show, in months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ExpectedMonths {
    /// A median.
    Median(f64),
    /// A mean.
    Mean(f64),
    /// A range; an end that is `None` is open.
    Between(Option<f64>, Option<f64>),
}

/// Outcomes of a group observed in a cohort.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// A key of the sources.
    pub source: Text,
    /// The cohort's primary, if it had only one: a value of `primary_site`.
    pub primary: Option<Text>,
    /// Number of patients or operations.
    pub n: Option<u32>,
    /// The median survival, in months.
    pub median: Option<Estimate>,
    /// Percentages alive.
    pub alive: List<Alive>,
    /// Grade of evidence.
    pub grade: Grade,
    /// Remark.
    pub remark: Option<Text>,
}

/// A survival time as published.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The time.
    pub value: f64,
    /// Its 95 % confidence interval.
    pub ci95: Option<(f64, f64)>,
    /// Its unit.
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

/// Percentage alive after some months.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alive {
    /// Number of months.
    pub months: f64,
    /// Percentage.
    pub percent: f64,
}

/// A sentence with its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// A key of the sources.
    pub source: Text,
    /// The primary of the patients, if only one.
    pub primary: Option<Text>,
    /// The sentence.
    pub text: Text,
}

/// A sentence shown under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// The condition.
    pub when: Condition,
    /// The sentence.
    pub text: Text,
}

/// Target patients of a system.
#[derive(Debug, Clone, PartialEq)]
pub struct Applies {
    /// Condition of the target patients.
    pub when: Condition,
    /// Reason why it does not apply to others.
    pub otherwise: Text,
    /// Label if it is not known whether it applies.
    pub unknown: Text,
}

/// A publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Key used by the systems.
    pub id: Text,
    /// Citation, as complete as known.
    pub citation: Text,
    /// Short name, if author and year of the citation are not suitable.
    pub short: Option<Text>,
    /// The DOI.
    pub doi: Option<Text>,
    /// Number of patients.
    pub n: Option<u32>,
    /// Description of the patients.
    pub population: Option<Text>,
    /// Years of treatment.
    pub years: Option<Text>,
    /// Treatment of the patients, if known.
    pub treatment: Option<Treatment>,
    /// Caveats about its numbers.
    pub notes: List<Text>,
}

/// Treatment of the patients of a publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// All had surgery.
    Surgery,
    /// All had radiotherapy, as in a study of it.
    Radiotherapy,
    /// Some had surgery.
    Mixed,
}

/// A note that belongs to no single system.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: Text,
    /// Kind.
    pub kind: NoteKind,
    /// Condition under which it is shown.
    pub when: Condition,
    /// The sentence.
    pub text: Text,
    /// A key of the sources.
    pub source: Option<Text>,
}

/// Kind of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// An emergency, shown before every score.
    Emergency,
    /// Contradictory answers; they are scored as given.
    Contradiction,
    /// An action or a caveat.
    Caution,
    /// Information.
    Fact,
}

/// A suggested answer, which the user confirms or ignores.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggested {
    /// The finding.
    pub finding: Finding,
    /// Id of the value, or the number.
    pub value: Text,
    /// Condition under which it is suggested.
    pub when: Condition,
    /// Reason.
    pub text: Text,
    /// A key of the sources.
    pub source: Option<Text>,
}

/// Additional data about a system, for those who want to verify it.
#[derive(Debug, Clone, PartialEq)]
pub struct Provenance {
    /// The id of the system.
    pub system: Text,
    /// Other names.
    pub aliases: List<Text>,
    /// Known misprints.
    pub misprints: List<Text>,
    /// Worked cases.
    pub cases: List<Case>,
}

/// A worked case: a patient and the expected result.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// Its line in the scoring file.
    pub line: u32,
    /// The patient.
    pub patient: Patient,
    /// Expected result.
    pub outcome: Outcome,
    /// Name of the expected group.
    pub group: Option<Text>,
}

/// Expected result of a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// An integer total.
    Total(i32),
    /// A value, to four decimals.
    Value(f64),
    /// Only the group.
    Group,
}

/// All scoring data of `scoring/`.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    /// Systems in display order.
    pub systems: &'static [System],
    /// The publications.
    pub sources: &'static [Source],
    /// The notes that belong to no single system.
    pub notes: &'static [Note],
    /// Suggested answers.
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
    /// Items of a point system; empty for others.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match &self.method {
            Method::Points(items) => items,
            Method::Formula { .. } | Method::Stages => &[],
        }
    }

    /// Index of the group of a formula's value.
    #[must_use]
    pub fn group_of(&self, value: f64) -> Option<usize> {
        self.groups.iter().position(|group| match group.extent {
            Extent::AtMost(limit) => limit.is_none_or(|limit| value <= limit),
            Extent::Totals(..) | Extent::Holds(_) => false,
        })
    }
}
