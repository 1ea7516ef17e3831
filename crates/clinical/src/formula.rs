//! Scores that are formulas: ALBI and the MELD family. Their terms are shown like the points of items.
//!
//! Sources: ALBI, Johnson 2015; MELD and MELD-Na, OPTN 2016; MELD 3.0, Kim WR 2021. The citations are in
//! `scoring/sources.toml`, the groups in the systems' own files.

use crate::finding::Finding;
use crate::patient::Patient;

/// A formula that a scoring file may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// Albumin and bilirubin in HCC.
    Albi,
    /// Model for end-stage liver disease, before sodium.
    Meld,
    /// With sodium, as the OPTN has used it since 2016.
    MeldNa2016,
    /// With sex and albumin.
    Meld3,
}

/// Result of a formula.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Worked {
    /// The result, if no input is missing.
    pub value: Option<f64>,
    /// Lowest and highest result, if no input is missing but only a limit of a relevant one is known.
    pub between: Option<(f64, f64)>,
    /// Each term by id; `None` while an input of it is missing.
    pub terms: Vec<(&'static str, Option<f64>)>,
    /// The result before the published limits, if they changed it.
    pub unlimited: Option<f64>,
    /// Inputs whose value in the formula differs from the entered one.
    pub counted: Vec<Counted>,
}

/// An input whose value in the formula differs from the entered one, if any: it is clamped to limits, or
/// fixed by another finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// The input.
    pub finding: Finding,
    /// Value in the formula, in the first unit.
    pub value: f64,
    /// The finding that fixes it.
    pub because: Option<Finding>,
}

impl Formula {
    /// The formula with this name in scoring files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "albi" => Some(Self::Albi),
            "meld" => Some(Self::Meld),
            "meld_na_2016" => Some(Self::MeldNa2016),
            "meld_3" => Some(Self::Meld3),
            _ => None,
        }
    }

    /// Ids of its terms.
    #[must_use]
    pub fn terms(self) -> &'static [&'static str] {
        match self {
            Self::Albi => &["bilirubin", "albumin"],
            Self::Meld => &["creatinine", "bilirubin", "inr", "constant"],
            Self::MeldNa2016 => &["meld", "sodium"],
            Self::Meld3 => &[
                "sex",
                "bilirubin",
                "sodium",
                "sodium_bilirubin",
                "inr",
                "creatinine",
                "albumin",
                "albumin_creatinine",
                "constant",
            ],
        }
    }

    /// Input findings.
    #[must_use]
    pub fn findings(self) -> &'static [Finding] {
        use Finding::{Albumin, Bilirubin, Creatinine, Dialysis, Inr, Sex, Sodium};
        match self {
            Self::Albi => &[Bilirubin, Albumin],
            Self::Meld => &[Bilirubin, Inr, Creatinine, Dialysis],
            Self::MeldNa2016 => &[Bilirubin, Inr, Creatinine, Dialysis, Sodium],
            Self::Meld3 => &[Sex, Bilirubin, Albumin, Inr, Creatinine, Dialysis, Sodium],
        }
    }

    /// Findings that are missing, or whose known limit does not determine their value in the formula.
    /// Creatinine is not missing if the patient is on dialysis, because it is then fixed.
    #[must_use]
    pub fn missing(self, patient: &Patient) -> Vec<Finding> {
        let fixed = on_dialysis(patient);
        let open = |finding: Finding| match patient.bounds(finding) {
            _ if fixed && finding == Finding::Creatinine => false,
            Some((low, high)) => {
                let (least, most) = self.counting(finding);
                low.clamp(least, most) < high.clamp(least, most)
            }
            None => patient.get(finding).is_none(),
        };
        self.findings().iter().copied().filter(|finding| open(*finding)).collect()
    }

    fn counted(self, patient: &Patient) -> Vec<Counted> {
        let counted = |finding: Finding| {
            let value = self.limits(finding).and_then(|_| self.input(patient, finding))?;
            let because =
                (finding == Finding::Creatinine && on_dialysis(patient)).then_some(Finding::Dialysis);
            let changed = patient.quantity(finding) != Some(value);
            changed.then_some(Counted { finding, value, because })
        };
        self.findings().iter().copied().filter_map(counted).collect()
    }

    /// Limits to which an input is clamped, in its first unit.
    fn limits(self, finding: Finding) -> Option<(f64, f64)> {
        match (self, finding) {
            (Self::Albi, _) => None,
            (_, Finding::Bilirubin | Finding::Inr) => Some((1.0, f64::INFINITY)),
            (Self::Meld3, Finding::Creatinine) => Some((1.0, 3.0)),
            (_, Finding::Creatinine) => Some((1.0, 4.0)),
            (_, Finding::Sodium) => Some((125.0, 137.0)),
            (_, Finding::Albumin) => Some((1.5, 3.5)),
            _ => None,
        }
    }

    /// Like [`Self::limits`], infinite if there are none.
    fn counting(self, finding: Finding) -> (f64, f64) {
        self.limits(finding).unwrap_or((f64::NEG_INFINITY, f64::INFINITY))
    }

    /// Value of an input in the formula, in its first unit. On dialysis, creatinine is at its upper limit;
    /// while dialysis is unknown, so is creatinine.
    fn input(self, patient: &Patient, finding: Finding) -> Option<f64> {
        let (least, most) = self.counting(finding);
        if finding == Finding::Creatinine {
            patient.get(Finding::Dialysis)?;
            if on_dialysis(patient) {
                return Some(most);
            }
        }
        Some(patient.quantity(finding)?.clamp(least, most))
    }

    /// Computes the result. If only limits of inputs are known, it is computed for both ends of each: every
    /// formula is monotone in each of its inputs, so that its lowest and highest results are among these.
    #[must_use]
    pub fn work(self, patient: &Patient) -> Worked {
        let mut ends = vec![patient.clone()];
        for finding in self.findings() {
            let Some((low, high)) = patient.bounds(*finding) else { continue };
            let with = |patient: &Patient, value| {
                let mut patient = patient.clone();
                // The ends of a valid bound are valid values.
                let _ = patient.measure(*finding, value, 0);
                patient
            };
            ends = ends.iter().flat_map(|patient| [with(patient, low), with(patient, high)]).collect();
        }
        let mut all = ends.iter().map(|patient| self.work_exactly(patient));
        let first = all.next().unwrap_or_default();
        all.fold(first, |one, other| one.or(&other))
    }

    /// Computes the result for inputs that are known exactly or missing.
    fn work_exactly(self, patient: &Patient) -> Worked {
        let input = |finding| self.input(patient, finding);
        let worked = match self {
            Self::Albi => albi(patient),
            Self::Meld => score(meld(input)),
            Self::MeldNa2016 => meld_na(input),
            Self::Meld3 => meld_3(patient, input),
        };
        Worked { counted: self.counted(patient), ..worked }
    }
}

