//! Scans the records of a sheet of an `.xlsb` workbook for cells in the short form, which name no column. Excel writes
//! none; the reader of workbooks skips them.

/// First and last type of the short forms of cells (`BrtShortBlank` to `BrtShortIsst` of MS-XLSB).
const SHORT: std::ops::RangeInclusive<u16> = 12..=18;

/// Scans records in pieces.
#[derive(Default)]
pub(super) struct Records {
    at: At,
    has_short_cells: bool,
}

/// Position of a scan: a type of up to two bytes, a length of up to four, and the content.
#[derive(Default)]
enum At {
    #[default]
    Type,
    SecondOfType(u16),
    Length {
        read: u32,
        length: u32,
    },
    Content(u32),
}

impl Records {
    /// Continues with the next bytes.
    pub(super) fn look(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            if let At::Content(left) = self.at {
                let there = bytes.len() - at;
                let skipped = there.min(usize::try_from(left).unwrap_or(there));
                at += skipped;
                let rest = left.saturating_sub(u32::try_from(skipped).unwrap_or(left));
                self.at = if rest == 0 { At::Type } else { At::Content(rest) };
                continue;
            }
            at += 1;
            let low = byte & 0x7f;
            let continues = byte & 0x80 != 0;
            self.at = match self.at {
                At::Type if continues => At::SecondOfType(u16::from(low)),
                At::Type => self.begin(u16::from(low)),
                At::SecondOfType(first) => self.begin(first | u16::from(low) << 7),
                At::Length { read, length } => {
                    let length = length | u32::from(low) << (7 * read);
                    match (continues && read < 3, length) {
                        (true, _) => At::Length { read: read + 1, length },
                        (false, 0) => At::Type,
                        (false, _) => At::Content(length),
                    }
                }
                At::Content(left) => At::Content(left),
            };
        }
    }

    fn begin(&mut self, kind: u16) -> At {
        self.has_short_cells |= SHORT.contains(&kind);
        At::Length { read: 0, length: 0 }
    }

    /// Returns whether a cell in the short form was found.
    pub(super) fn has_short_cells(&self) -> bool {
        self.has_short_cells
    }
}

#[cfg(test)]
mod tests {
    use super::Records;

    fn has_short_cells(bytes: &[u8]) -> bool {
        // The result is independent of the size of the pieces.
        [1, 3, bytes.len()].map(|size| {
            let mut records = Records::default();
            bytes.chunks(size).for_each(|piece| records.look(piece));
            records.has_short_cells()
        }) == [true; 3]
    }

    #[test]
    fn cells_in_the_short_form_are_found() {
        // A record of a sheet, a row header with a content that looks like a short cell, and a cell.
        let begin: &[u8] = &[0x81, 0x01, 0];
        let row: &[u8] = &[0, 4, 13, 8, 0, 0];
        let cell: &[u8] = &[2, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let short: &[u8] = &[13, 8, 0, 0, 0, 0, 0, 0, 0, 0];
        let long: &[u8] = &[&[7, 0x80 | 72, 1][..], &[13; 200]].concat();
        assert!(!has_short_cells(&[begin, row, cell, long].concat()));
        assert!(has_short_cells(&[begin, row, long, short].concat()));
    }
}
