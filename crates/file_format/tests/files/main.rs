//! User files: round trips, files of older releases, faulty files, and arbitrary bytes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail loudly")]

mod no_panic;
mod older_files_open;
mod support;
mod what_cannot_be_opened_is_named;
mod what_is_kept_is_found_again;
