//! Delayed rendering, so that a large response does not block the page.

#![cfg(target_arch = "wasm32")]

use gloo::timers::callback::Timeout;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct LaterProps {
    /// Number of event-loop turns to wait.
    pub(super) turns: u32,
    pub(super) children: Html,
}

/// Renders its children some turns after its first rendering.
#[component]
pub(super) fn Later(props: &LaterProps) -> Html {
    let left = use_state_eq(|| props.turns);
    {
        let setter = left.setter();
        use_effect_with(*left, move |left| {
            let next = left.checked_sub(1);
            let turn = next.map(|next| Timeout::new(0, move || setter.set(next)));
            move || drop(turn)
        });
    }
    if *left > 0 {
        return Html::default();
    }
    props.children.clone()
}
