//! A plotters backend that writes classes instead of colours.
//! plotters' own SVG writes colours that cannot follow a theme, has no title for a screen reader, and on wasm
//! measures text with a style attribute, which the content security policy refuses. This backend measures
//! text by [a table](crate::glyph). A backend's coordinates are integers, so one pixel of the picture is ten
//! of plotters' units.

use std::fmt::Write as _;

use plotters::style::Color as _;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use crate::glyph::text_width;
use crate::palette::{Finish, Paint, Role};
use crate::svg::escape;

/// plotters' units in one pixel of the picture.
pub const UNITS: i32 = 10;

type Drawn = Result<(), DrawingErrorKind<std::convert::Infallible>>;

/// A plotters backend that appends SVG elements to a string. It writes no `<svg>` around them.
///
/// ```
/// use figure::backend::SvgBackend;
/// use figure::palette::{Paint, Role};
/// use plotters::prelude::*;
///
/// let mut svg = String::new();
/// let area = SvgBackend::new(&mut svg, 100, 50, "id").into_drawing_area();
/// let line = PathElement::new([(0, 0), (105, 250)], Paint::from(Role::Accent).colour(1.0));
/// area.draw(&line).map_err(|error| error.to_string())?;
/// drop(area);
/// assert_eq!(
///     svg,
///     r#"<path class="fig-accent" fill="none" stroke="currentColor" stroke-width="0.1" d="M0 0L10.5 25"/>"#
/// );
/// # Ok::<(), String>(())
/// ```
pub struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
    prefix: &'a str,
}

impl<'a> SvgBackend<'a> {
    /// A backend of `width` by `height` pixels that appends to `out`. `prefix` begins the name of the
    /// hatch pattern, which [the frame](crate::svg) defines.
    pub fn new(out: &'a mut String, width: u32, height: u32, prefix: &'a str) -> Self {
        let units = UNITS.unsigned_abs();
        Self { out, size: (width.saturating_mul(units), height.saturating_mul(units)), prefix }
    }

    /// Writes the start tag of a shape with its style attributes, up to its geometry.
    fn open<S: BackendStyle>(&mut self, element: &str, style: &S, filled: bool) {
        let BackendColor { alpha, rgb } = style.color();
        let Paint { role, finish } = Paint::from_rgb(rgb);
        let _ = write!(self.out, "<{element} class=\"{}\"", role.class());
        let opacity = (alpha < 1.0).then(|| decimals(alpha));
        if filled {
            if finish == Finish::Hatched {
                let _ = write!(self.out, " fill=\"url(#{}-hatch)\"", self.prefix);
            } else {
                self.out.push_str(" fill=\"currentColor\"");
            }
            if let Some(opacity) = opacity {
                let _ = write!(self.out, " fill-opacity=\"{opacity}\"");
            }
        } else {
            self.out.push_str(" fill=\"none\" stroke=\"currentColor\" stroke-width=\"");
            number(self.out, i32::try_from(style.stroke_width()).unwrap_or(UNITS));
            self.out.push('"');
            if !finish.dashes().is_empty() {
                let _ = write!(self.out, " stroke-dasharray=\"{}\"", finish.dashes());
            }
            if let Some(opacity) = opacity {
                let _ = write!(self.out, " stroke-opacity=\"{opacity}\"");
            }
        }
    }

    fn attribute(&mut self, name: &str, units: i32) {
        let _ = write!(self.out, " {name}=\"");
        number(self.out, units);
        self.out.push('"');
    }

    /// Writes path data, with one coordinate for a horizontal or vertical step.
    fn path_data(&mut self, points: &mut dyn Iterator<Item = BackendCoord>, closed: bool) {
        self.out.push_str(" d=\"");
        let mut last = None;
        for (x, y) in points {
            match last {
                None => {
                    self.out.push('M');
                    number(self.out, x);
                    self.out.push(' ');
                    number(self.out, y);
                }
                Some((old_x, old_y)) if old_x == x && old_y == y => continue,
                Some((_, old_y)) if old_y == y => {
                    self.out.push('H');
                    number(self.out, x);
                }
                Some((old_x, _)) if old_x == x => {
                    self.out.push('V');
                    number(self.out, y);
                }
                Some(_) => {
                    self.out.push('L');
                    number(self.out, x);
                    self.out.push(' ');
                    number(self.out, y);
                }
            }
            last = Some((x, y));
        }
        self.out.push_str(if closed { "Z\"/>" } else { "\"/>" });
    }
}

/// Writes a length given in plotters' units as pixels, with at most one decimal.
pub(crate) fn number(out: &mut String, units: i32) {
    let (whole, tenth) = (units / UNITS, (units % UNITS).abs());
    let sign = if units < 0 && whole == 0 { "-" } else { "" };
    let _ = if tenth == 0 { write!(out, "{whole}") } else { write!(out, "{sign}{whole}.{tenth}") };
}

