//! Analyses of the rows that are kept, with how far they have come.

use cohort::analysis::{
    AnalysisError, BeforeAfter, Comparison, Continue, Discrimination, Regression, Settings, Stratum, Study,
    SurvivalTable, Wanted, before_after, compare, discriminate, partings, regress, survival_table,
};
use cohort::published;

use super::{Heard, Listener, Session};
use crate::protocol::{Analysis, Progress, Response};
use crate::said::Said;

/// Nobody reads a table of more times.
const MOST_TIMES: usize = 60;

/// A result, with what was asked.
pub(super) struct Outcome {
    pub(super) analysis: Analysis,
    pub(super) settings: Settings,
    pub(super) found: Found,
}

/// What came of an analysis.
pub(super) enum Found {
    Comparison(Comparison),
    Factors(SurvivalTable),
    Scores(SurvivalTable),
    Regression(Regression),
    Discrimination(Discrimination),
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
    ) -> Result<Response, Said> {
        let read = self.reading()?;
        let settings = Settings { rows: read.rows_counted, ..settings };
        let study = read.kept().study();
        let analysis = chosen(&study, analysis);
        if matches!(&analysis, Analysis::Cox { covariates, .. } if covariates.is_empty()) {
            return Err(Said::new("cannot", "nothing-chosen"));
        }
        let mut work = Work { heard, done: 0, of: parts(&analysis) };
        let found = work.find(&study, &analysis, &settings).map_err(|error| Said::from(&error))?;
        let read = self.reading_mut()?;
        read.results.push(Some(Outcome { analysis, settings, found }));
        let result = read.results.len() - 1;
        self.drawn(result, width)
    }

    pub(super) fn draw_again(&self, result: usize, width: f64) -> Result<Response, Said> {
        self.drawn(result, width)
    }

    pub(super) fn forget(&mut self, result: usize) -> Result<Response, Said> {
        let kept = self.reading_mut()?.results.get_mut(result);
        kept.and_then(Option::take).ok_or_else(no_result)?;
        Ok(Response::Forgotten { result })
    }

    pub(super) fn outcome(&self, result: usize) -> Result<&Outcome, Said> {
        self.reading()?.results.get(result).and_then(Option::as_ref).ok_or_else(no_result)
    }
}

fn no_result() -> Said {
    Said::new("cannot", "no-result")
}

/// The analysis with what the page left open.
fn chosen(study: &Study<'_>, analysis: Analysis) -> Analysis {
    match analysis {
        Analysis::Compare { stratum, mut times, horizon } => {
            times.truncate(MOST_TIMES);
            Analysis::Compare { stratum, times, horizon: horizon.filter(|horizon| *horizon > 0.0) }
        }
        Analysis::Factors { strata } if strata.is_empty() => {
            let offered = partings(study).into_iter().map(|parting| parting.stratum);
            Analysis::Factors { strata: offered.filter(|it| !matches!(it, Stratum::Score { .. })).collect() }
        }
        Analysis::Scores { systems } if systems.is_empty() => {
            let offered = partings(study).into_iter().filter_map(|parting| match parting.stratum {
                Stratum::Score { system } => Some(system),
                _ => None,
            });
            Analysis::Scores { systems: offered.collect() }
        }
        other => other,
    }
}

/// How many parts an analysis has that tell when they are done; 0 where that is not known.
fn parts(analysis: &Analysis) -> usize {
    match analysis {
        Analysis::Compare { .. } | Analysis::BeforeAfter { .. } => 0,
        Analysis::Factors { strata } => strata.len(),
        Analysis::Scores { systems } => systems.len(),
        Analysis::Cox { covariates, .. } => covariates.len() + usize::from(covariates.len() > 1),
        Analysis::Discrimination { systems } => systems.len() * 3,
        Analysis::Published => published::table_one().len() + published::table_two().len(),
    }
}

/// An analysis being made.
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
            Analysis::Compare { stratum, times, horizon } => {
                let times = times_until(study, times, *horizon, settings);
                Found::Comparison(self.telling(|go_on| compare(study, stratum, &times, settings, go_on))?)
            }
            Analysis::Factors { strata } => {
                Found::Factors(self.table(study, strata.iter().cloned().map(Wanted::from), settings)?)
            }
            Analysis::Scores { systems } => {
                let strata = systems.iter().map(|system| Stratum::Score { system: system.clone() });
                Found::Scores(self.table(study, strata.map(Wanted::from), settings)?)
            }
            Analysis::Cox { covariates, penalty } => Found::Regression(
                self.telling(|go_on| regress(study, covariates, *penalty, settings, go_on))?,
            ),
            Analysis::Discrimination { systems } => {
                Found::Discrimination(self.telling(|go_on| discriminate(study, systems, settings, go_on))?)
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

    /// A table, stratum by stratum, so that each is a step.
    fn table(
        &mut self,
        study: &Study<'_>,
        wanted: impl Iterator<Item = Wanted>,
        settings: &Settings,
    ) -> Result<SurvivalTable, AnalysisError> {
        let mut table = survival_table(study, Vec::new(), settings, &mut Continue::always())?;
        for wanted in wanted {
            let one = survival_table(study, vec![wanted], settings, &mut Continue::always())?;
            table.blocks.extend(one.blocks);
            self.step();
        }
        Ok(table)
    }

    fn telling<T>(&mut self, make: impl FnOnce(&mut Continue<'_>) -> T) -> T {
        let mut step = || {
            self.step();
            true
        };
        make(&mut Continue::asking(&mut step))
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

/// The times of the table: those asked for, or round ones up to where the axis ends. Empty leaves the choice open.
fn times_until(study: &Study<'_>, times: &[f64], horizon: Option<f64>, settings: &Settings) -> Vec<f64> {
    match horizon {
        Some(horizon) if times.is_empty() => {
            let rows = study.cohort().len() as u64;
            figure::kaplan_meier::table_times(horizon, settings.unit.into(), 520.0, rows)
        }
        _ => times.to_vec(),
    }
}
