//! What each column most likely is, by its heading and some of its cells, and what is doubtful about that.
//!
//! A suggestion is made to be looked at: whatever the cells do not settle is a [`Doubt`] that the page asks about.

use std::collections::{BTreeMap, BTreeSet};

use clinical::{Finding, Kind};

use crate::date::{DateOrder, DatesSeen, read_date};
use crate::delimited::Delimiter;
use crate::event::{EventCoding, EventDoubt, normal};
use crate::heading::{Meaning, recognise};
use crate::mapping::{Column, MAPPING_VERSION, Mapping, TimeFrom};
use crate::role::{Role, RoleKey};
use crate::sheet::{Sheet, Source};
use crate::time_unit::TimeUnit;
use crate::values::{DecimalSign, is_missing, read_answer, read_number};

/// How many rows a suggestion looks at. Where these leave a doubt, it looks at all of them.
const ROWS_LOOKED_AT: usize = 2000;
/// How many different values of a column it remembers.
const VALUES_REMEMBERED: usize = 200;
/// How many values that were not understood are shown.
const VALUES_SHOWN: usize = 5;

/// A mapping, and what is doubtful about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// How the sheet is most likely meant.
    pub mapping: Mapping,
    /// What its reader should look at, in the order of the columns.
    pub doubts: Vec<Doubt>,
}

/// Something that a column does not settle.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// The place of the column.
    pub column: usize,
    /// What is doubtful.
    pub about: DoubtAbout,
}

/// What may be doubtful about a column.
#[derive(Debug, Clone, PartialEq)]
pub enum DoubtAbout {
    /// 3/4/2015 may be in March or in April.
    DayOrMonth,
    /// Some days have the day first and some the month.
    OrdersMixed,
    /// The unit of the time is not named; days are taken.
    TimeUnit,
    /// Which values say that the patient died.
    Event(EventDoubt),
    /// An earlier column is the same already; this one is kept as a factor.
    Taken {
        /// The place of the earlier column.
        by: usize,
    },
    /// Cells that were not understood, each once; they would count as missing.
    NotUnderstood {
        /// Some of them.
        values: Vec<String>,
    },
    /// Most numbers lie outside the usual ones: the unit may be another.
    Unit {
        /// What is measured.
        finding: Finding,
        /// The unit that would make them usual, by its place.
        perhaps: u8,
    },
}

/// What some of a column's cells look like.
#[derive(Default)]
struct Seen {
    values: BTreeMap<String, usize>,
    dates: DatesSeen,
    /// Some cells that are a day in no order. Days hardly repeat, so that the values remembered may miss them.
    no_days: BTreeSet<String>,
    points: usize,
    commas: usize,
}

impl Seen {
    fn look(&mut self, cell: &str) {
        if is_missing(cell) {
            return;
        }
        let cell = cell.trim();
        self.dates.look(cell);
        if self.no_days.len() < VALUES_SHOWN
            && DateOrder::ALL.iter().all(|order| read_date(cell, *order).is_err())
        {
            self.no_days.insert(cell.to_owned());
        }
        let decimals = |sign| {
            cell.split_once(sign).is_some_and(|(whole, fraction): (&str, &str)| {
                let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
                digits(whole) && digits(fraction) && fraction.len() != 3
            })
        };
        self.points += usize::from(decimals('.'));
        self.commas += usize::from(decimals(','));
        if let Some(count) = self.values.get_mut(cell) {
            *count += 1;
        } else if self.values.len() < VALUES_REMEMBERED {
            self.values.insert(cell.to_owned(), 1);
        }
    }
}

