//! Tables of counts: chi-square, Fisher's exact test, and McNemar's for pairs.

mod binomial;
mod brent;
mod exact_table;
mod fisher;
mod mcnemar;
mod simulated;
mod table;

pub(crate) use binomial::binomial_half_tail;
pub use exact_table::fisher_exact;
pub use fisher::{Fisher2x2, OddsRatio};
pub use mcnemar::McNemar;
pub use simulated::{SimulatedP, fisher_simulated};
pub use table::{ContingencyTable, TableTest};
