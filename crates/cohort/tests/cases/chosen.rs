//! A table with roles chosen by a person, for the tests of mapping and coding.

use cohort::{DoubtAbout, EventCoding, Profile, Role, Sheet, TimeUnit, no_progress, read};

/// A table, its suggested mapping, and later choices.
#[derive(Clone)]
pub(crate) struct Chosen {
    pub(crate) sheet: Sheet,
    pub(crate) profile: Profile,
    pub(crate) mapping: cohort::Mapping,
}

impl Chosen {
    pub(crate) fn of(bytes: Vec<u8>) -> Self {
        let sheet = Sheet::from_csv(bytes, &mut no_progress).unwrap();
        let profile = Profile::of(&sheet);
        let mapping = profile.suggestion().mapping;
        Self { sheet, profile, mapping }
    }

    pub(crate) fn csv(text: &str) -> Self {
        Self::of(text.as_bytes().to_vec())
    }

    /// Chooses the role of the column at an index.
    pub(crate) fn choose(mut self, at: usize, role: &Role) -> Self {
        self.mapping.columns[at] = self.profile.column_as(at, role, &self.mapping).unwrap();
        self
    }

    pub(crate) fn doubts(&self, at: usize) -> Vec<DoubtAbout> {
        let of_column = self.profile.doubts(&self.mapping).into_iter().filter(|doubt| doubt.column == at);
        of_column.map(|doubt| doubt.about).collect()
    }

    pub(crate) fn read(&self) -> cohort::Reading {
        read(&self.sheet, &self.mapping, &mut no_progress).unwrap()
    }
}

pub(crate) fn event() -> Role {
    Role::Event { coding: EventCoding::default() }
}

pub(crate) fn time() -> Role {
    Role::Time { unit: TimeUnit::Days }
}

/// The doubt of a column without a unit in its heading that was given its second one.
pub(crate) fn unit_taken(finding: clinical::Finding) -> DoubtAbout {
    DoubtAbout::UnitTaken { finding, unit: 1, instead_of: 0 }
}

pub(crate) fn values(cells: &[&str]) -> cohort::Cells {
    cohort::Cells { values: cells.iter().map(|cell| (*cell).to_owned()).collect(), more: 0 }
}
