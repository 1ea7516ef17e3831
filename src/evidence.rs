//! What is known of every system, and how every number is computed.
//!
//! A number that cannot be traced is worth little: each system has a page that is made from its own file, and what
//! the program does with it is told beside. What the pages say is put together natively ([`block`]), so that it is
//! tested as text; [`view`] alone knows the browser.
//!
//! | Module | What it says |
//! |---|---|
//! | `overview` | all systems side by side |
//! | `system` | one system, from its file |
//! | `lee` | the tables of Lee 2015 as pictures |
//! | `notes` | what is pointed out beside the scores, and all publications |
//! | `glossary`, `methods` | words, and how every number is computed |
//! | `about` | what it is for, and its limits |

mod about;
mod block;
mod condition;
mod glossary;
mod lee;
mod methods;
mod notes;
mod overview;
mod place;
mod sources;
mod system;
mod tests;
mod view;

#[cfg(target_arch = "wasm32")]
pub use view::mount;
