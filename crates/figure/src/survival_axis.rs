//! Predictions of all systems on one time axis, to compare them at a glance.
//!
//! Months are below and days above, with longer survival to the right. A system whose group is not certain
//! yet shows each possible group, joined by a fine line.

use crate::canvas::{Canvas, Line, Words};
pub use crate::estimate::{Estimate, Kind};
use crate::estimate::{arrow, join, point, whisker};
use crate::flow::{Flowed, flow};
use crate::glyph::{text_width, wrap};
pub use crate::month_axis::DAYS_PER_MONTH;
use crate::month_axis::MonthAxis;
use crate::palette::Role;
use crate::svg::{DrawError, Figure, Frame, TextRow, figure};

/// One system and its prediction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Name of the system: "Tomita 2001".
    pub label: String,
    /// A second, fainter line: total and group. Optional.
    pub detail: String,
    /// Text next to the mark: "6.0 (4.5 to 7.3)" or "2.4 to 6.0". Optional; without estimates, the reason
    /// there are none.
    pub reading: String,
    /// Prediction of each group still possible: one if the group is certain, none if nothing is published.
    pub estimates: Vec<Estimate>,
}

/// Texts of the key. Only marks that occur are explained; an empty text omits an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// "median"
    pub median: String,
    /// "mean"
    pub mean: String,
    /// "95 % CI"
    pub interval: String,
    /// "at least, at most"
    pub bound: String,
    /// "not verified"
    pub unverified: String,
    /// "group not certain yet"
    pub several: String,
}

/// The picture over all systems.
///
/// ```
/// use figure::survival_axis::{Estimate, Row, SurvivalAxis};
/// let axis = SurvivalAxis {
///     rows: vec![Row {
///         label: "Tomita 2001".into(),
///         detail: "6 of 10".into(),
///         reading: "5.9 (4.5 to 7.3)".into(),
///         estimates: vec![Estimate { value_months: 5.9, low: Some(4.5), high: Some(7.3), ..Estimate::default() }],
///     }],
///     months: "months".into(),
///     days: "days".into(),
///     ..SurvivalAxis::default()
/// };
/// let figure = axis.draw()?;
/// assert!(figure.svg.contains(">5.9 (4.5 to 7.3)</text>"));
/// # Ok::<(), figure::DrawError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurvivalAxis {
    /// Id, width and accessible texts.
    pub frame: Frame,
    /// The systems, from above.
    pub rows: Vec<Row>,
    /// Unit below the axis: "months".
    pub months: String,
    /// Unit above the axis: "days".
    pub days: String,
    /// Texts of the key.
    pub key: Key,
}

/// Below this width, in pixels, a label is above its mark instead of left of it.
const NARROW: f64 = 440.0;
const LABEL: f64 = 13.0;
const SMALL: f64 = 12.0;
const PITCH: f64 = 16.0;
/// Height of one line of marks.
const LANE: f64 = 15.0;
/// Height of an axis with its numbers.
const AXIS: f64 = 22.0;
/// Height of a line of the key.
const KEY_LINE: f64 = 20.0;
/// The longest survival on the axis, months.
const LONGEST: f64 = 1200.0;

/// Positions of the columns, pixels.
struct Columns {
    narrow: bool,
    /// Width of the labels.
    gutter: f64,
    axis: MonthAxis,
}

/// A row with its wrapped lines and the lanes of its estimates.
struct Measured<'a> {
    row: &'a Row,
    label: Vec<String>,
    detail: Vec<String>,
    /// True if the reading has its own line.
    reading_apart: bool,
    /// Drawable estimates from the left, each with its lane number.
    marks: Vec<(&'a Estimate, usize)>,
    lanes: usize,
    height: f64,
}

