//! Accessible SVG figures.
//!
//! Every drawing leaves this crate as a [`Figure`]: an SVG announced as an image with a title and a
//! description, and the same figures as rows of text, which the page shows as a table.

use std::fmt::Write as _;

use crate::backend::decimals;

/// Id, width and accessible texts of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Prefix of every id in the SVG: must be unique on the page. Characters other than letters, digits, `-`
    /// and `_` are replaced.
    pub id: String,
    /// Width in CSS pixels, clamped to 200 to 2000.
    pub width: f64,
    /// A short title, in the reader's language.
    pub title: String,
    /// Description of the picture in a sentence or two.
    pub description: String,
}

impl Frame {
    /// Drawn width in pixels: an integer from 200 to 2000.
    #[must_use]
    pub fn drawn_width(&self) -> f64 {
        if self.width.is_nan() { 360.0 } else { self.width.clamp(200.0, 2000.0).round() }
    }

    /// Prefix of the ids in the SVG.
    #[must_use]
    pub fn prefix(&self) -> String {
        let safe = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        let id: String = self.id.chars().map(|letter| if safe(letter) { letter } else { '-' }).collect();
        if id.starts_with(|first: char| first.is_ascii_alphabetic()) { id } else { format!("fig{id}") }
    }
}

/// One row of the picture as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRow {
    /// Subject of the row.
    pub label: String,
    /// Values, as formatted by the caller.
    pub cells: Vec<String>,
}

/// A picture, ready for the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The whole `<svg>` element. All text in it is escaped.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Title, as given.
    pub title: String,
    /// Description, as given.
    pub description: String,
    /// The same figures as rows of text, in drawing order.
    pub rows: Vec<TextRow>,
}

/// plotters failed to draw. Writing to a string cannot fail, so this is a bug in this crate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the picture could not be drawn: {0}")]
pub struct DrawError(pub(crate) String);

/// Wraps `body` in an `<svg>` with title and description.
pub(crate) fn figure(frame: &Frame, height: f64, body: &str, rows: Vec<TextRow>) -> Figure {
    let prefix = frame.prefix();
    let (width, tall) = (decimals(frame.drawn_width()), decimals(height));
    let mut svg = String::with_capacity(body.len() + 600);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" viewBox=\"0 0 {width} {tall}\" \
         width=\"{width}\" height=\"{tall}\" role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\">"
    );
    let _ = write!(svg, "<title id=\"{prefix}-title\">");
    escape(&mut svg, &frame.title);
    let _ = write!(svg, "</title><desc id=\"{prefix}-desc\">");
    escape(&mut svg, &frame.description);
    svg.push_str("</desc>");
    let hatch = format!("{prefix}-hatch");
    if body.contains(&hatch) {
        let _ = write!(
            svg,
            "<defs><pattern id=\"{hatch}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <path class=\"fig-soft\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.55\" d=\"M-1 1L1 -1M0 6L6 0M5 7L7 5\"/>\
             </pattern></defs>"
        );
    }
    svg.push_str(body);
    svg.push_str("</svg>");
    Figure {
        svg,
        width: frame.drawn_width(),
        height,
        title: frame.title.clone(),
        description: frame.description.clone(),
        rows,
    }
}

/// Escapes `text` for elements and attributes of HTML and XML. Characters that XML cannot contain become
/// spaces.
///
/// ```
/// assert_eq!(figure::escaped("p < 0.05 & \"q\""), "p &lt; 0.05 &amp; &quot;q&quot;");
/// ```
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// Appends `text`, escaped as by [`escaped`].
pub fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            _ => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_safe_for_html() {
        let frame = |id: &str| Frame { id: id.into(), ..Frame::default() };
        assert_eq!(frame("axis-1").prefix(), "axis-1");
        assert_eq!(frame("1 \"x\"").prefix(), "fig1--x-");
        assert_eq!(frame("").prefix(), "fig");
    }

    #[test]
    fn a_width_that_is_no_number_becomes_a_phones() {
        let frame = |width| Frame { width, ..Frame::default() };
        assert_eq!(frame(f64::NAN).drawn_width().to_string(), "360");
        assert_eq!(frame(f64::INFINITY).drawn_width().to_string(), "2000");
        assert_eq!(frame(-1.0).drawn_width().to_string(), "200");
    }

    #[test]
    fn title_and_description_are_escaped_and_named_by_the_svg() {
        let frame =
            Frame { id: "a".into(), width: 300.0, title: "p < 0.05".into(), description: "\u{1}&".into() };
        let svg = figure(&frame, 10.0, "", Vec::new()).svg;
        assert!(svg.contains("<title id=\"a-title\">p &lt; 0.05</title><desc id=\"a-desc\"> &amp;</desc>"));
        assert!(svg.contains("role=\"img\" aria-labelledby=\"a-title a-desc\""));
    }
}
