//! Suggests a role for each column, from its heading and all its values.
//!
//! The user reviews the suggestion: everything that the cells do not determine is a [`Doubt`] that the page
//! asks about.

use clinical::{Finding, Kind};

use crate::doubt::{Doubt, is_day};
use crate::event::{EventCoding, HeadingSays};
use crate::heading::{Meaning, is_later_start, is_numbering, key, recognise};
use crate::mapping::{MAPPING_VERSION, Mapping, TimeFrom};
use crate::missing::MissingWords;
use crate::profile::{ColumnSeen, Profile};
use crate::role::{Moment, Role, RoleKey};
use crate::settle::{is_day_not_time, settled};
use crate::sheet::Sheet;
use crate::time_cell::TimeCell;
use crate::time_unit::TimeUnit;
use crate::understand::is_never;
use crate::values::read_number;

/// A suggested mapping with its ambiguities.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The most likely mapping.
    pub mapping: Mapping,
    /// Ambiguities to review, in the order of the columns.
    pub doubts: Vec<Doubt>,
}

/// Suggests a mapping for a sheet.
///
/// ```
/// use cohort::{TimeUnit, Role, Sheet, suggest, no_progress};
/// let csv = "환자번호,나이,생존기간(개월),사망\n1,61,3,1\n2,58,5,0\n";
/// let sheet = Sheet::from_csv(csv.into(), &mut no_progress)?;
/// let suggestion = suggest(&sheet);
/// assert_eq!(suggestion.mapping.columns[2].role, Role::Time { unit: TimeUnit::Months });
/// assert_eq!(suggestion.doubts, []);
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[must_use]
pub fn suggest(sheet: &Sheet) -> Suggestion {
    Profile::of(sheet).suggestion()
}

impl Profile {
    /// Suggests a mapping.
    #[must_use]
    pub fn suggestion(&self) -> Suggestion {
        let mut mapping = Mapping {
            version: MAPPING_VERSION,
            columns: Vec::new(),
            time: TimeFrom::Column,
            decimal: self.decimal,
            missing: MissingWords::default(),
            from_1904: self.from_1904,
            derived: self.derived.clone(),
        };
        for seen in &self.columns {
            let role = match recognise(&seen.heading) {
                _ if starts(seen, &mapping) => Role::Start { at: Moment::Time(TimeUnit::default()) },
                None => Role::Factor,
                Some(meaning) => role_of(meaning, seen, &mapping),
            };
            let mut column = settled(seen, &role, &mapping);
            if column.role.key().is_some_and(|key| mapping.place(key).is_some()) {
                column = settled(seen, &Role::Factor, &mapping);
            }
            mapping.columns.push(column);
        }
        self.numbered_patients(&mut mapping);
        if let Some(at) = mapping.place(RoleKey::Event) {
            let mut column = mapping.columns[at].clone();
            self.by_dates(at, &mut column, &mapping);
            mapping.columns[at] = column;
        }
        mapping.time = time_from(&mapping);
        let doubts = self.doubts(&mapping);
        Suggestion { mapping, doubts }
    }
}

impl Profile {
    /// Without a column of patients, takes one such as "No." or "Case" if numbers occur again, as for several operations
    /// of a patient.
    fn numbered_patients(&self, mapping: &mut Mapping) {
        if mapping.place(RoleKey::Patient).is_some() {
            return;
        }
        let is_repeated = |seen: &ColumnSeen| {
            let (values, rows) = (seen.known(&mapping.missing).count(), seen.rows_known(&mapping.missing));
            values < rows && values * 2 > rows
        };
        let numbers = |seen: &&ColumnSeen| is_numbering(&seen.heading) && is_repeated(seen);
        if let Some(seen) = self.columns.iter().find(numbers)
            && let Some(at) = self.columns.iter().position(|other| std::ptr::eq(other, seen))
        {
            mapping.columns[at] = settled(seen, &Role::Patient, mapping);
        }
    }
}

