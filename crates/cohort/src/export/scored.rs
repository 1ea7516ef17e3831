//! The scored cohort as an Excel workbook: the columns of its CSV, with numeric cells.

use super::workbook::{Cell, MOST_SHEET_ROWS, Workbook, WorkbookError};
use crate::cohort::Cohort;
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::scores::Scores;
use crate::written::{Cells, Columns, put_heading, put_row};

/// A row being filled.
#[derive(Default)]
struct Row(Vec<Cell>);

impl Cells for Row {
    fn text(&mut self, text: &str) {
        self.0.push(Cell::from(text));
    }

    fn number(&mut self, number: f64) {
        self.0.push(Cell::Number(number));
    }
}

/// A workbook with the scored cohort on its first sheet, in the parts of [`crate::write_scored_parts`]. More
/// sheets, such as [`Workbook::table`]s, may follow.
///
/// # Errors
/// If there are more rows than a sheet allows.
///
/// ```
/// use cohort::export::scored_workbook;
/// use cohort::{Cohort, Scores, no_progress};
/// let cohort = Cohort::new(vec![2, 3]).with_follow_up(vec![180.0, 261.0], vec![true, false])?;
/// let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
/// let workbook = scored_workbook(&[(&cohort, &scores)], "Cohort", &mut no_progress)?;
/// assert!(workbook.finish()?.starts_with(b"PK"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn scored_workbook(
    parts: &[(&Cohort, &Scores)],
    sheet: &str,
    progress: &mut Progress<'_>,
) -> Result<Workbook, WorkbookError> {
    let total: usize = parts.iter().map(|part| part.0.len()).sum();
    if total >= MOST_SHEET_ROWS as usize {
        return Err(WorkbookError::TooManyRows);
    }
    let mut workbook = Workbook::default();
    let Some((first, scores)) = parts.first() else { return Ok(workbook) };
    let columns = Columns::of(first);
    let mut cells = Row::default();
    put_heading(&mut cells, &columns, scores);
    workbook.sheet(sheet, &cells.0)?;
    let mut done = 0;
    for (cohort, scores) in parts {
        for row in 0..cohort.len() {
            if row % ROWS_A_SLICE == 0 {
                progress(Stage::Writing, done + row, total);
            }
            cells.0.clear();
            put_row(&mut cells, &columns, cohort, scores, row);
            workbook.row(&cells.0)?;
        }
        done += cohort.len();
    }
    progress(Stage::Writing, total, total);
    Ok(workbook)
}
