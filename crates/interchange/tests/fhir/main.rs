//! What is saved is FHIR and comes back as it was; what is opened is the newest, and nothing that is not certain.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod common;
mod files;
mod opened;
mod saved;
