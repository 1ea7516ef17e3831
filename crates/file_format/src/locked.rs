//! Files locked with a passphrase: AES-256-GCM, with a key derived by Argon2id.
//!
//! The whole plain file is encrypted, so that even its kind is hidden. The header — format, version, key
//! derivation, salt, nonce — is authenticated: nothing can be altered or added without the passphrase. Other
//! programs can decrypt it: the key is `argon2id(passphrase in UTF-8, salt)`, 32 bytes, version 0x13;
//! `sealed` is the AES-256-GCM ciphertext of the plain file, followed by its tag of 16 bytes; the associated
//! data are the lines of `authenticated` (in this file).
//!
//! The implementations are RustCrypto's. Their AES-GCM was audited (NCC Group, 2020) and uses no tables that
//! a cache could leak; their Argon2 was not audited, but files are exchanged with OpenSSL's both ways
//! (`tests/fixtures`).

use aes_gcm::{AeadInOut as _, Aes256Gcm, KeyInit as _};
use base64ct::{Base64, Encoding as _};
use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use crate::cost::{Cost, Key, NotEnoughMemory};
use crate::document::Document;
use crate::error::{LockError, OpenError, UnlockError};
use crate::fields::Fields;
use crate::passphrase::Passphrase;
use crate::{FORMAT, Opened, VERSION, open, plain};

pub(crate) const KIND: &str = "locked";
const CIPHER: &str = "AES-256-GCM";
const DERIVATION: &str = "argon2id";
const TAG_BYTES: usize = 16;

/// Random values, new for every file: two files with the same salt and nonce would reveal each other's
/// contents. Not `Clone` and consumed by [`lock`], to prevent reuse.
#[derive(Debug)]
pub struct Randomness {
    /// Makes the key of a passphrase different in every file.
    pub salt: [u8; 16],
    /// Makes every encryption with a key unique.
    pub nonce: [u8; 12],
}

/// A file that needs its passphrase. The number of attempts is unlimited.
#[derive(Debug, Clone, PartialEq)]
pub struct LockedFile {
    outside: Outside,
    sealed: Vec<u8>,
}

/// The header, readable without the passphrase and authenticated.
#[derive(Debug, Clone, PartialEq)]
struct Outside {
    version: u32,
    cost: Cost,
    salt: [u8; 16],
    nonce: [u8; 12],
}

/// Writes a file that opens only with the passphrase. There is no recovery: without the passphrase the file
/// is lost.
///
/// Deriving the key takes 19 MiB of memory and about 50 ms in the browser of a desktop computer.
///
/// # Errors
/// The device has too little memory.
///
/// ```
/// use file_format::{Document, LockedFile, Opened, Passphrase, Randomness, SavedPatient, UnlockError, lock, open};
///
/// let passphrase = |typed: &str| Passphrase::new(typed.to_owned(), str::to_owned).unwrap();
/// let document = Document::from(SavedPatient::default());
/// // The browser's `crypto.getRandomValues` fills these.
/// let random = Randomness { salt: [1; 16], nonce: [2; 12] };
/// let file = lock(&document, &passphrase("correct horse"), random).unwrap();
///
/// let Ok(Opened::Locked(locked)) = open(&file) else { panic!("it is locked") };
/// assert_eq!(locked.unlock(&passphrase("wrong horse")), Err(UnlockError::WrongPassphrase));
/// assert_eq!(locked.unlock(&passphrase("correct horse")), Ok(document));
/// ```
#[expect(clippy::needless_pass_by_value, reason = "taking it away is what keeps it from being used twice")]
pub fn lock(document: &Document, passphrase: &Passphrase, random: Randomness) -> Result<String, LockError> {
    let Randomness { salt, nonce } = random;
    let outside = Outside { version: VERSION, cost: Cost::DEFAULT, salt, nonce };
    let key = outside.key(passphrase).map_err(|NotEnoughMemory| LockError::NotEnoughMemory)?;
    let contents = Zeroizing::new(plain::save(document));
    let sealed = outside.seal(&contents, &key).ok_or(LockError::TooLong)?;
    Ok(LockedFile { outside, sealed }.write())
}

