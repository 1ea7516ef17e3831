//! A spine to choose a level from, with touch targets larger than the vertebrae.
//!
//! An anatomical spine would be 30 targets in one column, taller than two screens. This one has three
//! columns, cervical, thoracic, and lumbar with sacral, seen from the left as on a lateral film: each
//! vertebra 44 pixels high, with the curves, sizes and spinous processes that make regions recognisable. The
//! page draws the [`Vertebra`]e with its own event handlers; [`SpinePicture`] is for print.

use std::fmt::Write as _;

use crate::bone;
use crate::score_scale::Tone;
use crate::svg::{Figure, Frame, TextRow, escape, figure};

/// A part of the spine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Region {
    /// C0, the occiput, to C7.
    Cervical,
    /// T1 to T12.
    Thoracic,
    /// L1 to L5.
    Lumbar,
    /// S1 to S5, which are fused.
    Sacral,
}

/// Every level from above downwards, with its region.
pub const LEVELS: [(&str, Region); 30] = {
    use Region::{Cervical as C, Lumbar as L, Sacral as S, Thoracic as T};
    [
        ("C0", C),
        ("C1", C),
        ("C2", C),
        ("C3", C),
        ("C4", C),
        ("C5", C),
        ("C6", C),
        ("C7", C),
        ("T1", T),
        ("T2", T),
        ("T3", T),
        ("T4", T),
        ("T5", T),
        ("T6", T),
        ("T7", T),
        ("T8", T),
        ("T9", T),
        ("T10", T),
        ("T11", T),
        ("T12", T),
        ("L1", L),
        ("L2", L),
        ("L3", L),
        ("L4", L),
        ("L5", L),
        ("S1", S),
        ("S2", S),
        ("S3", S),
        ("S4", S),
        ("S5", S),
    ]
};

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// One level: shape, label position and touch target.
///
/// The page draws each as a group of class `fig-level` with `role="radio"` and `aria-checked`, containing in
/// this order: the target as a rectangle of class `fig-target`, the process as a path of class
/// `fig-bone-process`, the body as one of class `fig-bone-body` (both filled with `currentColor`), and the
/// name as text of class `fig-ink`, `text-anchor="middle"`, its baseline 5 pixels below the label's centre.
#[derive(Clone, Debug, PartialEq)]
pub struct Vertebra {
    /// "C0" to "S5".
    pub level: &'static str,
    /// The part of the spine.
    pub region: Region,
    /// Path data of the body, for the attribute `d`.
    pub body: String,
    /// Path data of the spinous process, to be drawn first; empty if there is none.
    pub process: String,
    /// The centre of the name, pixels.
    pub label: (f64, f64),
    /// Touch target: at least 44 pixels high and 64 wide.
    pub target: Rect,
}

/// The geometry of a whole spine.
///
/// ```
/// use figure::spine::Spine;
/// let spine = Spine::new(320.0);
/// assert_eq!(spine.vertebrae.len(), 30);
/// assert!(spine.vertebrae.iter().all(|vertebra| vertebra.target.height >= 44.0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Spine {
    /// Pixels.
    pub width: f64,
    /// Pixels.
    pub height: f64,
    /// From C0 to S5.
    pub vertebrae: Vec<Vertebra>,
    /// Centres of the names of the three columns: cervical, thoracic, lumbar and sacral.
    pub heads: [(f64, f64); 3],
}

const HEAD: f64 = 26.0;
const PITCH: f64 = 44.0;
/// Space for the last thoracic process, which reaches below its body.
const FOOT: f64 = 8.0;
/// A column wider than this only adds emptiness.
const WIDEST_COLUMN: f64 = 130.0;

impl Spine {
    /// The spine for a width in pixels, clamped to 200 to 390.
    #[must_use]
    pub fn new(width: f64) -> Self {
        let width = if width.is_nan() { 320.0 } else { width.clamp(200.0, 3.0 * WIDEST_COLUMN).floor() };
        let column = width / 3.0;
        let head = |index: f64| ((index + 0.5) * column, HEAD / 2.0);
        let mut rows = [0.0; 3];
        let vertebrae = LEVELS.iter().map(|&(level, region)| {
            let index = match region {
                Region::Cervical => 0,
                Region::Thoracic => 1,
                Region::Lumbar | Region::Sacral => 2,
            };
            let row = rows[index];
            rows[index] += 1.0;
            let target =
                Rect { x: index as f64 * column, y: HEAD + row * PITCH, width: column, height: PITCH };
            let shape = bone::shape(level, region, row, &target);
            Vertebra { level, region, body: shape.body, process: shape.process, label: shape.centre, target }
        });
        Self {
            width,
            vertebrae: vertebrae.collect(),
            height: HEAD + 12.0 * PITCH + FOOT,
            heads: [head(0.0), head(1.0), head(2.0)],
        }
    }
}

