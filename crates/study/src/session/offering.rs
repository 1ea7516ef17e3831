//! What can be asked of the rows that are kept.

use clinical::{Finding, Method};
use cohort::analysis::{Covariate, NumberSeen, Parting, Scored, Stratum, Study, numbers_of, partings};
use cohort::{Meaning, Words, recognise};

use crate::protocol::{Offered, OfferedCovariate, OfferedLevel, OfferedRange, OfferedStratum};

pub(super) fn offered(study: &Study<'_>, words: &dyn Words) -> Offered {
    let partings = partings(study);
    let numbers = numbers_of(study);
    let rows = study.cohort().len();
    let certain: Vec<(&dyn Scored, usize)> =
        study.scores().iter().map(|scores| (*scores, known(*scores, rows))).filter(|it| it.1 > 0).collect();
    let mut covariates: Vec<OfferedCovariate> =
        numbers.iter().map(|number| number_covariate(number, words)).collect();
    covariates.extend(certain.iter().filter_map(|(scores, known)| points_covariate(*scores, *known, words)));
    covariates.extend(partings.iter().map(|parting| groups_covariate(parting, rows, words)));
    Offered {
        before_after: before_after(&partings),
        strata: partings.iter().map(|parting| stratum(parting, words)).collect(),
        covariates,
        ranges: numbers.iter().map(|number| range(number, words)).collect(),
        systems: certain.iter().map(|(scores, _)| scores.system().id.to_string()).collect(),
    }
}

fn known(scores: &dyn Scored, rows: usize) -> usize {
    (0..rows).filter(|row| scores.total(*row).is_some()).count()
}

fn stratum(parting: &Parting, words: &dyn Words) -> OfferedStratum {
    let level = |(level, rows): &(cohort::analysis::Level, usize)| OfferedLevel {
        level: level.clone(),
        key: level.key(),
        name: words.level(level),
        rows: *rows,
    };
    OfferedStratum {
        stratum: parting.stratum.clone(),
        name: words.stratum(&parting.stratum),
        levels: parting.levels.iter().map(level).collect(),
        without: parting.without,
    }
}

fn number_covariate(number: &NumberSeen, words: &dyn Words) -> OfferedCovariate {
    // Ten years, and ten points of Karnofsky's scale: what papers report.
    let per = if matches!(number.finding, Finding::Age | Finding::Kps) { 10.0 } else { 1.0 };
    OfferedCovariate {
        covariate: Covariate::Number { finding: number.finding, per },
        name: words.finding(number.finding),
        known: number.known,
    }
}

fn points_covariate(scores: &dyn Scored, known: usize, words: &dyn Words) -> Option<OfferedCovariate> {
    let system = scores.system();
    (!matches!(system.method, Method::Stages)).then(|| OfferedCovariate {
        covariate: Covariate::Points { system: system.id.to_string() },
        name: words.system(system),
        known,
    })
}

fn groups_covariate(parting: &Parting, rows: usize, words: &dyn Words) -> OfferedCovariate {
    OfferedCovariate {
        covariate: Covariate::Groups { stratum: parting.stratum.clone(), reference: None },
        name: words.stratum(&parting.stratum),
        known: rows - parting.without.min(rows),
    }
}

fn range(number: &NumberSeen, words: &dyn Words) -> OfferedRange {
    let unit = number.finding.measure().and_then(|measure| measure.units.first());
    OfferedRange {
        finding: number.finding,
        name: words.finding(number.finding),
        unit: unit.map_or_else(String::new, |unit| unit.id.to_owned()),
        least: number.least,
        most: number.most,
        known: number.known,
    }
}

/// What a heading calls a measurement after the operation, and one before it, as a word of its own or (in Korean) at
/// either end.
const AFTER: &[&str] = &["after", "post", "postop", "postoperative", "수술후", "술후", "치료후", "후"];
const BEFORE: &[&str] = &["before", "pre", "preop", "preoperative", "수술전", "술전", "치료전", "전"];

/// A column called "... after" or "post..." beside the same one before, or the finding itself.
fn before_after(partings: &[Parting]) -> Vec<(Stratum, Stratum)> {
    let mut found = Vec::new();
    for after in partings {
        let Stratum::Factor { name } = &after.stratum else { continue };
        let Some(stem) = stem(name, AFTER) else { continue };
        let before = partings.iter().find(|before| match &before.stratum {
            Stratum::Factor { name } => self::stem(name, BEFORE).as_ref() == Some(&stem),
            Stratum::Finding { finding } => names(&stem, *finding),
            _ => false,
        });
        found.extend(before.map(|before| (before.stratum.clone(), after.stratum.clone())));
    }
    found
}

fn names(stem: &str, finding: Finding) -> bool {
    matches!(recognise(stem), Some(Meaning::Finding(named, _)) if named == finding)
}

/// What is left of a name without the word that tells when, in the form of an id.
fn stem(name: &str, when: &[&str]) -> Option<String> {
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let is_when = |part: &&str| when.contains(part);
    if let Some(at) = parts.iter().position(is_when) {
        let others = parts.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, part)| *part);
        let rest: Vec<&str> = others.collect();
        return (!rest.is_empty()).then(|| rest.join("_"));
    }
    // Korean puts no blank there.
    let [whole] = parts[..] else { return None };
    let hangul = when.iter().filter(|word| !word.is_ascii());
    let rest = hangul.filter_map(|word| whole.strip_prefix(word).or_else(|| whole.strip_suffix(word)));
    rest.filter(|rest| !rest.is_empty()).min_by_key(|rest| rest.len()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_tells_when_is_taken_off() {
        let after = |name| stem(name, AFTER);
        assert_eq!(after("ambulation_after"), Some("ambulation".into()));
        assert_eq!(after("Post Frankel"), Some("frankel".into()));
        assert_eq!(after("hereafter"), None);
        let named = ["보행_후", "수술후 보행", "보행(술후)", "수술후보행", "보행 수술 후"].map(after);
        assert!(named[..4].iter().all(|stem| stem.as_deref() == Some("보행")), "{named:?}");
        assert_eq!(stem("수술전 보행", BEFORE), Some("보행".into()));
        assert!(names("보행", Finding::Ambulation) && names("ambulation", Finding::Ambulation));
    }
}
