//! Tables of messages by number, in the current language.
//!
//! English is compiled in. Another language is a fetched pack, which replaces all texts at once, so that the
//! page never mixes languages. Packs are leaked, because messages are `&'static str`; a pack is about 20 KB,
//! and readers rarely change the language.

use std::sync::{OnceLock, PoisonError, RwLock};

/// Separator of the records of a pack.
const BETWEEN: char = '\0';

/// The texts of one file.
#[derive(Debug)]
pub(crate) struct Table {
    name: &'static str,
    english: &'static str,
    numbered: bool,
    texts: OnceLock<RwLock<Vec<&'static str>>>,
}

/// A Fluent file of a program.
pub(crate) trait File {
    /// Table of its texts.
    fn table() -> &'static Table;
}

/// A pack that was checked against its table.
#[derive(Debug)]
pub(crate) struct Pack(Vec<&'static str>);

impl Table {
    /// A table of messages that are compiled in.
    pub(crate) const fn new(name: &'static str, english: &'static str) -> Self {
        Self { name, english, numbered: true, texts: OnceLock::new() }
    }

    /// A table with only the fingerprint compiled in, empty until a pack is taken.
    pub(crate) const fn fetched(name: &'static str, fingerprint: &'static str) -> Self {
        Self { name, english: fingerprint, numbered: false, texts: OnceLock::new() }
    }

    /// A table that maps English texts to translations; empty in English.
    pub(crate) const fn of_pairs(name: &'static str) -> Self {
        Self { name, english: "", numbered: false, texts: OnceLock::new() }
    }

    /// File name of this table's pack in a language.
    pub(crate) fn file(&self, language: &str) -> String {
        format!("words-{language}-{}.txt", self.name)
    }

    /// The text with this number.
    pub(super) fn text(&self, number: u16) -> &'static str {
        // The first record is the fingerprint.
        let texts = self.texts().read().unwrap_or_else(PoisonError::into_inner);
        texts.get(usize::from(number) + 1).copied().unwrap_or_default()
    }

    /// The English text with this number, whatever the current language.
    pub(super) fn english(&self, number: u16) -> &'static str {
        self.english.split(BETWEEN).nth(usize::from(number) + 1).unwrap_or_default()
    }

    /// Translation of an English text into the current language.
    pub(super) fn translated(&self, english: &str) -> Option<&'static str> {
        let texts = self.texts().read().unwrap_or_else(PoisonError::into_inner);
        let (pairs, _) = texts.get(1..)?.as_chunks::<2>();
        let at = pairs.binary_search_by(|[from, _]| (*from).cmp(english)).ok()?;
        pairs.get(at).map(|[_, to]| *to)
    }

    /// Parses a pack; `None` if it does not match this table.
    pub(crate) fn read(&self, bytes: Vec<u8>) -> Option<Pack> {
        let records: Vec<_> = String::from_utf8(bytes).ok()?.leak().split(BETWEEN).collect();
        let own = || self.english.split(BETWEEN);
        let fits =
            records.first().copied() == own().next() && (!self.numbered || records.len() == own().count());
        fits.then_some(Pack(records))
    }

    /// Switches to the language of the pack.
    pub(crate) fn take(&self, pack: Pack) {
        *self.texts().write().unwrap_or_else(PoisonError::into_inner) = pack.0;
    }

    /// Switches to English.
    pub(crate) fn reset(&self) {
        self.take(Pack(self.english.split(BETWEEN).collect()));
    }

    fn texts(&self) -> &RwLock<Vec<&'static str>> {
        self.texts.get_or_init(|| RwLock::new(self.english.split(BETWEEN).collect()))
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_pack_takes_the_place_of_all_texts_and_gives_it_back() {
        let table = Table::new("page", "f00d\0Yes\0No");
        assert_eq!((table.text(0), table.text(1), table.text(2)), ("Yes", "No", ""));
        table.take(table.read("f00d\0예\0아니요".into()).unwrap());
        assert_eq!((table.text(0), table.text(1)), ("예", "아니요"));
        assert_eq!((table.english(1), table.english(2)), ("No", ""));
        table.reset();
        assert_eq!(table.text(1), "No");
        assert_eq!(table.file("ko"), "words-ko-page.txt");
    }

    #[test]
    fn a_pack_of_another_release_a_cut_off_one_and_one_that_is_no_text_are_refused() {
        let table = Table::new("page", "f00d\0Yes\0No");
        for bytes in [&b"beef\0Y\0N"[..], b"f00d\0Y", b"f00d\0Y\0N\0?", b"f00d\0\xff\0N", b""] {
            assert!(table.read(bytes.to_vec()).is_none(), "{bytes:?}");
        }
    }

    #[test]
    fn a_table_that_is_fetched_is_empty_before_and_refuses_a_pack_of_another_release() {
        let table = Table::fetched("help", "f00d");
        assert_eq!(table.text(0), "");
        assert!(table.read("beef\0Ask.".into()).is_none());
        table.take(table.read("f00d\0Ask.".into()).unwrap());
        assert_eq!(table.text(0), "Ask.");
    }

    #[test]
    fn a_text_without_a_translation_has_none() {
        let table = Table::of_pairs("systems");
        assert_eq!(table.translated("none"), None);
        table.take(table.read("\0lung\0폐\0none\0없음".into()).unwrap());
        assert_eq!((table.translated("none"), table.translated("lung")), (Some("없음"), Some("폐")));
        assert_eq!(table.translated("liver"), None);
        table.reset();
        assert_eq!(table.translated("none"), None);
    }
}
