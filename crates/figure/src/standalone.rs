//! Exports a picture for a paper or a slide, without its style sheet: word processors support neither classes
//! nor variables.

use crate::backend::decimals;
use crate::palette::{Role, SERIES};
use crate::svg::Figure;

const FACE: &str = "Arial, Helvetica, 'Noto Sans', 'Noto Sans CJK KR', sans-serif";
const PRINT: [(Role, &str); 10] = [
    (Role::Ink, "#16211d"),
    (Role::Soft, "#5b6a64"),
    (Role::Grid, "#d9dfdb"),
    (Role::Card, "#ffffff"),
    (Role::Accent, "#0f6b57"),
    (Role::AccentSoft, "#e2f1ec"),
    (Role::Good, "#dcefe4"),
    (Role::Mid, "#f6e8cd"),
    (Role::Bad, "#f5dcdc"),
    (Role::Plain, "#d9dfdb"),
];
const PRINT_SERIES: [&str; SERIES] = ["#2565e4", "#803111", "#3f8f6b", "#7e3d86", "#b07d05", "#1b1c1e"];

impl Figure {
    /// The picture as a standalone file: the same drawing with print colours instead of classes, on white.
    ///
    /// ```
    /// # use figure::survival_axis::SurvivalAxis;
    /// let file = SurvivalAxis::default().draw()?.standalone();
    /// assert!(file.starts_with("<svg") && !file.contains("currentColor"));
    /// # Ok::<(), figure::DrawError>(())
    /// ```
    #[must_use]
    pub fn standalone(&self) -> String {
        let mut file = String::with_capacity(self.svg.len() + self.svg.len() / 4);
        let mut rest = self.svg.as_str();
        while let Some(start) = rest.find('<') {
            let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
            file.push_str(&rest[..start]);
            coloured(&mut file, &rest[start..end]);
            rest = &rest[end..];
        }
        file.push_str(rest);
        let ground = format!(
            "</desc><rect fill=\"#ffffff\" x=\"0\" y=\"0\" width=\"{}\" height=\"{}\"/>",
            decimals(self.width),
            decimals(self.height)
        );
        file.replacen("</desc>", &ground, 1)
    }
}

/// Copies one tag, replacing its class by the print colours of the class.
fn coloured(out: &mut String, tag: &str) {
    let class = tag.split_once("class=\"").and_then(|(before, after)| {
        let (names, after) = after.split_once('"')?;
        Some((before.trim_end(), names, after))
    });
    let Some((before, names, after)) = class else {
        out.push_str(tag);
        return;
    };
    out.push_str(before);
    let mut colour = colour_of("fig-ink");
    for name in names.split(' ') {
        match name {
            "fig" => {
                out.push_str(" font-family=\"");
                out.push_str(FACE);
                out.push('"');
            }
            "fig-rim" => out.push_str(" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\""),
            "fig-bone-body" => {
                colour = colour_of("fig-card");
                out.push_str(" stroke=\"#5b6a64\" stroke-width=\"1.5\"");
            }
            "fig-bone-process" => {
                colour = colour_of("fig-grid");
                out.push_str(" stroke=\"#5b6a64\"");
            }
            role => colour = colour_of(role),
        }
    }
    out.push_str(&after.replace("currentColor", colour));
}

fn colour_of(class: &str) -> &'static str {
    let series = (0..SERIES).find(|number| Role::Series(*number as u8).class() == class);
    let role = PRINT.iter().find(|known| known.0.class() == class);
    series.map(|number| PRINT_SERIES[number]).or(role.map(|known| known.1)).unwrap_or(PRINT[0].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::svg::{Frame, figure};

    fn standalone(body: &str) -> String {
        figure(&Frame::default(), 10.0, body, Vec::new()).standalone()
    }

    #[test]
    fn a_class_becomes_the_colour_it_has_in_print() {
        let file = standalone("<path class=\"fig-series-1\" stroke=\"currentColor\" d=\"M0 0\"/>");
        assert!(file.contains("<path stroke=\"#2565e4\" d=\"M0 0\"/>"), "{file}");
    }

    #[test]
    fn text_that_looks_like_a_class_is_left_alone() {
        let file =
            standalone("<text class=\"fig-ink\" x=\"0\">class=&quot;fig-soft&quot; currentColor</text>");
        assert!(file.contains(">class=&quot;fig-soft&quot; currentColor</text>"), "{file}");
    }

    #[test]
    fn series_look_as_the_style_sheet_prints_them() {
        let sheet = include_str!("../../../styles/figure.css");
        let print = sheet.split("@media print").nth(1).unwrap();
        for (number, colour) in PRINT_SERIES.iter().enumerate() {
            assert!(print.contains(&format!("--series-{}: {colour};", number + 1)), "{number}");
        }
    }
}
