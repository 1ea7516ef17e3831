//! The entered answers in words.

use clinical::{Answer, Finding, Patient, QuantityBound};

use super::context::Context;
use crate::i18n::{number, say, words};
use crate::state::reading::is_unusual;

/// Every answer, a quantity in its other units too, for a reader who is used to those, and with its day.
pub(crate) fn entered<'a>(
    patient: &'a Patient,
    context: &'a Context,
) -> impl Iterator<Item = (Finding, String)> + 'a {
    patient.answered().map(|(finding, answer)| {
        let day = context.measured(finding).map(|day| format!(" [{day}]")).unwrap_or_default();
        (
            finding,
            words::answer(finding, answer) + &other_unit(finding, answer) + &doubt(patient, finding) + &day,
        )
    })
}

/// Mark of an unusual number, which the form asks to check; otherwise empty.
fn doubt(patient: &Patient, finding: Finding) -> String {
    if is_unusual(patient, finding) { format!(" {}", say!(COPY_UNUSUAL)) } else { String::new() }
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_the_form_asks_about_is_marked() {
        let mut patient = Patient::default();
        patient.measure(Finding::Bilirubin, 34.0, 0).unwrap();
        patient.measure(Finding::Albumin, 3.5, 0).unwrap();
        let texts: Vec<String> = entered(&patient, &Context::default()).map(|(_, text)| text).collect();
        assert!(texts[0].ends_with(" (unusual: check)"), "{texts:?}");
        assert!(!texts[1].contains("unusual"), "{texts:?}");
    }
}
