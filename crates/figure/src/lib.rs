//! Figures as accessible SVG that follows the theme.
//!
//! Every picture is an SVG with classes instead of colours (`styles/figure.css` defines them for light, dark
//! and print). Marks differ by shape and dash as well as by colour, and the same figures come as rows of
//! text. It is drawn with plotters on [a backend of this crate](backend), so that natively, on the page and
//! in a worker the bytes are the same, without style attributes, which a strict content security policy would
//! refuse.
//!
//! The crate has no texts of its own: the caller passes every word, already translated.
//!
//! | Picture | Made by |
//! |---|---|
//! | median survival of all systems on one time axis | [`survival_axis::SurvivalAxis`] |
//! | a score on its scale with its groups | [`score_scale::ScoreScale`] |
//! | a spine whose vertebrae can be tapped | [`spine::Spine`] |
//! | Kaplan-Meier curves over their risk table | [`kaplan_meier::KaplanMeier`] |
//! | hazard ratios with their intervals | [`forest::Forest`] |
//! | lines and points over two numeric axes | [`chart::Chart`] |

pub mod backend;
mod bone;
mod canvas;
pub mod chart;
mod estimate;
mod flow;
pub mod forest;
pub mod glyph;
pub mod kaplan_meier;
mod month_axis;
pub mod palette;
pub mod resolution;
pub mod score_scale;
pub mod spine;
mod staircase;
mod standalone;
pub mod survival_axis;
pub mod svg;
mod time_axis;

pub use svg::{DrawError, Figure, Frame, TextRow, escape, escaped};
