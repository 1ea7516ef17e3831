//! The scoring systems as plain SQL, for registries that score patients in their own database.
//!
//! The input is a table with one patient a row, its columns named by the ids of the findings: yes/no as
//! BOOLEAN, choices as text, counts and scales as numbers, quantities as DOUBLE in the first unit of their
//! measure, dates as DATE. A missing finding is NULL. A total is NULL unless the known findings determine
//! each of its items; the SQL gives no intervals. DuckDB, Spark and DataFusion run these expressions.

mod condition;
mod formula;
mod system;

use clinical::{Catalogue, Finding, Kind};

pub use system::{derived, group, total};

/// A query that adds three columns for each system to every row of `table`: `<id>_total` (not for stages),
/// `<id>_group`, and `<id>_derived`, which is FALSE for patients outside the system's derivation.
#[must_use]
pub fn scored(table: &str, catalogue: &Catalogue) -> String {
    let column = |expression: String, system: &str, name: &str| format!("  {expression} AS {system}_{name}");
    let mut totals = vec!["  *".to_owned()];
    let mut groups = vec!["  *".to_owned()];
    for system in catalogue.systems {
        if let Some(total) = total(system, catalogue) {
            totals.push(column(total, &system.id, "total"));
        }
        if let Some(group) = group(system, catalogue) {
            groups.push(column(group, &system.id, "group"));
        }
        groups.push(column(derived(system, catalogue), &system.id, "derived"));
    }
    format!("SELECT\n{}\nFROM (SELECT\n{}\nFROM {table}) AS totals", groups.join(",\n"), totals.join(",\n"))
}

/// Findings used by any system, in the order of the form.
#[must_use]
pub fn findings(catalogue: &Catalogue) -> Vec<Finding> {
    let used = |finding: &Finding| {
        let own = catalogue.systems.iter().flat_map(|system| system.findings(catalogue));
        let populations = catalogue.systems.iter().flat_map(|system| {
            let applies = system.applies.iter().flat_map(|applies| applies.when.findings());
            applies
                .chain(system.left_out.iter().flat_map(|remark| remark.when.findings()))
                .collect::<Vec<_>>()
        });
        own.into_iter().chain(populations).any(|other| other == *finding)
    };
    Finding::ALL.iter().copied().filter(used).collect()
}

/// Definition of a table with a column for every finding used by a system.
#[must_use]
pub fn table(name: &str, catalogue: &Catalogue) -> String {
    let column = |finding: Finding| {
        let (kind, remark) = match finding.kind() {
            Kind::Choice(values) => ("VARCHAR", values.join(" ")),
            Kind::Level => ("VARCHAR", "C0 to S5".to_owned()),
            Kind::YesNo => ("BOOLEAN", String::new()),
            Kind::Count { least, most } => ("INTEGER", format!("{least} to {most}")),
            Kind::Scale { from, to, step } => ("INTEGER", format!("{from} to {to} by {step}")),
            Kind::Quantity(measure) => {
                ("DOUBLE", measure.units.first().map_or_else(String::new, |unit| unit.id.to_owned()))
            }
            Kind::Date => ("DATE", String::new()),
        };
        (format!("  {} {kind}", finding.id()), remark)
    };
    let columns: Vec<(String, String)> = findings(catalogue).into_iter().map(column).collect();
    let last = columns.len().saturating_sub(1);
    let lines = columns.iter().enumerate().map(|(at, (column, remark))| {
        let comma = if at < last { "," } else { "" };
        let remark = if remark.is_empty() { String::new() } else { format!(" -- {remark}") };
        format!("{column}{comma}{remark}\n")
    });
    format!("CREATE TABLE {name} (\n{})", lines.collect::<String>())
}

/// A text literal.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
