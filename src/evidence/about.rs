//! Purpose of the program and its limits, in plain words.

use super::block::{Block, Page, Section};
use crate::i18n::say;

/// The page.
pub(crate) fn page() -> Page {
    let parts = [
        (say!(ABOUT_PURPOSE), say!(ABOUT_PURPOSE_TEXT)),
        (say!(ABOUT_LIMITS), say!(ABOUT_LIMITS_TEXT)),
        (say!(ABOUT_OTHERS), say!(ABOUT_OTHERS_TEXT)),
        (say!(ABOUT_NUMBERS), say!(ABOUT_NUMBERS_TEXT)),
        (say!(ABOUT_GRADES), say!(ABOUT_GRADES_TEXT)),
        (say!(ABOUT_PRIVACY), say!(ABOUT_PRIVACY_TEXT)),
    ];
    Page {
        title: say!(ABOUT_TITLE).to_owned(),
        lead: Vec::new(),
        sections: parts.map(|(title, text)| Section::new(title, vec![Block::text(text)])).into(),
    }
}
