//! Units of quantities.
//!
//! A quantity keeps the unit in which it was entered. It is converted only if a published table has one unit;
//! if a table is published in two (Child-Pugh), the entered unit selects the table.

use crate::condition::{Bound, Range};
use crate::decimal::round_digits;
use crate::written;

/// A unit of a laboratory value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// Spelling in files and on the page, such as `umol/L`.
    pub id: &'static str,
    /// Other spellings of the same unit, in plain characters.
    pub also: &'static [&'static str],
    /// Factor from the finding's first unit to this one.
    pub per_default: f64,
}

/// Units and limits of a quantity. Limits are in the first unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Units; the first is the default.
    pub units: &'static [Unit],
    /// Possible range; values outside are refused.
    pub possible: (f64, f64),
    /// Usual range; the page asks about values outside, whose unit may be another one.
    pub usual: (f64, f64),
}

impl Measure {
    /// Index of a unit in [`Measure::units`], in any spelling: any case, any sign for micro, `10*9` and
    /// `x10⁹` for `10^9`, full-width letters.
    #[must_use]
    pub fn unit_index(&self, given: &str) -> Option<u8> {
        let given = spelled_plainly(given);
        let is_given = |id: &&str| id.eq_ignore_ascii_case(&given);
        let named = |unit: &Unit| is_given(&unit.id) || unit.also.iter().any(is_given);
        u8::try_from(self.units.iter().position(named)?).ok()
    }

    /// Returns whether `given` is the beginning of a unit.
    #[must_use]
    pub fn begins_a_unit(&self, given: &str) -> bool {
        let given = spelled_plainly(given);
        let begins =
            |id: &&str| id.get(..given.len()).is_some_and(|start| start.eq_ignore_ascii_case(&given));
        self.units.iter().any(|unit| begins(&unit.id) || unit.also.iter().any(begins))
    }

    /// Returns whether a quantity is within the usual range.
    #[must_use]
    pub fn is_usual(&self, quantity: Quantity) -> bool {
        let (low, high) = self.usual;
        (low..=high).contains(&quantity.in_unit(self, 0))
    }

    /// Factor from the first unit to the unit at `index`; 1 if there is none.
    #[must_use]
    pub fn factor(&self, index: u8) -> f64 {
        self.units.get(usize::from(index)).map_or(1.0, |unit| unit.per_default)
    }
}

/// A measured value in the unit in which it was entered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number as entered.
    pub value: f64,
    /// Index of the unit in the finding's [`Measure::units`].
    pub unit: u8,
}

impl Quantity {
    /// The same quantity in another unit of `measure`.
    ///
    /// The quotient is rounded to twelve significant digits, so that 51.3 umol/L of bilirubin is 3 mg/dL and
    /// not 2.9999999999999996, which would be on the other side of a boundary.
    #[must_use]
    pub fn in_unit(self, measure: &Measure, unit: u8) -> f64 {
        if unit == self.unit {
            return self.value;
        }
        round_digits(self.value * measure.factor(unit) / measure.factor(self.unit), 11)
    }
}

/// Side of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// Below the limit.
    Below,
    /// Below or at the limit.
    AtMost,
    /// At or above the limit.
    AtLeast,
    /// Above the limit.
    Above,
}

impl Comparator {
    /// Every comparator.
    pub const ALL: [Self; 4] = [Self::Below, Self::AtMost, Self::AtLeast, Self::Above];

    /// Sign in ASCII, as in FHIR and saved files.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::Above => ">",
        }
    }

    /// The comparator with this sign.
    #[must_use]
    pub fn from_sign(sign: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|comparator| comparator.sign() == sign)
    }
}

/// A limit of a quantity, as printed by laboratories: "< 0.3", "> 60500".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuantityBound {
    /// Side of the limit.
    pub comparator: Comparator,
    /// The limit, in the unit entered.
    pub limit: Quantity,
}

impl QuantityBound {
    /// Possible values of the quantity, in the unit at `unit` of `measure`.
    #[must_use]
    pub fn range(self, measure: &Measure, unit: u8) -> Range {
        let end =
            |quantity: Quantity, included| Some(Bound { value: quantity.in_unit(measure, unit), included });
        let possible = |value| end(Quantity { value, unit: 0 }, true);
        let (low, high) = (possible(measure.possible.0), possible(measure.possible.1));
        match self.comparator {
            Comparator::Below => Range { low, high: end(self.limit, false) },
            Comparator::AtMost => Range { low, high: end(self.limit, true) },
            Comparator::AtLeast => Range { low: end(self.limit, true), high },
            Comparator::Above => Range { low: end(self.limit, false), high },
        }
    }
}

