//! Any bytes, read as rows, for every public function.

#![no_main]

#[path = "../../tests/feed/mod.rs"]
mod feed;

use libfuzzer_sys::fuzz_target;

/// A row: four numbers of eight bytes and two bytes of flags.
const ROW: usize = 34;
/// More rows make a step slower and reach nothing new.
const MOST_ROWS: usize = 24;

fuzz_target!(|data: &[u8]| {
    let rows: Vec<&[u8]> = data.chunks_exact(ROW).take(MOST_ROWS).collect();
    let number = |row: &[u8], index: usize| {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&row[index * 8..index * 8 + 8]);
        // Half of the rows hold small numbers, so that valid rows are found at all.
        if row[33] & 1 == 0 {
            f64::from(bytes[0]) / f64::from(1 + (bytes[1] & 7))
        } else {
            f64::from_le_bytes(bytes)
        }
    };
    let numbers: Vec<_> =
        rows.iter().map(|row| (number(row, 0), number(row, 1), number(row, 2), number(row, 3))).collect();
    let flags: Vec<_> =
        rows.iter().map(|row| (row[32] & 1 == 1, (row[32] >> 1) & 3, (row[33] >> 1) & 3)).collect();
    feed::everything(&numbers, &flags);
});
