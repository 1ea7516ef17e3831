//! Columns computed from others. They follow the columns of the file, and are used like these.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::date::{DateOrder, read_date};
use crate::doubt::{Doubt, DoubtAbout};
use crate::heading::time_unit;
use crate::mapping::Mapping;
use crate::missing::MissingWords;
use crate::profile::Profile;
use crate::role::Role;
use crate::settle::order_seen;
use crate::time_unit::TimeUnit;
use crate::understand::visible;
use crate::values::{DecimalSign, read_number};

/// A computed column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derived {
    /// Its heading.
    pub name: String,
    /// Its cells.
    pub formula: Formula,
}

/// The cells of a computed column. Columns are named by their headings. A cell is empty if a value that it needs is
/// missing or not understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// The same text in all rows.
    Constant {
        /// The text.
        value: String,
    },
    /// The texts of several columns, such as hospital and number of a patient.
    Joined {
        /// The columns.
        columns: Vec<String>,
    },
    /// A time whose years and months are in several columns.
    Time {
        /// The columns, each with its unit.
        columns: Vec<(String, TimeUnit)>,
    },
    /// The first value, such as the date of death or, for others, that of the last contact.
    First {
        /// The columns, in order.
        columns: Vec<String>,
    },
    /// The sum of numbers.
    Sum {
        /// The columns.
        columns: Vec<String>,
        /// Decimal sign of the numbers.
        decimal: DecimalSign,
    },
    /// Days from one date to another.
    Days {
        /// Column of the first date.
        from: String,
        /// Column of the second date.
        to: String,
        /// Order of the dates of both.
        orders: [DateOrder; 2],
    },
    /// The logarithm to base 2 of a number: a hazard ratio per 1 of it is one per doubling of the number.
    Log2 {
        /// The column.
        column: String,
        /// Decimal sign of the numbers.
        decimal: DecimalSign,
    },
    /// Yes if a number is at least this large, else no.
    AtLeast {
        /// The column.
        column: String,
        /// The least number that gives yes.
        limit: f64,
        /// Decimal sign of the numbers.
        decimal: DecimalSign,
    },
}

/// A computed column to add to a mapping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Addition {
    /// The column.
    pub derived: Derived,
    /// Its role; by its heading if there is none.
    pub role: Option<Role>,
    /// Indices of columns that it replaces, which are then not used.
    #[serde(default)]
    pub replaced: Vec<usize>,
}

