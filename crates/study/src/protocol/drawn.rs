//! A result with texts and drawings.

use cohort::TimeUnit;
use cohort::analysis::Settings;
use cohort::export::Table;
use serde::{Deserialize, Serialize};

use super::{Analysis, Selection};
use crate::LocalizedMessage;

/// A result, ready for display.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Number by which requests refer to it.
    pub result: usize,
    /// The analysis, with defaults resolved.
    pub analysis: Analysis,
    /// Its settings.
    pub settings: Settings,
    /// True if the patients are synthetic, which must be marked wherever this is shown.
    pub synthetic: bool,
    /// Its rows.
    pub selection: Selection,
    /// Its rows in words.
    pub made_of: String,
    /// Number of selected rows; an analysis may exclude some of them.
    pub rows: usize,
    /// Number of deaths among the selected rows.
    pub events: usize,
    /// Number of rows analysed out of those selected, in words; empty if nothing could be analysed.
    pub analysed: String,
    /// True if it includes an apparent concordance that [`Analysis::Cox`] can correct.
    #[serde(default)]
    pub correctable: bool,
    /// Its figures.
    pub figures: Vec<DrawnFigure>,
    /// Its tables. Their notes name the methods, and report results by patient if patients have several rows.
    pub tables: Vec<Table>,
    /// Reason why it cannot be computed from the last reading; figures and tables are then empty.
    pub trouble: Option<LocalizedMessage>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DrawnFigure {
    /// An `<svg>` element with classes, title and description. All text in it is escaped.
    pub svg: String,
    /// Title.
    pub title: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// The figure as lines of text, for a table next to it.
    pub lines: Vec<TextLine>,
    /// Data of the read-out under the pointer; only for curves.
    pub hover: Option<Hover>,
}

/// A line of a figure as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLine {
    /// Subject of the line.
    pub label: String,
    /// Cells.
    pub cells: Vec<String>,
}

/// Position and values of curves, for the read-out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hover {
    /// Position of the curves in the figure.
    pub plot: HoverPlot,
    /// Unit of the times.
    pub unit: TimeUnit,
    /// The curves, in the order of their key.
    pub series: Vec<HoverSeries>,
}

/// Position of curves in their figure, pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HoverPlot {
    /// x of time 0.
    pub left: f64,
    /// x of the longest time.
    pub right: f64,
    /// y of survival 1.
    pub top: f64,
    /// y of survival 0.
    pub bottom: f64,
    /// The longest time.
    pub longest: f64,
}

/// A curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HoverSeries {
    /// The group.
    pub label: String,
    /// Steps in order of time, the first at time 0. Each applies from its time to the next.
    pub points: Vec<HoverPoint>,
    /// Longest follow-up: beyond, nothing is known.
    pub until: f64,
}

/// Values of a curve from one time to the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HoverPoint {
    /// Time.
    pub time: f64,
    /// Survival probability.
    pub survival: f64,
    /// Lower end of its interval, if defined.
    pub low: Option<f64>,
    /// Upper end of its interval, if defined.
    pub high: Option<f64>,
    /// Number followed beyond this time; at time 0, all rows.
    pub at_risk: u64,
}

impl HoverPlot {
    /// Time at a pixel from the left, clamped to the axis.
    #[must_use]
    pub fn time_at(&self, x: f64) -> f64 {
        let share = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        self.longest * if share.is_nan() { 0.0 } else { share }
    }
}

impl HoverSeries {
    /// The estimate at a time; `None` after the longest follow-up, unless the curve has reached 0.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<&HoverPoint> {
        let after = self.points.partition_point(|point| point.time <= time);
        let point = self.points.get(after.checked_sub(1)?);
        point.filter(|point| time <= self.until || point.survival <= 0.0)
    }

    /// Number at risk at a time, including those who leave at that time, as in every table.
    #[must_use]
    pub fn at_risk(&self, time: f64) -> u64 {
        let before = self.points.partition_point(|point| point.time < time);
        self.points.get(before.saturating_sub(1)).map_or(0, |point| point.at_risk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_holds_until_the_next_and_nothing_is_known_beyond_the_last() {
        let point = |time, survival| HoverPoint { time, survival, low: None, high: None, at_risk: 1 };
        let series =
            HoverSeries { label: String::new(), points: vec![point(0.0, 1.0), point(5.0, 0.5)], until: 9.0 };
        let survival = [0.0, 4.9, 5.0, 9.0, 9.1].map(|time| series.at(time).map(|it| it.survival));
        assert_eq!(survival, [Some(1.0), Some(1.0), Some(0.5), Some(0.5), None]);
        let ended = HoverSeries { points: vec![point(0.0, 1.0), point(9.0, 0.0)], ..series };
        assert_eq!(ended.at(9.1).map(|it| it.survival), Some(0.0));
    }

    #[test]
    fn who_dies_at_a_time_is_at_risk_at_it() {
        let point = |time, at_risk| HoverPoint { time, survival: 1.0, low: None, high: None, at_risk };
        let points = vec![point(0.0, 4), point(5.0, 3), point(9.0, 0)];
        let series = HoverSeries { label: String::new(), points, until: 9.0 };
        assert_eq!([0.0, 4.9, 5.0, 5.1, 9.0, 9.1].map(|time| series.at_risk(time)), [4, 4, 4, 3, 3, 0]);
    }
}
