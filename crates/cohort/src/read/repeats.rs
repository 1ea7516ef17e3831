//! Patients with several rows: two operations, or a row pasted twice.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use clinical::{Answer, Finding};

use super::{FollowUp, between};
use crate::cohort::Cohort;
use crate::date::{DateOrder, read_date};
use crate::heading::is_of_one_patient;
use crate::mapping::{Column, Mapping};
use crate::role::Role;
use crate::sheet::Sheet;
use crate::understand::{understand, visible};

/// Number of patients that are named.
const MOST_NAMED: usize = 20;

/// Patients with several rows. These are not independent: analyses offer to count all operations or only the
/// first, and give cluster-robust results in addition to the ordinary ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RepeatedPatients {
    /// Number of patients with several rows.
    pub patients: usize,
    /// Total number of rows of these patients.
    pub rows: usize,
    /// Number of rows with a patient id.
    pub known: usize,
    /// Number of these patients with two rows of the same date of operation: visits rather than operations.
    pub same_date: usize,
    /// Number of these patients with a row without a date of operation: their first operation is not known.
    pub undated: usize,
    /// Number of patients whose follow-up is complete only over several rows.
    pub spread: usize,
    /// The first such patients, with their rows in the file.
    pub named: Vec<(String, Vec<u32>)>,
}

impl RepeatedPatients {
    pub(super) fn of(cohort: &Cohort) -> Self {
        let Some(patients) = cohort.patients() else { return Self::default() };
        let counts = patients.counts();
        let known = counts.iter().sum();
        let repeated: Vec<usize> = (0..counts.len()).filter(|place| counts[*place] > 1).collect();
        let rows = repeated.iter().map(|place| counts[*place]).sum();
        let first = &repeated[..repeated.len().min(MOST_NAMED)];
        let mut dates: Vec<Vec<Option<Answer>>> = vec![Vec::new(); counts.len()];
        let dated = cohort.answers(Finding::DateSurgery);
        for row in 0..cohort.len() {
            if let Some(own) = patients.place(row).and_then(|place| dates.get_mut(place)) {
                own.push(dated.and_then(|dated| dated.get(row).copied()));
            }
        }
        let of_repeated = |wanted: fn(&[Option<Answer>]) -> bool| {
            repeated.iter().filter(|place| wanted(&dates[**place])).count()
        };
        let same_date = of_repeated(|dates| {
            let twice = |(at, date): (usize, &Option<Answer>)| date.is_some() && dates[..at].contains(date);
            dates.iter().enumerate().any(twice)
        });
        let undated = of_repeated(|dates| dates.contains(&None));
        let mut named: Vec<(String, Vec<u32>)> =
            first.iter().map(|place| (patients.values()[*place].to_string(), Vec::new())).collect();
        for (row, number) in cohort.rows().iter().enumerate() {
            let place = patients.place(row);
            if let Some(at) = first.iter().position(|known| Some(*known) == place) {
                named[at].1.push(*number);
            }
        }
        Self { patients: repeated.len(), rows, known, same_date, undated, spread: 0, named }
    }
}

/// Parts of a follow-up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) start: bool,
    pub(super) end: bool,
    pub(super) event: bool,
    /// All of them, in a usable row.
    pub(super) whole: bool,
}

/// Number of patients whose follow-up is complete only over several rows, as in a REDCap export with one row for each
/// visit.
pub(super) fn spread(cohort: &Cohort, of_row: impl Fn(usize) -> Parts) -> usize {
    let Some(patients) = cohort.patients() else { return 0 };
    let counts = patients.counts();
    let mut all = vec![Parts::default(); counts.len()];
    for row in 0..cohort.len() {
        let place = patients.place(row).filter(|place| counts.get(*place).is_some_and(|count| *count > 1));
        if let Some(of_patient) = place.and_then(|place| all.get_mut(place)) {
            let parts = of_row(row);
            of_patient.start |= parts.start;
            of_patient.end |= parts.end;
            of_patient.event |= parts.event;
            of_patient.whole |= parts.whole;
        }
    }
    all.iter().filter(|parts| parts.start && parts.end && parts.event && !parts.whole).count()
}

