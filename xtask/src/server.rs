//! A small server for static files.
//!
//! It knows GET and HEAD and the types of the page's own files, sends the headers of `headers.rs` with the
//! policy of the built page, and compresses as a real host does, so that measured sizes are those a user
//! waits for.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::failure::{Failure, Result};
use crate::{headers, project};

/// Bytes; more than any browser sends to a page without cookies.
const LONGEST_REQUEST: u64 = 32 * 1024;
const PATIENCE: Duration = Duration::from_secs(10);

/// A server of one folder.
pub(crate) struct Server {
    listener: TcpListener,
    address: String,
    site: Arc<Site>,
}

impl Server {
    /// Prepares to serve `folder`, which holds a built page.
    pub(crate) fn new(listener: TcpListener, folder: &Path) -> Result<Self> {
        let port = listener.local_addr().map_err(|why| Failure::new("serve the page", why))?.port();
        let page = project::read(&folder.join("index.html"))?;
        let policy = headers::policy(&page).ok_or_else(|| {
            Failure::new("serve the page", "index.html names no content security policy")
                .remedy("cargo xtask dist")
        })?;
        let site = Site {
            folder: folder.to_path_buf(),
            headers: headers::headers(policy)
                .into_iter()
                .fold(String::new(), |all, (name, value)| format!("{all}{name}: {value}\r\n")),
            packed: Mutex::default(),
        };
        Ok(Self { listener, address: format!("http://127.0.0.1:{port}/"), site: Arc::new(site) })
    }

    /// URL of the page.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the program ends.
    pub(crate) fn run(self) -> Result {
        for stream in self.listener.incoming() {
            let stream = stream.map_err(|why| Failure::new("serve the page", why))?;
            let site = Arc::clone(&self.site);
            // A browser that closes the connection early is no failure of the server.
            thread::spawn(move || site.answer(stream));
        }
        Ok(())
    }

    /// Serves in a background thread.
    pub(crate) fn run_beside(self) {
        thread::spawn(move || self.run());
    }
}

/// The served folder and its state.
struct Site {
    folder: PathBuf,
    /// Headers of every response.
    headers: String,
    /// Cache of compressed bodies by their plain bytes.
    packed: Mutex<HashMap<Vec<u8>, Vec<u8>>>,
}

struct Response {
    status: &'static str,
    kind: &'static str,
    cache: &'static str,
    body: Vec<u8>,
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut head = String::new();
        let mut lines = BufReader::new(stream.try_clone()?.take(LONGEST_REQUEST));
        lines.read_line(&mut head)?;
        let mut rest = String::new();
        let mut takes_gzip = false;
        while lines.read_line(&mut rest)? > 0 && !rest.trim_end().is_empty() {
            takes_gzip |= offers_gzip(&rest);
            rest.clear();
        }

        let mut words = head.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let response = match method {
            "GET" | "HEAD" => self.file(target),
            _ => Response::plain("405 Method Not Allowed", "Only GET and HEAD.\n"),
        };
        let Response { status, kind, cache, body } = response;
        let (body, encoding) =
            if takes_gzip { (self.pack(body)?, "Content-Encoding: gzip\r\n") } else { (body, "") };
        write!(
            stream,
            "HTTP/1.1 {status}\r\n\
             Content-Type: {kind}\r\n\
             Content-Length: {length}\r\n\
             {encoding}Vary: Accept-Encoding\r\n\
             Cache-Control: {cache}\r\n\
             {headers}Connection: close\r\n\r\n",
            length = body.len(),
            headers = self.headers,
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    /// Compresses a body, each only once: tests request the page again and again.
    fn pack(&self, body: Vec<u8>) -> io::Result<Vec<u8>> {
        let packed =
            || self.packed.lock().map_err(|_| io::Error::other("another answer failed while it was kept"));
        if let Some(known) = packed()?.get(&body) {
            return Ok(known.clone());
        }
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&body)?;
        let small = gzip.finish()?;
        packed()?.insert(body, small.clone());
        Ok(small)
    }

    fn file(&self, target: &str) -> Response {
        let found = path_of(target).and_then(|path| Some((fs::read(self.folder.join(&path)).ok()?, path)));
        match found {
            Some((body, path)) => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                Response { status: "200 OK", kind: kind_of(&name), cache: headers::cache(&name), body }
            }
            None => Response::plain("404 Not Found", "There is no such file.\n"),
        }
    }
}

impl Response {
    fn plain(status: &'static str, text: &str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", cache: "no-cache", body: text.into() }
    }
}

/// Returns whether a request line offers gzip.
fn offers_gzip(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, value)| {
        name.eq_ignore_ascii_case("accept-encoding")
            && value.split(',').any(|offered| offered.trim().split(';').next() == Some("gzip"))
    })
}

/// Path of the requested file; `None` if it leaves the folder.
fn path_of(target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    // The page's own files have plain names, so an escaped one is not found.
    let plain = |part: Component| match part {
        Component::Normal(name) => {
            name.to_str().is_some_and(|name| !name.starts_with('.') && !name.contains(['%', '\\', '\0']))
        }
        _ => false,
    };
    let path = PathBuf::from(path);
    path.components().all(plain).then_some(path)
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "ftl" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::path::PathBuf;

    use super::{Server, kind_of, offers_gzip, path_of};

    #[test]
    fn a_request_reaches_files_below_the_folder_and_no_others() {
        assert_eq!(path_of("/"), Some(PathBuf::from("index.html")));
        assert_eq!(path_of("/sub/?a=1#b"), Some(PathBuf::from("sub/index.html")));
        assert_eq!(path_of("/a-1.js"), Some(PathBuf::from("a-1.js")));
        for target in
            ["", "a.js", "/../Cargo.toml", "/a/../../b", "//etc/passwd", "/%2e%2e/b", "/.git/config", "/a\\b"]
        {
            assert_eq!(path_of(target), None, "{target}");
        }
    }

    #[test]
    fn types_are_what_a_browser_insists_on() {
        assert_eq!(kind_of("a-0123456789abcdef_bg.wasm"), "application/wasm");
        assert_eq!(kind_of("boot.js"), "text/javascript; charset=utf-8");
        assert_eq!(kind_of("LICENSE"), "application/octet-stream");
    }

    #[test]
    fn only_who_offers_gzip_gets_it() {
        assert!(offers_gzip("Accept-Encoding: deflate, gzip\r\n"));
        assert!(!offers_gzip("Accept-Encoding: br\r\n"));
        assert!(!offers_gzip("X-Note: gzip\r\n"));
    }

    fn ask(address: &str, request: &str) -> String {
        let address = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_page_is_served_with_its_headers() {
        let folder = std::env::temp_dir().join(format!("spinemet-server-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "<meta content=\"default-src 'none'\">").unwrap();
        let server = Server::new(crate::serve::listen(Some(0)).unwrap(), &folder).unwrap();
        let address = server.address().to_owned();
        server.run_beside();

        let page = ask(&address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(
            page.contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox "),
            "{page}"
        );
        assert!(
            page.contains("Cache-Control: no-cache\r\n")
                && page.ends_with("<meta content=\"default-src 'none'\">")
        );
        let head = ask(&address, "HEAD / HTTP/1.1\r\naccept-encoding: br, gzip;q=0.5\r\n\r\n");
        assert!(head.contains("Content-Encoding: gzip\r\n"), "{head}");
        assert!(ask(&address, "HEAD / HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(ask(&address, "GET /none HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 404 "));
        assert!(ask(&address, "POST / HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405 "));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
