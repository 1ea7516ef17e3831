//! How a sheet is understood: which column is what. It is suggested, shown, changed, saved and used again.

use std::collections::{BTreeMap, HashMap};

use clinical::{Finding, Kind};
use serde::{Deserialize, Serialize};

use crate::missing::MissingWords;
use crate::role::{Role, RoleKey};
use crate::sheet::Sheet;
use crate::time_zero::{Entry, TimeZero};
use crate::values::DecimalSign;

/// The version of saved mappings that this program writes.
pub const MAPPING_VERSION: u32 = 1;

/// How a sheet is understood.
///
/// ```
/// use cohort::{Mapping, Sheet, suggest, unheard};
/// let sheet = Sheet::from_csv(b"OS (months),death,hospital\n3,1,A\n5,0,B\n".to_vec(), &mut unheard)?;
/// let mapping = suggest(&sheet).mapping;
/// let saved = mapping.to_json();
/// assert_eq!(Mapping::from_json(&saved).unwrap(), mapping);
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// The version of its form.
    pub version: u32,
    /// What each column is, in the order of the sheet.
    pub columns: Vec<Column>,
    /// From when to when the time runs.
    pub time: TimeFrom,
    /// What a comma in a number is.
    #[serde(default)]
    pub decimal: DecimalSign,
    /// The words that count as missing in every column.
    #[serde(default)]
    pub missing: MissingWords,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What it is.
    pub role: Role,
    /// Meanings of cells, as chosen by the user: an id of a value, or another way to write it. Empty is
    /// missing; a cell that stands for itself is a value although it is a word for missing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
    /// Whether a person said that the column is right as it is, so that it is not asked about again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// The values of a column of groups in the order that a person chose, first to last; those not named follow in
    /// their natural order. Empty: the natural order of all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<String>,
}

/// From when to when the time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeFrom {
    /// As the column of times has it.
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
    /// All, to choose from.
    pub const ALL: [Self; 4] = [Self::Column, Self::Metastasis, Self::Operation, Self::Primary];

    /// The day on which it begins.
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

/// What is needed for survival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    /// A column of times, or two of days.
    Time,
    /// A column that says whether the patient died.
    Event,
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MappingError {
    /// It is not a saved mapping.
    #[error("this is not a saved mapping: {problem}")]
    NotAMapping {
        /// What is wrong with it.
        problem: String,
    },
    /// It was saved by a later program.
    #[error("the mapping has version {found}, and this program reads {MAPPING_VERSION}; reload the page")]
    Later {
        /// Its version.
        found: u32,
    },
    /// It is for a sheet of other columns.
    #[error("the mapping has {mapping} columns and the sheet {sheet}; fit it to the sheet first")]
    OtherSheet {
        /// The columns of the mapping.
        mapping: usize,
        /// Those of the sheet.
        sheet: usize,
    },
    /// Two columns are the same.
    #[error("\"{first}\" and \"{second}\" cannot be the same; choose one of them")]
    Twice {
        /// The heading of the one.
        first: String,
        /// The heading of the other.
        second: String,
        /// What both are.
        what: RoleKey,
    },
    /// The time is to run from or to a day that no column holds.
    #[error("the time is to run between two days, and no column is {}", needed.id())]
    NoDateColumn {
        /// The finding that is needed.
        needed: Finding,
    },
    /// A unit that the finding is not measured in.
    #[error("{} has no unit number {unit}", finding.id())]
    NoSuchUnit {
        /// The finding.
        finding: Finding,
        /// The place of the unit.
        unit: u8,
    },
}

impl Mapping {
    /// As it is saved.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads a saved mapping.
    ///
    /// # Errors
    /// Where it is none, or of a later version.
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

    /// The same for a sheet whose columns stand in another order, or some of which are new; new ones are what
    /// `suggested` says, unless that is taken. Columns that the sheet does not have fall away, and are named.
    #[must_use]
    pub fn fitted(&self, suggested: &Self) -> (Self, Vec<String>) {
        let mut own: HashMap<&str, &Column> =
            self.columns.iter().map(|column| (column.heading.as_str(), column)).collect();
        let mut fitted = suggested.clone();
        let mut taken: Vec<RoleKey> = Vec::new();
        let mut is_new = vec![true; fitted.columns.len()];
        for (column, new) in fitted.columns.iter_mut().zip(&mut is_new) {
            if let Some(known) = own.remove(column.heading.as_str()) {
                // Whoever said that the column is right looked at other cells.
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

    /// The place of the column that is this.
    #[must_use]
    pub fn place(&self, key: RoleKey) -> Option<usize> {
        self.columns.iter().position(|column| column.role.key() == Some(key))
    }

    /// From when time runs and from when rows are at risk. A time that runs from a diagnosis has delayed entry at the
    /// operation, whose day must then be known.
    #[must_use]
    pub fn time_zero(&self) -> TimeZero {
        let entry = match self.time {
            TimeFrom::Column | TimeFrom::Operation => Entry::AtZero,
            TimeFrom::Metastasis | TimeFrom::Primary => {
                let operation = self.place(RoleKey::Finding(Finding::DateSurgery));
                if operation.is_some() { Entry::AtOperation } else { Entry::Unknown }
            }
        };
        TimeZero { from: self.time, entry }
    }

    /// What is still needed for survival. Without it, rows are scored and not analysed.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        let is = |key| self.place(key).is_some();
        let time = self.time != TimeFrom::Column || is(RoleKey::Time);
        let event = is(RoleKey::Event) || is(RoleKey::DateOfDeath) || is(RoleKey::TimeToDeath);
        [(!time).then_some(Lack::Time), (!event).then_some(Lack::Event)].into_iter().flatten().collect()
    }

    /// Whether a sheet can be read by it.
    ///
    /// # Errors
    /// Why it cannot.
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
    /// A column that is this, with nothing said of its values.
    #[must_use]
    pub fn new(heading: &str, role: Role) -> Self {
        Self {
            heading: heading.to_owned(),
            role,
            values: BTreeMap::new(),
            confirmed: false,
            order: Vec::new(),
        }
    }

    /// Returns whether the user chose a meaning for this cell.
    pub(crate) fn settles(&self, cell: &str) -> bool {
        self.values.contains_key(cell.trim())
    }

    /// What a cell stands for: what the user said, or what it says itself.
    pub(crate) fn stands_for<'a>(&'a self, cell: &'a str) -> &'a str {
        if self.values.is_empty() {
            return cell;
        }
        let cell = cell.trim();
        self.values.get(cell).map_or(cell, String::as_str)
    }

    /// Whether its cells are days.
    #[must_use]
    pub fn is_date(&self) -> bool {
        match self.role {
            Role::DateOfDeath { .. } => true,
            Role::Finding { finding, .. } => finding.kind() == Kind::Date,
            Role::Ignored
            | Role::Factor
            | Role::After { .. }
            | Role::Patient
            | Role::Time { .. }
            | Role::TimeToDeath { .. }
            | Role::Event { .. } => false,
        }
    }
}
