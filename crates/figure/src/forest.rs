//! Forest plots: hazard ratios with confidence intervals.
//!
//! The axis is logarithmic, so that 0.5 and 2 are equally far from 1; the numbers are next to their marks.

use crate::backend::decimals;
use crate::canvas::{Canvas, Line, Words};
use crate::glyph::{shorten, text_width, wrap};
use crate::palette::{Finish, Role};
use crate::svg::{DrawError, Figure, Frame, TextRow, figure};

/// One factor, or a heading over several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The factor or its level: "KPS, 10 points".
    pub label: String,
    /// Text behind the label that is never truncated: "(n = 11)". Optional.
    pub count: String,
    /// The hazard ratio; `None` for a heading or a reference level.
    pub ratio: Option<f64>,
    /// Lower end of its confidence interval.
    pub low: Option<f64>,
    /// Upper end of its confidence interval.
    pub high: Option<f64>,
    /// The ratio as text, right-aligned: "1.85 (1.02 to 3.36)".
    pub text: String,
    /// True for a heading.
    pub heading: bool,
}

/// A forest plot.
///
/// ```
/// use figure::forest::{Forest, Row};
/// let row = Row {
///     label: "AFP".into(),
///     ratio: Some(1.85),
///     low: Some(1.02),
///     high: Some(3.36),
///     text: "1.85 (1.02 to 3.36)".into(),
///     ..Row::default()
/// };
/// let forest = Forest { rows: vec![row], label: "Hazard ratio".into(), ..Forest::default() };
/// assert_eq!(forest.draw()?.rows[0].cells, ["1.85 (1.02 to 3.36)"]);
/// # Ok::<(), figure::DrawError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    /// Id, width and accessible texts.
    pub frame: Frame,
    /// The factors, from above.
    pub rows: Vec<Row>,
    /// Axis title: "Hazard ratio (95 % CI, log scale)".
    pub label: String,
    /// Meaning of a ratio below one: "longer survival". Optional.
    pub below_one: String,
    /// Meaning of a ratio above one: "shorter survival". Optional.
    pub above_one: String,
}

const SMALL: f64 = 12.0;
const PITCH: f64 = 16.0;
/// Maximum number of lines of a label.
const LINES: usize = 3;
/// Below this width, in pixels, label and numbers are above their mark.
const NARROW: f64 = 440.0;
/// Possible ticks; the first and last are the widest limits of the axis.
const TICKS: [f64; 13] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];

/// A logarithmic axis between two pixels.
struct LogAxis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl LogAxis {
    /// The shortest axis from tick to tick that includes all ratios, and 1.
    fn new(ratios: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let known = ratios.filter(|ratio| ratio.is_finite() && *ratio > 0.0);
        let (least, most) =
            known.fold((0.5_f64, 2.0_f64), |(least, most), ratio| (least.min(ratio), most.max(ratio)));
        let low = TICKS.into_iter().rev().find(|tick| *tick <= least).unwrap_or(TICKS[0]);
        let high = TICKS.into_iter().find(|tick| *tick >= most).unwrap_or(TICKS[TICKS.len() - 1]);
        Self { low, high, from, to }
    }

    fn holds(&self, ratio: f64) -> bool {
        (self.low..=self.high).contains(&ratio)
    }

    fn x(&self, ratio: f64) -> f64 {
        let share = (ratio.clamp(self.low, self.high) / self.low).ln() / (self.high / self.low).ln();
        self.from + (self.to - self.from) * if share.is_nan() { 0.0 } else { share }
    }

    /// Ticks whose numbers fit, always including 1.
    fn ticks(&self) -> Vec<f64> {
        let inside: Vec<f64> = TICKS.into_iter().filter(|tick| self.holds(*tick)).collect();
        if (self.to - self.from) / inside.len() as f64 >= 34.0 {
            return inside;
        }
        inside.into_iter().filter(|tick| (tick.log10() - tick.log10().round()).abs() < 1e-9).collect()
    }
}

