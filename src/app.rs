//! The whole page: what it holds lives here, so that going to another page and back loses nothing.

use yew::prelude::*;

use crate::component::elsewhere::Elsewhere;
use crate::component::focus;
use crate::component::header::{footer, header};
use crate::i18n::say;
use crate::page::about::about;
use crate::page::bedside::Bedside;
use crate::route::{Route, use_route};
use crate::state::State;

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(State::default);
    let route = use_route();
    html! {
        <>
            // A link to `#main` would be an address of another page here.
            <button type="button" class="skip" onclick={|_: MouseEvent| focus::go_to_part("main")}>{ say!(SKIP) }</button>
            { header(route) }
            <main id="main" tabindex="-1">
                if route == Route::Bedside {
                    <Bedside {state} />
                }
                <Elsewhere program="cohort-page" shown={route == Route::Cohort} />
                <Elsewhere program="evidence-page" shown={route == Route::Evidence} />
                if route == Route::About {
                    { about() }
                }
            </main>
            { footer() }
        </>
    }
}
