//! Builds zip archives for tests, whose declarations need not match their content.

/// An archive of deflated parts: name, content, and declared size (the real one if `None`).
pub(crate) fn archive(parts: &[(&str, Vec<u8>, Option<u32>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content, declared) in parts {
        let packed = miniz_oxide::deflate::compress_to_vec(content, 9);
        let size = declared.unwrap_or_else(|| u32::try_from(content.len()).unwrap());
        let offset = u32::try_from(out.len()).unwrap();
        let mut common = Vec::new();
        for short in [20_u16, 0, 8, 0, 0] {
            common.extend(short.to_le_bytes());
        }
        for long in [0_u32, u32::try_from(packed.len()).unwrap(), size] {
            common.extend(long.to_le_bytes());
        }
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, length) = (u32::try_from(out.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].concat());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}
