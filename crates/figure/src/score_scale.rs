//! A score's scale, with the total and the groups.
//!
//! It has one cell a point, coloured by group, with a line between groups. The totals that are still possible
//! are framed; those that this patient's primary cannot reach are hatched.

use crate::canvas::{Canvas, Line, Words};
use crate::glyph::text_width;
use crate::palette::{Finish, Paint, Role};
use crate::svg::{DrawError, Figure, Frame, TextRow, figure};

/// Meaning of a group for the patient.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Favourable.
    Good,
    /// In between.
    Mid,
    /// Unfavourable.
    Bad,
    /// Neither good nor bad.
    #[default]
    Plain,
}

impl Tone {
    fn role(self) -> Role {
        match self {
            Tone::Good => Role::Good,
            Tone::Mid => Role::Mid,
            Tone::Bad => Role::Bad,
            Tone::Plain => Role::Plain,
        }
    }
}

/// A group of totals, both ends included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// Lowest total of the group.
    pub low: i32,
    /// Highest total of the group.
    pub high: i32,
    /// Meaning of the group.
    pub tone: Tone,
    /// Label below the band if it fits: "6 to 7".
    pub label: String,
    /// Meaning of the group for the text row: "palliative surgery".
    pub text: String,
}

/// A score's scale.
///
/// ```
/// use figure::score_scale::{Band, ScoreScale, Tone};
/// let band = |low, high, tone| Band { low, high, tone, label: format!("{low} to {high}"), ..Band::default() };
/// let scale = ScoreScale {
///     low: 2,
///     high: 10,
///     bands: vec![band(2, 5, Tone::Good), band(6, 7, Tone::Mid), band(8, 10, Tone::Bad)],
///     possible: Some((6, 7)),
///     low_label: "2 better".into(),
///     high_label: "10 worse".into(),
///     ..ScoreScale::default()
/// };
/// assert!(scale.draw()?.svg.contains(">10 worse</text>"));
/// # Ok::<(), figure::DrawError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreScale {
    /// Id, width and accessible texts.
    pub frame: Frame,
    /// Lowest total of the score.
    pub low: i32,
    /// Highest total of the score.
    pub high: i32,
    /// The groups. A total outside all of them is drawn plain.
    pub bands: Vec<Band>,
    /// Lowest and highest total that are still possible; `None` before the first answer.
    pub possible: Option<(i32, i32)>,
    /// Lowest and highest total that this primary can reach; `None` if it can reach all.
    pub reachable: Option<(i32, i32)>,
    /// Label of the lower end: "2 better".
    pub low_label: String,
    /// Label of the upper end: "10 worse".
    pub high_label: String,
}

const SMALL: f64 = 12.0;
const TOP: f64 = 4.0;
const BAR: f64 = 22.0;
/// Number of totals above which cells are not separated.
const MOST_CELLS: i64 = 60;

impl ScoreScale {
    /// Draws the scale.
    ///
    /// # Errors
    /// Only on a bug in this crate: see [`DrawError`].
    pub fn draw(&self) -> Result<Figure, DrawError> {
        let width = self.frame.drawn_width();
        let labelled = self.bands.iter().any(|band| self.fits(band));
        let ends = !(self.low_label.trim().is_empty() && self.high_label.trim().is_empty());
        let below = TOP + BAR + 4.0;
        let row = |shown: bool| if shown { 17.0 } else { 0.0 };
        let height = below + row(labelled) + row(ends);

        let prefix = self.frame.prefix();
        let mut body = String::new();
        let mut canvas = Canvas::new(&mut body, width, height, &prefix);
        self.draw_bar(&mut canvas);
        let middle = below + 9.0;
        for band in self.bands.iter().filter(|band| self.fits(band)) {
            let x = f64::midpoint(self.left(band.low), self.right(band.high));
            canvas.text(&band.label, (x, middle), Words::new(Role::Ink, SMALL).centred());
        }
        let soft = Words::new(Role::Soft, SMALL);
        canvas.text(&self.low_label, (0.0, middle + row(labelled)), soft);
        canvas.text(&self.high_label, (width, middle + row(labelled)), soft.ending());
        canvas.finish()?;

        let text = |band: &Band| TextRow { label: band.label.clone(), cells: vec![band.text.clone()] };
        Ok(figure(&self.frame, height, &body, self.bands.iter().map(text).collect()))
    }

    fn draw_bar(&self, canvas: &mut Canvas) {
        let count = i64::from(self.high) - i64::from(self.low) + 1;
        if (1..=MOST_CELLS).contains(&count) {
            for total in self.low..=self.high {
                let band = self.bands.iter().find(|band| (band.low..=band.high).contains(&total));
                self.cell(canvas, total, total, band.map_or(Tone::Plain, |band| band.tone));
            }
        } else {
            self.cell(canvas, self.low, self.high, Tone::Plain);
            for band in &self.bands {
                self.cell(canvas, band.low, band.high, band.tone);
            }
        }
        for band in self.bands.iter().filter(|band| band.low > self.low && band.low <= self.high) {
            let x = self.left(band.low) - 1.0;
            canvas.line((x, TOP - 3.0), (x, TOP + BAR + 3.0), Line::new(Role::Soft, 1.5));
        }
        let (first, last) = self.reachable.unwrap_or((self.low, self.high));
        self.hatch(canvas, self.low, first.saturating_sub(1));
        self.hatch(canvas, last.saturating_add(1), self.high);
        if let Some((low, high)) = self.possible {
            let (low, high) = (low.max(self.low), high.min(self.high));
            if low <= high {
                let (from, to) = ((self.left(low) - 1.0).max(1.0), self.right(high) + 1.0);
                let to = to.min(self.frame.drawn_width() - 1.0);
                canvas.outline((from, TOP - 2.0), (to, TOP + BAR + 2.0), Line::new(Role::Ink, 2.0));
            }
        }
    }

    fn cell(&self, canvas: &mut Canvas, low: i32, high: i32, tone: Tone) {
        self.fill(canvas, low, high, tone.role());
    }

    /// Hatches totals that cannot be reached.
    fn hatch(&self, canvas: &mut Canvas, low: i32, high: i32) {
        self.fill(canvas, low, high, Role::Card);
        self.fill(canvas, low, high, Paint { role: Role::Soft, finish: Finish::Hatched });
    }

    fn fill(&self, canvas: &mut Canvas, low: i32, high: i32, paint: impl Into<Paint>) {
        let (low, high) = (low.max(self.low), high.min(self.high));
        if low <= high {
            canvas.rect((self.left(low), TOP), (self.right(high), TOP + BAR), paint);
        }
    }

    /// The left edge of the cell of `total`, pixels.
    fn left(&self, total: i32) -> f64 {
        let count = (f64::from(self.high) - f64::from(self.low) + 1.0).max(1.0);
        let width = self.frame.drawn_width();
        (width * (f64::from(total) - f64::from(self.low)) / count + 1.0).clamp(1.0, width - 1.0)
    }

    /// The right edge of the cell of `total`, pixels.
    fn right(&self, total: i32) -> f64 {
        let count = (f64::from(self.high) - f64::from(self.low) + 1.0).max(1.0);
        let width = self.frame.drawn_width();
        (width * (f64::from(total) - f64::from(self.low) + 1.0) / count - 1.0).clamp(1.0, width - 1.0)
    }

    fn fits(&self, band: &Band) -> bool {
        let room = self.right(band.high) - self.left(band.low);
        !band.label.trim().is_empty() && text_width(&band.label, SMALL, false) <= room
    }
}
