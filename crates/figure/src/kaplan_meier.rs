//! Kaplan-Meier curves over their risk table (KMunicate, BMJ Open 2019;9:e030215).
//!
//! Curve and table are one SVG on one time scale: at risk, censored and events of each group below the ticks
//! of the curve. Groups differ by dash as well as by colour, so that the figure works in black and white.

use crate::backend::decimals;
use crate::canvas::{Canvas, Line, Words};
use crate::flow::{Flowed, flow};
use crate::glyph::{shorten, text_width, wrap};
use crate::palette::{Finish, Role};
use crate::staircase::staircase;
use crate::svg::{DrawError, Figure, Frame, TextRow, figure};
pub use crate::time_axis::{Unit, table_times};

/// The estimate from one time to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// In the figure's unit of time.
    pub time: f64,
    /// Survival probability, 0 to 1.
    pub survival: f64,
    /// Lower end of its confidence interval, if defined.
    pub low: Option<f64>,
    /// Upper end of its confidence interval, if defined.
    pub high: Option<f64>,
}

/// Risk-table counts of one group at one time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Patients with a time at or after this one.
    pub at_risk: u64,
    /// Number censored from the start up to and including this time.
    pub censored: u64,
    /// Number of events from the start up to and including this time.
    pub events: u64,
}

impl Counts {
    fn all(&self) -> [u64; 3] {
        [self.at_risk, self.censored, self.events]
    }
}

/// One group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Name, optionally with the median: "Tomita 4 to 5, median 349". Truncated if it does not fit.
    pub label: String,
    /// Text behind the name that is never truncated: "(n = 11)". Optional.
    pub count: String,
    /// The curve, in order of time. The start at 1 is implied.
    pub steps: Vec<Step>,
    /// Censoring times; crowded marks are thinned.
    pub censored: Vec<f64>,
    /// Median survival, if reached.
    pub median: Option<f64>,
    /// Longest follow-up, where the curve ends.
    pub until: f64,
    /// One entry for each of the figure's `times`.
    pub counts: Vec<Counts>,
}

/// Texts of the figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// Title of the time axis: "Months from operation".
    pub time: String,
    /// Title of the survival axis, from 0 to 100: "Alive (%)".
    pub survival: String,
    /// "At risk"; empty omits the row.
    pub at_risk: String,
    /// "Censored so far"; empty omits the row.
    pub censored: String,
    /// "Events so far"; empty omits the row.
    pub events: String,
    /// Text above the curves at the right: "log-rank p = 0.023". Optional.
    pub note: String,
}

/// Kaplan-Meier curves over their risk table.
///
/// ```
/// use figure::kaplan_meier::{Counts, KaplanMeier, Labels, Series, Step};
/// let step = |time, survival| Step { time, survival, ..Step::default() };
/// let counts = |at_risk, events| Counts { at_risk, censored: 0, events };
/// let series = Series {
///     label: "All".into(),
///     steps: vec![step(2.0, 0.5), step(5.0, 0.0)],
///     median: Some(3.5),
///     until: 5.0,
///     counts: vec![counts(2, 0), counts(1, 1)],
///     ..Series::default()
/// };
/// let labels = Labels { at_risk: "At risk".into(), ..Labels::default() };
/// let km = KaplanMeier { series: vec![series], times: vec![0.0, 3.0], longest: 5.0, labels, ..KaplanMeier::default() };
/// assert_eq!(km.draw()?.rows[1].cells, ["2", "1"]);
/// # Ok::<(), figure::DrawError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KaplanMeier {
    /// Id, width and accessible texts.
    pub frame: Frame,
    /// The groups; colours and dashes repeat after the sixth.
    pub series: Vec<Series>,
    /// Ticks and risk-table times, best from [`table_times`].
    pub times: Vec<f64>,
    /// The end of the time axis.
    pub longest: f64,
    /// Texts.
    pub labels: Labels,
    /// Draws confidence bands.
    pub bands: bool,
    /// Draws lines from survival 0.5 to the medians.
    pub medians: bool,
}

/// Position of the curves in pixels, to show the value under the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
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

impl Plot {
    fn x(&self, time: f64) -> f64 {
        let share = (time / self.longest).clamp(0.0, 1.0);
        self.left + (self.right - self.left) * if share.is_nan() { 0.0 } else { share }
    }

    fn y(&self, survival: f64) -> f64 {
        let share = if survival.is_nan() { 0.0 } else { survival.clamp(0.0, 1.0) };
        self.bottom - (self.bottom - self.top) * share
    }

