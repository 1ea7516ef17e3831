//! Names of exported files.

use crate::protocol::Analysis;

/// A file name without extension and without characters that file systems do not allow.
pub(super) fn stem(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '.') { c } else { '-' };
    let stem: String = stem.chars().map(safe).take(80).collect();
    let stem = stem.trim().trim_start_matches('.').to_owned();
    if stem.is_empty() { "cohort".to_owned() } else { stem }
}

/// Part of a file name that describes an analysis.
pub(super) fn of_analysis(analysis: &Analysis) -> &'static str {
    match analysis {
        Analysis::Compare { .. } => "survival",
        Analysis::Factors { .. } => "factors",
        Analysis::Scores { .. } => "scores",
        Analysis::Cox { .. } => "cox",
        Analysis::Discrimination { .. } => "concordance",
        Analysis::Accuracy { .. } => "accuracy",
        Analysis::BeforeAfter { .. } => "before-after",
        Analysis::Published => "published",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_letters_and_loses_its_folders() {
        assert_eq!(stem("C:\\data\\환자 2015.xlsx"), "환자 2015");
        assert_eq!(["", "..", "a:b?.csv"].map(stem), ["cohort", "cohort", "a-b-"]);
    }
}
