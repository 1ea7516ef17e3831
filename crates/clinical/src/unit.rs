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

measures! {
    AGE: ["years" x 1.0], possible 0.0 to 120.0, usual 0.0 to 105.0;
    BILIRUBIN: ["mg/dL" x 1.0, "umol/L" x 17.1], possible 0.05 to 100.0, usual 0.1 to 12.0;
    ALBUMIN: ["g/dL" x 1.0, "g/L" x 10.0], possible 0.5 to 8.0, usual 1.0 to 6.0;
    INR: ["ratio" x 1.0], possible 0.5 to 25.0, usual 0.7 to 10.0;
    PROTHROMBIN_TIME: ["s" x 1.0], possible 0.0 to 200.0, usual 0.0 to 60.0;
    CREATININE: ["mg/dL" x 1.0, "umol/L" x 88.4], possible 0.1 to 40.0, usual 0.2 to 15.0;
    SODIUM: ["mmol/L" x 1.0], possible 80.0 to 200.0, usual 105.0 to 170.0;
    CRP: ["mg/dL" x 1.0, "mg/L" x 10.0], possible 0.0 to 100.0, usual 0.0 to 30.0;
    LDH: ["U/L" x 1.0], possible 5.0 to 100000.0, usual 50.0 to 10000.0;
    PLATELETS: ["10^9/L" x 1.0, "/uL" x 1000.0], possible 0.0 to 5000.0, usual 5.0 to 1500.0;
    CALCIUM: ["mg/dL" x 1.0, "mmol/L" x 0.2495], possible 3.0 to 30.0, usual 5.0 to 18.0;
    AFP: ["ng/mL" x 1.0], possible 0.0 to 1000000000.0, usual 0.0 to 10000000.0;
    MONTHS: ["months" x 1.0], possible 0.0 to 1200.0, usual 0.0 to 480.0;
    DAYS: ["days" x 1.0], possible 0.0 to 3650.0, usual 0.0 to 365.0;
    FOLLOW_UP: ["days" x 1.0], possible 0.0 to 40000.0, usual 0.0 to 15000.0;
}

#[cfg(test)]
mod tests {
    use super::*;

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
