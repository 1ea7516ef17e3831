//! Division of the rows of a cohort into groups.

use std::collections::BTreeMap;

use clinical::{Answer, Finding, Kind};

use super::AnalysisError;
use super::classes::Classes;
use super::grouping::{Grouping, Irradiation, Level, SpinePart};
use super::scale::Scale;
use super::study::Study;
use crate::understand::answer_text;
use crate::{Answers, Coded, Codes, read_number};

/// Maximum number of groups of a grouping.
pub const MOST_GROUPS: usize = 24;

/// Code of rows in no group.
const NONE: u32 = u32::MAX;

/// Rows divided into groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Division {
    levels: Vec<Level>,
    /// Position of each level in the natural order.
    orders: Vec<Option<f64>>,
    /// Index of each row's level, or [`NONE`].
    codes: Vec<u32>,
    counts: Vec<usize>,
}

impl Division {
    /// Divides the rows of a study.
    ///
    /// The groups of a system are complete, including those without rows, because a published table has them
    /// all; for other groupings only those that occur.
    ///
    /// # Errors
    /// If the file has no such column or the catalogue no such system, or there are too many groups.
    pub fn new(study: &Study<'_>, grouping: &Grouping) -> Result<Self, AnalysisError> {
        let cohort = study.cohort();
        let answers = |finding: Finding| {
            cohort.answers(finding).ok_or(AnalysisError::NoColumn { name: finding.id().to_owned() })
        };
        match grouping {
            Grouping::None => Self::in_order(vec![Level::All], vec![0; cohort.len()]),
            Grouping::Finding { finding } => {
                let answers = answers(*finding)?;
                let classes = Classes::of(*finding, answers.values());
                by_value(answers, |answer| classes.level(answer))
            }
            Grouping::Cut { finding, at } => by_value(answers(*finding)?, |answer| {
                let place = place_among(*finding, answer, at)?;
                Some((Some(place as f64), Level::of_cut(at, place)?))
            }),
            Grouping::CutColumn { name, at } => {
                let factor = cohort.factor(name).filter(|factor| factor.numbers().is_some());
                let factor = factor.ok_or(AnalysisError::NoColumn { name: name.clone() })?;
                by_value(&factor.labels, |label| {
                    let value = read_number(label, factor.decimal)?;
                    let place = at.partition_point(|cut| *cut <= value);
                    Some((Some(place as f64), Level::of_cut(at, place)?))
                })
            }
            Grouping::SpinePart => by_value(answers(Finding::Level)?, |answer| {
                let Answer::Choice(place) = answer else { return None };
                let part = SpinePart::of_place(usize::from(*place))?;
                Some((Some(f64::from(part as u8)), Level::Part { part }))
            }),
            Grouping::Walking => by_value(answers(Finding::Ambulation)?, |answer| {
                let Answer::Choice(place) = answer else { return None };
                let walks = Finding::Ambulation.values().get(usize::from(*place)) != Some(&"none");
                Some((Some(f64::from(u8::from(!walks))), Level::Walks { walks }))
            }),
            Grouping::Radiotherapy => {
                let [radiotherapy, surgery] = [Finding::DateLastRadiotherapy, Finding::DateSurgery];
                by_dates(answers(radiotherapy)?, answers(surgery)?)
            }
            Grouping::Factor { name } => {
                let missing = || AnalysisError::NoColumn { name: name.clone() };
                let factor = cohort.factor(name).ok_or_else(missing)?;
                let scale = Scale::of(factor);
                let place: BTreeMap<&str, f64> = factor
                    .labels
                    .values()
                    .iter()
                    .enumerate()
                    .map(|(at, label)| (&**label, scale.place(at)))
                    .collect();
                let mut division = by_value(&factor.labels, |label| {
                    let place = place.get(&**label).copied();
                    Some((place, Level::Text { text: label.to_string() }))
                })?;
                if !scale.is_ranked() {
                    division.orders.fill(None);
                }
                Ok(division)
            }
            Grouping::Score { system } => {
                let scores = study.scores_of(system)?;
                let group = |group: &clinical::Group| Level::Group {
                    system: system.clone(),
                    name: group.name.to_string(),
                };
                let levels: Vec<Level> = scores.system().groups.iter().map(group).collect();
                let codes = (0..cohort.len()).map(|row| scores.group(row).map_or(NONE, |place| place as u32));
                Self::in_order(levels, codes.collect())
            }
        }
    }

