//! The published scoring systems, compiled in from `scoring/`.
//!
//! They were read and checked at build time: they are well-formed, cover every answer, and pass their own
//! worked cases.
//!
//! ```
//! use clinical::{Finding, Patient, assess};
//!
//! let tomita = systems::CATALOGUE.system("tomita_2001").unwrap();
//! let mut patient = Patient::default();
//! patient.choose(Finding::PrimarySite, "hcc").unwrap();
//! patient.choose(Finding::VisceralMetastases, "none").unwrap();
//! let assessment = assess(&patient, tomita, &systems::CATALOGUE);
//! assert_eq!(assessment.interval(), Some((5, 6)));
//! ```

mod own;
mod packed;

use std::sync::LazyLock;

use clinical::{Catalogue, Provenance};

pub use own::{Systems, is_own, pack_own};

/// All scoring data of `scoring/`, and the systems that the user opened ([`Systems::open`]).
pub static CATALOGUE: Systems = Systems::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
    // The build has verified these bytes.
    packed::unpack(bytes).unwrap_or(Catalogue { systems: &[], sources: &[], notes: &[], suggestions: &[] })
});

/// Additional data about each system, in the order of the [`CATALOGUE`].
///
/// Separate, so that a program that only scores does not contain them.
pub static PROVENANCES: LazyLock<&'static [Provenance]> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/provenances.bin"));
    // The build has verified these bytes.
    packed::unpack_provenances(bytes).unwrap_or_default()
});

/// Additional data about the system with this id.
#[must_use]
pub fn provenance(id: &str) -> Option<&'static Provenance> {
    PROVENANCES.iter().find(|provenance| provenance.system == id)
}
