//! The sheet: the patient as far as parsed, and the typed text, so that an error loses nothing.

use std::ops::RangeInclusive;

use clinical::{
    Answer, AnswerError, Band, Date, Digits, Finding, Kind, Patient, Problem, Quantity, QuantityBound,
    Suggestion, WrittenQuantity,
};

use super::settings::Units;
use crate::form::bands::bands;

/// Possible years of a living patient's disease; the browser's field has the same limits.
const YEARS: RangeInclusive<i16> = 1900..=2199;

/// A field of the form.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Field {
    /// Typed text.
    pub(crate) typed: String,
    /// Index of its unit among the finding's units.
    pub(crate) unit: u8,
    /// Reason why it is invalid.
    pub(crate) problem: Option<Problem>,
    /// True if the user has left it since typing.
    pub(crate) settled: bool,
    /// True if the user marked it as not known.
    pub(crate) not_known: bool,
    /// True if the unit was changed after typing, so that the number is read in the new unit.
    pub(crate) reread: bool,
    /// Finding whose change cleared this one, which must be answered again.
    pub(crate) cleared_by: Option<Finding>,
    /// The day on which it was measured, where that was said.
    pub(crate) day: Option<Date>,
}

/// All fields, and the patient parsed from them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    patient: Patient,
    fields: Vec<Field>,
    label: String,
    levels: Vec<Patient>,
    is_example: bool,
}

/// The longest label, in letters.
pub(crate) const LONGEST_LABEL: usize = 24;

impl Default for Sheet {
    fn default() -> Self {
        Self {
            patient: Patient::default(),
            fields: vec![Field::default(); Finding::COUNT],
            label: String::new(),
            levels: Vec::new(),
            is_example: false,
        }
    }
}

impl Sheet {
    /// The patient, as far as parsed.
    pub(crate) fn patient(&self) -> &Patient {
        &self.patient
    }

    /// The field of a finding.
    pub(crate) fn field(&self, finding: Finding) -> &Field {
        &self.fields[finding as usize]
    }

    /// The bed or the initials by which the reader knows the patient; often empty.
    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    /// Takes a label, cut to its greatest length and free of control characters.
    pub(crate) fn set_label(&mut self, label: &str) {
        self.label = label.chars().filter(|letter| !letter.is_control()).take(LONGEST_LABEL).collect();
    }

    /// Levels besides the entered one, each with its findings of SINS.
    pub(crate) fn levels(&self) -> &[Patient] {
        &self.levels
    }

    pub(crate) fn set_levels(&mut self, levels: Vec<Patient>) {
        self.levels = levels;
    }

    /// Takes the day on which a finding was measured.
    pub(crate) fn measured(&mut self, finding: Finding, day: Option<Date>) {
        self.fields[finding as usize].day = day;
    }

    /// Lists the answers with a day of measurement.
    pub(crate) fn days(&self) -> Vec<(Finding, Date)> {
        let answered = self.patient.answered();
        answered.filter_map(|(finding, _)| Some((finding, self.field(finding).day?))).collect()
    }

    /// Whether nothing was entered.
    pub(crate) fn is_empty(&self) -> bool {
        let blank = |field: &Field| field.typed.is_empty() && field.problem.is_none() && !field.not_known;
        self.label.is_empty()
            && self.levels.is_empty()
            && self.patient.is_empty()
            && self.fields.iter().all(blank)
    }

    /// Returns whether it began as the example, and so is no patient's.
    pub(crate) fn is_example(&self) -> bool {
        self.is_example
    }

    pub(crate) fn mark_as_example(&mut self) {
        self.is_example = true;
    }

    /// An empty sheet with the same units.
    pub(crate) fn emptied(&self) -> Self {
        let empty = |field: &Field| Field { unit: field.unit, ..Field::default() };
        Self { fields: self.fields.iter().map(empty).collect(), ..Self::default() }
    }

    /// Sets the unit of all empty fields.
    pub(crate) fn prefer(&mut self, units: Units) {
        for finding in Finding::ALL {
            let field = &mut self.fields[*finding as usize];
            if field.typed.is_empty() {
                field.unit = units.of(*finding);
            }
        }
    }