impl Formula {
    /// Headings of the columns that it uses.
    #[must_use]
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Self::Constant { .. } => Vec::new(),
            Self::Joined { columns } | Self::First { columns } | Self::Sum { columns, .. } => {
                columns.iter().map(String::as_str).collect()
            }
            Self::Time { columns } => columns.iter().map(|(column, _)| column.as_str()).collect(),
            Self::Days { from, to, .. } => vec![from, to],
            Self::AtLeast { column, .. } | Self::Log2 { column, .. } => vec![column],
        }
    }

    /// Sets decimal sign and order of dates as in the columns of the file.
    fn settled(self, profile: &Profile, mapping: &Mapping) -> Self {
        let decimal = mapping.decimal;
        match self {
            Self::Sum { columns, .. } => Self::Sum { columns, decimal },
            Self::AtLeast { column, limit, .. } => Self::AtLeast { column, limit, decimal },
            Self::Log2 { column, .. } => Self::Log2 { column, decimal },
            Self::Days { from, to, .. } => {
                let orders = [&from, &to].map(|name| order_of(name, profile, mapping));
                Self::Days { from, to, orders }
            }
            other => other,
        }
    }

    /// The cell of a row. `cells` are those of [`Self::columns`].
    fn cell(&self, cells: &[&str], missing: &MissingWords) -> String {
        let known = |cell: &&str| !cell.trim().is_empty() && !missing.holds(cell);
        match self {
            Self::Constant { value } => value.clone(),
            Self::First { .. } => {
                cells.iter().copied().find(known).map_or_else(String::new, |cell| cell.trim().to_owned())
            }
            _ if !cells.iter().all(known) => String::new(),
            Self::Joined { .. } => cells.iter().map(|cell| visible(cell)).collect::<Vec<_>>().join(" / "),
            Self::Time { columns } => {
                let part = |(cell, (_, unit)): (&&str, &(String, TimeUnit))| {
                    format!("{} {}", cell.trim(), name_of(*unit))
                };
                cells.iter().zip(columns).map(part).collect::<Vec<_>>().join(" ")
            }
            Self::Sum { decimal, .. } => {
                let numbers: Option<Vec<f64>> =
                    cells.iter().map(|cell| read_number(cell, *decimal)).collect();
                numbers.map_or_else(String::new, |numbers| written(numbers.iter().sum(), *decimal))
            }
            Self::Days { orders, .. } => {
                let date = |at: usize| read_date(cells.get(at)?, orders[at]).ok();
                let days = date(0).zip(date(1)).and_then(|(from, to)| from.until(to).ok());
                days.map_or_else(String::new, |span| span.get_days().to_string())
            }
            Self::Log2 { decimal, .. } => {
                let number = cells.first().and_then(|cell| read_number(cell, *decimal));
                let number = number.filter(|number| *number > 0.0);
                number.map_or_else(String::new, |number| written(libm::log2(number), *decimal))
            }
            Self::AtLeast { limit, decimal, .. } => {
                let number = cells.first().and_then(|cell| read_number(cell, *decimal));
                let answer = |number: f64| if number >= *limit { "yes" } else { "no" };
                number.map_or("", answer).to_owned()
            }
        }
    }
}

/// Order of the dates of a column, as mapped or as in its cells.
fn order_of(heading: &str, profile: &Profile, mapping: &Mapping) -> DateOrder {
    let at = mapping.columns.iter().position(|column| column.heading == heading);
    let mapped = at.and_then(|at| match mapping.columns.get(at)?.role {
        Role::Finding { order, .. } => order,
        Role::DateOfDeath { order } => Some(order),
        _ => None,
    });
    let seen = || Some(order_seen(profile.column(at?)?, &mapping.missing).0);
    mapped.or_else(seen).unwrap_or(DateOrder::YearMonthDay)
}

fn name_of(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Days => "days",
        TimeUnit::Weeks => "weeks",
        TimeUnit::Months => "months",
        TimeUnit::Years => "years",
    }
}

/// Writes a number, without the error of a sum of decimal fractions.
fn written(number: f64, decimal: DecimalSign) -> String {
    let text = ((number * 1e9).round() / 1e9).to_string();
    if decimal == DecimalSign::Comma { text.replace('.', ",") } else { text }
}

/// Computed columns of a sheet, with the places of the columns that they use.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Computed {
    pub(crate) columns: Vec<Derived>,
    places: Vec<Vec<Option<usize>>>,
    missing: MissingWords,
}

impl Computed {
    /// Computed columns after those with these headings. One may use those before it.
    pub(crate) fn new(columns: &[Derived], headings: &[String]) -> Self {
        let mut known: Vec<&str> = headings.iter().map(String::as_str).collect();
        let mut places = Vec::new();
        for column in columns {
            let place = |name: &str| known.iter().position(|known| *known == name);
            places.push(column.formula.columns().into_iter().map(place).collect());
            known.push(&column.name);
        }
        Self { columns: columns.to_vec(), places, missing: MissingWords::default() }
    }

    /// The cells of a row after its own.
    pub(crate) fn cells<'a>(&self, own: &[Cow<'a, str>]) -> Vec<Cow<'a, str>> {
        let mut computed: Vec<Cow<'a, str>> = Vec::new();
        for (column, places) in self.columns.iter().zip(&self.places) {
            let of = |place: &Option<usize>| {
                let place = (*place)?;
                own.get(place).or_else(|| computed.get(place - own.len())).map(AsRef::as_ref)
            };
            let cells: Option<Vec<&str>> = places.iter().map(of).collect();
            let cell = cells.map(|cells| column.formula.cell(&cells, &self.missing));
            computed.push(Cow::Owned(cell.unwrap_or_default()));
        }
        computed
    }
}