impl LockedFile {
    /// Decrypts and reads the contents.
    ///
    /// # Errors
    /// The passphrase is wrong, the file was altered, or the contents cannot be opened.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Document, UnlockError> {
        let key = self.outside.key(passphrase).map_err(|NotEnoughMemory| UnlockError::NotEnoughMemory)?;
        self.unlock_with(&key)
    }

    fn unlock_with(&self, key: &Key) -> Result<Document, UnlockError> {
        let contents = self.outside.unseal(&self.sealed, key).ok_or(UnlockError::WrongPassphrase)?;
        let text = std::str::from_utf8(&contents)
            .map_err(|_| OpenError::NotOurs { reason: "what is locked in is not a text" })?;
        match open(text)? {
            Opened::Plain(document) => Ok(document),
            Opened::Locked(_) => Err(Fields::unexpected("kind", "patient or study", &KIND.into()).into()),
        }
    }

    /// Reads the fields after the kind. `version` is the file's own, because it is authenticated.
    pub(crate) fn read(version: u32, mut fields: Fields) -> Result<Self, OpenError> {
        fields.exactly("cipher", CIPHER)?;
        let mut key = fields.fields("key")?;
        key.exactly("derivation", DERIVATION)?;
        let salt = bytes(&mut key, "salt", "16 bytes in base64")?;
        let cost = Cost::read(key)?;
        let nonce = bytes(&mut fields, "nonce", "12 bytes in base64")?;
        let sealed = fields.text("sealed")?;
        let sealed = Base64::decode_vec(&sealed).ok().filter(|sealed| sealed.len() >= TAG_BYTES);
        let sealed = sealed.ok_or_else(|| OpenError::Unexpected {
            key: fields.name("sealed"),
            expected: "at least 16 bytes in base64",
            found: "something else".to_owned(),
        })?;
        fields.end()?;
        Ok(Self { outside: Outside { version, cost, salt, nonce }, sealed })
    }

    fn write(&self) -> String {
        let Outside { version: _, cost, salt, nonce } = &self.outside;
        let key = json!({
            "derivation": DERIVATION,
            "memory_kib": cost.memory_kib,
            "passes": cost.passes,
            "lanes": cost.lanes,
            "salt": Base64::encode_string(salt),
        });
        let known = [
            ("cipher", CIPHER.into()),
            ("key", key),
            ("nonce", Base64::encode_string(nonce).into()),
            ("sealed", Base64::encode_string(&self.sealed).into()),
        ];
        plain::file(KIND, &known, &Map::new())
    }
}

impl Outside {
    fn key(&self, passphrase: &Passphrase) -> Result<Key, NotEnoughMemory> {
        self.cost.derive(passphrase, &self.salt)
    }

    /// The header in a canonical form, independent of the layout of the file.
    fn authenticated(&self) -> String {
        let Self { version, cost: Cost { memory_kib, passes, lanes }, salt, nonce } = self;
        let (salt, nonce) = (Base64::encode_string(salt), Base64::encode_string(nonce));
        format!(
            "{FORMAT}\n{version}\n{KIND}\n{CIPHER}\n{DERIVATION}\n{memory_kib}\n{passes}\n{lanes}\n{salt}\n{nonce}\n"
        )
    }

    fn seal(&self, contents: &str, key: &Key) -> Option<Vec<u8>> {
        // Includes space for the tag: reallocation would leave a copy of the contents in memory.
        let mut buffer = Vec::with_capacity(contents.len() + TAG_BYTES);
        buffer.extend_from_slice(contents.as_bytes());
        let cipher = Aes256Gcm::new((&**key).into());
        let sealed =
            cipher.encrypt_in_place((&self.nonce).into(), self.authenticated().as_bytes(), &mut buffer);
        sealed.ok().map(|()| buffer)
    }

    fn unseal(&self, sealed: &[u8], key: &Key) -> Option<Zeroizing<Vec<u8>>> {
        let mut buffer = Zeroizing::new(sealed.to_vec());
        let cipher = Aes256Gcm::new((&**key).into());
        let opened =
            cipher.decrypt_in_place((&self.nonce).into(), self.authenticated().as_bytes(), &mut *buffer);
        opened.ok().map(|()| buffer)
    }
}

