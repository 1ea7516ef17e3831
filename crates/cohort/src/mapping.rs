//! The mapping of a sheet: role of each column. It is suggested, shown, changed, saved and reused.

use std::collections::{BTreeMap, HashMap};

use clinical::{Finding, Kind};
use serde::{Deserialize, Serialize};

use crate::derived::Derived;
use crate::heading::may_be_later;
use crate::missing::MissingWords;
use crate::role::{Moment, Role, RoleKey};
use crate::sheet::Sheet;
use crate::time_zero::{Entry, TimeZero, is_later};
use crate::values::DecimalSign;

/// The version of saved mappings that this program writes.
pub const MAPPING_VERSION: u32 = 1;

/// The interpretation of a sheet.
///
/// ```
/// use cohort::{Mapping, Sheet, suggest, no_progress};
/// let sheet = Sheet::from_csv(b"OS (months),death,hospital\n3,1,A\n5,0,B\n".to_vec(), &mut no_progress)?;
/// let mapping = suggest(&sheet).mapping;
/// let saved = mapping.to_json();
/// assert_eq!(Mapping::from_json(&saved).unwrap(), mapping);
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// Version of its format.
    pub version: u32,
    /// Columns, in the order of the sheet.
    pub columns: Vec<Column>,
    /// Start and end of the time.
    pub time: TimeFrom,
    /// Meaning of a comma in a number.
    #[serde(default)]
    pub decimal: DecimalSign,
    /// Words that count as missing in every column.
    #[serde(default)]
    pub missing: MissingWords,
    /// True if the workbook counts days from 1904, so that a plain number in a column of dates is counted so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_1904: bool,
    /// Computed columns, which are the last of `columns`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived: Vec<Derived>,
}

/// A column's mapping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Heading.
    pub heading: String,
    /// Role.
    pub role: Role,
    /// Meanings of cells chosen by the user: the id of a value, or another spelling. Empty is missing; a cell
    /// mapped to itself is a value even if it is a word for missing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// True if the user confirmed the column, so that it is not asked about again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// Values of a categorical column in the order chosen by the user, first to last; others follow in their
    /// natural order. If empty, all are in natural order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
    /// True if a person stated that the values were known at time zero, where the name of the column suggests that they
    /// may not have been: the treatment began before the operation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub known_at_zero: bool,
}

/// Start and end of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeFrom {
    /// As in the time column.
    #[default]
    Column,
    /// From the diagnosis of the metastasis to death or the last follow-up.
    Metastasis,
    /// From the operation to death or the last follow-up.
    Operation,
    /// From the diagnosis of the primary to death or the last follow-up.
    Primary,
}

impl TimeFrom {
    /// All options.
    pub const ALL: [Self; 4] = [Self::Column, Self::Metastasis, Self::Operation, Self::Primary];

    /// The start date, if any.
    #[must_use]
    pub fn origin(self) -> Option<Finding> {
        match self {
            Self::Column => None,
            Self::Metastasis => Some(Finding::DateMetastasis),
            Self::Operation => Some(Finding::DateSurgery),
            Self::Primary => Some(Finding::DatePrimary),
        }
    }
}

/// Prerequisites of survival analysis that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MissingRequirement {
    /// A time column, or two date columns.
    Time,
    /// The date from which the time runs; the file has such dates.
    Origin,
    /// A column for death.
    Event,
}

/// Reasons why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MappingError {
    /// It is not a saved mapping.
    #[error("this is not a saved mapping: {problem}")]
    NotAMapping {
        /// Description of the fault.
        problem: String,
    },
    /// It was saved by a later version of the program.
    #[error("the mapping has version {found}, and this program reads {MAPPING_VERSION}; reload the page")]
    Later {
        /// Its version.
        found: u32,
    },
    /// It is for a sheet with another number of columns.
    #[error("the mapping has {mapping} columns and the sheet {sheet}; fit it to the sheet first")]
    OtherSheet {
        /// Number of columns of the mapping.
        mapping: usize,
        /// Number of columns of the sheet.
        sheet: usize,
    },
    /// Two columns have the same role.
    #[error("\"{first}\" and \"{second}\" cannot be the same; choose one of them")]
    Twice {
        /// Heading of the first.
        first: String,
        /// Heading of the second.
        second: String,
        /// Their role.
        what: RoleKey,
    },
    /// A date that defines the time is in no column.
    #[error("the time is to run between two days, and no column is {}", needed.id())]
    NoDateColumn {
        /// The missing finding.
        needed: Finding,
    },
    /// A unit that the finding does not have.
    #[error("{} has no unit number {unit}", finding.id())]
    NoSuchUnit {
        /// The finding.
        finding: Finding,
        /// Index of the unit.
        unit: u8,
    },
}

