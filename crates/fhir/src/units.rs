//! Spellings of units used by laboratories.
//!
//! The first spelling of each list is UCUM's own. A spelling in no list is refused, not interpreted.

/// A spelling of a unit.
pub(crate) struct Spelling {
    /// Spelling: a UCUM code, or as printed by laboratories. Case is ignored.
    pub(crate) ucum: &'static str,
    /// Equivalent unit of the finding.
    pub(crate) own: &'static str,
    /// Factor from this unit to `own`.
    factor: f64,
}

impl Spelling {
    /// Returns whether the factor is 1.
    pub(crate) fn is_plain(&self) -> bool {
        (self.factor - 1.0).abs() < f64::EPSILON
    }

    /// Returns whether a number means the same in both.
    pub(crate) fn is_same_unit(&self, other: &Self) -> bool {
        self.own == other.own && (self.factor - other.factor).abs() < f64::EPSILON
    }

    /// Converts a number in this unit to `own`.
    pub(crate) fn convert(&self, value: f64) -> f64 {
        value * self.factor
    }
}

const fn plain(ucum: &'static str, own: &'static str) -> Spelling {
    Spelling { ucum, own, factor: 1.0 }
}

const fn times(factor: f64, ucum: &'static str, own: &'static str) -> Spelling {
    Spelling { ucum, own, factor }
}

pub(crate) const MG_PER_DL: &[Spelling] = &[plain("mg/dL", "mg/dL"), plain("mg/100mL", "mg/dL")];
pub(crate) const UMOL_PER_L: &[Spelling] = &[plain("umol/L", "umol/L"), times(1000.0, "mmol/L", "umol/L")];
pub(crate) const GRAMS: &[Spelling] = &[plain("g/dL", "g/dL"), plain("g/L", "g/L")];
pub(crate) const MILLIGRAMS: &[Spelling] = &[plain("mg/dL", "mg/dL"), plain("mg/L", "mg/L")];
pub(crate) const NG_PER_ML: &[Spelling] = &[plain("ng/mL", "ng/mL"), plain("ug/L", "ng/mL")];
pub(crate) const CALCIUM_MOLES: &[Spelling] = &[plain("mmol/L", "mmol/L")];
/// Sodium has one charge: a milliequivalent is a millimole.
pub(crate) const SODIUM: &[Spelling] = &[plain("mmol/L", "mmol/L"), plain("meq/L", "mmol/L")];
/// An international unit converts a micromole a minute, a katal a mole a second.
pub(crate) const ENZYME: &[Spelling] =
    &[plain("U/L", "U/L"), plain("[IU]/L", "U/L"), plain("IU/L", "U/L"), times(60.0, "ukat/L", "U/L")];
pub(crate) const CELLS: &[Spelling] = &[
    plain("10*9/L", "10^9/L"),
    plain("10^9/L", "10^9/L"),
    plain("x10^9/L", "10^9/L"),
    plain("10*3/uL", "10^9/L"),
    plain("10^3/uL", "10^9/L"),
    plain("x10^3/uL", "10^9/L"),
    plain("x10E3/uL", "10^9/L"),
    plain("10*3/mm3", "10^9/L"),
    plain("K/uL", "10^9/L"),
    times(10.0, "10*4/uL", "10^9/L"),
    times(10.0, "10^4/uL", "10^9/L"),
    plain("/uL", "/uL"),
    plain("/mm3", "/uL"),
];
/// A ratio is dimensionless, which has many names.
pub(crate) const RATIO: &[Spelling] = &[
    plain("{INR}", "ratio"),
    plain("INR", "ratio"),
    plain("{ratio}", "ratio"),
    plain("ratio", "ratio"),
    plain("1", "ratio"),
    plain("", "ratio"),
];
pub(crate) const SCORE: &[Spelling] = &[
    plain("{score}", ""),
    plain("score", ""),
    plain("{ScoreOf}", ""),
    plain("1", ""),
    plain("%", ""),
    plain("", ""),
];
pub(crate) const YEARS: &[Spelling] = &[plain("a", "years"), plain("years", "years"), plain("year", "years")];
pub(crate) const MONTHS: &[Spelling] = &[plain("mo", "months")];
pub(crate) const DAYS: &[Spelling] = &[plain("d", "days")];
pub(crate) const SECONDS: &[Spelling] = &[plain("s", "s")];

/// The spelling among `known` that matches `given`, ignoring case and the sign for micro.
pub(crate) fn read<'a>(given: &str, mut known: impl Iterator<Item = &'a Spelling>) -> Option<&'a Spelling> {
    let given = given.trim().replace(['µ', 'μ'], "u");
    known.find(|spelling| spelling.ucum.eq_ignore_ascii_case(&given))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(given: &str, known: &[Spelling], value: f64, expected: (f64, &str)) {
        let spelling = read(given, known.iter()).unwrap();
        assert_eq!((spelling.convert(value), spelling.own), expected);
    }

    #[test]
    fn units_are_read_however_they_are_spelled() {
        reads("umol/L", UMOL_PER_L, 34.0, (34.0, "umol/L"));
        reads("µmol/l", UMOL_PER_L, 34.0, (34.0, "umol/L"));
        reads("μmol/L", UMOL_PER_L, 34.0, (34.0, "umol/L"));
        reads("mmol/L", UMOL_PER_L, 0.08, (80.0, "umol/L"));
        reads("mEq/L", SODIUM, 138.0, (138.0, "mmol/L"));
        reads("[iU]/L", ENZYME, 250.0, (250.0, "U/L"));
        reads("ukat/L", ENZYME, 4.0, (240.0, "U/L"));
        reads("10*3/uL", CELLS, 150.0, (150.0, "10^9/L"));
        reads("10*4/uL", CELLS, 15.0, (150.0, "10^9/L"));
        reads("/µL", CELLS, 150_000.0, (150_000.0, "/uL"));
        reads("ug/L", NG_PER_ML, 400.0, (400.0, "ng/mL"));
    }

    #[test]
    fn a_unit_of_another_kind_is_not_read() {
        assert!(read("umol/L", MG_PER_DL.iter()).is_none());
        assert!(read("mmol/L", MG_PER_DL.iter()).is_none());
        assert!(read("IU/mL", NG_PER_ML.iter()).is_none());
        assert!(read("", MG_PER_DL.iter()).is_none());
    }
}
