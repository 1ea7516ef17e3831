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

use clinical::Catalogue;

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// Everything that stands in `scoring/`.
pub static CATALOGUE: Catalogue =
    Catalogue { systems: SYSTEMS, sources: SOURCES, notes: NOTES, suggestions: SUGGESTIONS };
