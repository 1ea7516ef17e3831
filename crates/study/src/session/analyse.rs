//! Analyses of the selected rows, with progress.

use std::collections::BTreeMap;

use cohort::analysis::{
    Accuracy, AnalysisError, BeforeAfter, Comparison, Discrimination, Grouping, RESAMPLES, Regression,
    Settings, Study, SurvivalTable, Wanted, accuracy, before_after, compare, correct_optimism, discriminate,
    partings, regress, survival_table,
};
use cohort::filter::Step;
use cohort::{Words, published};

use super::selecting::Selected;
use super::{Heard, Listener, Read, Scored as Rows, Session};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{Analysis, Progress, Response, ResultSpec};

/// Maximum number of times in a table.
const MOST_TIMES: usize = 60;
/// Limit of the numbers of results, so that there is always a next one.
pub(super) const MOST_NUMBER: usize = 1 << 30;

/// A result.
pub(super) struct Outcome {
    pub(super) asked: ResultSpec,
    /// The computed result, or the reason why it is impossible for the rows read last.
    pub(super) made: Result<Computed, LocalizedMessage>,
}

/// A computed result and its rows.
pub(super) struct Computed {
    /// The analysis, with defaults resolved.
    pub(super) analysis: Analysis,
    pub(super) settings: Settings,
    pub(super) flow: Vec<Step>,
    pub(super) rows: usize,
    pub(super) events: usize,
    pub(super) found: Found,
}

/// Result of an analysis.
pub(super) enum Found {
    Comparison(Comparison),
    Factors(SurvivalTable),
    Scores(SurvivalTable),
    Regression(Regression),
    Discrimination(Discrimination),
    Accuracy(Accuracy),
    BeforeAfter(BeforeAfter),
    Published { factors: SurvivalTable, scores: SurvivalTable },
}

impl Session {
    pub(super) fn analyse(
        &mut self,
        analysis: Analysis,
        settings: Settings,
        width: f64,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        let read = self.reading()?;
        let id = read.results.last_key_value().map_or(0, |(last, _)| last + 1);
        let (selection, width) = (read.selected.selection.clone(), Some(width));
        let asked = ResultSpec { id, analysis, settings, selection, width, removed: false };
        let made = made(&asked, &read.selected, read.kept(), &*self.words, heard)?;
        self.reading_mut()?.results.insert(id, Outcome { asked, made: Ok(made) });
        self.drawn(id)
    }

    /// Recomputes a result with its number and rows. It remains even if this fails.
    pub(super) fn analyse_again(
        &mut self,
        asked: ResultSpec,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        let result = asked.id;
        if result >= MOST_NUMBER {
            return Err(no_result());
        }
        let mut remade = Remade::of(self.reading()?, &*self.words);
        let outcome = remade.outcome(asked, heard);
        self.reading_mut()?.results.insert(result, outcome);
        self.drawn(result)
    }

    pub(super) fn draw_again(&mut self, result: usize, width: f64) -> Result<Response, LocalizedMessage> {
        let outcome = self.reading_mut()?.results.get_mut(&result).filter(|it| !it.asked.removed);
        outcome.ok_or_else(no_result)?.asked.width = Some(width);
        self.drawn(result)
    }

    pub(super) fn forget(&mut self, result: usize) -> Result<Response, LocalizedMessage> {
        let outcome = self.reading_mut()?.results.get_mut(&result).filter(|it| !it.asked.removed);
        outcome.ok_or_else(no_result)?.asked.removed = true;
        Ok(Response::Forgotten { result })
    }

    /// Recomputes a removed result.
    pub(super) fn bring_back(
        &mut self,
        result: usize,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        let outcome = self.reading_mut()?.results.remove(&result).ok_or_else(no_result)?;
        self.analyse_again(ResultSpec { removed: false, ..outcome.asked }, heard)
    }

    pub(super) fn outcome(&self, result: usize) -> Result<&Outcome, LocalizedMessage> {
        self.reading()?.results.get(&result).filter(|it| !it.asked.removed).ok_or_else(no_result)
    }

    /// Returns the computed result with this number.
    pub(super) fn made(&self, result: usize) -> Result<&Computed, LocalizedMessage> {
        self.outcome(result)?.made.as_ref().map_err(Clone::clone)
    }
}

impl Outcome {
    /// A result of a saved study, not computed yet.
    pub(super) fn saved(asked: ResultSpec) -> (usize, Self) {
        (asked.id, Self { asked, made: Err(no_result()) })
    }
}

