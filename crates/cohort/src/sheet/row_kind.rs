//! Rows of a sheet that may not be patients: totals, remarks, units below the heading, copies, and hidden
//! rows.

use std::borrow::Cow;
use std::cell::Cell;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};

use crate::heading::{Meaning, key, recognise};
use crate::missing::MissingWords;
use crate::sheet::Sheet;
use crate::sheet::row_words::{Certainty, is_code_beside_n, is_remark, summary_certainty};
use crate::values::{DecimalSign, read_number};

/// Kind of a row that may not be a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// A total, a mean or another summary of the rows above.
    Summary,
    /// A remark below the table.
    Remark,
    /// The row below the heading with units or longer names.
    Units,
    /// The heading repeated, as on every printed page.
    HeadingAgain,
    /// A row hidden by the workbook, manually or by a filter.
    Hidden,
    /// A row struck through in the workbook.
    Struck,
    /// A row equal to an earlier one in every cell.
    Copy,
}

impl RowKind {
    /// Returns whether such rows are used by default.
    #[must_use]
    pub fn is_used_unasked(self) -> bool {
        matches!(self, Self::Hidden | Self::Struck | Self::Copy)
    }

    /// Suffix of the message ids.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Summary => "summary-row",
            Self::Remark => "remark-row",
            Self::Units => "units-row",
            Self::HeadingAgain => "heading-row",
            Self::Hidden => "hidden-row",
            Self::Struck => "struck-row",
            Self::Copy => "copied-row",
        }
    }
}

/// Number of rows by which most candidates are rejected.
const SAMPLED: usize = 200;
/// The most rows that are summed up to find whether others are their totals.
const MOST_SUMMED: usize = 4_000_000;

/// Kinds of the rows of a sheet, by row. `hidden` and `struck` contain the numbers of rows in the file that are
/// hidden or struck through.
pub(super) fn find(sheet: &Sheet, has_units: bool, hidden: &[u32], struck: &[u32]) -> Vec<(u32, RowKind)> {
    let table = Table {
        left: Cell::new(MOST_SUMMED + sheet.len()),
        sheet,
        patient: sheet.heading().iter().position(|heading| recognise(heading) == Some(Meaning::Patient)),
        missing: MissingWords::default(),
    };
    let mut kinds = FxHashMap::default();
    table.copies(&mut kinds);
    for (lines, kind) in [(struck, RowKind::Struck), (hidden, RowKind::Hidden)] {
        if !lines.is_empty() {
            let is_one = |row: &usize| lines.binary_search(&sheet.line(*row)).is_ok();
            kinds.extend((0..sheet.len()).filter(is_one).map(|row| (row, kind)));
        }
    }
    table.remarks_and_summaries(&mut kinds);
    if has_units {
        kinds.insert(0, RowKind::Units);
    }
    let mut kinds: Vec<(u32, RowKind)> =
        kinds.into_iter().filter_map(|(row, kind)| Some((u32::try_from(row).ok()?, kind))).collect();
    kinds.sort_unstable();
    kinds
}

/// A row that may be a summary.
struct Candidate {
    row: usize,
    column: usize,
    cell: String,
    certainty: Certainty,
}

/// The result of a look at a row.
enum Looked {
    Empty,
    Heading,
    Remark,
    Candidate(Candidate),
    Patient,
}

/// Cells whose meaning is known already: most columns have few different ones.
#[derive(Default)]
struct Known(FxHashMap<Box<str>, Option<Certainty>>);

impl Known {
    fn certainty(&mut self, cell: &str) -> Option<Certainty> {
        const MOST: usize = 4096;
        const LONGEST: usize = 64;
        // Ids and numbers are decided without looking anything up.
        if cell.bytes().filter(u8::is_ascii_digit).count() * 2 >= cell.len() && !cell.contains(['=', ':']) {
            return summary_certainty(cell);
        }
        if let Some(known) = self.0.get(cell) {
            return *known;
        }
        let found = summary_certainty(cell);
        if cell.len() <= LONGEST && self.0.len() < MOST {
            self.0.insert(cell.into(), found);
        }
        found
    }
}

