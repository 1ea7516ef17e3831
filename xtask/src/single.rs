//! The whole page as one file, to be opened from a USB stick or a mail attachment.
//!
//! A page opened from a disk may fetch nothing, not even the file next to it. So the file contains
//! everything: programs, words and style sheets compressed, scripts as they are. Its policy lists each script
//! and style sheet by hash and allows no requests at all. It is derived from the release page, reproducibly.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use base64ct::{Base64, Encoding};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::failure::{Failure, Result};
use crate::{headers, project};

/// File name.
pub(crate) const NAME: &str = "spinemet-offline.html";

/// Scripts of the release that one file does not need: `single.js` starts the worker, and there is nothing to
/// cache.
const NOT_NEEDED: [&str; 3] = ["worker.js", "offline.js", "offline.css"];

/// The last line of a wasm-bindgen module.
const EXPORTS: &str = "export { initSync, __wbg_init as default };";

/// Writes the file from the release page in `folder`, and returns its checksum.
pub(crate) fn write(folder: &Path) -> Result<String> {
    let page = project::read(&folder.join("index.html"))?;
    let text = put_together(folder, &page)?;
    project::write(&folder.join(NAME), &text)?;
    Ok(checksum(text.as_bytes()))
}

/// SHA-256 in the notation of `sha256sum`.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"))
}

fn put_together(folder: &Path, page: &str) -> Result<String> {
    let mut one = OneFile::default();
    let boot_source = project::read(&project::root().join("web/boot.js"))?;
    let single_source = project::read(&project::root().join("web/single.js"))?;

    let main = main_program(page)?;
    let names = [(format!("{main}.js"), "spinemet.js".to_owned())]
        .into_iter()
        .chain([(format!("{main}_bg.wasm"), "spinemet_bg.wasm".to_owned())])
        .chain(later(folder, page)?);
    let mut others = Vec::new();
    for (at, name) in names {
        if NOT_NEEDED.contains(&name.as_str()) {
            continue;
        }
        match name.rsplit_once('.') {
            Some((program, "js")) => {
                let script = project::read(&folder.join(&at))?;
                match as_program(program, &script) {
                    Some(script) => one.script(Some(&name), &script)?,
                    None => others.push(script),
                }
            }
            Some((_, kind)) => {
                let path = folder.join(&at);
                let bytes =
                    fs::read(&path).map_err(|why| Failure::new(format!("read {}", path.display()), why))?;
                if kind == "css" {
                    one.styles.push(hash(&bytes));
                }
                one.data(&name, &bytes)?;
            }
            None => {}
        }
    }
    one.script(None, &starting(&single_source, &boot_source)?)?;
    for script in &others {
        one.script(None, script)?;
    }

    let styles =
        style_sheets(page).iter().map(|at| project::read(&folder.join(at))).collect::<Result<String>>()?;
    one.styles.push(hash(styles.as_bytes()));
    let icon = icon(folder, page)?;
    let stated = headers::policy(page).unwrap_or_default();
    let bare = without_what_is_fetched(page).replace(stated, &one.policy(stated));
    let bare = place_before(&bare, "</head>", &format!("{icon}<style>{styles}</style>"))?;
    place_before(&bare, "</body>", &one.body)
}

