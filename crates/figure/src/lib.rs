//! A clinician should grasp a picture at a glance, in daylight, at night, on paper and through a screen reader.
//!
//! So every picture here is an SVG that carries classes instead of colours (`styles/figure.css` gives
//! them their colours for light, dark and print), that tells marks apart by shape and dash as well as by
//! colour, and that comes with the same figures as rows of text. It is drawn with plotters on a backend
//! of our own ([`backend`]), so that the same bytes come out natively, on the page and in a worker, and
//! nothing in them needs a style attribute that a strict content security policy would refuse.
//!
//! The crate says nothing itself: every word is handed in by the caller, already translated.
//!
//! | Picture | Made by |
//! |---|---|
//! | median survival of all systems on one time axis | [`survival_axis::SurvivalAxis`] |
//! | a score on its scale with its groups | [`score_scale::ScoreScale`] |
//! | a spine whose vertebrae can be tapped | [`spine::Spine`] |
//! | Kaplan-Meier curves over their risk table | [`kaplan_meier::KaplanMeier`] |
//! | hazard ratios with their intervals | [`forest::Forest`] |

pub mod backend;
mod bone;
mod canvas;
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
