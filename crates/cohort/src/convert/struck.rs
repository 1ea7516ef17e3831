//! Texts of a workbook of which a part is struck through, from the part that lists all texts.

/// Maximum number of such texts. More are a workbook for itself, and not remembered.
const MOST_TEXTS: usize = 10_000;

/// Scans the list of texts.
#[derive(Default)]
pub(super) struct Texts {
    /// True if the part is the list.
    pub(super) is_part: bool,
    /// True within a text, unless it is the reading of ideographs.
    pub(super) is_text: bool,
    is_reading: bool,
    is_struck: bool,
    whole: Vec<u8>,
    left: Vec<u8>,
    /// Texts of which a part is struck through, each with the rest.
    pub(super) found: Vec<(String, String)>,
}

impl Texts {
    /// Starts a scan; `is_part` tells whether the part is the list of texts.
    pub(super) fn of_part(is_part: bool) -> Self {
        Self { is_part, ..Self::default() }
    }

    /// Takes a tag with its attributes; `is_on` tells that an attribute does not switch the format off.
    pub(super) fn tag(&mut self, tag: &[u8], is_on: impl FnOnce() -> bool) {
        let is_end = tag.starts_with(b"/");
        let name = tag.strip_prefix(b"/").unwrap_or(tag);
        let name = name.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default();
        match (name.rsplit(|byte| *byte == b':').next().unwrap_or_default(), is_end) {
            (b"si", false) => {
                (self.is_struck, self.is_reading) = (false, false);
                self.whole.clear();
                self.left.clear();
            }
            (b"si", true) => {
                let (whole, left) = (unescaped(&self.whole), unescaped(&self.left));
                if self.left.len() < self.whole.len()
                    && !left.trim().is_empty()
                    && self.found.len() < MOST_TEXTS
                {
                    self.found.push((whole, left));
                }
            }
            (b"r", false) => self.is_struck = false,
            (b"strike", false) => self.is_struck = is_on(),
            (b"rPh", _) => self.is_reading = !is_end,
            (b"t", _) => self.is_text = !is_end && !tag.ends_with(b"/") && !self.is_reading,
            _ => {}
        }
    }

    /// Takes a byte of a text.
    pub(super) fn push(&mut self, byte: u8) {
        self.whole.push(byte);
        if !self.is_struck {
            self.left.push(byte);
        }
    }
}

/// Replaces the entities of XML by their characters.
fn unescaped(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let Some((entity, rest)) = part.split_once(';') else {
            out.push('&');
            out.push_str(part);
            continue;
        };
        let code = match entity.strip_prefix('#') {
            Some(number) => match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok().and_then(char::from_u32),
                None => number.parse().ok().and_then(char::from_u32),
            },
            None => [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\'')]
                .into_iter()
                .find(|(name, _)| *name == entity)
                .map(|(_, c)| c),
        };
        out.extend(code);
        out.push_str(rest);
    }
    out
}
