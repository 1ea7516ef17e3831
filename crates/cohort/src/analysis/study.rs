//! A cohort with its scores, as read by analyses.

use clinical::{Answer, Finding, System};
use survival::{Categories, Observations};

use super::AnalysisError;
use super::settings::{RowsCounted, Settings};
use crate::Cohort;

/// Scores of one system for the rows of a cohort.
pub trait Scored {
    /// The system.
    fn system(&self) -> &System;

    /// Index of the group of a row, if only one is possible.
    fn group(&self, row: usize) -> Option<usize>;

    /// Total, value of a formula, or index of the stage of a row, if certain.
    fn total(&self, row: usize) -> Option<f64>;
}

/// A cohort with its scores.
#[derive(Clone)]
pub struct Study<'a> {
    cohort: &'a Cohort,
    scores: Vec<&'a dyn Scored>,
}

/// The rows that count.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Counted {
    /// Flags by row; `None` for all.
    chosen: Option<Vec<bool>>,
    len: usize,
}

impl Counted {
    pub(crate) fn contains(&self, row: usize) -> bool {
        self.chosen.as_ref().is_none_or(|chosen| chosen.get(row).copied().unwrap_or(false))
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }
}

impl<'a> Study<'a> {
    /// A cohort with its scores.
    #[must_use]
    pub fn new(cohort: &'a Cohort, scores: Vec<&'a dyn Scored>) -> Self {
        Self { cohort, scores }
    }