    pub(crate) fn choose(&mut self, finding: Finding, at: u8) {
        self.answer(finding, Answer::Choice(at));
    }

    /// Sets a count by band or number, replacing a typed one.
    pub(crate) fn count(&mut self, finding: Finding, band: Band) {
        self.answer(finding, Answer::Whole(band));
    }

    pub(crate) fn not_known(&mut self, finding: Finding) {
        let unit = self.field(finding).unit;
        self.patient.clear(finding);
        self.fields[finding as usize] = Field { unit, not_known: true, ..Field::default() };
    }

    /// Sets and parses the text of a field; if invalid, the finding is missing.
    pub(crate) fn type_in(&mut self, finding: Finding, text: String) {
        // Without its number a count is again the band of its number field, so that the field stays.
        if let ("", Kind::Count { .. }, Some(band)) = (&*text, finding.kind(), bands(finding).last()) {
            return self.count(finding, *band);
        }
        let Field { unit, day, .. } = *self.field(finding);
        // A number that is corrected keeps its day; one that is erased has none.
        let day = day.filter(|_| !text.trim().is_empty());
        self.read(finding, Field { typed: text, unit, day, ..Field::default() });
    }

    pub(crate) fn settle(&mut self, finding: Finding) {
        self.fields[finding as usize].settled = true;
    }

    pub(crate) fn bad_date(&mut self, finding: Finding) {
        self.patient.clear(finding);
        self.fields[finding as usize] =
            Field { problem: Some(Problem::ImpossibleDate), settled: true, ..Field::default() };
    }

    /// Reads the typed number in another unit, replacing a typed unit.
    pub(crate) fn read_in_unit(&mut self, finding: Finding, unit: u8) {
        let before = self.field(finding).clone();
        let reread = !before.typed.trim().is_empty() && before.unit != unit;
        let typed = without_unit(&before.typed).unwrap_or(before.typed);
        self.read(finding, Field { typed, unit, reread, settled: true, ..before });
    }

    /// Accepts a quantity instead of the typed number; a limit remains a limit.
    pub(crate) fn take(&mut self, finding: Finding, quantity: Quantity) {
        let written = WrittenQuantity::read(&self.field(finding).typed);
        match written.and_then(|written| written.comparator) {
            Some(comparator) => self.limit(finding, QuantityBound { comparator, limit: quantity }),
            None => self.fill(finding, quantity.value.to_string(), quantity.unit),
        }
    }

    /// Accepts a limit instead of the typed text.
    pub(crate) fn limit(&mut self, finding: Finding, bound: QuantityBound) {
        let text = format!("{} {}", bound.comparator.sign(), bound.limit.value);
        self.fill(finding, text, bound.limit.unit);
    }

    fn fill(&mut self, finding: Finding, typed: String, unit: u8) {
        let day = self.field(finding).day;
        self.read(finding, Field { typed, unit, day, settled: true, ..Field::default() });
    }

    /// Accepts an answer in the notation of scoring files.
    pub(crate) fn adopt(&mut self, finding: Finding, value: &str) {
        let unit = self.field(finding).unit;
        if let Ok(Some(answer)) = finding.parse(value, unit) {
            self.answer(finding, answer);
        }
    }

    /// Clears answers given for another value of a choice: the growth of a tumour when the primary changes.
    pub(super) fn clear_dependents(&mut self, before: &Patient) {
        for finding in Finding::ALL {
            let changed = |choice: &&Finding| {
                let old = before.get(**choice);
                matches!(old, Some(Answer::Choice(_))) && old != self.patient.get(**choice)
            };
            let field = self.field(*finding);
            let Some(choice) = finding.asked_after().iter().find(changed) else { continue };
            if self.patient.get(*finding).is_some() || !field.typed.is_empty() {
                let cleared = Field { unit: field.unit, cleared_by: Some(*choice), ..Field::default() };
                self.patient.clear(*finding);
                self.fields[*finding as usize] = cleared;
            }
        }
    }

    fn answer(&mut self, finding: Finding, answer: Answer) {
        let unit = self.field(finding).unit;
        // The controls offer only valid answers; otherwise nothing changes.
        if self.patient.set(finding, answer).is_ok() {
            self.fields[finding as usize] = Field { unit, ..Field::default() };
        }
    }