/// How a sheet is most likely meant.
///
/// ```
/// use cohort::{TimeUnit, Role, Sheet, suggest, unheard};
/// let csv = "환자번호,나이,생존기간(개월),사망\n1,61,3,1\n2,58,5,0\n";
/// let sheet = Sheet::from_csv(csv.into(), &mut unheard)?;
/// let suggestion = suggest(&sheet);
/// assert_eq!(suggestion.mapping.columns[2].role, Role::Time { unit: TimeUnit::Months });
/// assert_eq!(suggestion.doubts, []);
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[must_use]
pub fn suggest(sheet: &Sheet) -> Suggestion {
    let mut seen: Vec<Seen> = sheet.heading().iter().map(|_| Seen::default()).collect();
    for row in sheet.sample(ROWS_LOOKED_AT) {
        for (cell, seen) in sheet.row_cells(row).zip(&mut seen) {
            seen.look(&cell);
        }
    }
    let decimal = decimal_sign(sheet, &seen);
    if sheet.len() > ROWS_LOOKED_AT {
        look_at_all(sheet, &mut seen, decimal);
    }
    let mut columns: Vec<Column> = Vec::new();
    let mut doubts = Vec::new();
    for (place, (heading, seen)) in sheet.heading().iter().zip(&seen).enumerate() {
        let (mut role, mut about) = match recognise(heading) {
            Some(meaning) => role_of(meaning, seen, decimal),
            None => (Role::Factor, Vec::new()),
        };
        let taken =
            role.key().and_then(|key| columns.iter().position(|column| column.role.key() == Some(key)));
        if let Some(by) = taken {
            role = Role::Factor;
            about = vec![DoubtAbout::Taken { by }];
        }
        let mut values = BTreeMap::new();
        if let Role::Event { coding } = &role
            && about.contains(&DoubtAbout::Event(EventDoubt::Marked))
        {
            values.extend(coding.censored.first().map(|alive| (String::new(), alive.clone())));
        }
        doubts.extend(about.into_iter().map(|about| Doubt { column: place, about }));
        columns.push(Column { heading: heading.clone(), role, values });
    }
    let mut mapping = Mapping { version: MAPPING_VERSION, columns, time: TimeFrom::Column, decimal };
    mapping.time = time_from(&mapping);
    Suggestion { mapping, doubts }
}

/// Looks at all rows of the columns that some rows do not settle: what is said of a column must hold of all of it, and
/// rows of a file may follow a rhythm that a sample falls in with. The coding of the event is never left to a sample.
fn look_at_all(sheet: &Sheet, seen: &mut [Seen], decimal: DecimalSign) {
    let unsettled = |heading: &str, seen: &Seen| match recognise(heading) {
        None => false,
        Some(Meaning::Event { .. }) => true,
        // That a heading names no unit is nothing that a row could mend.
        Some(meaning) => role_of(meaning, seen, decimal).1.iter().any(|about| *about != DoubtAbout::TimeUnit),
    };
    let again: Vec<bool> =
        sheet.heading().iter().zip(&*seen).map(|(heading, seen)| unsettled(heading, seen)).collect();
    let Some(last) = again.iter().rposition(|again| *again) else { return };
    for (seen, _) in seen.iter_mut().zip(&again).filter(|(_, again)| **again) {
        *seen = Seen::default();
    }
    for row in 0..sheet.len() {
        for ((cell, seen), again) in sheet.row_cells(row).zip(&mut *seen).zip(&again).take(last + 1) {
            if *again {
                seen.look(&cell);
            }
        }
    }
}

/// The time runs between two days only where no column has it.
fn time_from(mapping: &Mapping) -> TimeFrom {
    let has = |key| mapping.place(key).is_some();
    let end = has(RoleKey::Finding(Finding::DateLastFollowup)) || has(RoleKey::DateOfDeath);
    if has(RoleKey::Time) || !end {
        return TimeFrom::Column;
    }
    let begins = |from: &TimeFrom| from.origin().is_some_and(|origin| has(RoleKey::Finding(origin)));
    let order = [TimeFrom::Operation, TimeFrom::Metastasis, TimeFrom::Primary];
    order.into_iter().find(begins).unwrap_or(TimeFrom::Column)
}

fn decimal_sign(sheet: &Sheet, seen: &[Seen]) -> DecimalSign {
    let points: usize = seen.iter().map(|seen| seen.points).sum();
    let commas: usize = seen.iter().map(|seen| seen.commas).sum();
    let comma_parts_cells = matches!(sheet.source(), Source::Text { delimiter: Delimiter::Comma, .. });
    if commas > points && !comma_parts_cells { DecimalSign::Comma } else { DecimalSign::Point }
}

