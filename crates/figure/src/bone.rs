//! Outlines of vertebrae by region: the dens of C2, slanting thoracic processes, broad lumbar bodies, the
//! wedge of the sacrum.
//!
//! A shape is given in pixels around its centre, anterior to the left, rotated with the curve of the spine,
//! and written as path data.

use std::fmt::Write as _;

use crate::backend::decimals;
use crate::spine::{Rect, Region};

pub(crate) struct Shape {
    pub(crate) body: String,
    pub(crate) process: String,
    pub(crate) centre: (f64, f64),
}

/// Position, rotation (degrees) and scale of a shape.
#[derive(Clone, Copy)]
struct Place {
    centre: (f64, f64),
    turn: f64,
    scale: f64,
}

/// A builder of path data relative to a place.
struct Pen {
    data: String,
    centre: (f64, f64),
    turn: (f64, f64),
}

impl Pen {
    fn new(place: Place) -> Self {
        // Rotation stays under ten degrees, where two terms of sine and cosine are exact to the pixel and
        // save the trigonometry functions.
        let angle = place.turn.to_radians();
        let (sin, cos) = (angle, 1.0 - angle * angle / 2.0);
        Self { data: String::new(), centre: place.centre, turn: (sin * place.scale, cos * place.scale) }
    }

    /// Appends a path command with its points.
    fn go(&mut self, command: char, points: &[(f64, f64)]) -> &mut Self {
        self.data.push(command);
        for (index, (x, y)) in points.iter().enumerate() {
            let (sin, cos) = self.turn;
            let across = self.centre.0 + x * cos - y * sin;
            let down = self.centre.1 + x * sin + y * cos;
            let space = if index == 0 { "" } else { " " };
            let _ = write!(self.data, "{space}{} {}", decimals(across), decimals(down));
        }
        self
    }

    fn close(&mut self) -> String {
        self.data.push('Z');
        std::mem::take(&mut self.data)
    }
}

/// Outline of a level, the `row`-th of its column, inside `area`.
pub(crate) fn shape(level: &str, region: Region, row: f64, area: &Rect) -> Shape {
    // Posterior bend of the spine at this row and tilt of a vertebra there: a parabola and its slope.
    let wave = |rows: f64, reach: f64| {
        let along = (row + 0.5) / rows;
        (reach * 4.0 * along * (1.0 - along), reach * (1.0 - 2.0 * along))
    };
    let (shift, lean) = match region {
        Region::Cervical => wave(8.0, -9.0),
        Region::Thoracic => wave(12.0, 10.0),
        Region::Lumbar => wave(5.0, -8.0),
        Region::Sacral => ((row - 5.0) * 4.0 - 2.0, 6.0),
    };
    let middle = area.x + area.width / 2.0 - 9.0 + shift.clamp(-area.width / 10.0, area.width / 10.0);
    let centre = (middle, area.y + area.height / 2.0);
    // Shapes are designed for columns of 104 pixels, and shrink in narrower ones.
    let place = Place { centre, turn: -lean, scale: (area.width / 104.0).min(1.0) };
    let (width, height) = size(region, row);
    let body = match level {
        "C0" => occiput(Place { turn: 0.0, ..place }),
        "C1" => rounded(place, 44.0, 24.0, 11.0, 0.0),
        "C2" => axis(place),
        _ if region == Region::Sacral => wedge(place, width, width - 9.0, height),
        _ => rounded(place, width, height, 5.0, 2.2),
    };
    let process = match (level, region) {
        ("C0" | "C1", _) | (_, Region::Sacral) => String::new(),
        ("C7", _) => process(place, width, 26.0, 5.0, 3.6),
        (_, Region::Cervical) => process(place, width, 19.0, 5.0, 3.6),
        (_, Region::Thoracic) => process(place, width, 24.0, 15.0, 3.6),
        (_, Region::Lumbar) => process(place, width, 24.0, 1.0, 7.0),
    };
    Shape { body, process, centre }
}

