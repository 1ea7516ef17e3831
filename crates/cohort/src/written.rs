//! Exports as CSV: the scored cohort, the list of issues, and the template.
//!
//! All are CSV for Excel: UTF-8 with byte order mark, and no cell that begins like a formula, whatever the
//! input. A million rows by ninety columns would not fit into memory as text, so the output is passed on in
//! pieces.

use clinical::{Answer, Applicability, Finding, Method};

use crate::cohort::Cohort;
use crate::issue::{Issues, Reason};
use crate::progress::{Progress, ROWS_A_SLICE, Stage};
use crate::scores::{Scores, SystemScores};
use crate::understand::answer_text;
use crate::words::{Message, Words, spanned};

mod cells;
mod template;

pub(crate) use cells::{Cells, Line, TRUE_MINUS};
pub use template::template;

/// Size of a piece, bytes.
const PIECE: usize = 1 << 20;

/// Writes a cohort with its scores in pieces. Each system has three columns: the lowest and the highest total
/// and the groups still possible; columns are named by ids of findings and systems, so that the file can be
/// read again.
///
/// ```
/// use clinical::{Finding, Patient};
/// use cohort::{Cohort, Scores, no_progress, write_scored};
/// let mut patient = Patient::default();
/// patient.choose(Finding::PrimarySite, "hcc")?;
/// let cohort = Cohort::new(vec![2]).with_patients_answers(&[patient])?;
/// let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
/// let mut csv = String::new();
/// write_scored(&cohort, &scores, &mut |piece| csv.push_str(piece), &mut no_progress);
/// assert!(csv.starts_with("\u{feff}row,primary_site,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_scored(
    cohort: &Cohort,
    scores: &Scores,
    sink: &mut dyn FnMut(&str),
    progress: &mut Progress<'_>,
) {
    write_scored_parts(&[(cohort, scores)], sink, progress);
}

/// Like [`write_scored`], for the parts of one sheet: rows with follow-up, then rows without. The first
/// determines the columns.
pub fn write_scored_parts(
    parts: &[(&Cohort, &Scores)],
    sink: &mut dyn FnMut(&str),
    progress: &mut Progress<'_>,
) {
    let mut out = "\u{feff}".to_owned();
    let Some((first, scores)) = parts.first() else { return };
    let columns = Columns::of(first);
    let mut line = Line::new(&mut out);
    put_heading(&mut line, &columns, scores);
    line.end();
    let total = parts.iter().map(|part| part.0.len()).sum();
    let mut done = 0;
    for (cohort, scores) in parts {
        for row in 0..cohort.len() {
            if row % ROWS_A_SLICE == 0 {
                progress(Stage::Writing, done + row, total);
            }
            let mut line = Line::new(&mut out);
            put_row(&mut line, &columns, cohort, scores, row);
            line.end();
            if out.len() >= PIECE {
                sink(&out);
                out.clear();
            }
        }
        done += cohort.len();
    }
    sink(&out);
    progress(Stage::Writing, total, total);
}

/// Columns of the scored cohort other than its scores.
pub(crate) struct Columns<'a> {
    cohort: &'a Cohort,
    findings: Vec<Finding>,
}

impl<'a> Columns<'a> {
    pub(crate) fn of(cohort: &'a Cohort) -> Self {
        Self { cohort, findings: cohort.findings().collect() }
    }
}

/// The headings of the scored cohort.
pub(crate) fn put_heading(line: &mut dyn Cells, columns: &Columns<'_>, scores: &Scores) {
    let Columns { cohort, findings } = columns;
    line.text("row");
    if cohort.patients().is_some() {
        line.text("patient");
    }
    if cohort.has_follow_up() {
        if cohort.entry_days().is_some() {
            line.text("entry_days");
        }
        line.text("time_days");
        line.text("died");
    }
    findings.iter().for_each(|finding| line.text(finding.id()));
    cohort.factors().iter().for_each(|factor| line.text(&factor.name));
    for system in scores.systems() {
        let id = &system.system().id;
        if !matches!(system.system().method, Method::Stages) {
            line.text(&format!("{id}_lowest"));
            line.text(&format!("{id}_highest"));
        }
        line.text(&format!("{id}_groups"));
    }
}