impl Worked {
    /// Keeps the parts that are equal in both, with the interval that spans both results.
    fn or(self, other: &Self) -> Self {
        let value = self.value.filter(|value| other.value == Some(*value));
        let span = |worked: &Self| worked.between.or(worked.value.map(|value| (value, value)));
        let between = span(&self)
            .zip(span(other))
            .map(|((low, high), (others_low, others_high))| (low.min(others_low), high.max(others_high)));
        let others = other.terms.iter().map(|(_, term)| *term);
        let same = self.terms.into_iter().zip(others);
        Self {
            value,
            between: between.filter(|_| value.is_none()),
            terms: same.map(|((id, own), other)| (id, own.filter(|term| other == Some(*term)))).collect(),
            unlimited: self.unlimited.filter(|unlimited| other.unlimited == Some(*unlimited)),
            counted: self.counted.into_iter().filter(|counted| other.counted.contains(counted)).collect(),
        }
    }
}

fn on_dialysis(patient: &Patient) -> bool {
    patient.chosen(Finding::Dialysis) == Some("yes")
}

/// Rounds to an integer, halves up.
fn rounded(value: f64) -> f64 {
    (value + 0.5).floor()
}

/// Terms of a sum by id; `None` if an input is missing.
type Terms = Vec<(&'static str, Option<f64>)>;

/// The sum of the terms, if all are known, rounded and clamped to 6-40.
fn score(terms: Terms) -> Worked {
    let Some(sum) = sum(&terms) else {
        return Worked { terms, ..Worked::default() };
    };
    let value = rounded(sum).clamp(6.0, 40.0);
    let unlimited = (!(5.5..40.5).contains(&sum)).then_some(sum);
    Worked { value: Some(value), terms, unlimited, ..Worked::default() }
}

fn sum(terms: &Terms) -> Option<f64> {
    terms.iter().map(|(_, term)| *term).sum()
}

/// 0.66 log10(bilirubin, umol/L) - 0.085 (albumin, g/L).
fn albi(patient: &Patient) -> Worked {
    let bilirubin = in_unit(patient, Finding::Bilirubin, 1).map(|umol| 0.66 * umol.log10());
    let albumin = in_unit(patient, Finding::Albumin, 1).map(|grams| -0.085 * grams);
    let value = bilirubin.zip(albumin).map(|(bilirubin, albumin)| bilirubin + albumin);
    Worked { value, terms: vec![("bilirubin", bilirubin), ("albumin", albumin)], ..Worked::default() }
}

/// 10 (0.957 ln Cr + 0.378 ln bilirubin + 1.120 ln INR + 0.643).
fn meld(input: impl Fn(Finding) -> Option<f64>) -> Terms {
    vec![
        ("creatinine", input(Finding::Creatinine).map(|creatinine| 9.57 * creatinine.ln())),
        ("bilirubin", input(Finding::Bilirubin).map(|bilirubin| 3.78 * bilirubin.ln())),
        ("inr", input(Finding::Inr).map(|inr| 11.20 * inr.ln())),
        ("constant", Some(6.43)),
    ]
}

/// MELD(i), rounded; if above 11, + 1.32 (137 - Na) - 0.033 MELD(i) (137 - Na), with Na clamped to 125-137.
fn meld_na(input: impl Fn(Finding) -> Option<f64>) -> Worked {
    let initial = sum(&meld(&input)).map(rounded);
    let lack = input(Finding::Sodium).map(|sodium| 137.0 - sodium);
    let sodium = initial
        .zip(lack)
        .map(|(initial, lack)| if initial > 11.0 { 1.32 * lack - 0.033 * initial * lack } else { 0.0 });
    score(vec![("meld", initial), ("sodium", sodium)])
}

/// MELD 3.0: 1.33 if female + 4.56 ln bilirubin + 0.82 (137 - Na) - 0.24 (137 - Na) ln bilirubin + 9.09 ln INR
/// + 11.14 ln Cr + 1.85 (3.5 - albumin) - 1.83 (3.5 - albumin) ln Cr + 6.
fn meld_3(patient: &Patient, input: impl Fn(Finding) -> Option<f64>) -> Worked {
    let female = patient.chosen(Finding::Sex).map(|sex| if sex == "female" { 1.33 } else { 0.0 });
    let ln_bilirubin = input(Finding::Bilirubin).map(f64::ln);
    let ln_creatinine = input(Finding::Creatinine).map(f64::ln);
    let lack_of_sodium = input(Finding::Sodium).map(|sodium| 137.0 - sodium);
    let lack_of_albumin = input(Finding::Albumin).map(|albumin| 3.5 - albumin);
    let product = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a * b);
    score(vec![
        ("sex", female),
        ("bilirubin", ln_bilirubin.map(|ln| 4.56 * ln)),
        ("sodium", lack_of_sodium.map(|lack| 0.82 * lack)),
        ("sodium_bilirubin", product(lack_of_sodium, ln_bilirubin).map(|product| -0.24 * product)),
        ("inr", input(Finding::Inr).map(|inr| 9.09 * inr.ln())),
        ("creatinine", ln_creatinine.map(|ln| 11.14 * ln)),
        ("albumin", lack_of_albumin.map(|lack| 1.85 * lack)),
        ("albumin_creatinine", product(lack_of_albumin, ln_creatinine).map(|product| -1.83 * product)),
        ("constant", Some(6.0)),
    ])
}

