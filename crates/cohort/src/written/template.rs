//! An empty table to fill in: a line that explains each column, and the headings below it.

use clinical::{Finding, Kind};

use super::cells::{Cells as _, Line};

/// A column of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateColumn {
    /// Whose operation a row is.
    Patient,
    /// A finding, `time_days` and `died` among them.
    Finding(Finding),
}

impl TemplateColumn {
    /// Its heading.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Finding(finding) => finding.id(),
        }
    }

    /// What may stand in it, in English.
    #[must_use]
    pub fn explained(self) -> String {
        let Self::Finding(finding) = self else {
            return "whose operation the row is: any text, no name; the same for each operation of a patient"
                .into();
        };
        match (finding, finding.kind()) {
            (Finding::TimeDays, _) => "days from the origin to death or last follow-up".into(),
            (Finding::Died, _) => "yes or no: dead at the end of that time".into(),
            (_, Kind::Choice(values)) => format!("one of: {}", values.join(" ")),
            (_, Kind::YesNo) => "yes or no".into(),
            (_, Kind::Level) => "a vertebra, C0 to S5: the one with the highest SINS".into(),
            (_, Kind::Count { least, .. }) => {
                format!("a whole number from {least} on, or a band as 3+ or 1-2")
            }
            (_, Kind::Scale { from, to, step }) => format!("{from} to {to} in steps of {step}"),
            (_, Kind::Quantity(measure)) => {
                let units: Vec<&str> = measure.units.iter().map(|unit| unit.id).collect();
                match units[..] {
                    [only] => format!("a number, in {only}"),
                    _ => format!("a number in {}, or with its unit: {}", units[0], units[1..].join(", ")),
                }
            }
            (_, Kind::Date) => "a day, year-month-day".into(),
        }
    }
}

/// The columns of the template: the patient, the follow-up, and every finding in the order of the form.
pub fn template_columns() -> impl Iterator<Item = TemplateColumn> {
    let first = [Finding::TimeDays, Finding::Died];
    let others = Finding::ALL.iter().copied().filter(move |finding| !first.contains(finding));
    std::iter::once(TemplateColumn::Patient)
        .chain(first.into_iter().chain(others).map(TemplateColumn::Finding))
}

/// The template as CSV. `explain` says what may stand in a column, in the language of the page.
///
/// ```
/// use cohort::{Sheet, TemplateColumn, suggest, template, unheard};
/// let csv = template(TemplateColumn::explained);
/// let filled = format!("{csv}A,180,yes,hcc{}\r\n", ",".repeat(csv.lines().last().unwrap().matches(',').count() - 3));
/// let sheet = Sheet::from_csv(filled.into_bytes(), &mut unheard)?;
/// assert_eq!((sheet.heading()[1].as_str(), sheet.len()), ("time_days", 1));
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[must_use]
pub fn template(explain: impl Fn(TemplateColumn) -> String) -> String {
    let mut out = "\u{feff}".to_owned();
    let mut line = Line::new(&mut out);
    template_columns().for_each(|column| line.text(&explain(column)));
    line.end();
    let mut line = Line::new(&mut out);
    template_columns().for_each(|column| line.text(column.id()));
    line.end();
    out
}