fn bytes<const N: usize>(
    fields: &mut Fields,
    key: &str,
    expected: &'static str,
) -> Result<[u8; N], OpenError> {
    let text = fields.text(key)?;
    let decoded = Base64::decode_vec(&text).ok().and_then(|bytes| bytes.try_into().ok());
    decoded.ok_or_else(|| fields.refuse(key, expected, &Value::from(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::SavedStudy;

    fn passphrase() -> Passphrase {
        Passphrase::new("correct horse".to_owned(), str::to_owned).unwrap()
    }

    fn document() -> Document {
        SavedStudy { mapping: json!({"Alter": "age"}), ..SavedStudy::default() }.into()
    }

    fn file() -> (String, LockedFile, Key) {
        let file = lock(&document(), &passphrase(), Randomness { salt: [7; 16], nonce: [9; 12] }).unwrap();
        let locked = read(&file).unwrap();
        let key = locked.outside.key(&passphrase()).ok().unwrap();
        (file, locked, key)
    }

    fn read(file: &str) -> Result<LockedFile, OpenError> {
        match open(file)? {
            Opened::Locked(locked) => Ok(locked),
            Opened::Plain(document) => panic!("a locked file opened as {document:?}"),
        }
    }

    /// Tests with the right key, which is stronger than with the passphrase and derives the key once.
    #[test]
    fn a_file_altered_anywhere_is_refused_even_with_the_right_key() {
        let (file, original, key) = file();
        assert_eq!(original.unlock_with(&key), Ok(document()));
        for at in 0..file.len() {
            for bit in 0..7 {
                let mut bytes = file.clone().into_bytes();
                bytes[at] ^= 1 << bit;
                let altered = String::from_utf8(bytes).unwrap();
                let Ok(locked) = read(&altered) else { continue };
                let place = format!("bit {bit} at {at}: {altered}");
                if locked == original {
                    let layout = |text: &str| text[at..=at].trim().is_empty();
                    assert!(layout(&file) && layout(&altered), "{place}");
                } else {
                    assert_eq!(locked.unlock_with(&key), Err(UnlockError::WrongPassphrase), "{place}");
                }
            }
        }
    }

    #[test]
    fn every_byte_of_the_seal_counts_and_so_does_their_number() {
        let (_, original, key) = file();
        for at in 0..original.sealed.len() {
            let mut altered = original.clone();
            altered.sealed[at] = altered.sealed[at].wrapping_add(1);
            assert_eq!(altered.unlock_with(&key), Err(UnlockError::WrongPassphrase));
            altered.sealed.clone_from(&original.sealed);
            altered.sealed.truncate(at);
            assert_eq!(altered.unlock_with(&key), Err(UnlockError::WrongPassphrase));
        }
    }

    #[test]
    fn everything_outside_is_authenticated() {
        let (_, original, key) = file();
        let refused = |alter: fn(&mut Outside)| {
            let mut altered = original.clone();
            alter(&mut altered.outside);
            assert_eq!(altered.unlock_with(&key), Err(UnlockError::WrongPassphrase), "{altered:?}");
        };
        refused(|outside| outside.version += 1);
        refused(|outside| outside.cost.memory_kib += 1);
        refused(|outside| outside.cost.passes += 1);
        refused(|outside| outside.cost.lanes += 1);
        refused(|outside| outside.salt[0] ^= 1);
        refused(|outside| outside.nonce[0] ^= 1);
    }

    #[test]
    fn contents_that_cannot_be_opened_say_why() {
        let (file, original, key) = file();
        let unlock = |contents: &str| {
            let sealed = original.outside.seal(contents, &key).unwrap();
            LockedFile { sealed, ..original.clone() }.unlock_with(&key).unwrap_err()
        };
        let newer = r#"{"format": "spinemet", "version": 9}"#;
        assert_eq!(unlock(newer), UnlockError::Contents(OpenError::TooNew { file: 9, known: VERSION }));
        assert_eq!(
            unlock(&file).to_string(),
            "the passphrase is right, but the contents cannot be opened: \
             \"kind\" should be patient or study and is \"locked\""
        );
    }

    #[test]
    fn two_files_of_the_same_document_have_nothing_in_common() {
        let lock = |byte| {
            let random = Randomness { salt: [byte; 16], nonce: [byte; 12] };
            read(&lock(&document(), &passphrase(), random).unwrap()).unwrap().sealed
        };
        assert_ne!(lock(1), lock(2));
    }
}
