//! Snapshots of every picture, and invariants for any input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod common;
mod forest;
mod kaplan_meier;
mod score_scale;
mod spine;
mod style_sheet;
mod survival_axis;
