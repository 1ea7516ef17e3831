//! Totals in a line: the bar of a phone, and what a screen reader is told.

use super::verdict::Verdict;
use super::{total, verdict};
use crate::i18n::say;
use crate::state::reading::Assessed;

/// The total for the bar, such as `6–8`, marked if the system was not derived in such patients or a value is
/// unusual.
pub(crate) fn total(one: &Assessed) -> String {
    let begun = one.has_begun().then(|| total::total(one)).flatten();
    marked(one, begun.unwrap_or_else(|| say!(TOTAL_NONE).to_owned()))
}

/// Meaning of the total after it, such as `, unstable`: only of a certain group, verified and for such patients.
pub(crate) fn meaning(one: &Assessed) -> Option<String> {
    let left_out = verdict::left_out(one.system, &one.assessment).is_some();
    match Verdict::of(one) {
        Verdict::Certain { meaning: Some(meaning), unverified: false, .. } if !left_out => {
            Some([say!(JOINT_LIST), &meaning].concat())
        }
        _ => None,
    }
}

/// The total on its scale for a screen reader, with the reason why the patient is outside the population.
pub(crate) fn spoken(one: &Assessed) -> Option<String> {
    let left_out = verdict::left_out(one.system, &one.assessment);
    Some(
        [Some(total::total_of_scale(one)?), left_out, verdict::doubt(one)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(say!(JOINT_LIST)),
    )
}

fn marked(one: &Assessed, total: String) -> String {
    let total = match verdict::left_out(one.system, &one.assessment) {
        Some(_) => say!(TOTAL_LEFT_OUT, total = total),
        None => total,
    };
    if verdict::doubt(one).is_some() { [&*total, say!(TOTAL_CHECK)].join(" ") } else { total }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::{Finding, Patient};

    use super::*;
    use crate::state::reading::Reading;
    use crate::state::settings::Settings;

    fn said(answers: &[(Finding, &str)]) -> Vec<String> {
        let mut patient = Patient::default();
        for (finding, text) in answers {
            let Ok(Some(answer)) = finding.parse(text, 0) else { panic!("{text}") };
            assert_eq!(patient.set(*finding, answer), Ok(()));
        }
        let reading = Reading::of(&patient, &Settings::default());
        let said = |one: &std::rc::Rc<Assessed>| {
            format!("{} {}{}", one.system.short, total(one), meaning(one).unwrap_or_default())
        };
        reading.assessed.iter().map(said).collect()
    }

    #[test]
    fn a_certain_group_is_told_by_its_meaning_and_an_unverified_one_is_not() {
        let said = said(&[
            (Finding::PrimarySite, "lung"),
            (Finding::VisceralMetastases, "untreatable"),
            (Finding::VertebralMetastases, "3-33"),
            (Finding::ExtraspinalBoneMetastases, "3-200"),
            (Finding::Kps, "30"),
            (Finding::Frankel, "C"),
            (Finding::Level, "T12"),
            (Finding::SinsPain, "mechanical"),
            (Finding::SinsLesion, "lytic"),
            (Finding::SinsAlignment, "deformity"),
            (Finding::SinsCollapse, "over_50"),
            (Finding::SinsPosterolateral, "bilateral"),
        ]);
        assert!(said.contains(&"SINS 16, unstable".to_owned()), "{said:?}");
        assert!(said.contains(&"Tokuhashi 1, less than 6 months".to_owned()), "{said:?}");
        assert!(said.contains(&"Tomita 10".to_owned()), "{said:?}");
    }

    #[test]
    fn a_result_outside_of_its_population_has_a_mark_and_no_meaning() {
        let said = said(&[(Finding::PrimarySite, "myeloma"), (Finding::VisceralMetastases, "untreatable")]);
        let tokuhashi = said.iter().find(|text| text.starts_with("Tokuhashi"));
        assert!(tokuhashi.is_some_and(|text| text.ends_with("(not derived here)")), "{said:?}");
    }
}
