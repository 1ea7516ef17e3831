//! Errors of opening, unlocking and locking a file, one variant each, so that the page can translate them.

use clinical::AnswerError;

/// Reasons why a file cannot be opened.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The file is not JSON, or one of its objects has a key twice.
    #[error("line {line}, column {column}: {reason}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The column, from 1; 0 before the first character of a line.
        column: usize,
        /// Message of the JSON parser.
        reason: String,
    },
    /// The file is JSON, but not of this program.
    #[error("this is not a file of this program: {reason}")]
    NotOurs {
        /// Missing or wrong part.
        reason: &'static str,
    },
    /// A newer release wrote the file.
    #[error("the file has version {file}, and this release reads versions up to {known}")]
    TooNew {
        /// The file's version.
        file: u64,
        /// The newest version that this release reads.
        known: u32,
    },
    /// A required key is missing.
    #[error("\"{key}\" is missing")]
    Missing {
        /// The key; a dot separates nested objects.
        key: String,
    },
    /// A value has the wrong type or content.
    #[error("\"{key}\" should be {expected} and is {found}")]
    Unexpected {
        /// The key; a dot separates nested objects, a number is an index from 0.
        key: String,
        /// Accepted values.
        expected: &'static str,
        /// Description of the value found.
        found: String,
    },
    /// A finding has an invalid answer.
    #[error(transparent)]
    Finding(#[from] AnswerError),
    /// The key derivation cost is too low to protect, or too high for a device.
    #[error("\"{key}\" is {found}, outside {least} to {most}")]
    Cost {
        /// The key.
        key: String,
        /// Cost in the file.
        found: u64,
        /// Minimum accepted.
        least: u64,
        /// Maximum accepted.
        most: u64,
    },
    /// A locked file has an unknown key outside the encrypted part.
    #[error("a locked file has no \"{key}\"")]
    Unprotected {
        /// The key.
        key: String,
    },
}

/// Reasons why a locked file cannot be unlocked. The file is unchanged; another passphrase may be tried.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase is wrong, or the file was altered after locking; these cannot be distinguished.
    #[error("the passphrase is wrong, or the file was altered")]
    WrongPassphrase,
    /// The device has too little memory for deriving the key.
    #[error("there is too little memory for deriving the key")]
    NotEnoughMemory,
    /// The passphrase is right, but the contents cannot be opened.
    #[error("the passphrase is right, but the contents cannot be opened: {0}")]
    Contents(#[from] OpenError),
}

/// Reasons why a document cannot be locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The device has too little memory for deriving the key.
    #[error("there is too little memory for deriving the key")]
    NotEnoughMemory,
    /// The document exceeds the limit of AES-GCM for one key (64 GiB).
    #[error("the document is too long to be locked")]
    TooLong,
}
