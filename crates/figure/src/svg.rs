//! A picture that only the sighted can read is half a picture.
//!
//! So every drawing leaves this crate as a [`Figure`]: an SVG that is announced as an image with a title and
//! a description, and the same figures as rows of text, which the page sets as a table beside or below it.

use std::fmt::Write as _;

use crate::backend::decimals;

/// What every picture needs to be told: who it is, how wide, and what to say to those who cannot see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// Begins every id in the SVG: must be unique on the page. Anything but letters, digits, `-` and
    /// `_` is replaced.
    pub id: String,
    /// Width in CSS pixels, brought into 200 to 2000.
    pub width: f64,
    /// A short title, in the reader's language.
    pub title: String,
    /// What the picture shows, in a sentence or two.
    pub description: String,
}

impl Frame {
    /// The width that is drawn, in pixels: a whole number from 200 to 2000.
    #[must_use]
    pub fn drawn_width(&self) -> f64 {
        if self.width.is_nan() { 360.0 } else { self.width.clamp(200.0, 2000.0).round() }
    }

    /// The id with which the names in the SVG begin.
    #[must_use]
    pub fn prefix(&self) -> String {
        let safe = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        let id: String = self.id.chars().map(|letter| if safe(letter) { letter } else { '-' }).collect();
        if id.starts_with(|first: char| first.is_ascii_alphabetic()) { id } else { format!("fig{id}") }
    }
}

/// One line of the picture told as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRow {
    /// What the row is about.
    pub label: String,
    /// Its figures, as the caller worded them.
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
    /// The title, as given.
    pub title: String,
    /// The description, as given.
    pub description: String,
    /// The same figures as rows of text, in the order in which they are drawn.
    pub rows: Vec<TextRow>,
}

/// plotters refused to draw. Writing into a string cannot fail, so this tells of a fault in this crate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the picture could not be drawn: {0}")]
pub struct DrawError(pub(crate) String);

/// Puts `body` into an `<svg>` of its own with title and description.
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

/// `text` as it stands for itself in an element or an attribute, of HTML and of XML. What XML cannot hold at all
/// becomes a space.
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

/// Appends `text` as [`escaped`].
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
