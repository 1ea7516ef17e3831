//! Writes the resolution of a PNG (chunk `pHYs`, PNG specification 11.3.5.3). Journals ask for 300 dots per
//! inch, but a browser's PNG states none, and word processors then assume 96.

/// The first bytes of a PNG.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Offset of the end of the first chunk, which is always `IHDR` with 13 bytes.
const AFTER_HEADER: usize = 8 + 4 + 4 + 13 + 4;
const METRES_PER_INCH: f64 = 0.0254;

/// Sets the resolution of a PNG, replacing an existing one; `None` if the bytes are no PNG.
///
/// ```
/// # use figure::resolution::with_resolution;
/// assert_eq!(with_resolution(b"GIF89a", 300), None);
/// ```
#[must_use]
pub fn with_resolution(png: &[u8], dots_per_inch: u32) -> Option<Vec<u8>> {
    let (header, mut rest) = png.strip_prefix(SIGNATURE).and(png.split_at_checked(AFTER_HEADER))?;
    let mut out = Vec::with_capacity(png.len() + 21);
    out.extend_from_slice(header);
    out.extend(chunk(dots_per_inch));
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        // Length, kind, data and checksum.
        let whole = usize::try_from(u32::from_be_bytes(*length)).ok()?.checked_add(12)?;
        let (one, next) = rest.split_at_checked(whole)?;
        if !after.starts_with(b"pHYs") {
            out.extend_from_slice(one);
        }
        rest = next;
    }
    rest.is_empty().then_some(out)
}

/// The `pHYs` chunk: dots per metre along both axes.
fn chunk(dots_per_inch: u32) -> Vec<u8> {
    let per_metre = ((f64::from(dots_per_inch) / METRES_PER_INCH).round() as u32).to_be_bytes();
    let mut said = b"pHYs".to_vec();
    said.extend([per_metre, per_metre].as_flattened());
    said.push(1); // the unit is the metre
    let mut out = 9_u32.to_be_bytes().to_vec();
    out.extend_from_slice(&said);
    out.extend(checksum(&said).to_be_bytes());
    out
}

/// CRC-32 of PNG, bit by bit: 13 bytes need no table.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One white pixel, as encoded by a browser.
    const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
        \0\0\0\rIDATx\x9cc\xf8\xff\xff\xff\x7f\0\x09\xfb\x03\xfd\x05CE\xca\0\0\0\0IEND\xaeB`\x82";

    #[test]
    fn the_checksum_is_that_of_the_specification() {
        assert_eq!(checksum(b"IEND"), 0xae42_6082);
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn the_chunk_stands_behind_the_header_and_says_dots_per_metre() {
        let png = with_resolution(PIXEL, 300).unwrap();
        let at = png.windows(4).position(|four| four == b"pHYs").unwrap();
        assert_eq!(at, AFTER_HEADER + 4);
        let per_metre = 11_811_u32.to_be_bytes();
        assert_eq!(png[at + 4..at + 13], [&per_metre[..], &per_metre, &[1]].concat());
        assert_eq!(png.len(), PIXEL.len() + 21);
        assert!(png.ends_with(b"IEND\xaeB`\x82"));
    }

    #[test]
    fn a_resolution_in_the_picture_is_replaced() {
        let screen = with_resolution(PIXEL, 96).unwrap();
        assert_eq!(with_resolution(&screen, 300), with_resolution(PIXEL, 300));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_fail(bytes in prop::collection::vec(any::<u8>(), 0..80), cut in 0..PIXEL.len()) {
            let _ = with_resolution(&[PIXEL, &bytes].concat(), 300);
            let _ = with_resolution(&[SIGNATURE, &bytes].concat(), 300);
            // Truncation between chunks leaves a valid beginning; any other is no PNG.
            prop_assert_eq!(with_resolution(&PIXEL[..cut], 300).is_some(), [33, 58].contains(&cut));
        }
    }
}
