//! Lines and points over two numeric axes: calibration, net benefit, and plots of proportional hazards.

use crate::backend::decimals;
use crate::canvas::{Canvas, Line, Words};
use crate::flow::{Flowed, flow};
use crate::glyph::{shorten, text_width};
use crate::palette::{Finish, Role};
use crate::svg::{DrawError, Figure, Frame, TextRow, figure};

/// A point, with an interval of its ordinate if it has one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mark {
    /// Abscissa.
    pub x: f64,
    /// Ordinate.
    pub y: f64,
    /// Lower and upper end of the interval of the ordinate.
    pub interval: Option<(f64, f64)>,
}

/// Connection of the marks of a series.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joined {
    /// None: discs, with their intervals.
    #[default]
    Not,
    /// Straight lines without discs.
    Lines,
    /// Discs on straight lines.
    Both,
    /// Steps: an ordinate holds until the next abscissa.
    Steps,
}

/// A named series of marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Name in the key; a series without one is not in the key.
    pub label: String,
    /// Its marks, by ascending abscissa.
    pub marks: Vec<Mark>,
    /// Connection of the marks.
    pub joined: Joined,
}

/// An axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Title.
    pub label: String,
    /// Limits; the range of the marks without them.
    pub limits: Option<(f64, f64)>,
}

/// A chart.
///
/// ```
/// use figure::chart::{Chart, Mark, Series};
/// let mark = |x: f64, y: f64| Mark { x, y, interval: None };
/// let series = Series { label: "Tomita".into(), marks: vec![mark(0.2, 0.3), mark(0.6, 0.5)], ..Series::default() };
/// let chart = Chart { series: vec![series], ..Chart::default() };
/// assert_eq!(chart.draw()?.rows[0].cells, ["0.2: 0.3", "0.6: 0.5"]);
/// # Ok::<(), figure::DrawError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Id, width and accessible texts.
    pub frame: Frame,
    /// The series; colours and dashes repeat after the sixth.
    pub series: Vec<Series>,
    /// Horizontal axis.
    pub x: Axis,
    /// Vertical axis.
    pub y: Axis,
    /// Draws the line on which both coordinates are equal.
    pub diagonal: bool,
    /// Ordinates with a guiding line.
    pub levels: Vec<f64>,
}

const SMALL: f64 = 12.0;
const LINE: f64 = 17.0;
/// Length of the line of a series in the key.
const SAMPLE: f64 = 30.0;
/// Largest number of intervals between ticks.
const MOST_TICKS: f64 = 6.0;

/// A linear axis between two pixels.
struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    fn at(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.from + (self.to - self.from) * if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
    }

    fn holds(&self, value: f64) -> bool {
        let slack = (self.high - self.low) * 1e-9;
        (self.low - slack..=self.high + slack).contains(&value)
    }

    /// Round values within the axis.
    fn ticks(&self) -> Vec<f64> {
        let step = round_step((self.high - self.low) / MOST_TICKS);
        let first = (self.low / step - 1e-9).ceil() as i32;
        let last = (self.high / step + 1e-9).floor() as i32;
        (first..=last).map(|index| f64::from(index) * step).collect()
    }
}

/// The smallest of 1, 2, 5 and their tens that is not below `least`.
fn round_step(least: f64) -> f64 {
    if !(least.is_finite() && least > 0.0) {
        return 1.0;
    }
    let ten = 10_f64.powi(least.log10().floor() as i32);
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * ten);
    steps.into_iter().find(|step| *step >= least * (1.0 - 1e-9)).unwrap_or(ten * 10.0)
}

impl Axis {
    /// Limits that include all values, widened to round ones.
    fn range(&self, values: impl Iterator<Item = f64>) -> (f64, f64) {
        if let Some((low, high)) = self.limits.filter(|(low, high)| low < high) {
            return (low, high);
        }
        let known = values.filter(|value| value.is_finite());
        let (low, high) =
            known.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| (low.min(it), high.max(it)));
        if low > high {
            return (0.0, 1.0);
        }
        let step = round_step((high - low).max(high.abs() * 1e-6).max(1e-9) / MOST_TICKS);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        if low < high { (low, high) } else { (low - step, high + step) }
    }
}

