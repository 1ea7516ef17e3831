//! Codes that a heading explains: "sex (1 = male, 2 = female)", "내장전이(0=없음,1=치료가능)", "M=1, F=2".

use super::narrow;

/// Codes in a heading with their words, in the order of the heading. A code is a number of one or two digits.
pub(crate) fn legend(heading: &str) -> Vec<(String, String)> {
    const APART: [char; 12] = [',', ';', '/', '|', '(', ')', '[', ']', '、', '；', '【', '】'];
    let heading = narrow(heading);
    let mark = if heading.contains('=') { '=' } else { ':' };
    let mut found: Vec<(String, String)> = Vec::new();
    for part in heading.split(APART) {
        let sides: Vec<&str> = part.split(mark).map(str::trim).collect();
        for (at, pair) in sides.windows(2).enumerate() {
            // "0=no 1=yes": the last word before a further mark is the next code.
            let left = last_word(pair[0]);
            let last = at + 2 == sides.len();
            let right = if last { pair[1] } else { without_last_word(pair[1]) };
            let (code, word) = if is_code(left) {
                (left, right)
            } else if is_code(right) || is_code(last_word(right)) {
                (last_word(right), pair[0])
            } else {
                continue;
            };
            if !word.is_empty() && found.iter().all(|(known, _)| known != code) {
                found.push((code.to_owned(), word.to_owned()));
            }
        }
    }
    found
}

fn is_code(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or(text)
}

fn without_last_word(text: &str) -> &str {
    text.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::legend;

    #[test]
    fn a_legend_is_read_as_people_write_it() {
        for (heading, expected) in [
            ("sex (1 = male, 2 = female)", &[("1", "male"), ("2", "female")][..]),
            ("Sex (M=1, F=2)", &[("1", "M"), ("2", "F")]),
            ("보행(1=가능,0=불가능)", &[("1", "가능"), ("0", "불가능")]),
            ("腹水（0：なし、1：軽度、2：高度）", &[("0", "なし"), ("1", "軽度"), ("2", "高度")]),
            ("性别(1=男；2=女)", &[("1", "男"), ("2", "女")]),
            (
                "ascites 0=none 1=mild ascites 2=severe",
                &[("0", "none"), ("1", "mild ascites"), ("2", "severe")],
            ),
            ("ascites (0/1/2)", &[]),
            ("OS (months)", &[]),
            ("Age", &[]),
        ] {
            let found = legend(heading);
            let found: Vec<_> = found.iter().map(|(code, word)| (code.as_str(), word.as_str())).collect();
            assert_eq!(found, expected, "{heading}");
        }
    }
}