impl Mapping {
    /// Serialises the mapping.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Parses a saved mapping.
    ///
    /// # Errors
    /// If it is none, or of a later version.
    pub fn from_json(text: &str) -> Result<Self, MappingError> {
        #[derive(Deserialize)]
        struct Version {
            version: u32,
        }
        let not_one = |error: serde_json::Error| MappingError::NotAMapping { problem: error.to_string() };
        let Version { version } = serde_json::from_str(text).map_err(not_one)?;
        if version > MAPPING_VERSION {
            return Err(MappingError::Later { found: version });
        }
        serde_json::from_str(text).map_err(not_one)
    }

    /// Adapts the mapping to a sheet with columns in another order, or with new ones; these get their role
    /// from `suggested`, unless it is taken. Columns missing from the sheet are dropped and returned.
    #[must_use]
    pub fn fitted(&self, suggested: &Self) -> (Self, Vec<String>) {
        let mut own: HashMap<&str, &Column> =
            self.columns.iter().map(|column| (column.heading.as_str(), column)).collect();
        let mut fitted = suggested.clone();
        let mut taken: Vec<RoleKey> = Vec::new();
        let mut is_new = vec![true; fitted.columns.len()];
        for (column, new) in fitted.columns.iter_mut().zip(&mut is_new) {
            if let Some(known) = own.remove(column.heading.as_str()) {
                // The confirmation referred to other cells.
                *column = Column { heading: column.heading.clone(), confirmed: false, ..known.clone() };
                *new = false;
                taken.extend(column.role.key());
            }
        }
        for (column, _) in fitted.columns.iter_mut().zip(&is_new).filter(|(_, new)| **new) {
            if column.role.key().is_some_and(|key| taken.contains(&key)) {
                column.role = Role::Factor;
            }
        }
        (fitted.time, fitted.decimal, fitted.missing) = (self.time, self.decimal, self.missing.clone());
        let mut gone: Vec<String> = own.into_values().map(|column| column.heading.clone()).collect();
        gone.sort_unstable();
        (fitted, gone)
    }

    /// Index of the column with this role.
    #[must_use]
    pub fn place(&self, key: RoleKey) -> Option<usize> {
        self.columns.iter().position(|column| column.role.key() == Some(key))
    }

    /// Time zero, and start of the time at risk: the recorded entry. Without one, a time from a diagnosis has
    /// delayed entry at the operation, whose date must then be known.
    #[must_use]
    pub fn time_zero(&self) -> TimeZero {
        if self.place(RoleKey::Entry).is_some() {
            return TimeZero { from: self.time, entry: Entry::Recorded };
        }
        let entry = match self.time {
            TimeFrom::Column | TimeFrom::Operation => Entry::AtZero,
            TimeFrom::Metastasis | TimeFrom::Primary => {
                let operation = self.place(RoleKey::Finding(Finding::DateSurgery));
                if operation.is_some() { Entry::AtOperation } else { Entry::Unknown }
            }
        };
        TimeZero { from: self.time, entry }
    }

