//! A passphrase type that is not printed and is erased from memory.

use std::fmt;

use zeroize::{Zeroize as _, Zeroizing};

/// A passphrase, zeroized on drop.
///
/// The browser's own copies (the field, a text of the page's scripts, a message to a worker and its buffers)
/// cannot be erased.
pub struct Passphrase(Zeroizing<String>);

/// The passphrase is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the passphrase is empty")]
pub struct EmptyPassphrase;

impl Passphrase {
    /// Accepts a passphrase verbatim, including spaces and case.
    ///
    /// `nfc` normalises it (Unicode form C), because keyboards encode é as one character or two, and a file
    /// locked on one must open on the other. Browsers provide it (`String.prototype.normalize`); its tables
    /// would add 60 KB to the page. It is called only for a text that is not ASCII.
    ///
    /// # Errors
    /// The text is empty.
    ///
    /// ```
    /// use file_format::Passphrase;
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
