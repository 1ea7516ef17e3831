//! Groups the bytes of a program by the crate that they come from.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::wasm::{HEAD, IMPORTS, Reader};

const CUSTOM: u8 = 0;
const CODE: u8 = 10;
const DATA: u8 = 11;
/// Subsection of the section "name" with the names of the functions.
const FUNCTION_NAMES: u8 = 1;

/// Number of contributors printed.
const PRINTED: usize = 10;

/// Prints the largest contributors to a program with names, which is the one before wasm-opt.
pub(crate) fn print(program: &Path) -> Result {
    let name = program.display();
    let bytes = fs::read(program).map_err(|why| Failure::new(format!("read {name}"), why))?;
    let found = contributors(&bytes).ok_or_else(|| {
        Failure::new(format!("list what {name} is made of"), "it is no program that is known here")
    })?;
    println!("The largest contributors to the first program, before wasm-opt, raw KB");
    for (name, size) in found.iter().take(PRINTED) {
        println!("{:>9}  {name}", crate::size::kilobytes(*size));
    }
    println!();
    Ok(())
}

/// Bytes of code by crate, and bytes of data, largest first; `None` if the program cannot be parsed.
fn contributors(program: &[u8]) -> Option<Vec<(String, usize)>> {
    let mut unread = Reader(program);
    unread.take(HEAD)?;
    let (mut imported, mut sizes, mut names, mut data) = (0, Vec::new(), HashMap::new(), 0);
    while let Some(id) = unread.byte() {
        let length = unread.number()?;
        let mut body = Reader(unread.take(length)?);
        match id {
            IMPORTS => imported = functions_imported(&mut body)?,
            CODE => sizes = code_sizes(&mut body)?,
            DATA => data += length,
            CUSTOM if body.text()? == "name" => names = function_names(&mut body)?,
            _ => {}
        }
    }
    let mut found = HashMap::from([("data: words, scoring files, tables".to_owned(), data)]);
    for (place, size) in sizes.into_iter().enumerate() {
        let name = names.get(&(imported + place)).copied().unwrap_or_default();
        *found.entry(format!("code of {}", crate_of(name))).or_default() += size;
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by(|(one, of_one), (other, of_other)| of_other.cmp(of_one).then_with(|| one.cmp(other)));
    Some(found)
}

fn functions_imported(section: &mut Reader<'_>) -> Option<usize> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.text()?;
        section.text()?;
        functions += usize::from(section.import_kind()?);
    }
    Some(functions)
}

fn code_sizes(section: &mut Reader<'_>) -> Option<Vec<usize>> {
    let mut sizes = Vec::new();
    for _ in 0..section.number()? {
        let size = section.number()?;
        section.take(size)?;
        sizes.push(size);
    }
    Some(sizes)
}

fn function_names<'a>(section: &mut Reader<'a>) -> Option<HashMap<usize, &'a str>> {
    let mut names = HashMap::new();
    while let Some(id) = section.byte() {
        let length = section.number()?;
        let mut body = Reader(section.take(length)?);
        if id == FUNCTION_NAMES {
            for _ in 0..body.number()? {
                let place = body.number()?;
                names.insert(place, body.text()?);
            }
        }
    }
    Some(names)
}

/// The first crate in the name of a function; for code of the standard library made for a crate's types,
/// that is the standard library.
fn crate_of(function: &str) -> &str {
    let start = function.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or(0);
    let name = &function[start..];
    let end =
        name.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').unwrap_or(name.len());
    match &name[..end] {
        "" => "no name",
        "core" | "alloc" | "std" => "core, alloc and std",
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A section, with lengths under 128.
    fn section(id: u8, body: &[u8]) -> Vec<u8> {
        [&[id, u8::try_from(body.len()).unwrap()], body].concat()
    }

    #[test]
    fn code_is_counted_by_crate_after_the_imported_functions() {
        let names = [&b"\x03"[..], b"\x01\x07yew::ru", b"\x02\x07<yew as", b"\x03\x08core::fm"].concat();
        let program = [
            b"\0asm\x01\0\0\0".to_vec(),
            section(IMPORTS, b"\x01\x01a\x01b\0\0"),
            section(CODE, b"\x03\x02\0\x0b\x03\0\0\x0b\x04\0\0\0\x0b"),
            section(DATA, b"\0\0\0\0"),
            section(CUSTOM, &[b"\x04name".to_vec(), section(FUNCTION_NAMES, &names)].concat()),
        ]
        .concat();
        let found = contributors(&program).unwrap();
        let sizes: Vec<_> = found.iter().map(|(name, size)| (name.as_str(), *size)).collect();
        assert_eq!(
            sizes,
            [
                ("code of yew", 5),
                ("code of core, alloc and std", 4),
                ("data: words, scoring files, tables", 4)
            ]
        );
        assert!(contributors(&program[..20]).is_none());
    }

    #[test]
    fn the_crate_is_the_first_in_the_name() {
        assert_eq!(crate_of("<spinemet::component::Field as yew::Component>::view::h95a9"), "spinemet");
        assert_eq!(crate_of("core[c5930c85a12de822]::str::slice_error_fail"), "core, alloc and std");
        assert_eq!(crate_of("_<&T as core::fmt::Debug>::fmt"), "T");
        assert_eq!(crate_of(""), "no name");
    }
}