impl Meaning {
    /// Role of a column with this meaning, with default settings.
    pub(crate) fn role(self) -> Role {
        let unit = TimeUnit::default();
        match self {
            Self::Patient => Role::Patient,
            Self::Personal => Role::Ignored,
            Self::Time(_) => Role::Time { unit },
            Self::TimeToDeath(_) => Role::TimeToDeath { unit },
            Self::Event { .. } => Role::Event { coding: EventCoding::default() },
            Self::DateOfDeath => Role::DateOfDeath { order: crate::date::DateOrder::YearMonthDay },
            Self::Finding(finding, _) => Role::finding(finding),
            Self::After(finding) if Role::AFTER.contains(&finding) => Role::After { finding },
            Self::After(_) => Role::Factor,
        }
    }
}

/// Role of a column by the meaning of its heading and the kind of its cells: a column "death" with dates is
/// the date of death.
fn role_of(meaning: Meaning, seen: &ColumnSeen, mapping: &Mapping) -> Role {
    let (decimal, missing) = (mapping.decimal, &mapping.missing);
    let most = |is: &dyn Fn(&str) -> bool| {
        seen.known(missing).filter(|cell| is(cell)).count() * 2 > seen.known(missing).count()
    };
    let days = most(&is_day);
    let numbers = most(&|cell| read_number(cell, decimal).is_some());
    match meaning {
        Meaning::Event { says } if days && says != HeadingSays::Alive => Meaning::DateOfDeath.role(),
        Meaning::Time(_) if is_follow_up(&seen.heading) && days && !are_times(seen, mapping) => {
            Role::finding(Finding::DateLastFollowup)
        }
        Meaning::Time(_) | Meaning::TimeToDeath(_) if !are_times(seen, mapping) => Role::Factor,
        Meaning::Time(_) if are_codes(seen, mapping) => Role::Event { coding: EventCoding::default() },
        Meaning::Finding(finding, _) if days && finding.kind() != Kind::Date => {
            day_of(finding).map_or(meaning.role(), Role::finding)
        }
        Meaning::Finding(Finding::DateLastFollowup, _)
            if numbers && !days && are_times(seen, mapping) && !are_years(seen, mapping) =>
        {
            let serial =
                |cell: &str| crate::date::read_date(cell, crate::date::DateOrder::YearMonthDay).is_ok();
            if most(&serial) { meaning.role() } else { Meaning::Time(None).role() }
        }
        meaning => meaning.role(),
    }
}

/// Returns whether a column has the dates when a treatment began.
fn starts(seen: &ColumnSeen, mapping: &Mapping) -> bool {
    let known = || seen.known(&mapping.missing).filter(|cell| !is_never(cell));
    is_later_start(&seen.heading)
        && known().filter(|cell| is_day_not_time(cell, mapping.decimal)).count() * 2 > known().count()
}

/// Returns whether most cells are times, including numbers displayed as dates.
fn are_times(seen: &ColumnSeen, mapping: &Mapping) -> bool {
    let (decimal, missing) = (mapping.decimal, &mapping.missing);
    seen.known(missing).filter(|cell| TimeCell::of(cell, decimal).is_some()).count() * 2
        >= seen.known(missing).count()
}

/// Returns whether all cells are 0 and 1, or 1 and 2, in so many rows that they cannot be times.
fn are_codes(seen: &ColumnSeen, mapping: &Mapping) -> bool {
    let (decimal, missing) = (mapping.decimal, &mapping.missing);
    let are = |codes: [f64; 2]| {
        seen.known(missing)
            .all(|cell| read_number(cell, decimal).is_some_and(|number| codes.contains(&number)))
    };
    seen.known(missing).count() == 2 && seen.rows_known(missing) >= 4 && (are([0.0, 1.0]) || are([1.0, 2.0]))
}

/// Returns whether all cells are calendar years, which are no times.
pub(crate) fn are_years(seen: &ColumnSeen, mapping: &Mapping) -> bool {
    let is_year =
        |cell: &str| cell.len() == 4 && cell.parse().is_ok_and(|year: i32| (1900..=2100).contains(&year));
    seen.known(&mapping.missing).all(is_year) && seen.rows_known(&mapping.missing) > 1
}

