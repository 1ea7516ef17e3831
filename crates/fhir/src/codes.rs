//! Standard codes of laboratory tests and scales: the one table to read, check and extend.
//!
//! A wrong code would store one test's number as another's, so the table contains only certain codes, each
//! with the units that a result may have. Deliberately omitted:
//! - 14805-6, LDH from pyruvate to lactate: its numbers are about twice those of the reaction to which
//!   published limits refer.
//! - 29265-6, calcium corrected for albumin: the finding is the total calcium.
//! - 1995-0, ionised calcium; 1968-7, direct bilirubin: other substances.
//! - 5902-2, prothrombin time: the finding is its prolongation over the control.

use clinical::Finding;

use crate::units::{self, Spelling};

/// Code system of LOINC.
pub(crate) const LOINC: &str = "http://loinc.org";
/// Code system of LOINC as an object identifier.
pub(crate) const LOINC_OID: &str = "urn:oid:2.16.840.1.113883.6.1";
/// Code system of units.
pub(crate) const UCUM: &str = "http://unitsofmeasure.org";
/// Code system of this program's findings, whose codes are their ids. The address cannot be reached.
pub(crate) const FINDINGS: &str = "https://spinemet.invalid/finding";
/// Code system of this program's scoring systems, whose codes are their ids.
pub(crate) const SYSTEMS: &str = "https://spinemet.invalid/system";

/// A test with a LOINC code.
pub(crate) struct Test {
    pub(crate) finding: Finding,
    pub(crate) code: &'static str,
    /// LOINC's own long common name.
    pub(crate) name: &'static str,
    /// Units that a result may have.
    pub(crate) units: &'static [Spelling],
}

macro_rules! tests {
    ($($finding:ident $code:literal $name:literal $units:ident;)+) => {
        /// All tests; of several for a finding, the first whose units fit is written.
        pub(crate) const TESTS: &[Test] = &[$(
            Test { finding: Finding::$finding, code: $code, name: $name, units: units::$units },
        )+];
    };
}

tests! {
    Bilirubin "1975-2" "Bilirubin.total [Mass/volume] in Serum or Plasma" MG_PER_DL;
    Bilirubin "14631-6" "Bilirubin.total [Moles/volume] in Serum or Plasma" UMOL_PER_L;
    Albumin "1751-7" "Albumin [Mass/volume] in Serum or Plasma" GRAMS;
    Albumin "61151-7" "Albumin [Mass/volume] in Serum or Plasma by Bromocresol green (BCG) dye binding method" GRAMS;
    Albumin "61152-5" "Albumin [Mass/volume] in Serum or Plasma by Bromocresol purple (BCP) dye binding method" GRAMS;
    Inr "6301-6" "INR in Platelet poor plasma by Coagulation assay" RATIO;
    Inr "34714-6" "INR in Blood by Coagulation assay" RATIO;
    Inr "38875-1" "INR in Platelet poor plasma or blood by Coagulation assay" RATIO;
    Inr "46418-0" "INR in Capillary blood by Coagulation assay" RATIO;
    Afp "1834-1" "Alpha-1-Fetoprotein [Mass/volume] in Serum or Plasma" NG_PER_ML;
    Afp "53962-7" "Alpha-1-fetoprotein.tumor marker [Mass/volume] in Serum or Plasma" NG_PER_ML;
    Creatinine "2160-0" "Creatinine [Mass/volume] in Serum or Plasma" MG_PER_DL;
    Creatinine "38483-4" "Creatinine [Mass/volume] in Blood" MG_PER_DL;
    Creatinine "14682-9" "Creatinine [Moles/volume] in Serum or Plasma" UMOL_PER_L;
    Creatinine "59826-8" "Creatinine [Moles/volume] in Blood" UMOL_PER_L;
    Sodium "2951-2" "Sodium [Moles/volume] in Serum or Plasma" SODIUM;
    Sodium "2947-0" "Sodium [Moles/volume] in Blood" SODIUM;
    Crp "1988-5" "C reactive protein [Mass/volume] in Serum or Plasma" MILLIGRAMS;
    Crp "30522-7" "C reactive protein [Mass/volume] in Serum or Plasma by High sensitivity method" MILLIGRAMS;
    Ldh "2532-0" "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma" ENZYME;
    Ldh "14804-9" "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma by Lactate to pyruvate reaction" ENZYME;
    Platelets "26515-7" "Platelets [#/volume] in Blood" CELLS;
    Platelets "777-3" "Platelets [#/volume] in Blood by Automated count" CELLS;
    Platelets "778-1" "Platelets [#/volume] in Blood by Manual count" CELLS;
    Calcium "17861-6" "Calcium [Mass/volume] in Serum or Plasma" MG_PER_DL;
    Calcium "2000-8" "Calcium [Moles/volume] in Serum or Plasma" CALCIUM_MOLES;
    Kps "89243-0" "Karnofsky Performance Status score" SCORE;
    Ecog "89247-1" "ECOG Performance Status score" SCORE;
    Age "30525-0" "Age" YEARS;
}

