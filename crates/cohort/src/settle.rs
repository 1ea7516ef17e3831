//! Determines the settings of a column from its role, heading and all its values: unit, coding, order of
//! dates and meaning of codes.

use std::collections::BTreeMap;

use clinical::{Answer, Finding, Kind, Quantity};

use crate::date::{DateOrder, DatesSeen, read_date};
use crate::doubt::DoubtAbout;
use crate::event::{EventCoding, EventDoubt, normal};
use crate::heading::{legend, says, time_unit, unit_of};
use crate::mapping::{Column, Mapping};
use crate::marks::Marks;
use crate::missing::{MissingWords, is_missing_code};
use crate::profile::{ColumnSeen, Profile, ValueSeen, is_minus};
use crate::role::{Moment, Role};
use crate::understand::LONGEST_DAYS;
use crate::values::{DecimalSign, read_answer, read_number};

impl Profile {
    /// A column with the role chosen by the user, with settings suggested by its heading and cells. Settings
    /// within `role` are ignored.
    ///
    /// ```
    /// use cohort::{Profile, Role, Sheet, TimeUnit, no_progress};
    /// let sheet = Sheet::from_csv("id,무진행생존(개월)\n1,7\n".into(), &mut no_progress)?;
    /// let time = Role::Time { unit: TimeUnit::Days };
    /// let profile = Profile::of(&sheet);
    /// let column = profile.column_as(1, &time, &profile.suggestion().mapping).unwrap();
    /// assert_eq!(column.role, Role::Time { unit: TimeUnit::Months });
    /// # Ok::<(), cohort::Refusal>(())
    /// ```
    #[must_use]
    pub fn column_as(&self, at: usize, role: &Role, mapping: &Mapping) -> Option<Column> {
        let mut column = settled(self.columns.get(at)?, role, mapping);
        self.by_dates(at, &mut column, mapping);
        Some(column)
    }
}

/// A column with a role, with settings suggested by its heading and cells.
pub(crate) fn settled(seen: &ColumnSeen, role: &Role, mapping: &Mapping) -> Column {
    let missing = &mapping.missing;
    let mut values = BTreeMap::new();
    let unit = || time_unit(&seen.heading).unwrap_or_default();
    let role = match role {
        Role::Ignored => Role::Ignored,
        Role::Factor => Role::Factor,
        Role::After { finding } => {
            values = told(*finding, seen, missing).unwrap_or_default();
            Role::After { finding: *finding }
        }
        Role::Patient => Role::Patient,
        Role::Time { .. } => Role::Time { unit: unit() },
        Role::TimeToDeath { .. } => Role::TimeToDeath { unit: unit() },
        Role::Event { .. } => {
            let (coding, doubts) = EventCoding::of(seen.known(missing), says(&seen.heading));
            if doubts.contains(&EventDoubt::Marked) {
                // The side without marks.
                let marked = seen.known(missing).next().and_then(|mark| coding.reads(mark));
                let other = if marked == Some(true) { &coding.censored } else { &coding.happened };
                values.extend(other.first().map(|word| (String::new(), word.clone())));
            }
            Role::Event { coding }
        }
        Role::Start { .. } => Role::Start { at: moment(seen, mapping) },
        Role::Entry { .. } => Role::Entry { at: moment(seen, mapping) },
        Role::DateOfDeath { .. } => Role::DateOfDeath { order: order_seen(seen, missing).0 },
        Role::Finding { finding, .. } if finding.kind() == Kind::Date => {
            Role::Finding { finding: *finding, unit: 0, order: Some(order_seen(seen, missing).0) }
        }
        Role::Finding { finding, .. } => {
            values = codes(*finding, seen, missing);
            let of_heading = unit_of(&seen.heading, *finding);
            let named = of_heading.unwrap_or(0);
            // If most values are impossible in the unit of the heading, or unusual in the default unit, the
            // unit in which they are usual is used, and the user is asked.
            let taken = unit_by_values(seen, *finding, named, mapping)
                .filter(|_| of_heading.is_none() || mostly_refused(seen, *finding, named, mapping))
                .unwrap_or(named);
            Role::Finding { finding: *finding, unit: taken, order: None }
        }
    };
    if seen.has_plus() {
        let negative = match role {
            Role::Finding { finding, .. } if finding.values().contains(&"none") => Some("none"),
            Role::Finding { finding, .. } if finding.values() == ["no", "yes"] => Some("no"),
            _ => None,
        };
        let minus = seen.known(missing).filter(|cell| is_minus(cell));
        for cell in minus {
            values.entry(cell.to_owned()).or_insert_with(|| negative.unwrap_or(cell).to_owned());
        }
    }
    Column { values, ..Column::new(&seen.heading, role) }
}