    /// Creates a division whose levels are in natural order.
    fn in_order(levels: Vec<Level>, codes: Vec<u32>) -> Result<Self, AnalysisError> {
        let orders = (0..levels.len()).map(|place| Some(place as f64)).collect();
        Self::from_codes(levels, orders, codes)
    }

    fn from_codes(
        levels: Vec<Level>,
        orders: Vec<Option<f64>>,
        codes: Vec<u32>,
    ) -> Result<Self, AnalysisError> {
        if levels.len() > MOST_GROUPS {
            return Err(AnalysisError::TooManyGroups { groups: levels.len(), most: MOST_GROUPS });
        }
        let mut counts = vec![0; levels.len()];
        for code in &codes {
            if let Some(count) = counts.get_mut(*code as usize) {
                *count += 1;
            }
        }
        Ok(Self { levels, orders, codes, counts })
    }

    /// The groups, in order.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// Position of each group in the natural order of all possible groups; `None` if they have none, as for
    /// texts.
    #[must_use]
    pub fn orders(&self) -> &[Option<f64>] {
        &self.orders
    }

    /// Returns whether the groups of a grouping have an order, so that a test for trend is meaningful.
    #[must_use]
    pub fn is_ranked(&self, grouping: &Grouping) -> bool {
        match grouping {
            Grouping::Factor { .. } => self.orders.iter().all(Option::is_some),
            other => other.is_ordered(),
        }
    }

    /// Number of rows of each group.
    #[must_use]
    pub fn counts(&self) -> &[usize] {
        &self.counts
    }

    /// Index of the group of a row; `None` if it is in none.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        self.codes.get(row).map(|code| *code as usize).filter(|place| *place < self.levels.len())
    }

    /// Number of rows in no group.
    #[must_use]
    pub fn without(&self) -> usize {
        self.codes.len() - self.counts.iter().sum::<usize>()
    }

    /// Restricts the groups to some rows; the others are in no group.
    #[must_use]
    pub fn restricted(mut self, counts: impl Fn(usize) -> bool) -> Self {
        for (row, code) in self.codes.iter_mut().enumerate() {
            if *code != NONE && !counts(row) {
                if let Some(count) = self.counts.get_mut(*code as usize) {
                    *count -= 1;
                }
                *code = NONE;
            }
        }
        self
    }

    /// Indices of the rows in a group.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        (0..self.codes.len()).filter(|row| self.place(*row).is_some()).collect()
    }
}

/// Groups rows by the meaning of each distinct value of a column, sorted by the number returned with it and,
/// if equal or missing, by text.
fn by_value<T>(
    column: &Coded<T>,
    level: impl Fn(&T) -> Option<(Option<f64>, Level)>,
) -> Result<Division, AnalysisError> {
    let counts = column.counts();
    let meant: Vec<Option<(Option<f64>, Level)>> = column.values().iter().map(level).collect();
    // Values with the same meaning have one key.
    let mut keys: Vec<(Option<f64>, String, Level)> = meant
        .iter()
        .zip(&counts)
        .filter(|(_, count)| **count > 0)
        .filter_map(|(meant, _)| meant.as_ref())
        .map(|(order, level)| (*order, level.key(), level.clone()))
        .collect();
    let number = |order: Option<f64>| order.unwrap_or(0.0);
    keys.sort_by(|a, b| number(a.0).total_cmp(&number(b.0)).then_with(|| a.1.cmp(&b.1)));
    keys.dedup_by(|a, b| a.1 == b.1);
    let place: BTreeMap<&str, u32> = keys.iter().map(|key| key.1.as_str()).zip(0..).collect();
    let of_value = |meant: &Option<(Option<f64>, Level)>| {
        meant.as_ref().and_then(|(_, level)| place.get(level.key().as_str()).copied()).unwrap_or(NONE)
    };
    let code_of: Vec<u32> = meant.iter().map(of_value).collect();
    let codes = codes_of(column.codes(), &code_of);
    let (orders, levels) = keys.into_iter().map(|(order, _, level)| (order, level)).unzip();
    Division::from_codes(levels, orders, codes)
}

