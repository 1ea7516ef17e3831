//! Statistical analyses of a study: curves, tests, regressions, tables.
//!
//! Analyses read a [`Study`] and return small results that can be sent from a worker to the page, without
//! rows. Every result includes its settings, so that the method can be printed next to the number.

mod before_after;
mod classes;
mod clinical_order;
mod comparison;
mod covariates;
mod curves;
mod discrimination;
mod division;
mod error;
mod grouping;
mod measured_twice;
mod model;
mod offered;
mod optimism;
mod regression;
mod scale;
mod settings;
mod study;
mod tables;

pub use before_after::{BeforeAfter, Moved, Restored, SignedRankResult, before_after};
pub use comparison::{Comparison, GroupResult, PairResult, Repeated, TestResult, TrendResult, compare};
pub use covariates::Covariate;
pub(crate) use covariates::numbers;
pub use curves::{Counts, Curve, Left, Median, Step, median_survival};
pub use discrimination::{
    Difference, Discrimination, Dropped, OwnRows, Share, SystemConcordance, discriminate,
};
pub use division::{Division, MOST_GROUPS};
pub use error::AnalysisError;
pub(crate) use grouping::finding_id;
pub use grouping::{Grouping, Irradiation, Level, SpinePart};
pub use measured_twice::pairs_of;
pub use model::{Inexact, Model, NoEstimate, Optimism, Penalty, Ratio, Regression, Term};
pub use offered::{
    ColumnSeen, NumberSeen, Parting, Unused, columns_of, groupings_of, numbers_of, partings, unused_of,
};
pub use optimism::{RESAMPLES, correct_optimism};
pub use regression::{FEWEST_ROBUST_EVENTS, regress};
pub(crate) use scale::Scale;
pub use settings::{Adjustment, Band, MedianMethod, RankTest, RowsCounted, Settings, Ties};
pub use study::{Scored, Study};
pub use tables::{Block, LevelRow, SurvivalTable, Wanted, survival_table};

/// Callback between two steps of work that decides whether to continue.
pub struct Continue<'a> {
    ask: Option<&'a mut dyn FnMut() -> bool>,
}

impl<'a> Continue<'a> {
    /// Calls this before each step of work; `false` ends the analysis with [`AnalysisError::Cancelled`].
    pub fn asking(ask: &'a mut dyn FnMut() -> bool) -> Self {
        Self { ask: Some(ask) }
    }

    /// Never cancels.
    #[must_use]
    pub fn always() -> Self {
        Self { ask: None }
    }

    pub(crate) fn step(&mut self) -> Result<(), AnalysisError> {
        let goes_on = self.ask.as_mut().is_none_or(|ask| ask());
        if goes_on { Ok(()) } else { Err(AnalysisError::Cancelled) }
    }
}
