//! Which of the first rows is the heading: above it may stand a title, or a row of names merged over several columns.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::heading::recognise;
use crate::sheet::SheetNote;

/// The heading, and how many records stand above it.
pub(super) struct Headed {
    pub(super) above: usize,
    pub(super) heading: Vec<String>,
    pub(super) notes: Vec<SheetNote>,
}

/// Finds the heading among the first records: the one that names most columns that are known or, where none
/// does, the first that names most of the columns.
pub(super) fn find_heading(first: &[Vec<Cow<'_, str>>]) -> Headed {
    let width = first.iter().map(Vec::len).max().unwrap_or(0);
    let known = |record: &[Cow<'_, str>]| record.iter().filter(|cell| recognise(cell).is_some()).count();
    let filled = |record: &[Cow<'_, str>]| record.iter().filter(|cell| !cell.trim().is_empty()).count();
    let candidates = &first[..first.len().min(10)];
    let best = candidates.iter().map(|record| known(record)).max().unwrap_or(0);
    let most_known = || candidates.iter().position(|record| known(record) == best);
    let most_filled = || candidates.iter().position(|record| filled(record) * 2 > width);
    // A single known word may be a value, such as the sex of a row without a heading.
    let above = if best >= 2 { most_known() } else { most_filled() }.unwrap_or(0);
    let names = first.get(above).map(Vec::as_slice).unwrap_or_default();
    let over = above.checked_sub(1).and_then(|over| first.get(over)).map(Vec::as_slice).unwrap_or_default();
    let mut notes = Vec::new();
    if above > 0 {
        notes.push(SheetNote::AboveHeading { lines: above });
    }
    // Surplus delimiters at the end of a heading make no columns, unless rows have something there.
    let is_used = |column: &usize| {
        first.iter().skip(above).any(|record| record.get(*column).is_some_and(|cell| !cell.trim().is_empty()))
    };
    let columns = (0..names.len()).rev().find(is_used).map_or(0, |last| last + 1);
    let mut taken = HashSet::new();
    let mut heading = Vec::with_capacity(columns);
    for column in 0..columns {
        let of = |record: &[Cow<'_, str>]| record.get(column).map_or("", |cell| clean(cell)).to_owned();
        let own = of(names);
        // A cell merged over two rows has its text in the upper one.
        let name = if own.is_empty() { of(over) } else { own };
        heading.push(once(name, column, &mut taken, &mut notes));
    }
    Headed { above, heading, notes }
}

fn clean(cell: &str) -> &str {
    cell.trim().trim_start_matches('\u{feff}')
}

/// The name or, where it is taken or empty, one that no other column has.
fn once(name: String, column: usize, taken: &mut HashSet<String>, notes: &mut Vec<SheetNote>) -> String {
    let wanted = if name.is_empty() {
        notes.push(SheetNote::NoHeading { column });
        format!("column {}", column + 1)
    } else {
        if taken.contains(&name) {
            notes.push(SheetNote::SameHeading { column, heading: name.clone() });
        }
        name
    };
    let numbered = (2..).map(|number| format!("{wanted} ({number})"));
    let free = std::iter::once(wanted.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(wanted);
    taken.insert(free.clone());
    free
}
