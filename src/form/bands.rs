// Bands offered instead of a number. `build.rs` includes this file too, to check for their words, so it has
// no inner documentation.

use clinical::{Band, Finding};

/// Bands of a count or a scale, in the order of their buttons; empty if single values are offered.
///
/// Published scores distinguish these bands, so that a band determines most of them.
pub(crate) const fn bands(finding: Finding) -> &'static [Band] {
    const fn band(low: u32, high: u32) -> Band {
        Band { low, high }
    }
    match finding {
        Finding::VertebralMetastases => &const { [band(1, 1), band(2, 2), band(3, 33)] },
        Finding::ExtraspinalBoneMetastases => &const { [band(0, 0), band(1, 2), band(3, 200)] },
        Finding::PalliativeChemotherapyCourses => &const { [band(0, 1), band(2, 2), band(3, 50)] },
        Finding::Kps => &const { [band(80, 100), band(50, 70), band(10, 40)] },
        _ => &[],
    }
}
