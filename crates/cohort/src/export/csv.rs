//! Tables as CSV for Excel: UTF-8 with byte order mark, and no cell that Excel would execute.

use super::table::{Row, Table};
use crate::written::Line;

/// A table as CSV: title, headings, rows, notes.
///
/// A cell that begins like a formula (`=`, `+`, `-`, `@`, a tab, a line's end) gets an apostrophe, which
/// marks it as text in spreadsheets; a signed number gets a space instead, and remains a number.
///
/// ```
/// use cohort::export::{Row, Table, csv};
/// let table = Table { head: vec!["=cmd".into(), "n".into()], rows: vec![Row::new(vec!["a, b".into(), "3".into()])], ..Table::default() };
/// assert_eq!(csv(&table), "\u{feff}'=cmd,n\r\n\"a, b\",3\r\n");
/// ```
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut out = "\u{feff}".to_owned();
    if !table.title.is_empty() {
        line(&mut out, std::slice::from_ref(&table.title));
    }
    line(&mut out, &table.head);
    for Row { cells, .. } in &table.rows {
        line(&mut out, cells);
    }
    for note in &table.notes {
        line(&mut out, std::slice::from_ref(note));
    }
    out
}

fn line(out: &mut String, cells: &[String]) {
    let mut line = Line::new(out);
    cells.iter().for_each(|cell| line.shown(cell));
    line.end();
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn first_line(table: &Table) -> Vec<String> {
        let text = csv(table);
        let bytes = text.trim_start_matches('\u{feff}').as_bytes();
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect()
    }

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula(text in "[=+@\\-\t\r\n\"',a-c]{0,8}") {
            let read = first_line(&Table { head: vec!["a".into(), text], ..Table::default() });
            prop_assert!(!read[1].starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{read:?}");
        }

        #[test]
        fn cells_come_back_as_they_were_written(cells in prop::collection::vec("[a-z,\"\n ]{1,6}", 2..5)) {
            let cells: Vec<String> = cells.into_iter().map(|cell| format!("x{cell}")).collect();
            let table = Table { head: cells.clone(), ..Table::default() };
            let read = first_line(&table);
            prop_assert_eq!(read, cells);
        }
    }
}
