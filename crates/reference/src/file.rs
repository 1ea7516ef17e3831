//! File format: JSON with a version and a checksum of the contents.

use serde::{Deserialize, Serialize};

use crate::error::{Fault, OpenError};
use crate::reference::MOST;
use crate::{Coarsening, Counts, Group, Labels, Reference, Step, SystemCounts};

/// Marker of the format.
pub const FORMAT: &str = "spinemet-reference";

/// The version that is written.
pub const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    checksum: String,
    reference: Contents,
}

/// The marker and version of any file.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contents {
    place: String,
    years: String,
    patients: u64,
    times: Coarsening,
    smallest_group: u32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    made_up: bool,
    systems: Vec<System>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct System {
    system: String,
    groups: Vec<OfGroup>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfGroup {
    groups: Vec<String>,
    /// Time in units, number at risk, events, censorings.
    counts: Vec<(f64, u64, u64, u64)>,
}

/// Returns whether a file is a reference, by its marker.
#[must_use]
pub fn is_reference(file: &str) -> bool {
    let head: Result<Head, _> = serde_json::from_str(file);
    match head {
        Ok(head) => head.format.as_deref() == Some(FORMAT),
        // A truncated file still begins with its marker.
        Err(_) => file.chars().take(200).collect::<String>().contains(FORMAT),
    }
}

/// Writes a reference.
#[must_use]
pub fn save(reference: &Reference) -> String {
    let contents = Contents::of(reference);
    let checksum = contents.checksum();
    let file = File { format: FORMAT.to_owned(), version: VERSION, checksum, reference: contents };
    // Fails only for map keys that are not strings; there are none.
    serde_json::to_string(&file).unwrap_or_default()
}

/// Reads a reference.
///
/// # Errors
/// The file is no reference, newer, truncated, changed after saving, or its counts contradict each other.
///
/// ```
/// let error = reference::open(r#"{"format": "spinemet-reference", "version": 9}"#).unwrap_err();
/// assert_eq!(error.to_string(), "the file has version 9, and this release reads versions up to 1");
/// assert_eq!(reference::open("{}"), Err(reference::OpenError::NotAReference));
/// ```
pub fn open(file: &str) -> Result<Reference, OpenError> {
    if !is_reference(file) {
        return Err(OpenError::NotAReference);
    }
    let head: Head = serde_json::from_str(file).map_err(|error| malformed(&error))?;
    if let Some(version) = head.version.filter(|version| *version > VERSION) {
        return Err(OpenError::TooNew { file: version, known: VERSION });
    }
    if head.version == Some(0) {
        return Err(OpenError::Unexpected("version 0".to_owned()));
    }
    let file: File = serde_json::from_str(file).map_err(|error| malformed(&error))?;
    if file.checksum != file.reference.checksum() {
        return Err(OpenError::Changed);
    }
    file.reference.read().map_err(OpenError::Fault)
}

fn malformed(error: &serde_json::Error) -> OpenError {
    if error.is_data() {
        // The message of the parser without the position, which is of no use in a file of one line.
        let text = error.to_string();
        let end = text.rfind(" at line ").unwrap_or(text.len());
        return OpenError::Unexpected(text.get(..end).unwrap_or_default().to_owned());
    }
    OpenError::Malformed { line: error.line(), column: error.column() }
}

impl Contents {
    fn of(reference: &Reference) -> Self {
        let labels = reference.labels();
        let counts = |step: &Step| {
            let units = step.time / labels.times.days();
            let time = if labels.times.rounds() { units.round() } else { units };
            (time, step.at_risk, step.events, step.censored)
        };
        let group = |group: &Group| OfGroup {
            groups: group.names.clone(),
            counts: group.counts.steps().iter().map(counts).collect(),
        };
        let system = |system: &SystemCounts| System {
            system: system.system.clone(),
            groups: system.groups.iter().map(group).collect(),
        };
        Self {
            place: labels.place.clone(),
            years: labels.years.clone(),
            patients: reference.patients(),
            times: labels.times,
            smallest_group: labels.smallest_group,
            made_up: labels.made_up,
            systems: reference.systems().iter().map(system).collect(),
        }
    }

    /// FNV-1a (64 bits) of the contents as compact JSON. It detects damage and edits by hand, not forgery.
    fn checksum(&self) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
    }

    fn read(self) -> Result<Reference, Fault> {
        let [most_systems, most_groups, most_steps] = MOST;
        let labels = Labels {
            place: self.place,
            years: self.years,
            times: self.times,
            smallest_group: self.smallest_group,
            made_up: self.made_up,
        };
        let too_long = |system: &System| {
            system.groups.len() > most_groups
                || system.groups.iter().any(|group| group.counts.len() > most_steps)
        };
        if self.systems.len() > most_systems || self.systems.iter().any(too_long) {
            return Err(Fault::Text("systems"));
        }
        let mut systems = Vec::new();
        for system in self.systems {
            let mut groups = Vec::new();
            for group in system.groups {
                groups.push(group.read(&system.system, labels.times)?);
            }
            systems.push(SystemCounts { system: system.system, groups });
        }
        Reference::new(labels, self.patients, systems)
    }
}

impl OfGroup {
    fn read(self, system: &str, times: Coarsening) -> Result<Group, Fault> {
        let step = |(time, at_risk, events, censored): (f64, u64, u64, u64)| Step {
            time: time * times.days(),
            at_risk,
            events,
            censored,
        };
        let counts = Counts::checked(self.counts.into_iter().map(step).collect());
        let fault = |days: f64| Fault::Sum {
            system: system.to_owned(),
            group: self.groups.join(" + "),
            time: days / times.days(),
        };
        Ok(Group { counts: counts.map_err(fault)?, names: self.groups })
    }
}
