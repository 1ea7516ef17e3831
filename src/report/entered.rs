//! The entered answers in words.

use clinical::{Answer, Finding, Patient, QuantityBound};

use crate::i18n::{number, words};

/// Every answer; quantities also in their other units.
pub(crate) fn entered(patient: &Patient) -> impl Iterator<Item = (Finding, String)> + '_ {
    patient
        .answered()
        .map(|(finding, answer)| (finding, words::answer(finding, answer) + &other_unit(finding, answer)))
}

fn other_unit(finding: Finding, answer: Answer) -> String {
    let (sign, quantity) = match answer {
        Answer::Quantity(quantity) => ("", quantity),
        Answer::Bounded(QuantityBound { comparator, limit }) => (words::comparator(comparator), limit),
        Answer::Choice(_) | Answer::Whole(_) | Answer::Date(_) => return String::new(),
    };
    let Some(measure) = finding.measure() else { return String::new() };
    let others = (0_u8..).zip(measure.units).filter(|(at, _)| *at != quantity.unit);
    let told = others.map(|(at, unit)| {
        format!(" ({sign}{} {})", number::significant(quantity.in_unit(measure, at)), words::unit(unit.id))
    });
    told.collect()
}