/// The spine as a picture without interaction.
///
/// ```
/// use figure::score_scale::Tone;
/// use figure::spine::SpinePicture;
/// let picture = SpinePicture {
///     heads: ["Cervical".into(), "Thoracic".into(), "Lumbar".into()],
///     marked: vec![("T11".into(), Tone::Bad, "junction".into())],
///     ..SpinePicture::default()
/// };
/// assert_eq!(picture.draw().rows[0].label, "T11");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpinePicture {
    /// Id, width and accessible texts.
    pub frame: Frame,
    /// The names of the three columns.
    pub heads: [String; 3],
    /// Marked levels, with their meaning as tone and as text.
    pub marked: Vec<(String, Tone, String)>,
}

impl SpinePicture {
    /// Draws the spine.
    #[must_use]
    pub fn draw(&self) -> Figure {
        let spine = Spine::new(self.frame.drawn_width());
        let mut body = String::new();
        for (name, at) in self.heads.iter().zip(spine.heads) {
            text(&mut body, "fig-soft", name, at, 12);
        }
        for vertebra in &spine.vertebrae {
            let mark = self.marked.iter().find(|mark| mark.0 == vertebra.level);
            let tone = mark.map_or("fig-bone-body", |mark| match mark.1 {
                Tone::Good => "fig-bone-body fig-good",
                Tone::Mid => "fig-bone-body fig-mid",
                Tone::Bad => "fig-bone-body fig-bad",
                Tone::Plain => "fig-bone-body fig-accent-soft",
            });
            if !vertebra.process.is_empty() {
                path(&mut body, "fig-bone-process", &vertebra.process);
            }
            path(&mut body, tone, &vertebra.body);
            text(&mut body, "fig-ink", vertebra.level, vertebra.label, 13);
        }
        let rows = self
            .marked
            .iter()
            .map(|(level, _, words)| TextRow { label: level.clone(), cells: vec![words.clone()] });
        let frame = Frame { width: spine.width, ..self.frame.clone() };
        figure(&frame, spine.height, &body, rows.collect())
    }
}

fn path(out: &mut String, class: &str, data: &str) {
    let _ = write!(out, "<path class=\"{class}\" fill=\"currentColor\" d=\"{data}\"/>");
}

fn text(out: &mut String, class: &str, words: &str, (x, y): (f64, f64), size: u32) {
    let (x, y) = (crate::backend::decimals(x), crate::backend::decimals(y + f64::from(size) * 0.36));
    let _ = write!(
        out,
        "<text class=\"{class}\" fill=\"currentColor\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"middle\">"
    );
    escape(out, words);
    out.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_targets_overlap_and_all_lie_inside() {
        for width in [200.0, 320.0, 358.0, 390.0, f64::NAN, f64::INFINITY] {
            let spine = Spine::new(width);
            for (index, one) in spine.vertebrae.iter().enumerate() {
                let area = one.target;
                assert!(area.x >= 0.0 && area.x + area.width <= spine.width + 1e-9);
                assert!(area.y >= 0.0 && area.y + area.height <= spine.height + 1e-9);
                for other in &spine.vertebrae[index + 1..] {
                    let other = other.target;
                    let apart = area.x + area.width <= other.x + 1e-9
                        || other.x + other.width <= area.x + 1e-9
                        || area.y + area.height <= other.y + 1e-9
                        || other.y + other.height <= area.y + 1e-9;
                    assert!(apart, "{} touches its neighbour", one.level);
                }
            }
        }
    }

    #[test]
    fn a_name_stands_inside_its_target() {
        for vertebra in Spine::new(320.0).vertebrae {
            let (area, (x, y)) = (vertebra.target, vertebra.label);
            assert!(x - 14.0 > area.x && x + 14.0 < area.x + area.width, "{}", vertebra.level);
            assert!(y - 8.0 > area.y && y + 8.0 < area.y + area.height, "{}", vertebra.level);
        }
    }
}
