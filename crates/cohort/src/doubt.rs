//! Ambiguities of a column. Doubts depend on the role of a column, its heading and all its values, whoever
//! chose the role.

use std::collections::{BTreeMap, BTreeSet};

use clinical::{Answer, Finding, Kind, Quantity};

use crate::causes::{may_be_codes, names_cause};
use crate::date::{DateOrder, has_short_year, read_date};
use crate::event::{EventCoding, EventDoubt, yes_or_no};
use crate::heading::{Meaning, is_within_a_time, recognise, unit_of, unknown_unit};
use crate::mapping::{Column, Mapping};
use crate::marks::Marks;
use crate::profile::{ColumnSeen, Profile};
use crate::role::{Moment, Role, RoleKey};
use crate::settle::{codes, has_numeric_codes, is_unknown_primary, order_seen, settled, unit_by_values};
use crate::time_unit::TimeUnit;
use crate::understand::{Said, understand};
use crate::values::{DecimalSign, read_number};

mod numbers;
mod time;

/// Number of values shown for a doubt.
const VALUES_SHOWN: usize = 12;

/// An ambiguity of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// Index of the column.
    pub column: usize,
    /// The ambiguity.
    pub about: DoubtAbout,
}

/// Some values of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// The first ones, without duplicates.
    pub values: Vec<String>,
    /// Number of further ones.
    pub more: usize,
}

/// Possible ambiguities of a column.
#[derive(Debug, Clone, PartialEq)]
pub enum DoubtAbout {
    /// 3/4/2015 may be in March or in April.
    DayOrMonth,
    /// Some dates have the day first and some the month; numbers of rows.
    OrdersMixed {
        /// Dates whose first part cannot be a month.
        day_first: usize,
        /// Dates whose second part cannot be a month.
        month_first: usize,
        /// Dates that are possible in both orders.
        either: usize,
    },
    /// Dates with years of two digits, read as 1950 to 2049.
    ShortYears(Cells),
    /// The unit of the time is not stated; days are assumed.
    TimeUnit,
    /// The heading states another unit of time than the chosen one.
    UnitOfHeading {
        /// Unit in the heading.
        unit: TimeUnit,
    },
    /// By its heading, the time runs from another event than the operation, such as the diagnosis.
    OtherOrigin,
    /// Another column has the same heading in a larger or smaller unit, and the smaller numbers are remainders:
    /// "OS years" and "OS months".
    PartOfTime {
        /// Index of the other column.
        other: usize,
    },
    /// Several hospitals have patients with the same numbers, by the values of another column: each may number its own
    /// patients.
    NumbersOfHospitals {
        /// Index of the column of hospitals.
        other: usize,
    },
    /// Times that are too long for most patients in this unit.
    LongTimes {
        /// Unit of the column.
        unit: TimeUnit,
        /// Median, years.
        median: f64,
        /// Longest time, years.
        longest: f64,
    },
    /// Times in days that are too short for a study of survival: they may be months.
    ShortTimes {
        /// Median, days.
        median: f64,
        /// Longest time, days.
        longest: f64,
    },
    /// Times displayed as dates; they are read as the serial numbers of the dates.
    ShownAsDates(Cells),
    /// The heading is that of a time, but these cells are not; the column is not used as time.
    NotATime(Cells),
    /// Dates in a column of times, or under its heading.
    DatesNotTimes(Cells),
    /// Times that are negative or longer than a lifetime.
    ImpossibleTimes(Cells),
    /// All rows have this time.
    SameTime(String),
    /// No row has a time.
    WithoutTimes,
    /// Only the deceased have this time: the time of the others is needed too.
    OnlyTheDead,
    /// The coding of death.
    Event(EventDoubt),
    /// Values of the event that name causes of death, or may be codes of them.
    Causes(Cells),
    /// Values of the event that are not recognised.
    UnknownEvent(Cells),
    /// By its heading, the event is death within a fixed time, such as 30 days.
    EventUntil,
    /// The cells are dates: the column is the date of death.
    EventIsADate,
    /// An earlier column has the same role; this one is used as a factor.
    Taken {
        /// Index of the earlier column.
        by: usize,
    },
    /// Cells that were not recognised; they would count as missing.
    NotUnderstood(Cells),
    /// Numeric codes, which count as missing until the user explains them.
    Codes(Cells),
    /// Measurements that look like points or codes.
    PointsNotMeasured(Cells),
    /// Most numbers are outside the usual range: the unit may be another one than that of the column.
    Unit {
        /// The finding.
        finding: Finding,
        /// Index of the unit that would make them usual.
        perhaps: u8,
        /// Index of the column's unit.
        used: u8,
    },
    /// Most numbers are outside the usual range of the unit that the heading implies, so the column was given
    /// the unit that makes them usual.
    UnitTaken {
        /// The finding.
        finding: Finding,
        /// Index of the column's unit.
        unit: u8,
        /// Index of the unit of the heading, or the default unit.
        instead_of: u8,
    },
    /// The heading names a unit that the finding does not have, so the column has its default unit.
    UnknownUnit {
        /// The finding.
        finding: Finding,
        /// Unit in the heading.
        named: String,
        /// Index of the column's unit.
        used: u8,
    },
    /// Measurements outside the usual range.
    Unusual {
        /// The finding.
        finding: Finding,
        /// Index of the column's unit.
        unit: u8,
        /// The cells.
        cells: Cells,
    },
    /// Texts of a group that may be one, written in several ways.
    Variants(Cells),
    /// Marks in some rows and empty cells in the others: read as yes and no.
    Marked,
    /// An unknown primary: not recorded, or carcinoma of unknown primary.
    UnknownPrimary(Cells),
    /// A comma or point before three digits: decimal sign or thousands separator.
    DecimalsOrThousands(Cells),
}

