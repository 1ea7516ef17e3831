//! Methods behind every number: rules, estimators and tests, each with its source.

use super::block::{Block, Page, Section};
use crate::i18n::say;

/// A section of the page, by the names of its messages.
macro_rules! section {
    ($title:ident: $($text:ident),+ $(,)?) => {
        Section::new(say!($title), vec![$(Block::text(say!($text))),+])
    };
}

/// The page.
pub(crate) fn page() -> Page {
    Page {
        title: say!(METHODS_TITLE).to_owned(),
        lead: vec![Block::text(say!(METHODS_INTRODUCTION))],
        sections: vec![
            section!(METHODS_BEDSIDE: METHODS_BEDSIDE_POINTS, METHODS_BEDSIDE_MISSING, METHODS_BEDSIDE_GROUP, METHODS_BEDSIDE_UNITS, METHODS_BEDSIDE_FORMULAS, METHODS_BEDSIDE_CONTRADICTIONS, METHODS_BEDSIDE_MONTHS),
            section!(METHODS_TIME: METHODS_TIME_ORIGIN, METHODS_TIME_TIES),
            section!(METHODS_CURVES: METHODS_CURVES_ESTIMATE),
            section!(METHODS_MEDIAN: METHODS_MEDIAN_BROOKMEYER, METHODS_MEDIAN_SPSS),
            section!(METHODS_TESTS: METHODS_TESTS_LOG_RANK, METHODS_TESTS_PAIRS, METHODS_TESTS_BEFORE_AFTER),
            section!(METHODS_REGRESSION: METHODS_REGRESSION_COX, METHODS_REGRESSION_PROPORTIONAL),
            section!(METHODS_ORDER: METHODS_ORDER_CONCORDANCE, METHODS_ORDER_DIFFERENCE),
            section!(METHODS_COHORT: METHODS_COHORT_ROWS, METHODS_COHORT_OPERATIONS),
            section!(METHODS_DIGITS: METHODS_DIGITS_TEXT),
        ],
    }
}
