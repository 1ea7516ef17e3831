//! The pages, one a file.

pub(crate) mod about;
pub(crate) mod bedside;
