//! The evidence pages: sources of every system, and the methods behind every number.
//!
//! Each system has a page generated from its own file, with the program's method next to it. The contents are
//! built natively ([`block`]), so that they are tested as text; only [`view`] uses the browser.
//!
//! | Module | Contents |
//! |---|---|
//! | `overview` | comparison of all systems |
//! | `system` | one system, from its file |
//! | `lee` | the tables of Lee 2015 as pictures |
//! | `notes` | notes shown next to the scores, and all publications |
//! | `glossary`, `methods` | words, and how every number is computed |
//! | `about` | purpose of the program, and its limits |

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
