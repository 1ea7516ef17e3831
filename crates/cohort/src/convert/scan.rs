//! Scans the XML of a workbook before it is read, because the reader of workbooks trusts it: an invalid
//! reference would overflow, an excessive count would exhaust memory, and an endless text would be kept as a
//! whole.

use crate::converted::Range;
use crate::refusal::MOST_COLUMNS;

use super::records::Records;
use super::strikes::{Strikes, Styles};
use super::struck::Texts;

/// Maximum number of bytes between two tags, and in a tag. An Excel cell has 32,767 characters, of seven
/// bytes at most.
const LONGEST_RUN: usize = 1 << 20;
/// Maximum number of bytes of a tag that are kept to parse its attributes.
const TAG_KEPT: usize = 1 << 10;
/// Number of texts above which their part must be large enough for all.
const MANY_TEXTS: u64 = 1 << 22;
/// Minimum number of bytes of a text that occurs once: `<si><t>a</t></si>`.
const BYTES_OF_A_TEXT: u64 = 16;

/// Tags whose attributes are parsed.
const READ: [&[u8]; 10] =
    [b"row", b"col", b"c", b"sst", b"sheet", b"Relationship", b"mergeCell", b"dimension", b"f", b"table"];

/// The part with the formats of cells, in lower case.
pub(super) const STYLES: &str = "xl/styles.xml";

/// Counts and limits found in a part.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Seen {
    /// True if the part is invalid, so that it must not be read.
    pub(super) is_damaged: bool,
    /// Numbers of hidden rows, manually or by a filter.
    pub(super) hidden: Vec<u32>,
    /// Indices of its hidden columns.
    pub(super) hidden_columns: Vec<usize>,
    /// Merged cells.
    pub(super) merged: Vec<Range>,
    /// Numbers of the rows with most cells struck through.
    pub(super) struck: Vec<u32>,
    /// Formats of cells that strike them through, if the part declares formats.
    pub(super) striking: Vec<u64>,
    /// Numbers of other rows with cells struck through.
    pub(super) struck_cells: Vec<u32>,
    /// Texts of which a part is struck through, each with the rest.
    pub(super) struck_texts: Vec<(String, String)>,
    /// True if a sheet of an `.xlsb` workbook has cells in a form that its reader skips.
    pub(super) has_short_cells: bool,
    /// Number of texts that the part declares.
    texts: u64,
    /// Ids of the sheets, in order.
    sheets: Vec<Vec<u8>>,
    /// Parts that it refers to, each with its id.
    related: Vec<(Vec<u8>, Vec<u8>)>,
}

/// Scans a part in pieces.
pub(super) struct Scan<'a> {
    seen: Seen,
    styles: Styles,
    strikes: Strikes<'a>,
    texts: Texts,
    records: Option<Records>,
    is_xml: bool,
    within: Within,
    tag: Vec<u8>,
    last: [u8; 2],
    run: usize,
    size: u64,
    row: u32,
}

/// Position of a scan in the XML.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Within {
    Text,
    Tag,
    Quotes(u8),
    Comment,
    Data,
}

impl<'a> Scan<'a> {
    /// Starts a scan of the part with this name; `striking` are the formats that strike cells through.
    pub(super) fn of(name: &str, striking: &'a [u64]) -> Self {
        let name = name.to_ascii_lowercase();
        Self {
            seen: Seen::default(),
            styles: Styles::of_part(name == STYLES),
            strikes: Strikes::new(striking),
            texts: Texts::of_part(name == "xl/sharedstrings.xml"),
            records: (name.starts_with("xl/worksheets/") && name.ends_with(".bin")).then(Records::default),
            is_xml: name.starts_with("xl/") && (name.ends_with(".xml") || name.ends_with(".rels")),
            within: Within::Text,
            tag: Vec::new(),
            last: [0; 2],
            run: 0,
            size: 0,
            row: 0,
        }
    }

    /// Continues with the next bytes of the part.
    pub(super) fn look(&mut self, bytes: &[u8]) {
        self.size += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if let Some(records) = &mut self.records {
            records.look(bytes);
            return;
        }
        for byte in bytes.iter().copied() {
            self.run += 1;
            let is_end = match (self.within, byte) {
                (Within::Text, b'<') => {
                    (self.within, self.run) = (Within::Tag, 0);
                    self.tag.clear();
                    false
                }
                (Within::Text, byte) => {
                    if self.texts.is_text {
                        self.texts.push(byte);
                    }
                    false
                }
                (Within::Tag, b'>') => {
                    let tag = std::mem::take(&mut self.tag);
                    self.tag(&tag);
                    self.tag = tag;
                    true
                }
                (Within::Comment, b'>') => self.last == *b"--",
                (Within::Data, b'>') => self.last == *b"]]",
                (Within::Quotes(_) | Within::Tag, byte) => {
                    self.within_tag(byte);
                    false
                }
                (Within::Comment | Within::Data, _) => false,
            };
            if is_end {
                (self.within, self.run) = (Within::Text, 0);
            }
            self.last = [self.last[1], byte];
            self.seen.is_damaged |= self.is_xml && self.run > LONGEST_RUN;
        }
    }

