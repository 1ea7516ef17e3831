//! From a reference case to its answer: pure, so that tests call it without files.
//!
//! A family's module computes a whole tree of results, with the arguments of the `ask`; [`fill`] then copies
//! the requested values from it.

#![allow(
    unreachable_pub,
    reason = "the example and a test each hold these modules, and neither is a library"
)]

mod adjustment;
mod case;
mod cindex;
mod contingency;
mod cox;
mod cox_firth;
mod distribution;
mod json;
mod kaplan_meier;
mod log_rank;
mod performance;
mod rank;
mod spss_cox;
mod spss_km;
mod table;

pub use case::Case;
pub use json::to_text;

use json::fill;
use serde_json::Value;

/// The case's `ask` filled in, and its paths without an answer.
pub fn answer(case: &Case) -> Result<(Value, Vec<String>), String> {
    let results: Value = match case.kind() {
        "adjustment" => adjustment::adjustment(case),
        "cindex" => cindex::cindex(case)?,
        "cox" => cox::cox(case)?,
        "performance" => performance::performance(case)?,
        "cox_firth" => cox_firth::cox_firth(case)?,
        "km" | "km_edge" => kaplan_meier::kaplan_meier(case)?,
        "logrank" => log_rank::log_rank(case)?,
        "spss_cox" => spss_cox::spss_cox(case)?,
        "spss_km" => spss_km::spss_km(case)?,
        "wilcoxon_signed_rank" => rank::signed_rank(case)?,
        "mann_whitney" => rank::mann_whitney(case)?,
        "contingency" | "contingency_paired" => contingency::contingency(case)?,
        "distribution" => distribution::distribution(case)?,
        kind => return Err(format!("cases of kind {kind:?} are unknown")),
    };
    let mut unanswered = Vec::new();
    let tree = fill(case.ask(), &results, "", &mut unanswered);
    Ok((tree, unanswered))
}
