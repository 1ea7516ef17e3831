//! Pictures are read by people: each has a snapshot whose difference can be read, and laws that hold for
//! whatever it is given.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod common;
mod forest;
mod kaplan_meier;
mod score_scale;
mod spine;
mod style_sheet;
mod survival_axis;
