//! Translations of the texts of the scoring files.
//!
//! The English texts are in `scoring/`, which clinicians correct. A translation is looked up by the English
//! sentence; after a correction the old translation matches nothing, and the build reports it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clinical::{Catalogue, Method, Provenance, System};

use crate::fluent::BETWEEN;

/// Every text of the scoring files that is shown to readers.
pub(crate) fn of(catalogue: &Catalogue, provenances: &[Provenance]) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    for system in catalogue.systems {
        of_system(system, &mut |text: &str| texts.extend([text.to_owned()]));
    }
    let more = catalogue.notes.iter().map(|note| &*note.text);
    let more = more.chain(catalogue.suggestions.iter().map(|suggested| &*suggested.text));
    let more = more.chain(catalogue.sources.iter().flat_map(|source| {
        let notes = source.notes.iter().map(|note| &**note);
        notes.chain(source.population.as_deref()).chain(source.years.as_deref())
    }));
    let told = provenances
        .iter()
        .flat_map(|provenance| provenance.aliases.iter().chain(provenance.misprints.iter()));
    texts.extend(more.chain(told.map(|text| &**text)).map(str::to_owned));
    texts
}

fn of_system(system: &System, take: &mut impl FnMut(&str)) {
    take(&system.name);
    take(&system.short);
    system.ungrouped.iter().chain(system.caveats.iter()).for_each(|text| take(text));
    system.remarks.iter().chain(system.left_out.iter()).for_each(|remark| take(&remark.text));
    system.comparisons.iter().chain(system.accuracy.iter()).for_each(|statement| take(&statement.text));
    if let Some(applies) = &system.applies {
        take(&applies.otherwise);
        take(&applies.unknown);
    }
    for group in system.groups.iter() {
        take(&group.name);
        group.advice.iter().for_each(|text| take(text));
        group.expected.iter().for_each(|expected| take(&expected.text));
        group.observed.iter().filter_map(|seen| seen.remark.as_deref()).for_each(&mut *take);
    }
    match &system.method {
        Method::Points(items) => {
            for item in items.iter() {
                take(&item.name);
                item.options.iter().for_each(|option| take(&option.name));
            }
        }
        Method::Formula { terms, .. } => terms.iter().for_each(|term| take(&term.name)),
        Method::Stages => {}
    }
}

/// The pack of a language: each English text followed by its translation.
///
/// # Errors
/// The file is no table of texts, or translates a text that is in no scoring file.
pub(crate) fn pack(file: &Path, known: &BTreeSet<String>) -> Result<String, String> {
    let text = if file.exists() {
        fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?
    } else {
        String::new()
    };
    let pairs: BTreeMap<String, String> =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut pack = String::new();
    for (english, translated) in &pairs {
        if !known.contains(english) {
            return Err(format!("{}: no file in scoring/ says {english:?}", file.display()));
        }
        pack.extend([BETWEEN.to_string(), english.clone(), BETWEEN.to_string(), translated.clone()]);
    }
    Ok(pack)
}
