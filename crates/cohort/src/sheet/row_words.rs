//! Words of rows that are no patients: totals, means and remarks, in the languages of the page and of many files.

use crate::heading::key;

/// Certainty with which a cell marks its row as a summary.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Certainty {
    Clearly,
    /// Ambiguous, like `SD` or `Max`, which may be names.
    Perhaps,
    /// As `Subtotal Seoul` does: in the column of patients; elsewhere only if the numbers of the row confirm it.
    AmongPatients,
    /// As `N` or `Arm A sum` do: only if the numbers of the row confirm it.
    IfRight,
}

const CLEAR: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "grandtotal",
    "sum",
    "mean",
    "means",
    "average",
    "averages",
    "avg",
    "median",
    "overall",
    "summary",
    "stdev",
    "stddev",
    "deviation",
    "standarddeviation",
    "variance",
    "iqr",
    "minimum",
    "maximum",
    "percentile",
    "quartile",
    "계",
    "計",
    "计",
    "합계",
    "총계",
    "총합",
    "총합계",
    "소계",
    "누계",
    "평균",
    "평균값",
    "중앙값",
    "중위수",
    "표준편차",
    "최소값",
    "최솟값",
    "최대값",
    "최댓값",
    "合計",
    "総計",
    "総合計",
    "小計",
    "平均",
    "平均値",
    "中央値",
    "標準偏差",
    "最小値",
    "最大値",
    "合计",
    "总计",
    "总和",
    "小计",
    "平均值",
    "均值",
    "均数",
    "平均数",
    "中位数",
    "标准差",
    "最小值",
    "最大值",
    "總計",
    "summe",
    "gesamtsumme",
    "insgesamt",
    "totale",
    "totaux",
    "somme",
    "suma",
    "toplam",
    "razem",
    "итого",
    "всего",
    "среднее",
    "gesamt",
    "mittelwert",
    "durchschnitt",
    "moyenne",
    "médiane",
    "promedio",
    "mediana",
    "totaal",
];
/// Words of [`CLEAR`] that are names of people too.
const OF_PEOPLE: &[&str] = &["sum", "mean", "means", "overall", "summary", "suma", "somme", "summe"];
const PERHAPS: &[&str] = &[
    "sd", "se", "sem", "std", "min", "max", "range", "count", "percent", "rate", "media", "q1", "q3", "최소",
    "최대", "범위", "전체", "最小", "最大", "範囲", "全体", "計数", "范围", "总数", "総数",
];
const FILLER: &[&str] = &[
    "n", "no", "number", "of", "all", "patients", "patient", "cases", "case", "rows", "and", "the", "for",
    "grand", "sub", "standard", "dev", "error", "value", "values", "row", "column", "총", "명", "例", "名",
    "人", "例数", "人数", "환자", "수",
];

/// Certainty with which a cell marks its row as a summary: "Total", "Mean ± SD", "Total (n = 4)", "합 계".
pub(super) fn summary_certainty(cell: &str) -> Option<Certainty> {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    if matches!(cell, "∑" | "⌀" | "μ") {
        return Some(Certainty::IfRight);
    }
    if letters == 0 || letters > 40 || (letters <= digits && !cell.contains(['=', ':'])) {
        return None;
    }
    let whole = key(cell);
    if is_number_of_rows(&cell.to_lowercase()) {
        return Some(Certainty::Clearly);
    }
    if matches!(&*whole, "n" | "all" | "σ" | "ø") {
        return Some(Certainty::IfRight);
    }
    if CLEAR.contains(&&*whole) {
        return Some(Certainty::Clearly);
    }
    if PERHAPS.contains(&&*whole) {
        return Some(Certainty::Perhaps);
    }
    let lower = cell.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_known =
        |word: &str| is_number(word) || [CLEAR, PERHAPS, FILLER].iter().any(|list| list.contains(&word));
    if !words().all(is_known) {
        // "Arm A total", "서울 합계"; names of places have such words too, and names of people some of them.
        let clear = || words().filter(|word| CLEAR.contains(word));
        let is_name = |word: &str| OF_PEOPLE.contains(&word);
        let certainty = if clear().all(is_name) { Certainty::IfRight } else { Certainty::AmongPatients };
        return clear().next().map(|_| certainty);
    }
    if words().any(|word| CLEAR.contains(&word)) {
        return Some(Certainty::Clearly);
    }
    if words().any(|word| PERHAPS.contains(&word)) {
        return Some(Certainty::Perhaps);
    }
    // "Number of patients"; with a number it is "Patient no. 4", or "4 patients".
    if words().any(is_number) {
        return words().next().is_some_and(is_number).then_some(Certainty::IfRight);
    }
    (words().count() > 1).then_some(Certainty::Clearly)
}

/// Returns whether "N" in the column of such a cell is a code, as beside "Y", and no number of rows.
pub(super) fn is_code_beside_n(cell: &str) -> bool {
    let whole = key(cell);
    let is_letter = whole.chars().count() == 1 && whole.chars().all(char::is_alphabetic);
    (is_letter && whole != "n") || matches!(&*whole, "yes" | "no" | "na" | "nd")
}

/// Returns whether a cell is "n = 4", "N: 120", or "Valid N (listwise)" as written by SPSS.
fn is_number_of_rows(lower: &str) -> bool {
    let behind = lower.strip_prefix('n').map(str::trim_start).and_then(|rest| rest.strip_prefix(['=', ':']));
    let is_digits = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
    behind.is_some_and(|rest| is_digits(rest.trim())) || lower.starts_with("valid n ")
}

/// Returns whether a text is a remark, not the name of a patient.
pub(super) fn is_remark(cell: &str) -> bool {
    const MARKS: &[char] = &['*', '†', '‡', '§', '¶', '※'];
    const BEGINNINGS: &[&str] = &[
        "note", "source", "abbrev", "legend", "footnote", "remark", "비고", "주:", "주)", "참고", "注",
        "備考", "备注",
    ];
    let lower = cell.to_lowercase();
    cell.starts_with(MARKS)
        || BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
        // Cells with another delimiter than the others are not sentences.
        || (!cell.contains(['\t', ';', '|']) && (cell.split_whitespace().count() > 2 || cell.chars().count() > 24))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_summaries_are_known_in_every_language_of_the_page() {
        for cell in [
            "Total",
            "TOTAL:",
            "Mean ± SD",
            "Total (n = 4)",
            "합 계",
            "계",
            "計",
            "平均",
            "合计",
            "Number of patients",
            "Std. dev. / mean",
            "N=4",
            "n : 120",
            "Valid N (listwise)",
            "Итого",
            "Gesamtsumme",
        ] {
            assert_eq!(summary_certainty(cell), Some(Certainty::Clearly), "{cell}");
        }
        for cell in ["SD", "S.D.", "Max", "최대"] {
            assert_eq!(summary_certainty(cell), Some(Certainty::Perhaps), "{cell}");
        }
        for cell in ["Subtotal X", "Arm A total", "서울 합계", "total hip", "Average of men"] {
            assert_eq!(summary_certainty(cell), Some(Certainty::AmongPatients), "{cell}");
        }
        for cell in ["N", "All", "Σ", "∑", "4 patients", "Kim Sum", "Mean Sok"] {
            assert_eq!(summary_certainty(cell), Some(Certainty::IfRight), "{cell}");
        }
        for cell in ["A", "Patient no. 4", "No. 4", "Case 12", "환자 1", "Kim", "12", "", "SUM001", "4 A"] {
            assert_eq!(summary_certainty(cell), None, "{cell}");
        }
    }
}
