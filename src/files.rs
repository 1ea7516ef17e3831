//! The window in which a patient is saved and opened.
//!
//! A program of its own: it brings the readers of files, the cipher and FHIR, of which the bedside has no need. It
//! asks the bedside's program for what is entered, and gives it what was opened ([`bedside`]).

mod contents;
mod saved;

#[cfg(target_arch = "wasm32")]
mod away;
#[cfg(target_arch = "wasm32")]
mod bedside;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod idle;
#[cfg(target_arch = "wasm32")]
mod keeper;
#[cfg(target_arch = "wasm32")]
mod keeping;
#[cfg(target_arch = "wasm32")]
mod kept;
#[cfg(target_arch = "wasm32")]
mod lock;
#[cfg(target_arch = "wasm32")]
mod opening;
#[cfg(target_arch = "wasm32")]
mod passphrase;
#[cfg(target_arch = "wasm32")]
mod privacy;
#[cfg(target_arch = "wasm32")]
mod record;
#[cfg(target_arch = "wasm32")]
mod refusal;
#[cfg(target_arch = "wasm32")]
mod saving;
#[cfg(target_arch = "wasm32")]
mod window;

#[cfg(target_arch = "wasm32")]
pub use lock::serve_if_worker;
#[cfg(target_arch = "wasm32")]
pub use window::{away, offer, open};
