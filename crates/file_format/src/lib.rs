//! File format of saved patients and studies: by default nothing is stored in the browser.
//!
//! A file is a JSON object with a marker (`"format": "spinemet"`), a version and a kind. It may be locked
//! with a passphrase ([`lock`]); then only the length of its contents is visible. Older files open, newer
//! ones are refused by version, and every error names the key at fault.
//!
//! The crate is pure: no browser, no clock, no randomness of its own, no file access.
//!
//! ```
//! use clinical::{Finding, Patient};
//! use file_format::{Document, Opened, SavedPatient, open, save};
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

/// The version that is written. It increases when an older release could misread the newer format.
pub const VERSION: u32 = 1;

const FORMAT: &str = "spinemet";

/// An opened file.
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
/// The fault and its position in the file.
///
/// ```
/// use file_format::{OpenError, open};
///
/// let newer = r#"{"format": "spinemet", "version": 7, "kind": "patient", "findings": {}}"#;
/// let error = open(newer).unwrap_err();
/// assert_eq!(error, OpenError::TooNew { file: 7, known: file_format::VERSION });
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
