//! Builds HTML as text for the clipboard, print, and static parts of the page. Components would take several
//! times the bytes.

/// Appends an element with text.
pub(crate) fn element(out: &mut String, tag: &str, text: &str) {
    open(out, tag);
    figure::escape(out, text);
    close(out, tag);
}

/// Appends a start tag.
pub(crate) fn open(out: &mut String, tag: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
}

/// Appends an end tag; `tag` may include attributes.
pub(crate) fn close(out: &mut String, tag: &str) {
    out.push_str("</");
    out.push_str(tag.split(' ').next().unwrap_or_default());
    out.push('>');
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut out = String::new();
        element(&mut out, "td lang=en", "<b> & \"c\"");
        assert_eq!(out, "<td lang=en>&lt;b&gt; &amp; &quot;c&quot;</td>");
    }
}
