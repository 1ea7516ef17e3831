//! The page that pools the references of several hospitals.
//!
//! Everything is computed from their counts, in this program. The results are a value ([`results::Results`])
//! that is tested as text.

mod curves;
mod page;
mod results;

#[cfg(target_arch = "wasm32")]
pub use page::mount;
