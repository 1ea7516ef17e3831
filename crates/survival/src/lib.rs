//! Survival analysis in full agreement with R.
//!
//! Two curves compared on this page and in R must give the same numbers, so every convention is R's where
//! references differ, and SPSS's where SPSS is named:
//!
//! * times closer than R's `timefix` tolerance are ties ([`tied_times`]);
//! * an event comes before a censoring at the same time, and the risk set at `t` holds everyone
//!   with `time >= t` (and, under delayed entry, `entry < t`);
//! * a quantile whose level the curve meets exactly is the midpoint of the flat stretch;
//! * a tail probability keeps its relative accuracy down to 1e-300.
//!
//! The library is pure: no input or output, no clock, no randomness without a seed from the caller, and no
//! panic on any input. Competing risks are out of scope: a death from another cause is whatever the caller's
//! `event` column states.
//!
//! ```
//! use survival::Observations;
//!
//! let time = [6.0, 6.0, 6.0, 7.0, 10.0];
//! let event = [true, true, false, true, false];
//! let observations = Observations::new(&time, &event)?;
//! assert_eq!(observations.len(), 5);
//! assert_eq!(observations.events(), 3);
//! # Ok::<(), survival::Error>(())
//! ```

#![cfg_attr(test, allow(clippy::float_cmp, reason = "a test that expects 0.5 means 0.5"))]

mod categories;
mod chi_squared_test;
mod concordance;
pub mod contingency;
pub mod cox;
mod describe;
pub mod distribution;
mod error;
pub mod kaplan_meier;
mod linear_algebra;
pub mod log_rank;
mod multiplicity;
mod observations;
pub mod performance;
mod random;
pub mod rank;
mod risk_table;
mod sorted_rows;
mod start_stop;
mod subset;
pub mod tied_times;
mod whole_times;

pub use categories::Categories;
pub use chi_squared_test::ChiSquaredTest;
pub use concordance::{Concordance, ConcordanceOptions, Direction, PairCounts, TimeWeight, concordance};
pub use contingency::{ContingencyTable, Fisher2x2, McNemar, fisher_exact, fisher_simulated};
pub use describe::Description;
pub use error::Error;
pub use kaplan_meier::{ConfidenceType, HazardEstimator, KaplanMeier};
pub use linear_algebra::{Cholesky, SymmetricMatrix};
pub use log_rank::{LogRank, RankWeights};
pub use multiplicity::Adjustment;
pub use observations::{MergedTimes, Observations};
pub use random::SplitMix64;
pub use rank::{Continuity, MannWhitney, SignTest, SignedRank, Zeros};
pub use start_stop::StartStop;
pub use subset::Subset;
