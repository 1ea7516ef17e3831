//! Width of the window.

use gloo::utils::window;

/// The widest window with form and results below one another, as `styles/layout.css` has it.
const PHONE: f64 = 860.0;

/// Returns whether form and results are side by side. Below one another, what is not needed at first is collapsed.
pub(crate) fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_none_or(|width| width > PHONE)
}