/// Width and height of a body: larger from above downwards, tapering in the sacrum.
fn size(region: Region, row: f64) -> (f64, f64) {
    match region {
        Region::Cervical => (37.0 + row * 0.4, 30.0),
        Region::Thoracic => (40.0 + row, 33.0),
        Region::Lumbar => (54.0 + row, 35.0),
        Region::Sacral => (58.0 - (row - 5.0) * 7.0, 42.0),
    }
}

/// A body with rounded corners and a waist.
fn rounded(place: Place, width: f64, height: f64, corner: f64, waist: f64) -> String {
    let (x, y) = (width / 2.0, height / 2.0);
    let (in_x, in_y) = (x - corner, y - corner);
    Pen::new(place)
        .go('M', &[(-in_x, -y)])
        .go('Q', &[(0.0, -y + waist), (in_x, -y)])
        .go('Q', &[(x, -y), (x, -in_y)])
        .go('Q', &[(x - 2.0 * waist, 0.0), (x, in_y)])
        .go('Q', &[(x, y), (in_x, y)])
        .go('Q', &[(0.0, y - waist), (-in_x, y)])
        .go('Q', &[(-x, y), (-x, in_y)])
        .go('Q', &[(-x + 2.0 * waist, 0.0), (-x, -in_y)])
        .go('Q', &[(-x, -y), (-in_x, -y)])
        .close()
}

/// The base of the skull: a dome over the atlas.
fn occiput(place: Place) -> String {
    Pen::new(place)
        .go('M', &[(-30.0, 13.0)])
        .go('C', &[(-33.0, -12.0), (-14.0, -20.0), (2.0, -20.0)])
        .go('C', &[(22.0, -20.0), (34.0, -8.0), (32.0, 6.0)])
        .go('C', &[(31.0, 14.0), (20.0, 17.0), (10.0, 14.0)])
        .go('Q', &[(-8.0, 10.0), (-30.0, 13.0)])
        .close()
}

/// C2 with its dens.
fn axis(place: Place) -> String {
    Pen::new(place)
        .go('M', &[(-19.0, 14.0)])
        .go('Q', &[(-20.0, -4.0), (-9.0, -11.0)])
        .go('L', &[(-7.0, -19.0)])
        .go('Q', &[(0.0, -25.0), (7.0, -19.0)])
        .go('L', &[(9.0, -11.0)])
        .go('Q', &[(20.0, -4.0), (19.0, 14.0)])
        .go('Q', &[(0.0, 11.0), (-19.0, 14.0)])
        .close()
}

/// A part of the sacrum, which narrows downwards and touches the next.
fn wedge(place: Place, above: f64, below: f64, height: f64) -> String {
    let y = height / 2.0;
    let (above, below) = (above / 2.0, below / 2.0);
    Pen::new(place)
        .go('M', &[(-above + 3.0, -y)])
        .go('L', &[(above - 3.0, -y)])
        .go('Q', &[(above, -y), (above - 0.5, -y + 4.0)])
        .go('L', &[(below, y - 3.0)])
        .go('Q', &[(below, y), (below - 3.0, y)])
        .go('L', &[(-below + 3.0, y)])
        .go('Q', &[(-below, y), (-below, y - 3.0)])
        .go('L', &[(-above + 0.5, -y + 4.0)])
        .go('Q', &[(-above, -y), (-above + 3.0, -y)])
        .close()
}

/// A spinous process behind a body: `long` to the back, `drop` downwards, `thick` at its end.
fn process(place: Place, width: f64, long: f64, drop: f64, thick: f64) -> String {
    let back = width / 2.0;
    let tip = back + long;
    Pen::new(place)
        .go('M', &[(back - 6.0, -7.0)])
        .go('Q', &[(back + long * 0.5, -6.0), (tip - 2.0, drop - thick)])
        .go('Q', &[(tip + 3.0, drop), (tip - 3.0, drop + thick)])
        .go('Q', &[(back + long * 0.4, drop * 0.5 + 4.0), (back - 6.0, 6.0)])
        .close()
}