    fn within_tag(&mut self, byte: u8) {
        // One more than the limit shows that the tag was truncated.
        if self.tag.len() <= TAG_KEPT {
            self.tag.push(byte);
        }
        self.within = match (self.within, byte) {
            (Within::Quotes(quote), _) if quote == byte => Within::Tag,
            (Within::Tag, b'"' | b'\'') if !self.tag.starts_with(b"?") => Within::Quotes(byte),
            (Within::Tag, _) if self.tag == b"!--" => Within::Comment,
            (Within::Tag, _) if self.tag == b"![CDATA[" => Within::Data,
            (within, _) => within,
        };
    }

    fn tag(&mut self, tag: &[u8]) {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
        let (name, attributes) = tag.split_at(tag.iter().position(is_end).unwrap_or(tag.len()));
        let name = local(name);
        if self.texts.is_part {
            let is_on = || {
                let value = Attributes(attributes).flatten().find(|it| local(it.0) == b"val");
                !matches!(value, Some((_, b"0" | b"false")))
            };
            self.texts.tag(tag, is_on);
        }
        if !READ.contains(&name) {
            if self.styles.is_part {
                self.styles.tag(name, attributes, &mut self.seen.striking);
            } else if matches!(name, b"v" | b"is") {
                self.strikes.content();
            }
            // A document type may define entities that expand; Excel writes none.
            self.seen.is_damaged |= self.is_xml && name.starts_with(b"!DOCTYPE");
            return;
        }
        if tag.len() > TAG_KEPT || Attributes(attributes).any(|it| it.is_none()) {
            self.seen.is_damaged = true;
            return;
        }
        let of = |wanted: &'static [u8]| {
            Attributes(attributes).flatten().filter(move |it| local(it.0) == wanted).map(|it| it.1)
        };
        match name {
            b"row" => {
                self.end_row();
                self.row = self.row.saturating_add(1);
                for number in of(b"r") {
                    match reference(number) {
                        Some((0, row)) => self.row = row,
                        _ => self.seen.is_damaged = true,
                    }
                }
                let is_flat = of(b"ht").any(|height| height.iter().all(|c| matches!(c, b'0' | b'.')));
                if is_flat || of(b"hidden").any(|hidden| matches!(hidden, b"1" | b"true")) {
                    self.seen.hidden.push(self.row);
                }
            }
            b"col" => {
                let is_hidden = of(b"hidden").any(|hidden| matches!(hidden, b"1" | b"true"));
                let place =
                    |name| of(name).filter_map(number).find_map(|number| usize::try_from(number).ok());
                if let (true, Some(first), Some(last)) = (is_hidden, place(b"min"), place(b"max")) {
                    // Columns without cells are hidden up to the last that Excel has.
                    let columns = first.saturating_sub(1)..last.min(MOST_COLUMNS);
                    self.seen.hidden_columns.extend(
                        columns.take(MOST_COLUMNS - self.seen.hidden_columns.len().min(MOST_COLUMNS)),
                    );
                }
            }
            b"c" => {
                self.seen.is_damaged |= of(b"r").any(|cell| !matches!(reference(cell), Some((1.., _))));
                self.strikes.cell(attributes);
            }
            b"sst" => self.seen.texts = of(b"uniqueCount").filter_map(number).max().unwrap_or(0),
            b"sheet" => self.seen.sheets.extend(of(b"id").next().map(<[u8]>::to_vec)),
            b"Relationship" => {
                if let (Some(id), Some(target)) = (of(b"Id").next(), of(b"Target").next()) {
                    self.seen.related.push((id.to_vec(), target.to_vec()));
                }
            }
            b"mergeCell" => {
                for range in of(b"ref") {
                    match range_of(range) {
                        Some(range) => self.seen.merged.push(range),
                        None => self.seen.is_damaged = true,
                    }
                }
            }
            _ => self.seen.is_damaged |= of(b"ref").any(|range| range_of(range).is_none()),
        }
    }

    fn end_row(&mut self) {
        match self.strikes.end_of_row() {
            (struck, cells) if struck > cells / 2 => self.seen.struck.push(self.row),
            (0, _) => {}
            _ => self.seen.struck_cells.push(self.row),
        }
    }

    /// Ends the scan and returns its counts.
    pub(super) fn end(mut self) -> Seen {
        self.end_row();
        self.seen.struck_texts = self.texts.found;
        self.seen.has_short_cells = self.records.is_some_and(|records| records.has_short_cells());
        let texts = self.seen.texts;
        let without_room = texts > self.size || (texts > MANY_TEXTS && texts > self.size / BYTES_OF_A_TEXT);
        self.seen.is_damaged |= without_room;
        self.seen
    }
}

