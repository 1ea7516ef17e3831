//! Clinical order of levels, used to compare two measurements of the same patients, and which end is worse.

use clinical::{Direction, Finding};
use systems::CATALOGUE;

use super::division::{Division, level_of};
use super::grouping::{Grouping, Level};
use super::study::Study;
use crate::event::yes_or_no;
use crate::heading::{Meaning, recognise, stem_after, stem_before};
use crate::missing::MissingWords;
use crate::values::{DecimalSign, read_answer};

/// A level with its position in an order; `None` if it has none.
pub(super) type Placed = (Option<f64>, Level);

/// The measure of a column, if known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Answers to a finding.
    Finding(Finding),
    /// Ability to walk, as yes and no.
    Walking,
    /// Child-Pugh class, A to C.
    ChildPugh,
    /// Groups of a system, lowest results first.
    Groups(Direction),
}

/// The liver class that Lee 2015 compares before and after the operation.
const CHILD_PUGH: &str = "child_pugh";

/// Prefixes of headings of Child-Pugh classes, as keys.
const CHILD_PUGH_HEADINGS: &[&str] =
    &["childpugh", "childturcottepugh", "ctp", "cpclass", "cpgrade", "차일드퓨", "チャイルド"];

impl Measure {
    /// The measure of both columns.
    pub(super) fn of(study: &Study<'_>, before: &Grouping, after: &Grouping) -> Option<Self> {
        let of = |grouping: &Grouping| Self::of_stratum(study, grouping);
        match (of(before), of(after)) {
            // If one column has only yes and no, the other can be compared only by that.
            (Some(Self::Walking), _) | (_, Some(Self::Walking)) => Some(Self::Walking),
            // A computed class may be compared with one in the file.
            (Some(Self::ChildPugh), _) | (_, Some(Self::ChildPugh)) => Some(Self::ChildPugh),
            (before, after) => before.or(after),
        }
    }

    pub(super) fn of_stratum(study: &Study<'_>, grouping: &Grouping) -> Option<Self> {
        match grouping {
            Grouping::Finding { finding } => Some(Self::Finding(*finding)),
            Grouping::Walking => Some(Self::Walking),
            Grouping::Score { system } => {
                CATALOGUE.system(system).map(|system| Self::Groups(system.direction))
            }
            Grouping::Factor { name } => {
                let measure = match study.cohort().measured_after(name) {
                    Some(finding) => Self::Finding(finding),
                    None => Self::of_heading(name)?,
                };
                let labels = &study.cohort().factor(name)?.labels;
                let walks = measure == Self::Finding(Finding::Ambulation)
                    && labels.values().iter().any(|label| yes_or_no(label).is_some());
                Some(if walks { Self::Walking } else { measure })
            }
            Grouping::None
            | Grouping::Cut { .. }
            | Grouping::CutColumn { .. }
            | Grouping::SpinePart
            | Grouping::Radiotherapy => None,
        }
    }

    /// The measure that a heading names, without its words for before and after.
    fn of_heading(heading: &str) -> Option<Self> {
        let stem = stem_after(heading).or_else(|| stem_before(heading)).unwrap_or_else(|| heading.to_owned());
        let key: String = stem.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        if CHILD_PUGH_HEADINGS.iter().any(|known| key.starts_with(known)) {
            return Some(Self::ChildPugh);
        }
        match recognise(&stem)? {
            Meaning::Finding(finding, _) | Meaning::After(finding) => Some(Self::Finding(finding)),
            _ => None,
        }
    }

