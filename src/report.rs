//! Results as plain text; cards, picture and copied note use the same words.

pub(crate) mod alive;
pub(crate) mod bar;
pub(crate) mod context;
pub(crate) mod copy;
pub(crate) mod emergency;
pub(crate) mod entered;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod laws;
pub(crate) mod levels;
pub(crate) mod local;
pub(crate) mod location;
pub(crate) mod markup;
pub(crate) mod noms;
pub(crate) mod paper;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod patients;
pub(crate) mod prognosis;
pub(crate) mod scale;
pub(crate) mod summary;
pub(crate) mod survival;
pub(crate) mod total;
pub(crate) mod verdict;
pub(crate) mod working;