impl DoubtAbout {
    /// Returns whether the user can confirm that the column is correct. Unusable cells remain.
    #[must_use]
    pub fn can_be_confirmed(&self) -> bool {
        !matches!(
            self,
            Self::UnknownEvent(_)
                | Self::NotUnderstood(_)
                | Self::Codes(_)
                | Self::OnlyTheDead
                | Self::DatesNotTimes(_)
                | Self::ImpossibleTimes(_)
                | Self::WithoutTimes
        )
    }
}

impl Cells {
    /// Some values, and the number of further ones; `None` if there are none.
    pub(crate) fn of<'a>(all: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut cells = Self::default();
        for value in all {
            if cells.values.len() < VALUES_SHOWN {
                cells.values.push(value.to_owned());
            } else {
                cells.more += 1;
            }
        }
        (!cells.values.is_empty()).then_some(cells)
    }
}

impl Profile {
    /// Ambiguities of the columns of a mapping, in their order.
    ///
    /// ```
    /// use cohort::{DoubtAbout, Profile, Role, Sheet, no_progress};
    /// let sheet = Sheet::from_csv(b"id,PFS,dead\n1,7,1\n2,19,0\n".to_vec(), &mut no_progress)?;
    /// let profile = Profile::of(&sheet);
    /// let mut mapping = profile.suggestion().mapping;
    /// mapping.columns[1].role = Role::Time { unit: Default::default() };
    /// assert_eq!(profile.doubts(&mapping)[0].about, DoubtAbout::TimeUnit);
    /// # Ok::<(), cohort::Refusal>(())
    /// ```
    #[must_use]
    pub fn doubts(&self, mapping: &Mapping) -> Vec<Doubt> {
        let columns = mapping.columns.iter().zip(&self.columns).enumerate();
        let of_column = |(at, (column, seen)): (usize, (&Column, &ColumnSeen))| {
            let about = Looked { profile: self, mapping, column, seen }.doubts(at);
            let open = about.into_iter().filter(|about| !(column.confirmed && about.can_be_confirmed()));
            open.map(|about| Doubt { column: at, about }).collect::<Vec<_>>()
        };
        columns.flat_map(of_column).collect()
    }
}