/// Formats a number with at most two decimals and no trailing zeros; NaN becomes 0.
pub(crate) fn decimals(value: f64) -> String {
    let hundredths = (value.clamp(-9e15, 9e15) * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    match (part, part % 10) {
        (0, _) => format!("{sign}{whole}"),
        (_, 0) => format!("{sign}{whole}.{}", part / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = std::convert::Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + UNITS, y + UNITS), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.open("path", style, false);
        self.path_data(&mut [from, to].into_iter(), false);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.open("rect", style, fill);
        self.attribute("x", upper_left.0.min(bottom_right.0));
        self.attribute("y", upper_left.1.min(bottom_right.1));
        self.attribute("width", (bottom_right.0 - upper_left.0).abs());
        self.attribute("height", (bottom_right.1 - upper_left.1).abs());
        self.out.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.open("path", style, false);
        self.path_data(&mut path.into_iter(), false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.open("circle", style, fill);
        self.attribute("cx", center.0);
        self.attribute("cy", center.1);
        self.attribute("r", i32::try_from(radius).unwrap_or(0));
        self.out.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        self.open("path", style, true);
        self.path_data(&mut vert.into_iter(), true);
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        let paint = Paint::from_rgb(style.color().rgb);
        let size = style.size();
        // Distance from the anchor down to the baseline, as a share of the font size.
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.8,
            VPos::Center => 0.36,
            VPos::Bottom => -0.2,
        };
        let down = (size * drop).round() as i32;
        let (x, y, turn) = match style.transform() {
            FontTransform::None => (pos.0, pos.1 + down, ""),
            FontTransform::Rotate90 => (pos.0 - down, pos.1, "90"),
            FontTransform::Rotate180 => (pos.0, pos.1 - down, "180"),
            FontTransform::Rotate270 => (pos.0 + down, pos.1, "-90"),
        };
        let _ = write!(self.out, "<text class=\"{}", paint.role.class());
        if paint.finish == Finish::Rimmed {
            self.out.push_str(" fig-rim");
        }
        self.out.push_str("\" fill=\"currentColor\"");
        self.attribute("x", x);
        self.attribute("y", y);
        self.attribute("font-size", size.round() as i32);
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(" text-anchor=\"middle\""),
            HPos::Right => self.out.push_str(" text-anchor=\"end\""),
        }
        if matches!(style.style(), FontStyle::Bold) {
            self.out.push_str(" font-weight=\"600\"");
        }
        if !turn.is_empty() {
            let _ = write!(self.out, " transform=\"rotate({turn} ");
            number(self.out, x);
            self.out.push(' ');
            number(self.out, y);
            self.out.push_str(")\"");
        }
        self.out.push('>');
        escape(self.out, text);
        self.out.push_str("</text>");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let width = text_width(text, style.size(), bold);
        Ok((width.ceil() as u32, (style.size() * 1.2).ceil() as u32))
    }

    fn blit_bitmap(&mut self, pos: BackendCoord, (width, height): (u32, u32), _: &[u8]) -> Drawn {
        // No picture contains a bitmap; only its outline is drawn.
        let corner = (pos.0 + width as i32, pos.1 + height as i32);
        let ink = BackendColor { alpha: 1.0, rgb: Paint::from(Role::Ink).colour(1.0).rgb() };
        self.draw_rect(pos, corner, &ink, false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use plotters::prelude::*;

    fn drawn(draw: impl FnOnce(&DrawingArea<SvgBackend, plotters::coord::Shift>)) -> String {
        let mut svg = String::new();
        let area = SvgBackend::new(&mut svg, 100, 100, "t").into_drawing_area();
        draw(&area);
        drop(area);
        svg
    }

    fn ink() -> RGBAColor {
        Paint::from(Role::Ink).colour(1.0)
    }

    #[test]
    fn a_step_across_or_down_costs_one_coordinate() {
        let svg = drawn(|area| {
            area.draw(&PathElement::new([(0, 0), (100, 0), (100, 55), (200, 60), (200, 60)], ink())).unwrap();
        });
        assert!(svg.contains("d=\"M0 0H10V5.5L20 6\""), "{svg}");
    }

    #[test]
    fn a_number_keeps_its_sign_below_one() {
        let mut out = String::new();
        for units in [-5, -15, 0, 10, 123] {
            number(&mut out, units);
            out.push(' ');
        }
        assert_eq!(out, "-0.5 -1.5 0 1 12.3 ");
        let texts = [-0.001, 1.0, 0.126, -2.5, 3.05, f64::NAN].map(decimals);
        assert_eq!(texts, ["0", "1", "0.13", "-2.5", "3.05", "0"]);
    }

    #[test]
    fn a_text_is_escaped_and_measured_by_the_table() {
        let ink = ink();
        let style = TextStyle::from(("sans-serif", 120).into_font()).color(&ink);
        let svg = drawn(|area| {
            area.draw(&Text::new("<b> & \"간\"", (10, 10), style.clone())).unwrap();
            assert_eq!(area.estimate_text_size("간암", &style).unwrap(), (240, 144));
        });
        assert!(svg.contains(">&lt;b&gt; &amp; &quot;간&quot;</text>"), "{svg}");
    }

    #[test]
    fn no_colour_and_no_style_leaves_the_backend() {
        let svg = drawn(|area| {
            area.draw(&Circle::new((100, 100), 30, RED.mix(0.3).filled())).unwrap();
            area.draw(&Rectangle::new([(0, 0), (50, 50)], ink())).unwrap();
            area.draw(&Polygon::new([(0, 0), (50, 50), (0, 50)], ink())).unwrap();
        });
        assert!(!svg.contains("style") && !svg.contains("rgb") && !svg.contains("fill=\"#"), "{svg}");
        assert!(
            svg.contains("<circle class=\"fig-ink\" fill=\"currentColor\" fill-opacity=\"0.3\""),
            "{svg}"
        );
    }
}