fn is_follow_up(heading: &str) -> bool {
    let heading = key(heading);
    ["follow", "fu", "추적", "追跡", "フォロー", "随访", "隨訪"].iter().any(|word| heading.contains(word))
}

/// The date that a column of dates contains, if its heading alone would mean something else.
fn day_of(finding: Finding) -> Option<Finding> {
    match finding {
        Finding::Operation => Some(Finding::DateSurgery),
        Finding::PrimarySite => Some(Finding::DatePrimary),
        Finding::VertebralMetastases => Some(Finding::DateMetastasis),
        _ => None,
    }
}

/// Time between two dates is used only without a time column.
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

/// Number of rows of each value of a column, most frequent first, to show with the coding of events.
///
/// ```
/// use cohort::{Sheet, no_progress, values_of};
/// let sheet = Sheet::from_csv(b"died,age\n1,61\n1,58\n0,70\n".to_vec(), &mut no_progress)?;
/// assert_eq!(values_of(&sheet, 0), [("1".to_owned(), 2), ("0".to_owned(), 1)]);
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[must_use]
pub fn values_of(sheet: &Sheet, column: usize) -> Vec<(String, usize)> {
    Profile::of(sheet).column(column).map(ColumnSeen::counts).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doubt::{Cells, DoubtAbout};
    use crate::event::EventDoubt;
    use crate::no_progress;

    fn cells(values: &[&str]) -> Cells {
        Cells::of(values.iter().copied()).unwrap()
    }

    #[track_caller]
    fn doubts(heading: &str, cell: impl Fn(usize) -> &'static str) -> Vec<DoubtAbout> {
        let rows: String = (0..10_000).map(|row| format!("{row},{}\n", cell(row))).collect();
        let sheet =
            Sheet::from_csv(format!("patient,{heading}\n{rows}").into_bytes(), &mut no_progress).unwrap();
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
        assert_eq!(doubts("died", odd), [DoubtAbout::UnknownEvent(cells(&["9"]))]);
    }

    #[test]
    fn a_column_of_the_censored_is_read_the_other_way_round_and_to_be_looked_at() {
        for heading in ["censored", "중도절단", "打ち切り", "删失", "생존"] {
            assert_eq!(
                doubts(heading, |row| if row % 5 == 0 { "1" } else { "0" }),
                [DoubtAbout::Event(EventDoubt::MayBeSwapped)],
                "{heading}"
            );
            let sheet = Sheet::from_csv(format!("{heading}\n1\n0\n").into_bytes(), &mut no_progress).unwrap();
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
            let doubts = suggest(&Sheet::from_csv(csv, &mut no_progress).unwrap()).doubts;
            let about = DoubtAbout::NotUnderstood(cells(&["2015-13-45"]));
            assert_eq!(doubts, [Doubt { column: 0, about }], "{heading}");
        }
    }

    #[test]
    fn a_unit_in_which_no_patient_has_such_values_is_not_taken() {
        let sheet = Sheet::from_csv(b"albumin\n35\n41\n28\n".to_vec(), &mut no_progress).unwrap();
        let suggestion = suggest(&sheet);
        let finding = Finding::Albumin;
        assert_eq!(suggestion.mapping.columns[0].role, Role::Finding { finding, unit: 1, order: None });
        let about: Vec<_> = suggestion.doubts.into_iter().map(|doubt| doubt.about).collect();
        assert_eq!(about, [DoubtAbout::UnitTaken { finding, unit: 1, instead_of: 0 }]);
    }

    #[test]
    fn a_column_of_healthy_values_in_another_unit_is_a_doubt_of_its_unit() {
        let other = |finding| [DoubtAbout::UnitTaken { finding, unit: 1, instead_of: 0 }];
        assert_eq!(
            doubts("bilirubin", |row| if row % 2 == 0 { "9" } else { "14" }),
            other(Finding::Bilirubin)
        );
        assert_eq!(doubts("bilirubin", |row| if row % 2 == 0 { "0.6" } else { "1.4" }), []);
    }
}