/// A column with its role and its values.
struct Looked<'a> {
    profile: &'a Profile,
    mapping: &'a Mapping,
    column: &'a Column,
    seen: &'a ColumnSeen,
}

impl<'a> Looked<'a> {
    fn doubts(&self, at: usize) -> Vec<DoubtAbout> {
        match &self.column.role {
            Role::Ignored => Vec::new(),
            Role::Patient => {
                let of_hospitals = self.profile.shared.iter().find(|(column, _)| *column == at);
                of_hospitals
                    .map(|(_, other)| DoubtAbout::NumbersOfHospitals { other: *other })
                    .into_iter()
                    .collect()
            }
            Role::Factor => self.of_factor(at).into_iter().collect(),
            Role::After { .. } => self.not_understood().into_iter().collect(),
            Role::Time { unit } => {
                let only_the_dead = matches!(recognise(&self.seen.heading), Some(Meaning::TimeToDeath(_)));
                let mut doubts = self.of_time(at, *unit);
                doubts.extend(only_the_dead.then_some(DoubtAbout::OnlyTheDead));
                doubts
            }
            Role::TimeToDeath { unit } => {
                let alone = self.mapping.place(RoleKey::Time).is_none();
                let mut doubts = self.of_time(at, *unit);
                doubts.extend(alone.then_some(DoubtAbout::OnlyTheDead));
                doubts
            }
            Role::Event { coding } => self.of_event(at, coding),
            Role::DateOfDeath { order }
            | Role::Start { at: Moment::Date(order) }
            | Role::Entry { at: Moment::Date(order) } => self.of_days(*order),
            Role::Start { at: Moment::Time(_) } | Role::Entry { at: Moment::Time(_) } => {
                self.not_understood().into_iter().collect()
            }
            Role::Finding { finding, order, .. } if finding.kind() == Kind::Date => {
                self.of_days(order.unwrap_or(DateOrder::YearMonthDay))
            }
            Role::Finding { finding, unit, .. } => self.of_finding(*finding, *unit),
        }
    }

    fn says(&self, cell: &str) -> Option<Said> {
        understand(self.mapping, self.column, cell).ok()
    }