impl Read {
    /// Results with their numbers, in the order of creation.
    pub(super) fn outcomes(&self) -> impl Iterator<Item = (usize, &Outcome)> {
        self.results.iter().filter(|(_, outcome)| !outcome.asked.removed).map(|(number, it)| (*number, it))
    }

    /// Words the reasons of results that failed again; numbers need no language.
    pub(super) fn word_again(&mut self, words: &dyn Words, heard: &mut Listener<'_>) {
        let results = std::mem::take(&mut self.results);
        let (failed, mut made): (BTreeMap<_, _>, BTreeMap<_, _>) =
            results.into_iter().partition(|(_, outcome)| outcome.made.is_err());
        made.extend(self.made_again(failed, words, heard));
        self.results = made;
    }

    /// Recomputes earlier results for these rows. Removed ones are recomputed when restored.
    pub(super) fn made_again(
        &self,
        earlier: BTreeMap<usize, Outcome>,
        words: &dyn Words,
        heard: &mut Listener<'_>,
    ) -> BTreeMap<usize, Outcome> {
        let mut remade = Remade::of(self, words);
        let again = |(number, outcome): (usize, Outcome)| {
            let outcome = if outcome.asked.removed { outcome } else { remade.outcome(outcome.asked, heard) };
            (number, outcome)
        };
        earlier.into_iter().map(again).collect()
    }
}

/// Recomputes results, each from its own rows; a selection of rows is reused if the next result has the same.
struct Remade<'a> {
    read: &'a Read,
    words: &'a dyn Words,
    selected: Option<Selected>,
}

impl<'a> Remade<'a> {
    fn of(read: &'a Read, words: &'a dyn Words) -> Self {
        Self { read, words, selected: None }
    }

    fn outcome(&mut self, asked: ResultSpec, heard: &mut Listener<'_>) -> Outcome {
        let selected = if asked.selection == self.read.selected.selection {
            &self.read.selected
        } else {
            let last = self.selected.take().filter(|last| last.selection == asked.selection);
            let selected = last.unwrap_or_else(|| Selected::of(&self.read.all, asked.selection.clone()));
            self.selected.insert(selected)
        };
        let rows = selected.chosen.as_ref().unwrap_or(&self.read.all);
        let made = made(&asked, selected, rows, self.words, heard);
        Outcome { asked, made }
    }
}

/// Computes a result from these rows.
fn made(
    asked: &ResultSpec,
    selected: &Selected,
    rows: &Rows,
    words: &dyn Words,
    heard: &mut Listener<'_>,
) -> Result<Computed, LocalizedMessage> {
    if let Some(trouble) = selected.trouble(words) {
        return Err(trouble);
    }
    let settings = Settings { rows: selected.selection.rows, ..asked.settings.clone() };
    let later = landmark(asked).map(|days| rows.after_landmark(days));
    let rows = later.as_ref().unwrap_or(rows);
    let settings = Settings { landmark: rows.cohort.landmark(), ..settings };
    let study = rows.study();
    let analysis = chosen(&study, asked.analysis.clone());
    if matches!(&analysis, Analysis::Cox { covariates, .. } if covariates.is_empty()) {
        return Err(LocalizedMessage::new("cannot", "nothing-chosen"));
    }
    let mut work = Work { heard, done: 0, of: parts(&analysis) };
    let found = work.find(&study, &analysis, &settings).map_err(|error| LocalizedMessage::from(&error))?;
    let (count, events) = (rows.cohort.len(), rows.cohort.events());
    Ok(Computed { analysis, settings, flow: selected.flow.clone(), rows: count, events, found })
}

/// The landmark of an analysis in days. Measurements before and after have no time, and the published tables no landmark.
pub(super) fn landmark(asked: &ResultSpec) -> Option<f64> {
    let timed = !matches!(asked.analysis, Analysis::BeforeAfter { .. } | Analysis::Published);
    asked.settings.landmark.filter(|landmark| timed && landmark.days > 0.0).map(|landmark| landmark.days)
}

fn no_result() -> LocalizedMessage {
    LocalizedMessage::new("cannot", "no-result")
}

