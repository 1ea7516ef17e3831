//! Writing HTML as text: for the clipboard, for paper, and for those parts of the page that answer to nothing. Components
//! would do the same for several times the bytes.

/// An element with a text in it.
pub(crate) fn element(out: &mut String, tag: &str, text: &str) {
    open(out, tag);
    figure::escape(out, text);
    close(out, tag);
}

/// The beginning of an element.
pub(crate) fn open(out: &mut String, tag: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
}

/// The end of an element; `tag` may still have its attributes.
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
