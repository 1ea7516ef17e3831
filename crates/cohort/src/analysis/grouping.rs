//! Groupings of the rows of a cohort: by a finding, a factor of the file, or a system.

use clinical::{Finding, Kind, LEVELS};
use serde::{Deserialize, Serialize};

use crate::Later;

/// A grouping of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Grouping {
    /// None: all rows are one group.
    #[serde(rename = "nothing")]
    None,
    /// By each answer to a finding.
    Finding {
        /// The finding.
        #[serde(with = "finding_id")]
        finding: Finding,
    },
    /// By a numeric finding, cut at some values; each cut starts a group.
    Cut {
        /// The finding.
        #[serde(with = "finding_id")]
        finding: Finding,
        /// Cut points, ascending.
        at: Vec<f64>,
    },
    /// By a numeric column of the file's own, cut at some values; each cut starts a group.
    CutColumn {
        /// Name of the column.
        name: String,
        /// Cut points, ascending.
        at: Vec<f64>,
    },
    /// By the region of `level`.
    SpinePart,
    /// By ability to walk, with or without an aid.
    Walking,
    /// By the time of the last radiotherapy, from its date and the operation's.
    Radiotherapy,
    /// By a column of the file used as a factor.
    Factor {
        /// Its name.
        name: String,
    },
    /// By the groups of a system, for rows with only one possible group.
    Score {
        /// Id of the system.
        system: String,
    },
}

impl Grouping {
    /// Returns the name of its column, or the id of its finding, in [`Later`].
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        match self {
            Self::Factor { name } | Self::CutColumn { name, .. } => Some(name),
            Self::Finding { finding } | Self::Cut { finding, .. } => Some(finding.id()),
            Self::Radiotherapy => Some(Finding::DateLastRadiotherapy.id()),
            Self::None | Self::SpinePart | Self::Walking | Self::Score { .. } => None,
        }
    }

    /// Returns whether its groups may be known only after time zero, and nobody stated otherwise.
    #[must_use]
    pub fn is_later(&self, later: &Later) -> bool {
        self.source().and_then(|source| later.get(source)) == Some(&false)
    }

    /// Returns whether its groups have a meaningful order: they are numbers, or the groups of a score. The
    /// position of an answer in a list has no meaning.
    #[must_use]
    pub fn is_ordered(&self) -> bool {
        match self {
            Self::Cut { .. } | Self::CutColumn { .. } | Self::Score { .. } => true,
            Self::Finding { finding } => {
                matches!(finding.kind(), Kind::Count { .. } | Kind::Scale { .. } | Kind::Quantity(_))
            }
            Self::None | Self::SpinePart | Self::Walking | Self::Radiotherapy | Self::Factor { .. } => false,
        }
    }

    /// The group with this key, the inverse of [`Level::key`].
    #[must_use]
    pub fn level(&self, key: &str) -> Level {
        let text = || Level::Text { text: key.to_owned() };
        match self {
            Self::None => Level::All,
            Self::Finding { finding } if finding.values().contains(&key) => {
                Level::Answer { finding: *finding, value: key.to_owned() }
            }
            Self::Finding { .. } => match key.strip_prefix(">=").and_then(|cut| cut.parse().ok()) {
                Some(cut) => Level::AtLeast { cut },
                None => Level::Number { text: key.to_owned() },
            },
            Self::Cut { at, .. } | Self::CutColumn { at, .. } => (0..=at.len())
                .filter_map(|place| Level::of_cut(at, place))
                .find(|level| level.key() == key)
                .unwrap_or_else(text),
            Self::SpinePart => {
                let part = SpinePart::ALL.into_iter().find(|part| part.id() == key);
                part.map_or_else(text, |part| Level::Part { part })
            }
            Self::Walking => Level::Walks { walks: key == "yes" },
            Self::Radiotherapy => {
                let when = Irradiation::ALL.into_iter().find(|when| when.id() == key);
                when.map_or_else(text, |when| Level::Irradiated { when })
            }
            Self::Factor { .. } => text(),
            Self::Score { system } => Level::Group { system: system.clone(), name: key.to_owned() },
        }
    }
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Level {
    /// All rows.
    All,
    /// An answer by id: a value of a choice, `yes`, `no`, `T4`.
    Answer {
        /// The finding.
        #[serde(with = "finding_id")]
        finding: Finding,
        /// Id of the value.
        value: String,
    },
    /// A number, or a band of numbers, as written.
    Number {
        /// Text, such as `80` or `1-2`.
        text: String,
    },
    /// Below this number.
    Below {
        /// The cut point.
        cut: f64,
    },
    /// From one number to below another.
    Between {
        /// Its first cut point.
        from: f64,
        /// The next cut point.
        below: f64,
    },
    /// At least this number.
    AtLeast {
        /// The cut point.
        cut: f64,
    },
    /// A region of the spine.
    Part {
        /// The region.
        part: SpinePart,
    },
    /// Ability to walk.
    Walks {
        /// With or without an aid.
        walks: bool,
    },
    /// Time of the last radiotherapy.
    Irradiated {
        /// The period.
        when: Irradiation,
    },
    /// A value of a factor, as written in the file.
    Text {
        /// The value.
        text: String,
    },
    /// A group of a system.
    Group {
        /// Id of the system.
        system: String,
        /// Name, such as `9-11`.
        name: String,
    },
}

