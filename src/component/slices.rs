//! Drawing a long page part by part, so that a slow phone answers to a thumb meanwhile.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How many of its parts a page draws by now, from the first one to `all` of them; then as many as there are.
///
/// Between two parts the browser lays out, paints, and hears what is tapped.
#[hook]
pub(crate) fn use_slices(all: usize) -> usize {
    let drawn = use_state_eq(|| 1);
    let set = drawn.setter();
    use_effect_with(*drawn, move |&drawn| {
        let next = if drawn < all { drawn + 1 } else { usize::MAX };
        let timer = (drawn < usize::MAX).then(|| Timeout::new(0, move || set.set(next)));
        move || drop(timer)
    });
    *drawn
}
