//! A passphrase, because a text that may be one must not be printed, nor left in the memory of the program.

use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

/// A passphrase. It is overwritten in memory when it is let go of.
///
/// What the browser itself still holds of it (the field, a text of the page's scripts, a message to a worker and what
/// was read of that on the way) no program can overwrite.
pub struct Passphrase(Zeroizing<String>);

/// Nothing was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is empty")]
pub struct EmptyPassphrase;

impl Passphrase {
    /// Takes a passphrase as it was typed: every space and capital counts.
    ///
    /// `nfc` composes it (Unicode's normalisation form C), for one keyboard types é as one character and another as two,
    /// and a file locked on the one must open on the other. Every browser has it (`String.prototype.normalize`); its
    /// tables would cost the page 60 KB once more. It is asked only where it can make a difference.
    ///
    /// # Errors
    /// Where nothing was typed.
    ///
    /// ```
    /// use keep::Passphrase;
    /// let composed = |typed: &str| typed.replace("e\u{301}", "é");
    /// assert!(Passphrase::new("une clé".to_owned(), composed).is_ok());
    /// assert!(Passphrase::new(String::new(), composed).is_err());
    /// ```
    pub fn new(mut typed: String, nfc: impl FnOnce(&str) -> String) -> Result<Self, EmptyPassphrase> {
        if typed.is_empty() {
            return Err(EmptyPassphrase);
        }
        if typed.is_ascii() {
            return Ok(Self(Zeroizing::new(typed)));
        }
        let composed = Zeroizing::new(nfc(&typed));
        typed.zeroize();
        Ok(Self(composed))
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_not_printed() {
        let passphrase = Passphrase::new("secret".to_owned(), str::to_owned).unwrap();
        assert_eq!(format!("{passphrase:?}"), "Passphrase(..)");
    }

    #[test]
    fn one_that_was_typed_in_two_ways_is_one() {
        let compose = |typed: &str| typed.replace("e\u{301}", "é");
        let [one, other] =
            ["cle\u{301}", "clé"].map(|typed| Passphrase::new(typed.to_owned(), compose).unwrap());
        assert_eq!(one.bytes(), other.bytes());
    }
}
