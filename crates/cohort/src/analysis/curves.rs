//! Kaplan-Meier curves by group, small enough to be sent from a worker to the page.
//!
//! A curve of a million steps looks the same as one of a thousand: so many are kept, the last of each
//! interval of time, and as few censoring marks. The counts of the table are exact.

use serde::{Deserialize, Serialize};
use survival::{KaplanMeier, Observations};

use super::AnalysisError;
use super::settings::{MedianMethod, Settings};
use super::study::Study;

/// Number of intervals; a curve keeps at most about twice as many steps.
const STRETCHES: usize = 1000;

/// A median survival with its confidence interval, in the unit of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Median {
    /// The median; `None` if more than half survive.
    pub estimate: Option<f64>,
    /// Lower end of its interval; `None` if it cannot be estimated, as in a group of one row.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
}

/// The estimate from one time to the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Time, in the unit of the settings.
    pub time: f64,
    /// Survival probability, from 0 to 1.
    pub survival: f64,
    /// Lower end of its interval, if defined.
    pub low: Option<f64>,
    /// Upper end of its interval, if defined.
    pub high: Option<f64>,
}

/// Number at risk after a time of death, censoring or entry.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// Time, in the unit of the settings.
    pub time: f64,
    /// Number followed beyond it.
    pub rows: u64,
}

/// Counts at a time, as in R's `summary(survfit(...), times = )`: a death on that day is still at risk and
/// already among the events, as in the survival estimate of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Number followed until this time or longer.
    pub at_risk: u64,
    /// Number censored from the start up to and including this time.
    pub censored: u64,
    /// Number of events from the start up to and including this time.
    pub events: u64,
}

/// The curve of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Number of rows.
    pub n: usize,
    /// Number of events.
    pub events: usize,
    /// Its median.
    pub median: Median,
    /// With delayed entry, the median without it: as if all rows had been at risk from time zero.
    #[serde(default)]
    pub naive_median: Option<Median>,
    /// Steps by ascending time, thinned.
    pub steps: Vec<Step>,
    /// Censoring times, ascending, in the unit of the settings, thinned.
    pub censored: Vec<f64>,
    /// Longest follow-up, in the unit of the settings.
    pub until: f64,
    /// Counts at the requested times, in their order.
    pub counts: Vec<Counts>,
    /// Exact estimate at these times; `None` after the longest follow-up, unless the curve has reached 0.
    #[serde(default)]
    pub at_times: Vec<Option<Step>>,
    /// Number at risk after each time at which a row left or entered, thinned; with delayed entry the first
    /// is at time zero.
    #[serde(default)]
    pub left: Vec<Left>,
}

impl Curve {
    /// The curve of these rows, whose times are in days, with counts at these times in the unit of the
    /// settings.
    ///
    /// # Errors
    /// If the confidence level is invalid.
    pub fn new(rows: &Observations<'_>, times: &[f64], settings: &Settings) -> Result<Self, AnalysisError> {
        let curve = KaplanMeier::fit(rows)?;
        let unit = settings.unit;
        let until = curve.largest_time();
        let (mut falls, mut censored, mut leaving) =
            (Thinned::new(until), Thinned::new(until), Thinned::new(until));
        for step in curve.steps() {
            if step.events > 0.0 {
                falls.push(step.time, step);
            }
            if step.censored > 0.0 {
                censored.push(step.time, step.time);
            }
            let stay = step.number_at_risk - step.events - step.censored;
            leaving.push(step.time, Left { time: unit.of_days(step.time), rows: stay.max(0.0) as u64 });
        }
        let known = |value: f64| value.is_finite().then_some(value);
        let falls = falls.finish();
        let when: Vec<f64> = falls.iter().map(|step| step.time).collect();
        let limits = curve.at_times(&when, settings.band.into(), settings.confidence)?;
        let told = |time: f64, at: &survival::kaplan_meier::AtTime| Step {
            time,
            survival: at.survival,
            low: known(at.lower),
            high: known(at.upper),
        };
        // Times of the table were computed from days, so equal ones may differ in the last digit.
        let days: Vec<f64> = times.iter().map(|time| time * unit.days() * (1.0 + 1e-12)).collect();
        let found = curve.at_times(&days, settings.band.into(), settings.confidence)?;
        let is_known = |time: f64, at: &survival::kaplan_meier::AtTime| {
            time <= unit.of_days(until) || at.survival <= 0.0
        };
        let at_times = times.iter().zip(&found);
        Ok(Self {
            n: rows.len(),
            events: curve.events(),
            median: median(&curve, settings)?,
            naive_median: naive_median(rows, settings)?,
            steps: limits.iter().map(|at| told(unit.of_days(at.time), at)).collect(),
            censored: censored.finish().into_iter().map(|days| unit.of_days(days)).collect(),
            until: unit.of_days(until),
            counts: counts(&curve, times, settings),
            at_times: at_times.map(|(time, at)| is_known(*time, at).then(|| told(*time, at))).collect(),
            left: rows
                .entry()
                .map_or_else(|| leaving.finish(), |entry| coming_and_going(rows.time(), entry, settings)),
        })
    }
}