impl Chart {
    /// Draws the chart.
    ///
    /// # Errors
    /// Only on a bug in this crate: see [`DrawError`].
    pub fn draw(&self) -> Result<Figure, DrawError> {
        let width = self.frame.drawn_width();
        let marks = || self.series.iter().flat_map(|series| &series.marks);
        let ends = |mark: &Mark| {
            let (low, high) = mark.interval.unwrap_or((mark.y, mark.y));
            [mark.y, low, high]
        };
        let (left_value, right_value) = self.x.range(marks().map(|mark| mark.x));
        let (bottom_value, top_value) = self.y.range(marks().flat_map(ends));
        let key: Vec<Flowed> = self.key(width).collect();
        let key_lines = key.last().map_or(0, |place| place.line + 1) as f64;
        let top = key_lines * LINE + if self.y.label.is_empty() { 12.0 } else { LINE + 9.0 };
        let left = 54.0;
        let right = width - 14.0;
        let bottom = top + ((right - left) * 0.6).clamp(150.0, 340.0).round();
        let x = Scale { low: left_value, high: right_value, from: left, to: right };
        let y = Scale { low: bottom_value, high: top_value, from: bottom, to: top };
        let height = (bottom + LINE * 2.0 + 8.0).ceil();

        let prefix = self.frame.prefix();
        let mut body = String::new();
        let mut canvas = Canvas::new(&mut body, width, height, &prefix);
        self.draw_axes(&mut canvas, &x, &y);
        for (index, series) in self.series.iter().enumerate() {
            series.draw(&mut canvas, &x, &y, index);
        }
        let named = self.series.iter().enumerate().filter(|(_, series)| !series.label.is_empty());
        for ((index, series), place) in named.zip(&key) {
            let middle = place.line as f64 * LINE + LINE / 2.0;
            canvas.line((place.x, middle), (place.x + SAMPLE, middle), line_of(index, 2.0));
            let label = shorten(&series.label, width - SAMPLE - 6.0, SMALL, false);
            canvas.text(&label, (place.x + SAMPLE + 6.0, middle), Words::new(Role::Ink, SMALL));
        }
        canvas.finish()?;
        Ok(figure(&self.frame, height, &body, self.series.iter().map(Series::text_row).collect()))
    }

    fn key(&self, width: f64) -> impl Iterator<Item = Flowed> {
        let named = self.series.iter().filter(|series| !series.label.is_empty());
        let widths = named.map(move |series| {
            SAMPLE + 6.0 + text_width(&series.label, SMALL, false).min(width - SAMPLE - 6.0)
        });
        flow(widths, 0.0, width, 18.0)
    }

    fn draw_axes(&self, canvas: &mut Canvas, x: &Scale, y: &Scale) {
        let soft = Words::new(Role::Soft, SMALL);
        for tick in y.ticks() {
            let at = y.at(tick);
            canvas.line((x.from, at), (x.to, at), Line::new(Role::Grid, 1.0));
            canvas.text(&decimals(tick), (x.from - 8.0, at), soft.ending());
        }
        for tick in x.ticks() {
            let at = x.at(tick);
            canvas.line((at, y.from), (at, y.from + 4.0), Line::new(Role::Soft, 1.0));
            canvas.text(&decimals(tick), (at, y.from + 13.0), soft.centred());
        }
        canvas.line((x.from, y.from), (x.to, y.from), Line::new(Role::Soft, 1.0));
        let guide = Line::new(Role::Soft, 1.2).finish(Finish::Joining);
        for level in self.levels.iter().filter(|level| y.holds(**level)) {
            canvas.line((x.from, y.at(*level)), (x.to, y.at(*level)), guide);
        }
        let (low, high) = (x.low.max(y.low), x.high.min(y.high));
        if self.diagonal && low < high {
            canvas.line((x.at(low), y.at(low)), (x.at(high), y.at(high)), guide);
        }
        canvas.text(&self.y.label, (0.0, y.to - LINE + 1.0), soft);
        canvas.text(&self.x.label, (f64::midpoint(x.from, x.to), y.from + 13.0 + LINE), soft.centred());
    }
}

