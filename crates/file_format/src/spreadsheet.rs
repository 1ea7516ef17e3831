//! A spreadsheet embedded in a file: text verbatim, so that its rows are readable; other bytes in base64.

use base64ct::{Base64, Encoding as _};
use serde_json::{Value, json};

use crate::document::Spreadsheet;
use crate::error::OpenError;
use crate::fields::Fields;

pub(crate) const KEY: &str = "spreadsheet";
const TEXT: &str = "text";
const BYTES: &str = "base64";

pub(crate) fn write(spreadsheet: &Spreadsheet) -> Value {
    let Spreadsheet { name, contents } = spreadsheet;
    match std::str::from_utf8(contents) {
        Ok(text) => json!({"name": name, TEXT: text}),
        Err(_) => json!({"name": name, BYTES: Base64::encode_string(contents)}),
    }
}

pub(crate) fn read(fields: &mut Fields) -> Result<Option<Spreadsheet>, OpenError> {
    let Some(mut inner) = fields.optional_fields(KEY)? else { return Ok(None) };
    let name = inner.text("name")?;
    let contents = match inner.optional(TEXT) {
        Some(Value::String(text)) => text.into_bytes(),
        Some(other) => return Err(inner.refuse(TEXT, "a text", &other)),
        None => {
            let text = inner.text(BYTES)?;
            Base64::decode_vec(&text).map_err(|_| inner.refuse(BYTES, "bytes in base64", &text.into()))?
        }
    };
    Ok(Some(Spreadsheet { name, contents }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Opened, SavedStudy, open, save};

    fn study(contents: &[u8]) -> Document {
        let spreadsheet = Some(Spreadsheet { name: "a.csv".to_owned(), contents: contents.to_vec() });
        SavedStudy { spreadsheet, ..SavedStudy::default() }.into()
    }

    #[test]
    fn rows_can_be_read_in_the_file() {
        let file = save(&study("나이,kps\n61,80\n".as_bytes()));
        assert!(file.contains(r#""text": "나이,kps\n61,80\n""#), "{file}");
    }

    #[test]
    fn a_byte_order_mark_and_bytes_that_are_no_text_come_back() {
        for contents in [&b"\xef\xbb\xbfage\n61\n"[..], b"PK\x03\x04\xff\x00", b"", b"\xb3\xaa\xc0\xcc\n61"] {
            let document = study(contents);
            assert_eq!(open(&save(&document)), Ok(Opened::Plain(document)));
        }
    }

    #[test]
    fn what_is_no_spreadsheet_is_named() {
        let refused = |spreadsheet: &Value| {
            let file = json!({"format": "spinemet", "version": 1, "kind": "study", "mapping": 1, "settings": 2, KEY: spreadsheet});
            open(&file.to_string()).unwrap_err().to_string()
        };
        assert_eq!(refused(&json!(7)), "\"spreadsheet\" should be an object and is 7");
        assert_eq!(refused(&json!({"text": "a"})), "\"spreadsheet.name\" is missing");
        assert_eq!(refused(&json!({"name": "a"})), "\"spreadsheet.base64\" is missing");
        assert_eq!(
            refused(&json!({"name": "a", "text": 1})),
            "\"spreadsheet.text\" should be a text and is 1"
        );
        let odd = json!({"name": "a", "base64": "=="});
        assert_eq!(refused(&odd), "\"spreadsheet.base64\" should be bytes in base64 and is \"==\"");
    }
}
