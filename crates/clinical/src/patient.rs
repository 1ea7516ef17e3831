//! The patient: everything shown is computed only from this record and the systems.

use crate::answer::{Answer, AnswerError, Band};
use crate::finding::Finding;
use crate::unit::Quantity;

/// The known answers of a patient. A finding without an answer is missing: no default is assumed.
///
/// Only valid answers can be set, so that a `Patient` needs no further checks.
///
/// ```
/// use clinical::{Finding, Patient};
/// let mut patient = Patient::default();
/// patient.choose(Finding::PrimarySite, "hcc").unwrap();
/// patient.count(Finding::Kps, 80).unwrap();
/// assert!(patient.count(Finding::Kps, 85).is_err());
/// assert_eq!(patient.answered().count(), 2);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Patient {
    answers: [Option<Answer>; Finding::COUNT],
}

impl Default for Patient {
    fn default() -> Self {
        Self { answers: [None; Finding::COUNT] }
    }
}

impl Patient {
    /// The answer to `finding`, if known.
    #[must_use]
    pub fn get(&self, finding: Finding) -> Option<Answer> {
        self.answers[finding.index()]
    }

    /// Sets an answer, replacing an earlier one.
    ///
    /// # Errors
    /// The answer is invalid; the record is then unchanged.
    pub fn set(&mut self, finding: Finding, answer: Answer) -> Result<(), AnswerError> {
        finding.check(answer)?;
        self.answers[finding.index()] = Some(answer);
        Ok(())
    }

    /// Makes a finding missing again.
    pub fn clear(&mut self, finding: Finding) {
        self.answers[finding.index()] = None;
    }

    /// Sets a value by its id, such as `hcc`.
    ///
    /// # Errors
    /// The finding has no such value.
    pub fn choose(&mut self, finding: Finding, value: &str) -> Result<(), AnswerError> {
        self.set(finding, finding.choose(value)?)
    }

    /// Sets a count or a scale exactly.
    ///
    /// # Errors
    /// The number is invalid.
    pub fn count(&mut self, finding: Finding, value: u32) -> Result<(), AnswerError> {
        self.set(finding, Answer::Whole(Band::exactly(value)))
    }

    /// Sets a quantity in the unit at `unit` of its measure.
    ///
    /// # Errors
    /// The value is outside the possible range.
    pub fn measure(&mut self, finding: Finding, value: f64, unit: u8) -> Result<(), AnswerError> {
        self.set(finding, Answer::Quantity(Quantity { value, unit }))
    }

    /// Id of the chosen value, such as `hcc`.
    #[must_use]
    pub fn chosen(&self, finding: Finding) -> Option<&'static str> {
        match self.get(finding)? {
            Answer::Choice(at) => finding.values().get(usize::from(at)).copied(),
            _ => None,
        }
    }

    /// A quantity, in the first unit of its measure; `None` if only a limit is known.
    #[must_use]
    pub fn quantity(&self, finding: Finding) -> Option<f64> {
        match (self.get(finding)?, finding.measure()) {
            (Answer::Quantity(quantity), Some(measure)) => Some(quantity.in_unit(measure, 0)),
            _ => None,
        }
    }

    /// Smallest and largest possible value of a quantity of which only a limit is known, in the first unit of
    /// its measure.
    #[must_use]
    pub fn bounds(&self, finding: Finding) -> Option<(f64, f64)> {
        match (self.get(finding)?, finding.measure()) {
            (Answer::Bounded(bound), Some(measure)) => {
                let range = bound.range(measure, 0);
                Some((range.low?.value, range.high?.value))
            }
            _ => None,
        }
    }

    /// All answers, in the order of the form.
    pub fn answered(&self) -> impl Iterator<Item = (Finding, Answer)> + '_ {
        Finding::ALL.iter().filter_map(|finding| Some((*finding, self.get(*finding)?)))
    }

    /// Returns whether no finding is answered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answered().next().is_none()
    }
}
