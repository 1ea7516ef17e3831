//! Words for missing values in every column of a sheet: one list, saved with the mapping.

use serde::{Deserialize, Serialize};

use crate::mapping::Mapping;
use crate::profile::Profile;
use crate::role::Role;
use crate::understand::{Said, understand};

/// The default list, also used for mappings saved before the list existed.
const BUILT_IN: &[&str] = &[
    "-",
    ".",
    "?",
    "/",
    "na",
    "n/a",
    "n.a.",
    "n/k",
    "#n/a",
    "nan",
    "null",
    "none given",
    "nd",
    "n.d.",
    "not done",
    "not known",
    "not available",
    "not applicable",
    "not recorded",
    "not reported",
    "not measured",
    "not tested",
    "not assessed",
    "not stated",
    "no data",
    "n/d",
    "missing",
    "unknown",
    "unk",
    "blank",
    "미상",
    "모름",
    "알수없음",
    "알 수 없음",
    "결측",
    "미시행",
    "미검",
    "기록없음",
    "기록 없음",
    "자료없음",
    "자료 없음",
    "해당없음",
    "해당 없음",
    "확인불가",
    "확인 불가",
    "불명",
    "不明",
    "不詳",
    "未知",
    "不详",
    "未测",
    "未測定",
    "未検",
    "未検査",
    "欠測",
    "缺失",
    "記載なし",
    "無記載",
    "データなし",
    "該当なし",
    "未评估",
    "未評価",
    "未查",
    "未检",
    "未做",
    "未记录",
    "無記錄",
    "无记录",
    "无数据",
    "不适用",
];

/// Words that count as missing, in every column.
///
/// Case, full width, the kind of dash, repeated marks (`--`, `...`) and brackets or quotes around a word are
/// ignored. An empty cell is always missing.
///
/// ```
/// use cohort::MissingWords;
/// let words = MissingWords::default();
/// assert!(["", "unknown", "N/A", "'--", "–", "(미상)", "？"].iter().all(|cell| words.holds(cell)));
/// assert!(!words.holds("none"));
/// assert!(MissingWords::new(["999"]).holds("999"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct MissingWords {
    words: Vec<String>,
    /// Words in normalised form.
    plain: Vec<String>,
    /// Words that make a cell missing even if it can be parsed: `-`, which could mean "no", and any added by
    /// the user, such as 999.
    first: Vec<String>,
}

impl Default for MissingWords {
    fn default() -> Self {
        Self::new(BUILT_IN.iter().copied())
    }
}

impl From<Vec<String>> for MissingWords {
    fn from(words: Vec<String>) -> Self {
        Self::new(words.iter().map(String::as_str))
    }
}

impl From<MissingWords> for Vec<String> {
    fn from(missing: MissingWords) -> Self {
        missing.words
    }
}

impl MissingWords {
    /// Creates a list of words without empty ones and duplicates.
    #[must_use]
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        let mut list = Self { words: Vec::new(), plain: Vec::new(), first: Vec::new() };
        for word in words.into_iter().map(str::trim) {
            let plain = plain(word);
            if plain.is_empty() || list.plain.contains(&plain) {
                continue;
            }
            if plain == "-" || !BUILT_IN.contains(&word.to_lowercase().as_str()) {
                list.first.push(plain.clone());
            }
            list.words.push(word.to_owned());
            list.plain.push(plain);
        }
        list
    }

    /// The words, as displayed.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Returns whether a cell is missing.
    #[must_use]
    pub fn holds(&self, cell: &str) -> bool {
        let cell = plain(cell);
        cell.is_empty() || self.plain.contains(&cell)
    }

    /// Index in the list of the word that a cell equals.
    fn place(&self, cell: &str) -> Option<usize> {
        let cell = plain(cell);
        self.plain.iter().position(|word| *word == cell)
    }

    /// Returns whether a cell is missing even if it can be parsed as a value.
    pub(crate) fn comes_first(&self, cell: &str) -> bool {
        let cell = plain(cell);
        cell.is_empty() || self.first.contains(&cell)
    }
}

/// Returns whether a code usually means missing.
pub(crate) fn is_missing_code(cell: &str) -> bool {
    matches!(cell.strip_suffix(".0").unwrap_or(cell), "8" | "9" | "88" | "99" | "888" | "999")
}

