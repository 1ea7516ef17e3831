//! The window in which a patient is saved and opened.
//!
//! A program of its own: it brings the readers of files, the cipher and FHIR, of which the bedside has no need. It
//! asks the bedside's program for what is entered, and gives it what was opened ([`bedside`]).

mod away;
mod bedside;
pub(crate) mod browser;
mod contents;
mod idle;
mod keeper;
mod keeping;
mod kept;
mod lock;
mod opening;
mod privacy;
mod record;
mod refusal;
pub(crate) mod relief;
mod relieved;
mod saved;
mod saving;
mod window;

#[cfg(target_arch = "wasm32")]
pub use lock::serve_if_worker;
#[cfg(target_arch = "wasm32")]
pub use window::{away, offer, open};