impl Addition {
    /// Adds the column to a mapping, and returns its index. The sheet must have its cells already.
    #[must_use]
    pub fn settled(self, profile: &Profile, mapping: &Mapping) -> Self {
        let Derived { name, formula } = self.derived;
        let is_taken = |name: &str| mapping.columns.iter().any(|column| column.heading == name);
        let name = visible(&name).into_owned();
        let numbered = (2..).map(|number| format!("{name} ({number})"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name));
        let derived = Derived { name: free.unwrap_or_default(), formula: formula.settled(profile, mapping) };
        Self { derived, ..self }
    }
}

impl Doubt {
    /// The computed column that resolves a doubt, if there is one.
    #[must_use]
    pub fn addition(&self, mapping: &Mapping) -> Option<Addition> {
        let (DoubtAbout::PartOfTime { other } | DoubtAbout::NumbersOfHospitals { other }) = self.about else {
            return None;
        };
        let (column, other_column) = (mapping.columns.get(self.column)?, mapping.columns.get(other)?);
        let [name, other_name] = [&column.heading, &other_column.heading];
        if let DoubtAbout::NumbersOfHospitals { .. } = self.about {
            let formula = Formula::Joined { columns: vec![other_name.clone(), name.clone()] };
            let derived = Derived { name: format!("{other_name} / {name}"), formula };
            return Some(Addition { derived, role: Some(Role::Patient), replaced: vec![self.column] });
        }
        let mut columns =
            vec![(name.clone(), time_unit(name)?), (other_name.clone(), time_unit(other_name)?)];
        columns.sort_by(|a, b| b.1.days().total_cmp(&a.1.days()));
        let derived = Derived {
            name: format!("{} + {}", columns[0].0, columns[1].0),
            formula: Formula::Time { columns },
        };
        let role = Some(column.role.clone());
        Some(Addition { derived, role, replaced: vec![self.column, other] })
    }
}

impl Mapping {
    /// The mapping without a computed column, and without those that use it.
    #[must_use]
    pub fn without(&self, at: usize) -> Self {
        let mut mapping = self.clone();
        let Some(place) = (at + self.derived.len()).checked_sub(self.columns.len()) else { return mapping };
        if place >= self.derived.len() {
            return mapping;
        }
        mapping.columns.remove(at);
        let removed = mapping.derived.remove(place).name;
        while let Some(next) = mapping.derived.iter().position(|column| {
            let uses = column.formula.columns();
            uses.contains(&removed.as_str())
        }) {
            mapping = mapping.without(mapping.columns.len() - mapping.derived.len() + next);
        }
        mapping
    }

    /// Adds the last column of a sheet, which was computed by `addition`, to the mapping of the others.
    pub fn add(&mut self, addition: &Addition, profile: &Profile) {
        for (at, column) in self.columns.iter_mut().enumerate() {
            if addition.replaced.contains(&at) {
                column.role = Role::Ignored;
            }
        }
        let at = self.columns.len();
        let suggested = profile.suggestion().mapping.columns.get(at).map(|column| column.role.clone());
        let role = addition.role.clone().or(suggested).unwrap_or(Role::Factor);
        let is_free = role.key().is_none_or(|key| self.place(key).is_none());
        let role = if is_free { role } else { Role::Factor };
        self.derived.push(addition.derived.clone());
        if let Some(mut column) = profile.column_as(at, &role, self) {
            // A time of several columns has its units in its cells.
            if let (Role::Time { unit } | Role::TimeToDeath { unit }, Formula::Time { .. }) =
                (&mut column.role, &addition.derived.formula)
            {
                *unit = TimeUnit::Days;
            }
            self.columns.push(column);
        }
    }
}
