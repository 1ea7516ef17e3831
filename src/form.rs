//! How the form is laid out: which bands may be tapped, which primaries come first, what stands in for what.

use clinical::Finding;

pub(crate) mod bands;

/// The primaries that are buttons, in their order; the others stand in a list.
pub(crate) const FIRST_SITES: [&str; 6] = ["hcc", "lung", "breast", "prostate", "kidney", "thyroid"];

/// The finding that another one stands in for: it is asked only where that one is not known.
pub(crate) fn stands_in_for(finding: Finding) -> Option<Finding> {
    match finding {
        Finding::SinsLocation => Some(Finding::Level),
        Finding::PtProlongation => Some(Finding::Inr),
        _ => None,
    }
}