    /// The time at a pixel from the left, within the axis.
    #[must_use]
    pub fn time_at(&self, x: f64) -> f64 {
        let share = ((x - self.left) / (self.right - self.left)).clamp(0.0, 1.0);
        self.longest * if share.is_nan() { 0.0 } else { share }
    }
}

const SMALL: f64 = 12.0;
const LINE: f64 = 17.0;
/// A longer note is truncated with an ellipsis.
const MOST_NOTE_LINES: usize = 6;
/// Length of a group's line in the key.
const SAMPLE: f64 = 30.0;

impl KaplanMeier {
    /// Position of the curves.
    #[must_use]
    pub fn plot(&self) -> Plot {
        let width = self.frame.drawn_width();
        let widest = self.series.iter().flat_map(|series| &series.counts).flat_map(Counts::all).max();
        let half = text_width(&widest.unwrap_or(0).to_string(), SMALL, false) / 2.0;
        let words = self.table_words().map(|(word, _)| text_width(word, SMALL, false)).fold(26.0, f64::max);
        let left = (words + half + 8.0).min(width * 0.4).ceil();
        let right = (width - half.max(10.0) - 2.0).floor();
        let key_lines = self.key(width).last().map_or(0, |place| place.line + 1);
        let above = [&self.labels.survival, &self.labels.note];
        let label = if above.iter().all(|label| label.is_empty()) { 12.0 } else { LINE + 9.0 };
        let more_notes = self.note_lines(width).len().saturating_sub(1);
        let top = (key_lines + more_notes) as f64 * LINE + label;
        let bottom = top + ((right - left) * 0.6).clamp(150.0, 340.0).round();
        let longest = if self.longest.is_finite() && self.longest > 0.0 { self.longest } else { 1.0 };
        Plot { left, right, top, bottom, longest }
    }

    /// Draws the figure.
    ///
    /// # Errors
    /// Only on a bug in this crate: see [`DrawError`].
    pub fn draw(&self) -> Result<Figure, DrawError> {
        let (width, plot) = (self.frame.drawn_width(), self.plot());
        let rows = self.table_words().count() as f64;
        let axis = LINE + 4.0 + if self.labels.time.is_empty() { 0.0 } else { LINE };
        let table =
            if rows > 0.0 { self.series.len() as f64 * ((rows + 1.0) * LINE + 4.0) + 4.0 } else { 0.0 };
        let height = (plot.bottom + axis + table + 4.0).ceil();

        let prefix = self.frame.prefix();
        let mut body = String::new();
        let mut canvas = Canvas::new(&mut body, width, height, &prefix);
        self.draw_key(&mut canvas, width);
        self.draw_axes(&mut canvas, &plot);
        for (index, series) in self.series.iter().enumerate() {
            series.draw_band(&mut canvas, &plot, index, self.bands);
        }
        for (index, series) in self.series.iter().enumerate() {
            series.draw_curve(&mut canvas, &plot, index, self.medians);
        }
        let note = Words::new(Role::Ink, SMALL).ending();
        let lines = self.note_lines(width);
        let first = plot.top - lines.len() as f64 * LINE + 1.0;
        canvas.lines(&lines, (width, first), LINE, note);
        self.draw_table(&mut canvas, &plot, plot.bottom + axis + 4.0);
        canvas.finish()?;
        Ok(figure(&self.frame, height, &body, self.text_rows()))
    }

    /// Named rows of the table, with the index of their count.
    fn table_words(&self) -> impl Iterator<Item = (&str, usize)> {
        let labels = &self.labels;
        let words = [labels.at_risk.as_str(), &labels.censored, &labels.events];
        words.into_iter().zip(0..).filter(|row| !row.0.is_empty())
    }

    /// The note, wrapped to fit next to the axis title.
    fn note_lines(&self, width: f64) -> Vec<String> {
        let taken = text_width(&self.labels.survival, SMALL, false) + 16.0;
        wrap(&self.labels.note, (width - taken).max(width * 0.4), SMALL, false, MOST_NOTE_LINES)
    }

    fn key(&self, width: f64) -> Vec<Flowed> {
        let named = self
            .series
            .iter()
            .map(|series| SAMPLE + 6.0 + text_width(&series.title_within(width, false), SMALL, false));
        flow(named, 0.0, width, 18.0).collect()
    }