impl Level {
    /// The group at this index among those of ascending cut points.
    pub(crate) fn of_cut(at: &[f64], place: usize) -> Option<Self> {
        match (place.checked_sub(1).and_then(|before| at.get(before)), at.get(place)) {
            (None, Some(cut)) => Some(Self::Below { cut: *cut }),
            (Some(from), Some(below)) => Some(Self::Between { from: *from, below: *below }),
            (Some(cut), None) => Some(Self::AtLeast { cut: *cut }),
            (None, None) => None,
        }
    }

    /// Key of the group within its grouping, independent of language.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Answer { value, .. } => value.clone(),
            Self::Number { text } | Self::Text { text } => text.clone(),
            Self::Below { cut } => format!("<{cut}"),
            Self::Between { from, below } => format!("{from}-<{below}"),
            Self::AtLeast { cut } => format!(">={cut}"),
            Self::Part { part } => part.id().to_owned(),
            Self::Walks { walks } => if *walks { "yes" } else { "no" }.to_owned(),
            Self::Irradiated { when } => when.id().to_owned(),
            Self::Group { name, .. } => name.clone(),
        }
    }
}

/// A region of the spine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpinePart {
    /// The occiput to C7.
    Cervical,
    /// T1 to T12.
    Thoracic,
    /// L1 to L5.
    Lumbar,
    /// S1 to S5.
    Sacral,
}

impl SpinePart {
    /// All regions, from above downwards.
    pub const ALL: [Self; 4] = [Self::Cervical, Self::Thoracic, Self::Lumbar, Self::Sacral];

    /// The region of the vertebra at this index of [`LEVELS`].
    #[must_use]
    pub fn of_place(place: usize) -> Option<Self> {
        match LEVELS.get(place)?.as_bytes().first()? {
            b'C' => Some(Self::Cervical),
            b'T' => Some(Self::Thoracic),
            b'L' => Some(Self::Lumbar),
            _ => Some(Self::Sacral),
        }
    }

    /// Id in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Cervical => "cervical",
            Self::Thoracic => "thoracic",
            Self::Lumbar => "lumbar",
            Self::Sacral => "sacral",
        }
    }
}

/// Time of the last radiotherapy relative to the operation, in the three categories of Lee 2015.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Irradiation {
    /// More than 30 days before.
    Earlier,
    /// Within 30 days, before or after.
    Within30Days,
    /// More than 30 days after.
    Later,
}

impl Irradiation {
    /// All periods, earliest first.
    pub const ALL: [Self; 3] = [Self::Earlier, Self::Within30Days, Self::Later];

    /// The period of radiotherapy that ended this many days after the operation (negative if before).
    #[must_use]
    pub fn of_days(days_after: i32) -> Self {
        match days_after {
            ..-30 => Self::Earlier,
            -30..=30 => Self::Within30Days,
            _ => Self::Later,
        }
    }

    /// Id in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Earlier => "before_30_days",
            Self::Within30Days => "within_30_days",
            Self::Later => "after_30_days",
        }
    }
}

/// Serialises a finding as its id, as in every file of this program.
pub(crate) mod finding_id {
    use clinical::Finding;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(finding: &Finding, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(finding.id())
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Finding, D::Error> {
        let id = String::deserialize(from)?;
        Finding::from_id(&id).ok_or_else(|| D::Error::custom(format!("there is no finding \"{id}\"")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thirty_days_are_within_thirty_days() {
        let when = [-31, -30, 0, 30, 31].map(Irradiation::of_days);
        use Irradiation::{Earlier, Later, Within30Days};
        assert_eq!(when, [Earlier, Within30Days, Within30Days, Within30Days, Later]);
    }

    #[test]
    fn every_vertebra_belongs_to_a_part_of_the_spine() {
        let count =
            |part| (0..LEVELS.len()).filter(|place| SpinePart::of_place(*place) == Some(part)).count();
        assert_eq!(SpinePart::ALL.map(count), [8, 12, 5, 5]);
    }

    #[track_caller]
    fn comes_back(grouping: &Grouping, level: &Level) {
        assert_eq!(grouping.level(&level.key()), *level);
    }

    #[test]
    fn a_group_is_known_by_its_key() {
        let kps = Grouping::Cut { finding: Finding::Kps, at: vec![50.0, 70.0] };
        for place in 0..3 {
            comes_back(&kps, &Level::of_cut(&[50.0, 70.0], place).unwrap());
        }
        for part in SpinePart::ALL {
            comes_back(&Grouping::SpinePart, &Level::Part { part });
        }
        for when in Irradiation::ALL {
            comes_back(&Grouping::Radiotherapy, &Level::Irradiated { when });
        }
        comes_back(&Grouping::Walking, &Level::Walks { walks: false });
        let sex = Level::Answer { finding: Finding::Sex, value: "male".into() };
        comes_back(&Grouping::Finding { finding: Finding::Sex }, &sex);
        let bones = Grouping::Finding { finding: Finding::ExtraspinalBoneMetastases };
        comes_back(&bones, &Level::AtLeast { cut: 3.0 });
        comes_back(&bones, &Level::Number { text: "1-2".into() });
        let system = "tomita_2001".to_owned();
        let group = Level::Group { system: system.clone(), name: "4-5".into() };
        comes_back(&Grouping::Score { system }, &group);
    }

    #[test]
    fn a_stratum_travels_as_json() {
        let grouping = Grouping::Cut { finding: Finding::Age, at: vec![65.0] };
        let json = serde_json::to_string(&grouping).unwrap();
        assert_eq!(json, r#"{"by":"cut","finding":"age","at":[65.0]}"#);
        assert_eq!(serde_json::from_str::<Grouping>(&json).unwrap(), grouping);
    }
}
