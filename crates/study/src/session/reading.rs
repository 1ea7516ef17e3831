//! Reads and scores all rows, and reports the result.

use std::collections::{BTreeMap, BTreeSet};

use cohort::analysis::RowsCounted;
use cohort::{
    Cohort, Column, DoubtAbout, IssueCount as FoundCount, Issues as FoundIssues, Mapping, Profile, ReadError,
    ReasonCount, RepeatedPatients, Role, Scores, SystemScores, Tally as FoundTally, Words, read_on,
};
use systems::CATALOGUE;

use super::analyse::Outcome;
use super::reasons::{mapping_message, other};
use super::selecting::Selected;
use super::{Listener, Read, Scored, Session, telling};
use crate::localized_message::LocalizedMessage;
use crate::protocol::{
    Counted, Issue, IssueCount, Issues, Readout, Repeats, Response, ScoreCount, ScoreGroup, Selection, Tally,
};

/// Number of issues reported individually; the export has all.
const ISSUES_TOLD: usize = 300;

impl Session {
    pub(super) fn read(
        &mut self,
        mapping: Mapping,
        rows: RowsCounted,
        heard: &mut Listener<'_>,
    ) -> Result<Response, LocalizedMessage> {
        self.derive(&mapping);
        mapping.check(&self.file()?.sheet).map_err(|error| mapping_message(&error))?;
        // Replaces an earlier reading, but keeps its filters and results.
        let earlier = self.read.take().map(|read| (read.selected.selection.conditions, read.results));
        let (conditions, results) = earlier.unwrap_or_default();
        self.read_rows(mapping, Selection { rows, conditions }, results, heard)?;
        Ok(Response::Read(Box::new(self.readout()?)))
    }

    /// Reads all rows, and computes these results from them.
    pub(super) fn read_rows(
        &mut self,
        mapping: Mapping,
        selection: Selection,
        results: BTreeMap<usize, Outcome>,
        heard: &mut Listener<'_>,
    ) -> Result<(), LocalizedMessage> {
        self.derive(&mapping);
        let sheet = &self.file()?.sheet;
        let reading =
            read_on(sheet, &mapping, self.today, &mut telling(heard)).map_err(|error| match error {
                ReadError::Mapping(error) => mapping_message(&error),
                error => other(&error),
            })?;
        let unconfirmed = unconfirmed(&self.file()?.profile, &mapping);
        let doubted_units = doubted_units(&self.file()?.profile, &mapping);
        let cohort = reading.cohort.with_unconfirmed(unconfirmed).with_doubted_units(doubted_units);
        let all = scored(cohort, heard);
        let without_follow_up = scored(reading.without_follow_up, heard);
        let selected = Selected::of(&all, selection);
        let mut read = Read {
            mapping: mapping.clone(),
            tally: reading.tally,
            issues: reading.issues,
            repeats: reading.repeats,
            all,
            without_follow_up,
            selected,
            results: BTreeMap::new(),
        };
        read.results = read.made_again(results, &*self.words, heard);
        (self.mapping, self.read) = (Some(mapping), Some(read));
        Ok(())
    }

    /// The rows as read last, with their selection and all results.
    pub(super) fn readout(&self) -> Result<Readout, LocalizedMessage> {
        let (sheet, read) = (&self.file()?.sheet, self.reading()?);
        Ok(Readout {
            tally: tally_answer(&read.tally),
            follow_up: read.all.cohort.has_follow_up(),
            issues: issues_answer(&read.issues, sheet.heading()),
            repeats: repeats_answer(&read.repeats),
            scores: read.all.scores.systems().iter().map(|it| score_answer(it, &*self.words)).collect(),
            kept: read.kept_answer(&*self.words),
            results: self.all_drawn()?,
        })
    }
}

/// Headings of the columns of times and events that are in doubt.
fn unconfirmed(profile: &Profile, mapping: &Mapping) -> Vec<String> {
    let doubted: BTreeSet<usize> = profile.doubts(mapping).iter().map(|doubt| doubt.column).collect();
    let columns = doubted.into_iter().filter_map(|column| mapping.columns.get(column));
    // Dates count only where the time runs between them.
    let by_dates = mapping.time.origin().is_some();
    let is_used = |column: &&Column| {
        column.role.is_follow_up() && (by_dates || !matches!(column.role, Role::Finding { .. }))
    };
    columns.filter(is_used).map(|column| column.heading.clone()).collect()
}

/// Headings of the columns whose unit is in doubt, by id of their finding.
fn doubted_units(profile: &Profile, mapping: &Mapping) -> BTreeMap<String, String> {
    let doubts = profile.doubts(mapping);
    let columns = doubts.iter().filter_map(|doubt| match doubt.about {
        DoubtAbout::Unit { finding, .. }
        | DoubtAbout::UnitTaken { finding, .. }
        | DoubtAbout::UnknownUnit { finding, .. } => Some((finding, mapping.columns.get(doubt.column)?)),
        _ => None,
    });
    columns.map(|(finding, column)| (finding.id().to_owned(), column.heading.clone())).collect()
}

fn scored(cohort: Cohort, heard: &mut Listener<'_>) -> Scored {
    let scores = Scores::of(&cohort, &CATALOGUE, &mut telling(heard));
    Scored { cohort, scores }
}

fn tally_answer(tally: &FoundTally) -> Tally {
    let counted = |count: &ReasonCount| {
        let said = LocalizedMessage::new("issue", count.reason);
        let said = match count.date {
            Some(date) => said.with("finding", &date.id()),
            None => said,
        };
        Counted { said, rows: count.rows }
    };
    Tally {
        rows: tally.rows,
        used: tally.used,
        without_follow_up: tally.without_follow_up.iter().map(counted).collect(),
        left_out: tally.left_out.iter().map(counted).collect(),
    }
}

fn issues_answer(issues: &FoundIssues, heading: &[String]) -> Issues {
    let named = |column: Option<usize>| column.and_then(|at| heading.get(at)).cloned();
    let count = |count: &FoundCount| IssueCount {
        heading: named(count.column),
        said: LocalizedMessage::from(&count.reason),
        consequence: count.reason.consequence().into(),
        count: count.count,
        first_row: count.first_row,
    };
    let issue = |issue: &cohort::Issue| Issue {
        row: issue.row,
        heading: named(issue.column),
        value: issue.value.clone(),
        said: LocalizedMessage::from(&issue.reason),
    };
    Issues {
        total: issues.total(),
        counts: issues.counts().map(count).collect(),
        first: issues.kept().iter().take(ISSUES_TOLD).map(issue).collect(),
    }
}

fn repeats_answer(repeats: &RepeatedPatients) -> Repeats {
    Repeats {
        patients: repeats.patients,
        rows: repeats.rows,
        known: repeats.known,
        same_date: repeats.same_date,
        undated: repeats.undated,
        spread: repeats.spread,
        named: repeats.named.clone(),
    }
}

fn score_answer(scores: &SystemScores, words: &dyn Words) -> ScoreCount {
    let groups = scores.system().groups.iter().zip(scores.group_counts());
    ScoreCount {
        system: scores.system().id.to_string(),
        name: words.system(scores.system()),
        certain: scores.certain(),
        of: scores.outcomes().len(),
        groups: groups.map(|(group, rows)| ScoreGroup { name: group.name.to_string(), rows }).collect(),
    }
}
