//! A result, drawn and worded.

use cohort::TimeUnit;
use cohort::analysis::Settings;
use cohort::export::Table;
use serde::{Deserialize, Serialize};

use super::{Analysis, Selection};
use crate::Said;

/// A result, ready to be shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Its number, by which it is drawn again, exported, forgotten and brought back.
    pub result: usize,
    /// What was analysed, with what was chosen where the page left it open.
    pub analysis: Analysis,
    /// How.
    pub settings: Settings,
    /// Whether the patients were made by a program: to be marked wherever this is shown.
    pub synthetic: bool,
    /// The rows that it is made of.
    pub selection: Selection,
    /// The same in words.
    pub made_of: String,
    /// Number of rows chosen; an analysis may leave some of them out.
    pub rows: usize,
    /// Number of deaths among the chosen rows.
    pub events: usize,
    /// Number of rows analysed, of all chosen, in words; empty if nothing could be analysed.
    pub analysed: String,
    /// Set if it prints an apparent concordance that [`Analysis::Cox`] can correct.
    #[serde(default)]
    pub correctable: bool,
    /// Its figures.
    pub figures: Vec<DrawnFigure>,
    /// Its tables. Their notes name the methods, and tell of results by patient where patients have several rows.
    pub tables: Vec<Table>,
    /// Why it cannot be made of the rows as they were read last; it has no figures and tables then.
    pub trouble: Option<Said>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DrawnFigure {
    /// An `<svg>` element with classes, announced by its title and description. All text in it is escaped.
    pub svg: String,
    /// Its title.
    pub title: String,
    /// Its width in CSS pixels.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// The same as text, line by line: for a table beside it.
    pub lines: Vec<TextLine>,
    /// What stands under the pointer; curves have it.
    pub hover: Option<Hover>,
}

/// A line of a figure told as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLine {
    /// What it is about.
    pub label: String,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Where curves stand and what they say at each time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hover {
    /// Where the curves stand in the figure.
    pub plot: HoverPlot,
    /// The unit of the times.
    pub unit: TimeUnit,
    /// The curves, in the order of their key.
    pub series: Vec<HoverSeries>,
}

/// Where curves stand in their figure, in its own pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HoverPlot {
    /// The pixel of time 0.
    pub left: f64,
    /// The pixel of the longest time.
    pub right: f64,
    /// The pixel of survival 1.
    pub top: f64,
    /// The pixel of survival 0.
    pub bottom: f64,
    /// The longest time.
    pub longest: f64,
}

/// A curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HoverSeries {
    /// The group.
    pub label: String,
    /// Its steps in order of time, the first at time 0. One holds from its time until the next.
    pub points: Vec<HoverPoint>,
    /// The longest time anybody was followed: beyond, nothing is known.
    pub until: f64,
}

/// What a curve says from one time until the next.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HoverPoint {
    /// When.
    pub time: f64,
    /// The share that survives.
    pub survival: f64,
    /// The lower end of its interval, where there is one.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// How many are followed beyond this time; at time 0, all rows.
    pub at_risk: u64,
}

impl HoverPlot {
    /// The time at a pixel from the left, within the axis.
    #[must_use]
    pub fn time_at(&self, x: f64) -> f64 {
        let share = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        self.longest * if share.is_nan() { 0.0 } else { share }
    }
}

impl HoverSeries {
    /// The estimate at a time; `None` beyond the longest that anybody was followed, unless the curve has reached 0.
    #[must_use]
    pub fn at(&self, time: f64) -> Option<&HoverPoint> {
        let after = self.points.partition_point(|point| point.time <= time);
        let point = self.points.get(after.checked_sub(1)?);
        point.filter(|point| time <= self.until || point.survival <= 0.0)
    }

    /// How many are at risk at a time, by the rule of every table: those who leave at that very time still are.
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