impl SurvivalAxis {
    /// Draws the picture.
    ///
    /// # Errors
    /// Only on a bug in this crate: see [`DrawError`].
    pub fn draw(&self) -> Result<Figure, DrawError> {
        let width = self.frame.drawn_width();
        let columns = self.columns(width);
        let rows: Vec<Measured> = self.rows.iter().map(|row| measure(row, &columns, width)).collect();
        let key = self.key_entries(width);
        let top = AXIS + 2.0;
        let bottom = top + rows.iter().map(|row| row.height).sum::<f64>();
        let key_lines = key.last().map_or(0, |entry| entry.place.line + 1);
        let height = (bottom + AXIS + key_lines as f64 * KEY_LINE + 4.0).ceil();

        let prefix = self.frame.prefix();
        let mut body = String::new();
        let mut canvas = Canvas::new(&mut body, width, height, &prefix);
        self.draw_axis(&mut canvas, &columns, top, bottom);
        let mut y = top;
        for (index, row) in rows.iter().enumerate() {
            if index > 0 && !columns.narrow {
                canvas.line((0.0, y), (columns.axis.x(columns.axis.end()), y), Line::new(Role::Grid, 1.0));
            }
            row.draw(&mut canvas, &columns, y, width);
            y += row.height;
        }
        for entry in &key {
            entry.draw(&mut canvas, bottom + AXIS + 12.0 + entry.place.line as f64 * KEY_LINE);
        }
        canvas.finish()?;
        Ok(figure(&self.frame, height, &body, self.text_rows()))
    }

    fn columns(&self, width: f64) -> Columns {
        let narrow = width < NARROW;
        let label =
            |row: &Row| text_width(&row.label, LABEL, true).max(text_width(&row.detail, SMALL, false));
        let widest = self.rows.iter().map(label).fold(60.0, f64::max);
        let gutter = if narrow { 0.0 } else { widest.ceil().min((width * 0.36).round()) };
        let drawable = || self.rows.iter().flat_map(|row| &row.estimates).filter(|one| one.is_drawable());
        let longest = drawable().map(|one| one.value_months).fold(1.0, f64::max).min(LONGEST);
        let reach = drawable().map(|one| one.reach(longest)).fold(longest, f64::max).min(LONGEST);
        let from = if narrow { 6.0 } else { gutter + 18.0 };
        Columns { narrow, gutter, axis: MonthAxis::new(reach, from, width - 14.0) }
    }

    fn draw_axis(&self, canvas: &mut Canvas, columns: &Columns, top: f64, bottom: f64) {
        let axis = &columns.axis;
        let (left, right) = (axis.x(0.0), axis.x(axis.end()));
        let soft = Words::new(Role::Soft, SMALL);
        let (above, below) = (top - 12.0, bottom + 13.0);
        for months in axis.months(38.0) {
            let x = axis.x(f64::from(months));
            canvas.line((x, top), (x, bottom), Line::new(Role::Grid, 1.0));
            label_tick(canvas, columns, (x, below), months, &self.months);
        }
        for days in axis.days(46.0) {
            let x = axis.x(f64::from(days) / DAYS_PER_MONTH);
            canvas.line((x, top - 4.0), (x, top), Line::new(Role::Soft, 1.0));
            label_tick(canvas, columns, (x, above), days, &self.days);
        }
        canvas.line((left, top), (right, top), Line::new(Role::Grid, 1.0));
        canvas.line((left, bottom), (right, bottom), Line::new(Role::Soft, 1.0));
        if !columns.narrow {
            canvas.text(&self.days, (left - 14.0, above), soft.ending());
            canvas.text(&self.months, (left - 14.0, below), soft.ending());
        }
    }

    fn text_rows(&self) -> Vec<TextRow> {
        let text = |row: &Row| {
            let label = [row.label.as_str(), row.detail.as_str()];
            let cells = row.estimates.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
            TextRow {
                label: label.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
                cells: if cells.is_empty() { vec![row.reading.clone()] } else { cells },
            }
        };
        self.rows.iter().map(text).collect()
    }

