//! The picture for the tumour board: findings, spine, totals and published survival on one slide of 16 to 9.

use clinical::Finding;
use figure::glyph::wrap;
use figure::spine::Spine;
use figure::{Figure, Frame, escape};

use crate::i18n::{say, words};
use crate::report::context::Context;
use crate::report::entered::entered;
use crate::report::{alive, emergency, summary, total, verdict};
use crate::state::State;
use crate::state::reading::Reading;

/// Size of the slide in pixels.
const SIZE: (f64, f64) = (1280.0, 720.0);
/// Margin of the slide.
const MARGIN: f64 = 36.0;
/// Font sizes that are tried, until everything fits.
const SIZES: [f64; 8] = [18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0];
/// Left edge and width of the three columns: findings, spine, results.
const COLUMNS: [(f64, f64); 3] = [(MARGIN, 350.0), (410.0, 220.0), (660.0, SIZE.0 - MARGIN - 660.0)];
/// Line height per font size.
const LEADING: f64 = 1.3;
/// Lines that a cell may have.
const MOST_LINES: usize = 3;

/// A cell: its text, bold or not, and its share of the width of the column.
type Cell = (String, bool, f64);

/// The slide.
pub(crate) fn board(state: &State, context: &Context, when: &str) -> Figure {
    let patient = state.sheet.patient();
    let reading = Reading::of(patient, &state.settings);
    let mut page = Page::default();
    let title = context.labelled(say!(PAPER_TITLE));
    page.text((MARGIN, 52.0), 26.0, true, "fig-ink", &title);
    page.right(SIZE.0 - MARGIN, 52.0, 15.0, when);
    let mut top = 84.0;
    if context.example {
        page.text((MARGIN, top), 18.0, true, "fig-accent", say!(PAPER_EXAMPLE));
        top += 26.0;
    }
    if let Some(line) = emergency::line(patient, &reading) {
        for line in wrap(&line, SIZE.0 - 2.0 * MARGIN, 18.0, true, MOST_LINES) {
            page.text((MARGIN, top), 18.0, true, "fig-ink", &line);
            top += 18.0 * LEADING;
        }
    }
    top += 8.0;
    let bottom = SIZE.1 - 44.0;
    let left: Vec<Vec<Cell>> = entered(patient, context)
        .map(|(finding, answer)| vec![(words::label(finding).to_owned(), false, 0.55), (answer, true, 0.45)])
        .collect();
    page.table(COLUMNS[0], top, bottom, &[(say!(BOARD_FINDINGS).to_owned(), left)]);
    page.spine(patient.chosen(Finding::Level), top, bottom);
    page.table(COLUMNS[2], top, bottom, &results(&reading));
    page.text((MARGIN, SIZE.1 - 18.0), 12.0, false, "fig-soft", say!(COPY_LIMITS));
    page.right(SIZE.0 - MARGIN, SIZE.1 - 18.0, 12.0, concat!("Spinemet ", env!("CARGO_PKG_VERSION")));
    page.figure(title, say!(BOARD_TITLE))
}

/// The tables of totals and of published survival, each with its heading.
fn results(reading: &Reading) -> [(String, Vec<Vec<Cell>>); 2] {
    let known = reading.assessed.iter().filter(|one| one.applies() && one.has_begun());
    let totals = known.map(|one| {
        let total = total::total_of_scale(one).unwrap_or_else(|| say!(TOTAL_OPEN).to_owned());
        let name = verdict::named(one, &words::defined(&one.system.short));
        vec![(name, false, 0.34), (total, true, 0.2), (summary::group(one), false, 0.46)]
    });
    let alive = alive::of_systems(reading).into_iter().filter_map(|system| {
        let row = system.rows.get(alive::most_telling(&system.rows)?)?;
        let about = [Some(row.source.clone()), system.left_out].into_iter().flatten().collect::<Vec<_>>();
        let mut cells = vec![(format!("{}: {}", system.short, about.join(say!(JOINT_LIST))), false, 0.46)];
        cells.extend(row.cells.iter().map(|cell| (cell.clone(), true, 0.18)));
        Some(cells)
    });
    let mut heads = vec![(String::new(), false, 0.46)];
    heads.extend(alive::heads().map(|head| (head, false, 0.18)));
    let mut alive: Vec<_> = alive.collect();
    if !alive.is_empty() {
        alive.insert(0, heads);
    }
    [(say!(BOARD_TOTALS).to_owned(), totals.collect()), (say!(ALIVE_TITLE).to_owned(), alive)]
}