fn codes_of(codes: &Codes, code_of: &[u32]) -> Vec<u32> {
    let of = |code: u32| (code as usize).checked_sub(1).and_then(|place| code_of.get(place));
    codes.iter().map(|code| of(code).copied().unwrap_or(NONE)).collect()
}

fn by_dates(radiotherapy: &Answers, surgery: &Answers) -> Result<Division, AnalysisError> {
    let date = |answers: &Answers, row: usize| match answers.get(row) {
        Some(Answer::Date(date)) => Some(*date),
        _ => None,
    };
    let of_row = |row: usize| {
        let days = (date(radiotherapy, row)? - date(surgery, row)?).get_days();
        Some(Irradiation::of_days(days) as u32)
    };
    let codes: Vec<u32> = (0..surgery.len()).map(|row| of_row(row).unwrap_or(NONE)).collect();
    let occurs = |when: &Irradiation| codes.contains(&(*when as u32));
    let used: Vec<Irradiation> = Irradiation::ALL.into_iter().filter(occurs).collect();
    let place =
        |code: &u32| used.iter().zip(0..).find(|(when, _)| **when as u32 == *code).map_or(NONE, |it| it.1);
    let codes = codes.iter().map(place).collect();
    Division::in_order(used.iter().map(|when| Level::Irradiated { when: *when }).collect(), codes)
}

/// The level of an answer, with its position in the order of the finding's answers.
pub(super) fn level_of(finding: Finding, answer: &Answer) -> Option<(Option<f64>, Level)> {
    match answer {
        Answer::Choice(place) => {
            let value = (*finding.values().get(usize::from(*place))?).to_owned();
            Some((Some(f64::from(*place)), Level::Answer { finding, value }))
        }
        Answer::Whole(band) => {
            let low = f64::from(band.low);
            let level = match (band.exact(), finding.kind()) {
                (Some(number), _) => Level::Number { text: number.to_string() },
                (None, Kind::Count { most, .. } | Kind::Scale { to: most, .. }) if band.high == most => {
                    Level::AtLeast { cut: low }
                }
                (None, _) => Level::Number { text: format!("{}-{}", band.low, band.high) },
            };
            Some((Some(low), level))
        }
        Answer::Quantity(_) => {
            let value = number(finding, answer)?;
            Some((Some(value), Level::Number { text: value.to_string() }))
        }
        Answer::Bounded(_) => Some((None, Level::Text { text: answer_text(finding, *answer) })),
        Answer::Date(date) => Some((None, Level::Text { text: date.to_string() })),
    }
}

/// Position of an answer among cuts. "3+" and "<0.3" have one if all values they allow are in one group.
fn place_among(finding: Finding, answer: &Answer, at: &[f64]) -> Option<usize> {
    let up_to = |value: f64| at.partition_point(|cut| *cut <= value);
    let (low, high) = match (answer, finding.kind()) {
        (Answer::Whole(band), _) => (up_to(f64::from(band.low)), up_to(f64::from(band.high))),
        (Answer::Bounded(bound), Kind::Quantity(measure)) => {
            let range = bound.range(measure, 0);
            let high = range.high.map_or(at.len(), |end| {
                if end.included { up_to(end.value) } else { at.partition_point(|cut| *cut < end.value) }
            });
            (range.low.map_or(0, |end| up_to(end.value)), high)
        }
        _ => {
            let place = up_to(number(finding, answer)?);
            (place, place)
        }
    };
    (low == high).then_some(low)
}

/// An answer as a number, if possible: a quantity in the finding's first unit.
pub(crate) fn number(finding: Finding, answer: &Answer) -> Option<f64> {
    match (answer, finding.kind()) {
        (Answer::Quantity(quantity), Kind::Quantity(measure)) => Some(quantity.in_unit(measure, 0)),
        (Answer::Whole(band), _) => band.exact().map(f64::from),
        _ => None,
    }
}
