//! The pages there are. An address names a page, never anything of a patient.
//!
//! The fragment of the address decides (`#/about`), so that the page works from any folder and the server never
//! hears of it. A router of a library would do the same for 9 KB more (gzip).

#![cfg(target_arch = "wasm32")]

use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use crate::i18n::say;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route {
    /// The calculator.
    Bedside,
    /// A study from a spreadsheet.
    Cohort,
    /// What is known of every system.
    Evidence,
    /// What it is for, and its limits.
    About,
}

impl Route {
    /// All pages, in the order in which they are shown.
    pub(crate) const ALL: [Self; 4] = [Self::Bedside, Self::Cohort, Self::Evidence, Self::About];

    /// Where it is.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::Bedside => "#/",
            Self::Cohort => "#/cohort",
            Self::Evidence => "#/evidence",
            Self::About => "#/about",
        }
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bedside => say!(NAV_BEDSIDE),
            Self::Cohort => say!(NAV_COHORT),
            Self::Evidence => say!(NAV_EVIDENCE),
            Self::About => say!(NAV_ABOUT),
        }
    }

    /// Whether an address is this page's, or within it (`#/evidence/sins`).
    fn holds(self, address: &str) -> bool {
        let rest = address.strip_prefix(self.address());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The page at the address of the moment; the calculator where there is none.
    fn current() -> Self {
        let address = window().location().hash().unwrap_or_default();
        let mut pages = Self::ALL.into_iter().filter(|route| *route != Self::Bedside);
        pages.find(|route| route.holds(&address)).unwrap_or(Self::Bedside)
    }
}

/// The page at the address, followed as it changes; and the address before it, such as `#/evidence/sins`, or nothing.
#[hook]
pub(crate) fn use_route() -> (Route, AttrValue) {
    let route = use_state_eq(|| (Route::current(), AttrValue::default()));
    let setter = route.setter();
    use_effect_with((), move |()| {
        let address = || window().location().hash().unwrap_or_default();
        let mut left = address();
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            let before = std::mem::replace(&mut left, address());
            setter.set((Route::current(), before.into()));
        });
        move || drop(listener)
    });
    (*route).clone()
}
