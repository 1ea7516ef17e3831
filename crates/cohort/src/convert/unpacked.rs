//! Checks the unpacked size of a workbook before anything is unpacked into memory.
//!
//! A zip bomb may declare any size. Declarations are not trusted: each part is unpacked once into a small
//! buffer that is discarded, and counted.

use std::collections::HashMap;

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_HAS_MORE_INPUT;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::progress::{BYTES_A_SLICE, Progress, Stage};
use crate::refusal::{MOST_HELD, MOST_UNPACKED, Refusal};

use super::scan::{STYLES, Scan, Seen};

/// Maximum number of parts: a workbook of a thousand sheets has a few thousand.
const MOST_PARTS: usize = 20_000;
const WINDOW: usize = 1 << 15;

/// A part in the directory of the archive.
struct Part {
    name: String,
    method: u16,
    packed: u64,
    declared: u64,
    header: u64,
}

/// Parts of an archive by name in lower case, after checking that each can be read and fits into memory.
pub(super) fn check(archive: &[u8], progress: &mut Progress<'_>) -> Result<HashMap<String, Seen>, Refusal> {
    let mut looked_at = HashMap::new();
    let mut parts = directory(archive).ok_or_else(broken)?;
    // Rows refer to formats.
    parts.sort_by_key(|part| part.name.to_ascii_lowercase() != STYLES);
    let mut striking = Vec::new();
    let (mut all, mut held, mut done) = (0_u64, 0_u64, 0_usize);
    for part in &parts {
        // Cells are read as a stream; everything else must be kept in memory.
        let streamed = part.name.to_ascii_lowercase().starts_with("xl/worksheets/");
        let most = if streamed { MOST_UNPACKED - all } else { MOST_HELD - held };
        let too_large = || Refusal::UnpacksTooLarge {
            part: part.name.clone(),
            most: if streamed { MOST_UNPACKED } else { MOST_HELD },
        };
        if part.declared > most {
            return Err(too_large());
        }
        let packed = packed(archive, part).ok_or_else(|| Refusal::DamagedPart { part: part.name.clone() })?;
        let mut scan = Scan::of(&part.name, &striking);
        let is_as_declared = match part.method {
            0 => {
                scan.look(packed);
                part.packed == part.declared
            }
            8 => unpacks_to(packed, part.declared, &mut scan, progress, (done, archive.len()))?,
            _ => false,
        };
        let mut seen = scan.end();
        if !is_as_declared || seen.is_damaged {
            return Err(Refusal::DamagedPart { part: part.name.clone() });
        }
        all = (all + part.declared).min(MOST_UNPACKED);
        held = if streamed { held } else { held + part.declared };
        done += packed.len();
        if !seen.striking.is_empty() {
            striking = std::mem::take(&mut seen.striking);
        }
        looked_at.insert(part.name.to_ascii_lowercase(), seen);
    }
    Ok(looked_at)
}

fn broken() -> Refusal {
    Refusal::BrokenWorkbook { problem: "its directory is damaged or cut off".to_owned() }
}

/// Checks that deflated bytes unpack to the declared size, which a bomb may understate.
fn unpacks_to(
    packed: &[u8],
    declared: u64,
    scan: &mut Scan<'_>,
    progress: &mut Progress<'_>,
    (done, of): (usize, usize),
) -> Result<bool, Refusal> {
    let mut state = Box::<DecompressorOxide>::default();
    let mut window = vec![0_u8; WINDOW];
    let (mut read, mut at, mut size, mut rounds) = (0, 0, 0_u64, 0_usize);
    loop {
        let end = packed.len().min(read + WINDOW);
        let flags = if end < packed.len() { TINFL_FLAG_HAS_MORE_INPUT } else { 0 };
        let (status, used, made) = decompress(&mut state, &packed[read..end], &mut window, at, flags);
        read += used;
        scan.look(window.get(at..at + made).unwrap_or_default());
        at = (at + made) % WINDOW;
        size += u64::try_from(made).unwrap_or(u64::MAX);
        rounds += 1;
        if rounds % (16 * BYTES_A_SLICE / WINDOW) == 0 {
            progress(Stage::Decoding, done + read, of);
        }
        match status {
            TINFLStatus::Done => return Ok(size == declared),
            TINFLStatus::HasMoreOutput | TINFLStatus::NeedsMoreInput
                if size <= declared && (used > 0 || made > 0) => {}
            _ => return Ok(false),
        }
    }
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

fn place(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    number(bytes, at, length).and_then(|number| usize::try_from(number).ok())
}

/// Parts listed in the central directory.
fn directory(archive: &[u8]) -> Option<Vec<Part>> {
    let tail = archive.len().saturating_sub(22 + (1 << 16));
    let end = tail + archive[tail..].windows(4).rposition(|bytes| bytes == b"PK\x05\x06")?;
    let (mut count, mut at) = (place(archive, end + 10, 2)?, place(archive, end + 16, 4)?);
    if count == 0xffff || at == 0xffff_ffff {
        let locator = end.checked_sub(20).filter(|at| archive[*at..].starts_with(b"PK\x06\x07"))?;
        let record = place(archive, locator + 8, 8)?;
        archive.get(record..).filter(|record| record.starts_with(b"PK\x06\x06"))?;
        (count, at) =
            (place(archive, record.checked_add(32)?, 8)?, place(archive, record.checked_add(48)?, 8)?);
    }
    if count > MOST_PARTS {
        return None;
    }
    let mut parts = Vec::with_capacity(count);
    for _ in 0..count {
        let entry = archive.get(at..).filter(|entry| entry.starts_with(b"PK\x01\x02"))?;
        let (name, extra, comment) = (place(entry, 28, 2)?, place(entry, 30, 2)?, place(entry, 32, 2)?);
        let mut part = Part {
            name: String::from_utf8_lossy(entry.get(46..46 + name)?).replace('\\', "/"),
            method: u16::try_from(number(entry, 10, 2)?).ok()?,
            packed: number(entry, 20, 4)?,
            declared: number(entry, 24, 4)?,
            header: number(entry, 42, 4)?,
        };
        long_sizes(&mut part, entry.get(46 + name..46 + name + extra)?);
        parts.push(part);
        at += 46 + name + extra + comment;
    }
    Some(parts)
}

/// Sizes above 4 GB are in an extra field, in this order, each only if needed.
fn long_sizes(part: &mut Part, mut extra: &[u8]) {
    while let (Some(id), Some(length)) = (number(extra, 0, 2), place(extra, 2, 2)) {
        let Some(field) = extra.get(4..4 + length) else { return };
        if id == 1 {
            let mut at = 0;
            for size in [&mut part.declared, &mut part.packed, &mut part.header] {
                if *size == 0xffff_ffff
                    && let Some(long) = number(field, at, 8)
                {
                    *size = long;
                    at += 8;
                }
            }
            return;
        }
        extra = &extra[4 + length..];
    }
}

/// Packed bytes of a part.
fn packed<'a>(archive: &'a [u8], part: &Part) -> Option<&'a [u8]> {
    let header = archive.get(usize::try_from(part.header).ok()?..)?;
    header.starts_with(b"PK\x03\x04").then_some(())?;
    let start = 30 + place(header, 26, 2)? + place(header, 28, 2)?;
    header.get(start..start.checked_add(usize::try_from(part.packed).ok()?)?)
}
