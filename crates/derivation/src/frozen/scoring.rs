//! The score as a scoring file, in the format of `scoring/README.md`.

use std::fmt::Write as _;

use super::Frozen;
use crate::Banding;
use crate::plan::Candidate;
use crate::score::ScoreItem;

/// Days of a month.
const MONTH: f64 = 365.25 / 12.0;

impl Frozen {
    /// The id of the score among systems: `own_` and the beginning of its hash.
    #[must_use]
    pub fn id(&self) -> String {
        format!("own_{}", &self.hash()[..12])
    }

    /// The score as a scoring file. Its source has the score's own id.
    ///
    /// Times of the plan are in days.
    #[must_use]
    pub fn scoring_file(&self) -> String {
        let derived = &self.derived;
        let (least, greatest) = derived.score.range();
        let id = self.id();
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "id = {}\nname = {}", quoted(&id), quoted(&self.name));
        let _ = writeln!(out, "purpose = \"survival\"\ndirection = \"higher_is_worse\"");
        let _ = writeln!(out, "range = [{least}, {greatest}]\ngrade = \"A\"\nsource = {}", quoted(&id));
        let _ = writeln!(out, "checked = {}", self.made);
        for item in &derived.score.items {
            self.item(item, &mut out);
        }
        for ((from, to), outcome) in derived.score.groups.iter().zip(&derived.groups) {
            let _ = writeln!(out, "\n[[group]]\nfrom = {from}\nto = {to}");
            let at = |(survival, days): (&crate::SurvivalAt, &f64)| {
                let (months, percent) = (tenth(days / MONTH), tenth(100.0 * survival.estimate));
                format!("{{ months = {months}, percent = {percent} }}")
            };
            let alive: Vec<String> = outcome.survival.iter().zip(&derived.plan.horizons).map(at).collect();
            if !alive.is_empty() {
                let (source, n) = (quoted(&id), outcome.rows);
                let _ = writeln!(
                    out,
                    "observed = [{{ source = {source}, n = {n}, alive = [{}] }}]",
                    alive.join(", ")
                );
            }
        }
        out
    }

    fn item(&self, item: &ScoreItem, out: &mut String) {
        let candidate = &self.derived.plan.candidates[item.candidate];
        let _ =
            writeln!(out, "\n[[item]]\nid = {}\nname = {}", quoted(&candidate.id), quoted(&candidate.name));
        let _ = writeln!(out, "options = [");
        for (band, points) in item.points.iter().enumerate() {
            let (name, when) =
                (candidate.band_name(&item.banding, band), candidate.condition(&item.banding, band));
            let (name, when) = (quoted(&name), quoted(&when));
            let _ = writeln!(out, "  {{ name = {name}, points = {points}, when = {when} }},");
        }
        let _ = writeln!(out, "]");
    }
}

impl Candidate {
    /// Name of a band: the names of its levels, or its ends.
    #[must_use]
    pub fn band_name(&self, banding: &Banding, band: usize) -> String {
        match banding {
            Banding::Levels(bands) => {
                let names = bands.get(band).into_iter().flatten().filter_map(|level| self.levels.get(*level));
                names.map(|level| level.name.as_str()).collect::<Vec<_>>().join(", ")
            }
            Banding::Cuts(cuts) => {
                let (low, high) = ends(cuts, band);
                let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
                match (low, high) {
                    (None, None) => String::new(),
                    (None, Some(high)) => format!("< {high}{unit}"),
                    (Some(low), None) => format!("≥ {low}{unit}"),
                    (Some(low), Some(high)) => format!("{low} – < {high}{unit}"),
                }
            }
        }
    }

    /// Condition of a band, as in a scoring file.
    #[must_use]
    pub fn condition(&self, banding: &Banding, band: usize) -> String {
        let id = &self.id;
        match banding {
            Banding::Levels(bands) => {
                let ids = bands.get(band).into_iter().flatten().filter_map(|level| self.levels.get(*level));
                format!("{id} is {}", ids.map(|level| level.id.as_str()).collect::<Vec<_>>().join(", "))
            }
            Banding::Cuts(cuts) => {
                let unit = if self.unit.is_empty() { String::new() } else { format!(" {}", self.unit) };
                match ends(cuts, band) {
                    (None, None) => "otherwise".to_owned(),
                    (None, Some(high)) => format!("{id} < {high}{unit}"),
                    (Some(low), None) => format!("{id} >= {low}{unit}"),
                    (Some(low), Some(high)) => format!("{id} >= {low}{unit} and {id} < {high}{unit}"),
                }
            }
        }
    }
}

fn ends(cuts: &[f64], band: usize) -> (Option<f64>, Option<f64>) {
    (band.checked_sub(1).and_then(|below| cuts.get(below)).copied(), cuts.get(band).copied())
}

/// Rounded to one decimal, always with a point, as TOML's numbers have.
fn tenth(value: f64) -> String {
    format!("{value:.1}")
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