fn role_of(meaning: Meaning, seen: &Seen, decimal: DecimalSign) -> (Role, Vec<DoubtAbout>) {
    match meaning {
        Meaning::Patient => (Role::Patient, Vec::new()),
        Meaning::TimeToDeath(_) => (Role::Factor, Vec::new()),
        Meaning::Time(unit) => {
            let numbers = seen.values.keys().filter(|cell| read_number(cell, decimal).is_some()).count();
            if numbers * 2 < seen.values.len() {
                // A column that is called "outcome at follow-up" and holds words is no time.
                return (Role::Factor, Vec::new());
            }
            let doubt = unit.is_none().then_some(DoubtAbout::TimeUnit);
            (Role::Time { unit: unit.unwrap_or(TimeUnit::Days) }, doubt.into_iter().collect())
        }
        Meaning::Event { says } => {
            let (coding, doubts) = EventCoding::of(seen.values.keys().map(String::as_str), says);
            (Role::Event { coding }, doubts.into_iter().map(DoubtAbout::Event).collect())
        }
        Meaning::DateOfDeath => {
            let (order, doubts) = order_of(seen);
            (Role::DateOfDeath { order }, doubts)
        }
        Meaning::Finding(finding, _) if finding.kind() == Kind::Date => {
            let (order, doubts) = order_of(seen);
            (Role::Finding { finding, unit: 0, order: Some(order) }, doubts)
        }
        Meaning::Finding(finding, unit) => {
            let perhaps = unit_by_values(finding, unit, seen, decimal);
            // No patient has such values in the unit of the heading, if it names one: the other is taken, and asked
            // about.
            let taken = perhaps.filter(|_| mostly_refused(finding, unit, seen, decimal)).unwrap_or(unit);
            let mut doubts: Vec<_> =
                perhaps.map(|perhaps| DoubtAbout::Unit { finding, perhaps }).into_iter().collect();
            let unread = |cell: &&String| read_answer(finding, cell, taken, decimal).is_err();
            doubts.extend(not_understood(
                seen.values.keys().filter(unread).take(VALUES_SHOWN).cloned().collect(),
            ));
            (Role::Finding { finding, unit: taken, order: None }, doubts)
        }
    }
}

fn order_of(seen: &Seen) -> (DateOrder, Vec<DoubtAbout>) {
    let (order, settled) = seen.dates.order();
    let doubt = match settled {
        true => None,
        false if seen.dates.day_first > 0 => Some(DoubtAbout::OrdersMixed),
        false => Some(DoubtAbout::DayOrMonth),
    };
    let unread = not_understood(seen.no_days.iter().cloned().collect());
    (order, doubt.into_iter().chain(unread).collect())
}

fn not_understood(values: Vec<String>) -> Option<DoubtAbout> {
    (!values.is_empty()).then_some(DoubtAbout::NotUnderstood { values })
}

/// Whether most numbers are none that a patient can have in this unit.
fn mostly_refused(finding: Finding, unit: u8, seen: &Seen, decimal: DecimalSign) -> bool {
    let numbers = || seen.values.keys().filter(|cell| read_number(cell, decimal).is_some());
    numbers().filter(|cell| read_answer(finding, cell, unit, decimal).is_err()).count() * 2
        > numbers().count()
}

/// The other unit in which most numbers would be usual, where they are not in this one.
fn unit_by_values(finding: Finding, unit: u8, seen: &Seen, decimal: DecimalSign) -> Option<u8> {
    let measure = finding.measure()?;
    let mut perhaps: BTreeMap<u8, usize> = BTreeMap::new();
    let mut numbers = 0;
    for value in seen.values.keys().filter_map(|cell| read_number(cell, decimal)) {
        numbers += 1;
        let usual = |unit| measure.is_usual(clinical::Quantity { value, unit });
        if !usual(unit) {
            let others = (0_u8..).take(measure.units.len()).filter(|other| *other != unit && usual(*other));
            others.for_each(|other| *perhaps.entry(other).or_default() += 1);
        }
    }
    let (unit, count) = perhaps.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 2 > numbers).then_some(unit)
}

