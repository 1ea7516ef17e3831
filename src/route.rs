//! Routes of the pages. An address names a page, never anything about a patient.
//!
//! The fragment of the address determines the page (`#/about`), so that the page works in any folder and the
//! server never receives it. A router library would add 9 KB (gzip).

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
    /// Several hospitals together.
    Pool,
    /// Evidence about every system.
    Evidence,
    /// Purpose of the program and its limits.
    About,
}

impl Route {
    /// The pages of the menu in display order. The cohort page links to the pool.
    pub(crate) const ALL: [Self; 4] = [Self::Bedside, Self::Cohort, Self::Evidence, Self::About];

    /// Address of the page.
    pub(crate) fn address(self) -> &'static str {
        match self {
            Self::Bedside => "#/",
            Self::Cohort => "#/cohort",
            Self::Pool => "#/pool",
            Self::Evidence => "#/evidence",
            Self::About => "#/about",
        }
    }

    /// Name of the page.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bedside => say!(NAV_BEDSIDE),
            Self::Cohort | Self::Pool => say!(NAV_COHORT),
            Self::Evidence => say!(NAV_EVIDENCE),
            Self::About => say!(NAV_ABOUT),
        }
    }

    /// Returns whether an address is this page's, or within it (`#/evidence/sins`).
    fn holds(self, address: &str) -> bool {
        let rest = address.strip_prefix(self.address());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The page at the current address; the calculator by default.
    fn current() -> Self {
        let address = window().location().hash().unwrap_or_default();
        let mut pages = [Self::Cohort, Self::Pool, Self::Evidence, Self::About].into_iter();
        pages.find(|route| route.holds(&address)).unwrap_or(Self::Bedside)
    }
}

/// Hook: the page at the current address, and the previous address, such as `#/evidence/sins`, or an empty
/// one.
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