    /// Entries of the key that are needed, each with its position.
    fn key_entries(&self, width: f64) -> Vec<Entry<'_>> {
        let any = |test: &dyn Fn(&Estimate) -> bool| {
            self.rows.iter().flat_map(|row| &row.estimates).any(|one| one.is_drawable() && test(one))
        };
        let bounded = |one: &Estimate| matches!(one.kind, Kind::AtLeast | Kind::AtMost);
        let drawn = |row: &Row| row.estimates.iter().filter(|one| one.is_drawable()).count();
        let several = self.rows.iter().any(|row| drawn(row) > 1);
        let key = &self.key;
        let entries = [
            (Mark::Median, &key.median, any(&|one| one.kind == Kind::Median)),
            (Mark::Mean, &key.mean, any(&|one| one.kind == Kind::Mean)),
            (Mark::Interval, &key.interval, any(&|one| one.low.is_some() || one.high.is_some())),
            (Mark::Bound, &key.bound, any(&bounded)),
            (Mark::Unverified, &key.unverified, any(&|one| one.unverified)),
            (Mark::Several, &key.several, several),
        ];
        let needed: Vec<_> = entries.into_iter().filter(|entry| entry.2 && !entry.1.is_empty()).collect();
        let widths = needed.iter().map(|(mark, text, _)| mark.width() + 6.0 + text_width(text, SMALL, false));
        let places = flow(widths, 0.0, width, 18.0);
        needed.iter().zip(places).map(|((mark, text, _), place)| Entry { mark: *mark, text, place }).collect()
    }
}

/// Writes the number of a tick. Without a gutter, the unit is next to the 0, and a number that would touch it
/// is omitted.
fn label_tick(canvas: &mut Canvas, columns: &Columns, (x, y): (f64, f64), number: u32, unit: &str) {
    let soft = Words::new(Role::Soft, SMALL);
    let (number, zero) = (number.to_string(), number == 0);
    if !columns.narrow {
        canvas.text(&number, (x, y), soft.centred());
        return;
    }
    let (start, with_unit) = (columns.axis.x(0.0) - 6.0, format!("0 {unit}"));
    if zero {
        canvas.text(&with_unit, (start, y), soft);
    } else if x - text_width(&number, SMALL, false) / 2.0 > start + text_width(&with_unit, SMALL, false) + 6.0
    {
        canvas.text(&number, (x, y), soft.centred());
    }
}

fn measure<'a>(row: &'a Row, columns: &Columns, width: f64) -> Measured<'a> {
    let room = if columns.narrow { width } else { columns.gutter };
    let reading = text_width(&row.reading, SMALL, false);
    // The reading is next to the first line, which is the detail if there is no label.
    let first = if row.label.is_empty() {
        text_width(&row.detail, SMALL, false)
    } else {
        text_width(&row.label, LABEL, true)
    };
    let beside = columns.narrow && first + reading + 16.0 <= room;
    let label = wrap(&row.label, room, LABEL, true, 3);
    let detail = wrap(&row.detail, room, SMALL, false, 2);
    let marks = lanes(&row.estimates, &columns.axis);
    let lanes = marks.iter().map(|mark| mark.1 + 1).max().unwrap_or(0);
    let text = (label.len() + detail.len()) as f64 * PITCH;
    let reading_apart = !row.reading.is_empty() && !beside;
    let drawn = lanes as f64 * LANE + if reading_apart { PITCH } else { 0.0 };
    let height = if columns.narrow { text + drawn + 12.0 } else { text.max(drawn) + 12.0 };
    Measured { row, label, detail, reading_apart, marks, lanes, height }
}

/// Drawable estimates from the left, each in the first lane where it overlaps no other.
fn lanes<'a>(estimates: &'a [Estimate], axis: &MonthAxis) -> Vec<(&'a Estimate, usize)> {
    let mut drawable: Vec<&Estimate> = estimates.iter().filter(|one| one.is_drawable()).collect();
    drawable.sort_by(|one, other| one.value_months.total_cmp(&other.value_months));
    let mut ends: Vec<f64> = Vec::new();
    let mut placed = Vec::new();
    for estimate in drawable {
        let (left, right) = estimate.extent(axis);
        let free = ends.iter().position(|end| *end + 4.0 <= left);
        let lane = free.unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(right);
        } else {
            ends[lane] = right;
        }
        placed.push((estimate, lane));
    }
    placed
}