/// Normalises the spelling of a unit to that of [`Unit::id`], except for case.
fn spelled_plainly(given: &str) -> String {
    let mut out = String::new();
    let mut raised = false;
    for letter in written::plain(given).chars().filter(|letter| *letter != ' ') {
        let exponent = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|digit| digit == letter);
        if let Some(digit) = exponent {
            if !raised {
                out.push('^');
            }
            out.push_str(&digit.to_string());
        } else {
            out.push(match letter {
                'µ' | 'μ' => 'u',
                '*' => '^',
                '×' => 'x',
                '∕' | '⁄' => '/',
                other => other,
            });
        }
        raised = exponent.is_some();
    }
    let power = out.strip_prefix(['x', 'X']).filter(|rest| rest.starts_with("10"));
    power.map_or_else(|| out.clone(), str::to_owned)
}

const fn unit(id: &'static str, also: &'static [&'static str], per_default: f64) -> Unit {
    Unit { id, also, per_default }
}

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident: [$($id:literal $(or $also:literal)* x $factor:literal),+], possible $low:literal to $high:literal, usual $from:literal to $to:literal;)+) => {
        $($(#[$doc])* pub(crate) const $name: Measure = Measure {
            units: &[$(unit($id, &[$($also),*], $factor)),+],
            possible: ($low, $high),
            usual: ($from, $to),
        };)+
    };
}

