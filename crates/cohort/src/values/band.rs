//! Whole numbers as people write them beside the thing counted: "3개 이상" and "≥3" are 3 or more, "1~2개" is 1 to 2.

/// What stands behind a number and adds nothing to it; the longer of two that end alike comes first.
const COUNTED: &[&str] = &[
    "%", "점", "点", "分", "개소", "군데", "개", "곳", "個", "か所", "ヶ所", "箇所", "つ", "个", "处", "處",
    "椎体", "椎",
];

/// What stands behind the lowest number of a band without an upper end; the longer comes first.
const OR_MORE: &[&str] = &["及以上", "或以上", "以上", "이상"];

/// A whole number or a band as [`Finding::parse`](clinical::Finding::parse) reads it.
pub(super) fn plain(cell: &str) -> String {
    let cell = cell.trim().replace(['~', '～', '〜', '∼'], "-");
    let more = OR_MORE.iter().find_map(|word| cell.strip_suffix(word));
    let at_least = cell.strip_prefix(['≥', '≧']);
    match more.or(at_least) {
        Some(low) => format!("{}+", number(low)),
        None => cell.split('-').map(number).collect::<Vec<_>>().join("-"),
    }
}

fn number(part: &str) -> &str {
    let part = part.trim();
    COUNTED.iter().find_map(|word| part.strip_suffix(word)).map_or(part, str::trim)
}
