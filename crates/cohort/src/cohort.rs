//! The cohort: typed columns with one value for each row.
//!
//! Every row of a cohort with follow-up has a time and an event. Rows of the file without them are in the
//! list of issues instead, so that analyses need not handle them.

use std::collections::BTreeMap;

use clinical::{Answer, Finding, Patient};

use crate::coded::{Coded, Labels};
use crate::heading::may_be_later;
use crate::time_zero::{ColumnOrigin, Entry, Later, TimeZero, is_later};

mod column_error;
mod factor;
mod landmark;
mod start;

pub use column_error::ColumnError;
pub use factor::Factor;
pub use landmark::Landmark;
pub use start::Start;

/// Answers to one finding, in the order of the rows.
pub type Answers = Coded<Answer>;

/// A study: typed columns, all of the same length.
///
/// ```
/// use clinical::{Finding, Patient};
/// use cohort::{Cohort, Factor};
///
/// let mut patient = Patient::default();
/// patient.count(Finding::Kps, 80)?;
/// let cohort = Cohort::new(vec![2, 3])
///     .with_follow_up(vec![180.0, 261.0], vec![true, false])?
///     .with_patients_answers(&[patient, Patient::default()])?
///     .with_factor(Factor::new("hospital", [Some("A".into()), None].into_iter().collect()))?;
/// assert_eq!(cohort.time_days(), [180.0, 261.0]);
/// assert_eq!(cohort.answers(Finding::Kps).map(|kps| kps.missing()), Some(1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cohort {
    rows: Vec<u32>,
    time_days: Vec<f64>,
    event: Vec<bool>,
    entry_days: Option<Vec<f64>>,
    time_zero: TimeZero,
    followed: bool,
    patients: Option<Labels>,
    answers: Vec<(Finding, Answers)>,
    factors: Vec<Factor>,
    /// Names of factors that are findings measured again after the operation.
    measured_after: Vec<(String, Finding)>,
    /// Names of factors, and ids of findings, that a person stated to be known at time zero.
    known_at_zero: Vec<String>,
    /// Columns of times and events whose meaning is in doubt and was not confirmed.
    unconfirmed: Vec<String>,
    /// Columns of findings whose unit is in doubt and was not confirmed, by id of the finding.
    doubted_units: BTreeMap<String, String>,
    /// Number of rows of living patients that are left out because they have no time.
    living_left_out: usize,
    landmark: Option<Landmark>,
    starts: Vec<Start>,
    /// Origin of a column of times.
    origin: Option<ColumnOrigin>,
}

impl Cohort {
    /// Creates a cohort without columns, whose rows have these numbers in the file.
    #[must_use]
    pub fn new(rows: Vec<u32>) -> Self {
        Self { rows, ..Self::default() }
    }

    /// Sets the time of each row in days, and whether it ended with the event (death) or was censored.
    ///
    /// # Errors
    /// If the lengths differ from the cohort's, or a time is negative or not finite.
    pub fn with_follow_up(mut self, time_days: Vec<f64>, event: Vec<bool>) -> Result<Self, ColumnError> {
        self.fits(time_days.len())?;
        self.fits(event.len())?;
        let impossible = |days: &f64| !days.is_finite() || *days < 0.0;
        if let Some(at) = time_days.iter().position(impossible) {
            return Err(ColumnError::Time { row: self.rows[at], days: time_days[at] });
        }
        (self.time_days, self.event, self.followed) = (time_days, event, true);
        Ok(self)
    }

    /// Sets the entry of each row, in days from time zero (delayed entry).
    ///
    /// # Errors
    /// If the length differs from the cohort's, or an entry is negative, not finite, or not before the row's
    /// time.
    pub fn with_entry(mut self, entry_days: Vec<f64>) -> Result<Self, ColumnError> {
        self.fits(entry_days.len())?;
        self.fits(self.time_days.len())?;
        let before = |(entry, time): (&f64, &f64)| (0.0..*time).contains(entry);
        if let Some(at) = entry_days.iter().zip(&self.time_days).position(|row| !before(row)) {
            return Err(ColumnError::Entry { row: self.rows[at], days: entry_days[at] });
        }
        self.entry_days = Some(entry_days);
        if self.time_zero.entry != Entry::Recorded {
            self.time_zero.entry = Entry::AtOperation;
        }
        Ok(self)
    }

