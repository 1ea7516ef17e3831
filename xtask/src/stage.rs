//! The last step of a release: puts a hash into the name of every file, and the hashes where they are
//! verified.
//!
//! Trunk calls this (Trunk.toml) on its staging folder. Trunk hashes the names of the first program but not
//! of further ones, because it cannot know who refers to them. They are renamed here; the page gets the list
//! by which `boot.js` finds and verifies each file, and the service worker the list of all that it caches.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256, Sha384};

use crate::failure::{Failure, Result};
use crate::{headers, packs, project, short_names};

/// The script that starts the page.
const BOOT: &str = "boot.js";
/// The service worker, which caches the release. Its name has no hash, so that a browser finds the new one.
const WORKER: &str = "sw.js";
/// Placeholder in `index.html` for the name of the list of files that are loaded later.
const LATER_PLACE: &str = r#"{"files":"later"}"#;
/// Placeholder in the service worker for the list of all files.
const WORKER_PLACE: &str = r#"{ name: "", policy: "", files: {} }"#;
/// Pictures that a browser shows before installation; not cached.
const SCREENSHOTS: &str = "screenshots/";
/// Suffix of a program's name; its script has the same name otherwise.
const PROGRAM: &str = "_bg.wasm";
/// Suffixes of files that are loaded when first needed, unless the page names them.
const LATER: [&str; 5] = [".css", ".js", ".json", ".txt", ".wasm"];

/// `cargo xtask stage`, for Trunk only.
pub(crate) fn stage() -> Result {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR") else {
        return Err(Failure::new("stage the release", "Trunk calls this; it names the folder")
            .remedy("cargo xtask dist"));
    };
    let folder = PathBuf::from(folder);
    packs::copy_into(&folder)?;
    shorten_names(&folder)?;
    stage_in(&folder)
}

/// Minifies the names between every program and its script. Trunk has already written the hashes of the first
/// program into the page.
fn shorten_names(folder: &Path) -> Result {
    let index = folder.join("index.html");
    let mut page = project::read(&index)?;
    for program in files(folder)?.iter().filter(|name| name.ends_with(PROGRAM)) {
        let script = program.replace(PROGRAM, ".js");
        let hash = |name: &str| {
            let bytes = fs::read(folder.join(name));
            bytes.map(|bytes| integrity(&bytes)).map_err(|why| Failure::new(format!("stage {name}"), why))
        };
        let before = [hash(&script)?, hash(program)?];
        short_names::shorten(folder, &script, program)?;
        for (before, name) in before.iter().zip([&script, program]) {
            page = page.replace(before, &hash(name)?);
        }
    }
    project::write(&index, &page)
}

