//! Exports.

use cohort::export::{
    Captioned, CodingUsed, MadeOf, Results, ScriptResult, ScriptRows, Section, WorkbookError,
    conditions_text, csv, html, r_script, report, scored_workbook,
};
use cohort::{Mapping, Message, Profile, issues_csv, template, write_scored_parts};

use super::analyse::{Computed, Found, Outcome, landmark};
use super::draw::{Picture, rows_text, tables};
use super::names::{of_analysis, stem};
use super::opening::codings;
use super::reasons::other;
use super::selecting::Selected;
use super::{File, Heard, Listener, Read, Scored, Session, telling};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{CodedAs, Export, Response, ScoredFormat, TableFormat};

/// Width of figures in a report, CSS pixels: fits on A4 and Letter.
const REPORT_WIDTH: f64 = 680.0;

const CSV: &str = "text/csv;charset=utf-8";
const HTML: &str = "text/html;charset=utf-8";
pub(super) const JSON: &str = "application/json";
const R: &str = "text/plain;charset=utf-8";
const SVG: &str = "image/svg+xml";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A created file.
pub(super) type Made = Result<(Response, Vec<u8>), LocalizedMessage>;

impl Session {
    pub(super) fn export(&self, export: &Export, heard: &mut Listener<'_>) -> Made {
        match export {
            Export::Issues => self.issues_file(),
            Export::Mapping => self.mapping_file(),
            Export::Template => {
                let text = template(&*self.words);
                Ok(file("spinemet-template.csv".to_owned(), CSV, text))
            }
            Export::Table { result, table, format } => self.table_file(*result, *table, *format),
            Export::Figure { result, figure, width } => self.figure_file(*result, *figure, *width),
            Export::Results => {
                let results = self.results()?;
                let json = results.json().map_err(|error| other(&error))?;
                Ok(file(format!("{}-results.json", self.stem()?), JSON, json))
            }
            Export::Report => {
                let sections = self.sections()?;
                let html = report(&self.results()?, &sections, &*self.words, &self.language);
                Ok(file(format!("{}-report.html", self.stem()?), HTML, html))
            }
            Export::RScript => self.script_file(),
            Export::Reference { reference } => self.reference_file(reference),
            Export::Scored { format: ScoredFormat::Csv } => self.scored_csv(heard),
            Export::Scored { format: ScoredFormat::Xlsx } => self.scored_xlsx(heard),
        }
    }

    pub(super) fn stem(&self) -> Result<String, LocalizedMessage> {
        Ok(stem(&self.file()?.name))
    }

    fn issues_file(&self) -> Made {
        let (File { sheet, .. }, Read { issues, .. }) = (self.file()?, self.reading()?);
        let text = issues_csv(issues, sheet.heading(), &*self.words);
        Ok(file(format!("{}-issues.csv", self.stem()?), CSV, text))
    }

    fn mapping_file(&self) -> Made {
        let mapping = self.mapping.as_ref().ok_or_else(|| LocalizedMessage::new("cannot", "no-file"))?;
        Ok(file(format!("{}-mapping.json", self.stem()?), JSON, mapping.to_json()))
    }

    fn table_file(&self, result: usize, place: usize, format: TableFormat) -> Made {
        let tables = self.tables(result)?;
        let table = tables.get(place).ok_or_else(|| LocalizedMessage::new("cannot", "no-result"))?;
        let (ending, mime, text) = match format {
            TableFormat::Csv => ("csv", CSV, csv(table)),
            TableFormat::Html => ("html", HTML, html(table)),
        };
        Ok(file(format!("{}.{ending}", self.name_of(result, place)?), mime, text))
    }

    fn figure_file(&self, result: usize, place: usize, width: f64) -> Made {
        let pictures = self.pictures(result, width)?;
        let picture = pictures.get(place).ok_or_else(|| LocalizedMessage::new("cannot", "no-result"))?;
        Ok(file(format!("{}.svg", self.name_of(result, place)?), SVG, picture.figure.standalone()))
    }

