//! Which rows are kept, step by step.

use cohort::Words;
use cohort::analysis::RowsCounted;
use cohort::export::condition_said;
use cohort::filter::{Condition, Step, filter};

use super::offering::offered;
use super::{Read, Scored, Session};
use crate::protocol::{FlowStep, Kept, Response};
use crate::said::Said;

impl Session {
    pub(super) fn filter(&mut self, rows: RowsCounted, conditions: &[Condition]) -> Result<Response, Said> {
        let read = self.reading_mut()?;
        read.choose(rows, conditions)?;
        let told = self.reading()?.kept_told(&*self.words);
        Ok(Response::Filtered(Box::new(told)))
    }
}

impl Read {
    /// Keeps the rows that meet these conditions alone. Where one cannot be asked, nothing changes.
    pub(super) fn choose(&mut self, rows: RowsCounted, conditions: &[Condition]) -> Result<(), Said> {
        let first = (rows == RowsCounted::FirstOperations).then_some(Condition::FirstOperations);
        let asked = conditions.iter().filter(|condition| **condition != Condition::FirstOperations);
        let all: Vec<Condition> = first.into_iter().chain(asked.cloned()).collect();
        let (chosen, flow) = if all.is_empty() {
            (None, Vec::new())
        } else {
            let (places, flow) = filter(&self.all.study(), &all).map_err(|error| Said::from(&error))?;
            let chosen =
                Scored { cohort: self.all.cohort.select(&places), scores: self.all.scores.select(&places) };
            (Some(chosen), flow)
        };
        (self.rows_counted, self.flow, self.chosen) = (rows, flow, chosen);
        self.results.clear();
        Ok(())
    }

    pub(super) fn kept_told(&self, words: &dyn Words) -> Kept {
        let kept = self.kept();
        let step = |step: &Step| FlowStep {
            label: condition_said(words, &step.condition),
            condition: step.condition.clone(),
            before: step.before,
            left_out: step.left_out,
            unknown: step.unknown,
            after: step.after(),
        };
        Kept {
            rows_counted: self.rows_counted,
            from: self.all.cohort.len(),
            flow: self.flow.iter().map(step).collect(),
            rows: kept.cohort.len(),
            events: kept.cohort.events(),
            offered: offered(&kept.study(), words),
        }
    }
}
