//! Distinct values of every column of a sheet. Roles and doubts are derived from these, never from the first
//! rows.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::analysis::{MOST_GROUPS, Scale};
use crate::deaths::Deaths;
use crate::delimited::Delimiter;
use crate::derived::Derived;
use crate::hospitals::Hospitals;
use crate::mapping::Mapping;
use crate::missing::MissingWords;
use crate::role::Role;
use crate::sheet::{Sheet, Source};
use crate::understand::{Said, understand, visible};
use crate::values::DecimalSign;

/// Maximum number of distinct values of a column that are stored. A column with more has hardly any repeated.
const MOST_VALUES: usize = 50_000;

/// Distinct values of every column of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    pub(crate) columns: Vec<ColumnSeen>,
    /// Decimal sign of the cells.
    pub(crate) decimal: DecimalSign,
    /// True if any cell determines that sign.
    pub(crate) decimal_is_certain: bool,
    /// True if a point cannot part thousands: a workbook has numbers, and commas part the cells of files from
    /// countries with a decimal point.
    pub(crate) point_is_decimal: bool,
    /// True if the workbook counts days from 1904.
    pub(crate) from_1904: bool,
    /// Computed columns, which are the last of `columns`.
    pub(crate) derived: Vec<Derived>,
    /// Columns whose values repeat with several hospitals, each with the column of these.
    pub(crate) shared: Vec<(usize, usize)>,
    /// Rows with a date of death.
    pub(crate) deaths: Deaths,
}

/// Content of a column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ColumnSeen {
    /// The heading.
    pub heading: String,
    /// Distinct values without outer spaces, in order of first occurrence.
    pub values: Vec<ValueSeen>,
    /// Number of empty cells.
    pub empty: usize,
}

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueSeen {
    /// Text.
    pub text: String,
    /// Number of rows.
    pub rows: usize,
}

impl Profile {
    /// Reads every cell of a sheet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let mut columns: Vec<ColumnSeen> = sheet
            .heading()
            .iter()
            .map(|heading| ColumnSeen { heading: heading.clone(), ..ColumnSeen::default() })
            .collect();
        let mut places: Vec<FxHashMap<Box<str>, usize>> =
            columns.iter().map(|_| FxHashMap::default()).collect();
        let mut deaths = Deaths::under(sheet.heading());
        let mut hospitals = Hospitals::under(sheet.heading());
        let mut of_row = Vec::with_capacity(columns.len());
        for row in sheet.rows_of_patients() {
            of_row.clear();
            for ((cell, seen), places) in sheet.row_cells(row).zip(&mut columns).zip(&mut places) {
                of_row.push(seen.look(&cell, places));
            }
            deaths.look(&of_row, &columns);
            hospitals.look(&of_row);
        }
        let (shared, derived) = (hospitals.shared(), sheet.derived().to_vec());
        let point_is_decimal = matches!(
            sheet.source(),
            Source::Text { delimiter: Delimiter::Comma, .. } | Source::Workbook { .. } | Source::DataFile
        );
        let from_1904 = sheet.from_1904;
        let mut profile =
            Self { columns, point_is_decimal, from_1904, deaths, derived, shared, ..Self::default() };
        (profile.decimal, profile.decimal_is_certain) = profile.decimal_sign(sheet);
        profile
    }

    /// A column; `None` after the last.
    #[must_use]
    pub fn column(&self, at: usize) -> Option<&ColumnSeen> {
        self.columns.get(at)
    }

    /// Groups of a column of the file's own in order: as set by the user, or as a reader expects. Empty if
    /// the column has another role, or too many groups for comparison.
    #[must_use]
    pub fn groups(&self, mapping: &Mapping, at: usize) -> Vec<String> {
        let (Some(column), Some(seen)) = (mapping.columns.get(at), self.columns.get(at)) else {
            return Vec::new();
        };
        if !matches!(column.role, Role::Factor | Role::After { .. }) {
            return Vec::new();
        }
        let mut groups: Vec<Cow<'_, str>> = Vec::new();
        for value in &seen.values {
            let name = visible(column.stands_for(&value.text));
            if understand(mapping, column, &value.text) == Ok(Said::Text) && !groups.contains(&name) {
                groups.push(name);
            }
            if groups.len() > MOST_GROUPS {
                return Vec::new();
            }
        }
        let groups: Vec<&str> = groups.iter().map(AsRef::as_ref).collect();
        let scale = Scale::new(&column.heading, &groups, &column.order);
        let mut order: Vec<usize> = (0..groups.len()).collect();
        let by = |a: &usize, b: &usize| {
            scale.place(*a).total_cmp(&scale.place(*b)).then_with(|| groups[*a].cmp(groups[*b]))
        };
        order.sort_by(by);
        order.into_iter().map(|group| groups[group].to_owned()).collect()
    }

    /// The decimal sign, and whether any cell determines it: "0,75" and "1,5" do, "1,125" does not.
    fn decimal_sign(&self, sheet: &Sheet) -> (DecimalSign, bool) {
        let count = |counted: fn(&str) -> bool| -> usize {
            let values = self.columns.iter().flat_map(|column| &column.values);
            values.filter(|value| counted(&value.text)).map(|value| value.rows).sum()
        };
        let points = count(|cell| decimals(cell, '.') == Some(true));
        let commas = count(|cell| decimals(cell, ',') == Some(true));
        match sheet.source() {
            Source::Text { delimiter: Delimiter::Comma, .. } => (DecimalSign::Point, points + commas > 0),
            Source::DataFile => (DecimalSign::Point, true),
            _ if commas > points => (DecimalSign::Comma, true),
            _ if points > 0 => (DecimalSign::Point, true),
            // Semicolons are delimiters where a comma is the decimal sign.
            Source::Text { delimiter: Delimiter::Semicolon, .. }
                if count(|cell| decimals(cell, ',') == Some(false)) > 0 =>
            {
                (DecimalSign::Comma, false)
            }
            _ => (DecimalSign::Point, false),
        }
    }
}

