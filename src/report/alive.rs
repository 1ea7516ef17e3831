//! Table of published survival at 3, 6 and 12 months: a group of rows for each chosen system.

use clinical::{ALIVE_MONTHS, AliveAt, AliveRow, Source, Treatment};
use systems::CATALOGUE;

use super::prognosis::primary_name;
use super::{local, total, verdict};
use crate::i18n::{number, say, words};
use crate::state::reading::{Assessed, Reading};

/// Published survival of one system's groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OfSystem {
    /// The short name of the system.
    pub(crate) short: String,
    /// The system's name, its total and the groups that are still possible.
    pub(crate) title: String,
    /// Reason why the patient is outside the population of the system, which stands in the title too.
    pub(crate) left_out: Option<String>,
    /// A row for each publication; empty if none reports survival.
    pub(crate) rows: Vec<Row>,
}

/// Survival from one publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// Publication, and the cohort's primary.
    pub(crate) source: String,
    /// Number of patients, their treatment and its years, as far as known.
    pub(crate) patients: String,
    /// Set if a number of the row was recalled and not checked.
    pub(crate) unverified: bool,
    /// Share alive at each of [`ALIVE_MONTHS`].
    pub(crate) cells: [String; 3],
    /// True for patients of this hospital, not of a publication.
    pub(crate) here: bool,
}

impl Row {
    /// Returns whether any of its cells has a figure.
    pub(crate) fn says_something(&self) -> bool {
        self.cells.iter().any(|cell| cell != say!(ALIVE_UNKNOWN))
    }

    /// Counts the cells with a figure.
    pub(crate) fn figures(&self) -> usize {
        self.cells.iter().filter(|cell| cell.contains('%')).count()
    }
}

/// Index of the publication with a figure at most of the times; the first of several.
pub(crate) fn most_telling(rows: &[Row]) -> Option<usize> {
    let telling = rows.iter().enumerate().rev().filter(|(_, row)| row.says_something() && !row.here);
    telling.max_by_key(|(_, row)| row.figures()).map(|(at, _)| at)
}

/// The heads of the three columns: "3 months".
pub(crate) fn heads() -> [String; 3] {
    ALIVE_MONTHS.map(|months| say!(ALIVE_MONTHS_HEAD, months = number::plain(months)))
}

/// The groups of rows; empty if no chosen system that predicts survival has an answer.
pub(crate) fn of_systems(reading: &Reading) -> Vec<OfSystem> {
    let shown = reading.assessed.iter().zip(&reading.alive).filter(|(one, _)| one.foretells_survival());
    shown.map(|(one, rows)| of_system(one, rows)).collect()
}

fn of_system(one: &Assessed, rows: &[AliveRow<'_>]) -> OfSystem {
    let title = say!(
        ALIVE_SYSTEM,
        system = words::defined(&one.system.name),
        total = total::total(one).unwrap_or_default(),
        groups = words::groups(one.system, &one.assessment.groups)
    );
    let left_out = verdict::left_out(one.system, &one.assessment);
    let title = [Some(title), left_out.clone(), verdict::doubt(one)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(say!(JOINT_CLAUSES));
    OfSystem {
        short: words::defined(&one.system.short),
        title,
        left_out,
        rows: rows.iter().map(|found| row(one, found)).chain(local::rows(&one.local)).collect(),
    }
}

fn row(one: &Assessed, found: &AliveRow<'_>) -> Row {
    let publication = CATALOGUE.source(found.source);
    let short = publication.map_or_else(|| found.source.to_owned(), words::short_citation);
    let source = match found.primary.and_then(primary_name) {
        Some(primary) => say!(OBSERVED_IN, source = short, primary = primary),
        None if found.source == one.system.source && !systems::is_own(one.system) => {
            say!(ALIVE_PAPER, source = short)
        }
        None => short,
    };
    let patients = publication.map(|publication| patients(publication, &found.n)).unwrap_or_default();
    Row {
        source,
        patients,
        unverified: found.unverified,
        cells: found.cells.each_ref().map(|cell| in_words(cell)),
        here: false,
    }
}

/// Number of patients (of the possible groups, otherwise of the whole publication), their treatment and its
/// years.
fn patients(source: &Source, of_groups: &[u32]) -> String {
    let of_groups: Vec<String> = of_groups.iter().map(u32::to_string).collect();
    let n = match (of_groups.is_empty(), source.n) {
        (false, _) => Some(say!(OBSERVED_N, n = of_groups.join(say!(ALIVE_OR)))),
        (true, Some(n)) => Some(say!(ALIVE_N_IN_ALL, n = n)),
        (true, None) => None,
    };
    let treatment = source.treatment.map(|treatment| {
        let words = match treatment {
            Treatment::Surgery => say!(ALIVE_SURGERY),
            Treatment::Radiotherapy => say!(ALIVE_RADIOTHERAPY),
            Treatment::Mixed => say!(ALIVE_MIXED),
        };
        words.to_owned()
    });
    let years = source.years.as_deref().map(words::defined);
    n.into_iter().chain(treatment).chain(years).collect::<Vec<_>>().join(say!(JOINT_CLAUSES))
}

/// Published percentage alive for some of the possible groups (by index), at the latest reported time: "6–91
/// % alive at 12 months".
pub(crate) fn printed(rows: &[AliveRow<'_>], places: &[usize]) -> Option<String> {
    let times = ALIVE_MONTHS.iter().enumerate().rev();
    let mut printed = times.flat_map(|time| rows.iter().map(move |row| (time, row)));
    printed.find_map(|((at, months), row)| {
        let of_places = places.iter().filter_map(|place| row.cells.get(at)?.get(*place));
        let percent = range(of_places)?;
        Some(say!(OBSERVED_ALIVE, months = number::plain(*months), percent = percent))
    })
}

/// Lowest and highest percentage; `None` if none is reported.
fn range<'a>(answers: impl Iterator<Item = &'a AliveAt>) -> Option<String> {
    let parts = answers.filter_map(|at| if let AliveAt::Percent(part) = at { Some(*part) } else { None });
    let (least, most) = parts
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), part| (part.min(least), part.max(most)));
    if least > most {
        None
    } else if least < most {
        Some(format!("{}–{}", number::plain(least), number::plain(most)))
    } else {
        Some(number::plain(least))
    }
}

