//! Two assessments of a patient in two columns, as text for a note and as HTML for a letter and for paper.

use super::relief::Compared;
use crate::i18n::say;
use crate::report::context::Context;
use crate::report::copy;
use crate::report::markup::{close, element, open};
use crate::state::State;
use crate::state::reading::Reading;

/// Two assessments.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Twice {
    /// Title of the comparison.
    pub(crate) title: &'static str,
    /// Heads of the two columns.
    pub(crate) heads: [String; 2],
    pub(crate) rows: Vec<Compared>,
}

impl Twice {
    /// The short note of the entered patient, then a line for each row: `SINS: 9 of 18 -> 5 of 18`.
    pub(crate) fn note(&self, state: &State, context: &Context, when: &str) -> String {
        let patient = state.sheet.patient();
        let note = copy::short(patient, &Reading::of(patient, &state.settings), context, when);
        let [first, second] = &self.heads;
        let rows = self.rows.iter().map(|row| format!("{}: {} -> {}", row.system, row.entered, row.relieved));
        let lines = [note, format!("{}: {first} -> {second}", self.title)];
        copy::ascii(&lines.into_iter().chain(rows).collect::<Vec<_>>().join("\n"))
    }

    /// The table, the second column in bold where it differs.
    pub(crate) fn table(&self) -> String {
        let mut out = String::new();
        let tag = format!("table border=1 aria-label=\"{}\"", self.title);
        for part in [&*tag, "thead", "tr"] {
            open(&mut out, part);
        }
        element(&mut out, "th scope=col", say!(PATIENTS_ROW));
        for head in &self.heads {
            element(&mut out, "th scope=col", head);
        }
        for part in ["tr", "thead"] {
            close(&mut out, part);
        }
        open(&mut out, "tbody");
        for row in &self.rows {
            open(&mut out, "tr");
            element(&mut out, "th scope=row", &row.system);
            element(&mut out, "td", &row.entered);
            open(&mut out, "td");
            element(&mut out, if row.relieved == row.entered { "span" } else { "b" }, &row.relieved);
            for part in ["td", "tr"] {
                close(&mut out, part);
            }
        }
        for part in ["tbody", "table"] {
            close(&mut out, part);
        }
        out
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::Finding;

    use super::*;

    fn twice() -> Twice {
        let row = |system: &str, entered: &str, relieved: &str| Compared {
            system: system.to_owned(),
            entered: entered.to_owned(),
            relieved: relieved.to_owned(),
        };
        Twice {
            title: say!(PATIENTS_COMPARE),
            heads: ["2026-11-20 08:00".to_owned(), say!(PATIENTS_NOW).to_owned()],
            rows: vec![row("SINS", "9 of 18 · 7–12", "5 of 18 · 0–6"), row("Tomita <2001>", "4", "4")],
        }
    }

    #[test]
    fn the_note_has_both_columns_in_ascii_after_the_note_of_now() {
        let mut state = State::default();
        state.sheet.adopt(Finding::Frankel, "C");
        let note = twice().note(&state, &Context::default(), "2026-11-30 09:00");
        assert!(note.starts_with("Spinal metastasis scores, 2026-11-30 09:00"), "{note}");
        assert!(note.contains("\nEMERGENCY: "), "{note}");
        assert!(note.contains("\nCompare: 2026-11-20 08:00 -> Now\n"), "{note}");
        assert!(note.contains("\nSINS: 9 of 18 | 7-12 -> 5 of 18 | 0-6"), "{note}");
        assert!(note.is_ascii(), "{note}");
    }

    #[test]
    fn the_table_marks_what_changed_and_text_stays_text() {
        let table = twice().table();
        assert!(table.contains("<b>5 of 18 · 0–6</b>") && table.contains("<span>4</span>"), "{table}");
        assert!(table.contains("Tomita &lt;2001&gt;"), "{table}");
    }
}
