//! Exports of REDCap with one row for each visit: what is known of a patient is spread over rows, which can be joined.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{HeadingLine, Opening, Sheet, SheetNote, Unsplit};
use crate::converted::Written;
use crate::delimited::Delimiter;
use crate::heading::{Meaning, key, recognise};
use crate::progress::Progress;
use crate::refusal::Refusal;

/// Headings of the event of a row, as keys.
const EVENT: [&str; 3] = ["redcapeventname", "eventname", "studyevent"];

/// Which value of a patient with several rows is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// The first that is known.
    First,
    /// The last that is known.
    Last,
    /// The one at this event or, where that is not known, the first that is.
    At(String),
}

impl Sheet {
    /// Joins the rows of each patient as chosen, and adds a note, if the file has several events of patients.
    pub(super) fn longitudinal(
        self,
        opening: &Opening,
        progress: &mut Progress<'_>,
    ) -> Result<Self, Refusal> {
        let event = self.heading().iter().position(|heading| EVENT.contains(&key(heading).as_str()));
        let patient = self.heading().iter().position(|heading| recognise(heading) == Some(Meaning::Patient));
        let Some((event, patient)) = event.zip(patient) else { return Ok(self) };
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut patients: Vec<Vec<usize>> = Vec::new();
        let mut events: Vec<String> = Vec::new();
        for row in self.rows_of_patients() {
            let cells: Vec<_> = self.row_cells(row).collect();
            let Some((id, name)) = cells.get(patient).zip(cells.get(event)) else { continue };
            let (id, name) = (id.trim(), name.trim());
            if id.is_empty() {
                continue;
            }
            let place = *places.entry(id.to_owned()).or_insert(patients.len());
            if place == patients.len() {
                patients.push(Vec::new());
            }
            patients[place].push(row);
            if !name.is_empty() && !events.iter().any(|known| known == name) {
                events.push(name.to_owned());
            }
        }
        let rows = patients.iter().map(Vec::len).sum::<usize>();
        if rows == patients.len() || events.len() < 2 {
            return Ok(self);
        }
        let join = opening.join.clone();
        let note = SheetNote::Longitudinal { patients: patients.len(), rows, events, join: join.clone() };
        let Some(join) = join else { return Ok(self.with_note(Some(note))) };
        let mut written = Written::default();
        let line = self.heading_line().unwrap_or(0);
        written.row(line, &mut self.heading().to_vec())?;
        for rows in &patients {
            let mut cells = self.joined(rows, event, &join);
            written.row(self.line(rows[0]), &mut cells)?;
        }
        let unsplit = Unsplit {
            numbers: Some(&written.numbers),
            from_1904: self.from_1904,
            ..Unsplit::of(written.text, 0, Delimiter::Comma)
        };
        let opening = Opening { heading: Some(HeadingLine::Line(line)), join: None, ..opening.clone() };
        let mut joined = Self::split_rows(unsplit, &opening, self.source, vec![note], progress)?;
        let is_of_rows = |note: &SheetNote| matches!(note, SheetNote::Rows { .. });
        let others = self.notes.into_iter().filter(|note| !is_of_rows(note) && !joined.notes.contains(note));
        let others: Vec<SheetNote> = others.collect();
        joined.notes.extend(others);
        Ok(joined)
    }

    /// The cells of a patient with these rows.
    fn joined(&self, rows: &[usize], event: usize, join: &Join) -> Vec<String> {
        let of_rows: Vec<Vec<_>> = rows.iter().map(|row| self.row_cells(*row).collect()).collect();
        let is_at = |cells: &[std::borrow::Cow<'_, str>]| match join {
            Join::At(name) => cells.get(event).is_some_and(|cell| cell.trim() == name),
            Join::First | Join::Last => false,
        };
        let cell = |column: usize| {
            let known =
                of_rows.iter().filter(|cells| cells.get(column).is_some_and(|it| !it.trim().is_empty()));
            let found = match join {
                Join::First => known.clone().next(),
                Join::Last => known.clone().next_back(),
                Join::At(_) => known.clone().find(|cells| is_at(cells)).or_else(|| known.clone().next()),
            };
            found
                .and_then(|cells| cells.get(column))
                .map_or_else(String::new, |cell| cell.clone().into_owned())
        };
        (0..self.heading().len()).map(cell).collect()
    }
}