impl ColumnSeen {
    /// Counts a cell, and returns the position of its value, if it is stored.
    fn look(&mut self, cell: &str, places: &mut FxHashMap<Box<str>, usize>) -> Option<usize> {
        let cell = cell.trim();
        if cell.is_empty() {
            self.empty += 1;
            return None;
        }
        if let Some(at) = places.get(cell) {
            if let Some(value) = self.values.get_mut(*at) {
                value.rows += 1;
            }
            return Some(*at);
        }
        if self.values.len() >= MOST_VALUES {
            return None;
        }
        places.insert(cell.into(), self.values.len());
        self.values.push(ValueSeen { text: cell.to_owned(), rows: 1 });
        Some(self.values.len() - 1)
    }

    /// Values that are not missing.
    pub(crate) fn known<'a>(&'a self, missing: &'a MissingWords) -> impl Iterator<Item = &'a str> + Clone {
        self.values_known(missing).map(|value| value.text.as_str())
    }

    pub(crate) fn values_known<'a>(
        &'a self,
        missing: &'a MissingWords,
    ) -> impl Iterator<Item = &'a ValueSeen> + Clone {
        let plus = self.has_plus();
        self.values.iter().filter(move |value| !missing.holds(&value.text) || (plus && is_minus(&value.text)))
    }

    /// Returns whether + or a degree of it is one of its values: then - is a value too, instead of a word for
    /// missing. "1+" and "3+" are degrees only in a column without plain numbers, which would be counts.
    pub(crate) fn has_plus(&self) -> bool {
        let is_count = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let counts = self.values.iter().any(|value| is_count(&value.text) && value.text != "0");
        self.values.iter().any(|value| is_plus(&value.text, !counts))
    }

    /// All values, including words for missing ones.
    pub(crate) fn known_or_missing(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|value| value.text.as_str())
    }

    /// Number of rows with a value that is not missing.
    pub(crate) fn rows_known(&self, missing: &MissingWords) -> usize {
        self.values_known(missing).map(|value| value.rows).sum()
    }

    /// Number of rows of each value, most frequent first, then by text.
    #[must_use]
    pub fn counts(&self) -> Vec<(String, usize)> {
        let mut counts: BTreeMap<(std::cmp::Reverse<usize>, String), &str> = BTreeMap::new();
        for value in &self.values {
            counts.insert(
                (std::cmp::Reverse(value.rows), value.text.to_lowercase() + "\0" + &value.text),
                &value.text,
            );
        }
        counts.into_iter().map(|((rows, _), text)| (text.to_owned(), rows.0)).collect()
    }
}

/// Returns whether a cell is only a minus sign.
pub(crate) fn is_minus(cell: &str) -> bool {
    matches!(cell, "-" | "(-)" | "－" | "（－）" | "（-）" | "−" | "(−)" | "–" | "(–)")
}

/// Returns whether a cell is a degree of a positive finding: "+", "(++)", "±", "trace"; "2+" only with
/// `graded`.
fn is_plus(cell: &str, graded: bool) -> bool {
    let narrow = crate::date::narrowed(cell).to_lowercase();
    let plain = narrow.trim().trim_matches(['(', ')']).trim();
    let degree = plain.strip_prefix(|c: char| graded && c.is_ascii_digit()).unwrap_or(plain);
    let is_mark = |c: char| matches!(c, '+' | '±');
    matches!(degree, "+/-" | "+-" | "-/+" | "trace" | "tr")
        || (!degree.is_empty() && degree.chars().all(is_mark))
}

/// Tests whether a cell is a number with this decimal sign: `Some(true)` if certain, `Some(false)` if the sign
/// may separate thousands (`1,125`), `None` if it is not. In `1.200,5` the other sign separates them.
pub(crate) fn decimals(cell: &str, sign: char) -> Option<bool> {
    let (whole, fraction) = cell.trim_start_matches(['-', '+']).split_once(sign)?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let other = if sign == ',' { '.' } else { ',' };
    if let Some((first, groups)) = whole.split_once(other) {
        let parts_thousands = groups.split(other).all(|group| group.len() == 3 && digits(group));
        return (digits(first) && parts_thousands && digits(fraction)).then_some(true);
    }
    let is_number = digits(whole) && digits(fraction);
    is_number.then(|| fraction.len() != 3 || whole.starts_with('0') || whole.len() > 3)
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn three_digits_behind_a_sign_may_be_thousands() {
        for (cell, certain) in [
            ("1,125", Some(false)),
            ("150,125", Some(false)),
            ("1500,125", Some(true)),
            ("0,750", Some(true)),
            ("1,5", Some(true)),
            ("1.200,5", Some(true)),
            ("12.345.678,123", Some(true)),
            ("1.20,5", None),
            ("1.200,x", None),
            (",5", None),
            ("120", None),
        ] {
            assert_eq!(decimals(cell, ','), certain, "{cell}");
        }
    }
}
