//! A cohort study as a client and a worker: the page sends requests, a worker responds, without shared
//! memory.
//!
//! The work is done in a worker, so that the page stays responsive with a million rows. Messages are small: a
//! [`Request`] as JSON with the bytes of a file attached, and a [`FromWorker`] in return, also with bytes
//! attached. Rows are never sent. The page cancels by terminating the worker, and brings a new one to the study as
//! it was after the last answer, a [`protocol::StudySpec`].
//!
//! The crate contains no sentences. Refusals, doubts and issues are sent as a [`LocalizedMessage`]: a message id with
//! values; tables and figures are worded by the session's [`cohort::Words`].

mod localized_message;
pub mod protocol;
#[cfg(feature = "session")]
mod session;

pub use localized_message::{LocalizedMessage, MESSAGES};
pub use protocol::{FromWorker, Progress, Request, Response};
#[cfg(feature = "session")]
pub use session::{Heard, Listener, Session};
