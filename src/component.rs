//! What the page is made of; one component a file.

#![cfg(target_arch = "wasm32")]

pub(crate) mod answer;
pub(crate) mod card;
pub(crate) mod choice;
pub(crate) mod clipboard;
pub(crate) mod copied;
pub(crate) mod copy;
pub(crate) mod count;
pub(crate) mod date;
pub(crate) mod elsewhere;
pub(crate) mod emergency;
pub(crate) mod evidence;
pub(crate) mod field;
pub(crate) mod focus;
pub(crate) mod form;
pub(crate) mod header;
pub(crate) mod languages;
pub(crate) mod level;
pub(crate) mod notes;
pub(crate) mod paper;
pub(crate) mod passphrase;
pub(crate) mod picker;
pub(crate) mod picture;
pub(crate) mod primary;
pub(crate) mod quantity;
pub(crate) mod results;
pub(crate) mod scale;
pub(crate) mod segments;
pub(crate) mod shortcuts;
pub(crate) mod slices;
pub(crate) mod spoken;
pub(crate) mod svg;
pub(crate) mod totals;
pub(crate) mod undo;
pub(crate) mod working;