    /// File name of a part of a result; numbers start at 1.
    fn name_of(&self, result: usize, place: usize) -> Result<String, LocalizedMessage> {
        let what = of_analysis(&self.outcome(result)?.asked.analysis);
        Ok(format!("{}-{what}-{}-{}", self.stem()?, result + 1, place + 1))
    }

    fn scored_csv(&self, heard: &mut Listener<'_>) -> Made {
        let scored = self.reading()?.scored();
        let listener = std::cell::RefCell::new(heard);
        let mut sink = |piece: &str| (*listener.borrow_mut())(Heard::Piece(piece.as_bytes()));
        let mut progress = |stage, done, of| telling(&mut **listener.borrow_mut())(stage, done, of);
        write_scored_parts(&scored, &mut sink, &mut progress);
        Ok(file(format!("{}-scored.csv", self.stem()?), CSV, String::new()))
    }

    fn scored_xlsx(&self, heard: &mut Listener<'_>) -> Made {
        let scored = self.reading()?.scored();
        let sheet = self.words.word(cohort::Message::AllRows);
        let workbook = scored_workbook(&scored, &sheet, &mut telling(heard));
        let bytes = workbook.and_then(cohort::export::Workbook::finish).map_err(|error| match error {
            WorkbookError::TooManyRows => LocalizedMessage::new("cannot", "too-many-rows-for-excel")
                .with("most", &(cohort::export::MOST_SHEET_ROWS - 1)),
            error => other(&error),
        })?;
        let name = format!("{}-scored.xlsx", self.stem()?);
        Ok((Response::File { name, mime: XLSX.to_owned() }, bytes))
    }

    /// All results so far as a script in R. Results of the same selection share a data frame.
    fn script_file(&self) -> Made {
        let read = self.reading()?;
        let mut selected: Vec<(Selected, Option<f64>, Option<Scored>)> = Vec::new();
        let mut results = Vec::new();
        for (_, outcome) in read.outcomes() {
            let Ok(made) = &outcome.made else { continue };
            let selection = &outcome.asked.selection;
            let days = landmark(&outcome.asked);
            let known = selected.iter().position(|known| known.0.selection == *selection && known.1 == days);
            let place = known.unwrap_or_else(|| {
                let chosen = Selected::of(&read.all, selection.clone());
                let rows = chosen.chosen.as_ref().unwrap_or(&read.all);
                let later = days.map(|days| rows.after_landmark(days));
                selected.push((chosen, days, later));
                selected.len() - 1
            });
            results.extend(script_results(&made.found).map(|found| (place, found)));
        }
        let rows: Vec<ScriptRows<'_>> = selected
            .iter()
            .map(|(selected, _, later)| ScriptRows {
                study: later.as_ref().or(selected.chosen.as_ref()).unwrap_or(&read.all).study(),
                counted: selected.selection.rows,
                title: conditions_text(&*self.words, &selected.selection.steps()),
            })
            .collect();
        let file_of = self.file()?;
        let script = r_script(&file_of.name, file_of.synthetic, &rows, &results, &*self.words);
        let script = script.map_err(|error| LocalizedMessage::from(&error))?;
        Ok(file(format!("{}-study.R", self.stem()?), R, script))
    }

    /// All results so far, drawn as on the page, each with its rows. The report itself marks synthetic
    /// patients.
    fn sections(&self) -> Result<Vec<Section>, LocalizedMessage> {
        let section = |(result, outcome): (usize, &Outcome)| {
            let Ok(made) = &outcome.made else {
                let steps = outcome.asked.selection.steps();
                let rows = conditions_text(&*self.words, &steps);
                let problem = Some(self.words.word(Message::NotMade));
                return Ok(Section { rows, problem, ..Section::default() });
            };
            Ok(Section {
                rows: rows_text(made, &*self.words),
                flow: made.flow.clone(),
                problem: None,
                figures: self.pictures(result, REPORT_WIDTH)?.iter().map(captioned).collect(),
                tables: tables(&made.found, &*self.words),
            })
        };
        self.reading()?.outcomes().map(section).collect()
    }

