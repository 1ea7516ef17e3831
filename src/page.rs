//! The pages, one a file.

#![cfg(target_arch = "wasm32")]

pub(crate) mod bedside;