/// Resolves the defaults of the analysis.
fn chosen(study: &Study<'_>, analysis: Analysis) -> Analysis {
    match analysis {
        Analysis::Compare { grouping, mut times, horizon } => {
            times.truncate(MOST_TIMES);
            Analysis::Compare { grouping, times, horizon: horizon.filter(|horizon| *horizon > 0.0) }
        }
        Analysis::Factors { groupings } if groupings.is_empty() => {
            let offered = partings(study).into_iter().map(|parting| parting.grouping);
            Analysis::Factors {
                groupings: offered.filter(|it| !matches!(it, Grouping::Score { .. })).collect(),
            }
        }
        Analysis::Scores { systems } if systems.is_empty() => {
            let offered = partings(study).into_iter().filter_map(|parting| match parting.grouping {
                Grouping::Score { system } => Some(system),
                _ => None,
            });
            Analysis::Scores { systems: offered.collect() }
        }
        other => other,
    }
}

/// Number of parts of an analysis that report progress; 0 if unknown.
fn parts(analysis: &Analysis) -> usize {
    match analysis {
        Analysis::Compare { .. } | Analysis::BeforeAfter { .. } => 0,
        Analysis::Factors { groupings } => groupings.len(),
        Analysis::Scores { systems } => systems.len(),
        Analysis::Cox { covariates, corrected, .. } => {
            let resamples = if *corrected { RESAMPLES } else { 0 };
            covariates.len() + if covariates.len() > 1 { 1 + resamples } else { 0 }
        }
        Analysis::Discrimination { systems } => systems.len() * 3,
        Analysis::Accuracy { systems, .. } => systems.len(),
        Analysis::Published => published::table_one().len() + published::table_two().len(),
    }
}

/// An analysis in progress.
struct Work<'a, 'b> {
    heard: &'a mut Listener<'b>,
    done: usize,
    of: usize,
}

impl Work<'_, '_> {
    fn find(
        &mut self,
        study: &Study<'_>,
        analysis: &Analysis,
        settings: &Settings,
    ) -> Result<Found, AnalysisError> {
        self.tell();
        Ok(match analysis {
            Analysis::Compare { grouping, times, horizon } => {
                let times = times_until(study, times, *horizon, settings);
                Found::Comparison(compare(study, grouping, &times, settings, &mut || self.step())?)
            }
            Analysis::Factors { groupings } => {
                Found::Factors(self.table(study, groupings.iter().cloned().map(Wanted::from), settings)?)
            }
            Analysis::Scores { systems } => {
                let groupings = systems.iter().map(|system| Grouping::Score { system: system.clone() });
                Found::Scores(self.table(study, groupings.map(Wanted::from), settings)?)
            }
            Analysis::Cox { covariates, penalty, corrected } => {
                let mut found = regress(study, covariates, *penalty, settings, &mut || self.step())?;
                if *corrected {
                    correct_optimism(study, &mut found, &mut || self.step())?;
                }
                Found::Regression(found)
            }
            Analysis::Discrimination { systems } => {
                Found::Discrimination(discriminate(study, systems, settings, &mut || self.step())?)
            }
            Analysis::Accuracy { systems, time } => {
                Found::Accuracy(accuracy(study, systems, *time, settings, &mut || self.step())?)
            }
            Analysis::BeforeAfter { before, after } => {
                Found::BeforeAfter(before_after(study, before, after, settings)?)
            }
            Analysis::Published => Found::Published {
                factors: self.table(study, published::table_one().into_iter().map(Wanted::from), settings)?,
                scores: self.table(study, published::table_two().into_iter().map(Wanted::from), settings)?,
            },
        })
    }

    /// A table, computed grouping by grouping, so that each is a step of progress.
    fn table(
        &mut self,
        study: &Study<'_>,
        wanted: impl Iterator<Item = Wanted>,
        settings: &Settings,
    ) -> Result<SurvivalTable, AnalysisError> {
        let mut table = survival_table(study, Vec::new(), settings, &mut || {})?;
        for wanted in wanted {
            let one = survival_table(study, vec![wanted], settings, &mut || {})?;
            table.blocks.extend(one.blocks);
            self.step();
        }
        Ok(table)
    }

    fn step(&mut self) {
        self.done += 1;
        self.tell();
    }

    fn tell(&mut self) {
        let of = if self.done > self.of { 0 } else { self.of };
        let stage = "cohort-stage-analysing".to_owned();
        (self.heard)(Heard::Progress(Progress { stage, done: self.done, of }));
    }
}

/// Times of the table: those requested, or round ones up to the end of the axis. Empty lets the analysis
/// choose.
fn times_until(study: &Study<'_>, times: &[f64], horizon: Option<f64>, settings: &Settings) -> Vec<f64> {
    match horizon {
        Some(horizon) if times.is_empty() => {
            let rows = study.cohort().len() as u64;
            figure::kaplan_meier::table_times(horizon, settings.unit.into(), 520.0, rows)
        }
        _ => times.to_vec(),
    }
}