    /// All results so far.
    fn results(&self) -> Result<Results, LocalizedMessage> {
        let (file, read) = (self.file()?, self.reading()?);
        let all: Vec<&Computed> =
            read.outcomes().filter_map(|(_, outcome)| outcome.made.as_ref().ok()).collect();
        let settings = all.last().map(|made| made.settings.clone()).unwrap_or_default();
        let mut results = Results::of_file(&file.name, read.all.cohort.len(), &settings);
        results.rows_of_file = read.tally.rows;
        results.coding = coding_used(&file.profile, &read.mapping);
        results.synthetic = file.synthetic;
        results.flow.clone_from(&read.selected.flow);
        for made in all {
            let lists = match &made.found {
                Found::Comparison(found) => vec![listed("comparisons", &mut results.comparisons, found)],
                Found::Factors(found) => vec![listed("factors", &mut results.factors, found)],
                Found::Scores(found) => vec![listed("scores", &mut results.scores, found)],
                Found::Regression(found) => vec![listed("regressions", &mut results.regressions, found)],
                Found::Discrimination(found) => {
                    vec![listed("discrimination", &mut results.discrimination, found)]
                }
                Found::Accuracy(found) => vec![listed("accuracy", &mut results.accuracy, found)],
                Found::BeforeAfter(found) => vec![listed("before_after", &mut results.before_after, found)],
                Found::Published { factors, scores } => vec![
                    listed("factors", &mut results.factors, factors),
                    listed("scores", &mut results.scores, scores),
                ],
            };
            results.made_of.extend(lists.into_iter().map(|(list, place)| MadeOf {
                list: list.to_owned(),
                place,
                flow: made.flow.clone(),
                rows: made.rows,
                events: made.events,
            }));
        }
        Ok(results)
    }
}

/// Coding of death in a mapping.
fn coding_used(profile: &Profile, mapping: &Mapping) -> Option<CodingUsed> {
    let coding = codings(profile, mapping);
    let coding = coding.into_iter().find(|it| it.groups.iter().any(|(of, _)| *of == CodedAs::Died))?;
    let heading = mapping.columns.get(coding.column)?.heading.clone();
    let of = |meaning| coding.values(meaning).to_vec();
    Some(CodingUsed {
        heading,
        died: of(CodedAs::Died),
        alive: of(CodedAs::Alive),
        not_known: of(CodedAs::NotKnown),
    })
}

/// The parts of a result that a script checks.
fn script_results(found: &Found) -> impl Iterator<Item = ScriptResult<'_>> {
    let (first, second) = match found {
        Found::Comparison(found) => (ScriptResult::Comparison(found), None),
        Found::Factors(found) => (ScriptResult::Table(found, Message::FactorsTitle), None),
        Found::Scores(found) => (ScriptResult::Table(found, Message::ScoresTitle), None),
        Found::Regression(found) => (ScriptResult::Regression(found), None),
        Found::Discrimination(found) => (ScriptResult::Discrimination(found), None),
        Found::Accuracy(found) => (ScriptResult::Accuracy(found), None),
        Found::BeforeAfter(found) => (ScriptResult::BeforeAfter(found), None),
        Found::Published { factors, scores } => (
            ScriptResult::Table(factors, Message::FactorsTitle),
            Some(ScriptResult::Table(scores, Message::ScoresTitle)),
        ),
    };
    std::iter::once(first).chain(second)
}

/// Appends a result to its list; returns the list's name and the index.
fn listed<T: Clone>(list: &'static str, results: &mut Vec<T>, found: &T) -> (&'static str, usize) {
    results.push(found.clone());
    (list, results.len() - 1)
}

fn captioned(Picture { figure, .. }: &Picture) -> Captioned {
    Captioned { title: figure.title.clone(), svg: figure.standalone() }
}

pub(super) fn file(name: String, mime: &str, text: String) -> (Response, Vec<u8>) {
    (Response::File { name, mime: mime.to_owned() }, text.into_bytes())
}
