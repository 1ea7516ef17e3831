//! Round trips through FHIR; import accepts the newest values, and nothing uncertain.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
mod files;
mod opened;
mod saved;
