//! What is drawn a little later than the rest, so that an answer that brings much does not hold the page up.

#![cfg(target_arch = "wasm32")]

use gloo::timers::callback::Timeout;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct LaterProps {
    /// How many turns of the browser to leave before.
    pub(super) turns: u32,
    pub(super) children: Html,
}

/// Its children, some turns after it is first drawn.
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
