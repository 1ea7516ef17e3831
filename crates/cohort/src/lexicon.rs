//! Lists of words kept as text, so that a clinician can read and correct them.

/// Groups of words. A line is `group: word word`; a line that begins with blanks goes on with the group above; a line
/// that begins with `#` is a remark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexicon {
    text: &'static str,
    between: &'static str,
}

/// The words of a group, in one or more lines of the text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Words {
    text: &'static str,
    between: &'static str,
}

impl Lexicon {
    /// The groups of a text whose words have `between` between them.
    pub(crate) const fn new(text: &'static str, between: &'static str) -> Self {
        Self { text, between }
    }

    /// The groups with their words.
    pub(crate) fn entries(self) -> impl Iterator<Item = (&'static str, Words)> {
        let mut rest = self.text;
        std::iter::from_fn(move || {
            loop {
                let end = entry_end(rest)?;
                let (entry, after) = rest.split_at(end);
                rest = after;
                if !entry.starts_with('#')
                    && let Some((group, text)) = entry.split_once(": ")
                {
                    return Some((group, Words { text, between: self.between }));
                }
            }
        })
    }
}

/// Where the first entry of a text ends: before the next line that does not begin with a blank.
fn entry_end(text: &str) -> Option<usize> {
    if text.is_empty() {
        return None;
    }
    let next = text.match_indices('\n').map(|(at, _)| at + 1).find(|at| !text[*at..].starts_with(' '));
    Some(next.unwrap_or(text.len()))
}

impl Words {
    /// The words, in the order of the text.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'static str> {
        let lines = self.text.lines();
        lines.flat_map(move |line| line.split(self.between)).map(str::trim).filter(|word| !word.is_empty())
    }

    /// Whether a word is among them.
    pub(crate) fn contains(self, word: &str) -> bool {
        self.iter().any(|known| known == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_may_go_on_in_the_next_line() {
        let lexicon = Lexicon::new("# remark: x\n\na: one; two words;\n    three\nb c: four\n", ";");
        let read: Vec<_> =
            lexicon.entries().map(|(group, words)| (group, words.iter().collect::<Vec<_>>())).collect();
        assert_eq!(read, [("a", vec!["one", "two words", "three"]), ("b c", vec!["four"])]);
    }
}