    /// Sets time zero, which results report.
    #[must_use]
    pub fn with_time_zero(mut self, time_zero: TimeZero) -> Self {
        self.time_zero = time_zero;
        self
    }

    /// Sets the patient of each row.
    ///
    /// # Errors
    /// If the length differs from the cohort's.
    pub fn with_patients(mut self, patients: Labels) -> Result<Self, ColumnError> {
        self.fits(patients.len())?;
        self.patients = Some(patients);
        Ok(self)
    }

    /// Sets the answers to a finding, replacing earlier ones.
    ///
    /// # Errors
    /// If the length differs from the cohort's.
    pub fn with_answers(mut self, finding: Finding, answers: Answers) -> Result<Self, ColumnError> {
        self.fits(answers.len())?;
        self.answers.retain(|(known, _)| *known != finding);
        let at = self.answers.partition_point(|(known, _)| *known < finding);
        self.answers.insert(at, (finding, answers));
        Ok(self)
    }

    /// Sets every finding that any of these records answers.
    ///
    /// # Errors
    /// If their number differs from the cohort's rows.
    pub fn with_patients_answers(mut self, patients: &[Patient]) -> Result<Self, ColumnError> {
        for finding in Finding::ALL {
            if patients.iter().any(|patient| patient.get(*finding).is_some()) {
                let answers = patients.iter().map(|patient| patient.get(*finding)).collect();
                self = self.with_answers(*finding, answers)?;
            }
        }
        Ok(self)
    }

    /// Adds a factor after the others.
    ///
    /// # Errors
    /// If the length differs from the cohort's.
    pub fn with_factor(mut self, factor: Factor) -> Result<Self, ColumnError> {
        self.fits(factor.labels.len())?;
        self.factors.push(factor);
        Ok(self)
    }

    /// Adds a factor that is a finding measured again after the operation.
    ///
    /// # Errors
    /// If the length differs from the cohort's.
    pub fn with_factor_after(mut self, factor: Factor, finding: Finding) -> Result<Self, ColumnError> {
        self.measured_after.push((factor.name.clone(), finding));
        self.with_factor(factor)
    }

    fn fits(&self, given: usize) -> Result<(), ColumnError> {
        let expected = self.rows.len();
        if given == expected { Ok(()) } else { Err(ColumnError::Length { expected, given }) }
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Row numbers in the file; the heading is 1 or greater.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Returns whether its rows have times and events. Otherwise it can be scored, but not analysed.
    #[must_use]
    pub fn has_follow_up(&self) -> bool {
        self.followed
    }

    /// Times in days; empty without follow-up.
    #[must_use]
    pub fn time_days(&self) -> &[f64] {
        &self.time_days
    }

    /// Entry of each row, in days from time zero; `None` if all are time zero.
    #[must_use]
    pub fn entry_days(&self) -> Option<&[f64]> {
        self.entry_days.as_deref()
    }

    /// Time zero, and start of the time at risk.
    #[must_use]
    pub fn time_zero(&self) -> TimeZero {
        self.time_zero
    }

    /// Whether each row ended with the event; empty without follow-up.
    #[must_use]
    pub fn event(&self) -> &[bool] {
        &self.event
    }

    /// Number of events.
    #[must_use]
    pub fn events(&self) -> usize {
        self.event.iter().filter(|event| **event).count()
    }

    /// The patient of each row, if the file has them.
    #[must_use]
    pub fn patients(&self) -> Option<&Labels> {
        self.patients.as_ref()
    }

    /// Answers to `finding`, if the file has a column for it.
    #[must_use]
    pub fn answers(&self, finding: Finding) -> Option<&Answers> {
        self.answers.iter().find(|(known, _)| *known == finding).map(|(_, answers)| answers)
    }

    /// Findings with a column, in the order of the form.
    pub fn findings(&self) -> impl Iterator<Item = Finding> + '_ {
        self.answers.iter().map(|(finding, _)| *finding)
    }

    /// Columns used as factors, in the order of the file.
    #[must_use]
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// The factor with this name.
    #[must_use]
    pub fn factor(&self, name: &str) -> Option<&Factor> {
        self.factors.iter().find(|factor| factor.name == name)
    }