    fn draw_key(&self, canvas: &mut Canvas, width: f64) {
        for (index, (series, place)) in self.series.iter().zip(self.key(width)).enumerate() {
            let y = place.line as f64 * LINE + LINE / 2.0;
            canvas.line((place.x, y), (place.x + SAMPLE, y), series_line(index, 2.0));
            let title = series.title_within(width, false);
            canvas.text(&title, (place.x + SAMPLE + 6.0, y), Words::new(Role::Ink, SMALL));
        }
    }

    fn draw_axes(&self, canvas: &mut Canvas, plot: &Plot) {
        let soft = Words::new(Role::Soft, SMALL);
        let grid = Line::new(Role::Grid, 1.0);
        for percent in [0, 25, 50, 75, 100] {
            let y = plot.y(f64::from(percent) / 100.0);
            canvas.line((plot.left, y), (plot.right, y), grid);
            canvas.text(&percent.to_string(), (plot.left - 8.0, y), soft.ending());
        }
        for (_, time) in self.ticks(plot) {
            let x = plot.x(time);
            canvas.line((x, plot.bottom), (x, plot.bottom + 4.0), Line::new(Role::Soft, 1.0));
            canvas.text(&decimals(time), (x, plot.bottom + 13.0), soft.centred());
        }
        canvas.line((plot.left, plot.bottom), (plot.right, plot.bottom), Line::new(Role::Soft, 1.0));
        canvas.text(&self.labels.survival, (0.0, plot.top - LINE + 1.0), soft);
        let middle = f64::midpoint(plot.left, plot.right);
        canvas.text(&self.labels.time, (middle, plot.bottom + 13.0 + LINE), soft.centred());
    }

    /// The times on the axis, with their index in the counts.
    fn ticks(&self, plot: &Plot) -> impl Iterator<Item = (usize, f64)> {
        let end = plot.longest * (1.0 + 1e-9);
        self.times.iter().copied().enumerate().filter(move |(_, time)| (0.0..=end).contains(time))
    }

    fn draw_table(&self, canvas: &mut Canvas, plot: &Plot, top: f64) {
        if self.table_words().next().is_none() {
            return;
        }
        let mut y = top + LINE / 2.0;
        for (index, series) in self.series.iter().enumerate() {
            canvas.line((0.0, y), (SAMPLE, y), series_line(index, 2.0));
            let title = series.title_within(self.frame.drawn_width(), true);
            canvas.text(&title, (SAMPLE + 6.0, y), Words::new(Role::Ink, SMALL).bold());
            y += LINE;
            for (word, row) in self.table_words() {
                canvas.text(word, (0.0, y), Words::new(Role::Soft, SMALL));
                for (tick, time) in self.ticks(plot) {
                    if let Some(counts) = series.counts.get(tick) {
                        let words = Words::new(Role::Ink, SMALL).centred();
                        canvas.text(&counts.all()[row].to_string(), (plot.x(time), y), words);
                    }
                }
                y += LINE;
            }
            y += 4.0;
        }
    }

    /// The figure as text: the times, then survival and counts of each group.
    fn text_rows(&self) -> Vec<TextRow> {
        let times = self.times.iter().map(|time| decimals(*time)).collect();
        let mut rows = vec![TextRow { label: self.labels.time.clone(), cells: times }];
        for series in &self.series {
            if !self.labels.survival.is_empty() {
                let cells = self.times.iter().map(|time| series.text_at(*time)).collect();
                rows.push(TextRow { label: format!("{}, {}", series.title(), self.labels.survival), cells });
            }
            for (word, row) in self.table_words() {
                let cells = series.counts.iter().map(|counts| counts.all()[row].to_string()).collect();
                rows.push(TextRow { label: format!("{}, {word}", series.title()), cells });
            }
        }
        rows
    }
}

fn series_line(index: usize, width: f64) -> Line {
    let role = Role::Series((index % 6) as u8);
    Line::new(role, width).finish(Finish::of_series(index))
}

/// Formats a probability as a percentage with one decimal.
fn percent(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}

impl Series {
    /// The name and the text behind it.
    #[must_use]
    pub fn title(&self) -> String {
        if self.count.is_empty() { self.label.clone() } else { format!("{} {}", self.label, self.count) }
    }

    /// The title beside the line of the group, in a figure of this width.
    fn title_within(&self, width: f64, bold: bool) -> String {
        let room = width - SAMPLE - 6.0;
        let title = self.title();
        if text_width(&title, SMALL, bold) <= room {
            return title;
        }
        let behind = if self.count.is_empty() { String::new() } else { format!(" {}", self.count) };
        let name = shorten(&self.label, room - text_width(&behind, SMALL, bold), SMALL, bold);
        format!("{name}{behind}")
    }