/// Cells of a sheet that one word makes missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingCells {
    /// The word, as in the list.
    pub word: String,
    /// Index of each column with such cells, and their number.
    pub columns: Vec<(usize, usize)>,
}

impl Profile {
    /// Cells that are missing because of a word of the mapping's list, by word, in the order of the list.
    /// Empty cells, ignored columns and values explained by the user are not included.
    ///
    /// ```
    /// use cohort::{MissingCells, Profile, Sheet, no_progress};
    /// let sheet = Sheet::from_csv(b"time_days,died,arm\n1,1,unknown\n2,0,A\n".to_vec(), &mut no_progress)?;
    /// let profile = Profile::of(&sheet);
    /// let found = profile.missing_cells(&profile.suggestion().mapping);
    /// assert_eq!(found, [MissingCells { word: "unknown".to_owned(), columns: vec![(2, 1)] }]);
    /// # Ok::<(), cohort::Refusal>(())
    /// ```
    #[must_use]
    pub fn missing_cells(&self, mapping: &Mapping) -> Vec<MissingCells> {
        let mut found: Vec<MissingCells> = mapping
            .missing
            .words()
            .iter()
            .map(|word| MissingCells { word: word.clone(), columns: Vec::new() })
            .collect();
        for (at, (column, seen)) in mapping.columns.iter().zip(&self.columns).enumerate() {
            if column.role == Role::Ignored {
                continue;
            }
            for value in seen.values.iter().filter(|value| !column.settles(&value.text)) {
                let Some(word) = mapping.missing.place(&value.text) else { continue };
                let is_missing = understand(mapping, column, &value.text) == Ok(Said::Nothing);
                let Some(cells) = found.get_mut(word).filter(|_| is_missing) else { continue };
                match cells.columns.last_mut() {
                    Some((last, rows)) if *last == at => *rows += value.rows,
                    _ => cells.columns.push((at, value.rows)),
                }
            }
        }
        found.retain(|cells| !cells.columns.is_empty());
        found
    }
}

/// Normalises a cell.
fn plain(cell: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '–' | '—' | '―' | '−' | '‐' | '‑' | '─' | 'ー' => '-',
        '…' | '。' => '.',
        other => other,
    };
    let narrow: String = cell.chars().map(narrow).collect::<String>().to_lowercase();
    let around = |c: char| c.is_whitespace() || "()[]<>{}'\"\u{2018}\u{2019}\u{201c}\u{201d}".contains(c);
    let word = narrow.trim_matches(around);
    // "--" and "..." mean the same as "-" and ".".
    let mut marks = word.chars();
    match marks.next() {
        Some(mark) if "-.?/".contains(mark) && marks.all(|other| other == mark) => mark.to_string(),
        _ => word.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_studies_write_for_not_known_is_missing() {
        let words = MissingWords::default();
        for cell in [
            "",
            " ",
            "unknown",
            "Unknown",
            "UNK",
            "-",
            "--",
            "---",
            "–",
            "—",
            "－",
            "N/A",
            "NA",
            "n.a.",
            "<NA>",
            "#N/A",
            "NaN",
            "NULL",
            ".",
            "..",
            "…",
            "?",
            "??",
            "？",
            "미상",
            "不明",
            "未知",
            "不详",
            "'--",
            "nd",
            "n.d.",
            "N.D.",
            "[Not Available]",
            "not  reported",
            "Ｎ／Ａ",
            "/",
            "()",
        ] {
            assert!(words.holds(cell), "{cell:?}");
        }
        for cell in ["0", "no", "none", "없음", "無", "-1", "x", "A-B", "1/2", "na+"] {
            assert!(!words.holds(cell), "{cell:?}");
        }
    }

    #[test]
    fn a_word_that_a_person_added_is_missing_even_where_it_could_be_read() {
        let words = MissingWords::new(["unknown", "-", "999"]);
        assert!(words.comes_first("999") && words.comes_first("-") && !words.comes_first("unknown"));
        assert!(!words.holds("N/A"), "what was taken off the list is a value again");
    }

    #[test]
    fn the_built_in_words_are_each_of_a_kind() {
        assert_eq!(MissingWords::default().words().len(), BUILT_IN.len());
    }
}