impl Measured<'_> {
    fn draw(&self, canvas: &mut Canvas, columns: &Columns, top: f64, width: f64) {
        let text = (self.label.len() + self.detail.len()) as f64 * PITCH;
        let first = if columns.narrow { top + 6.0 } else { top + (self.height - text) / 2.0 } + PITCH / 2.0;
        canvas.lines(&self.label, (0.0, first), PITCH, Words::new(Role::Ink, LABEL).bold().rimmed());
        let below = first + self.label.len() as f64 * PITCH;
        canvas.lines(&self.detail, (0.0, below), PITCH, Words::new(Role::Soft, SMALL).rimmed());

        let apart = if self.reading_apart { PITCH } else { 0.0 };
        let drawn = self.lanes as f64 * LANE + apart;
        let start = if columns.narrow { top + 6.0 + text } else { top + (self.height - drawn) / 2.0 };
        self.draw_reading(canvas, columns, (start, first), width);
        let axis = &columns.axis;
        let place = |(estimate, lane): &(&Estimate, usize)| {
            (axis.x(estimate.value_months), start + apart + (*lane as f64 + 0.5) * LANE)
        };
        for pair in self.marks.windows(2) {
            join(canvas, place(&pair[0]), place(&pair[1]));
        }
        for mark in &self.marks {
            mark.0.draw(canvas, axis, place(mark).1);
        }
    }

    fn draw_reading(&self, canvas: &mut Canvas, columns: &Columns, (start, first): (f64, f64), width: f64) {
        let words = Words::new(Role::Ink, SMALL).rimmed();
        let reading = &self.row.reading;
        if columns.narrow && !self.reading_apart {
            canvas.text(reading, (width, first), words.ending());
            return;
        }
        let (axis, y) = (&columns.axis, start + PITCH / 2.0);
        let extents = self.marks.iter().map(|mark| mark.0.extent(axis));
        let (low, high) = extents.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (left, right)| {
            (low.min(left), high.max(right))
        });
        if low > high {
            canvas.text(reading, (axis.x(0.0) + 8.0, y), Words { role: Role::Soft, ..words });
            return;
        }
        let half = text_width(reading, SMALL, false) / 2.0;
        let (least, most) = (axis.x(0.0) + 4.0 + half, axis.x(axis.end()) + 10.0 - half);
        let x = f64::midpoint(low, high).min(most).max(least.min(most));
        canvas.text(reading, (x, y), words.centred());
    }
}

/// A mark in the key.
#[derive(Clone, Copy)]
enum Mark {
    Median,
    Mean,
    Interval,
    Bound,
    Unverified,
    Several,
}

impl Mark {
    fn width(self) -> f64 {
        match self {
            Mark::Median | Mark::Mean | Mark::Unverified => 12.0,
            Mark::Interval | Mark::Bound => 22.0,
            Mark::Several => 34.0,
        }
    }
}

/// A mark of the key with its text and position.
struct Entry<'a> {
    mark: Mark,
    text: &'a str,
    place: Flowed,
}

impl Entry<'_> {
    fn draw(&self, canvas: &mut Canvas, y: f64) {
        let (x, wide) = (self.place.x, self.mark.width());
        match self.mark {
            Mark::Median => point(canvas, x + 6.0, y, Kind::Median, false),
            Mark::Mean => point(canvas, x + 6.0, y, Kind::Mean, false),
            Mark::Unverified => point(canvas, x + 6.0, y, Kind::Median, true),
            Mark::Interval => whisker(canvas, x + 1.0, x + wide - 1.0, y),
            Mark::Bound => arrow(canvas, x + 1.0, x + wide, y),
            Mark::Several => {
                join(canvas, (x + 6.0, y), (x + wide - 6.0, y));
                point(canvas, x + 6.0, y, Kind::Median, false);
                point(canvas, x + wide - 6.0, y, Kind::Median, false);
            }
        }
        canvas.text(self.text, (x + wide + 6.0, y), Words::new(Role::Soft, SMALL));
    }
}
