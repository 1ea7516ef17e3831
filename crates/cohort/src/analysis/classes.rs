//! Groups of integers. "3+" is a bound: it represents every number from 3 on, and is neither a number of its
//! own nor one group with 3.

use clinical::{Answer, Band, Condition, Finding, Kind, Known, conditions};
use systems::CATALOGUE;

use super::division::level_of;
use super::grouping::Level;

/// The system with the published classes of numbers of metastases: 0, 1-2, and 3 or more.
const PUBLISHED: &str = "tokuhashi_2005";

/// Groups of a finding's integers.
///
/// Numbers of metastases are grouped by the published classes. Other numbers are separate groups, unless a
/// cell contains a bound or a band such as "50-70": then the published classes are used too, if any.
pub(super) struct Classes {
    finding: Finding,
    bands: Bands,
}

enum Bands {
    /// Published classes, lowest first.
    Published(Vec<Band>),
    /// Bands that occur. A band that could be another value that occurs is in no group.
    Occurring(Vec<Band>),
}

impl Classes {
    /// The groups of a finding with these answers.
    pub(super) fn of(finding: Finding, answers: &[Answer]) -> Self {
        let mut occurring: Vec<Band> = answers.iter().filter_map(whole).collect();
        occurring.dedup();
        let is_count = matches!(finding.kind(), Kind::Count { .. });
        let classed = is_count || occurring.iter().any(|band| band.exact().is_none());
        let published = if classed { published(finding) } else { Vec::new() };
        let bands =
            if published.is_empty() { Bands::Occurring(occurring) } else { Bands::Published(published) };
        Self { finding, bands }
    }

    /// Group of an answer with its position in the order; `None` if it could be in several.
    pub(super) fn level(&self, answer: &Answer) -> Option<(Option<f64>, Level)> {
        let Some(band) = whole(answer) else { return level_of(self.finding, answer) };
        let class = match &self.bands {
            Bands::Published(classes) => {
                *classes.iter().find(|class| class.low <= band.low && band.high <= class.high)?
            }
            Bands::Occurring(bands) => {
                let overlaps =
                    |other: &Band| *other != band && other.low <= band.high && band.low <= other.high;
                if band.exact().is_none() && bands.iter().any(overlaps) {
                    return None;
                }
                band
            }
        };
        level_of(self.finding, &Answer::Whole(class))
    }
}

fn whole(answer: &Answer) -> Option<Band> {
    if let Answer::Whole(band) = answer { Some(*band) } else { None }
}

/// Classes of a finding: runs of numbers that all options of the published system treat alike.
fn published(finding: Finding) -> Vec<Band> {
    let (least, most, step) = match finding.kind() {
        Kind::Count { least, most } => (least, most, 1),
        Kind::Scale { from, to, step } => (from, to, step),
        Kind::Choice(_) | Kind::YesNo | Kind::Level | Kind::Quantity(_) | Kind::Date => return Vec::new(),
    };
    let Some(system) = CATALOGUE.system(PUBLISHED) else { return Vec::new() };
    let asked: Vec<&Condition> = conditions(system, &CATALOGUE)
        .into_iter()
        .filter(|condition| condition.findings().contains(&finding))
        .collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let mut classes: Vec<(Vec<Option<bool>>, Band)> = Vec::new();
    for number in (least..=most).step_by(usize::try_from(step).unwrap_or(1).max(1)) {
        let alone = Alone { finding, number };
        let holds: Vec<Option<bool>> = asked.iter().map(|condition| condition.holds(&alone)).collect();
        match classes.last_mut() {
            Some((same, band)) if *same == holds => band.high = number,
            _ => classes.push((holds, Band::exactly(number))),
        }
    }
    classes.into_iter().map(|(_, band)| band).collect()
}

/// A patient with one known number.
struct Alone {
    finding: Finding,
    number: u32,
}

impl Known for Alone {
    fn answer(&self, finding: Finding) -> Option<Answer> {
        (finding == self.finding).then_some(Answer::Whole(Band::exactly(self.number)))
    }

    fn total(&self, _: &str) -> Option<(i32, i32)> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(finding: Finding) -> Vec<(u32, u32)> {
        published(finding).into_iter().map(|band| (band.low, band.high)).collect()
    }

    #[test]
    fn classes_of_numbers_are_those_of_tokuhashi() {
        assert_eq!(ends(Finding::VertebralMetastases), [(1, 1), (2, 2), (3, 33)]);
        assert_eq!(ends(Finding::ExtraspinalBoneMetastases), [(0, 0), (1, 2), (3, 200)]);
        assert_eq!(ends(Finding::Kps), [(10, 40), (50, 70), (80, 100)]);
        assert_eq!(ends(Finding::Ecog), []);
    }

    #[test]
    fn a_bound_that_may_be_in_several_classes_is_in_none() {
        let answers = [Band { low: 2, high: 200 }, Band { low: 3, high: 200 }].map(Answer::Whole);
        let classes = Classes::of(Finding::ExtraspinalBoneMetastases, &answers);
        assert_eq!(classes.level(&answers[0]), None);
        assert_eq!(classes.level(&answers[1]), Some((Some(3.0), Level::AtLeast { cut: 3.0 })));
    }

    #[test]
    fn a_band_without_published_classes_is_a_group_unless_it_may_be_another() {
        let answers = [Band::exactly(0), Band::exactly(2), Band { low: 3, high: 4 }].map(Answer::Whole);
        let keys = |answers: &[Answer]| -> Vec<Option<String>> {
            let classes = Classes::of(Finding::Ecog, answers);
            answers.iter().map(|answer| Some(classes.level(answer)?.1.key())).collect()
        };
        let key = |text: &str| Some(text.to_owned());
        assert_eq!(keys(&answers), [key("0"), key("2"), key(">=3")]);
        let with_three = [answers[0], Answer::Whole(Band::exactly(3)), answers[2]];
        assert_eq!(keys(&with_three), [key("0"), key("3"), None]);
    }
}
