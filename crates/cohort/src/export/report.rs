//! A report in one file of HTML: tables and figures, no script, nothing fetched.

use figure::{DrawError, Frame};

use super::html::{escaped, html};
use super::results::Results;
use super::said::methods;
use super::{forest, kaplan_meier};
use crate::words::{Message, Words};

/// A style for reading and for paper. A saved file is under no policy of ours, but forbids itself all else.
const HEAD: &str = "<meta charset=\"utf-8\">\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
<meta name=\"viewport\" content=\"width=device-width\">\
<style>body{font-family:Arial,'Noto Sans KR',sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;\
line-height:1.4;color:#111;background:#fff}section{margin:2rem 0;overflow-x:auto;break-inside:avoid}\
svg{max-width:100%;height:auto}.mark{border:2pt solid #a00;padding:.5rem;font-weight:bold}\
ul{padding-left:1.2rem}</style>";

/// The report, in the language of the words.
///
/// # Errors
/// Only by a fault of the figures: see [`DrawError`].
pub fn report(results: &Results, words: &dyn Words, language: &str) -> Result<String, DrawError> {
    let title = escaped(&words.word(Message::ReportTitle));
    let mut out = format!(
        "<!doctype html><html lang=\"{}\"><head>{HEAD}<title>{title}</title></head><body><h1>{title}</h1>",
        escaped(language)
    );
    if results.synthetic {
        out.push_str(&format!("<p class=\"mark\">{}</p>", escaped(&words.word(Message::SyntheticSaid))));
    }
    let version = results.made_by.rsplit(' ').next().unwrap_or_default();
    for line in [
        words.say(Message::FileSaid, &[("name", &results.file)]),
        words.say(Message::ReportMade, &[("version", version)]),
    ] {
        out.push_str(&format!("<p>{}</p>", escaped(&line)));
    }
    for figure in figures(results, words)? {
        out.push_str(&format!("<section>{figure}</section>"));
    }
    for table in results.tables(words) {
        out.push_str(&format!("<section>{}</section>", html(&table)));
    }
    out.push_str(&format!("<h2>{}</h2><ul>", escaped(&words.word(Message::MethodsTitle))));
    for method in methods(words, &results.settings) {
        out.push_str(&format!("<li>{}</li>", escaped(&method)));
    }
    out.push_str("</ul></body></html>");
    Ok(out)
}

/// The figures with their colours written in.
fn figures(results: &Results, words: &dyn Words) -> Result<Vec<String>, DrawError> {
    let mut figures = Vec::new();
    let frame = |place: usize, title: String| Frame {
        id: format!("figure-{place}"),
        width: 720.0,
        title,
        description: String::new(),
    };
    for comparison in &results.comparisons {
        let title = words.say(Message::CurvesTitle, &[("stratum", &words.stratum(&comparison.stratum))]);
        let frame = frame(figures.len(), title);
        figures.push(kaplan_meier(comparison, words, frame).draw()?.standalone());
    }
    for regression in &results.regressions {
        let multivariable = regression.multivariable.is_some();
        let title = if multivariable { Message::MultivariableTitle } else { Message::UnivariableTitle };
        let frame = frame(figures.len(), words.word(title));
        figures.push(forest(regression, multivariable, words, frame).draw()?.standalone());
    }
    Ok(figures)
}