    /// Values that are not recognised.
    fn unread(&self) -> impl Iterator<Item = &'a str> {
        self.seen.known(&self.mapping.missing).filter(|cell| self.says(cell).is_none())
    }

    /// Values to which the user assigned no meaning.
    fn open(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.seen.known(&self.mapping.missing).filter(|cell| !self.column.values.contains_key(*cell))
    }

    fn not_understood(&self) -> Option<DoubtAbout> {
        Cells::of(self.unread()).map(DoubtAbout::NotUnderstood)
    }

    /// Texts that differ only in capitals and spaces, or several words for yes or no.
    fn variants(&self) -> Option<DoubtAbout> {
        let known = || self.seen.known(&self.mapping.missing).map(|cell| self.column.stands_for(cell));
        let are_yes_or_no = known().all(|cell| yes_or_no(cell).is_some());
        let meaning = |cell: &str| match yes_or_no(cell).filter(|_| are_yes_or_no) {
            Some(says) => says.to_string(),
            None => cell.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let mut written: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for cell in known() {
            written.entry(meaning(cell)).or_default().insert(cell.trim());
        }
        let several = written.into_values().filter(|cells| cells.len() > 1).flatten();
        Cells::of(several).map(DoubtAbout::Variants)
    }

    fn of_factor(&self, at: usize) -> Option<DoubtAbout> {
        let Some(meaning) = recognise(&self.seen.heading) else {
            let is_number = |cell: &str| read_number(cell, self.mapping.decimal).is_some();
            let are_numbers = self.seen.known(&self.mapping.missing).all(is_number);
            let doubt = || self.decimals_or_thousands().or_else(|| self.missing_codes());
            return if are_numbers { doubt() } else { self.variants() };
        };
        if let Meaning::Time(_) = meaning
            && let Some(doubt) = self.of_unusable_time()
        {
            return Some(doubt);
        }
        let key = settled(self.seen, &meaning.role(), self.mapping).role.key()?;
        let by = self.mapping.place(key).filter(|by| *by < at)?;
        Some(DoubtAbout::Taken { by })
    }

    /// Only values to which the user assigned no meaning are in doubt.
    fn of_event(&self, at: usize, coding: &EventCoding) -> Vec<DoubtAbout> {
        let days = self.seen.known(&self.mapping.missing).filter(|cell| is_day(cell)).count();
        if days * 2 > self.seen.known(&self.mapping.missing).count() {
            return vec![DoubtAbout::EventIsADate];
        }
        let mut doubts: Vec<_> = Cells::of(self.unread()).map(DoubtAbout::UnknownEvent).into_iter().collect();
        let (found, about) = EventCoding::of(self.open(), self.profile.event_says(at, self.mapping));
        let as_found = self.open().all(|cell| coding.reads(cell) == found.reads(cell));
        let is_any = |died: bool| {
            self.says("") == Some(Said::Event(died))
                || self
                    .seen
                    .known(&self.mapping.missing)
                    .any(|cell| self.says(cell) == Some(Said::Event(died)))
        };
        doubts.extend(about.into_iter().filter_map(|doubt| match doubt {
            EventDoubt::Unknown { .. } => None,
            EventDoubt::OneSided => (!(is_any(true) && is_any(false))).then_some(DoubtAbout::Event(doubt)),
            EventDoubt::Marked => Some(DoubtAbout::Marked),
            EventDoubt::AgainstDates => None,
            EventDoubt::MayBeSwapped | EventDoubt::Unnamed | EventDoubt::Numbers => {
                as_found.then_some(DoubtAbout::Event(doubt))
            }
        }));
        if is_within_a_time(&self.seen.heading) {
            doubts.push(DoubtAbout::EventUntil);
        }
        if self.profile.dates_contradict(at, coding, self.mapping) {
            doubts.push(DoubtAbout::Event(EventDoubt::AgainstDates));
        }
        doubts.extend(self.causes());
        doubts
    }

    /// Several causes of death, unless the user said that all mean death; or one of them that counts as alive.
    fn causes(&self) -> Option<DoubtAbout> {
        let open = |cell: &str| !self.column.values.contains_key(cell);
        let known = || self.seen.known(&self.mapping.missing);
        let causes = || known().filter(|cell| names_cause(cell));
        let counts_as_alive = causes().any(|cell| self.says(cell) == Some(Said::Event(false)));
        if counts_as_alive || (causes().count() > 1 && causes().any(open)) {
            return Cells::of(causes()).map(DoubtAbout::Causes);
        }
        let codes = || known().filter(|cell| matches!(cell.trim(), "1" | "2" | "3"));
        let unexplained = may_be_codes(&known()) && codes().any(open);
        unexplained.then(|| Cells::of(codes()).map(DoubtAbout::Causes)).flatten()
    }

    fn of_days(&self, order: DateOrder) -> Vec<DoubtAbout> {
        let (found, doubt) = order_seen(self.seen, &self.mapping.missing);
        let mut doubts: Vec<_> = doubt.filter(|_| order == found).into_iter().collect();
        let short = self.seen.known(&self.mapping.missing).filter(|cell| has_short_year(cell));
        doubts.extend(Cells::of(short).map(DoubtAbout::ShortYears));
        doubts.extend(self.not_understood());
        doubts
    }

    fn of_finding(&self, finding: Finding, unit: u8) -> Vec<DoubtAbout> {
        let mut doubts = Vec::new();
        if let Some(measure) = finding.measure() {
            doubts.extend(self.of_unit(finding, unit));
            doubts.extend(self.unknown_unit(finding, unit));
            if doubts.is_empty() {
                let is_unusual = |cell: &&str| {
                    matches!(self.says(cell), Some(Said::Answer(Answer::Quantity(quantity)))
                        if !measure.is_usual(quantity))
                };
                let unusual = Cells::of(self.seen.known(&self.mapping.missing).filter(is_unusual));
                doubts.extend(unusual.map(|cells| DoubtAbout::Unusual { finding, unit, cells }));
            } else if let Some(DoubtAbout::UnitTaken { .. }) = doubts.first() {
                let is_unusual = |cell: &&str| {
                    read_number(cell, self.mapping.decimal)
                        .is_some_and(|value| !measure.is_usual(Quantity { value, unit }))
                };
                let unusual = Cells::of(self.seen.known(&self.mapping.missing).filter(is_unusual));
                doubts.extend(unusual.map(|cells| DoubtAbout::Unusual { finding, unit, cells }));
            }
            doubts.extend(self.points_not_measured());
            doubts.extend(self.missing_codes());
            doubts.extend(self.decimals_or_thousands());
        }
        if finding == Finding::PrimarySite {
            let unknown = |cell: &&str| {
                is_unknown_primary(cell) && self.column.values.get(*cell).is_none_or(String::is_empty)
            };
            doubts.extend(
                Cells::of(self.seen.known_or_missing().filter(unknown)).map(DoubtAbout::UnknownPrimary),
            );
        }
        if finding.kind() == Kind::YesNo
            && Marks::of(
                self.seen
                    .known(&self.mapping.missing)
                    .map(str::to_lowercase)
                    .collect::<Vec<_>>()
                    .iter()
                    .map(String::as_str),
            )
            .is_some_and(|marks| marks.is_one_sided())
        {
            doubts.push(DoubtAbout::Marked);
        }
        doubts.extend(self.codes(finding));
        doubts
    }

    /// The unit in which most numbers are usual, if the column has its default unit.
    fn of_unit(&self, finding: Finding, unit: u8) -> Option<DoubtAbout> {
        let base = unit_of(&self.seen.heading, finding).unwrap_or(0);
        let perhaps = unit_by_values(self.seen, finding, base, self.mapping)?;
        let unasked = settled(self.seen, &Role::finding(finding), self.mapping).role;
        let about = if perhaps == unit {
            DoubtAbout::UnitTaken { finding, unit, instead_of: base }
        } else {
            DoubtAbout::Unit { finding, perhaps, used: unit }
        };
        (unasked == Role::Finding { finding, unit, order: None }).then_some(about)
    }

    /// A unit in the heading that is none of the finding's, as long as the column has the default unit.
    fn unknown_unit(&self, finding: Finding, used: u8) -> Option<DoubtAbout> {
        let named = unknown_unit(&self.seen.heading, finding).filter(|_| used == 0)?.to_owned();
        Some(DoubtAbout::UnknownUnit { finding, named, used })
    }

    /// Numbers in a categorical column, which count as missing until the user explains them.
    fn codes(&self, finding: Finding) -> Option<DoubtAbout> {
        let is_number = |cell: &str| read_number(cell, DecimalSign::Point).is_some();
        let asked = codes(finding, self.seen, &self.mapping.missing);
        let is_code = |cell: &str| {
            is_number(cell) && (has_numeric_codes(finding) || asked.get(cell).is_some_and(String::is_empty))
        };
        let coded = |cell: &&str| match self.column.values.get(*cell) {
            Some(stands_for) => stands_for.is_empty() && is_code(cell),
            None => self.says(cell).is_none(),
        };
        let unread: Vec<&str> = self.seen.known(&self.mapping.missing).filter(coded).collect();
        let numbers_only = unread.iter().all(|cell| is_code(cell));
        Cells::of(unread).map(if numbers_only { DoubtAbout::Codes } else { DoubtAbout::NotUnderstood })
    }
}

/// Returns whether a cell is written as a date, not as a plain number.
pub(crate) fn is_day(cell: &str) -> bool {
    !cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && DateOrder::ALL.iter().any(|order| read_date(cell, *order).is_ok())
}