struct Table<'a> {
    /// Number of rows that may still be summed up, so that many candidates do not take time without end.
    left: Cell<usize>,
    sheet: &'a Sheet,
    /// The patient column, if any.
    patient: Option<usize>,
    missing: MissingWords,
}

impl Table<'_> {
    /// The patient id of a row, if any.
    fn patient_of(&self, row: usize) -> Option<Cow<'_, str>> {
        let cell = self.sheet.row_cells(row).nth(self.patient?)?;
        (!self.missing.holds(&cell)).then_some(cell)
    }

    /// Finds rows equal to an earlier one. Without patient ids, rows that may be equal by chance are none.
    fn copies(&self, kinds: &mut FxHashMap<usize, RowKind>) {
        const MOST: usize = 1000;
        let mut first: FxHashMap<u64, usize> =
            FxHashMap::with_capacity_and_hasher(self.sheet.len(), FxBuildHasher);
        let mut copies = Vec::new();
        for row in 0..self.sheet.len() {
            let text = self.sheet.row_text(row);
            let mut hasher = FxHasher::default();
            text.hash(&mut hasher);
            let earlier = *first.entry(hasher.finish()).or_insert(row);
            if earlier != row && self.sheet.row_text(earlier) == text {
                copies.push(row);
            }
        }
        if self.patient.is_some() {
            let filled = |row: usize| self.filled(row).count();
            copies.retain(|row| self.patient_of(*row).is_some_and(|_| filled(*row) > 1));
        } else if copies.len() <= MOST && (copies.len() <= 2 || copies.len() * 20 <= self.sheet.len()) {
            self.retain_unlikely(&mut copies);
        } else {
            copies.clear();
        }
        kinds.extend(copies.into_iter().map(|row| (row, RowKind::Copy)));
    }

    /// The known cells of a row, with their columns.
    fn filled(&self, row: usize) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
        self.sheet.row_cells(row).enumerate().filter(|(_, cell)| !self.missing.holds(cell))
    }

    /// Keeps rows for which less than a hundredth of another row would be equal by chance, by the frequencies of their
    /// cells among the other rows.
    fn retain_unlikely(&self, rows: &mut Vec<usize>) {
        const LIKELY: f64 = 0.01;
        let mut counts: FxHashMap<(usize, Cow<'_, str>), f64> =
            rows.iter().flat_map(|row| self.filled(*row)).map(|cell| (cell, 0.0)).collect();
        if counts.is_empty() {
            return rows.clear();
        }
        for cell in (0..self.sheet.len()).flat_map(|row| self.filled(row)) {
            if let Some(count) = counts.get_mut(&cell) {
                *count += 1.0;
            }
        }
        let all = self.sheet.len() as f64;
        rows.retain(|row| {
            let of_others = |count: &f64| (count - 1.0) / (all - 1.0);
            let shares = self.filled(*row).map(|cell| counts.get(&cell).map_or(1.0, of_others));
            all * shares.product::<f64>() < LIKELY
        });
    }

    fn remarks_and_summaries(&self, kinds: &mut FxHashMap<usize, RowKind>) {
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut known = Known::default();
        // The last row that is neither.
        let mut last = None;
        let mut unnamed = Vec::new();
        for row in 0..self.sheet.len() {
            match self.looked_at(row, &mut known) {
                Looked::Empty => {}
                Looked::Heading => {
                    kinds.insert(row, RowKind::HeadingAgain);
                }
                Looked::Remark => {
                    kinds.insert(row, RowKind::Remark);
                }
                Looked::Candidate(candidate) => candidates.push(candidate),
                Looked::Patient => {
                    last = Some(row);
                    let has_no_name = self.patient.is_some() && self.patient_of(row).is_none();
                    unnamed.extend(has_no_name.then_some(row));
                }
            }
        }
        last = last.max(self.without_codes(&mut candidates));
        self.add_unnamed_sums(&unnamed, &mut candidates);
        let mut alike: FxHashMap<(usize, &str), usize> = FxHashMap::default();
        for candidate in &candidates {
            *alike.entry((candidate.column, candidate.cell.as_str())).or_default() += 1;
        }
        let number_alike =
            |candidate: &Candidate| alike.get(&(candidate.column, candidate.cell.as_str())).copied();
        let unlabelled = last.filter(|row| self.is_unlabelled_sum(*row, &candidates));
        kinds.extend(unlabelled.map(|row| (row, RowKind::Summary)));
        let is_summary: Vec<bool> = candidates
            .iter()
            .map(|candidate| {
                let alike = number_alike(candidate).unwrap_or(0);
                match candidate.certainty {
                    Certainty::Clearly => self.is_summary(candidate, &candidates, alike, last),
                    Certainty::AmongPatients => Some(candidate.column) == self.patient,
                    Certainty::Perhaps | Certainty::IfRight => false,
                }
            })
            .collect();
        for (at, candidate) in candidates.iter().enumerate() {
            let is_next = |other: usize| {
                is_summary.get(other) == Some(&true)
                    && candidates.get(other).is_some_and(|it| it.row.abs_diff(candidate.row) <= 1)
            };
            let next = || is_next(at + 1) || at.checked_sub(1).is_some_and(is_next);
            let supported = || match candidate.certainty {
                Certainty::Clearly => false,
                Certainty::Perhaps => next() || self.agrees(candidate.row, &candidates, 1, Of::ANY),
                Certainty::IfRight | Certainty::AmongPatients => {
                    self.agrees(candidate.row, &candidates, 1, Of::ANY)
                }
            };
            if is_summary[at] || supported() {
                kinds.insert(candidate.row, RowKind::Summary);
            }
        }
    }

    /// Drops candidates whose "N" is a code of their column, and returns the last of their rows.
    fn without_codes(&self, candidates: &mut Vec<Candidate>) -> Option<usize> {
        let is_n = |candidate: &Candidate| key(&candidate.cell) == "n";
        let mut columns: Vec<usize> = candidates.iter().filter(|it| is_n(it)).map(|it| it.column).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.retain(|column| Some(*column) != self.patient);
        let has_codes = |column: &usize| {
            let mut cells = (0..self.sheet.len()).filter_map(|row| self.sheet.row_cells(row).nth(*column));
            cells.any(|cell| is_code_beside_n(&cell))
        };
        columns.retain(has_codes);
        let is_code = |candidate: &Candidate| is_n(candidate) && columns.contains(&candidate.column);
        let last = candidates.iter().rfind(|it| is_code(it)).map(|it| it.row);
        candidates.retain(|it| !is_code(it));
        last
    }

    /// Adds rows without a patient id whose numbers are the sums or means of rows above.
    fn add_unnamed_sums(&self, unnamed: &[usize], candidates: &mut Vec<Candidate>) {
        const MOST: usize = 1000;
        let Some(column) = self.patient.filter(|_| unnamed.len() <= MOST) else { return };
        for row in unnamed {
            if self.agrees(*row, candidates, 2, Of::TOTALS) {
                let at = candidates.partition_point(|it| it.row < *row);
                let certainty = Certainty::Clearly;
                candidates.insert(at, Candidate { row: *row, column, cell: String::new(), certainty });
            }
        }
    }

    /// Looks at the first cells of a row, as far as they decide.
    fn looked_at(&self, row: usize, known: &mut Known) -> Looked {
        const FIRST: usize = 3;
        let heading = self.sheet.heading();
        let (mut filled, mut cells) = (0, 0);
        let mut is_heading = heading.len() > 1;
        let mut candidate = None;
        for (column, cell) in self.sheet.row_cells(row).enumerate() {
            let cell = cell.trim();
            cells += 1;
            is_heading &= heading.get(column).is_some_and(|name| name.eq_ignore_ascii_case(cell));
            if !cell.is_empty() {
                if candidate.is_none()
                    && (filled < FIRST || Some(column) == self.patient)
                    && let Some(certainty) = known.certainty(cell)
                {
                    candidate = Some(Candidate { row, column, certainty, cell: cell.to_owned() });
                }
                filled += 1;
            }
            if !is_heading && filled >= FIRST && self.patient.is_none_or(|patient| column >= patient) {
                break;
            }
        }
        let is_only_a_remark = || {
            let leading = self.sheet.row_cells(row).find(|cell| !cell.trim().is_empty());
            heading.len() > 1 && leading.is_some_and(|leading| is_remark(leading.trim()))
        };
        match candidate {
            _ if filled == 0 => Looked::Empty,
            _ if is_heading && cells == heading.len() => Looked::Heading,
            _ if filled == 1 && is_only_a_remark() => Looked::Remark,
            Some(candidate) => Looked::Candidate(candidate),
            None => Looked::Patient,
        }
    }

    /// `alike` is the number of candidates with the same cell in the same column.
    fn is_summary(
        &self,
        candidate: &Candidate,
        all: &[Candidate],
        alike: usize,
        last: Option<usize>,
    ) -> bool {
        if Some(candidate.column) == self.patient {
            return true;
        }
        let is_leading = self.sheet.row_cells(candidate.row).position(|cell| !cell.trim().is_empty())
            == Some(candidate.column);
        let is_last = last.is_none_or(|last| candidate.row > last);
        (is_leading && is_last && alike <= 2 && self.patient_of(candidate.row).is_none())
            || self.agrees(candidate.row, all, 1, Of::TOTALS)
    }

    /// Returns whether the last row contains only sums or, if it has no name or more decimals than patients have, only
    /// means.
    fn is_unlabelled_sum(&self, row: usize, candidates: &[Candidate]) -> bool {
        let column = self.patient.unwrap_or(0);
        let is_unnamed = self.sheet.row_cells(row).nth(column).is_some_and(|cell| cell.trim().is_empty());
        self.agrees(row, candidates, 2, if is_unnamed { Of::TOTALS } else { &[Of::Sum] })
            || (self.has_more_decimals(row) && self.agrees(row, candidates, 2, &[Of::Mean]))
    }

    /// Returns whether a row has decimals in two columns of whole numbers, as a row of means has.
    fn has_more_decimals(&self, row: usize) -> bool {
        const LOOKED_AT: usize = 50;
        let mut whole: Vec<bool> = self.sheet.row_cells(row).map(|cell| decimals(&cell) > 0).collect();
        for above in row.saturating_sub(LOOKED_AT)..row {
            self.sheet
                .row_cells(above)
                .zip(&mut whole)
                .for_each(|(cell, is_so)| *is_so &= decimals(&cell) == 0);
        }
        whole.into_iter().filter(|is_so| *is_so).count() > 1
    }

    /// Returns whether all numbers of a row, at least `fewest` of them not 0, summarise the rows above in one of these
    /// ways, or the rows since the last possible summary. The column of patients does not count.
    fn agrees(&self, row: usize, candidates: &[Candidate], fewest: usize, kinds: &[Of]) -> bool {
        const FEWEST_ROWS: usize = 3;
        const FEWEST_OF_GROUP: usize = 2;
        let before = candidates.partition_point(|it| it.row < row);
        let since = before.checked_sub(1).and_then(|at| candidates.get(at)).map_or(0, |it| it.row + 1);
        [DecimalSign::Point, DecimalSign::Comma].into_iter().any(|sign| {
            let number = |cell: &str| read_number(cell.trim(), sign);
            let of_row = self.sheet.row_cells(row).enumerate().filter(|(at, _)| Some(*at) != self.patient);
            let numbers: Vec<(usize, f64, usize)> =
                of_row.filter_map(|(at, cell)| Some((at, number(&cell)?, decimals(&cell)))).collect();
            if numbers.iter().filter(|number| number.1 != 0.0).count() < fewest {
                return false;
            }
            let all_above = (0, FEWEST_ROWS);
            let of_group = (since, FEWEST_OF_GROUP);
            let ranges = if since > 0 { vec![all_above, of_group] } else { vec![all_above] };
            ranges.into_iter().any(|(from, fewest_rows)| {
                let some = self.numbers_of(from..row.min(from + SAMPLED), &numbers, sign, candidates);
                let may_be = |kind: &Of| {
                    numbers.iter().zip(&some).all(|((_, written, _), column)| kind.may_be(*written, column))
                };
                let kinds: Vec<Of> = kinds.iter().copied().filter(may_be).collect();
                if kinds.is_empty() {
                    return false;
                }
                let Some(left) = self.left.get().checked_sub(row - from) else { return false };
                self.left.set(left);
                let columns = self.numbers_of(from..row, &numbers, sign, candidates);
                kinds.iter().any(|kind| {
                    numbers.iter().zip(&columns).all(|((_, written, digits), column)| {
                        let rounding = 0.5 * 0.1_f64.powi(i32::try_from(*digits).unwrap_or(i32::MAX)) + 1e-9;
                        column.len() >= fewest_rows && (kind.of(column) - written).abs() <= rounding
                    })
                })
            })
        })
    }

    /// The numbers of some rows in the columns of `numbers`, without those of possible summaries.
    fn numbers_of(
        &self,
        rows: Range<usize>,
        numbers: &[(usize, f64, usize)],
        sign: DecimalSign,
        candidates: &[Candidate],
    ) -> Vec<Vec<f64>> {
        let mut columns = vec![Vec::new(); numbers.len()];
        let is_candidate = |row: &usize| candidates.binary_search_by_key(row, |it| it.row).is_ok();
        for row in rows.filter(|row| !is_candidate(row)) {
            let cells: Vec<_> = self.sheet.row_cells(row).collect();
            for ((at, ..), column) in numbers.iter().zip(&mut columns) {
                column.extend(cells.get(*at).and_then(|cell| read_number(cell.trim(), sign)));
            }
        }
        columns
    }
}