    /// Survival at a time with its interval, in percent; a dash after the last follow-up, unless the curve
    /// has reached 0.
    fn text_at(&self, time: f64) -> String {
        let ended = self.steps.last().is_some_and(|step| step.survival <= 0.0);
        if time > self.until && !ended {
            return "\u{2013}".to_owned();
        }
        let before = self.steps.partition_point(|step| step.time <= time);
        let Some(step) = before.checked_sub(1).map(|at| self.steps[at]) else { return percent(1.0) };
        match (step.low, step.high) {
            (Some(low), Some(high)) => {
                format!("{} ({}\u{2013}{})", percent(step.survival), percent(low), percent(high))
            }
            _ => percent(step.survival),
        }
    }

    /// Steps that can be drawn: finite, and on the axis.
    fn drawable(&self, plot: &Plot) -> impl Iterator<Item = &Step> {
        let longest = plot.longest;
        self.steps
            .iter()
            .filter(move |step| step.survival.is_finite() && (0.0..=longest).contains(&step.time))
    }

    fn end(&self, plot: &Plot) -> f64 {
        plot.x(if self.until.is_nan() { plot.longest } else { self.until })
    }

    fn draw_band(&self, canvas: &mut Canvas, plot: &Plot, index: usize, wanted: bool) {
        if !wanted {
            return;
        }
        // Runs of steps with an interval; the band has gaps elsewhere.
        let mut run: Vec<(f64, f64, f64)> = Vec::new();
        for step in self.drawable(plot) {
            match (step.low, step.high) {
                (Some(low), Some(high)) => run.push((plot.x(step.time), plot.y(low), plot.y(high))),
                _ => draw_run(canvas, &mut run, plot.x(step.time), index),
            }
        }
        draw_run(canvas, &mut run, self.end(plot), index);
    }

    fn draw_curve(&self, canvas: &mut Canvas, plot: &Plot, index: usize, medians: bool) {
        let steps = self.drawable(plot).map(|step| (plot.x(step.time), plot.y(step.survival)));
        let path = staircase((plot.left, plot.y(1.0)), steps, self.end(plot));
        canvas.path(&path, series_line(index, 2.0));
        self.draw_censored(canvas, plot, index);
        let median = self.median.filter(|median| medians && (0.0..=plot.longest).contains(median));
        if let Some(median) = median {
            let (x, y) = (plot.x(median), plot.y(0.5));
            let line = Line { finish: Finish::Joining, ..series_line(index, 1.2) };
            canvas.path(&[(plot.left, y), (x, y), (x, plot.bottom)], line);
        }
    }

    /// Draws censoring marks, thinned so that they do not hide the curve.
    fn draw_censored(&self, canvas: &mut Canvas, plot: &Plot, index: usize) {
        let known = self.censored.iter().filter(|time| (0.0..=plot.longest).contains(*time));
        let mut times: Vec<f64> = known.copied().collect();
        times.sort_by(f64::total_cmp);
        let apart = if times.len() < 60 { 2.0 } else { 9.0 };
        let steps: Vec<&Step> = self.drawable(plot).collect();
        let line = Line { finish: Finish::Solid, ..series_line(index, 1.5) };
        let mut last = f64::NEG_INFINITY;
        for time in times {
            let x = plot.x(time);
            if x - last < apart {
                continue;
            }
            last = x;
            let before = steps.partition_point(|step| step.time <= time);
            let survival = before.checked_sub(1).map_or(1.0, |at| steps[at].survival);
            let y = plot.y(survival);
            canvas.line((x, y - 4.5), (x, y + 4.5), line);
        }
    }
}

/// Draws the band of a run of steps up to the pixel `end`, and clears the run.
fn draw_run(canvas: &mut Canvas, run: &mut Vec<(f64, f64, f64)>, end: f64, index: usize) {
    if let Some(&(x, low, high)) = run.first() {
        let mut outline = staircase((x, high), run.iter().map(|step| (step.0, step.2)), end);
        let below = staircase((x, low), run.iter().map(|step| (step.0, step.1)), end);
        outline.extend(below.into_iter().rev());
        canvas.polygon(&outline, Role::Series((index % 6) as u8), 0.15);
    }
    run.clear();
}