fn in_unit(patient: &Patient, finding: Finding, unit: u8) -> Option<f64> {
    match (patient.get(finding)?, finding.measure()) {
        (crate::answer::Answer::Quantity(quantity), Some(measure)) => Some(quantity.in_unit(measure, unit)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, Quantity};

    fn patient(dialysis: &str, quantities: &[(Finding, f64)]) -> Patient {
        let mut patient = Patient::default();
        let dialysis = Finding::Dialysis.parse(dialysis, 0).unwrap().unwrap();
        patient.set(Finding::Dialysis, dialysis).unwrap();
        for (finding, value) in quantities {
            let quantity = Answer::Quantity(Quantity { value: *value, unit: 0 });
            patient.set(*finding, quantity).unwrap();
        }
        patient
    }

    fn counted(formula: Formula, patient: &Patient) -> Vec<(Finding, f64, Option<Finding>)> {
        let counted = formula.work(patient).counted;
        counted.into_iter().map(|one| (one.finding, one.value, one.because)).collect()
    }

    #[test]
    fn what_counts_as_another_value_is_told() {
        use Finding::{Albumin, Bilirubin, Creatinine, Dialysis, Inr, Sodium};
        let without = patient("yes", &[(Bilirubin, 2.0), (Inr, 1.5), (Sodium, 120.0), (Albumin, 3.0)]);
        let fixed = |value| (Creatinine, value, Some(Dialysis));
        let sodium = (Sodium, 125.0, None);
        assert_eq!(counted(Formula::Meld, &without), [fixed(4.0)]);
        assert_eq!(counted(Formula::MeldNa2016, &without), [fixed(4.0), sodium]);
        assert_eq!(counted(Formula::Meld3, &without), [fixed(3.0), sodium]);
        assert!(Formula::Meld.work(&without).value.is_some() && Formula::Meld.missing(&without).is_empty());
        let with = patient("no", &[(Bilirubin, 0.4), (Inr, 1.0), (Creatinine, 9.0)]);
        assert_eq!(counted(Formula::Meld, &with), [(Bilirubin, 1.0, None), (Creatinine, 4.0, None)]);
        assert_eq!(counted(Formula::Albi, &with), []);
    }

    #[test]
    fn a_half_is_rounded_up_and_only_a_result_beyond_the_scale_is_told_unlimited() {
        let of = |sum| {
            let worked = score(vec![("sum", Some(sum))]);
            (worked.value, worked.unlimited)
        };
        assert_eq!([of(11.5), of(11.49)], [(Some(12.0), None), (Some(11.0), None)]);
        assert_eq!([of(5.5), of(5.49)], [(Some(6.0), None), (Some(6.0), Some(5.49))]);
        assert_eq!([of(40.49), of(40.5)], [(Some(40.0), None), (Some(40.0), Some(40.5))]);
    }

    #[test]
    fn a_creatinine_is_needed_where_dialysis_does_not_fix_it() {
        let open = patient("no", &[(Finding::Bilirubin, 2.0), (Finding::Inr, 1.5)]);
        assert_eq!(Formula::Meld.missing(&open), [Finding::Creatinine]);
        assert_eq!(counted(Formula::Meld, &open), []);
    }

    fn limited(patient: &mut Patient, finding: Finding, text: &str) {
        let answer = finding.parse(text, 0).unwrap().unwrap();
        patient.set(finding, answer).unwrap();
    }

    #[test]
    fn a_limit_that_settles_what_counts_is_as_good_as_the_number() {
        use Finding::{Bilirubin, Creatinine, Inr};
        let exact = patient("no", &[(Bilirubin, 0.2), (Inr, 1.4), (Creatinine, 0.9)]);
        let mut limits = patient("no", &[(Inr, 1.4)]);
        limited(&mut limits, Bilirubin, "<0.3");
        limited(&mut limits, Creatinine, "≤0.9");
        assert_eq!(Formula::Meld.work(&limits), Formula::Meld.work(&exact));
        assert_eq!(Formula::Meld.missing(&limits), []);
    }

    #[test]
    fn a_limit_that_settles_nothing_leaves_the_results_between_which_it_lies() {
        use Finding::{Albumin, Bilirubin};
        let mut open = patient("no", &[(Albumin, 3.0)]);
        limited(&mut open, Bilirubin, "<0.3");
        let worked = Formula::Albi.work(&open);
        let at =
            |bilirubin| Formula::Albi.work(&patient("no", &[(Albumin, 3.0), (Bilirubin, bilirubin)])).value;
        assert_eq!(worked.value, None);
        assert_eq!(worked.between, at(0.05).zip(at(0.3)));
        assert_eq!(worked.terms, [("bilirubin", None), ("albumin", Some(-0.085 * 30.0))]);
        assert_eq!(Formula::Albi.missing(&open), [Bilirubin]);
        let mut alone = patient("no", &[]);
        limited(&mut alone, Bilirubin, ">3");
        assert_eq!(Formula::Albi.work(&alone).between, None, "albumin is missing");
    }

    #[test]
    fn the_terms_that_are_known_stand_while_an_input_is_missing() {
        let worked = Formula::Meld.work(&patient("no", &[(Finding::Bilirubin, 2.0)]));
        let bilirubin = Some(3.78 * 2.0_f64.ln());
        let terms = [("creatinine", None), ("bilirubin", bilirubin), ("inr", None), ("constant", Some(6.43))];
        assert_eq!(worked.terms, terms);
        assert_eq!(worked.value, None);
    }
}