/// Survival of all possible groups: percentages as one range, everything else in words.
fn in_words(cell: &[AliveAt]) -> String {
    let percent = range(cell.iter()).map(|percent| say!(ALIVE_PERCENT, percent = percent));
    let mut said: Vec<String> = percent.into_iter().collect();
    for at in cell {
        let text = match at {
            AliveAt::Percent(_) => continue,
            AliveAt::OverHalf => say!(ALIVE_OVER),
            AliveAt::UnderHalf => say!(ALIVE_UNDER),
            AliveAt::AboutHalf => say!(ALIVE_ABOUT),
            AliveAt::Expected => say!(ALIVE_EXPECTED),
            AliveAt::NotExpected => say!(ALIVE_NOT_EXPECTED),
            AliveAt::Unknown => say!(ALIVE_UNKNOWN),
        };
        if !said.iter().any(|known| known == text) {
            said.push(text.to_owned());
        }
    }
    said.join(say!(ALIVE_OR))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::{Finding, Patient};

    use super::*;
    use crate::state::settings::Settings;

    fn table(answers: &[(Finding, &str)]) -> Vec<OfSystem> {
        let mut patient = Patient::default();
        for (finding, text) in answers {
            let Ok(Some(answer)) = finding.parse(text, 0) else { panic!("{text}") };
            assert!(patient.set(*finding, answer).is_ok());
        }
        of_systems(&Reading::of(&patient, &Settings::default()))
    }

    #[test]
    fn the_table_names_system_publication_patients_and_parts() {
        let table = table(&[
            (Finding::PrimarySite, "hcc"),
            (Finding::Kps, "60"),
            (Finding::ExtraspinalBoneMetastases, "4"),
            (Finding::VertebralMetastases, "4"),
            (Finding::VisceralMetastases, "none"),
            (Finding::Frankel, "D"),
        ]);
        let titles: Vec<_> = table.iter().map(|system| system.title.as_str()).collect();
        assert_eq!(titles[0], "Tokuhashi 2005 (revised): 5 (group 0–8)");
        let rows: Vec<_> =
            table[0].rows.iter().map(|row| (row.source.as_str(), row.patients.as_str())).collect();
        assert_eq!(rows[0], ("Tokuhashi 2005, the paper’s own", "246 in all; operated on or not"));
        assert_eq!(rows[1].0, "Lee 2015, HCC");
        assert!(rows[1].1.starts_with("n = 26; operated on; February 2005"), "{rows:?}");
        assert_eq!(table[0].rows[0].cells, ["no figure", "not expected", "not expected"]);
        // 172 days, 95 % CI 56 to 288: three and six months are within it.
        assert_eq!(table[0].rows[1].cells, ["about 50 %", "about 50 %", "under 50 %"]);
    }

    #[test]
    fn groups_that_are_still_possible_make_a_range() {
        assert_eq!(
            in_words(&[AliveAt::Percent(91.0), AliveAt::Percent(6.0), AliveAt::Percent(49.0)]),
            "6–91 %"
        );
        assert_eq!(in_words(&[AliveAt::Percent(71.8), AliveAt::Unknown]), "71.8 % or no figure");
        assert_eq!(
            in_words(&[AliveAt::OverHalf, AliveAt::UnderHalf, AliveAt::OverHalf]),
            "over 50 % or under 50 %"
        );
    }

    #[test]
    fn a_patient_of_whom_nothing_is_known_has_no_table() {
        assert!(table(&[]).is_empty());
    }
}
