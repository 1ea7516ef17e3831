//! Contents of a reference.

use crate::error::Fault;
use crate::{Coarsening, Counts};

/// Longest text of a label, in characters.
const MOST_LETTERS: usize = 200;

/// Most systems, groups of a system, and steps of a group.
pub(crate) const MOST: [usize; 3] = [200, 100, 100_000];

/// Largest number of patients: all counts are exact as `f64`.
const MOST_PATIENTS: u64 = 1 << 53;

/// Texts and settings of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Name of the hospital or registry.
    pub place: String,
    /// Years of treatment, as text.
    pub years: String,
    /// Unit of the times.
    pub times: Coarsening,
    /// Smallest size of a group that is shown.
    pub smallest_group: u32,
    /// True if the patients are made up, as those of the example.
    pub made_up: bool,
}

/// A reference: survival of the patients of one place, as counts.
///
/// Its counts add up, its times are whole units, and no group is smaller than the stated size.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    labels: Labels,
    patients: u64,
    systems: Vec<SystemCounts>,
}

/// Groups of one scoring system.
#[derive(Debug, Clone, PartialEq)]
pub struct SystemCounts {
    /// Id of the system.
    pub system: String,
    /// Its groups, in the order of the system.
    pub groups: Vec<Group>,
}

/// Counts of one group, or of several that were merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Names of the groups, as in the system; several if merged.
    pub names: Vec<String>,
    /// Their counts.
    pub counts: Counts,
}

impl Reference {
    /// Checks the contents.
    ///
    /// # Errors
    /// The first contradiction.
    pub(crate) fn new(labels: Labels, patients: u64, systems: Vec<SystemCounts>) -> Result<Self, Fault> {
        check_text("place", &labels.place)?;
        check_text("years", &labels.years)?;
        if systems.is_empty() {
            return Err(Fault::Empty);
        }
        let mut seen: Vec<&str> = Vec::new();
        for system in &systems {
            check_text("system", &system.system)?;
            check_new(&mut seen, &system.system)?;
            system.check(&labels, patients)?;
        }
        Ok(Self { labels, patients, systems })
    }

    /// Its texts and settings.
    #[must_use]
    pub fn labels(&self) -> &Labels {
        &self.labels
    }

    /// Number of patients of the study, scored or not.
    #[must_use]
    pub fn patients(&self) -> u64 {
        self.patients
    }

    /// Its systems.
    #[must_use]
    pub fn systems(&self) -> &[SystemCounts] {
        &self.systems
    }

    /// A system by id.
    #[must_use]
    pub fn system(&self, id: &str) -> Option<&SystemCounts> {
        self.systems.iter().find(|system| system.system == id)
    }
}

impl SystemCounts {
    /// The group that contains the group of this name.
    #[must_use]
    pub fn group(&self, name: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.names.iter().any(|known| known == name))
    }

    /// Number of patients in all groups shown.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.groups.iter().map(|group| group.counts.n()).sum()
    }

    fn check(&self, labels: &Labels, patients: u64) -> Result<(), Fault> {
        if self.groups.is_empty() {
            return Err(Fault::Empty);
        }
        let mut seen = Vec::new();
        let mut counted = 0_u64;
        for group in &self.groups {
            if group.names.is_empty() {
                return Err(Fault::Text("group"));
            }
            for name in &group.names {
                check_text("group", name)?;
                check_new(&mut seen, name)?;
            }
            self.check_times(group, labels.times)?;
            let n = group.counts.n();
            if n < u64::from(labels.smallest_group) {
                let (system, group) = (self.system.clone(), group.name());
                return Err(Fault::TooSmall { system, group, n, smallest: labels.smallest_group });
            }
            counted = counted.saturating_add(n);
        }
        if counted > patients.min(MOST_PATIENTS) {
            return Err(Fault::TooMany { system: self.system.clone(), counted, stated: patients });
        }
        Ok(())
    }

    /// Checks that times are finite, not negative, and whole units if coarsened.
    fn check_times(&self, group: &Group, unit: Coarsening) -> Result<(), Fault> {
        let possible = |time: f64| {
            let whole = (time - unit.ceil(time)).abs() <= 1e-6 * time.max(1.0);
            time.is_finite() && time >= 0.0 && whole
        };
        match group.counts.steps().iter().find(|step| !possible(step.time)) {
            None => Ok(()),
            Some(step) => {
                let time = step.time / unit.days();
                Err(Fault::Time { system: self.system.clone(), group: group.name(), time })
            }
        }
    }
}

impl Group {
    /// Its names, joined.
    #[must_use]
    pub fn name(&self) -> String {
        self.names.join(" + ")
    }
}

fn check_text(what: &'static str, text: &str) -> Result<(), Fault> {
    let fits = !text.trim().is_empty() && text.chars().count() <= MOST_LETTERS;
    if fits && !text.chars().any(char::is_control) { Ok(()) } else { Err(Fault::Text(what)) }
}

fn check_new<'a>(seen: &mut Vec<&'a str>, name: &'a str) -> Result<(), Fault> {
    if seen.contains(&name) {
        return Err(Fault::Twice(name.to_owned()));
    }
    seen.push(name);
    Ok(())
}
