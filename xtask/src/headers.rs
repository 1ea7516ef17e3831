//! The response headers a host must send with the page. The project's server sends them, and the README's
//! sections for other hosts are tested against them.
//!
//! The page states its policy in a meta element, so it holds on any host. The header adds what an element
//! cannot state: nobody may frame the page, and it may not open other windows.

/// Directives that are valid only in the header. The sandboxed page may run, keep its origin (for the service
/// worker), save files, print, and use its dialogs; it may not open windows.
const HEADER_ONLY: &str = "frame-ancestors 'none'; sandbox allow-downloads allow-forms allow-modals allow-same-origin \
                           allow-scripts";

/// Browser features that a page may request and this one never does.
const UNUSED: [&str; 22] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// Headers of every response, with the policy of the page itself.
pub(crate) fn headers(policy: &str) -> Vec<(&'static str, String)> {
    let unused = UNUSED.map(|feature| format!("{feature}=()")).join(", ");
    [
        ("Connection-Allowlist", "(response-origin)".to_owned()),
        ("Content-Security-Policy", whole_policy(policy)),
        ("Cross-Origin-Embedder-Policy", "require-corp".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("Origin-Agent-Cluster", "?1".to_owned()),
        ("Permissions-Policy", unused),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-DNS-Prefetch-Control", "off".to_owned()),
    ]
    .into()
}

/// The policy of the page, extended by the directives that are valid only in a header.
pub(crate) fn whole_policy(policy: &str) -> String {
    format!("{policy}; {HEADER_ONLY}")
}

/// Policy in the meta element of the built page or its source.
pub(crate) fn policy(page: &str) -> Option<&str> {
    let start = page.find("default-src 'none'")?;
    page[start..].split('"').next()
}

/// `Cache-Control` of a file: for ever if its name contains its hash, otherwise revalidated each time.
pub(crate) fn cache(name: &str) -> &'static str {
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.trim_end_matches("_bg").rsplit('-').next().unwrap_or_default();
    // Trunk drops leading zeros of a hash.
    if (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        FOR_EVER
    } else {
        ASK_AGAIN
    }
}

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// Pattern of hashed names, for hosts.
#[cfg(test)]
const HASHED: &str = r"-[0-9a-f]{12,16}(_bg)?\.[a-z]+$";

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{ASK_AGAIN, FOR_EVER, HASHED, cache, headers, policy};
    use crate::project;

    fn of_the_page() -> Vec<(&'static str, String)> {
        let page = project::read(&project::root().join("index.html")).unwrap();
        headers(policy(&page).unwrap())
    }

    fn nginx() -> String {
        let mut lines = format!(
            "map $uri $kept {{\n    default \"{ASK_AGAIN}\";\n    \"~{HASHED}\" \"{FOR_EVER}\";\n}}\nserver {{\n    \
             # listen, server_name, certificates\n    root /srv/spinemet;\n    index index.html;\n    gzip on;\n    \
             gzip_types application/wasm application/javascript application/json application/manifest+json image/svg+xml text/css text/javascript text/plain;\n    \
             add_header Strict-Transport-Security \"max-age=31536000\" always;\n    add_header Cache-Control $kept always;\n"
        );
        for (name, value) in of_the_page() {
            let _ = writeln!(lines, "    add_header {name} \"{value}\" always;");
        }
        // Most type lists that come with nginx lack this one.
        lines
            + "    location ~ \\.webmanifest$ {\n        types { }\n        default_type application/manifest+json;\n    }\n}\n"
    }

    /// Caddy does not compress programs by default.
    const COMPRESSED: &str = "\tencode zstd gzip {\n\t\tmatch {\n\t\t\theader Content-Type application/*\n\t\t\t\
                              header Content-Type image/svg+xml*\n\t\t\theader Content-Type text/*\n\t\t}\n\t}\n";

    fn caddy() -> String {
        let mut lines = format!(
            "spinemet.example {{\n\troot * /srv/spinemet\n{COMPRESSED}\t@hashed path_regexp {HASHED}\n\t\
             @others not path_regexp {HASHED}\n\theader {{\n\t\tStrict-Transport-Security \"max-age=31536000\"\n"
        );
        for (name, value) in of_the_page() {
            let _ = writeln!(lines, "\t\t{name} \"{value}\"");
        }
        // Caddy applies rules for some files before rules for all, which would then win.
        let _ = write!(
            lines,
            "\t}}\n\theader @hashed Cache-Control \"{FOR_EVER}\"\n\theader @others Cache-Control \"{ASK_AGAIN}\"\n\t@manifest path *.webmanifest\n\theader @manifest Content-Type application/manifest+json\n\tfile_server\n}}\n"
        );
        lines
    }

    fn headers_file() -> String {
        let mut lines = String::from("/*\n");
        for (name, value) in of_the_page() {
            let _ = writeln!(lines, "  {name}: {value}");
        }
        lines
    }

    #[test]
    fn the_guide_for_hosts_says_the_same_as_our_own_server() {
        let guide = project::read(&project::root().join("docs/hosting.md")).unwrap();
        for (host, config) in
            [("nginx", nginx()), ("Caddy", caddy()), ("a host that reads `_headers`", headers_file())]
        {
            assert!(guide.contains(&config), "docs/hosting.md is to have for {host}:\n{config}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept() {
        assert_eq!(cache("spinemet-c4418d494ee2d800_bg.wasm"), FOR_EVER);
        assert_eq!(cache("boot-845d3156b6ee5479.js"), FOR_EVER);
        assert_eq!(cache("spinemet-d5f475bed6c6789.js"), FOR_EVER);
        for name in ["index.html", "sw.js", "manifest.webmanifest", "high-contrast.css"] {
            assert_eq!(cache(name), ASK_AGAIN, "{name}");
        }
    }

    #[test]
    fn the_policy_is_read_from_the_page_and_what_only_a_header_can_say_is_added() {
        let page =
            r#"<meta content="default-src 'none'; script-src 'self'" http-equiv=Content-Security-Policy>"#;
        assert_eq!(policy(page), Some("default-src 'none'; script-src 'self'"));
        let (name, value) = &headers("default-src 'none'")[1];
        assert_eq!(*name, "Content-Security-Policy");
        assert!(value.starts_with("default-src 'none'; frame-ancestors 'none'; sandbox "), "{value}");
        assert!(!value.contains("allow-popups") && !value.contains("allow-top-navigation"), "{value}");
    }
}