    /// The finding that a factor measures again after the operation, if any.
    #[must_use]
    pub fn measured_after(&self, factor: &str) -> Option<Finding> {
        self.measured_after.iter().find(|(name, _)| name == factor).map(|(_, finding)| *finding)
    }

    /// Records a person's statement that the values of these factors, by name, and findings, by id, were known at time
    /// zero.
    #[must_use]
    pub fn with_known_at_zero(self, known_at_zero: Vec<String>) -> Self {
        Self { known_at_zero, ..self }
    }

    /// Records the columns of times and events, by heading, whose meaning is in doubt and was not confirmed.
    #[must_use]
    pub fn with_unconfirmed(self, unconfirmed: Vec<String>) -> Self {
        Self { unconfirmed, ..self }
    }

    /// Records the columns, by id of their finding, whose unit is in doubt and was not confirmed.
    #[must_use]
    pub fn with_doubted_units(self, doubted_units: BTreeMap<String, String>) -> Self {
        Self { doubted_units, ..self }
    }

    /// Headings of the columns whose unit is in doubt and was not confirmed, by id of their finding.
    #[must_use]
    pub fn doubted_units(&self) -> &BTreeMap<String, String> {
        &self.doubted_units
    }

    /// Records the number of rows of living patients that are left out because they have no time.
    #[must_use]
    pub fn with_living_left_out(self, living_left_out: usize) -> Self {
        Self { living_left_out, ..self }
    }

    /// Records the origin of the times of a column.
    #[must_use]
    pub fn with_origin(self, origin: Option<ColumnOrigin>) -> Self {
        Self { origin, ..self }
    }

    /// Origin of the times of a column, as far as the file states it.
    #[must_use]
    pub fn origin(&self) -> Option<&ColumnOrigin> {
        self.origin.as_ref()
    }

    /// Number of rows of living patients that are left out because they have no time; `None` if there are none, or other
    /// living patients are in the cohort.
    #[must_use]
    pub fn living_left_out(&self) -> Option<usize> {
        (self.living_left_out > 0 && self.events() == self.len()).then_some(self.living_left_out)
    }

    /// Headings of the columns of times and events whose meaning is in doubt and was not confirmed.
    #[must_use]
    pub fn unconfirmed(&self) -> &[String] {
        &self.unconfirmed
    }

    /// Returns the factors and findings whose values may be known only after time zero.
    #[must_use]
    pub fn later(&self) -> Later {
        let is_factor =
            |factor: &&Factor| may_be_later(&factor.name) || self.measured_after(&factor.name).is_some();
        let factors = self.factors.iter().filter(is_factor).map(|factor| factor.name.clone());
        let findings = self.findings().filter(|finding| is_later(*finding));
        let irradiated = self.is_irradiated_later().then_some(Finding::DateLastRadiotherapy);
        factors
            .chain(findings.chain(irradiated).map(|finding| finding.id().to_owned()))
            .map(|name| (name.clone(), self.known_at_zero.contains(&name)))
            .collect()
    }

    /// Returns whether radiotherapy of any row came after its operation.
    fn is_irradiated_later(&self) -> bool {
        let dates =
            [Finding::DateLastRadiotherapy, Finding::DateSurgery].map(|finding| self.answers(finding));
        let [Some(radiotherapy), Some(surgery)] = dates else { return false };
        (0..self.len()).any(|row| match (radiotherapy.get(row), surgery.get(row)) {
            (Some(Answer::Date(radiotherapy)), Some(Answer::Date(surgery))) => radiotherapy > surgery,
            _ => false,
        })
    }

    /// Answers of the patient at index `row`.
    #[must_use]
    pub fn patient(&self, row: usize) -> Patient {
        let mut patient = Patient::default();
        for (finding, answers) in &self.answers {
            if let Some(answer) = answers.get(row) {
                // An invalid answer is missing: no column of a sheet contains one.
                let _ = patient.set(*finding, *answer);
            }
        }
        patient
    }

