//! A system's total, group and population as SQL expressions.

use clinical::{Catalogue, Extent, Item, Method, System};

use crate::condition::condition;
use crate::{formula, quoted};

/// The total, or the value of a formula; `None` for stages.
#[must_use]
pub fn total(system: &System, catalogue: &Catalogue) -> Option<String> {
    match &system.method {
        Method::Points(items) => {
            let items: Vec<String> = items.iter().map(|item| points(item, catalogue)).collect();
            Some(format!("({})", items.join("\n   + ")))
        }
        Method::Formula { formula, .. } => Some(formula::formula(*formula)),
        Method::Stages => None,
    }
}

/// Name of the group, from the column `<id>_total` if the system has one; `None` without groups.
#[must_use]
pub fn group(system: &System, catalogue: &Catalogue) -> Option<String> {
    let total = format!("{}_total", system.id);
    let reached = || system.groups.iter().filter(|group| !group.unreachable);
    let branches: Vec<String> = reached()
        .flat_map(|group| {
            let name = quoted(&group.name);
            match &group.extent {
                Extent::Totals(from, to) => vec![format!("WHEN {total} BETWEEN {from} AND {to} THEN {name}")],
                Extent::AtMost(Some(most)) => vec![format!("WHEN {total} <= {most} THEN {name}")],
                Extent::AtMost(None) => vec![format!("WHEN {total} IS NOT NULL THEN {name}")],
                Extent::Holds(when) => first(&condition(when, catalogue), &name),
            }
        })
        .collect();
    (!branches.is_empty()).then(|| format!("CASE {} END", branches.join(" ")))
}

/// TRUE if the system was derived in such patients, FALSE if not, NULL if unknown.
#[must_use]
pub fn derived(system: &System, catalogue: &Catalogue) -> String {
    let applies = system.applies.iter().map(|applies| condition(&applies.when, catalogue));
    let others = system.left_out.iter().map(|remark| format!("NOT ({})", condition(&remark.when, catalogue)));
    let parts: Vec<String> = applies.chain(others).collect();
    if parts.is_empty() { "TRUE".to_owned() } else { format!("({})", parts.join(" AND ")) }
}

/// Two branches of a CASE; the next condition is evaluated only if this one is FALSE.
fn first(condition: &str, result: &str) -> Vec<String> {
    vec![format!("WHEN {condition} THEN {result}"), format!("WHEN ({condition}) IS NULL THEN NULL")]
}

/// The points of an item.
fn points(item: &Item, catalogue: &Catalogue) -> String {
    let rounds = item.options.iter().map(|option| option.when.len()).max().unwrap_or(0);
    let main: Vec<String> = (0..rounds).flat_map(|round| branches(item, round, catalogue)).collect();
    let main = format!("CASE {} END", main.join(" "));
    let instead = item.instead_findings();
    if instead.is_empty() {
        return main;
    }
    let null = |finding: &clinical::Finding| format!("{} IS NULL", finding.id());
    let known: Vec<String> = instead.iter().map(|finding| format!("{} IS NOT NULL", finding.id())).collect();
    let missing: Vec<String> = item.main_findings().iter().map(null).collect();
    let options = item.options.iter().filter_map(|option| Some((option.instead.as_ref()?, option.points)));
    let options: Vec<String> =
        options.map(|(when, points)| format!("WHEN {} THEN {points}", condition(when, catalogue))).collect();
    format!(
        "CASE WHEN ({}) AND {} THEN CASE {} END ELSE {main} END",
        missing.join(" OR "),
        known.join(" AND "),
        options.join(" ")
    )
}

/// Branches of one round of conditions. A later round decides only if no option of this one is true.
fn branches(item: &Item, round: usize, catalogue: &Catalogue) -> Vec<String> {
    let options: Vec<(String, i32)> = item
        .options
        .iter()
        .filter_map(|option| Some((condition(option.when.get(round)?, catalogue), option.points)))
        .collect();
    if item.first_wins {
        return options.iter().flat_map(|(when, points)| first(when, &points.to_string())).collect();
    }
    let holds = options.iter().map(|(when, points)| format!("WHEN {when} THEN {points}"));
    let is_last = item.options.iter().all(|option| option.when.get(round + 1).is_none());
    let open: Vec<String> = options.iter().map(|(when, _)| format!("({when}) IS NULL")).collect();
    let unsettled = (!is_last).then(|| format!("WHEN {} THEN NULL", open.join(" OR ")));
    holds.chain(unsettled).collect()
}
