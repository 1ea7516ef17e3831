//! Applies a selection step by step.

use std::borrow::Cow;

use cohort::Words;
use cohort::analysis::Grouping;
use cohort::export::condition_text;
use cohort::filter::{Condition, FilterProblem, Step, filter};

use super::offering::offered;
use super::{Read, Scored, Session};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{FlowStep, Kept, Response, Selection};

/// Result of a selection.
pub(super) struct Selected {
    pub(super) selection: Selection,
    pub(super) flow: Vec<Step>,
    /// The problem of each step.
    problems: Vec<Option<FilterProblem>>,
    /// The rows; `None` without steps, when all remain.
    pub(super) chosen: Option<Scored>,
}

impl Selected {
    pub(super) fn of(all: &Scored, selection: Selection) -> Self {
        let steps = selection.steps();
        if steps.is_empty() {
            return Self { selection, flow: Vec::new(), problems: Vec::new(), chosen: None };
        }
        let kept = filter(&all.study(), &steps);
        let chosen = Scored { cohort: all.cohort.select(&kept.rows), scores: all.scores.select(&kept.rows) };
        Self { selection, flow: kept.flow, problems: kept.problems, chosen: Some(chosen) }
    }

    /// The filter that cannot be evaluated for these rows; then no row remains, and nothing can be analysed.
    pub(super) fn trouble(&self, words: &dyn Words) -> Option<LocalizedMessage> {
        let mut steps = self.flow.iter().zip(&self.problems);
        let (step, _) =
            steps.find(|(_, problem)| matches!(problem, Some(FilterProblem::CannotBeAsked(_))))?;
        Some(LocalizedMessage::new("filter", "gone").with("filter", &condition_text(words, &step.condition)))
    }

    fn told(&self, words: &dyn Words) -> Vec<FlowStep> {
        let step = |(step, problem): (&Step, &Option<FilterProblem>)| FlowStep {
            label: condition_text(words, &step.condition),
            condition: step.condition.clone(),
            before: step.before,
            left_out: step.left_out,
            unknown: step.unknown,
            after: step.after(),
            problem: problem.as_ref().map(|problem| problem_message(problem, &step.condition, words)),
        };
        self.flow.iter().zip(&self.problems).map(step).collect()
    }
}

fn problem_message(problem: &FilterProblem, condition: &Condition, words: &dyn Words) -> LocalizedMessage {
    match problem {
        FilterProblem::CannotBeAsked(_) => {
            LocalizedMessage::new("filter", "gone").with("filter", &condition_text(words, condition))
        }
        FilterProblem::NoSuchGroups(keys) => {
            let grouping = match condition {
                Condition::Groups { grouping, .. } => Cow::Borrowed(grouping),
                _ => Cow::Owned(Grouping::None),
            };
            let named: Vec<String> = keys.iter().map(|key| words.level(&grouping.level(key))).collect();
            LocalizedMessage::new("filter", "groups-gone").with("groups", &named.join(", "))
        }
    }
}

impl Session {
    pub(super) fn filter(&mut self, selection: Selection) -> Result<Response, LocalizedMessage> {
        let read = self.reading_mut()?;
        read.selected = Selected::of(&read.all, selection);
        let told = self.reading()?.kept_answer(&*self.words);
        Ok(Response::Filtered(Box::new(told)))
    }
}

impl Read {
    pub(super) fn kept_answer(&self, words: &dyn Words) -> Kept {
        let kept = self.kept();
        Kept {
            selection: self.selected.selection.clone(),
            from: self.all.cohort.len(),
            flow: self.selected.told(words),
            rows: kept.cohort.len(),
            events: kept.cohort.events(),
            offered: offered(&kept.study(), words),
        }
    }
}
