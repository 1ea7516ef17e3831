//! Imports and exports patients and their scores as FHIR.
//!
//! [`save`] writes a Bundle of FHIR R4: the findings, the scores, and a risk assessment for each system with
//! a result. [`open`] reads laboratory values and diagnoses from a Bundle, a single resource, or the
//! newline-delimited files of a bulk export. Both work on text and values only, without network, files or a
//! clock.
//!
//! Nothing uncertain is guessed. Unknown codes are listed as [`UnknownCode`]s, and values that could not be
//! accepted as [`Refused`] with the reason; neither is ignored silently.
//!
//! ```
//! use clinical::{Date, Finding};
//!
//! let text = r#"{
//!     "resourceType": "Observation", "status": "final",
//!     "code": {"coding": [{"system": "http://loinc.org", "code": "14631-6"}]},
//!     "effectiveDateTime": "2026-11-20T08:15:00+09:00",
//!     "valueQuantity": {"value": 34, "unit": "µmol/L", "system": "http://unitsofmeasure.org", "code": "umol/L"}
//! }"#;
//! let imported = fhir::open(text, Date::constant(2026, 11, 24)).unwrap();
//! assert_eq!(imported.taken[0].finding, Finding::Bilirubin);
//! assert_eq!(imported.patient.quantity(Finding::Bilirubin).map(|mg_dl| (mg_dl * 100.0).round()), Some(199.0));
//! ```
//!
//! This material contains content from LOINC (<http://loinc.org>). LOINC is copyright © Regenstrief Institute, Inc.
//! and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the
//! license at <http://loinc.org/license>.

mod codes;
mod diagnoses;
mod imported;
mod moment;
mod open;
mod resource;
mod save;
mod units;

pub use imported::{
    Caution, Code, Imported, OpenError, Origin, Person, Refusal, Refused, Status, Taken, UnknownCode,
};
pub use moment::Moment;
pub use open::open;
pub use save::{Occasion, save};