    /// Sets a field, and parses its text.
    pub(super) fn read(&mut self, finding: Finding, mut field: Field) {
        // A typed unit becomes the field's unit.
        let written = finding.measure().zip(WrittenQuantity::read(&field.typed));
        let unit = written.and_then(|(measure, written)| measure.unit_index(&written.unit));
        field.unit = unit.unwrap_or(field.unit);
        match parse(finding, &field) {
            Ok(Some(answer)) if self.patient.set(finding, answer).is_ok() => field.problem = None,
            Err(error) => {
                self.patient.clear(finding);
                field.problem = Some(error.problem);
            }
            Ok(_) => {
                self.patient.clear(finding);
                field.problem = None;
            }
        }
        self.fields[finding as usize] = field;
    }

    /// Error to show next to a field: one that further typing may correct is shown only when the field is
    /// left.
    pub(crate) fn shown_problem(&self, finding: Finding) -> Option<&Problem> {
        let field = self.field(finding);
        field
            .problem
            .as_ref()
            .filter(|problem| field.settled || !may_be_cured(finding, problem, &field.typed))
    }

    /// A suggestion for a number that is impossible or unusual.
    pub(crate) fn perhaps(&self, finding: Finding) -> Option<Suggestion> {
        let field = self.field(finding);
        match &field.problem {
            Some(Problem::OutOfRange { perhaps, .. }) => {
                self.shown_problem(finding)?;
                *perhaps
            }
            Some(_) => None,
            None => {
                let unusual = self.unusual(finding)?;
                let perhaps = finding.perhaps(unusual);
                // Laboratories print limits far outside the usual range: only another unit is in doubt.
                let is_limit = matches!(self.patient.get(finding), Some(Answer::Bounded(_)));
                perhaps.filter(|perhaps| !is_limit || perhaps.quantity.unit != unusual.unit)
            }
        }
    }

    /// The number, if valid but unusual; a low one may be incomplete.
    pub(crate) fn unusual(&self, finding: Finding) -> Option<Quantity> {
        let measure = finding.measure()?;
        match self.patient.get(finding)? {
            Answer::Quantity(quantity) if !measure.is_usual(quantity) => {
                let low = quantity.in_unit(measure, 0) < measure.usual.0;
                (self.field(finding).settled || !low).then_some(quantity)
            }
            Answer::Bounded(QuantityBound { limit, .. }) if !measure.is_usual(limit) => {
                let elsewhere =
                    finding.perhaps(limit).is_some_and(|perhaps| perhaps.quantity.unit != limit.unit);
                (self.field(finding).settled && elsewhere).then_some(limit)
            }
            _ => None,
        }
    }
}

/// Reads a day written year-month-day. The parser of the date library would cost the page 60 KB.
pub(crate) fn read_day(text: &str) -> Option<Date> {
    match Finding::DateSurgery.parse(text, 0) {
        Ok(Some(Answer::Date(day))) => Some(day),
        _ => None,
    }
}

/// Parses the text; dates outside [`YEARS`] are invalid.
fn parse(finding: Finding, field: &Field) -> Result<Option<Answer>, AnswerError> {
    let answer = finding.parse(&field.typed, field.unit)?;
    match answer {
        Some(Answer::Date(date)) if !YEARS.contains(&date.year()) => {
            Err(AnswerError { finding, given: field.typed.clone(), problem: Problem::ImpossibleDate })
        }
        _ => Ok(answer),
    }
}

/// A typed quantity without its unit; `None` if no unit was typed, or the number is ambiguous.
fn without_unit(typed: &str) -> Option<String> {
    let written = WrittenQuantity::read(typed).filter(|written| !written.unit.is_empty())?;
    let Digits::Number(value) = written.digits else { return None };
    Some(written.comparator.map_or_else(|| value.to_string(), |it| format!("{} {value}", it.sign())))
}