/// Returns whether a cell is a date, and no number of days that a patient can live.
pub(crate) fn is_day_not_time(cell: &str, decimal: DecimalSign) -> bool {
    read_number(cell, decimal).is_none_or(|number| number > LONGEST_DAYS)
        && DateOrder::ALL.iter().any(|order| read_date(cell, *order).is_ok())
}

/// Format of the cells of a column of moments: dates if most of its cells are.
fn moment(seen: &ColumnSeen, mapping: &Mapping) -> Moment {
    let (missing, decimal) = (&mapping.missing, mapping.decimal);
    let days = seen.known(missing).filter(|cell| is_day_not_time(cell, decimal)).count();
    let times = seen.known(missing).filter(|cell| read_number(cell, decimal).is_some()).count();
    match days * 2 > times {
        true => Moment::Date(order_seen(seen, missing).0),
        false => Moment::Time(time_unit(&seen.heading).unwrap_or_default()),
    }
}

/// The order of a column's dates, and its ambiguity.
pub(crate) fn order_seen(seen: &ColumnSeen, missing: &MissingWords) -> (DateOrder, Option<DoubtAbout>) {
    let mut dates = DatesSeen::default();
    seen.known(missing).for_each(|cell| dates.look(cell));
    let (order, settled) = dates.order();
    let doubt = match settled {
        true => None,
        false if dates.day_first > 0 => {
            let rows = |counted: fn(&DatesSeen) -> bool| {
                let is_counted = |value: &&ValueSeen| {
                    let mut date = DatesSeen::default();
                    date.look(&value.text);
                    counted(&date)
                };
                seen.values_known(missing).filter(is_counted).map(|value| value.rows).sum()
            };
            Some(DoubtAbout::OrdersMixed {
                day_first: rows(|date| date.day_first > 0),
                month_first: rows(|date| date.month_first > 0),
                either: rows(|date| date.days > date.settled + date.day_first + date.month_first),
            })
        }
        false => Some(DoubtAbout::DayOrMonth),
    };
    (order, doubt)
}