/// A summary of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Of {
    Sum,
    Mean,
    Least,
    Greatest,
    Number,
}

impl Of {
    const TOTALS: &[Self] = &[Self::Sum, Self::Mean];
    const ANY: &[Self] = &[Self::Sum, Self::Mean, Self::Least, Self::Greatest, Self::Number];

    /// Returns whether a number may summarise a column that begins so; the slack is for rounding.
    fn may_be(self, written: f64, start: &[f64]) -> bool {
        match self {
            Self::Sum => start.iter().any(|number| *number < 0.0) || Self::Sum.of(start) <= written + 1.0,
            Self::Least => written <= Self::Least.of(start) + 1.0,
            Self::Greatest => written >= Self::Greatest.of(start) - 1.0,
            Self::Mean | Self::Number => true,
        }
    }

    fn of(self, column: &[f64]) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "rows are counted in millions")]
        let number = column.len() as f64;
        match self {
            Self::Sum => column.iter().sum(),
            Self::Mean => column.iter().sum::<f64>() / number,
            Self::Least => column.iter().copied().fold(f64::INFINITY, f64::min),
            Self::Greatest => column.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            Self::Number => number,
        }
    }
}

/// Number of digits after the last point or comma.
fn decimals(cell: &str) -> usize {
    cell.trim().rsplit_once(['.', ',']).map_or(0, |(_, digits)| digits.len())
}