    /// Prerequisites of survival analysis that are missing. With any of these, rows are only scored.
    #[must_use]
    pub fn lacks(&self) -> Vec<MissingRequirement> {
        let is = |key| self.place(key).is_some();
        let time = self.time != TimeFrom::Column || is(RoleKey::Time);
        let ends = is(RoleKey::Finding(Finding::DateLastFollowup)) || is(RoleKey::DateOfDeath);
        let begins = TimeFrom::ALL.iter().filter_map(|from| from.origin()).any(|it| is(RoleKey::Finding(it)));
        let lack = if begins && ends { MissingRequirement::Origin } else { MissingRequirement::Time };
        let event = is(RoleKey::Event) || is(RoleKey::DateOfDeath) || is(RoleKey::TimeToDeath);
        [(!time).then_some(lack), (!event).then_some(MissingRequirement::Event)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Checks whether a sheet can be read with it.
    ///
    /// # Errors
    /// The reason why it cannot.
    pub fn check(&self, sheet: &Sheet) -> Result<(), MappingError> {
        let (mapping, columns) = (self.columns.len(), sheet.heading().len());
        if mapping != columns {
            return Err(MappingError::OtherSheet { mapping, sheet: columns });
        }
        let mut taken: HashMap<RoleKey, &str> = HashMap::new();
        for column in &self.columns {
            if let Some(what) = column.role.key()
                && let Some(first) = taken.insert(what, &column.heading)
            {
                let second = column.heading.clone();
                return Err(MappingError::Twice { first: first.to_owned(), second, what });
            }
            if let Role::Finding { finding, unit, .. } = column.role
                && usize::from(unit) >= finding.measure().map_or(1, |measure| measure.units.len())
            {
                return Err(MappingError::NoSuchUnit { finding, unit });
            }
        }
        let has = |key| taken.contains_key(&key);
        let end = has(RoleKey::Finding(Finding::DateLastFollowup)) || has(RoleKey::DateOfDeath);
        match self.time.origin() {
            Some(needed) if !has(RoleKey::Finding(needed)) => Err(MappingError::NoDateColumn { needed }),
            Some(_) if !end => Err(MappingError::NoDateColumn { needed: Finding::DateLastFollowup }),
            _ => Ok(()),
        }
    }
}

impl Column {
    /// A column with this role and without meanings of values.
    #[must_use]
    pub fn new(heading: &str, role: Role) -> Self {
        Self {
            heading: heading.to_owned(),
            role,
            values: BTreeMap::new(),
            confirmed: false,
            order: Vec::new(),
            known_at_zero: false,
        }
    }

    /// Returns whether its values may be known only after time zero, by its name or its meaning.
    #[must_use]
    pub fn may_be_later(&self) -> bool {
        match &self.role {
            Role::After { .. } => true,
            Role::Factor => may_be_later(&self.heading),
            Role::Finding { finding, .. } => *finding == Finding::DateLastRadiotherapy || is_later(*finding),
            Role::Ignored
            | Role::Patient
            | Role::Time { .. }
            | Role::TimeToDeath { .. }
            | Role::Event { .. }
            | Role::DateOfDeath { .. }
            | Role::Start { .. }
            | Role::Entry { .. } => false,
        }
    }

    /// Returns whether the user chose a meaning for this cell.
    pub(crate) fn settles(&self, cell: &str) -> bool {
        self.values.contains_key(cell.trim())
    }

    /// Returns whether the user chose that the meaning of this cell is not known.
    pub(crate) fn leaves_open(&self, cell: &str) -> bool {
        self.values.get(cell.trim()).is_some_and(String::is_empty)
    }

    /// Meaning of a cell: as chosen by the user, otherwise its own text.
    pub(crate) fn stands_for<'a>(&'a self, cell: &'a str) -> &'a str {
        if self.values.is_empty() {
            return cell;
        }
        let cell = cell.trim();
        self.values.get(cell).map_or(cell, String::as_str)
    }

    /// Returns whether its cells are dates.
    #[must_use]
    pub fn is_date(&self) -> bool {
        match self.role {
            Role::DateOfDeath { .. }
            | Role::Start { at: Moment::Date(_) }
            | Role::Entry { at: Moment::Date(_) } => true,
            Role::Finding { finding, .. } => finding.kind() == Kind::Date,
            Role::Ignored
            | Role::Factor
            | Role::After { .. }
            | Role::Patient
            | Role::Time { .. }
            | Role::TimeToDeath { .. }
            | Role::Event { .. }
            | Role::Start { .. }
            | Role::Entry { .. } => false,
        }
    }
}
