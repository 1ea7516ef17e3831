//! Draws in pixels and roles instead of plotters' types and units.
//!
//! A [`Canvas`] passes elements to plotters and stores the first error until [`Canvas::finish`], so that
//! calls in between need no check.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};

use crate::backend::{SvgBackend, UNITS};
use crate::palette::{Finish, Paint, Role};
use crate::svg::DrawError;

/// A point in pixels from the upper left corner.
pub(crate) type Point = (f64, f64);

/// Style of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    pub(crate) role: Role,
    pub(crate) finish: Finish,
    /// Pixels.
    pub(crate) width: f64,
}

impl Line {
    pub(crate) fn new(role: Role, width: f64) -> Self {
        Self { role, finish: Finish::Solid, width }
    }

    pub(crate) fn finish(self, finish: Finish) -> Self {
        Self { finish, ..self }
    }

    fn style(self) -> ShapeStyle {
        let colour = Paint { role: self.role, finish: self.finish }.colour(1.0);
        colour.stroke_width(units(self.width).unsigned_abs())
    }
}

/// Style of a text, which is vertically centred on its point.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub(crate) role: Role,
    /// Pixels.
    pub(crate) size: f64,
    pub(crate) bold: bool,
    pub(crate) anchor: HPos,
    pub(crate) rimmed: bool,
}

impl Words {
    pub(crate) fn new(role: Role, size: f64) -> Self {
        Self { role, size, bold: false, anchor: HPos::Left, rimmed: false }
    }

    pub(crate) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) fn centred(self) -> Self {
        Self { anchor: HPos::Center, ..self }
    }

    pub(crate) fn ending(self) -> Self {
        Self { anchor: HPos::Right, ..self }
    }

    pub(crate) fn rimmed(self) -> Self {
        Self { rimmed: true, ..self }
    }
}

pub(crate) struct Canvas<'a> {
    area: DrawingArea<SvgBackend<'a>, Shift>,
    failed: Option<DrawError>,
}

impl<'a> Canvas<'a> {
    /// A canvas in pixels that appends to `out`. Coordinates outside are clamped to its edge.
    pub(crate) fn new(out: &'a mut String, width: f64, height: f64, prefix: &'a str) -> Self {
        let area = SvgBackend::new(out, width as u32, height as u32, prefix).into_drawing_area();
        Self { area, failed: None }
    }

    pub(crate) fn path(&mut self, points: &[Point], line: Line) {
        if points.len() > 1 {
            let element = PathElement::new(placed(points), line.style());
            self.keep(self.area.draw(&element));
        }
    }

    pub(crate) fn line(&mut self, from: Point, to: Point, line: Line) {
        self.path(&[from, to], line);
    }

    pub(crate) fn polygon(&mut self, points: &[Point], paint: impl Into<Paint>, opacity: f64) {
        if points.len() > 2 {
            let element = Polygon::new(placed(points), paint.into().colour(opacity));
            self.keep(self.area.draw(&element));
        }
    }

    pub(crate) fn rect(&mut self, from: Point, to: Point, paint: impl Into<Paint>) {
        let element = Rectangle::new([place(from), place(to)], paint.into().colour(1.0).filled());
        self.keep(self.area.draw(&element));
    }

    pub(crate) fn outline(&mut self, from: Point, to: Point, line: Line) {
        let element = Rectangle::new([place(from), place(to)], line.style());
        self.keep(self.area.draw(&element));
    }

    pub(crate) fn disc(&mut self, centre: Point, radius: f64, paint: impl Into<Paint>) {
        let element = Circle::new(place(centre), units(radius), paint.into().colour(1.0).filled());
        self.keep(self.area.draw(&element));
    }

    pub(crate) fn ring(&mut self, centre: Point, radius: f64, line: Line) {
        let element = Circle::new(place(centre), units(radius), line.style());
        self.keep(self.area.draw(&element));
    }

    pub(crate) fn text(&mut self, text: &str, at: Point, words: Words) {
        if text.trim().is_empty() {
            return;
        }
        let weight = if words.bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::SansSerif, words.size * f64::from(UNITS), weight);
        let finish = if words.rimmed { Finish::Rimmed } else { Finish::Solid };
        let style = TextStyle {
            font,
            color: Paint { role: words.role, finish }.colour(1.0).to_backend_color(),
            pos: Pos::new(words.anchor, VPos::Center),
        };
        let element = Text::new(text, place(at), style);
        self.keep(self.area.draw(&element));
    }

    /// Writes `lines` below each other, `pitch` pixels apart, the first centred on `at`.
    pub(crate) fn lines(&mut self, lines: &[String], at: Point, pitch: f64, words: Words) {
        for (row, line) in lines.iter().enumerate() {
            self.text(line, (at.0, at.1 + row as f64 * pitch), words);
        }
    }

    /// Ends the drawing and returns the first error.
    pub(crate) fn finish(self) -> Result<(), DrawError> {
        self.failed.map_or(Ok(()), Err)
    }

    fn keep<E: std::fmt::Display>(&mut self, drawn: Result<(), E>) {
        if let Err(error) = drawn {
            self.failed.get_or_insert_with(|| DrawError(error.to_string()));
        }
    }
}

/// Converts pixels to plotters' units; NaN becomes 0.
pub(crate) fn units(pixels: f64) -> i32 {
    (pixels.clamp(-1e5, 1e5) * f64::from(UNITS)).round() as i32
}

fn place((x, y): Point) -> (i32, i32) {
    (units(x), units(y))
}

fn placed(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().map(|point| place(*point)).collect()
}
