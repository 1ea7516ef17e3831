//! Possible values of findings, for tests that enumerate them.

use clinical::{Answer, Band, Condition, Extent, Finding, Kind, Method, Quantity, System};
use systems::CATALOGUE;

/// Answers that represent all of `finding`: every listed value, and numbers around those used in any
/// condition of any system. Implemented separately for the tests, independent of the engine.
pub(crate) fn values(finding: Finding) -> Vec<Answer> {
    match finding.kind() {
        Kind::Choice(_) | Kind::YesNo | Kind::Level => {
            (0_u8..).take(finding.values().len()).map(Answer::Choice).collect()
        }
        Kind::Count { least, .. } => (least..=5).map(exactly).collect(),
        Kind::Scale { from, to, step } => (from..=to).step_by(step as usize).map(exactly).collect(),
        Kind::Quantity(measure) => {
            let mut around: Vec<f64> =
                compared(finding).into_iter().flat_map(|t| [t * 0.99, t, t * 1.01]).collect();
            if around.is_empty() {
                around.push(f64::midpoint(measure.usual.0, measure.usual.1));
            }
            around.retain(|value| (measure.possible.0..=measure.possible.1).contains(value));
            around.into_iter().map(|value| Answer::Quantity(Quantity { value, unit: 0 })).collect()
        }
        Kind::Date => Vec::new(),
    }
}

fn exactly(value: u32) -> Answer {
    Answer::Whole(Band::exactly(value))
}

fn compared(finding: Finding) -> Vec<f64> {
    let mut ends = Vec::new();
    for condition in CATALOGUE.systems.iter().flat_map(conditions) {
        condition.visit(&mut |part| {
            if let Condition::Number { finding: about, ranges } = part
                && *about == finding
            {
                ends.extend(ranges[0].range.ends());
            }
        });
    }
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    ends
}

fn conditions(system: &System) -> Vec<&Condition> {
    match &system.method {
        Method::Points(items) => items
            .iter()
            .flat_map(|item| item.options.iter())
            .flat_map(|it| it.when.iter().chain(&it.instead))
            .collect(),
        Method::Stages | Method::Formula { .. } => {
            let mut stages = Vec::new();
            for group in system.groups.iter() {
                if let Extent::Holds(condition) = &group.extent {
                    stages.push(condition);
                }
            }
            stages
        }
    }
}
