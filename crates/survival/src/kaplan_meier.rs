//! The Kaplan-Meier curve and the quantities derived from it.
//!
//! A fit stores the rows in order, 8 bytes each (24 with weights). The steps of the curve are computed on
//! reading; standard errors, limits for any transformation, quantiles, means and hazards are methods, so that
//! a page can show several from one fit. A column of all steps is allocated only on request.

mod at_times;
mod confidence;
mod hazard;
mod mean;
mod quantile;
mod spss;
mod step;

pub use at_times::AtTime;
pub(crate) use confidence::two_sided_z;
pub use confidence::{ConfidenceType, Limits};
pub use hazard::{CumulativeHazard, HazardEstimator};
pub use mean::RestrictedMean;
pub use quantile::{Quantile, QuantileInterval};
pub use spss::{SpssEstimate, SpssQuantile};
pub use step::{Step, Steps};

use crate::risk_table::{Lines, RiskTable};
use crate::{Categories, Error, Observations};

/// A fitted survival curve, with one step for each distinct time, including those with only censorings.
///
/// The estimate is Kaplan and Meier's (JASA 53, 1958): the product over event times of
/// `(n - d) / n`, with `n` at risk and `d` events. Times keep the unit of the input.
#[derive(Debug, Clone)]
pub struct KaplanMeier {
    table: RiskTable,
    rows: usize,
    event_rows: usize,
}

/// Curves with the same steps are equal.
impl PartialEq for KaplanMeier {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows && self.steps().eq(other.steps())
    }
}

