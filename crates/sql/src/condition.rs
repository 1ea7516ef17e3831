//! Conditions as SQL. SQL's three-valued logic matches [`Condition::holds`]: NULL is "not decided".

use clinical::{Catalogue, Condition, Finding, Kind, Range, UnitRange};

use crate::{quoted, system};

/// A boolean expression: TRUE or FALSE if the condition is decided by the known findings, otherwise NULL.
pub(crate) fn condition(condition: &Condition, catalogue: &Catalogue) -> String {
    let joined = |parts: &[Condition], word: &str| {
        let parts: Vec<String> = parts.iter().map(|part| self::condition(part, catalogue)).collect();
        format!("({})", parts.join(word))
    };
    match condition {
        Condition::Otherwise => "TRUE".to_owned(),
        Condition::All(parts) => joined(parts, " AND "),
        Condition::Any(parts) => joined(parts, " OR "),
        Condition::Is { finding, values, negated } => is(*finding, values, *negated),
        Condition::Number { finding, ranges } => number(*finding, ranges),
        Condition::Total { system, range } => {
            let total = catalogue.system(system).and_then(|system| system::total(system, catalogue));
            total.map_or_else(|| "NULL".to_owned(), |total| within(&total, *range))
        }
        Condition::Days { from, to, range } => days(*from, *to, *range),
    }
}

fn is(finding: Finding, values: &[u8], negated: bool) -> String {
    let column = finding.id();
    if finding.kind() == Kind::YesNo {
        let yes = values.contains(&1) != negated;
        let no = values.contains(&0) != negated;
        return match (no, yes) {
            (false, true) => column.to_owned(),
            (true, false) => format!("NOT {column}"),
            (both, _) => format!("({column} IS NOT NULL) = {}", if both { "TRUE" } else { "FALSE" }),
        };
    }
    let value = |at: &u8| finding.values().get(usize::from(*at)).map(|value| quoted(value));
    let values: Vec<String> = values.iter().filter_map(value).collect();
    match (values.as_slice(), negated) {
        ([one], false) => format!("{column} = {one}"),
        ([one], true) => format!("{column} <> {one}"),
        (_, false) => format!("{column} IN ({})", values.join(", ")),
        (_, true) => format!("{column} NOT IN ({})", values.join(", ")),
    }
}

/// Compares in the first unit, with its own table if published, otherwise with the first table by conversion.
fn number(finding: Finding, ranges: &[UnitRange]) -> String {
    let own = ranges.iter().find(|table| table.unit == 0).or_else(|| ranges.first());
    let Some(table) = own else { return "NULL".to_owned() };
    let factor = finding.measure().map_or(1.0, |measure| measure.factor(table.unit));
    if table.unit == 0 {
        within(finding.id(), table.range)
    } else {
        within(&format!("ROUND({} * {factor:E}, 9)", finding.id()), table.range)
    }
}

fn within(value: &str, range: Range) -> String {
    let ends = (range.low, range.high);
    if let (Some(low), Some(high)) = ends
        && low.included
        && high.included
    {
        return if low.value.total_cmp(&high.value).is_eq() {
            format!("{value} = {}", low.value)
        } else {
            format!("{value} BETWEEN {} AND {}", low.value, high.value)
        };
    }
    let low = ends.0.map(|low| format!("{value} {} {}", if low.included { ">=" } else { ">" }, low.value));
    let high =
        ends.1.map(|high| format!("{value} {} {}", if high.included { "<=" } else { "<" }, high.value));
    match (low, high) {
        (Some(low), Some(high)) => format!("({low} AND {high})"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => format!("({value} IS NOT NULL)"),
    }
}

fn days(from: Finding, to: Finding, range: Range) -> String {
    let (from, to) = (from.id(), to.id());
    let end = |sign: &str, days: f64| format!("{to} {sign} {from} + INTERVAL '{days}' DAY");
    let low = range.low.map(|low| end(if low.included { ">=" } else { ">" }, low.value));
    let high = range.high.map(|high| end(if high.included { "<=" } else { "<" }, high.value));
    let parts: Vec<String> = low.into_iter().chain(high).collect();
    format!("({})", parts.join(" AND "))
}