/// Parts of the sheets in order, from the list of sheets and the relationships of the workbook.
pub(super) fn parts_of_sheets(workbook: Option<&Seen>, relationships: Option<&Seen>) -> Vec<Option<String>> {
    let part = |id: &Vec<u8>| {
        let (_, target) = relationships?.related.iter().find(|related| related.0 == *id)?;
        let target = String::from_utf8_lossy(target);
        Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
    };
    workbook.map_or_else(Vec::new, |workbook| workbook.sheets.iter().map(part).collect())
}

/// A name without its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// Iterator over the attributes of a tag: name and value; ends at invalid syntax.
pub(super) struct Attributes<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Attributes<'a> {
    type Item = Option<(&'a [u8], &'a [u8])>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = std::mem::take(&mut self.0).trim_ascii_start();
        if rest.iter().all(|byte| *byte == b'/') {
            return None;
        }
        let mut one = || {
            let equals = rest.iter().position(|byte| *byte == b'=')?;
            let (name, value) = (rest[..equals].trim_ascii(), rest[equals + 1..].trim_ascii_start());
            let quote = value.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
            let length = value[1..].iter().position(|byte| byte == quote)?;
            self.0 = &value[length + 2..];
            Some((name, &value[1..=length]))
        };
        Some(one())
    }
}

pub(super) fn number(digits: &[u8]) -> Option<u64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// Column (0 if missing) and row of a reference such as `AB12`, if valid in Excel.
fn reference(cell: &[u8]) -> Option<(u32, u32)> {
    let letters = cell.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = cell.split_at(letters);
    if letters.len() > 3 || digits.len() > 7 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let column = letters.iter().fold(0, |column, letter| column * 26 + u32::from(letter & 31));
    let row = number(digits).and_then(|row| u32::try_from(row).ok()).filter(|row| *row > 0)?;
    Some((column, row))
}