/// Parts of the file while it is assembled.
#[derive(Default)]
struct OneFile {
    body: String,
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl OneFile {
    fn script(&mut self, name: Option<&str>, script: &str) -> Result {
        if script.contains("</script") || script.contains("<!--") {
            return Err(Failure::new("write the page as one file", "a script holds what would end it"));
        }
        self.scripts.push(hash(script.as_bytes()));
        let id = name.map_or_else(String::new, |name| format!(r#" id="{name}""#));
        // Writing into a string cannot fail.
        let _ = writeln!(self.body, "<script type=\"module\"{id}>{script}</script>");
        Ok(())
    }

    fn data(&mut self, name: &str, bytes: &[u8]) -> Result {
        let fail = |why| Failure::new(format!("compress {name}"), why);
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes).map_err(fail)?;
        let packed = Base64::encode_string(&gzip.finish().map_err(fail)?);
        let _ = writeln!(self.body, "<script type=\"application/gzip\" id=\"{name}\">{packed}</script>");
        Ok(())
    }

    /// The policy of the page with the hashes of the file's scripts and styles, and without the directives
    /// for requests.
    fn policy(&self, stated: &str) -> String {
        let directives = stated.split("; ").filter_map(|directive| match directive.split(' ').next()? {
            "script-src" => Some(format!("script-src {} 'wasm-unsafe-eval'", self.scripts.join(" "))),
            "style-src" => Some(format!("style-src {}", self.styles.join(" "))),
            "img-src" => Some(format!("{} data:", directive.replace(" 'self'", ""))),
            "worker-src" => Some("worker-src blob:".to_owned()),
            "connect-src" | "manifest-src" => None,
            _ => Some(directive.to_owned()),
        });
        directives.collect::<Vec<_>>().join("; ")
    }
}

/// A wasm-bindgen module as an inline script, whose exports are reached by the module's name.
fn as_program(name: &str, module: &str) -> Option<String> {
    let body = module.trim_end().strip_suffix(EXPORTS)?;
    let mut script = String::new();
    let mut exports = vec!["default: __wbg_init".to_owned()];
    for line in body.lines() {
        if let Some(rest) = line.strip_prefix("export ") {
            let item = rest.split([' ', '(']).nth(1)?;
            exports.push(item.to_owned());
            script.push_str(rest);
        } else {
            script.push_str(line);
        }
        script.push('\n');
    }
    let _ = writeln!(script, "(globalThis.programs ??= {{}})[\"{name}\"] = {{ {} }};", exports.join(", "));
    Some(script)
}

/// `single.js` with the markup check of `boot.js`.
fn starting(single: &str, boot: &str) -> Result<String> {
    let look =
        |script: &str| script.lines().find(|line| line.trim().starts_with("createHTML:")).map(str::to_owned);
    match (look(single), look(boot)) {
        (Some(place), Some(look)) => Ok(single.replace(&place, &look)),
        _ => Err(Failure::new("write the page as one file", "boot.js and single.js have no createHTML")),
    }
}

/// Plain name of the page's main program.
fn main_program(page: &str) -> Result<String> {
    let tag = tags(page, "template").into_iter().find(|tag| attribute(tag, "id") == Some("start"));
    let script = tag.and_then(|tag| attribute(tag, "data-js")?.trim_start_matches("./").strip_suffix(".js"));
    script.map(str::to_owned).ok_or_else(|| {
        Failure::new("write the page as one file", "index.html does not say what starts")
            .remedy("cargo xtask dist")
    })
}

/// Path and plain name of each file that is loaded later, in the order of the list.
fn later(folder: &Path, page: &str) -> Result<Vec<(String, String)>> {
    let at = page.split_once(r#"{"at":""#).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
    let list = project::read(&folder.join(at))?;
    // `xtask stage` wrote it in the form {"name":{"at":"...","integrity":"..."},...}
    let files = list.trim_start_matches('{').split("},").filter_map(|file| {
        let mut texts = file.split('"').skip(1).step_by(2);
        let (name, at) = (texts.next()?, texts.nth(1)?);
        Some((at.to_owned(), name.to_owned()))
    });
    Ok(files.collect())
}

fn style_sheets(page: &str) -> Vec<&str> {
    let links = tags(page, "link").into_iter().filter(|tag| attribute(tag, "rel") == Some("stylesheet"));
    links.filter_map(|tag| Some(attribute(tag, "href")?.trim_start_matches("./"))).collect()
}

fn icon(folder: &Path, page: &str) -> Result<String> {
    let link = tags(page, "link").into_iter().find(|tag| attribute(tag, "rel") == Some("icon"));
    let Some(at) = link.and_then(|tag| attribute(tag, "href")) else { return Ok(String::new()) };
    let icon = project::read(&folder.join(at.trim_start_matches("./")))?;
    let icon = Base64::encode_string(icon.as_bytes());
    Ok(format!(r#"<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,{icon}">"#))
}

/// The page without links, scripts and the templates that list its files.
fn without_what_is_fetched(page: &str) -> String {
    let mut bare = page.to_owned();
    for tag in tags(page, "link") {
        bare = bare.replace(tag, "");
    }
    for name in ["script", "template"] {
        for tag in tags(page, name) {
            let end = format!("</{name}>");
            if let Some((before, rest)) = bare.split_once(tag)
                && let Some((_, after)) = rest.split_once(&end)
            {
                bare = format!("{before}{after}");
            }
        }
    }
    bare
}

fn place_before(page: &str, mark: &str, new: &str) -> Result<String> {
    let (before, after) = page
        .split_once(mark)
        .ok_or_else(|| Failure::new("write the page as one file", format!("index.html has no {mark}")))?;
    Ok(format!("{before}{new}{mark}{after}"))
}

/// Opening tags of the given name.
fn tags<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!("<{name} ");
    page.match_indices(&opening).filter_map(|(at, _)| Some(&page[at..=at + page[at..].find('>')?])).collect()
}

/// Value of an attribute, with or without quotation marks.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = tag.split_once(&format!(" {name}="))?;
    match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([' ', '>']).next(),
    }
}

fn hash(bytes: &[u8]) -> String {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::{as_program, attribute, hash, put_together, starting, tags};

    const PAGE: &str = "<head><meta content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                        img-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'\" http-equiv=x>\
                        <link href=./i.svg rel=icon><link href=./a.css rel=stylesheet>\
                        <template data-js=./spinemet-1.js data-wasm=./spinemet-1_bg.wasm id=start></template>\
                        <script src=boot-1.js integrity=x type=module></script></head>\
                        <body><p>Waiting</p><template id=release>{\"at\":\"release-1.json\",\"integrity\":\"x\"}</template></body>";

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("spinemet-single-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let glue = "export function mount(place) {\n}\nasync function __wbg_init() {}\nexport { initSync, __wbg_init as default };\n";
        for (file, text) in [
            ("i.svg", "<svg/>"),
            ("a.css", "p{}"),
            ("spinemet-1.js", glue),
            ("spinemet-1_bg.wasm", "1"),
            ("cohort-2.js", glue),
            ("cohort-2_bg.wasm", "2"),
            ("later-3.js", "later()"),
            ("b-4.css", "b{}"),
            (
                "release-1.json",
                "{\"b.css\":{\"at\":\"b-4.css\",\"integrity\":\"x\"},\"cohort.js\":{\"at\":\"cohort-2.js\",\"integrity\":\"x\"},\
                 \"cohort_bg.wasm\":{\"at\":\"cohort-2_bg.wasm\",\"integrity\":\"x\"},\"later.js\":{\"at\":\"later-3.js\",\"integrity\":\"x\"},\
                 \"worker.js\":{\"at\":\"worker-9.js\",\"integrity\":\"x\"}}",
            ),
        ] {
            std::fs::write(folder.join(file), text).unwrap();
        }
        folder
    }

    #[test]
    fn the_file_holds_everything_and_names_nothing_outside() {
        let folder = folder("whole");
        let file = put_together(&folder, PAGE).unwrap();
        assert_eq!(file, put_together(&folder, PAGE).unwrap());
        for id in ["spinemet.js", "spinemet_bg.wasm", "cohort.js", "cohort_bg.wasm", "b.css"] {
            assert_eq!(file.matches(&format!("id=\"{id}\"")).count(), 1, "{id} in {file}");
        }
        assert!(
            file.contains("later()")
                && file.contains("<style>p{}</style>")
                && file.contains("<p>Waiting</p>")
        );
        assert!(!file.contains(" src=") && !file.contains("./") && !file.contains("release"), "{file}");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn its_policy_knows_each_script_and_style_sheet_by_its_hash_and_lets_nothing_be_fetched() {
        let folder = folder("policy");
        let file = put_together(&folder, PAGE).unwrap();
        let policy = crate::headers::policy(&file).unwrap();
        assert!(
            policy.contains(&hash(b"later()"))
                && policy.contains(&hash(b"p{}"))
                && policy.contains(&hash(b"b{}"))
        );
        assert!(policy.contains("'wasm-unsafe-eval'; style-src 'sha256-"), "{policy}");
        assert!(policy.contains("img-src data:; worker-src blob:; base-uri 'none'"), "{policy}");
        assert!(!policy.contains("'self'") && !policy.contains("connect-src"), "{policy}");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_module_becomes_a_script_that_is_found_by_its_name() {
        let module = "export function open(part) {\n}\nexport class Held {\n}\nlet a;\n\nexport { initSync, __wbg_init as default };\n";
        assert_eq!(
            as_program("files", module).unwrap(),
            "function open(part) {\n}\nclass Held {\n}\nlet a;\n\n\
             (globalThis.programs ??= {})[\"files\"] = { default: __wbg_init, open, Held };\n"
        );
        assert_eq!(as_program("later", "later();"), None);
    }

    #[test]
    fn both_ways_of_starting_look_at_markup_alike() {
        let read = |name: &str| crate::project::read(&crate::project::root().join("web").join(name)).unwrap();
        let script = starting(&read("single.js"), &read("boot.js")).unwrap();
        assert!(script.contains("createHTML: (html) =>") && !script.contains("createHTML: null"));
        assert!(starting("", "").is_err());
    }

    #[test]
    fn tags_are_read_with_and_without_quotation_marks() {
        let page = r#"<link rel="icon" href="./a.svg"><link href=./b.css rel=stylesheet>"#;
        assert_eq!(tags(page, "link").len(), 2);
        assert_eq!(attribute(tags(page, "link")[0], "href"), Some("./a.svg"));
        assert_eq!(attribute(tags(page, "link")[1], "rel"), Some("stylesheet"));
        assert_eq!(attribute(tags(page, "link")[1], "id"), None);
    }
}
