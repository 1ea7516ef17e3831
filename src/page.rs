//! The pages, one for each file.

#![cfg(target_arch = "wasm32")]

pub(crate) mod bedside;