/// Returns whether a cell is a code of digits.
fn is_code(cell: &str) -> bool {
    let cell = cell.strip_suffix(".0").unwrap_or(cell);
    (1..=3).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// Meanings of a column's codes in the legend of its heading; `None` without a legend. If it does not explain
/// every code, none is taken, and the user is asked about all.
fn told(finding: Finding, seen: &ColumnSeen, missing: &MissingWords) -> Option<BTreeMap<String, String>> {
    let legend = legend(&seen.heading);
    if legend.is_empty() {
        return None;
    }
    let meaning = |cell: &str| {
        let code = cell.strip_suffix(".0").unwrap_or(cell);
        let (_, word) = legend.iter().find(|(known, _)| known == code)?;
        match read_answer(finding, word, 0, DecimalSign::Point, missing) {
            Ok(Some(Answer::Choice(at))) => finding.values().get(usize::from(at)).map(|id| (*id).to_owned()),
            Ok(_) => Some(word.clone()),
            Err(_) => None,
        }
    };
    let codes: Vec<&str> = seen.known(missing).filter(|cell| is_code(cell)).collect();
    let meanings: Option<BTreeMap<String, String>> =
        codes.iter().map(|cell| Some(((*cell).to_owned(), meaning(cell)?))).collect();
    let all_open = || codes.iter().map(|cell| ((*cell).to_owned(), String::new())).collect();
    Some(meanings.unwrap_or_else(all_open))
}

/// Meanings of a column's values that are not evident: marks, and numbers with different meanings in
/// different columns. The user is asked about those without a meaning: if one number is among them, so are
/// all, because 0, 1 and 2 may be points in either direction.
pub(crate) fn codes(finding: Finding, seen: &ColumnSeen, missing: &MissingWords) -> BTreeMap<String, String> {
    if let Some(told) = told(finding, seen, missing) {
        return told;
    }
    let mut values = BTreeMap::new();
    let has = |code: &str| seen.known(missing).any(|cell| cell == code);
    let numbers = || seen.known(missing).filter(|cell| is_code(cell));
    let unread = |cell: &&str| read_answer(finding, cell, 0, DecimalSign::Point, missing).is_err();
    let mut stand_for = |cell: &str, value: &str| {
        values.insert(cell.to_owned(), value.to_owned());
    };
    match finding.kind() {
        Kind::YesNo => {
            let lower: Vec<String> = seen.known(missing).map(normal).collect();
            if let Some(marks) = Marks::of(lower.iter().map(String::as_str)) {
                for cell in seen.known(missing) {
                    stand_for(cell, if marks.no.contains(&normal(cell)) { "no" } else { "yes" });
                }
                if marks.is_one_sided() {
                    stand_for("", "no");
                }
            } else if numbers().filter(unread).any(|cell| !is_missing_code(cell)) {
                // 1 and 2: yes and no, or no and yes.
                numbers().for_each(|cell| stand_for(cell, ""));
            }
        }
        Kind::Choice(options) => {
            if options.contains(&"none") && has("0") {
                let others = numbers().filter(|cell| *cell != "0").filter(unread);
                stand_for("0", if others.clone().all(is_missing_code) { "none" } else { "" });
            }
            // West Haven grades go up to 4; Child-Pugh points begin at 1.
            if finding == Finding::Encephalopathy && has("0") && (has("3") || has("4")) {
                for cell in seen.known(missing) {
                    match cell {
                        "0" => stand_for(cell, "none"),
                        "1" | "2" => stand_for(cell, "grade_1_2"),
                        "3" | "4" => stand_for(cell, "grade_3_4"),
                        _ => {}
                    }
                }
            }
            if finding == Finding::PrimarySite {
                seen.known_or_missing()
                    .filter(|cell| is_unknown_primary(cell))
                    .for_each(|cell| stand_for(cell, ""));
            }
        }
        Kind::Count { .. } | Kind::Scale { .. } if are_points(finding, seen, missing) => {
            numbers().for_each(|cell| stand_for(cell, ""));
        }
        Kind::Level | Kind::Count { .. } | Kind::Scale { .. } | Kind::Quantity(_) | Kind::Date => {}
    }
    values
}

/// Returns whether the numbers of a column are points instead of a measurement: no patient with spinal
/// metastases has 0 affected vertebrae, and KPS 1 and 2 do not exist.
fn are_points(finding: Finding, seen: &ColumnSeen, missing: &MissingWords) -> bool {
    let numbers: Vec<u32> =
        seen.known(missing).filter(|cell| is_code(cell)).filter_map(|cell| cell.parse().ok()).collect();
    let up_to = |most: u32| numbers.len() > 1 && numbers.iter().all(|number| *number <= most);
    match finding {
        Finding::VertebralMetastases => up_to(2) && numbers.contains(&0),
        Finding::Kps => up_to(9),
        _ => false,
    }
}

/// Returns whether numbers in a column of this finding are codes that the user must explain.
pub(crate) fn has_numeric_codes(finding: Finding) -> bool {
    matches!(finding.kind(), Kind::YesNo | Kind::Choice(_) | Kind::Level)
}

/// Returns whether a cell of a primary-site column may mean that none was found, or that none was recorded.
pub(crate) fn is_unknown_primary(cell: &str) -> bool {
    const WORDS: &[&str] = &[
        "unknown",
        "unk",
        "unknown origin",
        "not known",
        "미상",
        "불명",
        "모름",
        "알수없음",
        "알 수 없음",
        "不明",
        "不詳",
        "不详",
        "未知",
        "?",
    ];
    WORDS.contains(&normal(cell).as_str())
}

/// Returns whether most numbers are impossible in this unit.
fn mostly_refused(seen: &ColumnSeen, finding: Finding, unit: u8, mapping: &Mapping) -> bool {
    let (decimal, missing) = (mapping.decimal, &mapping.missing);
    let numbers = || seen.known(missing).filter(|cell| read_number(cell, decimal).is_some());
    numbers().filter(|cell| read_answer(finding, cell, unit, decimal, missing).is_err()).count() * 2
        > numbers().count()
}

/// Another unit in which most numbers would be usual, if they are not in this one.
pub(crate) fn unit_by_values(seen: &ColumnSeen, finding: Finding, unit: u8, mapping: &Mapping) -> Option<u8> {
    let (decimal, missing) = (mapping.decimal, &mapping.missing);
    let measure = finding.measure()?;
    let mut perhaps: BTreeMap<u8, usize> = BTreeMap::new();
    let mut numbers = 0;
    for value in seen.known(missing).filter_map(|cell| read_number(cell, decimal)) {
        numbers += 1;
        let usual = |unit| measure.is_usual(Quantity { value, unit });
        if !usual(unit) {
            let others = (0_u8..).take(measure.units.len()).filter(|other| *other != unit && usual(*other));
            others.for_each(|other| *perhaps.entry(other).or_default() += 1);
        }
    }
    let (unit, count) = perhaps.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 2 > numbers).then_some(unit)
}