impl Forest {
    /// Draws the plot.
    ///
    /// # Errors
    /// Only on a bug in this crate: see [`DrawError`].
    pub fn draw(&self) -> Result<Figure, DrawError> {
        let width = self.frame.drawn_width();
        let narrow = width < NARROW;
        let widest = |text: &dyn Fn(&Row) -> f64| self.rows.iter().map(text).fold(0.0, f64::max);
        let labels = widest(&|row| text_width(&row.title(), SMALL, row.heading)).min(width * 0.34).ceil();
        let numbers = widest(&|row| text_width(&row.text, SMALL, false)).min(width * 0.34).ceil();
        let (from, to) = if narrow { (12.0, width - 12.0) } else { (labels + 16.0, width - numbers - 16.0) };
        let ratios = self.rows.iter().flat_map(|row| [row.ratio, row.low, row.high]).flatten();
        let axis = LogAxis::new(ratios, from, to);
        let room = if narrow { width - numbers - 12.0 } else { labels };
        let rows: Vec<(&Row, Vec<String>)> =
            self.rows.iter().map(|row| (row, row.lines(room.max(60.0)))).collect();
        let row_height = |row: &Row, lines: usize| {
            let text = lines.max(1) as f64 * PITCH;
            text + if narrow && row.ratio.is_some() { 18.0 } else { 0.0 } + 8.0
        };

        let bottom = 4.0 + rows.iter().map(|(row, lines)| row_height(row, lines.len())).sum::<f64>();
        let sides = !(self.below_one.is_empty() && self.above_one.is_empty());
        let height = bottom + 22.0 + if sides { 17.0 } else { 0.0 } + 20.0;
        let prefix = self.frame.prefix();
        let mut body = String::new();
        let mut canvas = Canvas::new(&mut body, width, height, &prefix);
        self.draw_axis(&mut canvas, &axis, bottom, sides);
        let mut y = 4.0;
        for (row, lines) in &rows {
            let tall = row_height(row, lines.len());
            row.draw(&mut canvas, &axis, (y, tall), lines, narrow, width);
            y += tall;
        }
        canvas.finish()?;
        let text = |row: &Row| TextRow { label: row.title(), cells: vec![row.text.clone()] };
        Ok(figure(&self.frame, height, &body, self.rows.iter().map(text).collect()))
    }

    fn draw_axis(&self, canvas: &mut Canvas, axis: &LogAxis, bottom: f64, sides: bool) {
        let soft = Words::new(Role::Soft, SMALL);
        for tick in axis.ticks() {
            let x = axis.x(tick);
            canvas.line((x, 4.0), (x, bottom), Line::new(Role::Grid, 1.0));
            canvas.text(&decimals(tick), (x, bottom + 12.0), soft.centred());
        }
        let one = axis.x(1.0);
        canvas.line((one, 4.0), (one, bottom), Line::new(Role::Soft, 1.2).finish(Finish::Joining));
        canvas.line((axis.from, bottom), (axis.to, bottom), Line::new(Role::Soft, 1.0));
        let mut y = bottom + 12.0 + 17.0;
        if sides {
            canvas.text(&self.below_one, (axis.from, y), soft);
            canvas.text(&self.above_one, (axis.to, y), soft.ending());
            y += 17.0;
        }
        canvas.text(&self.label, (f64::midpoint(axis.from, axis.to), y), soft.centred());
    }
}

impl Row {
    /// The label and the text behind it.
    fn title(&self) -> String {
        if self.count.is_empty() { self.label.clone() } else { format!("{} {}", self.label, self.count) }
    }

    /// Lines of the title. Of a long one the label is cut, never the text behind it.
    fn lines(&self, width: f64) -> Vec<String> {
        let count = self.count.replace(' ', "\u{a0}");
        let whole = format!("{} {count}", self.label);
        let lines = wrap(&whole, width, SMALL, self.heading, LINES + 1);
        if lines.len() <= LINES {
            return lines;
        }
        if count.is_empty() {
            return wrap(&self.label, width, SMALL, self.heading, LINES);
        }
        let mut lines = wrap(&self.label, width, SMALL, self.heading, usize::MAX);
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            let room = width - text_width(&format!(" {count}"), SMALL, self.heading);
            *last = format!("{} {count}", shorten(last, room, SMALL, self.heading));
        }
        lines
    }

    fn draw(
        &self,
        canvas: &mut Canvas,
        axis: &LogAxis,
        (top, tall): (f64, f64),
        lines: &[String],
        narrow: bool,
        width: f64,
    ) {
        let words = Words::new(Role::Ink, SMALL).rimmed();
        let first = top + 4.0 + PITCH / 2.0;
        canvas.lines(lines, (0.0, first), PITCH, if self.heading { words.bold() } else { words });
        canvas.text(&self.text, (width, first), words.ending());
        let y = if narrow { top + tall - 13.0 } else { first };
        let Some(ratio) = self.ratio.filter(|ratio| ratio.is_finite() && *ratio > 0.0) else {
            return;
        };
        let (low, high) = (self.low.unwrap_or(ratio), self.high.unwrap_or(ratio));
        if low > 0.0 && high >= low {
            let line = Line::new(Role::Accent, 2.0);
            canvas.line((axis.x(low), y), (axis.x(high), y), line);
            end(canvas, axis, low, y, -1.0);
            end(canvas, axis, high, y, 1.0);
        }
        let x = axis.x(ratio);
        canvas.rect((x - 4.5, y - 4.5), (x + 4.5, y + 4.5), Role::Accent);
    }
}

/// Draws the end of an interval: a cap, or an arrow if it leaves the axis.
fn end(canvas: &mut Canvas, axis: &LogAxis, ratio: f64, y: f64, direction: f64) {
    let x = axis.x(ratio);
    if axis.holds(ratio) {
        canvas.line((x, y - 4.0), (x, y + 4.0), Line::new(Role::Accent, 2.0));
    } else {
        let tip = x + 4.0 * direction;
        let back = tip - 8.0 * direction;
        canvas.polygon(&[(tip, y), (back, y - 4.5), (back, y + 4.5)], Role::Accent, 1.0);
    }
}
