//! Why a file cannot be opened, unlocked or locked: each reason by its own name, so that the page can say it in
//! any language.

use clinical::AnswerError;

/// Why a file cannot be opened.
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
        /// What the reader of JSON says.
        reason: String,
    },
    /// The file is JSON, but nothing that this program wrote.
    #[error("this is not a file of this program: {reason}")]
    NotOurs {
        /// What shows it.
        reason: &'static str,
    },
    /// A newer release wrote the file.
    #[error("the file has version {file}, and this release reads versions up to {known}")]
    TooNew {
        /// The file's version.
        file: u64,
        /// The newest that this release reads.
        known: u32,
    },
    /// A key that the file must have is missing.
    #[error("\"{key}\" is missing")]
    Missing {
        /// The key; a dot leads into an object.
        key: String,
    },
    /// Something else stands under a key than may stand there.
    #[error("\"{key}\" should be {expected} and is {found}")]
    Unexpected {
        /// The key; a dot leads into an object, a number counts from 0.
        key: String,
        /// What may stand there.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// A finding has an answer that it cannot have.
    #[error(transparent)]
    Finding(#[from] AnswerError),
    /// What is asked for to derive the key is less than protects, or more than a device should be made to do.
    #[error("\"{key}\" is {found}, outside {least} to {most}")]
    Cost {
        /// The key.
        key: String,
        /// What the file asks for.
        found: u64,
        /// The least that is accepted.
        least: u64,
        /// The most.
        most: u64,
    },
    /// A locked file has a key that no passphrase protects, and whose meaning is unknown.
    #[error("a locked file has no \"{key}\"")]
    Unprotected {
        /// The key.
        key: String,
    },
}

/// Why a locked file stays locked. The file is as it was; another passphrase may be tried.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase is wrong, or the file was altered after it was locked: nobody can tell which.
    #[error("the passphrase is wrong, or the file was altered")]
    WrongPassphrase,
    /// The device has too little memory for deriving the key.
    #[error("there is too little memory for deriving the key")]
    NotEnoughMemory,
    /// The passphrase is right, but the contents cannot be opened.
    #[error("the passphrase is right, but the contents cannot be opened: {0}")]
    Contents(#[from] OpenError),
}

/// Why a document cannot be locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// The device has too little memory for deriving the key.
    #[error("there is too little memory for deriving the key")]
    NotEnoughMemory,
    /// The document is longer than AES-GCM may seal under one key (64 GiB).
    #[error("the document is too long to be locked")]
    TooLong,
}
