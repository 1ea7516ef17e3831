//! Lists of words stored as text, so that clinicians can read and correct them.

/// Groups of words. A line is `group: word word`; an indented line continues the group above; a line that
/// begins with `#` is a comment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexicon {
    text: &'static str,
    between: &'static str,
}

/// Words of a group, on one or more lines of the text.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Words {
    text: &'static str,
    between: &'static str,
}

impl Lexicon {
    /// Parses a text whose words are separated by `between`.
    pub(crate) const fn new(text: &'static str, between: &'static str) -> Self {
        Self { text, between }
    }

    /// Groups with their words.
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

/// End of the first entry of a text: before the next line that is not indented.
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

    /// Returns whether a word is among them.
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
