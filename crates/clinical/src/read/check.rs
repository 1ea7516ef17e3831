//! Semantic checks of a definition.

use crate::answer::Answer;
use crate::assess::{ResultSoFar, assess};
use crate::completion::{Completion, CompletionSet, candidates, conditions};
use crate::condition::{Condition, Known};
use crate::definition::{Case, Catalogue, Extent, Item, Method, Outcome, Source, System};
use crate::finding::Finding;
use crate::patient::Patient;
use crate::read::{Definition, File, ReadError};

/// Maximum number of combinations in one item, because the page enumerates them at each answer.
const MOST_COMBINATIONS: usize = 20_000;

/// Checks the definition at index `place` of a catalogue.
pub(super) fn check(file: File<'_>, read: &Definition, catalogue: &Catalogue) -> Result<(), ReadError> {
    let checker = Checker { file, read, system: &read.system, catalogue };
    checker.sources()?;
    checker.items()?;
    checker.groups()?;
    checker.reach()?;
    read.provenance.cases.iter().try_for_each(|case| checker.case(case))
}

struct Checker<'a> {
    file: File<'a>,
    read: &'a Definition,
    system: &'a System,
    catalogue: &'a Catalogue,
}

impl Checker<'_> {
    fn error(&self, at: usize, problem: impl std::fmt::Display) -> ReadError {
        self.file.error(at, problem)
    }

    fn line_of(&self, word: &str) -> usize {
        self.file.text.find(word).unwrap_or(0)
    }

    fn sources(&self) -> Result<(), ReadError> {
        let groups =
            self.system.groups.iter().flat_map(|group| group.observed.iter().map(|seen| &seen.source));
        let statements =
            self.system.comparisons.iter().chain(self.system.accuracy.iter()).map(|it| &it.source);
        for key in groups.chain(statements).chain([&self.system.source]) {
            if !self.catalogue.sources.iter().any(|source: &Source| source.id == *key) {
                let at = self.line_of(&format!("source = \"{key}\""));
                return Err(self.error(at, format!("there is no source \"{key}\"")));
            }
        }
        Ok(())
    }

    fn items(&self) -> Result<(), ReadError> {
        for (item, at) in self.system.items().iter().zip(&self.read.items_at) {
            let wrong = |problem: String| self.error(*at, format!("item \"{}\": {problem}", item.id));
            let with_instead = item.options.iter().filter(|option| option.instead.is_some()).count();
            if with_instead > 0 && with_instead < item.options.len() {
                return Err(wrong("either every option says what serves instead, or none".to_owned()));
            }
            let rounds = item.options.iter().map(|option| option.when.len()).max().unwrap_or(0);
            let round = |at: usize| item.options.iter().map(|option| option.when.get(at)).collect::<Vec<_>>();
            let rounds: Vec<_> = (0..rounds).map(round).collect();
            self.covered(item, &rounds).map_err(wrong)?;
            if with_instead > 0 {
                let instead = vec![item.options.iter().map(|option| option.instead.as_ref()).collect()];
                self.covered(item, &instead).map_err(wrong)?;
            }
        }
        Ok(())
    }

    /// Checks that every combination of answers matches one option; in each round every option has one
    /// condition, or none.
    fn covered(&self, item: &Item, rounds: &[Vec<Option<&Condition>>]) -> Result<(), String> {
        let nothing = Patient::default();
        let own: Vec<&Condition> = rounds.iter().flatten().copied().flatten().collect();
        let all = conditions(self.system, self.catalogue);
        let findings = crate::completion::deciding(own.iter().copied(), &nothing, self.catalogue);
        let open: Vec<(Finding, Vec<Answer>)> =
            findings.into_iter().map(|finding| (finding, candidates(finding, &nothing, &all))).collect();
        if let Some((date, _)) = open.iter().find(|(_, values)| values.is_empty()) {
            return Err(format!("dates are for notes, not for points ({})", date.id()));
        }
        let combinations: usize = open.iter().map(|(_, values)| values.len()).product();
        if combinations > MOST_COMBINATIONS {
            return Err(format!("{combinations} combinations of answers; {MOST_COMBINATIONS} are the most"));
        }
        let mut problem = None;
        CompletionSet::run(open, |filled| {
            let completed = Completion { patient: &nothing, filled, catalogue: self.catalogue };
            let found = first_round(rounds, &completed);
            if problem.is_none() {
                problem = match found[..] {
                    [] => Some(format!("no option holds where {}", said(filled))),
                    [one, other, ..] if !item.first_wins => Some(format!(
                        "\"{}\" and \"{}\" both hold where {}",
                        item.options[one].name,
                        item.options[other].name,
                        said(filled)
                    )),
                    _ => None,
                };
            }
            0
        });
        problem.map_or(Ok(()), Err)
    }

    fn groups(&self) -> Result<(), ReadError> {
        let mut groups = self.system.groups.iter().zip(&self.read.groups_at);
        let head = self.line_of("id =");
        match (&self.system.method, self.system.groups.is_empty(), &self.system.ungrouped) {
            (_, true, None) => {
                return Err(self.error(head, "a system has groups, or says in ungrouped why not"));
            }
            (_, false, Some(_)) => {
                return Err(self.error(head, "a system that says it is ungrouped has no groups"));
            }
            (_, true, Some(_)) => return Ok(()),
            (_, false, None) => {}
        }
        match &self.system.method {
            Method::Points(_) => {
                let (lowest, highest) = self.range()?;
                let mut next = lowest;
                for (group, at) in groups {
                    let Extent::Totals(from, to) = group.extent else { continue };
                    if from > next {
                        return Err(self.error(*at, format!("a gap: no group holds a total of {next}")));
                    }
                    if from < next {
                        return Err(self.error(*at, format!("an overlap: two groups hold a total of {from}")));
                    }
                    next = to + 1;
                }
                let last = self.read.groups_at.last().copied().unwrap_or(head);
                if next <= highest {
                    return Err(self.error(last, format!("a gap: no group holds a total of {next}")));
                }
                if next > highest + 1 {
                    return Err(
                        self.error(last, format!("the last group ends above the range, at {}", next - 1))
                    );
                }
            }
            Method::Formula { .. } => {
                let mut below = f64::NEG_INFINITY;
                let last = self.read.groups_at.len() - 1;
                for (place, (group, at)) in groups.enumerate() {
                    let Extent::AtMost(limit) = group.extent else { continue };
                    match (place == last, limit) {
                        (true, None) => {}
                        (false, Some(limit)) if limit > below => below = limit,
                        (true, Some(_)) => {
                            return Err(self.error(*at, "the last group takes the rest: no at_most"));
                        }
                        (false, _) => return Err(self.error(*at, "at_most must rise from group to group")),
                    }
                }
            }
            Method::Stages => {
                if let Some((group, at)) = groups.next_back()
                    && group.extent != Extent::Holds(Condition::Otherwise)
                {
                    return Err(self.error(*at, "the last stage holds otherwise"));
                }
            }
        }
        Ok(())
    }

    fn range(&self) -> Result<(i32, i32), ReadError> {
        self.system.range.ok_or_else(|| self.error(self.line_of("id ="), "a point system needs its range"))
    }

    /// Checks that the reachable results are those declared in the file.
    fn reach(&self) -> Result<(), ReadError> {
        let assessment = assess(&Patient::default(), self.system, self.catalogue);
        if let Some((lowest, highest)) = assessment.interval() {
            let range = self.range()?;
            if (lowest, highest) != range {
                let problem =
                    format!("the items reach {lowest} to {highest}, not {} to {}", range.0, range.1);
                return Err(self.error(self.line_of("range"), problem));
            }
        }
        for (place, (group, at)) in self.system.groups.iter().zip(&self.read.groups_at).enumerate() {
            let reached = assessment.groups.contains(&place);
            if reached == group.unreachable {
                let problem = if reached {
                    "is declared unreachable but is reached"
                } else {
                    "is reached by no answers"
                };
                return Err(self.error(*at, format!("the group {} {problem}", group.name)));
            }
        }
        Ok(())
    }

    fn case(&self, case: &Case) -> Result<(), ReadError> {
        let wrong = |problem: String| {
            Err(ReadError {
                file: self.file.name.to_owned(),
                line: case.line as usize,
                problem: format!("this case {problem}"),
            })
        };
        let assessment = assess(&case.patient, self.system, self.catalogue);
        match (case.outcome, &assessment.result) {
            (Outcome::Total(total), ResultSoFar::Points { totals, .. }) if totals[..] != [total] => {
                return wrong(format!("comes to {totals:?}, not {total}"));
            }
            (Outcome::Total(total), ResultSoFar::Formula(worked))
                if worked.value != Some(f64::from(total)) =>
            {
                return wrong(format!("comes to {:?}, not {total}", worked.value));
            }
            (Outcome::Value(value), ResultSoFar::Formula(worked))
                if worked.value.is_none_or(|found| (found - value).abs() > 0.000_05) =>
            {
                return wrong(format!("comes to {:?}, not {value}", worked.value));
            }
            (Outcome::Total(_), ResultSoFar::Stage)
            | (Outcome::Value(_), ResultSoFar::Points { .. } | ResultSoFar::Stage) => {
                return wrong("asks for a number that this system does not give".to_owned());
            }
            _ => {}
        }
        if let Some(named) = &case.group {
            let found: Vec<&str> =
                assessment.groups.iter().map(|at| self.system.groups[*at].name.as_ref()).collect();
            if found != [named.as_ref()] {
                return wrong(format!("falls in {}, not {named}", found.join(" or ")));
            }
        }
        Ok(())
    }
}

/// Indices of the options that match in the first round with any match.
fn first_round(rounds: &[Vec<Option<&Condition>>], known: &impl Known) -> Vec<usize> {
    let holding = |round: &Vec<Option<&Condition>>| -> Vec<usize> {
        let holds = |at: &usize| round[*at].is_some_and(|condition| condition.holds(known) == Some(true));
        (0..round.len()).filter(holds).collect()
    };
    rounds.iter().map(holding).find(|found| !found.is_empty()).unwrap_or_default()
}

fn said(filled: &[(Finding, Answer)]) -> String {
    let one = |(finding, answer): &(Finding, Answer)| match answer {
        Answer::Choice(at) => format!("{} is {}", finding.id(), finding.values()[usize::from(*at)]),
        Answer::Whole(band) => format!("{} = {}", finding.id(), band.low),
        Answer::Quantity(quantity) => format!("{} = {}", finding.id(), quantity.value),
        Answer::Bounded(bound) => {
            format!("{} {} {}", finding.id(), bound.comparator.sign(), bound.limit.value)
        }
        Answer::Date(date) => format!("{} = {date}", finding.id()),
    };
    filled.iter().map(one).collect::<Vec<_>>().join(" and ")
}
