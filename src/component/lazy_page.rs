//! A page that is a separate program: fetched when first opened, and kept while others are shown.

use gloo::timers::callback::Timeout;
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::say;
use crate::release;

/// Delay before "loading" is shown, milliseconds.
const PATIENCE_MS: u32 = 300;

#[derive(Properties, PartialEq)]
pub(crate) struct LazyPageProps {
    /// Name of its program.
    pub(crate) program: &'static str,
    /// True if it is the page at the current address.
    pub(crate) shown: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    NotAsked,
    Fetching,
    Slow,
    Drawn,
    Failed,
}

/// The page, once it was opened; empty before.
#[component]
pub(crate) fn LazyPage(props: &LazyPageProps) -> Html {
    let stage = use_state_eq(|| Stage::NotAsked);
    let place = use_node_ref();
    let program = props.program;
    {
        let (set, place, stage) = (stage.setter(), place.clone(), *stage);
        use_effect_with((props.shown, stage == Stage::NotAsked), move |(shown, new)| {
            if !(*shown && *new) {
                return;
            }
            set.set(Stage::Fetching);
            let waiting = {
                let set = set.clone();
                Timeout::new(PATIENCE_MS, move || set.set(Stage::Slow))
            };
            spawn_local(async move {
                let drawn = match (release::pages(program).await, place.cast::<Element>()) {
                    (Ok(pages), Some(place)) => pages.mount(&place).is_ok(),
                    _ => false,
                };
                waiting.cancel();
                set.set(if drawn { Stage::Drawn } else { Stage::Failed });
            });
        });
    }
    let again = {
        let set = stage.setter();
        Callback::from(move |_: MouseEvent| set.set(Stage::NotAsked))
    };
    html! {
        <div class="elsewhere" hidden={!props.shown}>
            if *stage == Stage::Slow {
                <p role="status">{ say!(PAGE_LOADING) }</p>
            }
            if *stage == Stage::Failed {
                <p role="alert">{ say!(PAGE_FAILED) }</p>
                <p><button type="button" onclick={again}>{ say!(PAGE_AGAIN) }</button></p>
            }
            <div ref={place}></div>
        </div>
    }
}
