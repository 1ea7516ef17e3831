//! All results as one table, for print, and to copy into a letter or a spreadsheet.

use clinical::{Finding, Patient};

use super::markup::{close, element, open};
use super::verdict::{self, Verdict};
use super::{emergency, prognosis, total};
use crate::i18n::{say, words};
use crate::state::reading::{Assessed, Reading};

/// Number of columns.
const COLUMNS: usize = 5;

/// All results, one row for each system; the first row contains the headings.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Summary {
    emergency: Option<String>,
    rows: Vec<[String; COLUMNS]>,
}

impl Summary {
    /// The table of the chosen systems.
    pub(crate) fn of(patient: &Patient, reading: &Reading) -> Self {
        let primary = patient.chosen(Finding::PrimarySite);
        let heads = [
            say!(PICTURE_SYSTEM),
            say!(WORKING_TOTAL),
            say!(SUMMARY_GROUP),
            say!(SUMMARY_PUBLISHED),
            say!(SUMMARY_MISSING),
        ];
        let mut rows = vec![heads.map(str::to_owned)];
        rows.extend(reading.assessed.iter().map(|one| row(one, primary)));
        Self { emergency: emergency::line(patient, reading), rows }
    }

    /// The table for spreadsheets, separated by tabs.
    pub(crate) fn tab_separated(&self) -> String {
        let mut out = String::new();
        if let Some(line) = &self.emergency {
            out.push_str(line);
            out.push_str(&"\t".repeat(COLUMNS - 1));
            out.push('\n');
        }
        for cell in self.rows.iter().flat_map(|row| row.iter().zip(1..)) {
            out.push_str(&cell.0.replace(['\t', '\n'], " "));
            out.push(if cell.1 == COLUMNS { '\n' } else { '\t' });
        }
        out
    }

    /// The table as HTML for word processors, with the emergency line.
    pub(crate) fn html(&self) -> String {
        let mut out = String::new();
        if let Some(line) = &self.emergency {
            open(&mut out, "p");
            element(&mut out, "strong", line);
            close(&mut out, "p");
        }
        out + &self.table()
    }

    /// The table as HTML, without the emergency line.
    pub(crate) fn table(&self) -> String {
        let mut out = String::new();
        let table = "table border=1";
        open(&mut out, table);
        for (at, row) in self.rows.iter().enumerate() {
            let (part, cell) = if at == 0 { ("thead", "th scope=col") } else { ("tbody", "td") };
            open(&mut out, part);
            open(&mut out, "tr");
            for text in row {
                element(&mut out, cell, text);
            }
            close(&mut out, "tr");
            close(&mut out, part);
        }
        close(&mut out, table);
        out
    }
}

fn row(one: &Assessed, primary: Option<&str>) -> [String; COLUMNS] {
    let system = one.system;
    let name = verdict::named(one, &words::defined(&system.name));
    let begun = one.applies() && one.has_begun();
    let total = begun.then(|| total::total_of_scale(one).unwrap_or_else(|| say!(TOTAL_OPEN).to_owned()));
    let total = total.unwrap_or_else(|| say!(TOTAL_NONE).to_owned());
    let group = group(one);
    let certain = begun && one.assessment.certain_group().is_some();
    let published = certain.then(|| prognosis::facts(one, primary)).into_iter().flatten();
    let published = published.flat_map(|facts| facts.observed);
    let published: Vec<_> = published.map(|fact| fact.text + &mark(fact.unverified)).collect();
    let missing = if one.applies() { words::labels(&one.assessment.missing) } else { String::new() };
    [name, total, group, published.join(say!(JOINT_CLAUSES)), missing]
}

/// The group with its prognosis in the paper, or the groups still possible.
pub(crate) fn group(one: &Assessed) -> String {
    match Verdict::of(one) {
        Verdict::NotForThisPatient(why) => say!(NOT_APPLICABLE, why = why),
        Verdict::NotBegun | Verdict::Ungrouped(_) => String::new(),
        Verdict::Open(groups) => groups,
        Verdict::Certain { group, meaning: None, .. } => group,
        Verdict::Certain { group, meaning: Some(meaning), unverified, .. } => {
            format!("{group}: {meaning}{}", mark(unverified))
        }
    }
}

/// Mark of a fact that was recalled and not checked.
fn mark(unverified: bool) -> String {
    if unverified { format!(" ({})", say!(UNVERIFIED)) } else { String::new() }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::state::settings::Settings;

    fn of(fill: impl FnOnce(&mut Patient)) -> Summary {
        let mut patient = Patient::default();
        fill(&mut patient);
        Summary::of(&patient, &Reading::of(&patient, &Settings::default()))
    }

    #[test]
    fn a_row_has_the_total_the_group_the_outcome_and_what_is_missing() {
        let summary = of(|patient| {
            patient.choose(Finding::PrimarySite, "hcc").unwrap();
            patient.choose(Finding::VisceralMetastases, "none").unwrap();
            patient.count(Finding::VertebralMetastases, 2).unwrap();
        });
        let tomita = summary.rows.iter().find(|row| row[0] == "Tomita 2001").unwrap();
        assert_eq!(tomita[1], "6 of 10");
        assert!(tomita[2].starts_with("6–7"), "{tomita:?}");
        assert!(tomita[3].contains("n = "), "{tomita:?}");
        assert_eq!(tomita[4], "");
        assert!(summary.rows[1][4].starts_with("Bone metastases outside the spine"), "{:?}", summary.rows);
    }

    #[test]
    fn a_system_of_which_nothing_is_known_has_no_total_but_what_it_needs() {
        let sins = &of(|_| ()).rows[3];
        assert_eq!(sins[1..4], ["–", "", ""]);
        assert!(sins[4].starts_with("Level, Pain"), "{sins:?}");
    }

    #[test]
    fn an_emergency_stands_above_the_table_wherever_it_is_copied_to() {
        let summary = of(|patient| patient.choose(Finding::Frankel, "C").unwrap());
        let line = "EMERGENCY: Possible compression of the spinal cord";
        assert!(summary.tab_separated().starts_with(line), "{}", summary.tab_separated());
        assert!(summary.html().starts_with(&format!("<p><strong>{line}")), "{}", summary.html());
        assert!(summary.tab_separated().lines().all(|line| line.split('\t').count() == COLUMNS));
        assert!(!of(|patient| patient.choose(Finding::Frankel, "E").unwrap()).html().contains("EMERGENCY"));
    }

    #[test]
    fn every_line_for_a_spreadsheet_has_as_many_cells_as_columns() {
        let mut summary = of(|_| ());
        summary.rows[1][1] = "a\tb".to_owned();
        let text = summary.tab_separated();
        assert_eq!(text.lines().count(), summary.rows.len());
        assert!(text.lines().all(|line| line.split('\t').count() == COLUMNS), "{text}");
    }
}