/// The drawn parts.
#[derive(Debug, Default)]
struct Page {
    body: String,
}

impl Page {
    fn text(&mut self, (x, y): (f64, f64), size: f64, bold: bool, class: &str, words: &str) {
        self.write((x, y), size, bold, class, "start", words);
    }

    fn right(&mut self, x: f64, y: f64, size: f64, words: &str) {
        self.write((x, y), size, false, "fig-soft", "end", words);
    }

    fn write(&mut self, (x, y): (f64, f64), size: f64, bold: bool, class: &str, anchor: &str, words: &str) {
        let weight = if bold { 700 } else { 400 };
        self.body.push_str(&format!(
            "<text class=\"{class}\" fill=\"currentColor\" x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" \
             font-weight=\"{weight}\" text-anchor=\"{anchor}\">"
        ));
        escape(&mut self.body, words);
        self.body.push_str("</text>");
    }

    /// Tables one below the other, in the largest font in which they fit.
    fn table(&mut self, column: (f64, f64), top: f64, bottom: f64, tables: &[(String, Vec<Vec<Cell>>)]) {
        let height = |size: f64| -> f64 {
            tables
                .iter()
                .map(|(_, rows)| size * 2.6 + rows.iter().map(|row| tall(row, column.1, size)).sum::<f64>())
                .sum()
        };
        let smallest = SIZES[SIZES.len() - 1];
        let size = SIZES.into_iter().find(|size| top + height(*size) <= bottom).unwrap_or(smallest);
        let mut y = top;
        for (title, rows) in tables.iter().filter(|(_, rows)| !rows.is_empty()) {
            y += size * 1.3;
            self.text((column.0, y), size * 1.1, true, "fig-accent", title);
            y += size * 0.6;
            for row in rows {
                self.rule(column, y);
                let mut x = column.0;
                for (words, bold, share) in row {
                    let width = share * column.1;
                    for (at, line) in lines(words, *bold, width, size).iter().enumerate() {
                        let down = size * (0.95 + at as f64 * 1.15);
                        self.text((x, y + down), size, *bold, "fig-ink", line);
                    }
                    x += width;
                }
                y += tall(row, column.1, size);
            }
            y += size * 0.7;
        }
    }

    fn rule(&mut self, (x, width): (f64, f64), y: f64) {
        self.body.push_str(&format!(
            "<path class=\"fig-grid\" fill=\"none\" stroke=\"currentColor\" d=\"M{x:.1} {y:.1}h{width:.1}\"/>"
        ));
    }

    /// The spine with the chosen level, as tall as the space.
    fn spine(&mut self, chosen: Option<&str>, top: f64, bottom: f64) {
        let (x, width) = COLUMNS[1];
        let spine = Spine::new(width * 1.3);
        let scale = (width / spine.width).min((bottom - top) / spine.height);
        self.body.push_str(&format!("<g transform=\"translate({x:.1} {top:.1}) scale({scale:.4})\">"));
        for vertebra in &spine.vertebrae {
            let is_chosen = chosen == Some(vertebra.level);
            if !vertebra.process.is_empty() {
                self.body.push_str(&format!(
                    "<path class=\"fig-bone-process\" fill=\"currentColor\" d=\"{}\"/>",
                    vertebra.process
                ));
            }
            let tone = if is_chosen { "fig-bone-body fig-accent" } else { "fig-bone-body" };
            self.body
                .push_str(&format!("<path class=\"{tone}\" fill=\"currentColor\" d=\"{}\"/>", vertebra.body));
            let ink = if is_chosen { "fig-card" } else { "fig-ink" };
            let (x, y) = vertebra.label;
            self.write((x, y + 4.5), 13.0, is_chosen, ink, "middle", vertebra.level);
        }
        self.body.push_str("</g>");
    }

