//! The pages there are. An address names a page, never anything of a patient.

use yew_router::prelude::*;

use crate::i18n::say;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Routable)]
pub(crate) enum Route {
    /// The calculator.
    #[at("/")]
    #[not_found]
    Bedside,
    /// What it is for, and its limits.
    #[at("/about")]
    About,
}

impl Route {
    /// The pages in the head of the page.
    pub(crate) const SHOWN: [Self; 2] = [Self::Bedside, Self::About];

    /// What a page is called.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Bedside => say!(NAV_BEDSIDE),
            Self::About => say!(NAV_ABOUT),
        }
    }
}
