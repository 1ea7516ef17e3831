//! Minifies the import and export names between a wasm program and its script.
//!
//! wasm-bindgen's names have up to a hundred letters, with hashes that do not compress: 5 KB (gzip) of the
//! bedside page. Nothing else refers to them, so both sides are renamed.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::project;
use crate::wasm::{HEAD, IMPORTS, Reader};

/// Prefixes of names that wasm-bindgen generates.
const MADE_UP: [&str; 2] = ["__wb", "wasm_bindgen__"];

/// Section of the exports.
const EXPORTS: u8 = 7;

/// Minifies the names between a program and its script, both files in `folder`.
pub(crate) fn shorten(folder: &Path, script: &str, program: &str) -> Result {
    let text = project::read(&folder.join(script))?;
    let path = folder.join(program);
    let bytes = fs::read(&path).map_err(|why| Failure::new(format!("read {program}"), why))?;
    let (text, bytes) = shortened(&text, &bytes).ok_or_else(|| {
        Failure::new(format!("shorten the names of {program}"), "it is no program that is known here")
    })?;
    project::write(&folder.join(script), &text)?;
    fs::write(&path, bytes).map_err(|why| Failure::new(format!("write {program}"), why))
}

/// Returns script and program with short names; `None` if the program cannot be parsed.
fn shortened(script: &str, program: &[u8]) -> Option<(String, Vec<u8>)> {
    let mut names = Names { taken: words(script).collect(), given: HashMap::new(), next: 0 };
    let mut unread = Reader(program);
    let mut out = unread.take(HEAD)?.to_vec();
    while let Some(id) = unread.byte() {
        let length = unread.number()?;
        let mut body = Reader(unread.take(length)?);
        let body = match id {
            IMPORTS => imports(&mut body, &mut names)?,
            EXPORTS => exports(&mut body, &mut names)?,
            _ => body.0.to_vec(),
        };
        out.push(id);
        put_bytes(&mut out, &body);
    }
    Some((names.put_into(script), out))
}

fn imports(unread: &mut Reader<'_>, names: &mut Names<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let count = unread.number()?;
    put_number(&mut out, count);
    for _ in 0..count {
        put_bytes(&mut out, unread.text()?.as_bytes());
        put_bytes(&mut out, names.short(unread.text()?).as_bytes());
        let before = unread.0;
        unread.import_kind()?;
        out.extend(before.get(..before.len() - unread.0.len())?);
    }
    Some(out)
}

fn exports(unread: &mut Reader<'_>, names: &mut Names<'_>) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let count = unread.number()?;
    put_number(&mut out, count);
    for _ in 0..count {
        put_bytes(&mut out, names.short(unread.text()?).as_bytes());
        out.push(unread.byte()?);
        put_number(&mut out, unread.number()?);
    }
    Some(out)
}

/// Short names by the generated names they replace.
struct Names<'a> {
    /// Words of the script, which a short name must not equal.
    taken: HashSet<&'a str>,
    given: HashMap<String, String>,
    next: usize,
}

impl Names<'_> {
    fn short(&mut self, name: &str) -> String {
        if !MADE_UP.iter().any(|start| name.starts_with(start)) {
            return name.to_owned();
        }
        if let Some(given) = self.given.get(name) {
            return given.clone();
        }
        let short = loop {
            let candidate = format!("${}", letters(self.next));
            self.next += 1;
            if !self.taken.contains(candidate.as_str()) {
                break candidate;
            }
        };
        self.given.insert(name.to_owned(), short.clone());
        short
    }

    fn put_into(&self, script: &str) -> String {
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(of_a_word) {
            let (between, from) = rest.split_at(start);
            let (word, after) = from.split_at(from.find(|letter| !of_a_word(letter)).unwrap_or(from.len()));
            out.push_str(between);
            out.push_str(self.given.get(word).map_or(word, String::as_str));
            rest = after;
        }
        out + rest
    }
}

/// The words of a script: identifiers, and anything that looks like one.
fn words(script: &str) -> impl Iterator<Item = &str> {
    script.split(|letter| !of_a_word(letter)).filter(|word| !word.is_empty())
}

fn of_a_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_' || letter == '$'
}

/// Encodes a number in letters, lowest digit first: a, b, ... z, ab, bb, ...
fn letters(mut number: usize) -> String {
    let mut out = String::new();
    loop {
        out.extend(char::from_digit(10 + u32::try_from(number % 26).unwrap_or_default(), 36));
        number /= 26;
        if number == 0 {
            return out;
        }
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let byte = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        out.push(if number == 0 { byte } else { byte | 0x80 });
        if number == 0 {
            return;
        }
    }
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that imports a function and a memory, and exports the given names.
    fn program(import: &str, exports: &[&str]) -> Vec<u8> {
        let mut imported = vec![2];
        put_bytes(&mut imported, b"./p_bg.js");
        put_bytes(&mut imported, import.as_bytes());
        imported.extend([0, 0]);
        put_bytes(&mut imported, b"env");
        put_bytes(&mut imported, b"memory");
        imported.extend([2, 1, 17, 0x80, 0x80, 1]);
        let mut exported = vec![u8::try_from(exports.len()).unwrap()];
        for name in exports {
            put_bytes(&mut exported, name.as_bytes());
            exported.extend([0, 0]);
        }
        let mut out = b"\0asm\x01\0\0\0".to_vec();
        for (id, body) in [(1, &b"\x01\x60\0\0"[..]), (IMPORTS, &imported), (EXPORTS, &exported)] {
            out.push(id);
            put_bytes(&mut out, body);
        }
        out
    }

    #[test]
    fn both_sides_get_the_same_short_name_and_the_names_of_others_stay() {
        let long = "__wbg_setAttribute_6fdd4098998a8412";
        let script = format!("i={{{long}:()=>wasm.__wbindgen_start(),a:wasm.mount,$a:1}};'ü{long}'");
        let (text, bytes) = shortened(&script, &program(long, &["__wbindgen_start", "mount"])).unwrap();
        assert_eq!(text, "i={$b:()=>wasm.$c(),a:wasm.mount,$a:1};'ü$b'");
        assert_eq!(bytes, program("$b", &["$c", "mount"]));
    }

    #[test]
    fn a_word_that_only_begins_like_a_name_stays() {
        let (text, _) = shortened("__wbg_a __wbg_ab", &program("__wbg_a", &[])).unwrap();
        assert_eq!(text, "$a __wbg_ab");
    }

    #[test]
    fn what_is_cut_off_is_refused_and_nothing_panics() {
        let whole = program("__wbg_a", &["mount"]);
        let read = (0..whole.len()).filter(|&length| shortened("", &whole[..length]).is_some()).count();
        // A program may end after any of its sections.
        assert_eq!(read, 3);
        assert!(shortened("", b"").is_none());
    }

    #[test]
    fn numbers_in_letters_are_all_different() {
        let names: HashSet<String> = (0..2000).map(letters).collect();
        assert_eq!(names.len(), 2000);
    }
}
