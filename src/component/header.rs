//! The head and the foot of every page.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::i18n::say;
use crate::route::Route;

/// The name, the pages, and that nothing leaves them.
#[component]
pub(crate) fn Header() -> Html {
    let current = use_route::<Route>().unwrap_or(Route::Bedside);
    html! {
        <header class="header">
            <Link<Route> to={Route::Bedside} classes="brand">{ say!(NAME) }</Link<Route>>
            <nav aria-label={say!(NAV_LABEL)}>
                for route in Route::SHOWN {
                    <Link<Route> key={route.name()} to={route} classes={classes!((route == current).then_some("current"))}>
                        { route.name() }
                        if route == current {
                            <span class="unseen">{ say!(NAV_CURRENT) }</span>
                        }
                    </Link<Route>>
                }
            </nav>
            <p class="seal"><b>{ say!(SEAL) }</b> { " " } { say!(SEAL_MEANING) }</p>
        </header>
    }
}

/// What this is not, and the version.
#[component]
pub(crate) fn Footer() -> Html {
    html! {
        <footer class="footer">
            <p>
                { say!(FOOTER_PURPOSE) } { " " }
                <Link<Route> to={Route::About}>{ say!(FOOTER_ABOUT) }</Link<Route>>
            </p>
            <p>{ say!(FOOTER_VERSION, version = env!("CARGO_PKG_VERSION")) }</p>
        </footer>
    }
}
