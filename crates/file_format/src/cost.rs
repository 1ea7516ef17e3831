//! Cost of deriving a key from a passphrase: high enough that guessing is expensive, and bounded so that no
//! device is overloaded.
//!
//! Argon2id with the cost that OWASP recommends. The file contains the cost, so that it can rise and older
//! files still open; because a file may come from anywhere, the cost is validated before use.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::{Zeroize as _, Zeroizing};

use crate::error::OpenError;
use crate::fields::Fields;
use crate::passphrase::Passphrase;

/// A key for AES-256, zeroized on drop.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// The device has too little memory for a key.
pub(crate) struct NotEnoughMemory;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) memory_kib: u32,
    pub(crate) passes: u32,
    pub(crate) lanes: u32,
}

impl Cost {
    /// 19 MiB, two passes.
    pub(crate) const DEFAULT: Self = Self { memory_kib: 19 * 1024, passes: 2, lanes: 1 };

    /// Accepted memory: from the least that OWASP lists, with margin for future increases.
    const MEMORY_KIB: (u64, u64) = (7 * 1024, 128 * 1024);
    const PASSES: (u64, u64) = (1, 16);
    const LANES: (u64, u64) = (1, 4);
    /// Accepted KiB times passes, which determine the time. The maximum is about 13 times the default.
    const WORK: (u64, u64) = (0, 512 * 1024);

    pub(crate) fn read(mut fields: Fields) -> Result<Self, OpenError> {
        let memory_kib = within(&mut fields, "memory_kib", Self::MEMORY_KIB)?;
        let passes = within(&mut fields, "passes", Self::PASSES)?;
        let lanes = within(&mut fields, "lanes", Self::LANES)?;
        let work = u64::from(memory_kib) * u64::from(passes);
        check(|| format!("{} x {}", fields.name("memory_kib"), fields.name("passes")), work, Self::WORK)?;
        fields.end()?;
        Ok(Self { memory_kib, passes, lanes })
    }

    pub(crate) fn derive(self, passphrase: &Passphrase, salt: &[u8; 16]) -> Result<Key, NotEnoughMemory> {
        // With a validated cost, argon2 fails only for a passphrase of 4 GiB.
        let params =
            Params::new(self.memory_kib, self.passes, self.lanes, None).map_err(|_| NotEnoughMemory)?;
        let mut memory = Vec::new();
        memory.try_reserve_exact(params.block_count()).map_err(|_| NotEnoughMemory)?;
        memory.resize(params.block_count(), Block::new());
        let mut key = Key::default();
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let derived = argon2.hash_password_into_with_memory(
            passphrase.bytes(),
            salt,
            key.as_mut_slice(),
            memory.as_mut_slice(),
        );
        memory.iter_mut().for_each(Block::zeroize);
        derived.map(|()| key).map_err(|_| NotEnoughMemory)
    }
}

fn within(fields: &mut Fields, key: &str, limits: (u64, u64)) -> Result<u32, OpenError> {
    let found = fields.whole(key)?;
    check(|| fields.name(key), found, limits)?;
    u32::try_from(found).map_err(|_| fields.refuse(key, "a whole number", &found.into()))
}

fn check(key: impl FnOnce() -> String, found: u64, (least, most): (u64, u64)) -> Result<(), OpenError> {
    if (least..=most).contains(&found) {
        return Ok(());
    }
    Err(OpenError::Cost { key: key(), found, least, most })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(memory_kib: impl Into<Value>, passes: u64, lanes: u64) -> Result<Cost, OpenError> {
        let object = json!({"memory_kib": memory_kib.into(), "passes": passes, "lanes": lanes});
        Cost::read(Fields::new(object.as_object().unwrap().clone()))
    }

    #[track_caller]
    fn refuses(cost: Result<Cost, OpenError>, expected: &str) {
        assert_eq!(cost.unwrap_err().to_string(), expected);
    }

    #[test]
    fn a_cost_within_the_limits_is_taken() {
        assert_eq!(read(19456, 2, 1), Ok(Cost::DEFAULT));
        // The second choice of RFC 9106, a candidate for a later release.
        assert!(read(64 * 1024, 3, 4).is_ok());
    }

    #[test]
    fn a_hostile_cost_is_refused_before_it_is_spent() {
        refuses(read(u64::MAX, 1, 1), "\"memory_kib\" is 18446744073709551615, outside 7168 to 131072");
        refuses(read(131_073, 1, 1), "\"memory_kib\" is 131073, outside 7168 to 131072");
        refuses(read(7168, 17, 1), "\"passes\" is 17, outside 1 to 16");
        refuses(read(19456, 2, 5), "\"lanes\" is 5, outside 1 to 4");
        refuses(read(131_072, 5, 1), "\"memory_kib x passes\" is 655360, outside 0 to 524288");
        refuses(read(-1, 1, 1), "\"memory_kib\" should be a whole number and is -1");
    }

    #[test]
    fn a_cost_that_protects_nothing_is_refused() {
        refuses(read(8, 1, 1), "\"memory_kib\" is 8, outside 7168 to 131072");
        refuses(read(19456, 0, 1), "\"passes\" is 0, outside 1 to 16");
        refuses(read(19456, 2, 0), "\"lanes\" is 0, outside 1 to 4");
    }
}
