//! Integers as people write them with the counted noun: "3개 이상" and "≥3" are 3 or more, "1~2개" is 1 to 2.

/// Words after a number without meaning; of those with the same ending, the longer comes first.
const COUNTED: &[&str] = &[
    "%", "점", "点", "分", "개소", "군데", "개", "곳", "個", "か所", "ヶ所", "箇所", "つ", "个", "处", "處",
    "椎体", "椎",
];

/// Words after the lowest number of a band without an upper end; longer ones come first.
const OR_MORE: &[&str] = &["及以上", "或以上", "以上", "이상"];

/// Converts an integer or a band to the notation of [`Finding::parse`](clinical::Finding::parse).
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
