//! The scores that are formulas: ALBI and the MELD family. Their terms are shown as the points of an item are.
//!
//! Sources: ALBI, Johnson 2015; MELD and MELD-Na, OPTN 2016; MELD 3.0, Kim WR 2021. The citations stand in
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

/// What a formula comes to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Worked {
    /// The result, where nothing is missing.
    pub value: Option<f64>,
    /// Each term by id; `None` while an input of it is missing.
    pub terms: Vec<(&'static str, Option<f64>)>,
    /// The result before the published limits were applied, where they changed it.
    pub unlimited: Option<f64>,
}

impl Formula {
    /// The formula with this name in a scoring file.
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

    /// The ids of its terms.
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

    /// The findings it is made of.
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

    /// The findings that are still missing. Creatinine is not, once the patient is on dialysis: it is then fixed.
    #[must_use]
    pub fn missing(self, patient: &Patient) -> Vec<Finding> {
        let on_dialysis = patient.chosen(Finding::Dialysis) == Some("yes");
        let open = |finding: Finding| {
            patient.get(finding).is_none() && !(on_dialysis && finding == Finding::Creatinine)
        };
        self.findings().iter().copied().filter(|finding| open(*finding)).collect()
    }

    /// Works it out.
    #[must_use]
    pub fn work(self, patient: &Patient) -> Worked {
        match self {
            Self::Albi => albi(patient),
            Self::Meld => meld(patient),
            Self::MeldNa2016 => meld_na(patient),
            Self::Meld3 => meld_3(patient),
        }
    }
}

/// Rounds to a whole number, halves up.
fn rounded(value: f64) -> f64 {
    (value + 0.5).floor()
}

/// A sum of terms, where all are known; rounded and kept within 6-40.
fn score(terms: Vec<(&'static str, Option<f64>)>) -> Worked {
    let Some(sum) = terms.iter().map(|(_, term)| *term).sum::<Option<f64>>() else {
        return Worked { terms, ..Worked::default() };
    };
    let value = rounded(sum).clamp(6.0, 40.0);
    let unlimited = (!(5.5..40.5).contains(&sum)).then_some(sum);
    Worked { value: Some(value), terms, unlimited }
}

/// 0.66 log10(bilirubin, umol/L) - 0.085 (albumin, g/L).
fn albi(patient: &Patient) -> Worked {
    let bilirubin = in_unit(patient, Finding::Bilirubin, 1).map(|umol| 0.66 * umol.log10());
    let albumin = in_unit(patient, Finding::Albumin, 1).map(|grams| -0.085 * grams);
    let value = bilirubin.zip(albumin).map(|(bilirubin, albumin)| bilirubin + albumin);
    Worked { value, terms: vec![("bilirubin", bilirubin), ("albumin", albumin)], unlimited: None }
}

/// Creatinine in mg/dL, within 1.0 and `most`; on dialysis it is `most`. It is not known while dialysis is not.
fn creatinine(patient: &Patient, most: f64) -> Option<f64> {
    match patient.chosen(Finding::Dialysis)? {
        "yes" => Some(most),
        _ => Some(patient.quantity(Finding::Creatinine)?.clamp(1.0, most)),
    }
}

/// The logarithm of a quantity that counts as 1.0 below that.
fn ln_at_least_one(patient: &Patient, finding: Finding) -> Option<f64> {
    patient.quantity(finding).map(|value| value.max(1.0).ln())
}

/// 10 (0.957 ln Cr + 0.378 ln bilirubin + 1.120 ln INR + 0.643).
fn meld(patient: &Patient) -> Worked {
    score(vec![
        ("creatinine", creatinine(patient, 4.0).map(|creatinine| 9.57 * creatinine.ln())),
        ("bilirubin", ln_at_least_one(patient, Finding::Bilirubin).map(|ln| 3.78 * ln)),
        ("inr", ln_at_least_one(patient, Finding::Inr).map(|ln| 11.20 * ln)),
        ("constant", Some(6.43)),
    ])
}

/// MELD(i), rounded; where it is above 11, + 1.32 (137 - Na) - 0.033 MELD(i) (137 - Na), Na kept in 125-137.
fn meld_na(patient: &Patient) -> Worked {
    let initial = meld(patient).terms.iter().map(|(_, term)| *term).sum::<Option<f64>>().map(rounded);
    let lack = patient.quantity(Finding::Sodium).map(|sodium| 137.0 - sodium.clamp(125.0, 137.0));
    let sodium = initial
        .zip(lack)
        .map(|(initial, lack)| if initial > 11.0 { 1.32 * lack - 0.033 * initial * lack } else { 0.0 });
    score(vec![("meld", initial), ("sodium", sodium)])
}

/// MELD 3.0: 1.33 if female + 4.56 ln bilirubin + 0.82 (137 - Na) - 0.24 (137 - Na) ln bilirubin + 9.09 ln INR
/// + 11.14 ln Cr + 1.85 (3.5 - albumin) - 1.83 (3.5 - albumin) ln Cr + 6.
fn meld_3(patient: &Patient) -> Worked {
    let female = patient.chosen(Finding::Sex).map(|sex| if sex == "female" { 1.33 } else { 0.0 });
    let ln_bilirubin = ln_at_least_one(patient, Finding::Bilirubin);
    let ln_creatinine = creatinine(patient, 3.0).map(f64::ln);
    let lack_of_sodium = patient.quantity(Finding::Sodium).map(|sodium| 137.0 - sodium.clamp(125.0, 137.0));
    let lack_of_albumin = patient.quantity(Finding::Albumin).map(|albumin| 3.5 - albumin.clamp(1.5, 3.5));
    let product = |a: Option<f64>, b: Option<f64>| a.zip(b).map(|(a, b)| a * b);
    score(vec![
        ("sex", female),
        ("bilirubin", ln_bilirubin.map(|ln| 4.56 * ln)),
        ("sodium", lack_of_sodium.map(|lack| 0.82 * lack)),
        ("sodium_bilirubin", product(lack_of_sodium, ln_bilirubin).map(|product| -0.24 * product)),
        ("inr", ln_at_least_one(patient, Finding::Inr).map(|ln| 9.09 * ln)),
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
