//! The clinical order of levels: what two measurements of the same patients are compared by, and which end is worse.

use clinical::{Direction, Finding};
use systems::CATALOGUE;

use super::division::{Division, level_of};
use super::stratum::{Level, Stratum};
use super::study::Study;
use crate::event::yes_or_no;
use crate::heading::{Meaning, recognise, stem_after, stem_before};
use crate::missing::MissingWords;
use crate::values::{DecimalSign, read_answer};

/// A level with its place in an order; `None` where it has none.
pub(super) type Placed = (Option<f64>, Level);

/// What a column measures, where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// The answers to a finding.
    Finding(Finding),
    /// Whether the patient walks, as yes and no.
    Walking,
    /// The class of the liver by Child and Pugh, A to C.
    ChildPugh,
    /// The groups of a system, from its lowest results.
    Groups(Direction),
}

/// The class of the liver that Lee 2015 compares before and after the operation.
const CHILD_PUGH: &str = "child_pugh";

/// Headings of columns of Child-Pugh classes, as keys; more may follow them.
const CHILD_PUGH_HEADINGS: &[&str] =
    &["childpugh", "childturcottepugh", "ctp", "cpclass", "cpgrade", "차일드퓨", "チャイルド"];

impl Measure {
    /// What both columns measure.
    pub(super) fn of(study: &Study<'_>, before: &Stratum, after: &Stratum) -> Option<Self> {
        let of = |stratum: &Stratum| Self::of_stratum(study, stratum);
        match (of(before), of(after)) {
            // Yes and no of the one column is all that the other can be compared by.
            (Some(Self::Walking), _) | (_, Some(Self::Walking)) => Some(Self::Walking),
            // A class that was computed beside one that the file names.
            (Some(Self::ChildPugh), _) | (_, Some(Self::ChildPugh)) => Some(Self::ChildPugh),
            (before, after) => before.or(after),
        }
    }

    fn of_stratum(study: &Study<'_>, stratum: &Stratum) -> Option<Self> {
        match stratum {
            Stratum::Finding { finding } => Some(Self::Finding(*finding)),
            Stratum::Walking => Some(Self::Walking),
            Stratum::Score { system } => {
                CATALOGUE.system(system).map(|system| Self::Groups(system.direction))
            }
            Stratum::Factor { name } => {
                let measure = match study.cohort().measured_after(name) {
                    Some(finding) => Self::Finding(finding),
                    None => Self::of_heading(name)?,
                };
                let labels = &study.cohort().factor(name)?.labels;
                let walks = measure == Self::Finding(Finding::Ambulation)
                    && labels.values().iter().any(|label| yes_or_no(label).is_some());
                Some(if walks { Self::Walking } else { measure })
            }
            Stratum::Nothing | Stratum::Cut { .. } | Stratum::SpinePart | Stratum::Radiotherapy => None,
        }
    }

    /// What a heading is about, without what it says of before and after.
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

    /// A level of a column that measures this, in its order; as it was where it is none of the levels of the measure.
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
            // A text that the measure does not know has no place in its order.
            (None, Level::Text { .. }) => (None, level.clone()),
            (None, _) => (order, level.clone()),
        }
    }

    /// Whether a later place in the order is worse; `None` where neither end is.
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

    /// Whether patients of this level cannot do what the others can, where the measure is about walking: grades A to C of
    /// Frankel have no useful power of the legs.
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

/// Whether the patients of a level walk.
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

/// The class of a level: what a text names ("B", "Class B", "Child-Pugh B", "B7", "7 points"), or the group of the totals.
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

/// The levels of a division as a measure orders them; without one, in the order that they have by nature.
pub(super) fn placed(division: &Division, measure: Option<Measure>) -> Vec<Placed> {
    let own = division.orders().iter().zip(division.levels());
    own.map(|(order, level)| match measure {
        Some(measure) => measure.placed(level, *order),
        None => (*order, level.clone()),
    })
    .collect()
}
