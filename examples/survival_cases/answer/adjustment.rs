//! Cases of kind `adjustment`: R's `p.adjust` of the p-values in the `ask` itself.

use serde_json::{Value, json};
use survival::Adjustment;

use super::case::Case;
use super::json::{at, numbers, to_numbers};

pub fn adjustment(case: &Case) -> Value {
    let p = to_numbers(at(case.ask(), &["p"]));
    json!({
        "p": numbers(p.iter().copied()),
        "bonferroni": numbers(Adjustment::Bonferroni.adjust(&p)),
        "holm": numbers(Adjustment::Holm.adjust(&p)),
        "BH": numbers(Adjustment::BenjaminiHochberg.adjust(&p)),
    })
}
