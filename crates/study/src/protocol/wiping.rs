//! Serialises a message that may contain a passphrase. A growing buffer leaves copies of its beginning in
//! memory; these are zeroized too.

use std::io::{Result, Write};

use serde::Serialize;
use zeroize::Zeroizing;

/// Bytes written so far.
#[derive(Default)]
struct Wiping(Zeroizing<Vec<u8>>);

impl Write for Wiping {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.max(2 * self.0.capacity())));
            larger.extend_from_slice(&self.0);
            // Assignment drops, and so zeroizes, the previous buffer.
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Serialises a message as JSON, which is zeroized on drop.
pub(super) fn json(message: &impl Serialize) -> Zeroizing<String> {
    let mut written = Wiping::default();
    // Fails only for map keys that are not strings; there are none.
    let _ = serde_json::to_writer(&mut written, message);
    // Moves the bytes; JSON is UTF-8.
    Zeroizing::new(String::from_utf8(std::mem::take(&mut *written.0)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use zeroize::ZeroizeOnDrop;

    use super::*;

    #[test]
    fn what_grew_is_whole_and_is_overwritten() {
        fn is_overwritten(_: &impl ZeroizeOnDrop) {}
        for length in [0, 1, 7, 100, 10_000] {
            let message: Vec<String> = (0..length).map(|at| format!("{at} \"é\"")).collect();
            let written = json(&message);
            is_overwritten(&written);
            assert_eq!(*written, serde_json::to_string(&message).unwrap());
        }
    }

    #[test]
    fn room_at_least_doubles_so_that_a_long_message_is_not_copied_for_every_piece() {
        let mut written = Wiping::default();
        let mut rooms = vec![written.0.capacity()];
        for _ in 0..10_000 {
            written.write_all(b"abc").unwrap();
            rooms.push(written.0.capacity());
        }
        rooms.dedup();
        assert!(rooms.len() < 20, "{rooms:?}");
    }
}
