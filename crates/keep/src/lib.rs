//! Files are the way to keep a patient or a study, because nothing stays in the browser unless asked.
//!
//! A file is a JSON object that says what it is (`"format": "spinemet"`), in which version, and which kind it has.
//! It may be locked with a passphrase ([`lock`]); then it shows nothing of its contents but their length.
//! Older files open, newer ones are refused by version, and whatever cannot be read is refused by name.
//!
//! The crate is pure: no browser, no clock, no randomness of its own. It never sees where a file comes from.
//!
//! ```
//! use clinical::{Finding, Patient};
//! use keep::{Document, Opened, SavedPatient, open, save};
//!
//! let mut patient = Patient::default();
//! patient.choose(Finding::PrimarySite, "hcc").unwrap();
//! let document = Document::from(SavedPatient { patient, ..SavedPatient::default() });
//!
//! let file = save(&document);
//! assert_eq!(open(&file), Ok(Opened::Plain(document)));
//! ```

mod cost;
mod document;
mod error;
mod fields;
mod json;
mod locked;
mod migrate;
mod passphrase;
mod plain;
mod spreadsheet;

pub use document::{Document, SavedPatient, SavedStudy, Spreadsheet, Units};
pub use error::{LockError, OpenError, UnlockError};
pub use locked::{LockedFile, Randomness, lock};
pub use passphrase::{EmptyPassphrase, Passphrase};
pub use plain::save;

use fields::Fields;

/// The version that is written. It rises when an older release could misread what a newer one writes.
pub const VERSION: u32 = 1;

const FORMAT: &str = "spinemet";

/// A file that was opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// Its contents.
    Plain(Document),
    /// A file that needs its passphrase.
    Locked(LockedFile),
}

/// Opens a file of any version up to [`VERSION`].
///
/// # Errors
/// What is wrong with the file, and where.
///
/// ```
/// use keep::{OpenError, open};
///
/// let newer = r#"{"format": "spinemet", "version": 7, "kind": "patient", "findings": {}}"#;
/// let error = open(newer).unwrap_err();
/// assert_eq!(error, OpenError::TooNew { file: 7, known: keep::VERSION });
/// assert_eq!(error.to_string(), "the file has version 7, and this release reads versions up to 1");
/// ```
pub fn open(file: &str) -> Result<Opened, OpenError> {
    let (mut fields, version) = migrate::to_current(json::object(file)?)?;
    let kind = fields.text("kind")?;
    match kind.as_str() {
        "patient" => plain::patient(fields).map(Document::from).map(Opened::Plain),
        "study" => plain::study(fields).map(Document::from).map(Opened::Plain),
        locked::KIND => LockedFile::read(version, fields).map(Opened::Locked),
        _ => Err(Fields::unexpected("kind", "patient, study or locked", &kind.into())),
    }
}
