//! Reads scoring files; errors include file and line.
//!
//! Used by the build, which reads `scoring/`. The format is described in `scoring/README.md`; further
//! requirements are in `check`.

mod case;
mod check;
mod own;
mod raw;
mod shared;

use std::fmt;

pub use own::read_own;

use toml::Spanned;

use crate::condition::{Condition, List, Text};
use crate::condition_text::parse_condition;
use crate::definition::{
    Alive, Applies, Catalogue, Direction, Estimate, Expected, ExpectedMonths, Extent, Grade, Group, Item,
    ItemOption, Method, Observed, Provenance, Purpose, Remark, Statement, System, Term, TimeUnit,
};
use crate::formula::Formula;

/// An error in a scoring file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ReadError {
    /// The file.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The error.
    pub problem: String,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.problem)
    }
}

/// A scoring file's text, with its name for errors.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its content.
    pub text: &'a str,
}

impl File<'_> {
    fn error(&self, at: usize, problem: impl fmt::Display) -> ReadError {
        let before = self.text.get(..at).unwrap_or(self.text);
        ReadError {
            file: self.name.to_owned(),
            line: before.matches('\n').count() + 1,
            problem: problem.to_string(),
        }
    }

    fn parse<T: serde::de::DeserializeOwned>(&self) -> Result<T, ReadError> {
        toml::from_str(self.text)
            .map_err(|error| self.error(error.span().map_or(0, |span| span.start), error.message()))
    }

    fn condition(&self, text: &Spanned<String>, systems: &[&str]) -> Result<Condition, ReadError> {
        parse_condition(text.get_ref(), systems).map_err(|error| self.error(text.span().start, error))
    }
}

/// A system as defined in its file, with the lines of its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The system.
    pub system: System,
    /// Additional data in the file.
    pub provenance: Provenance,
    /// Lines of the items.
    items_at: Vec<usize>,
    /// Lines of the groups.
    groups_at: Vec<usize>,
}

/// A parsed file whose references are not resolved yet.
struct Unresolved<'a> {
    file: File<'a>,
    raw: raw::System,
}

