//! A passphrase sent to the worker.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A passphrase in Unicode normalisation form C. It is not printed, and is zeroized on drop; the message to
/// the worker is a string of the browser, which cannot be zeroized.
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
    /// Converts it for locking and unlocking files.
    pub(crate) fn passphrase(mut self) -> Result<file_format::Passphrase, file_format::EmptyPassphrase> {
        // It is normalised already, and is moved, because a copy would have to be zeroized too.
        file_format::Passphrase::new(std::mem::take(&mut *self.0), str::to_owned)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Parameters to lock a file. Salt and nonce are random, and new for every file, because a session has no
/// source of randomness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    /// The passphrase.
    pub passphrase: Secret,
    /// Makes the key of a passphrase different in every file.
    pub salt: [u8; 16],
    /// Makes every encryption with a key unique.
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