fn stage_in(folder: &Path) -> Result {
    let index = folder.join("index.html");
    let page = project::read(&index)?;
    let mut list = Vec::new();
    for name in later(folder, &page)? {
        let file = File::named_by_hash(folder, &name)?;
        list.push(format!(r#""{name}":{}"#, file.json()));
    }
    project::write(&folder.join("release.json"), &format!("{{{}}}", list.join(",")))?;
    let list = File::named_by_hash(folder, "release.json")?;

    let boot = folder.join(BOOT);
    project::write(&boot, &without_comments(&project::read(&boot)?))?;
    let boot = File::named_by_hash(folder, BOOT)?;

    let boot = format!(r#"src="{}" integrity="{}""#, boot.name, boot.integrity);
    // Trunk may have removed the quotation marks.
    let page = put(&page, &[&format!(r#"src="{BOOT}""#), &format!("src={BOOT}")], &boot)?;
    project::write(&index, &put(&page, &[LATER_PLACE], &list.json())?)?;
    write_worker(folder)
}

/// A file of the release.
struct File {
    name: String,
    integrity: String,
}

impl File {
    /// Renames the file so that its name contains its hash and browsers can cache it for ever.
    fn named_by_hash(folder: &Path, name: &str) -> Result<Self> {
        let fail = |why| Failure::new(format!("stage {name}"), why);
        let bytes = fs::read(folder.join(name)).map_err(fail)?;
        let named = hashed(name, &bytes);
        fs::rename(folder.join(name), folder.join(&named)).map_err(fail)?;
        Ok(Self { name: named, integrity: integrity(&bytes) })
    }

    /// Path and integrity hash, as `boot.js` reads them.
    fn json(&self) -> String {
        format!(r#"{{"at":"{}","integrity":"{}"}}"#, self.name, self.integrity)
    }
}

/// Replaces the first of `places` that occurs in the page. Fails if none does.
fn put(page: &str, places: &[&str], new: &str) -> Result<String> {
    let place = places.iter().find(|place| page.contains(**place));
    let place = place.ok_or_else(|| {
        Failure::new("stage the release", format!("index.html has no {}", places.join(" and no ")))
    })?;
    Ok(page.replacen(place, new, 1))
}

/// Removes comment lines and indentation from a script, which Trunk does not minify.
fn without_comments(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim().is_empty());
    lines.fold(String::new(), |text, line| text + line.trim_start() + "\n")
}

/// Top-level files that the page does not name, sorted.
fn later(folder: &Path, page: &str) -> Result<Vec<String>> {
    let mut names = files(folder)?;
    names.retain(|name| {
        !name.contains('/') && name != WORKER && LATER.iter().any(|kind| name.ends_with(kind))
    });
    names.retain(|name| !page.contains(name.as_str()));
    Ok(names)
}

/// Writes the list of cached files into the service worker, under a name that changes with the worker and
/// with every file.
fn write_worker(folder: &Path) -> Result {
    let path = folder.join(WORKER);
    let worker = project::read(&path)?;
    if !worker.contains(WORKER_PLACE) {
        return Err(Failure::new("stage the release", format!("{WORKER} has no {WORKER_PLACE}")));
    }
    let mut list = String::new();
    for name in files(folder)? {
        if name == WORKER || name.starts_with(SCREENSHOTS) {
            continue;
        }
        let bytes = fs::read(folder.join(&name)).map_err(|why| Failure::new(format!("stage {name}"), why))?;
        let at = if name == "index.html" { "./" } else { &name };
        // Writing into a string cannot fail.
        let _ = write!(list, "\n    \"{at}\": \"{}\",", integrity(&bytes));
    }
    let page = project::read(&folder.join("index.html"))?;
    let policy = headers::policy(&page).map(headers::whole_policy).unwrap_or_default();
    let name = short_hash(format!("{worker}{policy}{list}").as_bytes());
    let release = format!("{{\n  name: \"{name}\",\n  policy: \"{policy}\",\n  files: {{{list}\n  }},\n}}");
    project::write(&path, &worker.replace(WORKER_PLACE, &release))
}

/// Paths of all files below a folder, with `/`, sorted.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut unread = vec![String::new()];
    while let Some(within) = unread.pop() {
        let path = folder.join(&within);
        let entries =
            fs::read_dir(&path).map_err(|why| Failure::new(format!("list {}", path.display()), why))?;
        for entry in entries.flatten() {
            let name = format!("{within}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                unread.push(format!("{name}/"));
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", Base64::encode_string(&Sha384::digest(bytes)))
}

fn hashed(name: &str, bytes: &[u8]) -> String {
    let (stem, kind) = name.rsplit_once('.').unwrap_or((name, ""));
    format!("{stem}-{}.{kind}", short_hash(bytes))
}

fn short_hash(bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in &Sha256::digest(bytes)[..8] {
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{hashed, integrity, stage_in, without_comments};

    /// A folder as Trunk stages it, removed when the test ends.
    struct Staged(PathBuf);

    impl Staged {
        fn new(name: &str, study: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("spinemet-stage-{name}-{}", std::process::id()));
            std::fs::create_dir_all(folder.join("screenshots")).unwrap();
            let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
            write(
                "index.html",
                "<meta content=\"default-src 'none'\"><script type=module src=boot.js></script><i src=./page-1.js></i><template id=release>{\"files\":\"later\"}</template>",
            );
            write("boot.js", "// why\nstart();\n");
            write("page-1.js", "");
            write("study.js", study);
            write("study_bg.wasm", "2");
            write("sw.js", r#"const RELEASE = { name: "", policy: "", files: {} };"#);
            write("screenshots/desk.png", "");
            Self(folder)
        }

        fn read(&self, name: &str) -> String {
            std::fs::read_to_string(self.0.join(name)).unwrap()
        }
    }

    impl Drop for Staged {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn what_the_page_does_not_name_gets_a_hash_and_is_listed_and_the_page_knows_the_list_by_its_hash() {
        let staged = Staged::new("list", "1");
        stage_in(&staged.0).unwrap();
        let page = staged.read("index.html");
        let list = page.split("{\"at\":\"").nth(1).unwrap().split('"').next().unwrap();
        let text = staged.read(list);
        assert!(page.contains(&format!("\"integrity\":\"{}\"", integrity(text.as_bytes()))), "{page}");
        let named = hashed("study_bg.wasm", b"2");
        assert!(staged.0.join(&named).exists());
        assert!(
            text.contains(&format!(r#""study_bg.wasm":{{"at":"{named}","integrity":"sha384-"#)),
            "{text}"
        );
        assert!(text.contains(r#""study.js":"#) && !text.contains("page-1.js"), "{text}");
        assert!(!text.contains("sw.js") && !text.contains("boot"), "{text}");
        assert!(stage_in(&staged.0).is_err(), "a page that has its list already has no place for another");
    }

    #[test]
    fn the_script_that_starts_the_page_is_named_by_its_hash_and_checked_by_it() {
        let staged = Staged::new("boot", "1");
        stage_in(&staged.0).unwrap();
        let name = hashed("boot.js", b"start();\n");
        assert_eq!(staged.read(&name), "start();\n");
        let tag = format!(r#"src="{name}" integrity="{}""#, integrity(b"start();\n"));
        assert!(staged.read("index.html").contains(&tag));
    }

    #[test]
    fn the_worker_keeps_every_file_but_itself_and_pictures_of_the_page() {
        let staged = Staged::new("worker", "1");
        stage_in(&staged.0).unwrap();
        let worker = staged.read("sw.js");
        let page = staged.read("index.html");
        assert!(worker.contains(&format!("\"./\": \"{}\"", integrity(page.as_bytes()))), "{worker}");
        assert_eq!(worker.matches("sha384-").count(), 6, "{worker}");
        assert!(
            worker.contains("policy: \"default-src 'none'; frame-ancestors 'none'; sandbox "),
            "{worker}"
        );
        assert!(!worker.contains("sw.js") && !worker.contains("screenshots"), "{worker}");
    }

    #[test]
    fn another_file_makes_another_worker() {
        let name = |staged: Staged| {
            stage_in(&staged.0).unwrap();
            staged.read("sw.js").split("name: \"").nth(1).unwrap()[..16].to_owned()
        };
        let one = name(Staged::new("one", "1"));
        assert_eq!(one, name(Staged::new("same", "1")));
        assert_ne!(one, name(Staged::new("other", "!")));
    }

    #[test]
    fn a_name_changes_with_the_bytes_alone() {
        assert_eq!(hashed("a.js", b""), "a-e3b0c44298fc1c14.js");
        assert_ne!(hashed("a.js", b"x"), hashed("a.js", b""));
    }

    #[test]
    fn only_lines_that_are_comments_are_left_out() {
        assert_eq!(
            without_comments("// a\n\n  b(); // c\n  // d\n  `http://e`\n"),
            "b(); // c\n`http://e`\n"
        );
    }
}
