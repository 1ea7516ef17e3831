//! Counts of a group at each time, and the estimates computed from them.

use survival::{ConfidenceType, Error, KaplanMeier, Observations};

use crate::Coarsening;

/// Months at which survival is stated.
pub const MONTHS: [f64; 3] = [3.0, 6.0, 12.0];

/// Days in a month.
const MONTH: f64 = 365.25 / 12.0;

/// Level of all intervals.
const LEVEL: f64 = 0.95;

/// Counts at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// Time in days; the end of its unit if coarsened.
    pub time: f64,
    /// Number at risk just before it.
    pub at_risk: u64,
    /// Events at it.
    pub events: u64,
    /// Censorings at it, after the events.
    pub censored: u64,
}

/// Counts of a group of patients, by ascending time. Every patient leaves at some time, and none enters late.
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    steps: Vec<Step>,
}

/// Survival at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alive {
    /// Months since time zero.
    pub months: f64,
    /// Number at risk just before.
    pub at_risk: u64,
    /// Kaplan-Meier estimate, from 0 to 1.
    pub survival: f64,
    /// The 95 % interval, log-log; `None` where it is undefined, at an estimate of 0 or 1.
    pub interval: Option<(f64, f64)>,
    /// True if follow-up ends before this time: the estimate is the last one.
    pub beyond: bool,
}

impl Counts {
    /// Counts of patients from their times in days and events; `None` without patients.
    ///
    /// Times must be finite and not negative.
    #[must_use]
    pub fn of_rows(rows: impl IntoIterator<Item = (f64, bool)>) -> Option<Self> {
        let mut rows: Vec<(f64, bool)> = rows.into_iter().collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        let changes = rows.into_iter().map(|(time, event)| (time, u64::from(event), u64::from(!event)));
        Self::of_changes(changes)
    }

    /// Counts of several groups together; `None` without groups.
    #[must_use]
    pub fn pooled<'a>(all: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let steps = all.into_iter().flat_map(|counts| counts.steps.iter());
        let mut changes: Vec<(f64, u64, u64)> =
            steps.map(|step| (step.time, step.events, step.censored)).collect();
        changes.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self::of_changes(changes)
    }

    /// Counts from events and censorings by ascending time.
    fn of_changes(changes: impl IntoIterator<Item = (f64, u64, u64)>) -> Option<Self> {
        let mut steps: Vec<Step> = Vec::new();
        for (time, events, censored) in changes {
            match steps.last_mut().filter(|last| last.time >= time) {
                Some(last) => {
                    last.events += events;
                    last.censored += censored;
                }
                None => steps.push(Step { time, at_risk: 0, events, censored }),
            }
        }
        let mut left = 0;
        for step in steps.iter_mut().rev() {
            left += step.events + step.censored;
            step.at_risk = left;
        }
        Self::checked(steps).ok()
    }

    /// Checks that times ascend and numbers add up. Returns the time at fault, or 0 without steps.
    pub(crate) fn checked(steps: Vec<Step>) -> Result<Self, f64> {
        let Some(first) = steps.first() else { return Err(0.0) };
        let (mut left, mut before) = (first.at_risk, -1.0);
        for step in &steps {
            let gone = step.events.checked_add(step.censored).filter(|gone| *gone > 0);
            let rest = gone.and_then(|gone| left.checked_sub(gone));
            let (true, true, Some(rest)) = (step.time > before, step.at_risk == left, rest) else {
                return Err(step.time);
            };
            (left, before) = (rest, step.time);
        }
        if left == 0 { Ok(Self { steps }) } else { Err(before) }
    }

    /// Steps by ascending time; at least one.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Number of patients.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.steps.first().map_or(0, |step| step.at_risk)
    }

    /// Number of events.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.steps.iter().map(|step| step.events).sum()
    }

    /// Time of the last event or censoring, in days.
    #[must_use]
    pub fn last_time(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.time)
    }

    /// The counts with times rounded up.
    #[must_use]
    pub fn coarsened(&self, to: Coarsening) -> Self {
        let changes = self.steps.iter().map(|step| (to.ceil(step.time), step.events, step.censored));
        Self::of_changes(changes).unwrap_or_else(|| self.clone())
    }

    /// Kaplan-Meier estimate, with a weighted row for the events and for the censorings of each time.
    ///
    /// # Errors
    /// Never for counts of a file, whose times are checked.
    pub fn curve(&self) -> Result<KaplanMeier, Error> {
        let rows = WeightedRows::of(self);
        KaplanMeier::fit(&Observations::new(&rows.time, &rows.event)?.with_weights(&rows.weight)?)
    }

    /// Median survival in days; `None` if more than half survive.
    ///
    /// # Errors
    /// As [`curve`](Self::curve).
    pub fn median(&self) -> Result<Option<f64>, Error> {
        Ok(self.curve()?.quantile(0.5))
    }

    /// Survival at each of these months, with log-log intervals.
    ///
    /// # Errors
    /// As [`curve`](Self::curve).
    ///
    /// ```
    /// use reference::Counts;
    ///
    /// let rows = [(30.0, true), (120.0, true), (200.0, false), (400.0, true)];
    /// let counts = Counts::of_rows(rows).unwrap();
    /// let alive = counts.alive(&[3.0, 12.0])?;
    /// assert_eq!((alive[0].survival, alive[0].at_risk), (0.75, 3));
    /// assert_eq!((alive[1].survival, alive[1].at_risk), (0.5, 1));
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn alive(&self, months: &[f64]) -> Result<Vec<Alive>, Error> {
        let days: Vec<f64> = months.iter().map(|months| months * MONTH).collect();
        let found = self.curve()?.at_times(&days, ConfidenceType::LogLog, LEVEL)?;
        let alive = |(at, &months): (survival::kaplan_meier::AtTime, &f64)| Alive {
            months,
            at_risk: self.at_risk(at.time),
            survival: at.survival,
            interval: (!at.lower.is_nan() && !at.upper.is_nan()).then_some((at.lower, at.upper)),
            beyond: at.time > self.last_time(),
        };
        Ok(found.into_iter().zip(months).map(alive).collect())
    }

    /// Limits between which the estimate of the patients' exact times lies at `days`, given that times were
    /// rounded up to `to`. With exact times both are the estimate.
    ///
    /// Within a unit, censorings may have preceded all events or followed them; an event between two ends of
    /// units may lie on either side of `days`.
    #[must_use]
    pub fn bounds(&self, to: Coarsening, days: f64) -> (f64, f64) {
        let (mut lower, mut upper) = (1.0, 1.0);
        for step in &self.steps {
            let (n, d) = (step.at_risk as f64, step.events as f64);
            if step.time <= to.floor(days) {
                upper *= (n - d) / n;
            }
            if step.time <= to.ceil(days) && d > 0.0 {
                let n = if to.rounds() { n - step.censored as f64 } else { n };
                lower *= (n - d) / n;
            }
        }
        (lower, upper)
    }

    fn at_risk(&self, days: f64) -> u64 {
        self.steps.iter().find(|step| step.time >= days).map_or(0, |step| step.at_risk)
    }
}