/// Rows with the same patient and the same cells in all used columns, each with the first such row: indices
/// of both in the cohort. Empty for a file without patient ids, in which two patients may be alike.
pub(super) fn same_rows(
    cohort: &Cohort,
    sheet: &Sheet,
    mapping: &Mapping,
    follow_ups: &[FollowUp],
) -> Vec<(usize, usize)> {
    let Some(patients) = cohort.patients() else { return Vec::new() };
    let counts = patients.counts();
    let used = |row: usize| {
        let cells = sheet.row_cells(follow_ups[row].row).zip(&mapping.columns);
        cells.filter(|(_, column)| column.role != Role::Ignored).map(|(cell, _)| cell)
    };
    let repeated = |row: &usize| {
        patients.place(*row).and_then(|place| counts.get(place)).is_some_and(|count| *count > 1)
    };
    let mut first: HashMap<u64, usize> = HashMap::new();
    let mut same = Vec::new();
    for row in (0..follow_ups.len()).filter(repeated) {
        let mut hash = DefaultHasher::new();
        used(row).for_each(|cell| cell.hash(&mut hash));
        let earlier = *first.entry(hash.finish()).or_insert(row);
        if earlier != row && used(earlier).eq(used(row)) {
            same.push((row, earlier));
        }
    }
    same
}

/// Rows whose patient has another sex, date of birth or hospital in an earlier row, each with that row and the column:
/// indices in the cohort and in the mapping.
pub(super) fn other_patients(
    cohort: &Cohort,
    sheet: &Sheet,
    mapping: &Mapping,
    follow_ups: &[FollowUp],
) -> Vec<(usize, usize, usize)> {
    let Some(patients) = cohort.patients() else { return Vec::new() };
    let counts = patients.counts();
    let is_of_patient = |column: &Column| {
        matches!(column.role, Role::Finding { finding: Finding::Sex, .. })
            || is_of_one_patient(&column.heading)
    };
    let of_patient: Vec<(usize, &Column)> =
        mapping.columns.iter().enumerate().filter(|(_, column)| is_of_patient(column)).collect();
    if of_patient.is_empty() {
        return Vec::new();
    }
    let repeated = |row: &usize| {
        patients.place(*row).and_then(|place| counts.get(place)).is_some_and(|count| *count > 1)
    };
    let mut first: HashMap<(Option<usize>, usize), (usize, String)> = HashMap::new();
    let mut others = Vec::new();
    for row in (0..follow_ups.len()).filter(repeated) {
        let cells: Vec<_> = sheet.row_cells(follow_ups[row].row).collect();
        for (place, column) in &of_patient {
            let Some(said) = cells.get(*place).and_then(|cell| meaning(mapping, column, cell)) else {
                continue;
            };
            let (earlier, known) =
                first.entry((patients.place(row), *place)).or_insert_with(|| (row, said.clone()));
            if *known != said {
                others.push((row, *earlier, *place));
            }
        }
    }
    others
}

/// Meaning of a cell, by which two cells of a patient are compared; `None` if it is missing or not understood.
fn meaning(mapping: &Mapping, column: &Column, cell: &str) -> Option<String> {
    let cell = column.stands_for(cell).trim();
    if cell.is_empty() || mapping.missing.holds(cell) {
        return None;
    }
    if let Role::Finding { .. } = column.role {
        return understand(mapping, column, cell).ok().map(|said| format!("{said:?}"));
    }
    let date = DateOrder::ALL.iter().find_map(|order| read_date(cell, *order).ok());
    Some(date.map_or_else(|| visible(cell).to_lowercase(), |date| date.to_string()))
}

/// Operations of a patient after a death that another row gives, each with that row: indices of both in the cohort.
/// Empty without patient ids and dates of operation, and for times that do not run from the operation.
pub(super) fn operated_after_death(cohort: &Cohort, mapping: &Mapping) -> Vec<(usize, usize)> {
    let (Some(patients), Some(dates)) = (cohort.patients(), cohort.answers(Finding::DateSurgery)) else {
        return Vec::new();
    };
    if mapping.time.origin().is_some_and(|origin| origin != Finding::DateSurgery) {
        return Vec::new();
    }
    let date = |row: usize| match dates.get(row) {
        Some(Answer::Date(date)) => Some(*date),
        _ => None,
    };
    // A time in months may be rounded.
    let rounding = mapping.columns.iter().map(|column| match column.role {
        Role::Time { unit } | Role::TimeToDeath { unit } => unit.days(),
        _ => 1.0,
    });
    let rounding = rounding.fold(1.0, f64::max);
    let mut deaths: HashMap<usize, usize> = HashMap::new();
    let counts = patients.counts();
    let place_of =
        |row: usize| patients.place(row).filter(|place| counts.get(*place).is_some_and(|rows| *rows > 1));
    for row in (0..cohort.len()).filter(|row| cohort.event()[*row]) {
        if let (Some(place), Some(_)) = (place_of(row), date(row)) {
            deaths.entry(place).or_insert(row);
        }
    }
    let is_later = |row: usize, death: usize| {
        let (Some(operation), Some(start)) = (date(row), date(death)) else { return false };
        between(start, operation) > cohort.time_days()[death] + rounding
    };
    let rows = (0..cohort.len()).filter_map(|row| Some((row, *deaths.get(&place_of(row)?)?)));
    rows.filter(|(row, death)| row != death && is_later(*row, *death)).collect()
}
