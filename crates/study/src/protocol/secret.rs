//! A passphrase on its way to the worker.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A passphrase, in Unicode's normalisation form C. Nothing prints it, and it is overwritten in memory when it is let
/// go of; the message in which it crosses to the worker is a text of the browser, which no program can overwrite.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(Zeroizing<String>);

impl From<String> for Secret {
    fn from(composed: String) -> Self {
        Self(Zeroizing::new(composed))
    }
}

#[cfg(feature = "session")]
impl Secret {
    /// As files are locked with it.
    pub(crate) fn passphrase(mut self) -> Result<keep::Passphrase, keep::EmptyPassphrase> {
        // It comes composed, and is moved: a copy would be one more to overwrite.
        keep::Passphrase::new(std::mem::take(&mut *self.0), str::to_owned)
    }
}

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

#[cfg(test)]
mod tests {
    use zeroize::ZeroizeOnDrop;

    use super::*;

    #[test]
    fn a_secret_is_overwritten_and_not_printed() {
        fn is_overwritten(_: &impl ZeroizeOnDrop) {}
        let secret = Secret::from("correct horse".to_owned());
        is_overwritten(&secret.0);
        assert_eq!(format!("{secret:?}"), "Secret(..)");
    }
}
