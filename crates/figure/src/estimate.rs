//! Marks of published survival estimates. Each kind (median, mean, bound) and verification status has its own
//! shape, recognisable in black and white.

use crate::canvas::{Canvas, Line};
use crate::month_axis::MonthAxis;
use crate::palette::{Finish, Role};

/// Kind of an estimate, which determines its shape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A disc.
    #[default]
    Median,
    /// A diamond.
    Mean,
    /// Lower bound: a bar with an arrow to the right.
    AtLeast,
    /// Upper bound: a bar with an arrow to the left.
    AtMost,
}

/// One published survival of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Estimate {
    /// Months. A value that is not finite appears as text only.
    pub value_months: f64,
    /// Lower end of the confidence interval, months.
    pub low: Option<f64>,
    /// Upper end of the confidence interval, months; `None` with a lower end is an open interval.
    pub high: Option<f64>,
    /// Kind of estimate.
    pub kind: Kind,
    /// Not verified in the original paper: drawn hollow.
    pub unverified: bool,
    /// The estimate as text: "6.0 months (4.5 to 7.3), n = 15".
    pub text: String,
}

/// Half the height of a mark, pixels.
const HALF: f64 = 5.0;
/// Length of an arrow, pixels.
const ARROW: f64 = 44.0;
/// Width of the lines of a mark, pixels.
const STROKE: f64 = 2.0;
const MARK: Role = Role::Accent;

impl Estimate {
    /// Returns whether the value is finite.
    pub(crate) fn is_drawable(&self) -> bool {
        self.value_months.is_finite()
    }

    /// The interval in months, ordered, and whether its upper end is open.
    fn interval(&self) -> Option<(f64, f64, bool)> {
        let finite = |end: Option<f64>| end.filter(|months| months.is_finite());
        let (low, high) = (finite(self.low), finite(self.high));
        match (low, high) {
            (None, None) => None,
            (Some(low), None) => Some((low.min(self.value_months), self.value_months, true)),
            (low, Some(high)) => {
                let low = low.unwrap_or(self.value_months);
                Some((low.min(high), low.max(high), false))
            }
        }
    }

    /// Month that the axis should include for this estimate when others reach `longest`. An interval that
    /// runs far beyond is truncated with an arrow, so as not to compress the others.
    pub(crate) fn reach(&self, longest: f64) -> f64 {
        let upper = self.interval().map_or(self.value_months, |(_, high, _)| high);
        let beyond = if self.kind == Kind::AtLeast { self.value_months * 1.25 } else { self.value_months };
        upper.min(longest * 2.0).max(beyond)
    }

    /// First and last pixel of the mark.
    pub(crate) fn extent(&self, axis: &MonthAxis) -> (f64, f64) {
        let x = axis.x(self.value_months);
        let (left, right) = match self.interval() {
            Some((low, high, open)) => (axis.x(low), axis.x(high) + if open { ARROW } else { 0.0 }),
            None => (x, x),
        };
        match self.kind {
            Kind::AtLeast => (left.min(x), right.max(x + ARROW)),
            Kind::AtMost => (left.min(x - ARROW), right.max(x)),
            Kind::Median | Kind::Mean => (left.min(x) - HALF, right.max(x) + HALF),
        }
    }

    /// Draws the mark at height `y`.
    pub(crate) fn draw(&self, canvas: &mut Canvas, axis: &MonthAxis, y: f64) {
        let x = axis.x(self.value_months);
        let line = Line::new(MARK, STROKE);
        let (start, end) = (axis.x(0.0), axis.x(axis.end()));
        if let Some((low, high, open)) = self.interval() {
            let (left, right) = (axis.x(low), axis.x(high));
            cap(canvas, left, y, line);
            if open || high > axis.end() {
                let tip = if open { (right + ARROW).min(end) } else { right };
                canvas.line((left, y), (tip, y), line);
                head(canvas, tip, y, 1.0);
            } else {
                canvas.line((left, y), (right, y), line);
                cap(canvas, right, y, line);
            }
        }
        match self.kind {
            Kind::AtLeast => bound(canvas, x, (x + ARROW).min(end), y, line),
            Kind::AtMost => bound(canvas, x, (x - ARROW).max(start), y, line),
            Kind::Median | Kind::Mean => point(canvas, x, y, self.kind, self.unverified),
        }
        if self.unverified && matches!(self.kind, Kind::AtLeast | Kind::AtMost) {
            point(canvas, x, y, Kind::Median, true);
        }
    }
}

/// Draws the disc or diamond of an estimate.
pub(crate) fn point(canvas: &mut Canvas, x: f64, y: f64, kind: Kind, hollow: bool) {
    let line = Line::new(MARK, STROKE);
    if kind == Kind::Mean {
        let reach = HALF + 1.0;
        let corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y), (x, y - reach)];
        canvas.polygon(&corners[..4], if hollow { Role::Card } else { MARK }, 1.0);
        canvas.path(&corners, line);
    } else if hollow {
        canvas.disc((x, y), HALF, Role::Card);
        canvas.ring((x, y), HALF - 0.5, line);
    } else {
        canvas.disc((x, y), HALF, MARK);
    }
}

/// Draws a whisker with a cap at either end and no mark.
pub(crate) fn whisker(canvas: &mut Canvas, from: f64, to: f64, y: f64) {
    let line = Line::new(MARK, STROKE);
    canvas.line((from, y), (to, y), line);
    cap(canvas, from, y, line);
    cap(canvas, to, y, line);
}

/// Draws the bar and arrow of a bound at `x`, pointing to `tip`.
pub(crate) fn arrow(canvas: &mut Canvas, x: f64, tip: f64, y: f64) {
    bound(canvas, x, tip, y, Line::new(MARK, STROKE));
}

/// Draws the fine line that joins alternative estimates.
pub(crate) fn join(canvas: &mut Canvas, from: (f64, f64), to: (f64, f64)) {
    canvas.line(from, to, Line::new(Role::Soft, 1.2).finish(Finish::Joining));
}

fn cap(canvas: &mut Canvas, x: f64, y: f64, line: Line) {
    canvas.line((x, y - 4.0), (x, y + 4.0), line);
}

fn bound(canvas: &mut Canvas, x: f64, tip: f64, y: f64, line: Line) {
    canvas.line((x, y - HALF - 1.0), (x, y + HALF + 1.0), line);
    canvas.line((x, y), (tip, y), line);
    head(canvas, tip, y, if tip < x { -1.0 } else { 1.0 });
}

fn head(canvas: &mut Canvas, tip: f64, y: f64, direction: f64) {
    let back = tip - 7.0 * direction;
    canvas.polygon(&[(tip, y), (back, y - 4.5), (back, y + 4.5)], MARK, 1.0);
}
