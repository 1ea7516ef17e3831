//! Choices available for the selected rows.

use clinical::{Finding, Method};
use cohort::analysis::{
    ColumnSeen, Covariate, NumberSeen, Parting, Scored, Stratum, Study, Unused, columns_of, numbers_of,
    pairs_of, partings, unused_of,
};
use cohort::{Later, Meaning, Message, Words, recognise, stem_after, stem_before};

use super::reasons::listed;
use crate::Said;
use crate::protocol::{Offered, OfferedColumn, OfferedCovariate, OfferedLevel, OfferedRange, OfferedStratum};

pub(super) fn offered(study: &Study<'_>, words: &dyn Words) -> Offered {
    let named = Named { words, later: study.cohort().later() };
    let partings = partings(study);
    let numbers = numbers_of(study);
    let columns = columns_of(study);
    let rows = study.cohort().len();
    let certain: Vec<(&dyn Scored, usize)> =
        study.scores().iter().map(|scores| (*scores, known(*scores, rows))).filter(|it| it.1 > 0).collect();
    let mut covariates: Vec<OfferedCovariate> =
        numbers.iter().map(|number| number_covariate(number, words)).collect();
    covariates.extend(columns.iter().map(|column| column_covariate(column, &named)));
    covariates.extend(certain.iter().filter_map(|(scores, known)| points_covariate(*scores, *known, words)));
    covariates.extend(partings.iter().map(|parting| groups_covariate(parting, rows, &named)));
    Offered {
        before_after: before_after(study, &partings),
        pairs: pairs_of(study, &partings),
        strata: partings.iter().map(|parting| stratum(parting, &named)).collect(),
        covariates,
        columns: columns.into_iter().map(|seen| column(seen, &named)).collect(),
        unused: unused_of(study).into_iter().map(|(name, why)| (name, unused_said(&why))).collect(),
        ranges: numbers.iter().map(|number| range(number, words)).collect(),
        systems: certain.iter().map(|(scores, _)| scores.system().id.to_string()).collect(),
    }
}

fn known(scores: &dyn Scored, rows: usize) -> usize {
    (0..rows).filter(|row| scores.total(*row).is_some()).count()
}

fn stratum(parting: &Parting, named: &Named<'_>) -> OfferedStratum {
    let level = |(level, rows): &(cohort::analysis::Level, usize)| OfferedLevel {
        level: level.clone(),
        key: level.key(),
        name: named.words.level(level),
        rows: *rows,
    };
    OfferedStratum {
        stratum: parting.stratum.clone(),
        name: named.name(&parting.stratum),
        levels: parting.levels.iter().map(level).collect(),
        without: parting.without,
    }
}

/// Names of groupings.
struct Named<'a> {
    words: &'a dyn Words,
    later: Later,
}

impl Named<'_> {
    /// Name of a grouping, marked if its groups may be known only after time zero.
    fn name(&self, stratum: &Stratum) -> String {
        let name = self.words.stratum(stratum);
        if stratum.is_later(&self.later) {
            self.words.say(Message::KnownLater, &[("name", &name)])
        } else {
            name
        }
    }
}

fn number_covariate(number: &NumberSeen, words: &dyn Words) -> OfferedCovariate {
    // Papers report hazard ratios per ten years, and per ten points of Karnofsky's scale.
    let per = if matches!(number.finding, Finding::Age | Finding::Kps) { 10.0 } else { 1.0 };
    OfferedCovariate {
        covariate: Covariate::Number { finding: number.finding, per },
        name: words.finding(number.finding),
        known: number.known,
    }
}

fn column_covariate(column: &ColumnSeen, named: &Named<'_>) -> OfferedCovariate {
    OfferedCovariate {
        covariate: Covariate::Column { name: column.name.clone(), per: 1.0 },
        name: named.name(&Stratum::Factor { name: column.name.clone() }),
        known: column.known,
    }
}

fn column(seen: ColumnSeen, named: &Named<'_>) -> OfferedColumn {
    let ColumnSeen { name: heading, least, most, .. } = seen;
    let said = named.name(&Stratum::Factor { name: heading.clone() });
    OfferedColumn { name: heading, said, least, most }
}

/// Message with the reason why a column of the file's own cannot be used.
fn unused_said(why: &Unused) -> Said {
    let named = |id: &str| Said::new("unused", id);
    match why {
        Unused::Empty => named("empty"),
        Unused::OneValue(value) => named("one-value").with("values", value),
        Unused::TooManyValues { values, most } => {
            named("too-many-values").with("count", values).with("most", most)
        }
        Unused::NotNumbers(cells) => listed(named("not-numbers"), cells),
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

fn groups_covariate(parting: &Parting, rows: usize, named: &Named<'_>) -> OfferedCovariate {
    OfferedCovariate {
        covariate: Covariate::Groups { stratum: parting.stratum.clone(), reference: None },
        name: named.name(&parting.stratum),
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

/// Columns measured after the operation, paired with the measurement before: a column, the finding itself, or
/// the score of that name.
fn before_after(study: &Study<'_>, partings: &[Parting]) -> Vec<(Stratum, Stratum)> {
    let mut found = Vec::new();
    for after in partings {
        let Stratum::Factor { name } = &after.stratum else { continue };
        let measured = study.cohort().measured_after(name);
        let stem = stem_after(name);
        let is_before = |before: &Stratum| match before {
            Stratum::Factor { name } => stem.is_some() && stem_before(name) == stem,
            Stratum::Finding { finding } => {
                measured == Some(*finding) || stem.as_ref().is_some_and(|stem| names(stem, *finding))
            }
            Stratum::Score { system } => stem.as_ref().is_some_and(|stem| stem.starts_with(system.as_str())),
            _ => false,
        };
        let before = partings.iter().find(|before| is_before(&before.stratum));
        found.extend(before.map(|before| (before.stratum.clone(), after.stratum.clone())));
    }
    found
}

fn names(stem: &str, finding: Finding) -> bool {
    matches!(recognise(stem), Some(Meaning::Finding(named, _)) if named == finding)
}
