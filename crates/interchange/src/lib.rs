//! Patients and their scores as FHIR, so that nothing known elsewhere has to be typed again, and nothing worked
//! out here has to be copied by hand.
//!
//! [`save`] writes a Bundle of FHIR R4: the findings, the scores, and a risk assessment for each system that gives a
//! result. [`open`] reads laboratory values and diagnoses from a Bundle, a single resource, or the newline-delimited
//! files of a bulk export. Both work on text and values alone: there is no network here, no file and no clock.
//!
//! What is not known for certain is not guessed. Codes that are in none of our tables are listed as
//! [`UnknownCode`]s, and values that could not be taken as [`Refused`] with the reason; neither is passed over in
//! silence.
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
//! let imported = interchange::open(text, Date::constant(2026, 11, 24)).unwrap();
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
    Caution, Code, Imported, OpenError, Origin, Refusal, Refused, Status, Taken, UnknownCode,
};
pub use moment::Moment;
pub use open::open;
pub use save::{Occasion, save};
