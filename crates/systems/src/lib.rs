//! The published scoring systems, compiled in from `scoring/`.
//!
//! They were read and checked when the program was built: what stands here is well-formed, covers every answer,
//! and passes its own worked cases.
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

mod packed;

use std::sync::LazyLock;

use clinical::{Catalogue, Dossier};

/// Everything that stands in `scoring/` and is scored with.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
    // The build has read these very bytes.
    packed::unpack(bytes).unwrap_or(Catalogue { systems: &[], sources: &[], notes: &[], suggestions: &[] })
});

/// What is known of each system beyond what it takes to score with it, in the order of the [`CATALOGUE`].
///
/// It stands apart, so that a program that only scores does not carry it.
pub static DOSSIERS: LazyLock<&'static [Dossier]> = LazyLock::new(|| {
    let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/dossiers.bin"));
    // The build has read these very bytes.
    packed::unpack_dossiers(bytes).unwrap_or_default()
});

/// What is known of the system with this id beyond what it takes to score with it.
#[must_use]
pub fn dossier(id: &str) -> Option<&'static Dossier> {
    DOSSIERS.iter().find(|dossier| dossier.system == id)
}
