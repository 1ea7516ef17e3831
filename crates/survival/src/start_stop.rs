//! Rows in start-stop form: one for each interval over which the treatments of a patient are constant.
//!
//! A patient treated some time after time zero had to live until then. Counted as treated from time zero on, the
//! wait is immortal time and the treatment seems to help. In start-stop form the patient is untreated until the
//! treatment begins and treated after it (Therneau, Crowson and Atkinson, "Using time dependent covariates", vignette
//! of R's `survival`; Anderson, Cain and Gelber, J Clin Oncol 1 (1983) 710-719).

use crate::observations::same_length;
use crate::{Categories, Error, Observations};

/// Owner of rows in start-stop form.
///
/// The intervals are those of R's `tmerge(..., treated = tdc(start))`: open on the left and closed on the right, so
/// that an event at the time of a start comes before it.
///
/// ```
/// use survival::{Observations, StartStop};
///
/// // The first patient was treated from day 30 on, the second never.
/// let rows = Observations::new(&[100.0, 80.0], &[true, false])?;
/// let start = [30.0, f64::INFINITY];
/// let split = StartStop::new(&rows, &[&start])?;
/// assert_eq!(split.rows(), [0, 0, 1]);
/// assert_eq!(split.observations().entry(), Some(&[0.0, 30.0, 0.0][..]));
/// assert_eq!(split.observations().event(), [false, true, false]);
/// assert_eq!(split.begun(&start), [0.0, 1.0, 0.0]);
/// # Ok::<(), survival::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct StartStop {
    rows: Vec<usize>,
    entry: Vec<f64>,
    time: Vec<f64>,
    event: Vec<bool>,
    weight: Option<Vec<f64>>,
    strata: Option<Categories>,
    clusters: Option<Categories>,
    /// Amount by which times are later than those of the caller.
    shift: f64,
}

impl StartStop {
    /// Splits each row where one of the treatments begins.
    ///
    /// Each of `starts` has one time for each row, in the unit of the observations: infinite if the treatment never
    /// began, and not above the entry if it began before the observation. Weights, strata and clusters are repeated.
    ///
    /// Without delayed entry a row is at risk from before time zero, because one that ends at time zero would
    /// otherwise have no length. If there is such a row, all times are later by 1 in the result; estimates of Cox
    /// models do not depend on it.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], or [`Error::NotFinite`] for a start that is not a number.
    pub fn new(observations: &Observations<'_>, starts: &[&[f64]]) -> Result<Self, Error> {
        for start in starts {
            same_length("start", observations.len(), start.len())?;
            if let Some(row) = start.iter().position(|value| value.is_nan()) {
                return Err(Error::NotFinite { row, name: "start" });
            }
        }
        let delayed = observations.entry();
        let ends_at_zero = observations.time().iter().any(|time| *time <= 0.0);
        let shift = if delayed.is_none() && ends_at_zero { 1.0 } else { 0.0 };
        let mut split = Self {
            rows: Vec::new(),
            entry: Vec::new(),
            time: Vec::new(),
            event: Vec::new(),
            weight: None,
            strata: None,
            clusters: None,
            shift,
        };
        let mut cuts = Vec::new();
        for (row, &end) in observations.time().iter().enumerate() {
            let mut from = delayed.and_then(|entry| entry.get(row).copied()).unwrap_or(0.0);
            let end = end + shift;
            cuts.clear();
            let later = |start: &&[f64]| start.get(row).map(|start| start + shift);
            cuts.extend(starts.iter().filter_map(later).filter(|cut| *cut > from && *cut < end));
            cuts.sort_by(f64::total_cmp);
            cuts.dedup();
            for &cut in &cuts {
                split.push(row, from, cut, false);
                from = cut;
            }
            split.push(row, from, end, observations.event().get(row).copied().unwrap_or(false));
        }
        let rows = &split.rows;
        let weights = |_| rows.iter().map(|row| observations.weight_of(*row)).collect();
        split.weight = observations.weight().map(weights);
        split.strata = observations.strata().map(|strata| strata.select(rows));
        split.clusters = observations.clusters().map(|clusters| clusters.select(rows));
        Ok(split)
    }

    fn push(&mut self, row: usize, entry: f64, time: f64, event: bool) {
        self.rows.push(row);
        self.entry.push(entry);
        self.time.push(time);
        self.event.push(event);
    }

    /// Index of the original row of each row.
    #[must_use]
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The rows, already checked.
    #[must_use]
    pub fn observations(&self) -> Observations<'_> {
        Observations {
            time: &self.time,
            event: &self.event,
            entry: Some(&self.entry),
            weight: self.weight.as_deref(),
            strata: self.strata.as_ref(),
            clusters: self.clusters.as_ref(),
        }
    }

    /// Column of a treatment: 1 in each interval after its start, 0 before. `start` is one of those of
    /// [`StartStop::new`]; a row without a start is untreated.
    #[must_use]
    pub fn begun(&self, start: &[f64]) -> Vec<f64> {
        let begun = |(row, entry): (&usize, &f64)| {
            let began = start.get(*row).is_some_and(|start| start + self.shift <= *entry);
            f64::from(u8::from(began))
        };
        self.rows.iter().zip(&self.entry).map(begun).collect()
    }

    /// Column of a value that does not change over time: that of the original row, or 0 for a row without one.
    #[must_use]
    pub fn repeated(&self, values: &[f64]) -> Vec<f64> {
        self.rows.iter().map(|row| values.get(*row).copied().unwrap_or_default()).collect()
    }
}
