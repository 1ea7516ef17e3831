//! Conversations between a page and a session, natively. Every message is serialised and parsed, and every
//! message id must be declared.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic, and so may what it calls")]
#![allow(clippy::needless_pass_by_value, reason = "a question reads best where it is asked")]

mod any_order;
mod broken;
mod example;
mod files;
mod nothing_lost;
mod packed;
mod references;
mod slow;
mod support;
