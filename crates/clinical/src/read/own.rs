//! A scoring file that is not among the published ones.

use super::{Definition, File, ReadError, Unresolved, check};
use crate::definition::{Catalogue, Source, System};

/// Greatest length of a file in bytes.
const LONGEST: usize = 1 << 20;

/// Reads and checks a scoring file by itself. Its source is its own id, or one of the published `sources`; it
/// cannot use the items or the total of another system.
///
/// # Errors
/// The first error, with the line.
pub fn read_own(file: File<'_>, sources: &[Source]) -> Result<System, ReadError> {
    if file.text.len() > LONGEST {
        return Err(file.error(0, "the file is too long"));
    }
    let own = Unresolved { file, raw: file.parse()? };
    let own = [own];
    let [only] = &own;
    let read: Definition = only.definition(&own)?;
    let itself = Source {
        id: read.system.id.clone(),
        citation: read.system.name.clone(),
        short: None,
        doi: None,
        n: None,
        population: None,
        years: None,
        treatment: None,
        notes: Vec::new().into(),
    };
    // The checks need a catalogue of static lifetime.
    let systems: &'static [System] = vec![read.system.clone()].leak();
    let sources: Vec<Source> = sources.iter().cloned().chain([itself]).collect();
    let catalogue = Catalogue { systems, sources: sources.leak(), notes: &[], suggestions: &[] };
    check::check(file, &read, &catalogue)?;
    Ok(read.system)
}