impl KaplanMeier {
    /// Fits one curve to all rows; ignores strata and clusters.
    ///
    /// R's `survfit(Surv(time, event) ~ 1)`. The work grows as `n log n`.
    ///
    /// # Errors
    /// [`Error::EntryNotBeforeTime`] if R's tolerance for ties leaves a row without length.
    ///
    /// ```
    /// # use survival::{KaplanMeier, Observations};
    /// let rows = Observations::new(&[1.0, 2.0, 2.0, 4.0], &[true, false, true, true])?;
    /// let curve = KaplanMeier::fit(&rows)?;
    /// assert_eq!(curve.survival(), [0.75, 0.5, 0.0]);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn fit(rows: &Observations<'_>) -> Result<Self, Error> {
        Ok(Self { table: RiskTable::new(rows)?, rows: rows.len(), event_rows: rows.events() })
    }

    /// Fits a curve to each level, in the order of the levels. Ties are found over all rows together, as in
    /// R, which splits the rows afterwards.
    ///
    /// R's `survfit(Surv(time, event) ~ group)`. `groups` has one label for each row.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], [`Error::EmptyGroup`] for a level without rows, or as
    /// [`fit`](Self::fit).
    ///
    /// ```
    /// use survival::{Categories, KaplanMeier, Observations};
    ///
    /// let rows = Observations::new(&[1.0, 2.0, 3.0, 4.0], &[true; 4])?;
    /// let curves = KaplanMeier::by_group(&rows, &Categories::from_labels(&["b", "a", "b", "a"]))?;
    /// assert_eq!(curves[0].time(), [2.0, 4.0]);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn by_group(rows: &Observations<'_>, groups: &Categories) -> Result<Vec<Self>, Error> {
        crate::observations::same_length("groups", rows.len(), groups.len())?;
        groups.check_no_level_is_empty()?;
        let tables = RiskTable::by_group(rows, groups)?.into_iter().zip(groups.counts());
        let curve = |(table, &rows): (RiskTable, &usize)| {
            let event_rows = table.lines().map(|line| line.event_rows as usize).sum();
            Self { table, rows, event_rows }
        };
        Ok(tables.map(curve).collect())
    }

    /// The reverse curve, with events and censorings exchanged: its median is the median follow-up (Schemper
    /// and Smith, Controlled Clinical Trials 17, 1996).
    ///
    /// R's `survfit(Surv(time, 1 - event) ~ 1)`.
    ///
    /// # Errors
    /// As [`fit`](Self::fit).
    ///
    /// ```
    /// # use survival::{KaplanMeier, Observations};
    /// let rows = Observations::new(&[2.0, 3.0, 5.0], &[true, false, false])?;
    /// assert_eq!(KaplanMeier::reverse(&rows)?.quantile(0.5), Some(4.0));
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn reverse(rows: &Observations<'_>) -> Result<Self, Error> {
        let event: Vec<bool> = rows.event().iter().map(|&event| !event).collect();
        Self::fit(&rows.with_event(&event)?)
    }

    /// The steps, ascending. Each pass costs one division and a product a step.
    #[must_use]
    pub fn steps(&self) -> Steps<'_> {
        Steps::new(self.lines())
    }

    fn lines(&self) -> Lines<'_> {
        self.table.lines()
    }

    /// One value of each step.
    fn column(&self, value: impl Fn(Step) -> f64) -> Vec<f64> {
        self.steps().map(value).collect()
    }

    /// The distinct times, ascending, in the unit of the input. The other columns below have one value for
    /// each of them, in this order. R's `survfit` component of the same name.
    #[must_use]
    pub fn time(&self) -> Vec<f64> {
        self.column(|step| step.time)
    }

    /// Number at risk just before each time (sums of weights). R's `n.risk`.
    #[must_use]
    pub fn number_at_risk(&self) -> Vec<f64> {
        self.column(|step| step.number_at_risk)
    }

    /// Number of events at each time (sums of weights). R's `n.event`.
    #[must_use]
    pub fn number_of_events(&self) -> Vec<f64> {
        self.column(|step| step.events)
    }

    /// Number censored at each time (sums of weights). R's `n.censor`.
    #[must_use]
    pub fn number_censored(&self) -> Vec<f64> {
        self.column(|step| step.censored)
    }

    /// Survival probability from each time to the next. R's `surv`.
    #[must_use]
    pub fn survival(&self) -> Vec<f64> {
        self.column(|step| step.survival)
    }

    /// Greenwood's (1926) sum of `d / (n (n - d))` at each time: the variance of the log of the
    /// estimate. Infinite once the curve has reached 0.
    #[must_use]
    pub fn greenwood(&self) -> Vec<f64> {
        self.column(|step| step.greenwood)
    }

    /// Greenwood's standard error of the estimate at each time, on the scale of the survival: `S
    /// sqrt(greenwood)`, R's `summary(fit)$std.err`. NaN, as in R, once the curve has reached 0.
    #[must_use]
    pub fn standard_error(&self) -> Vec<f64> {
        self.column(|step| step.standard_error())
    }

    /// The standard error of the log of the estimate at each time: `sqrt(greenwood)`, R's
    /// `fit$std.err`. Infinite once the curve has reached 0.
    #[must_use]
    pub fn standard_error_log(&self) -> Vec<f64> {
        self.column(|step| step.standard_error_log())
    }

    /// The number of rows, unweighted.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The number of rows that ended in an event, unweighted.
    #[must_use]
    pub fn events(&self) -> usize {
        self.event_rows
    }

    /// The largest time, of an event or a censoring, in the unit of the input.
    #[must_use]
    pub fn largest_time(&self) -> f64 {
        self.table.largest_time()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_comes_before_a_censoring_at_the_same_time() {
        let rows = Observations::new(&[3.0, 3.0], &[false, true]).unwrap();
        assert_eq!(KaplanMeier::fit(&rows).unwrap().survival(), [0.5]);
    }

    #[test]
    fn a_level_without_rows_is_named() {
        let rows = Observations::new(&[3.0], &[true]).unwrap();
        let groups = Categories::from_codes(vec!["a".into(), "b".into()], vec![0]).unwrap();
        assert_eq!(
            KaplanMeier::by_group(&rows, &groups).unwrap_err(),
            Error::EmptyGroup { level: "b".into() }
        );
    }
}