/// A cell or a range whose end is not before its start.
fn range_of(range: &[u8]) -> Option<Range> {
    let mut ends = range.split(|byte| *byte == b':').map(reference);
    let from = ends.next()??;
    let to = ends.next().unwrap_or(Some(from))?;
    (ends.next().is_none() && from.0 <= to.0 && from.1 <= to.1).then_some([from, to])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(name: &str, text: &str) -> Seen {
        let mut scan = Scan::of(name, &[]);
        // The result is independent of the size of the pieces.
        text.as_bytes().chunks(7).for_each(|piece| scan.look(piece));
        scan.end()
    }

    #[test]
    fn references_that_excel_does_not_have_are_damage() {
        for (text, is_damaged) in [
            (r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#, false),
            (r#"<x:row r="1048576"><x:c r="XFD1048576"/></x:row>"#, false),
            (r#"<row><c/></row>"#, false),
            (r#"<c r="B99999999999999999999999">"#, true),
            (r#"<c r='AAAA1'>"#, true),
            (r#"<x:c r="Dication/vnd.sheet">"#, true),
            (r#"<c r="12">"#, true),
            (r#"<row r="99999999">"#, true),
            (r#"<row r="0">"#, true),
            (r#"<dimension ref="A1:D4"/>"#, false),
            (r#"<dimension ref="D4"/>"#, false),
            (r#"<dimension ref="D4:A1"/>"#, true),
            (r#"<mergeCell ref="A1:A2:A3"/>"#, true),
            (r#"<mergeCell ref="A2:A3"/>"#, false),
            (r#"<c x=">" r="A99999999">"#, true),
            (r#"<!-- " --><c r="A99999999">"#, true),
            (r#"<![CDATA[<c r="A99999999">]]><c r="A1"/>"#, false),
            (r#"<c r="A1" r="A99999999">"#, true),
            (r#"<c r=A1>"#, true),
            (r#"<!DOCTYPE x [<!ENTITY a "b">]>"#, true),
            (r#"<f t="shared" ref="A1:A99999999999" si="0">"#, true),
        ] {
            assert_eq!(seen("xl/worksheets/sheet1.xml", text).is_damaged, is_damaged, "{text}");
        }
    }

    #[test]
    fn more_texts_than_a_part_has_room_for_are_damage() {
        let texts =
            |count: u64| seen("xl/sharedStrings.xml", &format!("<sst uniqueCount=\"{count}\"><si/></sst>"));
        assert!(!texts(1).is_damaged);
        assert!(texts(4_294_967_296).is_damaged);
        let mut large = Scan::of("xl/sharedStrings.xml", &[]);
        large.look(b"<sst uniqueCount='5000000'>");
        (0..64).for_each(|_| large.look(&[b"<si/>".to_vec(), vec![b' '; 1 << 19]].concat()));
        assert!(large.end().is_damaged);
    }

    #[test]
    fn a_text_without_end_is_damage_where_the_workbook_is_read() {
        let blanks = " ".repeat(LONGEST_RUN + 1);
        assert!(seen("xl/worksheets/sheet1.xml", &blanks).is_damaged);
        assert!(seen("xl/worksheets/sheet1.xml", &format!("<row {blanks}")).is_damaged);
        // Such texts contain queries and pictures, and are never read.
        assert!(!seen("customXml/item1.xml", &blanks).is_damaged);
        assert!(!seen("xl/media/image1.bmp", &blanks).is_damaged);
        assert!(!seen("xl/worksheets/sheet1.xml", &" ".repeat(32_767 * 7)).is_damaged);
    }

    #[test]
    fn hidden_rows_are_found_whether_numbered_or_not() {
        let text =
            r#"<row r="1"/><row r="4" hidden="1"/><row hidden="true"/><row ht="0"/><row r="9" ht="15.5"/>"#;
        assert_eq!(seen("xl/worksheets/sheet1.xml", text).hidden, [4, 5, 6]);
    }

    #[test]
    fn formats_with_a_font_that_is_struck_through_are_found() {
        let text = r#"<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font><x:font><x:strike val="1"/></x:font></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/><x:xf fontId="3"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"#;
        assert_eq!(seen("xl/styles.xml", text).striking, [1, 3]);
    }

    #[test]
    fn a_row_is_struck_through_if_most_of_its_cells_are() {
        let text = r#"<row r="1"><c s="0"><v>1</v></c></row><row r="2"><c s="3"><v>1</v></c><c s="3"/><c><v>2</v></c><c s="3"><is/></c></row><row r="5"><c s="3"><v>1</v></c><c s="1"><v>1</v></c></row><row r="7"><c s="3"><v>1</v></c></row>"#;
        let mut scan = Scan::of("xl/worksheets/sheet1.xml", &[3]);
        scan.look(text.as_bytes());
        let seen = scan.end();
        assert_eq!((seen.struck, seen.struck_cells), (vec![2, 7], vec![5]));
    }

    #[test]
    fn a_text_partly_struck_through_is_found_with_its_rest() {
        let text = r#"<sst uniqueCount="5"><si><r><t>lung </t></r><r><rPr><strike/></rPr><t>HCC &amp; </t></r><r><t xml:space="preserve">R&#233;nal&lt;</t></r></si><si><t>plain</t></si><si><r><rPr><strike val="0"/></rPr><t>not struck</t></r></si><si><r><rPr><strike/></rPr><t>all struck</t></r></si><x:si><x:r><x:rPr><x:strike/></x:rPr><x:t>3</x:t></x:r><x:r><x:t>4</x:t></x:r><x:rPh><x:t>yon</x:t></x:rPh></x:si></sst>"#;
        let pair = |whole: &str, left: &str| (whole.to_owned(), left.to_owned());
        assert_eq!(
            seen("xl/sharedStrings.xml", text).struck_texts,
            [pair("lung HCC & Rénal<", "lung Rénal<"), pair("34", "4")]
        );
        assert_eq!(seen("xl/worksheets/sheet1.xml", text).struck_texts, []);
    }

    #[test]
    fn hidden_columns_are_found() {
        let text = r#"<cols><col min="1" max="1" width="9"/><col min="3" max="4" hidden="1"/><col min="9" max="16384" hidden="true"/></cols>"#;
        let hidden = seen("xl/worksheets/sheet1.xml", text).hidden_columns;
        assert_eq!((&hidden[..3], hidden.len()), (&[2, 3, 8][..], 2 + MOST_COLUMNS - 8));
    }

    #[test]
    fn sheets_are_found_by_their_relationships() {
        let workbook = seen(
            "xl/workbook.xml",
            r#"<sheets><sheet name="a>b" sheetId="1" r:id="rId2"/><sheet name="c" r:id="rId1"/></sheets>"#,
        );
        let relationships = seen(
            "xl/_rels/workbook.xml.rels",
            r#"<Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="rId2"/>"#,
        );
        let parts =
            ["xl/worksheets/sheet2.xml", "xl/worksheets/sheet1.xml"].map(|part| Some(part.to_owned()));
        assert_eq!(parts_of_sheets(Some(&workbook), Some(&relationships)), parts);
    }
}