    fn figure(self, title: String, description: &str) -> Figure {
        let (width, height) = SIZE;
        let frame = Frame { id: "board".to_owned(), width, title, description: description.to_owned() };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"fig\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"board-title board-desc\">\
             <title id=\"board-title\">"
        );
        escape(&mut svg, &frame.title);
        svg.push_str("</title><desc id=\"board-desc\">");
        escape(&mut svg, &frame.description);
        svg.push_str("</desc>");
        svg.push_str(&self.body);
        svg.push_str("</svg>");
        Figure { svg, width, height, title: frame.title, description: frame.description, rows: Vec::new() }
    }
}

fn lines(words: &str, bold: bool, width: f64, size: f64) -> Vec<String> {
    wrap(words, width - size * 0.6, size, bold, MOST_LINES)
}

fn tall(row: &[Cell], width: f64, size: f64) -> f64 {
    let most = row.iter().map(|(words, bold, share)| lines(words, *bold, share * width, size).len()).max();
    size * (0.3 + 1.15 * most.unwrap_or(1).max(1) as f64)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::LEVELS;

    use super::*;
    use crate::state::settings::Preset;

    fn state() -> State {
        let mut state = State::default();
        for (finding, answer) in [
            (Finding::PrimarySite, "lung"),
            (Finding::VisceralMetastases, "untreatable"),
            (Finding::VertebralMetastases, "3"),
            (Finding::ExtraspinalBoneMetastases, "3"),
            (Finding::Kps, "30"),
            (Finding::Frankel, "C"),
            (Finding::Level, "T12"),
            (Finding::SinsPain, "mechanical"),
        ] {
            state.sheet.adopt(finding, answer);
        }
        state.sheet.set_label("12A & B");
        state
    }

    fn drawn(state: &State) -> Figure {
        board(state, &Context::of(&state.sheet, clinical::Date::constant(2026, 11, 30)), "2026-11-30 09:00")
    }

    /// Positions of all texts of the slide outside of the spine.
    fn places(svg: &str) -> Vec<(f64, f64)> {
        let without_spine =
            svg.split("<g ").map(|part| part.split_once("</g>").map_or(part, |(_, rest)| rest));
        let texts: Vec<String> =
            without_spine.flat_map(|part| part.split("<text ").skip(1).map(str::to_owned)).collect();
        let number = |text: &str, name: &str| {
            text.split_once(&format!(" {name}=\""))
                .unwrap()
                .1
                .split_once('"')
                .unwrap()
                .0
                .parse::<f64>()
                .unwrap()
        };
        texts.iter().map(|text| (number(text, "x"), number(text, "y"))).collect()
    }

    #[test]
    fn it_holds_label_urgency_findings_totals_survival_and_the_marked_level() {
        let svg = drawn(&state()).svg;
        for part in [
            "12A &amp; B: ",
            "EMERGENCY: ",
            "Karnofsky (KPS)",
            "less than 6 months",
            "12 months",
            "Gong 2021",
        ] {
            assert!(svg.contains(part), "{part}: {svg}");
        }
        let chosen = svg.split("fig-bone-body fig-accent").nth(1).unwrap();
        assert!(chosen.split("</text>").next().unwrap().ends_with(">T12"), "{chosen}");
    }

    #[test]
    fn everything_stays_on_the_slide_with_every_system() {
        let mut state = state();
        state.settings.choose(Preset::All);
        for state in [State::default(), self::state(), state] {
            let figure = drawn(&state);
            assert!((figure.width / figure.height - 16.0 / 9.0).abs() < 1e-9);
            for (x, y) in places(&figure.svg) {
                assert!((0.0..=SIZE.0).contains(&x) && (0.0..=SIZE.1).contains(&y), "{x} {y}");
            }
        }
    }

    #[test]
    fn the_file_needs_no_style_sheet() {
        let file = drawn(&state()).standalone();
        assert!(
            file.starts_with("<svg") && !file.contains("currentColor") && !file.contains("class="),
            "{file}"
        );
    }

    #[test]
    fn every_level_of_the_form_is_one_of_the_spine() {
        let spine = Spine::new(300.0);
        assert!(LEVELS.iter().all(|level| spine.vertebrae.iter().any(|vertebra| vertebra.level == *level)));
    }
}
