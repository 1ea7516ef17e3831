//! Choices available for the selected rows.

use clinical::{Finding, Method};
use cohort::analysis::{
    ColumnSeen, Covariate, Grouping, NumberSeen, Parting, Scored, StartSeen, Study, Unused, columns_of,
    numbers_of, pairs_of, partings, starts_of, unused_of,
};
use cohort::{Later, Meaning, Message, Words, recognise, stem_after, stem_before};

use super::reasons::listed;
use crate::LocalizedMessage;
use crate::protocol::{
    Offered, OfferedColumn, OfferedCovariate, OfferedGrouping, OfferedLevel, OfferedRange,
};

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
    covariates.extend(starts_of(study).iter().map(|start| start_covariate(start, words)));
    covariates.extend(certain.iter().filter_map(|(scores, known)| points_covariate(*scores, *known, words)));
    covariates.extend(partings.iter().map(|parting| groups_covariate(parting, rows, &named)));
    Offered {
        before_after: before_after(study, &partings),
        pairs: pairs_of(study, &partings),
        groupings: partings.iter().map(|parting| grouping(parting, &named)).collect(),
        covariates,
        columns: columns.into_iter().map(|seen| column(seen, &named)).collect(),
        unused: unused_of(study).into_iter().map(|(name, why)| (name, unused_message(&why))).collect(),
        ranges: numbers.iter().map(|number| range(number, words)).collect(),
        systems: certain.iter().map(|(scores, _)| scores.system().id.to_string()).collect(),
    }
}

fn known(scores: &dyn Scored, rows: usize) -> usize {
    (0..rows).filter(|row| scores.total(*row).is_some()).count()
}

fn grouping(parting: &Parting, named: &Named<'_>) -> OfferedGrouping {
    let level = |(level, rows): &(cohort::analysis::Level, usize)| OfferedLevel {
        level: level.clone(),
        key: level.key(),
        name: named.words.level(level),
        rows: *rows,
    };
    OfferedGrouping {
        grouping: parting.grouping.clone(),
        name: named.name(&parting.grouping),
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
    fn name(&self, grouping: &Grouping) -> String {
        let name = self.words.grouping(grouping);
        if grouping.is_later(&self.later) {
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
        name: named.name(&Grouping::Factor { name: column.name.clone() }),
        known: column.known,
    }
}

fn start_covariate(start: &StartSeen, words: &dyn Words) -> OfferedCovariate {
    OfferedCovariate {
        covariate: Covariate::Start { name: start.name.clone() },
        name: words.say(Message::FromStart, &[("name", &start.name)]),
        known: start.known,
    }
}

fn column(seen: ColumnSeen, named: &Named<'_>) -> OfferedColumn {
    let ColumnSeen { name: heading, least, most, .. } = seen;
    let said = named.name(&Grouping::Factor { name: heading.clone() });
    OfferedColumn { name: heading, said, least, most }
}

/// Message with the reason why a column of the file's own cannot be used.
fn unused_message(why: &Unused) -> LocalizedMessage {
    let named = |id: &str| LocalizedMessage::new("unused", id);
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
        covariate: Covariate::Groups { grouping: parting.grouping.clone(), reference: None },
        name: named.name(&parting.grouping),
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
fn before_after(study: &Study<'_>, partings: &[Parting]) -> Vec<(Grouping, Grouping)> {
    let mut found = Vec::new();
    for after in partings {
        let Grouping::Factor { name } = &after.grouping else { continue };
        let measured = study.cohort().measured_after(name);
        let stem = stem_after(name);
        let is_before = |before: &Grouping| match before {
            Grouping::Factor { name } => stem.is_some() && stem_before(name) == stem,
            Grouping::Finding { finding } => {
                measured == Some(*finding) || stem.as_ref().is_some_and(|stem| names(stem, *finding))
            }
            Grouping::Score { system } => stem.as_ref().is_some_and(|stem| stem.starts_with(system.as_str())),
            _ => false,
        };
        let before = partings.iter().find(|before| is_before(&before.grouping));
        found.extend(before.map(|before| (before.grouping.clone(), after.grouping.clone())));
    }
    found
}

fn names(stem: &str, finding: Finding) -> bool {
    matches!(recognise(stem), Some(Meaning::Finding(named, _)) if named == finding)
}
