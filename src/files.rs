//! The dialog to save and open a patient.
//!
//! A separate program: it contains the file readers, the cipher and FHIR, which the bedside does not need. It
//! gets the entered patient from the bedside's program, and returns an opened one ([`bedside`]).

mod away;
mod bedside;
pub(crate) mod board;
mod boarding;
pub(crate) mod browser;
mod contents;
mod idle;
mod keeper;
mod keeping;
mod kept;
mod levels;
mod lock;
mod opening;
mod own;
mod patients;
mod possible;
mod privacy;
mod record;
mod reference_lines;
mod references;
pub(crate) mod refusal;
pub(crate) mod relief;
mod relieved;
pub(crate) mod round;
mod saved;
mod saving;
mod several;
mod shown;
pub(crate) mod twice;
mod window;

#[cfg(target_arch = "wasm32")]
pub use lock::serve_if_worker;
#[cfg(target_arch = "wasm32")]
pub use window::{away, offer, open, restore};