/// A row of the scored cohort.
pub(crate) fn put_row(
    line: &mut dyn Cells,
    columns: &Columns<'_>,
    cohort: &Cohort,
    scores: &Scores,
    row: usize,
) {
    line.number(f64::from(cohort.rows()[row]));
    if let Some(patients) = cohort.patients() {
        line.text(patients.get(row).map_or("", |name| name));
    }
    if cohort.has_follow_up() {
        if let Some(entry) = cohort.entry_days() {
            line.number(entry[row]);
        }
        line.number(cohort.time_days()[row]);
        line.text(if cohort.event()[row] { "yes" } else { "no" });
    } else if columns.cohort.has_follow_up() {
        if columns.cohort.entry_days().is_some() {
            line.text("");
        }
        line.text("");
        line.text("");
    }
    for finding in &columns.findings {
        match cohort.answers(*finding).and_then(|answers| answers.get(row)) {
            Some(Answer::Quantity(quantity)) if quantity.unit == 0 => line.number(quantity.value),
            Some(answer) => line.text(&answer_text(*finding, *answer)),
            None => line.text(""),
        }
    }
    for factor in cohort.factors() {
        line.text(factor.labels.get(row).map_or("", |label| label));
    }
    for system in scores.systems() {
        score(line, system, row);
    }
}

fn score(line: &mut dyn Cells, scores: &SystemScores, row: usize) {
    if !matches!(scores.system().method, Method::Stages) {
        match scores.interval(row) {
            Some((lowest, highest)) => {
                line.number(lowest);
                line.number(highest);
            }
            None => {
                line.text("");
                line.text("");
            }
        }
    }
    let Some(outcome) = scores.outcome(row) else { return line.text("") };
    if outcome.applicability == Applicability::DoesNotApply {
        return line.text("not applicable");
    }
    let groups = &scores.system().groups;
    let mut names = String::new();
    for name in outcome.groups.iter().filter_map(|at| groups.get(*at)).map(|group| &group.name) {
        if !names.is_empty() {
            names.push_str(" | ");
        }
        names.push_str(&spanned(name));
    }
    line.text(&names);
}

/// The list of issues: each stored one, then the number of each kind. `heading` contains the names of the
/// columns.
///
/// ```
/// use cohort::{English, Sheet, issues_csv, read, suggest, no_progress};
/// let sheet = Sheet::from_csv(b"kps,sex\n85,male\n".to_vec(), &mut no_progress)?;
/// let reading = read(&sheet, &suggest(&sheet).mapping, &mut no_progress)?;
/// let csv = issues_csv(&reading.issues, sheet.heading(), &English);
/// assert!(csv.contains("\r\n2,kps,85,not a multiple of 10,the cell counts as missing\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn issues_csv(issues: &Issues, heading: &[String], words: &dyn Words) -> String {
    const HEADING: [Message; 5] = [
        Message::IssueRow,
        Message::IssueColumn,
        Message::IssueValue,
        Message::IssueReason,
        Message::IssueConsequence,
    ];
    let named = |column: Option<usize>| column.and_then(|at| heading.get(at)).map_or("", String::as_str);
    let mut out = "\u{feff}".to_owned();
    let mut line = Line::new(&mut out);
    HEADING.into_iter().for_each(|message| line.text(&words.word(message)));
    line.end();
    for issue in issues.kept() {
        let mut line = Line::new(&mut out);
        line.number(f64::from(issue.row));
        line.text(named(issue.column));
        line.text(&issue.value);
        because(&mut line, &issue.reason, words);
        line.end();
    }
    if issues.total() > issues.kept().len() {
        for count in issues.counts() {
            let mut line = Line::new(&mut out);
            line.text(&words.word(Message::IssueAllRows));
            line.text(named(count.column));
            let (times, first) = (count.count.to_string(), count.first_row.to_string());
            line.text(&words.say(Message::IssueTimes, &[("count", &times), ("row", &first)]));
            because(&mut line, &count.reason, words);
            line.end();
        }
    }
    out
}

fn because(line: &mut Line<'_>, reason: &Reason, words: &dyn Words) {
    line.text(&words.reason(reason));
    line.text(&words.consequence(reason.consequence()));
}
