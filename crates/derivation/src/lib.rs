//! Makes a survival score of integer points from a study, and measures its optimism.
//!
//! A [`Plan`] decides everything before the outcomes are looked at. A [`Derivation`] follows it: bands of each
//! candidate, a penalised Cox regression, integer points, groups of totals. It then repeats *all* of these
//! steps on bootstrap resamples, because each of them fits the rows at hand better than other patients; the
//! mean excess is the optimism, by which the apparent measures are corrected (Harrell, Lee and Mark, Stat Med
//! 15 (1996) 361-387).
//!
//! The crate is pure: no input or output, no clock, and no randomness without a seed.

#![cfg_attr(test, allow(clippy::float_cmp, reason = "a test that expects 0.5 means 0.5"))]

mod banding;
mod derive;
mod draws;
mod error;
mod frozen;
mod group_outcome;
mod impute;
mod likelihood;
mod measures;
mod model;
mod plan;
mod points;
mod regression;
mod sample_size;
mod score;
mod search;
mod selection;
mod simulate;
mod table;

pub use banding::Banding;
pub use derive::{Coefficient, Derivation, Derived};
pub use error::Error;
pub use frozen::{Frozen, OpenError};
pub use group_outcome::{GroupOutcome, SurvivalAt};
pub use measures::{AtHorizon, Measures};
pub use plan::{
    Bands, Candidate, Cuts, FEWEST_IMPUTATIONS, GroupRule, ItemCount, Level, MOST_POINTS, Plan, PointMethod,
    Shape,
};
pub use regression::Penalty;
pub use sample_size::{ASSUMED_SHARE, Incidence, SHRINKAGE, SampleSize, parameters_carried, sample_size};
pub use score::{Score, ScoreItem};
pub use selection::Parsimony;
pub use simulate::{Simulation, simulate};
pub use table::{Column, Scale, Table};