/// Median survival of all rows that count, in any group.
///
/// # Errors
/// If there is no follow-up, or the confidence level is invalid.
pub fn median_survival(study: &Study<'_>, settings: &Settings) -> Result<Median, AnalysisError> {
    let counted = study.counted(settings.rows);
    let rows: Vec<usize> = (0..study.cohort().len()).filter(|row| counted.contains(*row)).collect();
    let chosen = study.observations()?.select(&rows)?;
    median(&KaplanMeier::fit(&chosen.observations())?, settings)
}

/// The median of a curve in days, converted to the unit of the settings.
pub(crate) fn median(curve: &KaplanMeier, settings: &Settings) -> Result<Median, AnalysisError> {
    let days = match settings.median {
        MedianMethod::Spss => curve.spss_quantile(0.5).map_or_else(Median::default, |found| {
            // A standard error of 0, as in a group of one row, means that the uncertainty is unknown.
            let known = found.estimate.standard_error.is_some_and(|error| error > 0.0);
            let end = |end: Option<f64>| end.filter(|_| known);
            Median {
                estimate: Some(found.estimate.estimate),
                low: end(found.estimate.lower),
                high: end(found.estimate.upper),
            }
        }),
        MedianMethod::BrookmeyerCrowley => {
            let found = curve.quantiles(&[0.5], settings.band.into(), settings.confidence)?;
            found.first().map_or_else(Median::default, |found| Median {
                estimate: found.estimate,
                low: found.interval.lower,
                high: found.interval.upper,
            })
        }
    };
    let in_unit = |days: Option<f64>| days.map(|days| settings.unit.of_days(days));
    Ok(Median { estimate: in_unit(days.estimate), low: in_unit(days.low), high: in_unit(days.high) })
}

/// The median of a curve without delayed entry; `None` if no entry is delayed.
fn naive_median(rows: &Observations<'_>, settings: &Settings) -> Result<Option<Median>, AnalysisError> {
    if rows.entry().is_none() {
        return Ok(None);
    }
    let naive = Observations::new(rows.time(), rows.event())?;
    Ok(Some(median(&KaplanMeier::fit(&naive)?, settings)?))
}

/// Number at risk after each entry and each end of observation, thinned; times in days.
fn coming_and_going(time: &[f64], entry: &[f64], settings: &Settings) -> Vec<Left> {
    let sorted = |times: &[f64]| {
        let mut times = times.to_vec();
        times.sort_by(f64::total_cmp);
        times
    };
    let (leaving, coming) = (sorted(time), sorted(entry));
    let mut moments = sorted(&[&[0.0], time, entry].concat());
    moments.dedup();
    let mut thinned = Thinned::new(leaving.last().copied().unwrap_or(0.0));
    for moment in moments {
        let until = |times: &[f64]| times.partition_point(|time| *time <= moment) as u64;
        let rows = until(&coming) - until(&leaving);
        thinned.push(moment, Left { time: settings.unit.of_days(moment), rows });
    }
    thinned.finish()
}

/// All elements while they are few, otherwise the last of each interval of time.
struct Thinned<T> {
    until: f64,
    all: Vec<T>,
    last: Vec<T>,
    stretch: Option<usize>,
}

impl<T: Copy> Thinned<T> {
    fn new(until: f64) -> Self {
        Self { until, all: Vec::new(), last: Vec::new(), stretch: None }
    }

    /// Adds an element; times ascend.
    fn push(&mut self, time: f64, what: T) {
        let stretch =
            Some(if self.until > 0.0 { (time / self.until * STRETCHES as f64) as usize } else { 0 });
        if stretch == self.stretch {
            self.last.pop();
        }
        self.stretch = stretch;
        self.last.push(what);
        if self.all.len() <= 2 * STRETCHES {
            self.all.push(what);
        }
    }

    fn finish(self) -> Vec<T> {
        if self.all.len() <= 2 * STRETCHES { self.all } else { self.last }
    }
}