    /// A level of a column of this measure, with its position; unchanged if it is no level of the measure.
    pub(super) fn placed(self, level: &Level, order: Option<f64>) -> Placed {
        let known = match (self, level) {
            (Self::Finding(finding), Level::Text { text }) => {
                read_answer(finding, text, 0, DecimalSign::Point, &MissingWords::default())
                    .ok()
                    .flatten()
                    .and_then(|answer| level_of(finding, &answer))
            }
            (Self::Walking, level) => {
                walks(level).map(|walks| (Some(f64::from(u8::from(!walks))), Level::Walks { walks }))
            }
            (Self::ChildPugh, level) => class(level),
            (Self::Groups(_) | Self::Finding(_), _) => None,
        };
        match (known, level) {
            (Some(known), _) => known,
            // An unknown text has no position in the order.
            (None, Level::Text { .. }) => (None, level.clone()),
            (None, _) => (order, level.clone()),
        }
    }

    /// Returns whether later positions are worse; `None` if neither end is.
    pub(super) fn later_is_worse(self) -> Option<bool> {
        match self {
            Self::Walking => Some(true),
            Self::ChildPugh => Some(true),
            Self::Groups(direction) => Some(direction == Direction::HigherIsWorse),
            Self::Finding(finding) => match finding {
                Finding::Ambulation
                | Finding::Ecog
                | Finding::MotorDeficit
                | Finding::PathologicalFracture
                | Finding::Escc
                | Finding::Ascites
                | Finding::Encephalopathy
                | Finding::Dialysis
                | Finding::Hypercalcaemia
                | Finding::VertebralMetastases
                | Finding::ExtraspinalBoneMetastases => Some(true),
                Finding::Frankel | Finding::Asia | Finding::Kps | Finding::SinsPain => Some(false),
                _ => None,
            },
        }
    }

    /// Returns whether patients of this level cannot walk, for measures of walking: Frankel grades A to C
    /// have no useful power of the legs.
    pub(super) fn cannot_walk(self, level: &Level) -> bool {
        match (self, level) {
            (Self::Walking, Level::Walks { walks }) => !walks,
            (Self::Finding(Finding::Ambulation), Level::Answer { value, .. }) => value == "none",
            (Self::Finding(Finding::Frankel), Level::Answer { value, .. }) => {
                matches!(value.as_str(), "A" | "B" | "C")
            }
            _ => false,
        }
    }
}

/// Returns whether the patients of a level walk.
fn walks(level: &Level) -> Option<bool> {
    match level {
        Level::Walks { walks } => Some(*walks),
        Level::Answer { finding: Finding::Ambulation, value } => Some(value != "none"),
        Level::Text { text } => yes_or_no(text).or_else(|| {
            let answer =
                read_answer(Finding::Ambulation, text, 0, DecimalSign::Point, &MissingWords::default())
                    .ok()??;
            walks(&level_of(Finding::Ambulation, &answer)?.1)
        }),
        _ => None,
    }
}

/// Class of a level: named in a text ("B", "Class B", "Child-Pugh B", "B7", "7 points"), or the group of the
/// totals.
fn class(level: &Level) -> Option<Placed> {
    const CLASSES: [&str; 3] = ["A", "B", "C"];
    let place = match level {
        Level::Group { system, name } if system == CHILD_PUGH => {
            CATALOGUE.system(system)?.groups.iter().position(|group| group.name == *name)?
        }
        Level::Number { text } | Level::Text { text } => {
            let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let total = || words().find_map(|word| word.parse::<f64>().ok());
            let letter = |word: &str| {
                let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
                CLASSES.iter().position(|class| class.eq_ignore_ascii_case(name))
            };
            match words().find_map(letter) {
                Some(place) => place,
                None => CATALOGUE.system(CHILD_PUGH)?.group_of(total()?)?,
            }
        }
        _ => return None,
    };
    let text = (*CLASSES.get(place)?).to_owned();
    Some((Some(place as f64), Level::Text { text }))
}

/// Levels of a division in the order of a measure; without one, in their natural order.
pub(super) fn placed(division: &Division, measure: Option<Measure>) -> Vec<Placed> {
    let own = division.orders().iter().zip(division.levels());
    own.map(|(order, level)| match measure {
        Some(measure) => measure.placed(level, *order),
        None => (*order, level.clone()),
    })
    .collect()
}