/// Counts as rows with weights.
#[derive(Debug, Default)]
struct WeightedRows {
    time: Vec<f64>,
    event: Vec<bool>,
    weight: Vec<f64>,
}

impl WeightedRows {
    fn of(counts: &Counts) -> Self {
        let mut rows = Self::default();
        for step in &counts.steps {
            for (event, count) in [(true, step.events), (false, step.censored)] {
                if count > 0 {
                    rows.time.push(step.time);
                    rows.event.push(event);
                    rows.weight.push(count as f64);
                }
            }
        }
        rows
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "simple fractions")]
mod tests {
    use super::*;

    fn counts(rows: &[(f64, bool)]) -> Counts {
        Counts::of_rows(rows.iter().copied()).unwrap()
    }

    #[test]
    fn rows_are_counted_by_time() {
        let counts = counts(&[(9.0, true), (2.0, false), (9.0, false), (2.0, true), (2.0, true)]);
        let step = |time, at_risk, events, censored| Step { time, at_risk, events, censored };
        assert_eq!(counts.steps(), [step(2.0, 5, 2, 1), step(9.0, 2, 1, 1)]);
        assert_eq!((counts.n(), counts.events(), counts.last_time()), (5, 3, 9.0));
        assert_eq!(Counts::of_rows([]), None);
    }

    #[test]
    fn counts_that_do_not_add_up_are_refused_at_their_time() {
        let step = |time, at_risk, events, censored| Step { time, at_risk, events, censored };
        let fault = |steps: &[Step]| Counts::checked(steps.to_vec()).unwrap_err();
        assert_eq!(fault(&[]), 0.0);
        assert_eq!(fault(&[step(2.0, 5, 1, 1), step(3.0, 4, 4, 0)]), 3.0);
        assert_eq!(fault(&[step(2.0, 2, 1, 0), step(2.0, 1, 1, 0)]), 2.0);
        assert_eq!(fault(&[step(f64::NAN, 1, 1, 0)]).to_string(), "NaN");
        assert_eq!(fault(&[step(2.0, 2, 0, 0)]), 2.0);
        assert_eq!(fault(&[step(2.0, 2, 1, 0)]), 2.0);
        assert_eq!(fault(&[step(2.0, 2, u64::MAX, 3)]), 2.0);
    }

    #[test]
    fn an_estimate_beyond_the_follow_up_is_marked() {
        let alive = counts(&[(30.0, true), (100.0, false)]).alive(&MONTHS).unwrap();
        assert_eq!(alive.iter().map(|at| at.beyond).collect::<Vec<_>>(), [false, true, true]);
        assert_eq!(alive[2].survival, 0.5);
    }

    #[test]
    fn pooled_groups_share_their_times() {
        let one = counts(&[(7.0, true), (14.0, false)]);
        let other = counts(&[(7.0, false), (21.0, true)]);
        let all = counts(&[(7.0, true), (14.0, false), (7.0, false), (21.0, true)]);
        assert_eq!(Counts::pooled([&one, &other]), Some(all));
    }
}