    /// A selection of rows by index, in the given order.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let known = |row: &usize| *row < self.rows.len();
        let rows: Vec<usize> = rows.iter().copied().filter(known).collect();
        let factor = |factor: &Factor| {
            Factor::new(&factor.name, factor.labels.select(&rows))
                .ordered(factor.order.clone())
                .with_decimal(factor.decimal)
        };
        let start = |start: &Start| Start {
            name: start.name.clone(),
            days: rows.iter().map(|row| start.days.get(*row).copied().flatten()).collect(),
        };
        Self {
            rows: rows.iter().map(|row| self.rows[*row]).collect(),
            time_days: rows.iter().filter_map(|row| self.time_days.get(*row).copied()).collect(),
            event: rows.iter().filter_map(|row| self.event.get(*row).copied()).collect(),
            entry_days: self.entry_days.as_ref().map(|entry| rows.iter().map(|row| entry[*row]).collect()),
            time_zero: self.time_zero,
            followed: self.followed,
            patients: self.patients.as_ref().map(|patients| patients.select(&rows)),
            answers: self.answers.iter().map(|(finding, it)| (*finding, it.select(&rows))).collect(),
            factors: self.factors.iter().map(factor).collect(),
            measured_after: self.measured_after.clone(),
            known_at_zero: self.known_at_zero.clone(),
            unconfirmed: self.unconfirmed.clone(),
            doubted_units: self.doubted_units.clone(),
            living_left_out: self.living_left_out,
            landmark: self.landmark,
            starts: self.starts.iter().map(start).collect(),
            origin: self.origin.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_another_length_is_refused() {
        let error = Cohort::new(vec![2, 3]).with_follow_up(vec![1.0], vec![true]).unwrap_err();
        assert_eq!(error, ColumnError::Length { expected: 2, given: 1 });
    }

    #[test]
    fn factors_that_may_be_known_only_later_are_recognised_until_a_person_states_otherwise() {
        let cohort = |known: &[&str]| {
            let factor = |name: &str| Factor::new(name, [Some("A".into()), None].into_iter().collect());
            let mut cohort = Cohort::new(vec![2, 3]);
            for name in ["ambulation_after", "합병증", "postoperative RT", "previous RT", "hepatitis"] {
                cohort = cohort.with_factor(factor(name)).unwrap();
            }
            let mut treated = Patient::default();
            treated.choose(Finding::Sorafenib, "yes").unwrap();
            let cohort = cohort.with_patients_answers(&[treated, Patient::default()]).unwrap();
            let known = known.iter().map(|name| (*name).to_owned()).collect();
            cohort.with_known_at_zero(known).later().into_iter().collect::<Vec<_>>()
        };
        let expected = |stated: bool| {
            [
                ("ambulation_after", false),
                ("postoperative RT", false),
                ("sorafenib", stated),
                ("합병증", stated),
            ]
            .map(|(name, stated)| (name.to_owned(), stated))
        };
        assert_eq!(cohort(&[]), expected(false));
        assert_eq!(cohort(&["sorafenib", "합병증", "hepatitis"]), expected(true));
    }

    #[test]
    fn radiotherapy_is_known_later_where_any_came_after_the_operation() {
        let later = |radiotherapy: &str| {
            let mut patient = Patient::default();
            for (finding, day) in
                [(Finding::DateLastRadiotherapy, radiotherapy), (Finding::DateSurgery, "2015-03-01")]
            {
                patient.set(finding, finding.parse(day, 0).unwrap().unwrap()).unwrap();
            }
            Cohort::new(vec![2]).with_patients_answers(&[patient]).unwrap().later()
        };
        assert_eq!(later("2015-02-01"), Later::new());
        assert_eq!(later("2015-03-02"), Later::from([("date_last_radiotherapy".to_owned(), false)]));
    }

    #[test]
    fn a_negative_time_is_refused_and_its_row_named() {
        let error = Cohort::new(vec![2, 5]).with_follow_up(vec![1.0, -3.0], vec![true, true]).unwrap_err();
        assert_eq!(error, ColumnError::Time { row: 5, days: -3.0 });
    }

    #[test]
    fn a_selection_keeps_every_column_in_step() {
        let cohort = Cohort::new(vec![2, 3, 4])
            .with_follow_up(vec![1.0, 2.0, 3.0], vec![true, false, true])
            .unwrap()
            .with_patients([Some("a".into()), Some("b".into()), Some("a".into())].into_iter().collect())
            .unwrap();
        let chosen = cohort.select(&[2, 0, 9]);
        assert_eq!((chosen.rows(), chosen.time_days(), chosen.events()), (&[4, 2][..], &[3.0, 1.0][..], 2));
        assert_eq!(chosen.patients().unwrap().counts(), [2, 0]);
    }
}