fn counts(curve: &KaplanMeier, times: &[f64], settings: &Settings) -> Vec<Counts> {
    // Times of the table were computed from days by division, so equal ones may differ in the last digit.
    const ROUNDING: f64 = 1e-12;
    let days: Vec<f64> = times.iter().map(|time| time * settings.unit.days()).collect();
    let mut counts: Vec<(f64, f64)> = vec![(0.0, 0.0); days.len()];
    for step in curve.steps() {
        let reached = |days: f64| step.time <= days * (1.0 + ROUNDING);
        for ((censored, events), _) in counts.iter_mut().zip(&days).filter(|(_, days)| reached(**days)) {
            *censored += step.censored;
            *events += step.events;
        }
    }
    let at = |(&days, (censored, events)): (&f64, (f64, f64))| Counts {
        at_risk: curve.number_at_risk_at(days * (1.0 - ROUNDING)) as u64,
        censored: censored as u64,
        events: events as u64,
    };
    days.iter().zip(counts).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 6-MP arm of Freireich's trial (1963), weeks in remission.
    const TIME: [f64; 21] =
        [6., 6., 6., 6., 7., 9., 10., 10., 11., 13., 16., 17., 19., 20., 22., 23., 25., 32., 32., 34., 35.];

    fn events() -> [bool; 21] {
        [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0].map(|event| event == 1)
    }

    /// R: `summary(survfit(Surv(time, event) ~ 1), times = c(0, 6, 10, 40), extend = TRUE)`, with cumulative
    /// events.
    #[test]
    fn events_of_the_day_itself_are_counted_as_the_estimate_counts_them() {
        let event = events();
        let rows = Observations::new(&TIME, &event).unwrap();
        let curve = Curve::new(&rows, &[0.0, 6.0, 10.0, 40.0], &Settings::default()).unwrap();
        let counts = |at_risk, censored, events| Counts { at_risk, censored, events };
        assert_eq!(curve.counts, [counts(21, 0, 0), counts(21, 1, 3), counts(15, 3, 5), counts(0, 12, 9)]);
    }

    #[test]
    fn a_curve_that_has_reached_nought_stays_there() {
        let settings = Settings::default();
        let at = |time: f64, event: [bool; 3]| {
            let rows = Observations::new(&[1.0, 2.0, 4.0], &event).unwrap();
            Curve::new(&rows, &[time], &settings).unwrap().at_times[0].map(|step| step.survival)
        };
        assert_eq!([at(9.0, [true; 3]), at(9.0, [true, true, false])], [Some(0.0), None]);
        // At the last time itself it is known.
        assert!(at(4.0, [true, true, false]).is_some_and(|survival| survival > 0.3));
    }

    #[test]
    fn a_group_of_one_row_has_a_median_without_an_interval() {
        for median in [MedianMethod::Spss, MedianMethod::BrookmeyerCrowley] {
            let rows = Observations::new(&[44.0], &[true]).unwrap();
            let curve = Curve::new(&rows, &[], &Settings { median, ..Settings::default() }).unwrap();
            assert_eq!(curve.median, Median { estimate: Some(44.0), low: None, high: None });
        }
    }

    #[test]
    fn everybody_has_left_after_the_last_time() {
        let event = events();
        let rows = Observations::new(&TIME, &event).unwrap();
        let left = Curve::new(&rows, &[], &Settings::default()).unwrap().left;
        assert_eq!((left[0], left.last().map(|left| left.rows)), (Left { time: 6.0, rows: 17 }, Some(0)));
    }

    #[test]
    fn the_median_comes_with_the_interval_of_the_method_chosen() {
        let (time, event) = (TIME, events());
        let rows = Observations::new(&time, &event).unwrap();
        // R: survfit(conf.type = "log-log") gives 23 (13, NA).
        let curve = Curve::new(&rows, &[], &Settings::default()).unwrap();
        assert_eq!(curve.median, Median { estimate: Some(23.0), low: Some(13.0), high: None });
    }

    #[test]
    fn a_long_curve_is_thinned_and_keeps_its_end() {
        for times in [5_000, 20_000] {
            let time: Vec<f64> = (1..=times).map(f64::from).collect();
            let event = vec![true; time.len()];
            let rows = Observations::new(&time, &event).unwrap();
            let curve = Curve::new(&rows, &[1_000.0], &Settings::default()).unwrap();
            assert!((1000..=1001).contains(&curve.steps.len()), "{}", curve.steps.len());
            assert!(curve.steps.is_sorted_by(|before, after| before.time < after.time));
            let last = curve.steps.last().map(|step| (step.time, step.survival));
            assert_eq!(last, Some((f64::from(times), 0.0)));
            assert_eq!(curve.counts[0].at_risk, time.len() as u64 - 999);
        }
    }
}