/// Returns whether further typing may correct it: a number that is too low may grow, a sign or point may
/// become a number, letters may become a unit.
fn may_be_cured(finding: Finding, problem: &Problem, typed: &str) -> bool {
    match problem {
        Problem::OutOfRange { lowest, .. } => match WrittenQuantity::read(typed).map(|it| it.digits) {
            Some(Digits::Number(value)) => value < *lowest && value >= 0.0,
            _ => false,
        },
        Problem::NotANumber => typed.chars().all(|c| c.is_whitespace() || ".,-<>=≤≥＜＞．，".contains(c)),
        Problem::UnknownUnit { .. } => finding
            .measure()
            .zip(WrittenQuantity::read(typed))
            .is_some_and(|(measure, written)| measure.begins_a_unit(&written.unit)),
        Problem::ImpossibleDate | Problem::NotADate => true,
        _ => false,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn typed(finding: Finding, text: &str) -> Sheet {
        let mut sheet = Sheet::default();
        sheet.type_in(finding, text.to_owned());
        sheet
    }

    #[test]
    fn what_is_wrong_is_kept_as_typed_and_leaves_the_finding_missing() {
        let mut sheet = typed(Finding::Albumin, "3.8");
        assert!(sheet.patient().get(Finding::Albumin).is_some());
        sheet.type_in(Finding::Albumin, "38".to_owned());
        assert_eq!(sheet.field(Finding::Albumin).typed, "38");
        assert_eq!(sheet.patient().get(Finding::Albumin), None);
        let perhaps = sheet.perhaps(Finding::Albumin).unwrap();
        sheet.take(Finding::Albumin, perhaps.quantity);
        assert_eq!(sheet.patient().quantity(Finding::Albumin), Some(3.8));
        assert_eq!(sheet.field(Finding::Albumin).typed, "38");
    }

    #[test]
    fn an_error_that_typing_on_would_cure_waits_until_the_field_is_left() {
        let mut sheet = typed(Finding::Sodium, "13");
        assert_eq!(sheet.shown_problem(Finding::Sodium), None);
        sheet.settle(Finding::Sodium);
        assert!(sheet.shown_problem(Finding::Sodium).is_some());
        sheet.type_in(Finding::Sodium, "138".to_owned());
        assert_eq!(sheet.shown_problem(Finding::Sodium), None);
        assert!(typed(Finding::Sodium, "1x").shown_problem(Finding::Sodium).is_some());
    }

    #[test]
    fn an_unusual_bilirubin_counts_but_is_asked_about() {
        let mut sheet = typed(Finding::Bilirubin, "34");
        assert_eq!(sheet.patient().quantity(Finding::Bilirubin), Some(34.0));
        assert_eq!(sheet.perhaps(Finding::Bilirubin).unwrap().unit, "umol/L");
        sheet.read_in_unit(Finding::Bilirubin, 1);
        assert!(sheet.field(Finding::Bilirubin).reread);
        assert_eq!(sheet.perhaps(Finding::Bilirubin), None);
    }

    #[test]
    fn a_unit_typed_with_the_number_is_the_field_s_unit() {
        let mut sheet = typed(Finding::Bilirubin, "24 µmol/L");
        assert_eq!(sheet.field(Finding::Bilirubin).unit, 1);
        assert_eq!(sheet.field(Finding::Bilirubin).typed, "24 µmol/L");
        sheet.read_in_unit(Finding::Bilirubin, 0);
        assert_eq!(
            (&*sheet.field(Finding::Bilirubin).typed, sheet.field(Finding::Bilirubin).unit),
            ("24", 0)
        );
        sheet.type_in(Finding::Bilirubin, "1.4 m".to_owned());
        assert_eq!(sheet.shown_problem(Finding::Bilirubin), None, "a unit may follow");
        sheet.settle(Finding::Bilirubin);
        let problem = sheet.shown_problem(Finding::Bilirubin);
        assert!(matches!(problem, Some(Problem::UnknownUnit { .. })), "{problem:?}");
    }

    #[test]
    fn a_limit_is_taken_as_a_limit_and_stays_one() {
        let mut sheet = typed(Finding::Bilirubin, "<");
        assert_eq!(sheet.shown_problem(Finding::Bilirubin), None);
        sheet.type_in(Finding::Bilirubin, "<0.3".to_owned());
        let bound = |sheet: &Sheet| match sheet.patient().get(Finding::Bilirubin) {
            Some(Answer::Bounded(bound)) => {
                (bound.comparator.sign(), bound.limit.value.to_string(), bound.limit.unit)
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(bound(&sheet), ("<", "0.3".to_owned(), 0));
        sheet.settle(Finding::Bilirubin);
        assert_eq!(sheet.perhaps(Finding::Bilirubin), None);
        sheet.type_in(Finding::Bilirubin, "< 17".to_owned());
        sheet.settle(Finding::Bilirubin);
        let perhaps = sheet.perhaps(Finding::Bilirubin).unwrap();
        sheet.take(Finding::Bilirubin, perhaps.quantity);
        assert_eq!(bound(&sheet), ("<", "17".to_owned(), 1));
        assert_eq!(typed(Finding::Crp, "<0.3").perhaps(Finding::Crp), None);
    }

    #[test]
    fn a_number_with_two_readings_is_asked_about_and_not_taken() {
        for text in ["12.000", "88,000", "１２．０００"] {
            let sheet = typed(Finding::Afp, text);
            assert_eq!(sheet.patient().get(Finding::Afp), None, "{text}");
            assert!(sheet.shown_problem(Finding::Afp).is_some(), "{text}");
        }
    }

    #[test]
    fn a_year_that_is_only_half_typed_is_no_date_yet() {
        let mut sheet = typed(Finding::DateSurgery, "0202-03-04");
        assert_eq!(sheet.patient().get(Finding::DateSurgery), None);
        assert_eq!(sheet.shown_problem(Finding::DateSurgery), None);
        sheet.settle(Finding::DateSurgery);
        assert_eq!(sheet.shown_problem(Finding::DateSurgery), Some(&Problem::ImpossibleDate));
    }

    #[test]
    fn a_year_far_ahead_is_no_date_either() {
        let mut sheet = typed(Finding::DateSurgery, "3024-01-01");
        sheet.settle(Finding::DateSurgery);
        assert_eq!(sheet.patient().get(Finding::DateSurgery), None);
        assert_eq!(sheet.shown_problem(Finding::DateSurgery), Some(&Problem::ImpossibleDate));
    }

    #[test]
    fn a_count_whose_number_is_deleted_is_the_open_band_again() {
        let mut sheet = typed(Finding::VertebralMetastases, "12");
        assert_eq!(sheet.patient().get(Finding::VertebralMetastases), Some(Answer::Whole(Band::exactly(12))));
        sheet.type_in(Finding::VertebralMetastases, String::new());
        let band = Answer::Whole(Band { low: 3, high: 33 });
        assert_eq!(sheet.patient().get(Finding::VertebralMetastases), Some(band));
    }

    #[test]
    fn a_bilirubin_that_is_normal_in_the_other_unit_is_asked_about() {
        let sheet = typed(Finding::Bilirubin, "17");
        assert_eq!(sheet.perhaps(Finding::Bilirubin).unwrap().unit, "umol/L");
        assert_eq!(typed(Finding::Bilirubin, "3.2").perhaps(Finding::Bilirubin), None);
    }

    #[test]
    fn a_number_that_is_unusual_in_every_unit_is_asked_about_too() {
        let sheet = typed(Finding::Calcium, "24");
        assert_eq!(sheet.patient().quantity(Finding::Calcium), Some(24.0));
        assert_eq!(sheet.perhaps(Finding::Calcium), None);
        assert!(sheet.unusual(Finding::Calcium).is_some());
        assert_eq!(typed(Finding::Calcium, "12").unusual(Finding::Calcium), None);
    }

    #[test]
    fn not_known_takes_back_an_answer() {
        let mut sheet = Sheet::default();
        sheet.count(Finding::Kps, Band { low: 50, high: 70 });
        sheet.not_known(Finding::Kps);
        assert_eq!(sheet.patient().get(Finding::Kps), None);
        assert!(sheet.field(Finding::Kps).not_known);
        sheet.count(Finding::Kps, Band::exactly(60));
        assert!(!sheet.field(Finding::Kps).not_known);
    }
}
