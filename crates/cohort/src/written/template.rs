//! An empty table to fill in: a line that explains each column, and the headings below it.

use clinical::{Finding, Kind};

use super::cells::{Cells as _, Line};
use crate::words::{Message, Words};

/// A column of the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TemplateColumn {
    /// Patient id.
    Patient,
    /// A finding, including `time_days` and `died`.
    Finding(Finding),
}

impl TemplateColumn {
    /// Heading.
    fn id(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Finding(finding) => finding.id(),
        }
    }

    /// Explanation of its content.
    fn explained(self, words: &dyn Words) -> String {
        let Self::Finding(finding) = self else { return words.word(Message::TemplatePatient) };
        match (finding, finding.kind()) {
            (Finding::TimeDays, _) => words.word(Message::TemplateTime),
            (Finding::Died, _) => words.word(Message::TemplateDied),
            (_, Kind::Choice(values)) => words.say(Message::TemplateChoice, &[("values", &values.join(" "))]),
            (_, Kind::YesNo) => words.word(Message::TemplateYesNo),
            (_, Kind::Level) => words.word(Message::TemplateLevel),
            (_, Kind::Count { least, .. }) => {
                words.say(Message::TemplateCount, &[("least", &least.to_string())])
            }
            (_, Kind::Scale { from, to, step }) => {
                let [from, to, step] = [from, to, step].map(|number| number.to_string());
                words.say(Message::TemplateScale, &[("from", &from), ("to", &to), ("step", &step)])
            }
            (_, Kind::Quantity(measure)) => {
                let units: Vec<&str> = measure.units.iter().map(|unit| unit.id).collect();
                match units.split_first() {
                    Some((first, [])) => words.say(Message::TemplateNumber, &[("unit", first)]),
                    Some((first, others)) => {
                        let others = others.join(", ");
                        words.say(Message::TemplateUnits, &[("unit", first), ("others", &others)])
                    }
                    None => String::new(),
                }
            }
            (_, Kind::Date) => words.word(Message::TemplateDate),
        }
    }
}

/// Columns of the template: the patient, the follow-up, and every finding in the order of the form.
fn template_columns() -> impl Iterator<Item = TemplateColumn> {
    let first = [Finding::TimeDays, Finding::Died];
    let others = Finding::ALL.iter().copied().filter(move |finding| !first.contains(finding));
    std::iter::once(TemplateColumn::Patient)
        .chain(first.into_iter().chain(others).map(TemplateColumn::Finding))
}

/// The template as CSV, with explanations in the language of the words.
///
/// ```
/// use cohort::{English, Sheet, suggest, template, no_progress};
/// let csv = template(&English);
/// let filled = format!("{csv}A,180,yes,hcc{}\r\n", ",".repeat(csv.lines().last().unwrap().matches(',').count() - 3));
/// let sheet = Sheet::from_csv(filled.into_bytes(), &mut no_progress)?;
/// assert_eq!((sheet.heading()[1].as_str(), sheet.len()), ("time_days", 1));
/// # Ok::<(), cohort::Refusal>(())
/// ```
#[must_use]
pub fn template(words: &dyn Words) -> String {
    let mut out = "\u{feff}".to_owned();
    let mut line = Line::new(&mut out);
    template_columns().for_each(|column| line.text(&column.explained(words)));
    line.end();
    let mut line = Line::new(&mut out);
    template_columns().for_each(|column| line.text(column.id()));
    line.end();
    out
}
