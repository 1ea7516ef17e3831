//! Estimates text widths without a browser, so that labels neither overlap nor leave the picture.
//!
//! Printable ASCII is measured by letter (as in DejaVu Sans, the widest likely system font, so that estimates
//! err towards more space), East Asian letters as full width, everything else at a generous mean.

/// Advance widths of the characters from space to tilde, in hundredths of the font size.
const ASCII: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64,
    34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63,
    61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97,
    63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];
/// Width of semibold text relative to regular.
const BOLD: f64 = 1.12;

fn hundredths(letter: char) -> u32 {
    match letter as u32 {
        code @ 32..=126 => u32::from(ASCII[(code - 32) as usize]),
        0..=31 | 127..=159 | 0x300..=0x36f | 0x200b..=0x200f | 0xfe00..=0xfe0f => 0,
        _ if is_full_width(letter) => 100,
        0x1_f000..=0x1_faff => 130,
        _ => 72,
    }
}

/// Returns whether a letter fills a square, like Hangul, Kana and Han.
fn is_full_width(letter: char) -> bool {
    matches!(letter as u32,
        0x1100..=0x11ff | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x2_0000..=0x3_fffd)
}

/// The width of `text` in pixels when set at `size` pixels.
///
/// ```
/// use figure::glyph::text_width;
/// assert!((text_width("간암", 12.0, false) - 24.0).abs() < 1e-9);
/// assert!(text_width("Tomita", 12.0, false) < text_width("Tomita", 12.0, true));
/// ```
#[must_use]
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    let sum: u32 = text.chars().map(hundredths).sum();
    f64::from(sum) / 100.0 * size * if bold { BOLD } else { 1.0 }
}

/// Breaks `text` into at most `most` lines no wider than `width` pixels, at spaces or between East Asian
/// letters, and inside a word only if it alone is too wide. An ellipsis replaces the rest after the last
/// line. Line breaks in the text are preserved.
///
/// ```
/// use figure::glyph::wrap;
/// assert_eq!(wrap("Tokuhashi 2005, 6 of 15", 90.0, 12.0, false, 2), ["Tokuhashi", "2005, 6 of 15"]);
/// ```
#[must_use]
pub fn wrap(text: &str, width: f64, size: f64, bold: bool, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            if text_width(&line, size, bold) + text_width(piece.trim_end(), size, bold) <= width {
                line.push_str(piece);
                continue;
            }
            if !line.trim_end().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            line = break_word(piece, width, size, bold, &mut lines);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines.retain(|line| !line.is_empty());
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = shorten(last, width, size, bold);
        }
    }
    lines
}

/// Truncates `line` so that it fits with an ellipsis.
pub(crate) fn shorten(line: &str, width: f64, size: f64, bold: bool) -> String {
    let mut kept = line.trim_end().to_owned();
    while !kept.is_empty() && text_width(&kept, size, bold) + text_width("…", size, bold) > width {
        kept.pop();
    }
    format!("{}…", kept.trim_end())
}

/// Pushes full lines of a word that is too wide to `lines`, and returns the rest.
fn break_word(word: &str, width: f64, size: f64, bold: bool, lines: &mut Vec<String>) -> String {
    let mut line = String::new();
    let mut used = 0.0;
    for letter in word.chars() {
        let wide = f64::from(hundredths(letter)) / 100.0 * size * if bold { BOLD } else { 1.0 };
        if used + wide > width && !line.is_empty() && letter != ' ' {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        line.push(letter);
        used += wide;
    }
    line
}

/// Splits a line where it may be broken; each piece includes its trailing space.
fn pieces(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = '\0';
    for (at, letter) in line.char_indices() {
        let after_space = before == ' ' && letter != ' ';
        let between_squares = (is_full_width(before) || is_full_width(letter))
            && before != ' '
            && letter != ' '
            && !closes(letter)
            && !opens(before);
        if at > start && (after_space || between_squares) {
            pieces.push(&line[start..at]);
            start = at;
        }
        before = letter;
    }
    if start < line.len() {
        pieces.push(&line[start..]);
    }
    pieces
}

fn closes(letter: char) -> bool {
    matches!(
        letter,
        '、' | '。'
            | '，'
            | '：'
            | '；'
            | '」'
            | '』'
            | '）'
            | '】'
            | 'ー'
            | ')'
            | ','
            | '.'
            | ':'
            | ';'
            | '%'
    )
}

fn opens(letter: char) -> bool {
    matches!(letter, '「' | '『' | '（' | '【' | '(')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_without_room_still_gives_lines_of_one_letter() {
        assert_eq!(wrap("ab", 0.0, 12.0, false, 5), ["a", "b"]);
    }

    #[test]
    fn chinese_and_japanese_break_between_letters_but_not_before_a_closing_mark() {
        assert_eq!(wrap("生存期間（月）", 60.0, 12.0, false, 3), ["生存期間", "（月）"]);
    }

    #[test]
    fn what_does_not_fit_gives_way_to_an_ellipsis() {
        let lines = wrap("one two three four five six", 60.0, 12.0, false, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert!(text_width(&lines[1], 12.0, false) <= 60.0);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_room_and_no_letter_is_lost(text in "\\PC{0,60}", width in 30.0..400.0_f64) {
            let lines = wrap(&text, width, 12.0, false, usize::MAX);
            for line in &lines {
                prop_assert!(text_width(line, 12.0, false) <= width + 1e-9, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
