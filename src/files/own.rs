//! Opens systems that are not published: scores derived from a study, and scoring files.

use std::borrow::Cow;

use clinical::read::{File, read_own};
use clinical::{Remark, Source, Statement, System, parse_condition};
use derivation::{Derived, Frozen, OpenError};
use systems::{CATALOGUE, pack_own};

use crate::i18n::{number, say, words};

/// A system with its source.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Own {
    system: System,
    source: Source,
}

impl Own {
    /// Name of the system.
    pub(crate) fn name(&self) -> String {
        self.system.name.to_string()
    }

    /// The system for another program.
    pub(crate) fn packed(self) -> Vec<u8> {
        pack_own(self.system, self.source)
    }
}

/// Reads a scoring file; the error names the line.
pub(crate) fn of_file(name: &str, text: &str) -> Result<Own, String> {
    let system =
        read_own(File { name, text }, CATALOGUE.sources).map_err(|error| wrong(&error.to_string()))?;
    let published = CATALOGUE.source(&system.source).map(|source| source.citation.clone());
    let citation = published.unwrap_or_else(|| system.name.clone());
    let source = source(&system, citation);
    Ok(Own { system, source })
}

/// Reads a score that was derived from a study.
pub(crate) fn of_score(text: &str) -> Result<Own, String> {
    let frozen = Frozen::open(text).map_err(|error| match error {
        OpenError::Changed => say!(OPEN_OWN_CHANGED).to_owned(),
        error => wrong(&error.to_string()),
    })?;
    let file = frozen.scoring_file();
    let read = read_own(File { name: &frozen.name, text: &file }, CATALOGUE.sources);
    let mut system = read.map_err(|error| wrong(&error.to_string()))?;
    let Derived { rows, events, apparent, corrected, concordance_interval: (low, high), .. } =
        &frozen.derived;
    let accuracy = say!(
        OWN_ACCURACY,
        corrected = number::decimals(corrected.concordance, 2),
        low = number::decimals(*low, 2),
        high = number::decimals(*high, 2),
        apparent = number::decimals(apparent.concordance, 2),
        slope = number::decimals(corrected.slope, 2)
    );
    let statement = Statement { source: system.id.clone(), primary: None, text: accuracy.into() };
    system.accuracy = vec![statement].into();
    system.left_out = outside(&frozen).into();
    let citation = say!(
        OWN_CITATION,
        name = &frozen.name,
        day = words::day(&frozen.made),
        rows = *rows,
        events = *events,
        hash = frozen.hash()
    );
    let source = Source {
        short: Some(say!(OWN_SHORT).into()),
        n: u32::try_from(*rows).ok(),
        ..source(&system, citation.into())
    };
    Ok(Own { system, source })
}

/// Remarks on patients beyond the values of the derivation.
fn outside(frozen: &Frozen) -> Vec<Remark> {
    let Derived { score, plan, ranges, .. } = &frozen.derived;
    let items = score.items.iter().zip(ranges);
    let beyond = items.filter_map(|(item, range)| {
        let (least, greatest) = (*range)?;
        let candidate = plan.candidates.get(item.candidate)?;
        let unit = &candidate.unit;
        let when = format!("{0} < {least} {unit} or {0} > {greatest} {unit}", candidate.id);
        let when = parse_condition(&when, &[]).ok()?;
        Some(Remark { when, text: say!(OWN_OUTSIDE, finding = &candidate.name).into() })
    });
    beyond.collect()
}

fn source(system: &System, citation: Cow<'static, str>) -> Source {
    Source {
        id: system.id.clone(),
        citation,
        short: None,
        doi: None,
        n: None,
        population: None,
        years: None,
        treatment: None,
        notes: Vec::new().into(),
    }
}

fn wrong(problem: &str) -> String {
    say!(OPEN_OWN_WRONG, problem = problem)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use derivation::{
        Bands, Candidate, Cuts, Derivation, GroupRule, Level, Penalty, Plan, PointMethod, Shape, Simulation,
        Table, simulate,
    };

    use super::*;

    /// A score of performance and visceral metastases, derived from made-up rows.
    fn saved() -> String {
        let simulation =
            Simulation { effects: vec![-0.8, 0.7], shares: vec![None, Some(0.4)], ..Simulation::default() };
        let level = |id: &str| Level { id: id.to_owned(), name: id.to_owned() };
        let candidate = |id: &str, name: &str, levels, bands| Candidate {
            id: id.to_owned(),
            name: name.to_owned(),
            unit: String::new(),
            levels,
            bands,
        };
        let cuts = Bands::Number { cuts: Cuts::At(vec![60.0]), shape: Shape::Linear };
        let plan = Plan {
            population: "made up".to_owned(),
            candidates: vec![
                candidate("kps", "KPS", Vec::new(), cuts),
                candidate(
                    "liver_metastases",
                    "Liver metastases",
                    vec![level("no"), level("yes")],
                    Bands::Levels(vec![vec![0], vec![1]]),
                ),
            ],
            penalty: Penalty::Firth,
            points: PointMethod::Sullivan { most: 5 },
            groups: GroupRule::Quantiles(2),
            resamples: 20,
            ..Plan::default()
        };
        let made_up = simulate(&simulation, 200, 1);
        let mut columns = made_up.columns().to_vec();
        for value in &mut columns[0].values {
            *value = (10.0 * (6.0 + 2.0 * *value).round()).clamp(10.0, 100.0);
        }
        let table = Table::new(made_up.time(), made_up.event().to_vec(), columns).unwrap();
        let mut derivation = Derivation::new(plan, table).unwrap();
        while derivation.step() {}
        let (made, program) = ("2026-11-30".to_owned(), "0.1.0".to_owned());
        let derived = derivation.finish().unwrap();
        Frozen { name: "Ours".to_owned(), made, program, derived }.save()
    }

    #[test]
    fn a_derived_score_becomes_a_system_with_its_source() {
        let own = of_score(&saved()).unwrap();
        assert!(own.system.id.starts_with("own_"));
        assert_eq!(own.system.items().len(), 2);
        assert_eq!((own.source.n, own.system.accuracy.len()), (Some(200), 1));
        assert!(own.system.groups.iter().all(|group| group.observed[0].alive.len() == 3));
        // Patients beyond the values of the derivation are marked.
        assert_eq!(own.system.left_out.len(), 1);
    }

    #[test]
    fn a_changed_score_is_refused() {
        let changed = saved().replacen("\"name\": \"Ours\"", "\"name\": \"Theirs\"", 1);
        assert_eq!(of_score(&changed).unwrap_err(), say!(OPEN_OWN_CHANGED));
    }

    #[test]
    fn a_scoring_file_is_read_and_its_error_has_a_line() {
        let tomita = include_str!("../../scoring/tomita_2001.toml");
        assert_eq!(of_file("tomita_2001.toml", tomita).unwrap().name(), "Tomita 2001");
        let faulty = tomita.replacen("primary_growth is slow", "primary_growth is sloww", 1);
        assert!(of_file("mine.toml", &faulty).unwrap_err().contains("mine.toml:27:"), "{faulty}");
    }
}