/// How often each value of a column was seen, most frequent first: what a coding of events is shown with.
///
/// ```
/// use cohort::{Sheet, unheard, values_of};
/// let sheet = Sheet::from_csv(b"died,age\n1,61\n1,58\n0,70\n".to_vec(), &mut unheard)?;
/// assert_eq!(values_of(&sheet, 0), [("1".to_owned(), 2), ("0".to_owned(), 1)]);
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[must_use]
pub fn values_of(sheet: &Sheet, column: usize) -> Vec<(String, usize)> {
    let mut seen = BTreeMap::new();
    for row in 0..sheet.len() {
        if let Some(cell) = sheet.row_cells(row).nth(column).filter(|cell| !cell.trim().is_empty()) {
            let known = seen.len() < VALUES_REMEMBERED;
            match seen.get_mut(cell.trim()) {
                Some(count) => *count += 1,
                None if known => {
                    seen.insert(cell.trim().to_owned(), 1);
                }
                None => {}
            }
        }
    }
    let mut values: Vec<(String, usize)> = seen.into_iter().collect();
    values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| normal(&a.0).cmp(&normal(&b.0))));
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unheard;

    #[track_caller]
    fn doubts(heading: &str, cell: impl Fn(usize) -> &'static str) -> Vec<DoubtAbout> {
        let rows: String = (0..10_000).map(|row| format!("{row},{}\n", cell(row))).collect();
        let sheet = Sheet::from_csv(format!("patient,{heading}\n{rows}").into_bytes(), &mut unheard).unwrap();
        suggest(&sheet).doubts.into_iter().map(|doubt| doubt.about).collect()
    }

    #[test]
    fn a_rhythm_of_the_rows_makes_no_doubt_of_the_event() {
        assert_eq!(doubts("died", |row| if row % 5 == 0 { "1" } else { "0" }), []);
        assert_eq!(doubts("died", |_| "1"), [DoubtAbout::Event(EventDoubt::OneSided)]);
        let odd = |row| match row {
            7001 => "9",
            row if row % 2 == 0 => "1",
            _ => "0",
        };
        let unknown = EventDoubt::Unknown { values: vec!["9".to_owned()] };
        assert_eq!(doubts("died", odd), [DoubtAbout::Event(unknown)]);
    }

    #[test]
    fn a_column_of_the_censored_is_read_the_other_way_round_and_to_be_looked_at() {
        for heading in ["censored", "중도절단", "打ち切り", "删失", "생존"] {
            assert_eq!(
                doubts(heading, |row| if row % 5 == 0 { "1" } else { "0" }),
                [DoubtAbout::Event(EventDoubt::MayBeSwapped)],
                "{heading}"
            );
            let sheet = Sheet::from_csv(format!("{heading}\n1\n0\n").into_bytes(), &mut unheard).unwrap();
            let Role::Event { coding } = &suggest(&sheet).mapping.columns[0].role else {
                panic!("{heading} tells who died")
            };
            assert_eq!((coding.reads("1"), coding.reads("0")), (Some(false), Some(true)), "{heading}");
        }
    }

    #[test]
    fn one_row_of_many_settles_the_order_of_the_days() {
        assert_eq!(doubts("date_surgery", |row| if row == 7001 { "25/04/2015" } else { "03/04/2015" }), []);
        assert_eq!(doubts("date_surgery", |_| "03/04/2015"), [DoubtAbout::DayOrMonth]);
    }

    #[test]
    fn a_day_that_cannot_be_read_is_to_be_looked_at() {
        let days: String = (0..500).map(|day| format!("{}-01-{}\n", 1990 + day / 28, 1 + day % 28)).collect();
        for heading in ["사망일", "date_surgery"] {
            let csv = format!("{heading}\n{days}2015-13-45\n").into_bytes();
            let doubts = suggest(&Sheet::from_csv(csv, &mut unheard).unwrap()).doubts;
            let about = DoubtAbout::NotUnderstood { values: vec!["2015-13-45".to_owned()] };
            assert_eq!(doubts, [Doubt { column: 0, about }], "{heading}");
        }
    }

    #[test]
    fn a_unit_in_which_no_patient_has_such_values_is_not_taken() {
        let sheet = Sheet::from_csv(b"albumin\n35\n41\n28\n".to_vec(), &mut unheard).unwrap();
        let suggestion = suggest(&sheet);
        let finding = Finding::Albumin;
        assert_eq!(suggestion.mapping.columns[0].role, Role::Finding { finding, unit: 1, order: None });
        let about: Vec<_> = suggestion.doubts.into_iter().map(|doubt| doubt.about).collect();
        assert_eq!(about, [DoubtAbout::Unit { finding, perhaps: 1 }]);
    }

    #[test]
    fn a_column_of_healthy_values_in_another_unit_is_a_doubt_of_its_unit() {
        let other = |finding| [DoubtAbout::Unit { finding, perhaps: 1 }];
        assert_eq!(
            doubts("bilirubin", |row| if row % 2 == 0 { "9" } else { "14" }),
            other(Finding::Bilirubin)
        );
        assert_eq!(doubts("bilirubin", |row| if row % 2 == 0 { "0.6" } else { "1.4" }), []);
    }
}
