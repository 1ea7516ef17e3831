//! Routes of the evidence pages.

use clinical::System;
use systems::CATALOGUE;

/// Route of the overview.
const ROOT: &str = "#/evidence";

/// Route of the About page.
const ABOUT: &str = "#/about";

/// A page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Place {
    /// Comparison of all systems.
    Overview,
    /// One system.
    System(&'static System),
    /// The tables of Lee 2015.
    Lee,
    /// Notes shown next to the scores, and all publications.
    Notes,
    /// Glossary.
    Glossary,
    /// Methods behind every number.
    Methods,
    /// Purpose and limits: a page of its own, to keep the bedside program small.
    About,
    /// An unknown address.
    Nowhere,
}

impl Place {
    /// Pages that do not belong to one system, in the order in which they are listed.
    pub(crate) const GENERAL: [Self; 4] = [Self::Lee, Self::Methods, Self::Glossary, Self::Notes];

    /// The page at an address; `None` if it is not an evidence page.
    pub(crate) fn at(address: &str) -> Option<Self> {
        if address == ABOUT {
            return Some(Self::About);
        }
        let rest = address.strip_prefix(ROOT)?;
        if matches!(rest, "" | "/") {
            return Some(Self::Overview);
        }
        let name = rest.strip_prefix('/')?.trim_end_matches('/');
        let system = || CATALOGUE.systems.iter().find(|system| name_of(system) == name).map(Self::System);
        let general = Self::GENERAL.into_iter().find(|place| place.name() == name);
        Some(general.or_else(system).unwrap_or(Self::Nowhere))
    }

    /// Address of the page.
    pub(crate) fn address(self) -> String {
        match self {
            Self::Overview | Self::Nowhere => ROOT.to_owned(),
            Self::About => ABOUT.to_owned(),
            Self::System(system) => format!("{ROOT}/{}", name_of(system)),
            general => format!("{ROOT}/{}", general.name()),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Lee => "lee-2015",
            Self::Notes => "notes",
            Self::Glossary => "glossary",
            Self::Methods => "methods",
            Self::Overview | Self::System(_) | Self::About | Self::Nowhere => "",
        }
    }
}

/// Id of a system as part of an address.
fn name_of(system: &System) -> String {
    system.id.replace('_', "-")
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_address() {
        let systems = CATALOGUE.systems.iter().map(Place::System);
        for place in Place::GENERAL.into_iter().chain(systems).chain([Place::Overview, Place::About]) {
            assert_eq!(Place::at(&place.address()), Some(place), "{}", place.address());
        }
        assert_eq!(
            Place::at("#/evidence/tokuhashi-2005"),
            CATALOGUE.system("tokuhashi_2005").map(Place::System)
        );
    }

    #[test]
    fn an_address_of_another_page_is_none_and_an_unknown_one_is_nowhere() {
        assert_eq!(Place::at("#/"), None);
        assert_eq!(Place::at("#/evidences"), None);
        assert_eq!(Place::at("#/evidence/"), Some(Place::Overview));
        assert_eq!(Place::at("#/evidence/none"), Some(Place::Nowhere));
    }
}
