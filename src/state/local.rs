//! Survival of patients of this hospital, from references that the dialog for files has opened.
//!
//! The dialog computes the numbers and sends them as text ([`Local::line`]); both programs are of one release.

use std::rc::Rc;

use clinical::{Assessment, System};

/// Separator of the parts of a line. A reference contains no control characters.
const TAB: char = '\t';
/// Separator of the names of merged groups.
const UNIT: char = '\u{1f}';

/// Survival of a group of patients.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Local {
    /// Name of the hospital or registry.
    pub(crate) place: String,
    /// Years of treatment.
    pub(crate) years: String,
    /// True if the patients are made up.
    pub(crate) made_up: bool,
    /// Id of the system.
    pub(crate) system: String,
    /// Names of the groups; several if merged.
    pub(crate) groups: Vec<String>,
    /// Number of patients.
    pub(crate) n: String,
    /// Percentage alive at 3, 6 and 12 months and its interval; empty if follow-up is shorter.
    pub(crate) alive: [(String, String); 3],
}

impl Local {
    /// Writes it as a line.
    pub(crate) fn line(&self) -> String {
        let made_up = if self.made_up { "1" } else { "" };
        let groups = self.groups.join(&UNIT.to_string());
        let mut parts = vec![&*self.place, &self.years, made_up, &self.system, &groups, &self.n];
        parts.extend(self.alive.iter().flat_map(|(percent, interval)| [&**percent, interval]));
        parts.join(&TAB.to_string())
    }

    fn read(line: &str) -> Self {
        let mut parts = line.split(TAB);
        let mut next = || parts.next().unwrap_or_default().to_owned();
        Self {
            place: next(),
            years: next(),
            made_up: !next().is_empty(),
            system: next(),
            groups: next().split(UNIT).map(str::to_owned).collect(),
            n: next(),
            alive: std::array::from_fn(|_| (next(), next())),
        }
    }
}

/// All groups of all open references.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Locals(Rc<[Local]>);

impl Locals {
    /// Reads lines.
    pub(crate) fn read(text: &str) -> Self {
        Self(text.lines().map(Local::read).collect())
    }

    /// Groups of a system that are still possible, in the order of the references.
    pub(crate) fn of(&self, system: &System, assessment: &Assessment) -> Vec<Local> {
        let possible = |name: &String| {
            let groups = assessment.groups.iter().filter_map(|at| system.groups.get(*at));
            groups.into_iter().any(|group| group.name == **name)
        };
        let all =
            self.0.iter().filter(|local| local.system == system.id && local.groups.iter().any(possible));
        all.cloned().collect()
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let of = |percent: &str, interval: &str| (percent.to_owned(), interval.to_owned());
        let local = Local {
            place: "Seoul \"A\"".to_owned(),
            years: "2005–2014".to_owned(),
            made_up: true,
            system: "tomita_2001".to_owned(),
            groups: vec!["I".to_owned(), "II".to_owned()],
            n: "42".to_owned(),
            alive: [of("80", "65–90"), of("48", "33–62"), of("", "")],
        };
        let other = Local { made_up: false, alive: Default::default(), ..local.clone() };
        let text = [local.line(), other.line()].join("\n");
        assert_eq!(Locals::read(&text), Locals([local, other].into()));
        assert_eq!(Locals::read(""), Locals::default());
    }
}
