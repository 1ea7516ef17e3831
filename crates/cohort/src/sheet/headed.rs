//! Finds the heading line of a table, if any. Above it there may be a title, comments, or a row of names
//! merged over several columns.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use clinical::{Finding, Kind};

use crate::event::word_says_died;
use crate::heading::{Meaning, measured, recognise, stem_after, time_unit_named};
use crate::missing::MissingWords;
use crate::sheet::SheetNote;
use crate::values::is_choice;

/// Number of first records that can be the heading.
const MOST_ABOVE: usize = 30;

type Record<'a> = Vec<Cow<'a, str>>;

/// Names of the columns, and position of the heading.
pub(super) struct Headed {
    /// Index of the heading among the records; `None` if there is none.
    pub(super) at: Option<usize>,
    pub(super) heading: Vec<String>,
    pub(super) notes: Vec<SheetNote>,
}

impl Headed {
    /// Names the columns by the record at an index or, without one, by number.
    ///
    /// `units` is a row of units below the heading: they are appended to names without a unit. `column_word` stands
    /// before the number of a column without a name. `merged` are the first and last columns of merged cells
    /// above the heading, if the file says so.
    pub(super) fn by(
        at: Option<usize>,
        first: &[Record<'_>],
        units: Option<&Record<'_>>,
        column_word: &str,
        merged: &[(usize, usize)],
    ) -> Self {
        let own = at.and_then(|at| first.get(at)).map(Vec::as_slice).unwrap_or_default();
        // A heading written by R has no cell above the row names.
        let below = at.and_then(|at| first.get(at + 1..)).unwrap_or_default();
        let row_names =
            own.len() > 1 && !below.is_empty() && below.iter().all(|row| row.len() == own.len() + 1);
        let unnamed = row_names.then_some(Cow::Borrowed(""));
        let names: Vec<Cow<'_, str>> = unnamed.into_iter().chain(own.iter().cloned()).collect();
        let names = names.as_slice();
        let over = at.and_then(|at| first.get(at.checked_sub(1)?)).filter(|over| !is_comment(over));
        let over = over.map(Vec::as_slice).unwrap_or_default();
        let mut notes = Vec::new();
        match at {
            Some(0) => {}
            Some(lines) => notes.push(SheetNote::AboveHeading { lines }),
            None => notes.push(SheetNote::WithoutHeading),
        }
        // Surplus delimiters at the end of a heading create no columns, unless rows have content there.
        let is_used = |column: &usize| {
            let mut below = first.iter().skip(at.unwrap_or(0));
            below.any(|record| record.get(*column).is_some_and(|cell| !cell.trim().is_empty()))
        };
        let width = if at.is_some() { names.len() } else { usual_width(first) };
        let columns = (0..width).rev().find(is_used).map_or(0, |last| last + 1);
        let mut taken = HashSet::new();
        let mut heading = Vec::with_capacity(columns);
        let mut group = String::new();
        let mut group_to = None;
        // A single cell over all columns is a title.
        let is_title = over.iter().filter(|cell| !clean(cell).is_empty()).count() < 2
            && merged.iter().all(|(first, last)| last + 1 - first >= columns);
        for column in 0..columns {
            let of = |record: &[Cow<'_, str>]| record.get(column).map_or("", |cell| clean(cell)).to_owned();
            let (own, above) = (of(names), of(over));
            if !above.is_empty() {
                group.clone_from(&above);
                group_to = merged.iter().find(|(first, _)| *first == column).map(|(_, last)| *last);
            } else if !merged.is_empty() && group_to.is_none_or(|last| last < column) {
                group.clear();
            }
            let is_again = |other: &Cow<'_, str>| clean(other) == own;
            // A cell merged over two rows has its text in the upper one. Equal names are told apart by the name
            // merged over their columns.
            let mut name = match own.is_empty() {
                true => above,
                false
                    if !group.is_empty()
                        && group != own
                        && (names.iter().filter(|it| is_again(it)).count() > 1
                            || (!is_title && is_after(&group, &own))) =>
                {
                    format!("{group} {own}")
                }
                false => own,
            };
            let unit = units.map_or(String::new(), |units| of(units));
            let unit = unit.trim_matches(['(', ')', '[', ']', '（', '）']);
            if is_unit(unit) && !name.is_empty() && !name.contains(unit) {
                name = format!("{name} ({unit})");
            }
            if name.is_empty() && at.is_some() {
                notes.push(SheetNote::NoHeading { column });
            }
            let wanted = if name.is_empty() { format!("{column_word} {}", column + 1) } else { name.clone() };
            heading.push(once(&name, wanted, column, &mut taken, &mut notes));
        }
        Self { at, heading, notes }
    }
}

/// Returns whether a name merged over a column says that its finding was measured after the operation.
fn is_after(group: &str, own: &str) -> bool {
    matches!(recognise(own), Some(Meaning::Finding(..)))
        && stem_after(own).is_none()
        && stem_after(&format!("{group} {own}")).is_some()
}

/// Index of the heading among the first records. Known names, and text above numbers, are evidence for a
/// record; numbers above numbers, and texts repeated in the column, are evidence against it.
pub(super) fn find_heading(first: &[Record<'_>]) -> Option<usize> {
    let width = first.iter().map(Vec::len).max().unwrap_or(0);
    let from = comments(first);
    let columns = Columns::of(&first[from..], width);
    let filled = |record: &[Cow<'_, str>]| record.iter().filter(|cell| !cell.trim().is_empty()).count();
    // The last record has no row below it.
    let last = first.len().saturating_sub(1).max(from + 1).min(first.len());
    let mut best = None;
    for (at, record) in first.iter().enumerate().take(last.min(from + MOST_ABOVE)).skip(from) {
        let (known, points) = columns.evidence(record);
        if known < 2 && filled(record) * 2 <= width {
            continue;
        }
        if best.is_none_or(|(most, _)| points > most) {
            best = Some((points, at));
        }
    }
    match best {
        Some((points, _)) if points < 0 => None,
        Some((_, at)) => Some(at),
        None => Some(from.min(first.len().saturating_sub(1))),
    }
}

/// Returns whether the record below a heading contains units or longer names: no numbers in columns of
/// numbers, and no cell repeated in its column.
pub(super) fn find_units(heading: usize, first: &[Record<'_>]) -> bool {
    let Some((record, below)) = first.get(heading + 1..).and_then(<[_]>::split_first) else { return false };
    let width = first.iter().map(Vec::len).max().unwrap_or(0);
    let columns = Columns::of(below, width);
    let (mut units, mut texts, mut others) = (0, 0, 0);
    for (column, cell) in record.iter().enumerate() {
        let cell = cell.trim();
        if columns.missing.holds(cell) {
            continue;
        }
        let is_unit = is_unit(cell);
        if columns.cells[column].contains_key(cell) || (is_measured(cell) && !is_unit) {
            return false;
        }
        match (is_unit, columns.of_numbers[column]) {
            (true, true) => units += 1,
            (false, true) => texts += 1,
            (true, false) => {}
            (false, false) => others += 1,
        }
    }
    (units > 0 && others <= 1) || units + texts > 1
}

/// Returns whether a cell is a unit, or describes the format of a column.
fn is_unit(cell: &str) -> bool {
    const OTHERS: &[&str] = &[
        "kg",
        "cm",
        "mm",
        "m2",
        "kg/m2",
        "kg/m²",
        "mmhg",
        "gy",
        "%",
        "score",
        "points",
        "grade",
        "yes/no",
        "y/n",
        "0/1",
        "m/f",
        "yyyy-mm-dd",
        "yyyy/mm/dd",
        "dd/mm/yyyy",
        "mm/dd/yyyy",
        "dd.mm.yyyy",
        "unit",
        "units",
        "단위",
        "単位",
        "单位",
        "점",
        "点",
        "分",
    ];
    // A single letter is more often a code than a unit.
    if cell.len() < 2 && cell != "%" {
        return false;
    }
    let lower = cell.to_lowercase();
    let plain = lower.trim_matches(['(', ')', '[', ']', '（', '）']);
    OTHERS.contains(&plain)
        || time_unit_named(plain).is_some()
        || Finding::ALL.iter().any(|finding| measured(*finding, plain).is_some())
}

/// Number of comment lines above the table, as written by cBioPortal. A single line that begins with `#` is
/// more likely a heading.
fn comments(first: &[Record<'_>]) -> usize {
    let lines = first.iter().take_while(|record| is_comment(record)).count();
    if lines == first.len() || (lines == 1 && first[0].len() > 1) { 0 } else { lines }
}

fn is_comment(record: &[Cow<'_, str>]) -> bool {
    record.first().is_some_and(|cell| cell.trim_start().starts_with('#'))
}

/// The columns of the first records: whether they contain numbers, and the frequency of each cell.
struct Columns<'a> {
    of_numbers: Vec<bool>,
    cells: Vec<HashMap<&'a str, Vec<usize>>>,
    records: &'a [Record<'a>],
    missing: MissingWords,
}

impl<'a> Columns<'a> {
    fn of(records: &'a [Record<'a>], width: usize) -> Self {
        let missing = MissingWords::default();
        let (mut numbers, mut texts) = (vec![0_usize; width], vec![0_usize; width]);
        let mut cells = vec![HashMap::<&str, Vec<usize>>::new(); width];
        for (at, record) in records.iter().enumerate() {
            for (column, cell) in record.iter().enumerate() {
                let cell = cell.trim();
                if missing.holds(cell) {
                    continue;
                }
                let counts = if is_measured(cell) { &mut numbers } else { &mut texts };
                counts[column] += 1;
                let places = cells[column].entry(cell).or_default();
                if places.len() < 8 {
                    places.push(at);
                }
            }
        }
        let of_numbers = numbers.iter().zip(&texts).map(|(numbers, texts)| numbers >= texts && *numbers > 0);
        Self { of_numbers: of_numbers.collect(), cells, records, missing }
    }

    /// Number of known names in a record, and its points as a heading.
    fn evidence(&self, record: &Record<'_>) -> (usize, i64) {
        let (mut known, mut points) = (0, 0);
        for (column, cell) in record.iter().enumerate() {
            let cell = cell.trim();
            if cell.is_empty() {
                continue;
            }
            let is_number = is_measured(cell);
            if !is_number && self.is_like_the_others(column, cell, record) {
                points -= 2;
                continue;
            }
            if self.occurs_again(column, cell, record) {
                // Numbers repeat by chance under a numeric heading, such as a year.
                points -= if is_number { 1 } else { 2 };
            } else if recognise(cell).is_some() {
                known += 1;
                points += 2;
            }
            match (self.of_numbers[column], is_number) {
                (true, true) => points -= 2,
                (true, false) if !self.missing.holds(cell) => points += 1,
                _ => {}
            }
        }
        (known, points)
    }

    /// Returns whether a cell resembles most others of its column: a code such as "A01" above "A02", or an answer
    /// such as "lung" above "breast".
    fn is_like_the_others(&self, column: usize, cell: &str, record: &Record<'_>) -> bool {
        const LOOKED_AT: usize = 20;
        let of_column = |other: &'a Record<'a>| other.get(column).map(|cell| cell.trim());
        let others = || {
            let records = self.records.iter().filter(|other| *other != record);
            records.filter_map(of_column).filter(|other| !self.missing.holds(other)).take(LOOKED_AT)
        };
        let most = |is: &dyn Fn(&str) -> bool| {
            others().filter(|other| is(other)).count() * 2 > others().count() && others().count() > 1
        };
        let made = shape(cell);
        let is_code = made.contains('9') && made.contains('a');
        // "died" above "yes" is a heading; "alive" above "dead" is an answer.
        let is_outcome = |cell: &str| word_says_died(cell).is_some();
        (is_code && most(&|other| shape(other) == made)) || (is_outcome(cell) && most(&is_outcome)) || {
            let findings = Finding::ALL.iter().copied().filter(|finding| is_answer(*finding, cell));
            findings.into_iter().any(|finding| most(&|other| is_answer(finding, other)))
        }
    }

    /// Returns whether another record has the cell in the same column. A heading repeated on a later page
    /// does not count.
    fn occurs_again(&self, column: usize, cell: &str, record: &Record<'_>) -> bool {
        let mut places = self.cells[column].get(cell).into_iter().flatten();
        places.any(|at| self.records.get(*at).is_some_and(|other| other != record))
    }
}

/// The pattern of a cell, with 9 for each run of digits and a for each run of letters: "A01" gives "a9".
fn shape(cell: &str) -> String {
    let mut made = String::new();
    for c in cell.chars() {
        let kind = match c {
            c if c.is_ascii_digit() => '9',
            c if c.is_alphabetic() => 'a',
            other => other,
        };
        if !made.ends_with(kind) {
            made.push(kind);
        }
    }
    made
}

/// Returns whether a word, and no number or letter, is an answer to a finding that has a choice of answers.
fn is_answer(finding: Finding, cell: &str) -> bool {
    let is_word = cell.chars().filter(|c| c.is_alphabetic()).count() > 1 || !cell.is_ascii();
    is_word && matches!(finding.kind(), Kind::Choice(_)) && is_choice(finding, cell)
}

/// Returns whether a cell is a number or a date, with common additions: "120", "<0.3", "3+", "2015-01-01",
/// "45d".
fn is_measured(cell: &str) -> bool {
    let cell = cell.trim_start_matches(['<', '>', '=', '≤', '≥', '-', '+', '−', '.', ',', ' ']);
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    cell.starts_with(|c: char| c.is_ascii_digit()) && digits * 2 > cell.chars().count()
}

/// Number of cells of most records.
fn usual_width(first: &[Record<'_>]) -> usize {
    let mut widths: Vec<usize> = first.iter().map(Vec::len).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or(0)
}

fn clean(cell: &str) -> &str {
    cell.trim().trim_start_matches('\u{feff}')
}

/// The name wanted or, if taken, a unique one.
fn once(
    name: &str,
    wanted: String,
    column: usize,
    taken: &mut HashSet<String>,
    notes: &mut Vec<SheetNote>,
) -> String {
    if taken.contains(name) {
        notes.push(SheetNote::SameHeading { column, heading: name.to_owned() });
    }
    let numbered = (2..).map(|number| format!("{wanted} ({number})"));
    let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(wanted);
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<usize> {
        let records: Vec<Record<'_>> =
            text.lines().map(|line| line.split(',').map(Cow::from).collect()).collect();
        find_heading(&records)
    }

    #[test]
    fn the_heading_is_found_by_evidence_of_the_table() {
        for (text, expected) in [
            ("2,6,1\n2,6,1\n2,7,1\n1,10,0\n", None),
            ("A,120,1\nB,300,0\nC,45,1\n", None),
            ("F,61,120,1\nM,58,300,0\nF,70,45,1\n", None),
            ("lung,male,alive\nbreast,female,dead\nprostate,male,dead\n", None),
            ("A01,hospital x,good\nA02,hospital y,poor\nA03,hospital z,fair\n", None),
            ("lung,breast,liver\n1,0,0\n0,1,0\n0,0,1\n", Some(0)),
            ("Kim,male,dead\nLee,female,alive\nPark,male,dead\n", None),
            ("name,alive\nKim,yes\nLee,no\nPark,yes\n", Some(0)),
            ("patient,time,death\nA,120,dead\nB,300,alive\nC,45,dead\n", Some(0)),
            ("환자,사망\nA,사망\nB,생존\nC,사망\n", Some(0)),
            ("A,male,dead\nB,female,alive\nC,male,alive\nD,male,dead\n", None),
            ("2015-01-01,2015-06-01,1\n2015-02-01,2016-02-01,0\n2015-03-01,2015-04-15,1\n", None),
            ("patient,time,died\nA,120,1\nB,300,0\n", Some(0)),
            ("x1,x2,x3\n1,2,3\n4,5,6\n", Some(0)),
            ("x1,x2,x3\nfoo,bar,baz\nqux,quux,corge\n", Some(0)),
            ("Cohort of 2015,,\n,,\npatient,time,died\nA,120,1\nB,300,0\n", Some(2)),
            ("patient,time,albumin\n,days,g/dL\nA,120,3.4\nB,300,2.9\n", Some(0)),
            ("patient,OS,died\nA,120,1\npatient,OS,died\nB,300,0\n", Some(0)),
            (
                "STUDYID,PARAMCD,PARAM,AVAL,CNSR\nS,OS,Overall survival,408,1\nS,OS,Overall survival,193,0\n",
                Some(0),
            ),
            ("#a,b\n#c,d\npatient,time\nA,120\nB,300\n", Some(2)),
            ("#patient,time\nA,120\nB,300\n", Some(0)),
            ("age,time\n61,120\n", Some(0)),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
