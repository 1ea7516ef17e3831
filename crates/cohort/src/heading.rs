//! What a heading means: the ids of the findings exactly, and the names that sheets use.

use clinical::Finding;

use crate::event::HeadingSays;
use crate::time_unit::TimeUnit;

mod names;
mod vital;

use names::{DEATH_DATES, FINDINGS, PATIENTS, TIMES};

/// What a heading means, where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Whose operation a row is.
    Patient,
    /// How long the patient was followed; the unit, where the heading names one.
    Time(Option<TimeUnit>),
    /// Whether the patient died.
    Event {
        /// What the heading says of 1 and yes.
        says: HeadingSays,
    },
    /// The day of death.
    DateOfDeath,
    /// A finding, in the unit at this place.
    Finding(Finding, u8),
}

/// What a heading means; `None` for one that is not known.
///
/// ```
/// use clinical::Finding;
/// use cohort::{TimeUnit, Meaning, recognise};
/// assert_eq!(recognise("bilirubin"), Some(Meaning::Finding(Finding::Bilirubin, 0)));
/// assert_eq!(recognise("T. bilirubin (µmol/L)"), Some(Meaning::Finding(Finding::Bilirubin, 1)));
/// assert_eq!(recognise("생존기간(개월)"), Some(Meaning::Time(Some(TimeUnit::Months))));
/// assert_eq!(recognise("hospital"), None);
/// ```
#[must_use]
pub fn recognise(heading: &str) -> Option<Meaning> {
    let heading = heading.trim();
    if heading.is_empty() || heading.len() > 200 {
        return None;
    }
    match heading {
        "patient" => return Some(Meaning::Patient),
        "time_days" => return Some(Meaning::Time(Some(TimeUnit::Days))),
        "died" => return Some(Meaning::Event { says: HeadingSays::Died }),
        id => {
            if let Some(finding) = Finding::from_id(id) {
                return Some(Meaning::Finding(finding, 0));
            }
        }
    }
    let (name, unit) = without_unit(heading);
    let whole = key(heading);
    let name = key(name);
    let is = |names: &[&str]| names.contains(&name.as_str()) || names.contains(&whole.as_str());
    if is(PATIENTS) {
        return Some(Meaning::Patient);
    }
    if is(DEATH_DATES) {
        return Some(Meaning::DateOfDeath);
    }
    if let Some(says) = vital::vital(heading, is) {
        return Some(Meaning::Event { says });
    }
    if is(TIMES) {
        return Some(Meaning::Time(unit.and_then(follow_up_unit)));
    }
    let finding = by_id(&name)
        .or_else(|| by_id(&whole))
        .or_else(|| FINDINGS.iter().find(|(_, names)| is(names)).map(|(finding, _)| *finding))?;
    let place = unit.and_then(|unit| finding.measure()?.unit_index(unit));
    Some(Meaning::Finding(finding, place.unwrap_or(0)))
}

/// The unit of a follow-up time by the names in use.
pub(crate) fn follow_up_unit(unit: &str) -> Option<TimeUnit> {
    match key(unit).as_str() {
        "d" | "day" | "days" | "일" | "일수" => Some(TimeUnit::Days),
        "w" | "wk" | "wks" | "week" | "weeks" | "주" => Some(TimeUnit::Weeks),
        "m" | "mo" | "mos" | "mon" | "month" | "months" | "개월" | "월" | "달" => Some(TimeUnit::Months),
        "y" | "yr" | "yrs" | "year" | "years" | "년" => Some(TimeUnit::Years),
        _ => None,
    }
}

fn by_id(key_of_heading: &str) -> Option<Finding> {
    let is_follow_up = |finding: &Finding| matches!(finding, Finding::TimeDays | Finding::Died);
    Finding::ALL.iter().copied().find(|finding| !is_follow_up(finding) && key(finding.id()) == key_of_heading)
}

/// A heading and the unit in it: in brackets, after a comma, or as its last word.
fn without_unit(heading: &str) -> (&str, Option<&str>) {
    if let Some((name, rest)) = heading.split_once(['(', '[', '（']) {
        return (name, Some(rest.trim_end_matches([')', ']', '）']).trim()));
    }
    if let Some((name, unit)) = heading.rsplit_once([',', ' ', '_'])
        && (follow_up_unit(unit).is_some() || unit.contains('/'))
    {
        return (name, Some(unit));
    }
    (heading, None)
}

/// Letters and digits in lower case: how a name is spaced and joined does not matter.
fn key(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::names::{ALIVE, DEATHS, EVENTS};
    use super::*;

    #[test]
    fn every_finding_is_recognised_by_its_id() {
        for finding in Finding::ALL {
            let meaning = recognise(finding.id());
            match finding {
                Finding::TimeDays => assert_eq!(meaning, Some(Meaning::Time(Some(TimeUnit::Days)))),
                Finding::Died => assert_eq!(meaning, Some(Meaning::Event { says: HeadingSays::Died })),
                _ => assert_eq!(meaning, Some(Meaning::Finding(*finding, 0)), "{}", finding.id()),
            }
        }
    }

    #[test]
    fn no_name_stands_for_two_things() {
        let lists = [PATIENTS, TIMES, EVENTS, DEATHS, ALIVE, DEATH_DATES];
        let mut all: Vec<&str> =
            lists.into_iter().chain(FINDINGS.iter().map(|(_, names)| *names)).flatten().copied().collect();
        for name in &all {
            assert_eq!(key(name), *name, "names are written as keys");
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[track_caller]
    fn means(heading: &str, expected: Meaning) {
        assert_eq!(recognise(heading), Some(expected), "{heading}");
    }

    #[test]
    fn names_in_use_are_known() {
        means("OS (days)", Meaning::Time(Some(TimeUnit::Days)));
        means("Overall survival, months", Meaning::Time(Some(TimeUnit::Months)));
        means("survival_months", Meaning::Time(Some(TimeUnit::Months)));
        means("생존기간", Meaning::Time(None));
        means("사망", Meaning::Event { says: HeadingSays::Died });
        means("생존여부", Meaning::Event { says: HeadingSays::Alive });
        for karnofsky in
            ["카르노프스키", "카노프스키 점수", "カルノフスキー", "卡氏", "卡氏评分", "KPS評分", "KPS 점수"]
        {
            means(karnofsky, Meaning::Finding(Finding::Kps, 0));
        }
        means("성별", Meaning::Finding(Finding::Sex, 0));
        means("나이", Meaning::Finding(Finding::Age, 0));
        means("Age (years)", Meaning::Finding(Finding::Age, 0));
        means("Albumin (g/L)", Meaning::Finding(Finding::Albumin, 1));
        means("albumin g/L", Meaning::Finding(Finding::Albumin, 1));
        means("원발암", Meaning::Finding(Finding::PrimarySite, 0));
        means("수술일", Meaning::Finding(Finding::DateSurgery, 0));
        means("사망일", Meaning::DateOfDeath);
        means("등록번호", Meaning::Patient);
        means("Primary Site", Meaning::Finding(Finding::PrimarySite, 0));
    }
}
