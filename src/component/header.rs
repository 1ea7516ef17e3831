//! Header and footer of every page.

use yew::prelude::*;

use super::languages::{languages, warnings};
use super::shortcuts::Shortcuts;
use crate::i18n::say;
use crate::language::{Choose, Spoken};
use crate::route::Route;

/// Name of the program, navigation, and the privacy notice.
pub(crate) fn header(current: Route, spoken: Spoken, choose: &Choose) -> Html {
    html! {
        <header class="header">
            <a class="brand" href={Route::Bedside.address()}>{ say!(NAME) }</a>
            { languages(spoken, choose) }
            <nav aria-label={say!(NAV_LABEL)}>
                for route in Route::ALL {
                    <a href={route.address()} aria-current={(route == current).then_some("page")}>{ route.name() }</a>
                }
            </nav>
            <p class="seal"><b>{ say!(SEAL) }</b> { " " } { say!(SEAL_MEANING) }</p>
            { warnings(spoken) }
        </header>
    }
}

/// Disclaimer, shortcuts, privacy and version; rendered again in another language.
pub(crate) fn footer(language: &'static str) -> Html {
    html! {
        <footer class="footer">
            <p>{ say!(FOOTER_PURPOSE) } { " " } <a href={Route::About.address()}>{ say!(FOOTER_ABOUT) }</a></p>
            <Shortcuts key={language} />
            <button type="button" data-opens="privacy" data-failed={say!(PAGE_FAILED)}>{ say!(ABOUT_PRIVACY) }</button>
            <p>{ say!(FOOTER_VERSION, version = env!("CARGO_PKG_VERSION")) }</p>
        </footer>
    }
}
