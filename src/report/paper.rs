//! The printed report: blanks for handwriting, the date, the entered answers as a list, and all results in
//! one table.
//!
//! It is text instead of components, because it is always in the page (a browser prints without waiting for
//! it) and is static.

use clinical::Patient;

use super::context::Context;
use super::emergency;
use super::entered::entered;
use super::levels;
use super::markup::{close, element, open};
use super::noms;
use super::summary::Summary;
use super::survival;
use crate::i18n::{say, words};
use crate::state::reading::Reading;

/// Width of the picture, independent of the screen: a third more than its space on paper, so that its text is
/// as small as the table's.
const WIDTH: f64 = 530.0;

/// Selector of the line with the date, which is empty until the page is printed.
pub(crate) const DAY: &str = ".day-printed";

/// The head of the printed report.
pub(crate) fn head(patient: &Patient, reading: &Reading, context: &Context) -> String {
    let mut out = String::new();
    element(&mut out, "h2", &context.labelled(say!(PAPER_TITLE)));
    if let Some(line) = emergency::line(patient, reading) {
        element(&mut out, "p class=emergency", &line);
    }
    if context.example {
        element(&mut out, "h3", say!(PAPER_EXAMPLE));
    } else {
        open(&mut out, "p class=by-hand");
        element(&mut out, "span", say!(PAPER_NAME));
        element(&mut out, "span", say!(PAPER_BORN));
        element(&mut out, "span", say!(PAPER_NUMBER));
        element(&mut out, "span", say!(PAPER_SIGNED));
        close(&mut out, "p");
    }
    element(&mut out, "p class=day-printed", "");
    if patient.is_empty() {
        element(&mut out, "p", say!(PAPER_NOTHING));
    }
    open(&mut out, "dl");
    for (finding, answer) in entered(patient, context) {
        open(&mut out, "div");
        element(&mut out, "dt", words::label(finding));
        element(&mut out, "dd", &answer);
        close(&mut out, "div");
    }
    close(&mut out, "dl");
    if let Some(line) = levels::line(patient, &context.levels) {
        element(&mut out, "p class=noms", &line);
    }
    if let Some(line) = noms::line(patient, reading) {
        element(&mut out, "p class=noms", &line);
    }
    if let Some(picture) = survival::axis(reading, "survival-paper", WIDTH).and_then(|axis| axis.draw().ok())
    {
        open(&mut out, "div class=paper-picture");
        out.push_str(&picture.svg);
        close(&mut out, "div");
    }
    out.push_str(&Summary::of(patient, reading).table());
    out
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::state::settings::Settings;
    use clinical::Finding;

    #[test]
    fn an_emergency_is_printed_once_under_the_title() {
        let mut patient = Patient::default();
        patient.choose(Finding::BladderBowel, "yes").unwrap();
        let paper = head(&patient, &Reading::of(&patient, &Settings::default()), &Context::default());
        assert_eq!(paper.matches("EMERGENCY: Possible compression").count(), 1, "{paper}");
        assert!(paper.split("</h2>").nth(1).unwrap().starts_with("<p class=emergency>EMERGENCY"), "{paper}");
    }

    #[test]
    fn a_patient_has_a_line_for_the_name_and_an_example_has_none() {
        let patient = Patient::default();
        let reading = Reading::of(&patient, &Settings::default());
        let own = head(&patient, &reading, &Context::default());
        assert!(own.contains("<span>Name</span>") && own.contains("<td>Tomita 2001</td>"), "{own}");
        assert!(!own.contains("EMERGENCY"), "{own}");
        let example = head(&patient, &reading, &Context { example: true, ..Context::default() });
        assert!(!example.contains("<span>Name</span>") && example.contains("<h3>An example"), "{example}");
    }
}
