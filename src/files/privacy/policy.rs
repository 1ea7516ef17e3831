//! The page's content security policy.

use gloo::utils::document;

/// Its directives; empty if the page has no policy.
pub(super) fn rules() -> Vec<String> {
    let tag = document().query_selector("meta[http-equiv=Content-Security-Policy]").ok().flatten();
    let policy = tag.and_then(|tag| tag.get_attribute("content")).unwrap_or_default();
    policy.split(';').map(|rule| rule.trim().to_owned()).filter(|rule| !rule.is_empty()).collect()
}
