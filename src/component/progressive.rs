//! Progressive rendering of a long page, so that slow phones stay responsive.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Hook: number of parts to render so far, up to `all`; then unlimited.
///
/// Between two parts the browser does layout and painting, and handles input.
#[hook]
pub(crate) fn use_progressive(all: usize) -> usize {
    let drawn = use_state_eq(|| 1);
    let set = drawn.setter();
    use_effect_with(*drawn, move |&drawn| {
        let next = if drawn < all { drawn + 1 } else { usize::MAX };
        let timer = (drawn < usize::MAX).then(|| Timeout::new(0, move || set.set(next)));
        move || drop(timer)
    });
    *drawn
}
