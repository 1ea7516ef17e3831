//! Cases of kinds `wilcoxon_signed_rank` and `mann_whitney`.

use serde_json::{Value, json};
use survival::rank::{NormalTest, PValues};
use survival::{Continuity, Error, MannWhitney, SignTest, SignedRank, Zeros};

use super::case::Case;
use super::json::{number, text, to_number};

pub fn signed_rank(case: &Case) -> Result<Value, String> {
    let x = case.numbers("x")?;
    let y = case.optional_numbers("y")?;
    let mu = to_number(case.setting(&["columns", "mu"])).or(to_number(case.setting(&["mu"]))).unwrap_or(0.0);
    let ranked = |zeros| match &y {
        Some(y) => SignedRank::paired(&x, y, mu, zeros).map_err(text),
        None => SignedRank::one_sample(&x, mu, zeros).map_err(text),
    };
    let (test, pratt) = (ranked(Zeros::Drop)?, ranked(Zeros::Pratt)?);
    let (normal, corrected) = (test.normal(Continuity::Uncorrected), test.normal(Continuity::Corrected));
    let (exact, pratt_normal) = (or_nothing(test.exact())?, pratt.normal(Continuity::Uncorrected));
    let sign = SignTest { positive: test.positive() as u64, negative: test.negative() as u64 };
    let (share_lower, share_upper) = sign.share_interval(case.confidence_level()).map_err(text)?;
    let interval = or_nothing(test.hodges_lehmann_interval(case.confidence_level()))?;
    let of_interval =
        |value: fn(&survival::rank::ShiftEstimate) -> f64| number(interval.as_ref().map_or(f64::NAN, value));
    Ok(json!({
        "n_pairs": test.pairs(),
        "n_zero": test.zeros(),
        "n_used": test.positive() + test.negative(),
        "W_plus": number(test.w_plus()),
        "W_minus": number(test.w_minus()),
        "n_pos": test.positive(),
        "n_neg": test.negative(),
        "mean": number(test.mean()),
        "var_tie_corrected": number(test.variance()),
        "normal": normal_test(&normal),
        "normal_cc": normal_test(&corrected),
        "exact_wilcoxon_zeros_dropped": p_values(exact),
        "R_exact": {
            "V": number(test.w_plus()),
            "p": number(exact.map_or(f64::NAN, |p| p.two_sided)),
            "hl": of_interval(|interval| interval.estimate),
            "hl_lower": of_interval(|interval| interval.lower),
            "hl_upper": of_interval(|interval| interval.upper),
            "conf_achieved": of_interval(|interval| interval.level),
        },
        "hodges_lehmann_walsh_median_all_pairs": number(or_nothing(test.hodges_lehmann())?.unwrap_or(f64::NAN)),
        "pratt": {
            "z": number(pratt_normal.z),
            "p_normal": number(pratt_normal.p.two_sided),
            "p_exact": number(or_nothing(pratt.exact())?.map_or(f64::NAN, |p| p.two_sided)),
        },
        "sign_test": { "p": number(sign.p()), "prob_ci": [number(share_lower), number(share_upper)] },
        "effect_r_rosenthal": number(test.rosenthal_r()),
        "rank_biserial": number(test.rank_biserial()),
    }))
}

pub fn mann_whitney(case: &Case) -> Result<Value, String> {
    let values = case.numbers("value")?;
    let groups = case.categories("group")?.ok_or("the case names no group")?;
    let [first, second] = &groups.rows_by_level()[..] else {
        return Err(format!("{} groups, where two were expected", groups.levels().len()));
    };
    let of = |rows: &[usize]| -> Vec<f64> { rows.iter().map(|&row| values[row]).collect() };
    let test = MannWhitney::new(&of(first), &of(second)).map_err(text)?;
    let (u1, u2) = test.u();
    let (normal, corrected) = (test.normal(Continuity::Uncorrected), test.normal(Continuity::Corrected));
    let exact = or_nothing(test.exact())?.map_or(f64::NAN, |p| p.two_sided);
    let interval = or_nothing(test.hodges_lehmann_interval(case.confidence_level()))?;
    let of_interval =
        |value: fn(&survival::rank::ShiftEstimate) -> f64| number(interval.as_ref().map_or(f64::NAN, value));
    let (sums1, sums2) = test.sums();
    Ok(json!({
        "n1": sums1.count,
        "n2": sums2.count,
        "U1": number(u1),
        "U2": number(u2),
        "U_min_spss": number(u1.min(u2)),
        "z": number(normal.z),
        "p": number(normal.p.two_sided),
        "z_cc": number(corrected.z),
        "p_cc": number(corrected.p.two_sided),
        "p_exact_midranks": number(exact),
        "auc": number(test.auc()),
        "R_exact": {
            "p": number(exact),
            "hl": of_interval(|interval| interval.estimate),
            "lower": of_interval(|interval| interval.lower),
            "upper": of_interval(|interval| interval.upper),
            "conf_achieved": of_interval(|interval| interval.level),
        },
    }))
}

fn normal_test(test: &NormalTest) -> Value {
    json!({
        "z": number(test.z),
        "p_two_sided": number(test.p.two_sided),
        "p_greater": number(test.p.greater),
        "p_less": number(test.p.less),
    })
}

fn p_values(p: Option<PValues>) -> Value {
    let value = |which: fn(&PValues) -> f64| number(p.as_ref().map_or(f64::NAN, which));
    json!({ "two.sided": value(|p| p.two_sided), "greater": value(|p| p.greater), "less": value(|p| p.less) })
}

/// `None` if the exact method would take too long.
fn or_nothing<T>(result: Result<T, Error>) -> Result<Option<T>, String> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(Error::TooLarge { .. }) => Ok(None),
        Err(error) => Err(text(error)),
    }
}
