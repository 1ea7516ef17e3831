//! The standard normal distribution.

#![expect(clippy::excessive_precision, reason = "coefficients stand as they were published")]

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

/// The part of 1/sqrt(2) beyond double precision.
const FRAC_1_SQRT_2_LOW: f64 = -4.833_646_656_726_457e-17;

/// The probability of a standard normal value above `z`.
///
/// `erfc(z / sqrt 2) / 2`, corrected for the rounding of `z / sqrt 2`: far out, an error of one unit in the
/// last place of the argument is a hundred in the tail. R's `pnorm(z, lower.tail = FALSE)`.
#[must_use]
pub fn normal_sf(z: f64) -> f64 {
    let high = z * FRAC_1_SQRT_2;
    let low = libm::fma(z, FRAC_1_SQRT_2, -high) + z * FRAC_1_SQRT_2_LOW;
    0.5 * erfc(high, low)
}

/// The probability of a standard normal value at or below `z`. R's `pnorm(z)`.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    normal_sf(-z)
}

/// The probability of a standard normal value at least as far from zero as `z`: a two-sided p. R's
/// `2 * pnorm(-abs(z))`.
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    2.0 * normal_sf(z.abs())
}

/// `erfc(high + low)` for a `low` within the rounding of `high`, to first order.
pub(super) fn erfc(high: f64, low: f64) -> f64 {
    let value = libm::erfc(high);
    let correction = FRAC_2_SQRT_PI * libm::exp(-high * high) * low;
    if correction.is_finite() { value - correction } else { value }
}

/// The standard normal quantile: `z` with `normal_cdf(z) = p`.
///
/// Algorithm AS 241, PPND16 (Wichura, Applied Statistics 37, 1988), to about 1e-16. For an upper
/// tail of `p` take `-normal_quantile(p)`. R's `qnorm(p)`.
///
/// ```
/// # use survival::distribution::normal_quantile;
/// assert_eq!(normal_quantile(0.5), 0.0);
/// assert!((normal_quantile(1e-10) + 6.361340902404057).abs() < 1e-14);
/// assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
/// assert!(normal_quantile(1.5).is_nan());
/// ```
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRE);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return f64::INFINITY.copysign(q);
    }
    let r = libm::sqrt(-libm::log(tail));
    let z = if r <= 5.0 { ratio(r - 1.6, &MIDDLE) } else { ratio(r - 5.0, &FAR) };
    z.copysign(q)
}

/// A ratio of two polynomials, coefficients from the constant term up.
fn ratio(x: f64, (numerator, denominator): &([f64; 8], [f64; 8])) -> f64 {
    let horner = |coefficients: &[f64; 8]| coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c);
    horner(numerator) / horner(denominator)
}

const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        3.387_132_872_796_366_608,
        133.141_667_891_784_377_45,
        1_971.590_950_306_551_442_7,
        13_731.693_765_509_461_125,
        45_921.953_931_549_871_457,
        67_265.770_927_008_700_853,
        33_430.575_583_588_128_105,
        2_509.080_928_730_122_672_7,
    ],
    [
        1.0,
        42.313_330_701_600_911_252,
        687.187_007_492_057_908_3,
        5_394.196_021_424_751_107_7,
        21_213.794_301_586_595_867,
        39_307.895_800_092_710_61,
        28_729.085_735_721_942_674,
        5_226.495_278_852_854_561,
    ],
);

const MIDDLE: ([f64; 8], [f64; 8]) = (
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_9,
        5.769_497_221_460_691_405_5,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        0.241_780_725_177_450_611_77,
        0.022_723_844_989_269_184_5,
        7.745_450_142_783_414_076_4e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_4,
        0.689_767_334_985_100_004_55,
        0.148_103_976_427_480_074_59,
        0.015_198_666_563_616_457_2,
        5.475_938_084_995_344_946e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
);

const FAR: ([f64; 8], [f64; 8]) = (
    [
        6.657_904_643_501_103_777_2,
        5.463_784_911_164_114_369_9,
        1.784_826_539_917_291_335_8,
        0.296_560_571_828_504_891_23,
        0.026_532_189_526_576_123_09,
        0.001_242_660_947_388_078_438_6,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        0.599_832_206_555_887_937_69,
        0.136_929_880_922_735_805_31,
        0.014_875_361_290_850_615_025,
        7.868_691_311_456_132_591e-4,
        1.846_318_317_510_054_681_8e-5,
        1.421_511_758_316_445_888_7e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
);
