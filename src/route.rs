//! The pages there are. An address names a page, never anything of a patient.
//!
//! The fragment of the address decides (`#/about`), so that the page works from any folder and the server never
//! hears of it. A router of a library would do the same for 9 KB more (gzip).

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use crate::i18n::say;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// The calculator.
    Bedside,
    /// What it is for, and its limits.
    About,
}

impl Route {
    /// All pages, in the order in which they are shown.
    pub(crate) const ALL: [Self; 2] = [Self::Bedside, Self::About];

    /// Where it is.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::Bedside => "#/",
            Self::About => "#/about",
        }
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bedside => say!(NAV_BEDSIDE),
            Self::About => say!(NAV_ABOUT),
        }
    }

    /// The page at the address of the moment; the calculator where there is none.
    fn current() -> Self {
        let address = window().location().hash().unwrap_or_default();
        Self::ALL.into_iter().find(|route| route.address() == address).unwrap_or(Self::Bedside)
    }
}

/// The page at the address, followed as it changes.
#[hook]
pub(crate) fn use_route() -> Route {
    let route = use_state_eq(Route::current);
    let setter = route.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), "hashchange", move |_| setter.set(Route::current()));
        move || drop(listener)
    });
    *route
}
