// Which bands may be tapped instead of a number. `build.rs` reads this file too, to ask for their words, so it
// has no inner documentation.

use clinical::{Band, Finding};

/// The bands offered for a count or a scale, in the order of their buttons; none where single values are offered.
///
/// They are the ones that the published scores tell apart, so that a band settles most of them.
pub(crate) const fn bands(finding: Finding) -> &'static [Band] {
    const fn band(low: u32, high: u32) -> Band {
        Band { low, high }
    }
    match finding {
        Finding::VertebralMetastases => &const { [band(1, 1), band(2, 2), band(3, 33)] },
        Finding::ExtraspinalBoneMetastases => &const { [band(0, 0), band(1, 2), band(3, 200)] },
        Finding::Kps => &const { [band(80, 100), band(50, 70), band(10, 40)] },
        _ => &[],
    }
}
