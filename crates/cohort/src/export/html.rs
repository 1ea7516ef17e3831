//! Tables as HTML to paste into Word: three rules, no colours, inline styles in each cell.

use figure::escaped;

use super::table::Table;

const CELL: &str = "padding:2pt 8pt 2pt 0;text-align:left;vertical-align:top";
const RULE: &str = "border-bottom:1pt solid #000";
const TABLE: &str = "border-collapse:collapse;border-top:1.5pt solid #000;border-bottom:1.5pt solid #000;\
                     font-family:Arial,sans-serif;font-size:9pt";

/// A table as an HTML fragment.
#[must_use]
pub fn html(table: &Table) -> String {
    let mut out = format!("<table style=\"{TABLE}\">");
    if !table.title.is_empty() {
        out.push_str(&format!(
            "<caption style=\"text-align:left;font-weight:bold\">{}</caption>",
            escaped(&table.title)
        ));
    }
    out.push_str("<thead><tr>");
    for cell in &table.head {
        out.push_str(&format!("<th scope=\"col\" style=\"{CELL};{RULE}\">{}</th>", escaped(cell)));
    }
    out.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        out.push_str(if row.heading { "<tr class=\"heads\">" } else { "<tr>" });
        for place in 0..table.head.len() {
            let text = escaped(row.cells.get(place).map_or("", String::as_str));
            let weight = if row.heading { "bold" } else { "normal" };
            let indent = if place == 0 && !row.heading { ";padding-left:10pt" } else { "" };
            let (tag, scope) = if place == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
            out.push_str(&format!(
                "<{tag}{scope} style=\"{CELL};font-weight:{weight}{indent}\">{text}</{tag}>"
            ));
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    for note in &table.notes {
        out.push_str(&format!(
            "<p style=\"font-family:Arial,sans-serif;font-size:8pt;margin:2pt 0\">{}</p>",
            escaped(note)
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Row;

    #[test]
    fn words_of_a_file_cannot_become_markup() {
        let table = Table {
            head: vec!["<script>".into()],
            rows: vec![Row::new(vec!["a\" onload=\"x".into()])],
            ..Table::default()
        };
        let html = html(&table);
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script") && !html.contains("\" onload"));
    }
}
