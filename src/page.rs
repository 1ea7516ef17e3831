//! The pages, one a file.

pub(crate) mod bedside;
