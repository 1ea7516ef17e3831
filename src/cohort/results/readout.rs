//! Read-out of curves at a time, with the same numbers as the figure's table.

use cohort::TimeUnit;
use study::protocol::Hover;

use crate::cohort::messages::unit;
use crate::i18n::{number, say};

/// Read-out of one curve.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) label: String,
    /// Survival probability; `None` after the end of follow-up.
    pub(super) survival: Option<f64>,
    /// Its confidence interval.
    between: Option<(f64, f64)>,
    at_risk: u64,
}

/// Read-outs of all curves.
pub(super) fn readings(hover: &Hover, time: f64) -> Vec<Reading> {
    let read = |series: &study::protocol::HoverSeries| {
        let point = series.at(time);
        Reading {
            label: series.label.clone(),
            survival: point.map(|point| point.survival),
            between: point.and_then(|point| point.low.zip(point.high)),
            at_risk: series.at_risk(time),
        }
    };
    hover.series.iter().map(read).collect()
}

/// Text of a read-out.
pub(super) fn said(reading: &Reading) -> String {
    let percent = |share: f64| number::decimals(share * 100.0, 1);
    let n = reading.at_risk.to_string();
    match (reading.survival, reading.between) {
        (None, _) => say!(STUDY_NOT_FOLLOWED).to_owned(),
        (Some(share), None) => say!(STUDY_ALIVE_AT, survival = percent(share), n = n),
        (Some(share), Some((low, high))) => {
            let (low, high) = (percent(low), percent(high));
            say!(STUDY_ALIVE_BETWEEN, survival = percent(share), low = low, high = high, n = n)
        }
    }
}

/// Text of a time.
pub(super) fn time_text(time: f64, of: TimeUnit) -> String {
    let digits = if of == TimeUnit::Days { 0 } else { 2 };
    let time = number::plain(clinical::read_decimal(&number::decimals(time, digits)).unwrap_or(time));
    say!(STUDY_AT_TIME, time = time, unit = unit(of))
}

/// Step of the slider in a unit of time.
pub(super) fn step(unit: TimeUnit) -> f64 {
    match unit {
        TimeUnit::Days => 1.0,
        TimeUnit::Weeks | TimeUnit::Months => 0.1,
        TimeUnit::Years => 0.01,
    }
}
