//! Compressed size of the page, and the time until its form can be used.
//!
//! The README promises the limit: the bedside page must open over a poor connection.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Failure, Result};
use crate::server::Server;
use crate::{dist, program, project, serve, setup};

/// Limit in bytes, gzip-compressed, for everything that the bedside page loads.
const LIMIT: usize = 250_000;

/// `cargo xtask size`.
pub(crate) fn size() -> Result {
    let tools = setup::for_tests()?;
    dist::build(&tools.page)?;
    let total = print_sizes(&project::dist())?;

    let server = Server::new(serve::listen(Some(0))?, &project::dist())?;
    let mut node = tools.page.command(&tools.node);
    node.arg("usable.mjs")
        .current_dir(project::e2e())
        .env("SPINEMET_URL", server.address())
        .env("SPINEMET_CHROMIUM", &tools.browser.chromium);
    server.run_beside();
    program::run("measure the time until the form is usable", &mut node)?;

    if total > LIMIT {
        return Err(Failure::new(
            "accept the size of the page",
            format!("it is {} KB with gzip, and {} KB is the limit", kilobytes(total), kilobytes(LIMIT)),
        ));
    }
    Ok(())
}

/// Prints a table of the files, and returns the gzip total of those that the page loads.
fn print_sizes(folder: &Path) -> Result<usize> {
    let loaded = loaded_files(folder)?;
    println!("\nTransfer size in KB (1 KB = 1000 bytes)\n{:>9}{:>9}{:>9}  file", "raw", "gzip", "brotli");
    let mut total = [0; 3];
    for name in &loaded {
        let sizes = sizes(&folder.join(name)).map_err(|why| Failure::new(format!("measure {name}"), why))?;
        print_row(sizes, name);
        for (total, size) in total.iter_mut().zip(sizes) {
            *total += size;
        }
    }
    print_row(total, &format!("in all: the bedside page, of at most {} KB with gzip\n", kilobytes(LIMIT)));
    Ok(total[1])
}

fn print_row(sizes: [usize; 3], name: &str) {
    let [raw, gzip, brotli] = sizes.map(kilobytes);
    println!("{raw:>9}{gzip:>9}{brotli:>9}  {name}");
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

/// The page, and every file of the folder whose name occurs in it or in a style sheet or script that it
/// loads.
fn loaded_files(folder: &Path) -> Result<BTreeSet<String>> {
    let there =
        fs::read_dir(folder).map_err(|why| Failure::new(format!("list {}", folder.display()), why))?;
    let names: Vec<String> =
        there.flatten().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    let mut loaded = BTreeSet::new();
    let mut unread = vec!["index.html".to_owned()];
    while let Some(file) = unread.pop() {
        if file.ends_with(".html") || file.ends_with(".css") || file.ends_with(".js") {
            let text = named_at_once(project::read(&folder.join(&file))?);
            unread
                .extend(names.iter().filter(|name| text.contains(*name) && !loaded.contains(*name)).cloned());
        }
        loaded.insert(file);
    }
    Ok(loaded)
}

/// Removes the name of the list of files that are loaded later.
fn named_at_once(text: String) -> String {
    match text.split_once("<template id=release>").or_else(|| text.split_once(r#"<template id="release">"#)) {
        Some((before, after)) => {
            format!("{before}{}", after.split_once("</template>").map_or("", |(_, rest)| rest))
        }
        None => text,
    }
}

/// Size in bytes: raw, best gzip, best brotli.
fn sizes(file: &Path) -> io::Result<[usize; 3]> {
    let bytes = fs::read(file)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &brotli::enc::BrotliEncoderParams::default())?;
    Ok([bytes.len(), gzip.finish()?.len(), brotli.len()])
}

#[cfg(test)]
mod tests {
    use super::{kilobytes, loaded_files, sizes};

    #[test]
    fn only_what_the_page_names_counts() {
        let folder = std::env::temp_dir().join(format!("spinemet-size-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            (
                "index.html",
                "<link href=a.css><template data-wasm=./b.wasm></template>\
                 <template id=release>{\"e\":\"e.js\"}</template>",
            ),
            ("e.js", ""),
            ("a.css", "url(c.png)"),
            ("b.wasm", "c.png d.wasm"),
            ("c.png", ""),
            ("d.wasm", ""),
        ] {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let loaded: Vec<String> = loaded_files(&folder).unwrap().into_iter().collect();
        assert_eq!(loaded, ["a.css", "b.wasm", "c.png", "index.html"]);
        assert_eq!(sizes(&folder.join("a.css")).unwrap()[0], 10);
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn kilobytes_have_one_decimal() {
        assert_eq!(kilobytes(51_623), "51.6");
        assert_eq!(kilobytes(50), "0.0");
    }
}
