//! Survival of a hospital's patients as counts, to compare a new patient with and to pool with other
//! hospitals.
//!
//! A [`Reference`] contains, for each scoring system and group, the numbers at risk, of events and of
//! censorings at each time. It contains no rows: times may be coarsened, and small groups are merged or
//! withheld ([`make`]). The file format has a version and a checksum; [`open`] refuses any file whose counts
//! do not add up, with the reason.
//!
//! The crate is pure: no browser, no clock, no file access, and no panic on any input.

mod coarsening;
mod cost;
mod counts;
mod error;
mod file;
mod making;
mod meta;
mod pool;
mod reference;

pub use coarsening::Coarsening;
pub use cost::{Cost, Difference};
pub use counts::{Alive, Counts, MONTHS, Step};
pub use error::{Fault, MakeError, OpenError};
pub use file::{FORMAT, VERSION, is_reference, open, save};
pub use making::{Made, Making, Row, ScoredRows, SmallGroups, make};
pub use meta::{Between, Effect, MeanInterval, MetaAnalysis, meta_analysis};
pub use pool::{HazardRatio, Hospital, Pool, StratifiedCox, StratifiedLogRank};
pub use reference::{Group, Labels, Reference, SystemCounts};
