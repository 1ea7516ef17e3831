//! The whole page. It owns the state, so that navigation loses nothing.

#![cfg(target_arch = "wasm32")]

use yew::prelude::*;

use crate::bridge;
use crate::component::focus;
use crate::component::header::{footer, header};
use crate::component::lazy_page::LazyPage;
use crate::component::picker::remembered;
use crate::i18n::table::{File, Table};
use crate::i18n::{file, say, systems};
use crate::language::use_chosen_language;
use crate::page::bedside::Bedside;
use crate::route::{Route, use_route};
use crate::state::State;

/// Tables of words that this program contains.
pub(crate) static WORDS: [fn() -> &'static Table; 3] = [file::Page::table, file::Findings::table, systems];

/// The page.
#[component]
pub(crate) fn App() -> Html {
    let state = use_reducer(|| State { settings: remembered(), ..State::default() });
    bridge::remember(&state);
    let (route, before) = use_route();
    let (spoken, choose) = use_chosen_language(&WORDS);
    // After a change of language everything is rendered again; the entered answers are in the state.
    let language = spoken.language.id();
    html! {
        <>
            // A link to `#main` would be the address of another page here.
            <button type="button" class="skip" onclick={|_: MouseEvent| focus::go_to_part("main")}>{ say!(SKIP) }</button>
            { header(route, spoken, &choose) }
            <main id="main" tabindex="-1">
                if route == Route::Bedside {
                    <Bedside key={language} {state} {before} />
                }
                <LazyPage program="cohort-page" shown={route == Route::Cohort} />
                <LazyPage program="pool-page" shown={route == Route::Pool} />
                <LazyPage program="evidence-page" shown={matches!(route, Route::Evidence | Route::About)} />
            </main>
            { footer(language) }
        </>
    }
}
