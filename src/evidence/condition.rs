//! Conditions of options in words, exactly as the program evaluates them.

use clinical::{Bound, Condition, Finding, ItemOption, Range, UnitRange};
use systems::CATALOGUE;

use crate::i18n::{number, say, words};

/// Text of a condition.
pub(crate) fn condition(what: &Condition) -> String {
    match what {
        Condition::Otherwise => say!(WHEN_OTHERWISE).to_owned(),
        Condition::All(parts) => {
            joined(parts.iter().map(within_all), |first, next| say!(WHEN_AND, first = first, next = next))
        }
        Condition::Any(parts) => {
            joined(parts.iter().map(condition), |first, next| say!(WHEN_OR, first = first, next = next))
        }
        Condition::Is { finding, values, negated } => {
            let names = values.iter().map(|at| words::choice(*finding, usize::from(*at)).name);
            let values = names.collect::<Vec<_>>().join(say!(JOINT_LIST));
            let finding = words::label(*finding);
            if *negated {
                say!(WHEN_IS_NOT, finding = finding, values = values)
            } else {
                say!(WHEN_IS, finding = finding, values = values)
            }
        }
        Condition::Number { finding, ranges } => in_ranges(*finding, ranges),
        Condition::Total { system, range } => {
            let name =
                CATALOGUE.system(system).map_or_else(|| system.to_string(), |it| words::defined(&it.short));
            say!(WHEN_NUMBER, finding = name, range = span(*range, ""))
        }
        Condition::Days { from, to, range } => {
            let (from, to) = (words::label(*from), words::label(*to));
            say!(WHEN_DAYS, from = from, to = to, range = span(*range, ""))
        }
    }
}

/// Text of an option's rules, including those that apply if the first cannot decide.
pub(crate) fn of_option(option: &ItemOption) -> String {
    let mut parts = Vec::new();
    let mut lines = option.when.iter();
    parts.extend(lines.next().map(condition));
    parts.extend(lines.map(|line| say!(WHEN_UNLISTED, condition = condition(line))));
    parts.extend(option.instead.iter().map(|instead| say!(WHEN_INSTEAD, condition = condition(instead))));
    parts.join(say!(JOINT_CLAUSES))
}

/// Text of a condition within a conjunction: a disjunction needs brackets.
fn within_all(part: &Condition) -> String {
    match part {
        Condition::Any(_) => format!("({})", condition(part)),
        other => condition(other),
    }
}

fn joined(parts: impl Iterator<Item = String>, join: impl Fn(String, String) -> String) -> String {
    parts.reduce(join).unwrap_or_default()
}

fn in_ranges(finding: Finding, ranges: &[UnitRange]) -> String {
    let units = finding.measure().map_or(&[][..], |measure| measure.units);
    let unit = |table: &UnitRange| units.get(usize::from(table.unit)).map_or("", |unit| words::unit(unit.id));
    let mut told = ranges.iter().map(|table| span(table.range, unit(table)));
    let (range, other) = (told.next().unwrap_or_default(), told.next());
    let finding = words::label(finding);
    match other {
        Some(other) => say!(WHEN_NUMBERS, finding = finding, range = range, other = other),
        None => say!(WHEN_NUMBER, finding = finding, range = range),
    }
}

/// Formats a range: `10–40`, `≥ 3`, `< 2 mg/dL`, `2`.
fn span(range: Range, unit: &str) -> String {
    let sign = |bound: Bound, without: &str, with: &str| {
        format!("{} {}", if bound.included { with } else { without }, number::plain(bound.value))
    };
    let told = match (range.low, range.high) {
        (Some(low), Some(high)) if low.included && high.included => {
            let (low, high) = (number::plain(low.value), number::plain(high.value));
            if low == high { low } else { format!("{low}–{high}") }
        }
        (low, high) => {
            let ends = [low.map(|low| sign(low, ">", "≥")), high.map(|high| sign(high, "<", "≤"))];
            joined(ends.into_iter().flatten(), |first, next| say!(WHEN_AND, first = first, next = next))
        }
    };
    if unit.is_empty() { told } else { format!("{told} {unit}") }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use clinical::parse_condition;

    #[track_caller]
    fn reads(text: &str, told: &str) {
        assert_eq!(condition(&parse_condition(text, &["child_pugh"]).unwrap()), told);
    }

    #[test]
    fn a_rule_reads_as_a_clinician_would_say_it() {
        reads("kps from 10 to 40", "Karnofsky (KPS) 10–40");
        reads("ecog >= 3 or child_pugh from 10 to 15", "ECOG performance status ≥ 3 or Child-Pugh 10–15");
        reads("otherwise", "everything else");
        reads("bilirubin < 2 mg/dL (34 umol/L)", "Bilirubin, total < 2 mg/dL (< 34 µmol/L)");
        reads(
            "(kps = 10 or kps = 20) and frankel is A, B",
            "(Karnofsky (KPS) 10 or Karnofsky (KPS) 20) and Palsy (Frankel): A, B",
        );
        reads("frankel is not E", "Palsy (Frankel): not E");
    }
}
