//! All results as a script in R, which computes each number again and prints it beside ours.
//!
//! It contains the analysed rows and needs R with its package `survival`, which is part of every installation.

mod accuracy;
mod checks;
mod data;
mod text;

use self::data::Frame;
use self::text::{Call, comment};
use crate::analysis::{
    Accuracy, AnalysisError, BeforeAfter, Comparison, Discrimination, Regression, RowsCounted, Study,
    SurvivalTable,
};
use crate::words::{Message, Words};

/// Functions of every script.
const FUNCTIONS: [&str; 2] = [include_str!("r_script/functions.R"), include_str!("r_script/accuracy.R")];

/// Rows of some results.
pub struct ScriptRows<'a> {
    /// The study of these rows.
    pub study: Study<'a>,
    /// The rows that count.
    pub counted: RowsCounted,
    /// The rows, in words.
    pub title: String,
}

/// A result.
#[derive(Debug, Clone, Copy)]
pub enum ScriptResult<'a> {
    /// Curves of groups.
    Comparison(&'a Comparison),
    /// Survival by factor or score, with the title of the table.
    Table(&'a SurvivalTable, Message),
    /// Cox regression.
    Regression(&'a Regression),
    /// Concordances of scores.
    Discrimination(&'a Discrimination),
    /// Accuracy of scores.
    Accuracy(&'a Accuracy),
    /// Two measurements.
    BeforeAfter(&'a BeforeAfter),
}

/// Writes the script of some results, each with the index of its rows.
///
/// # Errors
/// If a result is not one of its rows, because a column does not exist.
pub fn r_script(
    file: &str,
    synthetic: bool,
    rows: &[ScriptRows<'_>],
    results: &[(usize, ScriptResult<'_>)],
    words: &dyn Words,
) -> Result<String, AnalysisError> {
    let mut frames: Vec<Frame<'_>> = Vec::new();
    for (place, rows) in rows.iter().enumerate() {
        let counted = rows.study.counted(rows.counted);
        let chosen = (0..rows.study.cohort().len()).filter(|row| counted.contains(*row)).collect();
        frames.push(Frame::new(format!("d{}", place + 1), &rows.study, rows.title.clone(), chosen));
    }
    let mut checks = String::new();
    for (place, result) in results {
        let frame = frames.get_mut(*place).ok_or(AnalysisError::NoRows)?;
        match result {
            ScriptResult::Comparison(found) => checks::comparison(frame, found, words, &mut checks)?,
            ScriptResult::Table(found, title) => checks::table(frame, found, *title, words, &mut checks)?,
            ScriptResult::Regression(found) => checks::regression(frame, found, words, &mut checks)?,
            ScriptResult::Discrimination(found) => checks::discrimination(frame, found, words, &mut checks)?,
            ScriptResult::Accuracy(found) => accuracy::accuracy(frame, found, words, &mut checks)?,
            ScriptResult::BeforeAfter(found) => checks::before_after(frame, found, words, &mut checks)?,
        }
    }
    let mark = if synthetic {
        format!("# {}\n", comment(&words.word(Message::SyntheticSaid)))
    } else {
        String::new()
    };
    let mut script = format!(
        "# Results of {} by Spinemet {}, computed again by R.\n{mark}# Run it with Rscript.\n\
         # Each number of the report is printed, then R's. The last line counts those that differ.\n\n\
         suppressPackageStartupMessages(library(survival))\n\n",
        comment(file),
        env!("CARGO_PKG_VERSION"),
    );
    for frame in &frames {
        script.push_str(&frame.text(words)?);
        script.push('\n');
    }
    script.push_str(&FUNCTIONS.join("\n"));
    script.push_str(&checks);
    script.push_str(&Call::new("\nfinish").line());
    Ok(script)
}