// Conversions are molar masses: bilirubin 584.7, creatinine 113.1, calcium 40.08 g/mol.
//
// "Usual" is no reference interval: it is as wide as possible without a number that is usual in one unit
// being usual in the other, and wide enough not to ask about most patients. Remaining choices follow
// published lists of critical values (calcium 6.5 and 13 mg/dL, sodium 120 and 160 mmol/L, INR 5, platelets
// 20-50 and 800-1000 x 10^9/L, bilirubin 10 and creatinine 6-10 mg/dL). "Possible" is this project's own
// judgement, on the generous side. For C-reactive protein, and for values with one unit here, no limits can
// distinguish units whose healthy and diseased values overlap: mg/L read as mg/dL, AFP in IU/mL, a deficit in
// hours.
measures! {
    // The scores were not made for spinal metastases of children.
    AGE: ["years" or "year" or "yr" or "y" or "a" x 1.0], possible 0.0 to 120.0, usual 16.0 to 105.0;
    // Healthy are 0.2-1.2 mg/dL, which is 3-21 umol/L. The page asks about jaundice, too.
    BILIRUBIN: ["mg/dL" or "mg/100mL" or "mg%" x 1.0, "umol/L" x 17.1], possible 0.05 to 100.0, usual 0.2 to 3.4;
    ALBUMIN: ["g/dL" or "g/100mL" or "g%" x 1.0, "g/L" x 10.0], possible 0.5 to 8.0, usual 1.0 to 6.0;
    // A prothrombin time in seconds begins at 9; its activity in per cent cannot be an INR.
    INR: ["ratio" or "INR" x 1.0], possible 0.5 to 25.0, usual 0.8 to 5.0;
    // Prolongation beyond the control; the whole time begins at 9.
    PROTHROMBIN_TIME: ["s" or "sec" or "seconds" x 1.0], possible 0.0 to 200.0, usual 0.0 to 8.9;
    CREATININE: ["mg/dL" or "mg/100mL" or "mg%" x 1.0, "umol/L" x 88.4], possible 0.1 to 40.0, usual 0.2 to 15.0;
    SODIUM: ["mmol/L" or "mEq/L" x 1.0], possible 80.0 to 200.0, usual 115.0 to 165.0;
    CRP: ["mg/dL" x 1.0, "mg/L" x 10.0], possible 0.0 to 100.0, usual 0.0 to 30.0;
    // Healthy are 120-250 U/L, which is 2-4 ukat/L.
    LDH: ["U/L" or "IU/L" x 1.0], possible 5.0 to 100000.0, usual 90.0 to 5000.0;
    // Japanese laboratories use 10^4/uL, where 15 is healthy.
    PLATELETS: ["10^9/L" or "G/L" or "10^3/uL" or "K/uL" or "10^3/mm^3" x 1.0, "/uL" or "/mm3" or "/mm^3" x 1000.0], possible 0.0 to 5000.0, usual 50.0 to 1000.0;
    // Ionised calcium is 4.5-5.3 mg/dL; in mEq/L the healthy have 4.2-5.3.
    CALCIUM: ["mg/dL" x 1.0, "mmol/L" x 0.2495], possible 3.0 to 30.0, usual 6.0 to 16.0;
    AFP: ["ng/mL" or "ug/L" x 1.0], possible 0.0 to 1000000000.0, usual 0.0 to 1000000.0;
    MONTHS: ["months" or "month" or "mo" x 1.0], possible 0.0 to 1200.0, usual 0.0 to 360.0;
    DAYS: ["days" or "day" or "d" x 1.0], possible 0.0 to 3650.0, usual 0.0 to 365.0;
    FOLLOW_UP: ["days" or "day" or "d" x 1.0], possible 0.0 to 40000.0, usual 0.0 to 15000.0;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Finding;

    /// Other units that a laboratory may report, with the usual values in them.
    const CONFUSED: [(Finding, &str, f64, f64); 8] = [
        (Finding::PtProlongation, "a prothrombin time in s", 9.0, 60.0),
        (Finding::Inr, "a prothrombin time in s", 9.0, 60.0),
        (Finding::Inr, "a prothrombin activity in %", 30.0, 130.0),
        (Finding::Ldh, "ukat/L", 1.5, 80.0),
        (Finding::Platelets, "10^4/uL", 5.1, 45.0),
        (Finding::Calcium, "ionised, mg/dL", 3.5, 5.9),
        (Finding::Calcium, "mEq/L", 3.1, 5.9),
        (Finding::Sodium, "mg/dL", 250.0, 400.0),
    ];

    #[test]
    fn a_number_that_is_usual_in_one_unit_is_usual_in_no_other() {
        for finding in Finding::ALL {
            // Its values overlap tenfold: 5 mg/dL and 5 mg/L cannot be distinguished.
            let Some(measure) = finding.measure().filter(|_| *finding != Finding::Crp) else { continue };
            let (low, high) = measure.usual;
            for one in measure.units {
                for other in measure.units.iter().filter(|other| other.id != one.id) {
                    let (from, to) = (low * one.per_default, high * one.per_default);
                    let apart = to < low * other.per_default || high * other.per_default < from;
                    assert!(apart, "{}: {} and {}", finding.id(), one.id, other.id);
                }
            }
        }
    }

    #[test]
    fn another_measurement_under_the_same_name_is_asked_about() {
        for (finding, what, from, to) in CONFUSED {
            let measure = finding.measure().unwrap();
            for step in 0..=100 {
                let value = from + (to - from) * f64::from(step) / 100.0;
                assert!(!measure.is_usual(Quantity { value, unit: 0 }), "{} of {value} {what}", finding.id());
            }
        }
    }

    #[test]
    fn what_is_usual_is_possible() {
        for measure in Finding::ALL.iter().filter_map(|finding| finding.measure()) {
            assert!(measure.possible.0 <= measure.usual.0 && measure.usual.1 <= measure.possible.1);
        }
    }

    #[test]
    fn a_boundary_survives_conversion() {
        let bilirubin = Quantity { value: 51.3, unit: 1 };
        assert!((bilirubin.in_unit(&BILIRUBIN, 0) - 3.0).abs() < f64::EPSILON);
        let albumin = Quantity { value: 35.0, unit: 1 };
        assert!((albumin.in_unit(&ALBUMIN, 0) - 3.5).abs() < f64::EPSILON);
    }

    #[test]
    fn micro_is_read_whichever_sign_was_typed() {
        for spelling in ["umol/L", "µmol/L", "μmol/l"] {
            assert_eq!(BILIRUBIN.unit_index(spelling), Some(1), "{spelling}");
        }
        assert_eq!(BILIRUBIN.unit_index("g/L"), None);
        assert_eq!(LDH.unit_index("IU/L"), Some(0));
    }

    #[test]
    fn counts_of_cells_are_read_in_every_spelling() {
        for spelling in ["10^9/L", "x10^9/L", "×10⁹/L", "10*9/L", "10³/µL", "K/uL", "G/L", "１０＾９／Ｌ"]
        {
            assert_eq!(PLATELETS.unit_index(spelling), Some(0), "{spelling}");
        }
        for spelling in ["/uL", "/μL", "/mm3", "/mm³"] {
            assert_eq!(PLATELETS.unit_index(spelling), Some(1), "{spelling}");
        }
        assert_eq!(PLATELETS.unit_index("10^4/uL"), None, "Japanese laboratories count in ten thousands");
    }

    #[test]
    fn a_milliequivalent_is_a_millimole_of_sodium_and_not_of_calcium() {
        assert_eq!(SODIUM.unit_index("mEq/L"), Some(0));
        assert_eq!(CALCIUM.unit_index("mEq/L"), None);
    }
}
