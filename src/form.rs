//! Layout of the form: bands, primaries shown as buttons, and findings that replace others.

use clinical::Finding;

pub(crate) mod bands;

/// Primaries shown as buttons, in order; the others are in a list.
pub(crate) const FIRST_SITES: [&str; 6] = ["hcc", "lung", "breast", "prostate", "kidney", "thyroid"];

/// The finding that this one replaces: it is asked only if that one is not known.
pub(crate) fn stands_in_for(finding: Finding) -> Option<Finding> {
    match finding {
        Finding::SinsLocation => Some(Finding::Level),
        Finding::PtProlongation => Some(Finding::Inr),
        _ => None,
    }
}