    /// The cohort.
    #[must_use]
    pub fn cohort(&self) -> &'a Cohort {
        self.cohort
    }

    /// Systems by which it was scored, in order.
    #[must_use]
    pub fn scores(&self) -> &[&'a dyn Scored] {
        &self.scores
    }

    /// Scores of a system.
    ///
    /// # Errors
    /// If it was not scored by this system.
    pub fn scores_of(&self, system: &str) -> Result<&'a dyn Scored, AnalysisError> {
        let found = self.scores.iter().copied().find(|scores| scores.system().id == system);
        found.ok_or_else(|| AnalysisError::NoSystem { system: system.to_owned() })
    }

    /// Times and events of all rows, with their entries if delayed.
    ///
    /// # Errors
    /// If it has no follow-up.
    pub fn observations(&self) -> Result<Observations<'a>, AnalysisError> {
        if !self.cohort.has_follow_up() {
            return Err(AnalysisError::NoFollowUp);
        }
        let rows = Observations::new(self.cohort.time_days(), self.cohort.event());
        let rows = rows.map_err(|_| AnalysisError::NoRows)?;
        Ok(match self.cohort.entry_days() {
            Some(entry) => rows.with_entry(entry)?,
            None => rows,
        })
    }

    /// Settings of a result: those requested, with the time zero of this cohort.
    pub(crate) fn settled(&self, settings: &Settings) -> Settings {
        Settings {
            time_zero: self.cohort.time_zero(),
            later: self.cohort.later(),
            unconfirmed: self.cohort.unconfirmed().to_vec(),
            doubted_units: self.cohort.doubted_units().clone(),
            living_left_out: self.cohort.living_left_out(),
            landmark: self.cohort.landmark(),
            origin: self.cohort.origin().cloned(),
            ..settings.clone()
        }
    }

    /// Indices of the rows that count.
    #[must_use]
    pub fn rows_counted(&self, rows: RowsCounted) -> Vec<usize> {
        let counted = self.counted(rows);
        (0..self.cohort.len()).filter(|row| counted.contains(*row)).collect()
    }

    /// The rows that count.
    pub(crate) fn counted(&self, rows: RowsCounted) -> Counted {
        let all = Counted { chosen: None, len: self.cohort.len() };
        let (RowsCounted::FirstOperations, Some(patients)) = (rows, self.cohort.patients()) else {
            return all;
        };
        // The first row of each patient, by date of operation if both rows have one. Rows with the same date are
        // visits after one operation: the one with the longest follow-up knows most of it.
        let mut first: Vec<Option<usize>> = vec![None; patients.values().len()];
        for row in 0..self.cohort.len() {
            if let Some(known) = patients.place(row).and_then(|place| first.get_mut(place))
                && known.is_none_or(|known| self.is_earlier(row, known))
            {
                *known = Some(row);
            }
        }
        let is_first =
            |row: usize| patients.place(row).is_none_or(|place| first.get(place) == Some(&Some(row)));
        let chosen: Vec<bool> = (0..self.cohort.len()).map(is_first).collect();
        let len = chosen.iter().filter(|chosen| **chosen).count();
        Counted { chosen: Some(chosen), len }
    }

    fn is_earlier(&self, row: usize, other: usize) -> bool {
        let date = |row: usize| match self.cohort.answers(Finding::DateSurgery)?.get(row)? {
            Answer::Date(date) => Some(*date),
            _ => None,
        };
        let time = |row: usize| self.cohort.time_days().get(row);
        date(row)
            .zip(date(other))
            .is_some_and(|(date, others)| date < others || (date == others && time(row) > time(other)))
    }

    /// Cluster id (patient) of each of these rows, for robust variance; `None` if no patient is repeated.
    /// Rows without a patient form their own clusters.
    pub(crate) fn clusters(&self, rows: &[usize]) -> Result<Option<Categories>, AnalysisError> {
        let Some(patients) = self.cohort.patients() else { return Ok(None) };
        let known = patients.values().len();
        let mut code_of = vec![None; known];
        let mut codes = Vec::with_capacity(rows.len());
        let (mut count, mut repeat) = (0_u32, false);
        for row in rows {
            let place = patients.place(*row).filter(|place| *place < known);
            let before = place.and_then(|place| code_of[place]);
            repeat |= before.is_some();
            let code = before.unwrap_or_else(|| {
                count += 1;
                count - 1
            });
            if let Some(place) = place {
                code_of[place] = Some(code);
            }
            codes.push(code);
        }
        // Names of clusters are not used.
        let names = vec![String::new(); count as usize];
        if repeat { Ok(Some(Categories::from_codes(names, codes)?)) } else { Ok(None) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cohort(dates: [Option<&str>; 4]) -> Cohort {
        let date = |text: Option<&str>| text.and_then(|text| text.parse().ok()).map(Answer::Date);
        Cohort::new(vec![2, 3, 4, 5])
            .with_patients(["a", "b", "a", "a"].into_iter().map(|name| Some(name.into())).collect())
            .unwrap()
            .with_answers(Finding::DateSurgery, dates.map(date).into_iter().collect())
            .unwrap()
    }

    fn first_operations(dates: [Option<&str>; 4]) -> Vec<usize> {
        let cohort = cohort(dates);
        let counted = Study::new(&cohort, Vec::new()).counted(RowsCounted::FirstOperations);
        (0..4).filter(|row| counted.contains(*row)).collect()
    }

    #[test]
    fn the_first_operation_is_the_earliest_by_date() {
        let dates = [Some("2010-05-01"), Some("2010-01-01"), Some("2009-05-01"), Some("2011-05-01")];
        assert_eq!(first_operations(dates), [1, 2]);
    }

    #[test]
    fn of_visits_after_one_operation_the_last_counts() {
        let cohort = cohort([Some("2010-05-01"), Some("2010-01-01"), Some("2010-05-01"), Some("2011-05-01")])
            .with_follow_up(vec![30.0, 400.0, 365.0, 10.0], vec![false, true, true, true])
            .unwrap();
        let counted = Study::new(&cohort, Vec::new()).counted(RowsCounted::FirstOperations);
        assert_eq!((0..4).filter(|row| counted.contains(*row)).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn without_dates_the_first_operation_is_the_first_in_the_file() {
        assert_eq!(first_operations([None; 4]), [0, 1]);
    }

    #[test]
    fn rows_are_clustered_only_where_a_patient_has_several_of_them() {
        let cohort = cohort([None; 4]);
        let study = Study::new(&cohort, Vec::new());
        assert_eq!(study.clusters(&[0, 1]).unwrap(), None);
        assert_eq!(study.clusters(&[1, 2, 3]).unwrap().unwrap().codes(), [0, 1, 1]);
    }
}
