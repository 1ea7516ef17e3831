//! Layout of the form: bands, primaries shown as buttons, and findings that replace others.

use clinical::Finding;

pub(crate) mod bands;

/// The primaries that are buttons, in their order; the others stand in a list.
pub(crate) const FIRST_SITES: [&str; 6] = ["lung", "breast", "prostate", "kidney", "myeloma", "hcc"];

/// The finding that this one replaces: it is asked only if that one is not known.
pub(crate) fn stands_in_for(finding: Finding) -> Option<Finding> {
    match finding {
        Finding::SinsLocation => Some(Finding::Level),
        Finding::PtProlongation => Some(Finding::Inr),
        _ => None,
    }
}
