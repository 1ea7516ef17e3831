//! The whole page: what it holds lives here, so that going to another page and back loses nothing.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::component::focus;
use crate::component::header::{Footer, Header};
use crate::i18n::say;
use crate::page::about::About;
use crate::page::bedside::Bedside;
use crate::route::Route;
use crate::state::State;

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(State::default);
    let render = move |route: Route| match route {
        Route::Bedside => html! { <Bedside state={state.clone()} /> },
        Route::About => html! { <About /> },
    };
    html! {
        <HashRouter>
            // A link to `#main` would be an address of another page here.
            <button type="button" class="skip" onclick={|_: MouseEvent| focus::go_to_part("main")}>{ say!(SKIP) }</button>
            <Header />
            <main id="main" tabindex="-1">
                <Switch<Route> {render} />
            </main>
            <Footer />
        </HashRouter>
    }
}
