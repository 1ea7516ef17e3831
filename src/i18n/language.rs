//! The languages of the page.

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Language {
    /// English, which is compiled in.
    #[default]
    English,
    /// Korean.
    Korean,
    /// Japanese.
    Japanese,
    /// Chinese, in simplified characters.
    Chinese,
}

impl Language {
    /// All languages in the order in which they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::English, Self::Korean, Self::Japanese, Self::Chinese];

    /// Its folder under `locales/`, also its key in storage.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Korean => "ko",
            Self::Japanese => "ja",
            Self::Chinese => "zh",
        }
    }

    /// BCP 47 tag, by which browsers choose fonts and voices.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-Hans",
            other => other.id(),
        }
    }

    /// Its own name, recognisable in any current language.
    pub(crate) fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Korean => "한국어",
            Self::Japanese => "日本語",
            Self::Chinese => "简体中文",
        }
    }

    /// The language with this id, or whose id begins the tag (`ko-KR`).
    pub(crate) fn named(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.id().eq_ignore_ascii_case(first))
    }

    /// The first of the reader's languages that is available; otherwise English.
    pub(crate) fn preferred(tags: impl IntoIterator<Item = String>) -> Self {
        tags.into_iter().find_map(|tag| Self::named(&tag)).unwrap_or_default()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_of_a_reader_that_the_page_speaks_is_taken() {
        let preferred = |tags: &[&str]| Language::preferred(tags.iter().map(|tag| (*tag).to_owned()));
        assert_eq!(preferred(&["ko-KR", "en-US"]), Language::Korean);
        assert_eq!(preferred(&["fr-CH", "ja", "en"]), Language::Japanese);
        assert_eq!(preferred(&["zh-Hans-CN"]), Language::Chinese);
        assert_eq!(preferred(&["en-GB", "ko"]), Language::English);
        assert_eq!(preferred(&["fr", ""]), Language::English);
        assert_eq!(preferred(&[]), Language::English);
        // `kok` is Konkani.
        assert_eq!(preferred(&["kok"]), Language::English);
    }

    #[test]
    fn every_language_is_found_by_its_own_id_and_tag() {
        for language in Language::ALL {
            assert_eq!(Language::named(language.id()), Some(language));
            assert_eq!(Language::named(language.tag()), Some(language));
        }
    }
}
