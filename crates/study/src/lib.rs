//! A cohort study as a conversation. The page asks, a worker answers, and neither shares memory with the other.
//!
//! A million rows are read and analysed while the page stays free, so the work is done in a worker. What crosses
//! between the two is small: a [`Request`] as JSON, with the bytes of a file beside it, and a [`FromWorker`] back, with
//! the bytes of a file beside it. Rows never cross. The page cancels by ending the worker; a new one is brought to
//! the same place by the same requests, for a session remembers nothing that they do not say.
//!
//! Sentences are not made here. Refusals, doubts and issues cross as a [`Said`]: the id of a message and its values;
//! tables and figures are worded by the [`cohort::Words`] that the session was given.

pub mod protocol;
mod said;
#[cfg(feature = "session")]
mod session;

pub use protocol::{FromWorker, Progress, Request, Response};
pub use said::{MESSAGES, Said};
#[cfg(feature = "session")]
pub use session::{Heard, Listener, Session};