/// Answers of LOINC's list for ECOG, with their grades. 5 is death, which is not a finding.
pub(crate) const ECOG_ANSWERS: &[(&str, u32)] =
    &[("LA9622-7", 0), ("LA9623-5", 1), ("LA9624-3", 2), ("LA9625-0", 3), ("LA9626-8", 4)];

/// Units of quantities without a standard code.
const UNCODED: &[(Finding, &[Spelling])] = &[
    (Finding::PtProlongation, units::SECONDS),
    (Finding::MonthsSinceCancerDiagnosis, units::MONTHS),
    (Finding::MotorDeficitOnsetDays, units::DAYS),
    (Finding::TimeDays, units::DAYS),
];

/// The test with this LOINC code.
pub(crate) fn test(code: &str) -> Option<&'static Test> {
    TESTS.iter().find(|test| test.code == code)
}

/// All units of a finding, for any test.
pub(crate) fn spellings(finding: Finding) -> impl Iterator<Item = &'static Spelling> {
    let coded = TESTS.iter().filter(move |test| test.finding == finding).flat_map(|test| test.units);
    let uncoded = UNCODED.iter().filter(move |(own, _)| *own == finding).flat_map(|(_, units)| *units);
    coded.chain(uncoded)
}

/// The test used to write a quantity in one of this program's units.
pub(crate) fn test_for(finding: Finding, unit: &str) -> Option<&'static Test> {
    let measures = |test: &&Test| test.units.iter().any(|spelling| spelling.own == unit);
    TESTS.iter().filter(|test| test.finding == finding).find(measures)
}

/// UCUM code of one of this program's units.
pub(crate) fn ucum(finding: Finding, unit: &str) -> Option<&'static str> {
    spellings(finding)
        .find(|spelling| spelling.own == unit && spelling.is_plain())
        .map(|spelling| spelling.ucum)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use clinical::Kind;

    use super::*;

    #[test]
    fn no_code_stands_for_two_tests() {
        let codes: HashSet<_> = TESTS.iter().map(|test| test.code).collect();
        assert_eq!(codes.len(), TESTS.len());
    }

    #[test]
    fn every_code_carries_its_check_digit() {
        // LOINC's last digit is a check digit (modulus 10, double-add-double), against misprints.
        for test in TESTS {
            let (number, check) = test.code.split_once('-').unwrap();
            let digits = number.bytes().rev().map(|byte| u32::from(byte - b'0'));
            let sum: u32 = digits
                .enumerate()
                .map(|(at, digit)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
                .sum();
            assert_eq!(((10 - sum % 10) % 10).to_string(), check, "{}", test.code);
        }
    }

    #[test]
    fn every_unit_of_every_quantity_can_be_written() {
        for finding in Finding::ALL {
            if let Kind::Quantity(measure) = finding.kind() {
                for unit in measure.units {
                    assert!(ucum(*finding, unit.id).is_some(), "{} in {}", finding.id(), unit.id);
                }
            }
        }
    }

    #[test]
    fn every_unit_of_the_table_is_one_that_its_finding_knows() {
        for test in TESTS {
            if let Some(measure) = test.finding.measure() {
                for spelling in test.units {
                    assert!(measure.unit_index(spelling.own).is_some(), "{} in {}", test.code, spelling.own);
                }
            }
        }
    }
}
