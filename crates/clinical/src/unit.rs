//! Units, because a number without one is a hazard.
//!
//! A quantity keeps the unit it was entered in. It is converted only where a published table has one unit;
//! where a table is printed in two (Child-Pugh), the unit entered decides which is read.

/// How a laboratory value is written in one unit, and what a body can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// As it is spelled in files and on the page, such as `umol/L`.
    pub id: &'static str,
    /// A value in the finding's first unit times this is the value in this one.
    pub per_default: f64,
}

/// A quantity's units and limits. Limits are in the first unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The first is the default.
    pub units: &'static [Unit],
    /// Outside these a value cannot be true, and is refused.
    pub possible: (f64, f64),
    /// Outside these a value is asked about: the unit may be another one.
    pub usual: (f64, f64),
}

impl Measure {
    /// The unit's place in [`Measure::units`], whatever sign is used for micro, and `IU/L` for `U/L`.
    #[must_use]
    pub fn unit_index(&self, id: &str) -> Option<u8> {
        let id = id.trim().replace(['µ', 'μ'], "u");
        let id = if id.eq_ignore_ascii_case("IU/L") { "U/L".to_owned() } else { id };
        let at = self.units.iter().position(|unit| unit.id.eq_ignore_ascii_case(&id))?;
        u8::try_from(at).ok()
    }

    /// Whether a quantity is no reason to ask whether it is meant.
    #[must_use]
    pub fn is_usual(&self, quantity: Quantity) -> bool {
        let (low, high) = self.usual;
        (low..=high).contains(&quantity.in_unit(self, 0))
    }

    /// The factor from the first unit to the unit at `index`; 1 where there is none.
    #[must_use]
    pub fn factor(&self, index: u8) -> f64 {
        self.units.get(usize::from(index)).map_or(1.0, |unit| unit.per_default)
    }
}

/// A measured value in the unit it was entered in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number as entered.
    pub value: f64,
    /// The unit's place in the finding's [`Measure::units`].
    pub unit: u8,
}

impl Quantity {
    /// The same quantity in another unit of `measure`.
    ///
    /// The quotient is rounded to twelve significant digits, so that 51.3 umol/L of bilirubin is 3 mg/dL and
    /// not 2.9999999999999996, which would fall on the other side of a boundary.
    #[must_use]
    pub fn in_unit(self, measure: &Measure, unit: u8) -> f64 {
        if unit == self.unit {
            return self.value;
        }
        round_significant(self.value * measure.factor(unit) / measure.factor(self.unit))
    }
}

fn round_significant(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    format!("{value:.11e}").parse().unwrap_or(value)
}

const fn unit(id: &'static str, per_default: f64) -> Unit {
    Unit { id, per_default }
}

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident: [$($id:literal x $factor:literal),+], possible $low:literal to $high:literal, usual $from:literal to $to:literal;)+) => {
        $($(#[$doc])* pub(crate) const $name: Measure = Measure {
            units: &[$(unit($id, $factor)),+],
            possible: ($low, $high),
            usual: ($from, $to),
        };)+
    };
}

// Conversions are molar masses: bilirubin 584.7, creatinine 113.1, calcium 40.08 g/mol.
//
// What is usual is no reference interval: it is as wide as it can be without a number that is usual in one unit being
// usual in the other, and wide enough not to ask about most patients. Where that left a choice it was made by what
// hospitals telephone (their published lists of critical values: calcium 6.5 and 13 mg/dL, sodium 120 and 160 mmol/L,
// INR 5, platelets 20-50 and 800-1000 x 10^9/L, bilirubin 10 and creatinine 6-10 mg/dL). What is possible is our own
// judgement, on the generous side. For C-reactive protein, and for what has one unit here, no limits can tell units
// apart whose healthy and diseased values overlap: mg/L read as mg/dL, AFP in IU/mL, a deficit in hours.
measures! {
    // Spinal metastases of children are not what the scores were made for.
    AGE: ["years" x 1.0], possible 0.0 to 120.0, usual 16.0 to 105.0;
    // Healthy are 0.2-1.2 mg/dL, which is 3-21 umol/L. A jaundice is asked about, too.
    BILIRUBIN: ["mg/dL" x 1.0, "umol/L" x 17.1], possible 0.05 to 100.0, usual 0.2 to 3.4;
    ALBUMIN: ["g/dL" x 1.0, "g/L" x 10.0], possible 0.5 to 8.0, usual 1.0 to 6.0;
    // A prothrombin time in seconds begins at 9, its activity in per cent cannot be an INR.
    INR: ["ratio" x 1.0], possible 0.5 to 25.0, usual 0.8 to 5.0;
    // Beyond a control's; the whole time begins at 9.
    PROTHROMBIN_TIME: ["s" x 1.0], possible 0.0 to 200.0, usual 0.0 to 8.9;
    CREATININE: ["mg/dL" x 1.0, "umol/L" x 88.4], possible 0.1 to 40.0, usual 0.2 to 15.0;
    SODIUM: ["mmol/L" x 1.0], possible 80.0 to 200.0, usual 115.0 to 165.0;
    CRP: ["mg/dL" x 1.0, "mg/L" x 10.0], possible 0.0 to 100.0, usual 0.0 to 30.0;
    // Healthy are 120-250 U/L, which is 2-4 ukat/L.
    LDH: ["U/L" x 1.0], possible 5.0 to 100000.0, usual 90.0 to 5000.0;
    // Japanese laboratories count in 10^4/uL, where 15 is healthy.
    PLATELETS: ["10^9/L" x 1.0, "/uL" x 1000.0], possible 0.0 to 5000.0, usual 50.0 to 1000.0;
    // Ionised calcium is 4.5-5.3 mg/dL; in mEq/L the healthy have 4.2-5.3.
    CALCIUM: ["mg/dL" x 1.0, "mmol/L" x 0.2495], possible 3.0 to 30.0, usual 6.0 to 16.0;
    AFP: ["ng/mL" x 1.0], possible 0.0 to 1000000000.0, usual 0.0 to 1000000.0;
    MONTHS: ["months" x 1.0], possible 0.0 to 1200.0, usual 0.0 to 360.0;
    DAYS: ["days" x 1.0], possible 0.0 to 3650.0, usual 0.0 to 365.0;
    FOLLOW_UP: ["days" x 1.0], possible 0.0 to 40000.0, usual 0.0 to 15000.0;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Finding;

    /// What a laboratory may report instead, and what people have of that.
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
            // Its values overlap tenfold: nobody can tell 5 mg/dL from 5 mg/L.
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
}