fn line_of(index: usize, width: f64) -> Line {
    Line::new(Role::Series((index % 6) as u8), width).finish(Finish::of_series(index))
}

impl Series {
    /// The marks that can be drawn: finite, and within both axes.
    fn draw(&self, canvas: &mut Canvas, x: &Scale, y: &Scale, index: usize) {
        let is_drawable = |mark: &&Mark| x.holds(mark.x) && y.holds(mark.y);
        let marks: Vec<&Mark> = self.marks.iter().filter(is_drawable).collect();
        let place = |mark: &&Mark| (x.at(mark.x), y.at(mark.y));
        let mut path: Vec<(f64, f64)> = Vec::new();
        for point in marks.iter().map(place) {
            if let (Joined::Steps, Some(last)) = (self.joined, path.last()) {
                path.push((point.0, last.1));
            }
            path.push(point);
        }
        if self.joined != Joined::Not {
            canvas.path(&path, line_of(index, 2.0));
        }
        if matches!(self.joined, Joined::Lines | Joined::Steps) {
            return;
        }
        let role = Role::Series((index % 6) as u8);
        for mark in marks {
            let at = place(&mark);
            if let Some((low, high)) = mark.interval {
                canvas.line((at.0, y.at(low)), (at.0, y.at(high)), Line::new(role, 1.2));
            }
            canvas.disc(at, 3.0, role);
        }
    }

    /// The marks as text.
    fn text_row(&self) -> TextRow {
        let cell = |mark: &Mark| {
            let [x, y] = [mark.x, mark.y].map(decimals);
            match mark.interval.map(|(low, high)| [low, high].map(decimals)) {
                Some([low, high]) => format!("{x}: {y} ({low}\u{2013}{high})"),
                None => format!("{x}: {y}"),
            }
        };
        TextRow { label: self.label.clone(), cells: self.marks.iter().map(cell).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(x: f64, y: f64) -> Mark {
        Mark { x, y, interval: None }
    }

    #[test]
    fn axes_end_at_round_numbers_around_the_marks() {
        let axis = Axis::default();
        assert_eq!(axis.range([0.13, 0.87].into_iter()), (0.0, 1.0));
        assert_eq!(axis.range([-3.2, 4.1].into_iter()), (-4.0, 6.0));
        assert_eq!(axis.range([f64::NAN].into_iter()), (0.0, 1.0));
        let (low, high) = axis.range([5.0, 5.0].into_iter());
        assert!(low <= 5.0 && high >= 5.0 && low < high);
        assert_eq!(Axis { limits: Some((0.0, 1.0)), ..axis }.range([7.0].into_iter()), (0.0, 1.0));
    }

    #[test]
    fn ticks_are_round_and_within_the_axis() {
        let scale = Scale { low: 0.0, high: 1.0, from: 0.0, to: 100.0 };
        assert_eq!(scale.ticks().len(), 6);
        assert!(scale.ticks().iter().all(|tick| scale.holds(*tick)));
        assert_eq!((scale.at(0.5), scale.at(2.0), scale.at(f64::NAN)), (50.0, 100.0, 0.0));
    }

    #[test]
    fn steps_hold_until_the_next_abscissa_and_marks_outside_are_left_out() {
        let drawn = |joined: Joined| {
            let marks = vec![mark(0.0, 1.0), mark(1.0, 2.0), mark(2.0, f64::NAN)];
            let series = Series { label: "a".into(), marks, joined };
            let y = Axis { limits: Some((0.0, 4.0)), ..Axis::default() };
            let levels = vec![0.0, 9.0];
            Chart { series: vec![series], y, levels, diagonal: true, ..Chart::default() }.draw().unwrap().svg
        };
        let points = drawn(Joined::Not);
        assert_eq!(points.matches("<circle").count(), 2);
        assert_eq!(drawn(Joined::Lines).matches("<circle").count(), 0);
        assert_eq!(drawn(Joined::Both).matches("<circle").count(), 2);
        assert_ne!(drawn(Joined::Steps), drawn(Joined::Lines));
    }

    #[test]
    fn a_chart_without_marks_can_be_drawn() {
        assert!(Chart::default().draw().is_ok());
    }
}