/// Reads all scoring files, resolves references between them, and checks them.
///
/// The catalogue has static lifetime: its texts are leaked, once.
///
/// # Errors
/// The first error, with file and line.
pub fn read_catalogue(
    systems: &[File<'_>],
    sources: File<'_>,
    notes: File<'_>,
) -> Result<(Catalogue, Vec<Definition>), ReadError> {
    let mut files = Vec::new();
    for file in systems {
        files.push(Unresolved { file: *file, raw: file.parse()? });
    }
    for (at, file) in files.iter().enumerate() {
        if files[..at].iter().any(|other| other.id() == file.id()) {
            return Err(file
                .file
                .error(file.raw.id.span().start, format!("there are two systems \"{}\"", file.id())));
        }
    }
    let definitions = files.iter().map(|file| file.definition(&files)).collect::<Result<Vec<_>, _>>()?;
    let sources = shared::read_sources(sources)?;
    let point_systems: Vec<&str> =
        files.iter().filter(|file| file.raw.method.is_none()).map(Unresolved::id).collect();
    let (notes, suggestions) = shared::read_notes(notes, &point_systems, &sources)?;
    let catalogue = Catalogue {
        systems: definitions.iter().map(|read| read.system.clone()).collect::<Vec<_>>().leak(),
        sources: sources.leak(),
        notes: notes.leak(),
        suggestions: suggestions.leak(),
    };
    for (file, read) in files.iter().zip(&definitions) {
        check::check(file.file, read, &catalogue)?;
    }
    Ok((catalogue, definitions))
}

impl Unresolved<'_> {
    fn id(&self) -> &str {
        self.raw.id.get_ref()
    }

    fn definition(&self, all: &[Unresolved<'_>]) -> Result<Definition, ReadError> {
        let raw = &self.raw;
        let is_point_system = |other: &&Unresolved<'_>| other.raw.method.is_none() && other.id() != self.id();
        let systems: Vec<&str> = all.iter().filter(is_point_system).map(Unresolved::id).collect();
        let (items, items_at) = self.items(all, &systems)?;
        let grade = self.grade(&raw.grade)?;
        let (groups, groups_at) = self.groups(grade, &systems)?;
        let system = System {
            id: raw.id.get_ref().clone().into(),
            name: raw.name.clone().into(),
            short: raw.short.clone().unwrap_or_else(|| raw.name.clone()).into(),
            purpose: self.purpose()?,
            direction: self.direction()?,
            method: self.method(items)?,
            range: raw.range.as_ref().map(|range| (range.get_ref()[0], range.get_ref()[1])),
            grade,
            source: raw.source.get_ref().clone().into(),
            checked: raw.checked.to_string().into(),
            applies: self.applies(&systems)?,
            left_out: self.remarks(&self.raw.left_out, &systems)?.into(),
            groups: groups.into(),
            ungrouped: text(raw.ungrouped.as_ref()),
            caveats: texts(&raw.caveats),
            remarks: self.remarks(&self.raw.remark, &systems)?.into(),
            comparisons: statements(&raw.comparison).into(),
            accuracy: statements(&raw.accuracy).into(),
        };
        let provenance = Provenance {
            system: system.id.clone(),
            aliases: texts(&raw.aliases),
            misprints: texts(&raw.misprints),
            cases: raw.case.iter().map(|case| case::read(&self.file, case)).collect::<Result<_, _>>()?,
        };
        Ok(Definition { system, provenance, items_at, groups_at })
    }

    fn purpose(&self) -> Result<Purpose, ReadError> {
        one_of(
            &self.file,
            &self.raw.purpose,
            &[("survival", Purpose::Survival), ("stability", Purpose::Stability), ("liver", Purpose::Liver)],
        )
    }

    fn direction(&self) -> Result<Direction, ReadError> {
        one_of(
            &self.file,
            &self.raw.direction,
            &[("higher_is_better", Direction::HigherIsBetter), ("higher_is_worse", Direction::HigherIsWorse)],
        )
    }

    fn grade(&self, grade: &Spanned<String>) -> Result<Grade, ReadError> {
        one_of(&self.file, grade, &[("A", Grade::A), ("B", Grade::B), ("C", Grade::C)])
    }

    fn grade_or(&self, grade: Option<&Spanned<String>>, otherwise: Grade) -> Result<Grade, ReadError> {
        grade.map_or(Ok(otherwise), |grade| self.grade(grade))
    }

    fn items(&self, all: &[Unresolved<'_>], systems: &[&str]) -> Result<(Vec<Item>, Vec<usize>), ReadError> {
        if let Some(other) = &self.raw.items_of {
            let found = all.iter().find(|file| file.id() == other.get_ref() && file.raw.items_of.is_none());
            let found = found.ok_or_else(|| {
                self.file.error(
                    other.span().start,
                    format!("there is no system \"{}\" with items", other.get_ref()),
                )
            })?;
            if let Some(own) = self.raw.item.first() {
                return Err(self
                    .file
                    .error(own.span().start, "a system has items of its own or another's, not both"));
            }
            let at = other.span().start;
            return found.items(all, systems).map(|(items, _)| {
                let places = vec![at; items.len()];
                (items, places)
            });
        }
        let mut items = Vec::new();
        for raw in &self.raw.item {
            items.push(self.item(raw.get_ref(), systems)?);
        }
        Ok((items, self.raw.item.iter().map(|item| item.span().start).collect()))
    }

    fn item(&self, raw: &raw::Item, systems: &[&str]) -> Result<Item, ReadError> {
        let first_wins = match &raw.order {
            None => false,
            Some(order) => one_of(&self.file, order, &[("first", true)])?,
        };
        let mut options = Vec::new();
        for option in &raw.options {
            let when: Vec<_> = option
                .when
                .iter()
                .map(|when| self.file.condition(when, systems))
                .collect::<Result<_, _>>()?;
            let instead =
                option.instead.as_ref().map(|when| self.file.condition(when, systems)).transpose()?;
            let (name, points) = (option.name.clone().into(), option.points);
            options.push(ItemOption { name, points, when: when.into(), instead });
        }
        Ok(Item {
            id: raw.id.clone().into(),
            name: raw.name.clone().into(),
            first_wins,
            options: options.into(),
        })
    }

    fn method(&self, items: Vec<Item>) -> Result<Method, ReadError> {
        let raw = &self.raw;
        let Some(method) = &raw.method else {
            if items.is_empty() {
                return Err(self.file.error(raw.id.span().start, "a point system needs items"));
            }
            return Ok(Method::Points(items.into()));
        };
        let formula = one_of(&self.file, method, &[("formula", true), ("stages", false)])?;
        if !formula {
            return Ok(Method::Stages);
        }
        let Some(named) = &raw.formula else {
            return Err(self.file.error(method.span().start, "a formula system names its formula"));
        };
        let unknown =
            || self.file.error(named.span().start, format!("there is no formula \"{}\"", named.get_ref()));
        let formula = Formula::from_id(named.get_ref()).ok_or_else(unknown)?;
        let ids: Vec<&str> = raw.term.iter().map(|term| term.id.as_str()).collect();
        if ids != formula.terms() {
            let wanted = formula.terms().join(", ");
            return Err(self
                .file
                .error(named.span().start, format!("its terms are {wanted}, in this order")));
        }
        let term = |term: &raw::Term| Term { id: term.id.clone().into(), name: term.name.clone().into() };
        Ok(Method::Formula { formula, terms: raw.term.iter().map(term).collect() })
    }

    fn applies(&self, systems: &[&str]) -> Result<Option<Applies>, ReadError> {
        let read = |raw: &raw::Applies| {
            Ok(Applies {
                when: self.file.condition(&raw.when, systems)?,
                otherwise: raw.otherwise.clone().into(),
                unknown: raw.unknown.clone().into(),
            })
        };
        self.raw.applies.as_ref().map(read).transpose()
    }

    fn remarks(&self, raw: &[raw::Remark], systems: &[&str]) -> Result<Vec<Remark>, ReadError> {
        let read = |raw: &raw::Remark| {
            Ok(Remark { when: self.file.condition(&raw.when, systems)?, text: raw.text.clone().into() })
        };
        raw.iter().map(read).collect()
    }

    fn groups(&self, grade: Grade, systems: &[&str]) -> Result<(Vec<Group>, Vec<usize>), ReadError> {
        let mut groups = Vec::new();
        for raw in &self.raw.group {
            groups.push(self.group(raw.get_ref(), raw.span().start, grade, systems)?);
        }
        Ok((groups, self.raw.group.iter().map(|group| group.span().start).collect()))
    }

    fn group(&self, raw: &raw::Group, at: usize, grade: Grade, systems: &[&str]) -> Result<Group, ReadError> {
        let method = self.raw.method.as_ref().map(|method| method.get_ref().as_str());
        let wrong = |problem: &str| self.file.error(at, problem);
        let (extent, own_name) = match (method, raw.from, raw.to, &raw.when) {
            (None, Some(from), Some(to), None) if from == to => {
                (Extent::Totals(from, to), Some(from.to_string()))
            }
            (None, Some(from), Some(to), None) if from < to => {
                (Extent::Totals(from, to), Some(format!("{from}-{to}")))
            }
            (None, ..) => return Err(wrong("a group of totals needs from and to, the lower first")),
            (Some("stages"), None, None, Some(when)) => {
                (Extent::Holds(self.file.condition(when, systems)?), None)
            }
            (Some("stages"), ..) => return Err(wrong("a stage needs when, and neither from nor to")),
            (Some(_), None, None, None) => (Extent::AtMost(raw.at_most), None),
            (Some(_), ..) => {
                return Err(wrong("a group of a formula needs at_most, or nothing for the last"));
            }
        };
        let name = raw.name.clone().or(own_name).ok_or_else(|| wrong("a group needs a name"))?;
        let expected =
            raw.expected.as_ref().map(|expected| self.expected(expected, at, grade)).transpose()?;
        let observed = raw.observed.iter().map(|seen| self.observed(seen)).collect::<Result<Vec<_>, _>>()?;
        Ok(Group {
            name: name.into(),
            extent,
            unreachable: raw.unreachable,
            expected,
            advice: text(raw.advice.as_ref()),
            observed: observed.into(),
        })
    }

    fn expected(&self, raw: &raw::Expected, at: usize, grade: Grade) -> Result<Expected, ReadError> {
        let months = match (raw.median_months, raw.mean_months, raw.from_months, raw.to_months) {
            (Some(median), None, None, None) => Some(ExpectedMonths::Median(median)),
            (None, Some(mean), None, None) => Some(ExpectedMonths::Mean(mean)),
            (None, None, None, None) => None,
            (None, None, from, to) => Some(ExpectedMonths::Between(from, to)),
            _ => return Err(self.file.error(at, "what is expected is a median, a mean, or from and to")),
        };
        let grade = self.grade_or(raw.grade.as_ref(), grade)?;
        Ok(Expected { text: raw.text.clone().into(), months, grade })
    }

    fn observed(&self, raw: &raw::Observed) -> Result<Observed, ReadError> {
        let median = match (&raw.unit, raw.median) {
            (Some(unit), Some(value)) => {
                let unit =
                    one_of(&self.file, unit, &[("days", TimeUnit::Days), ("months", TimeUnit::Months)])?;
                Some(Estimate { value, ci95: raw.ci95.map(|[low, high]| (low, high)), unit })
            }
            (None, Some(_)) => {
                return Err(self.file.error(raw.source.span().start, "a median needs its unit"));
            }
            (_, None) => None,
        };
        let alive = |raw: &raw::Alive| Alive { months: raw.months, percent: raw.percent };
        Ok(Observed {
            source: raw.source.get_ref().clone().into(),
            primary: text(raw.primary.as_ref()),
            n: raw.n,
            median,
            alive: raw.alive.iter().map(alive).collect(),
            grade: self.grade_or(raw.grade.as_ref(), Grade::A)?,
            remark: text(raw.remark.as_ref()),
        })
    }
}

fn statements(raw: &[raw::Statement]) -> Vec<Statement> {
    let read = |raw: &raw::Statement| Statement {
        source: raw.source.get_ref().clone().into(),
        primary: text(raw.primary.as_ref()),
        text: raw.text.clone().into(),
    };
    raw.iter().map(read).collect()
}

fn texts(raw: &[String]) -> List<Text> {
    raw.iter().map(|text| Text::from(text.clone())).collect()
}

fn text(raw: Option<&String>) -> Option<Text> {
    raw.map(|text| text.clone().into())
}

fn one_of<T: Copy>(file: &File<'_>, word: &Spanned<String>, known: &[(&str, T)]) -> Result<T, ReadError> {
    let found = known.iter().find(|(name, _)| name == word.get_ref());
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
        file.error(word.span().start, format!("\"{}\" is none of {}", word.get_ref(), names.join(", ")))
    })
}
