//! A report as one HTML file: tables and figures, no scripts, no requests. For screen and print.

use super::html::html;
use super::of_others::flow_table;
use super::results::Results;
use super::table::Table;
use crate::filter::Step;
use crate::words::{Message, Words};
use figure::escaped;

/// Styles for screen and print. A saved file has no HTTP headers, so its own policy forbids everything else.
///
/// A scrolling box would be cut off in print, so nothing scrolls there: long tables break between rows and
/// repeat their headings, short ones and figures are kept on one page of A4 or Letter.
const HEAD: &str = "<meta charset=\"utf-8\">\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\
<meta name=\"viewport\" content=\"width=device-width\">\
<style>body{font-family:Arial,'Noto Sans','Noto Sans CJK KR',sans-serif;max-width:50rem;margin:2rem auto;\
padding:0 1rem;line-height:1.4;color:#111;background:#fff}section{margin:2rem 0}\
.wide{overflow-x:auto}td{white-space:nowrap}th{word-break:keep-all}svg{max-width:100%;height:auto;display:block}\
figure{margin:0 0 1rem}figcaption{font-weight:bold;font-size:.9rem}\
.mark{border:2pt solid #a00;padding:.5rem;font-weight:bold}\
@page{margin:15mm;@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt Arial,sans-serif}}\
@media print{body{max-width:none;margin:0;padding:0}section{margin:0 0 8mm}.wide{overflow:visible}\
figure{break-inside:avoid}svg{max-height:225mm}table{width:100%}thead{display:table-header-group}\
tr,p,.wide:not(:has(tr:nth-child(13))){break-inside:avoid}caption,.heads{break-after:avoid}\
tr:nth-child(-n+3),tr:nth-last-child(-n+2),table+p{break-before:avoid}\
.wide:has(th:nth-child(10)) :is(td,th){font-size:7.5pt!important;padding-right:4pt!important}}</style>";

/// Number of values of a coding that the report lists for each side.
const CODES_LISTED: usize = 20;

/// A figure with its title.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Captioned {
    /// Title.
    pub title: String,
    /// The SVG with its own colours.
    pub svg: String,
}

/// A result.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Its rows, in words.
    pub rows: String,
    /// Filters that led to these rows.
    pub flow: Vec<Step>,
    /// Reason why it could not be computed.
    pub problem: Option<String>,
    /// The figures.
    pub figures: Vec<Captioned>,
    /// The tables, after the figures.
    pub tables: Vec<Table>,
}

/// The report in the language of the words: first the analysed rows, then the sections.
#[must_use]
pub fn report(results: &Results, sections: &[Section], words: &dyn Words, language: &str) -> String {
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
    if let Some(coding) = &results.coding {
        let listed = |values: &[(String, usize)]| {
            let of = |(value, rows): &(String, usize)| format!("\u{201c}{value}\u{201d} ({rows})");
            let all = values.iter().take(CODES_LISTED).map(of).collect::<Vec<_>>().join(", ");
            match values.len().saturating_sub(CODES_LISTED) {
                _ if all.is_empty() => "–".to_owned(),
                0 => all,
                more => words.say(Message::AndMore, &[("values", &all), ("more", &more.to_string())]),
            }
        };
        let arguments = [
            ("heading", coding.heading.clone()),
            ("died", listed(&coding.died)),
            ("alive", listed(&coding.alive)),
            ("open", listed(&coding.not_known)),
        ];
        let line = words
            .say(Message::ReportCoding, &arguments.each_ref().map(|(name, text)| (*name, text.as_str())));
        out.push_str(&format!("<p>{}</p>", escaped(&line)));
    }
    let mut flows: Vec<&[Step]> = Vec::new();
    let of_sections = sections.iter().map(|section| section.flow.as_slice());
    for flow in of_sections.chain(sections.is_empty().then_some(results.flow.as_slice())) {
        if !flows.contains(&flow) {
            flows.push(flow);
        }
    }
    let flows: Vec<Table> = flows.into_iter().map(|flow| flow_table(results, flow, words)).collect();
    put(&mut out, &Section { tables: flows, ..Section::default() });
    for section in sections {
        put(&mut out, section);
    }
    out.push_str("</body></html>");
    out
}

fn put(out: &mut String, section: &Section) {
    out.push_str("<section>");
    for line in Some(&section.rows).filter(|rows| !rows.is_empty()).into_iter().chain(&section.problem) {
        out.push_str(&format!("<p>{}</p>", escaped(line)));
    }
    for Captioned { title, svg } in &section.figures {
        out.push_str(&format!("<figure><figcaption>{}</figcaption>{svg}</figure>", escaped(title)));
    }
    for table in &section.tables {
        out.push_str(&format!("<div class=\"wide\">{}</div>", html(table)));
    }
    out.push_str("</section>");
}
