//! Statistical analyses of a study: curves, tests, regressions, tables.
//!
//! Analyses read a [`Study`] and return small results that can be sent from a worker to the page, without
//! rows. Every result includes its settings, so that the method can be printed next to the number.

mod accuracy;
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
mod restricted;
mod scale;
mod settings;
mod strata;
mod study;
mod tables;

pub use accuracy::{Accuracy, Calibrated, SystemAccuracy, THRESHOLDS, accuracy};
pub(crate) use before_after::paired;
pub use before_after::{BeforeAfter, Moved, Restored, SignedRankResult, before_after};
pub use comparison::{Comparison, GroupResult, PairResult, Repeated, TestResult, TrendResult, compare};
pub use covariates::Covariate;
pub(crate) use covariates::{Raw, numbers};
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
    ColumnSeen, NumberSeen, Parting, StartSeen, Unused, columns_of, groupings_of, numbers_of, partings,
    starts_of, unused_of,
};
pub use optimism::{RESAMPLES, correct_optimism};
pub use regression::{FEWEST_ROBUST_EVENTS, regress};
pub use restricted::{Mean, MeanDifference, Restricted};
pub(crate) use scale::Scale;
pub use settings::{Adjustment, Band, MedianMethod, RankTest, RowsCounted, Settings, Ties};
pub use study::{Scored, Study};
pub use tables::{Block, LevelRow, SurvivalTable, Wanted, survival_table};
