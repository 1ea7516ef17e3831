//! A derived score as a file.
//!
//! The file is JSON. Its hash, SHA-256 of the content, shows that it is as it was saved: a file that was edited
//! by hand is refused.

mod scoring;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::derive::Derived;

/// The format's name in its files.
const FORMAT: &str = "spinemet-score";

/// The format's version.
const VERSION: u32 = 1;

/// Maximum length of a file in bytes; one of fifty items has about a twentieth.
const LONGEST: usize = 1 << 20;

/// A derived score that is not changed any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frozen {
    /// Its name.
    pub name: String,
    /// Day on which it was made, year-month-day.
    pub made: String,
    /// Version of the program that made it.
    pub program: String,
    /// The score, its plan and its measures.
    pub derived: Derived,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    sha256: String,
    content: Frozen,
}

/// The first fields of a file, to recognise it.
#[derive(Deserialize)]
struct Head {
    format: Option<String>,
    version: Option<u32>,
}

/// Reasons why a file is not opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is not the file of a score.
    #[error("this is not the file of a score")]
    NotAScore,
    /// A later version of the format.
    #[error("the file has version {0} of the format, which this program does not know")]
    Version(u32),
    /// The content cannot be read.
    #[error("line {line}: {problem}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The problem.
        problem: String,
    },
    /// The content is not the one that was saved.
    #[error("the file was changed after it was saved")]
    Changed,
    /// The parts of the score do not fit together.
    #[error("the score is not consistent: {0}")]
    Inconsistent(&'static str),
}

impl Frozen {
    /// The file: the same score always has the same one.
    #[must_use]
    pub fn save(&self) -> String {
        let file =
            File { format: FORMAT.to_owned(), version: VERSION, sha256: self.hash(), content: self.clone() };
        serde_json::to_string_pretty(&file).map(|text| text + "\n").unwrap_or_default()
    }

    /// SHA-256 of the content, in hexadecimal digits.
    #[must_use]
    pub fn hash(&self) -> String {
        let content = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Returns whether a file is that of a score, whatever its state.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        serde_json::from_str::<Head>(text).is_ok_and(|head| head.format.as_deref() == Some(FORMAT))
    }

    /// Opens a file.
    ///
    /// # Errors
    /// The reason why it is refused.
    pub fn open(text: &str) -> Result<Self, OpenError> {
        if text.len() > LONGEST {
            return Err(OpenError::NotAScore);
        }
        let malformed = |error: &serde_json::Error| OpenError::Malformed {
            line: error.line(),
            problem: error.to_string(),
        };
        let head: Head = serde_json::from_str(text).map_err(|error| malformed(&error))?;
        match (head.format.as_deref(), head.version) {
            (Some(FORMAT), Some(VERSION)) => {}
            (Some(FORMAT), Some(version)) => return Err(OpenError::Version(version)),
            _ => return Err(OpenError::NotAScore),
        }
        let file: File = serde_json::from_str(text).map_err(|error| malformed(&error))?;
        if file.content.hash() != file.sha256 {
            return Err(OpenError::Changed);
        }
        file.content.check()?;
        Ok(file.content)
    }

    /// Checks that the parts fit together, so that no index of one misses in another.
    fn check(&self) -> Result<(), OpenError> {
        let Derived { plan, score, baseline_survival, groups, ranges, .. } = &self.derived;
        let rule = |holds: bool, what| if holds { Ok(()) } else { Err(OpenError::Inconsistent(what)) };
        rule(!score.items.is_empty(), "it has no items")?;
        rule(
            score.items.iter().all(|item| item.candidate < plan.candidates.len()),
            "an item has no candidate",
        )?;
        let bands = score.items.iter().all(|item| item.banding.len() == item.points.len());
        rule(bands, "an item has not as many points as bands")?;
        let horizons = plan.horizons.len();
        rule(baseline_survival.len() == horizons, "a horizon has no survival")?;
        rule(groups.len() == score.groups.len(), "a group has no outcome")?;
        rule(ranges.len() == score.items.len(), "an item has no range")?;
        let full = groups.iter().all(|group| group.survival.is_empty() || group.survival.len() == horizons);
        rule(full, "a group has no survival at a horizon")
    }
}
