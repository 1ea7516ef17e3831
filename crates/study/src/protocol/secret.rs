//! A passphrase on its way to the worker.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A passphrase, in Unicode's normalisation form C. Nothing prints it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// How a file is locked. Salt and nonce are random, and new for every file: a session has no chance of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// The passphrase.
    pub passphrase: Secret,
    /// So that a passphrase has another key in every file.
    pub salt: [u8; 16],
    /// So that a key never encrypts two texts alike.
    pub nonce: [u8; 12],
}
