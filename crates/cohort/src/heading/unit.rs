//! The unit in a heading: in brackets, after a comma, as a separate word, or at its end.

use clinical::Finding;

use super::key;
use crate::time_unit::TimeUnit;

/// Words that mean a unit of time anywhere in a heading.
const ANYWHERE: &[(&str, TimeUnit)] = &[
    ("days", TimeUnit::Days),
    ("weeks", TimeUnit::Weeks),
    ("months", TimeUnit::Months),
    ("years", TimeUnit::Years),
    ("일수", TimeUnit::Days),
    ("주수", TimeUnit::Weeks),
    ("개월", TimeUnit::Months),
    ("년수", TimeUnit::Years),
    ("日数", TimeUnit::Days),
    ("週数", TimeUnit::Weeks),
    ("月数", TimeUnit::Months),
    ("ヶ月", TimeUnit::Months),
    ("か月", TimeUnit::Months),
    ("カ月", TimeUnit::Months),
    ("ヵ月", TimeUnit::Months),
    ("箇月", TimeUnit::Months),
    ("年数", TimeUnit::Years),
    ("天数", TimeUnit::Days),
    ("天數", TimeUnit::Days),
    ("月數", TimeUnit::Months),
    ("周数", TimeUnit::Weeks),
    ("个月", TimeUnit::Months),
    ("個月", TimeUnit::Months),
];

/// The unit of a follow-up time by its common names.
pub(crate) fn named(unit: &str) -> Option<TimeUnit> {
    match key(unit).as_str() {
        "d" | "day" | "days" | "일" | "일수" | "日" | "日間" | "日数" | "天" | "天数" | "天數" => {
            Some(TimeUnit::Days)
        }
        "w" | "wk" | "wks" | "week" | "weeks" | "주" | "주수" | "週" | "週間" | "週数" | "周" | "周数" => {
            Some(TimeUnit::Weeks)
        }
        "m" | "mo" | "mos" | "mon" | "mons" | "mth" | "mths" | "mnth" | "mnths" | "month" | "months"
        | "개월" | "월" | "달" | "月" | "月数" | "月數" | "ヶ月" | "か月" | "カ月" | "ヵ月" | "箇月"
        | "ヶ月間" | "か月間" | "个月" | "個月" => Some(TimeUnit::Months),
        "y" | "yr" | "yrs" | "year" | "years" | "년" | "年" | "年間" | "年数" => Some(TimeUnit::Years),
        _ => None,
    }
}

/// The unit of time in a heading, whatever else it contains.
pub(crate) fn time_unit(heading: &str) -> Option<TimeUnit> {
    if let Some(unit) = without_unit(heading).1.and_then(named) {
        return Some(unit);
    }
    let lower = heading.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // A single letter is a unit only as the last word: "os_m".
    let last = words().next_back().and_then(named);
    let word = words().filter(|word| word.chars().count() > 1).find_map(named);
    let whole = key(heading);
    let inside = ANYWHERE.iter().find(|(unit, _)| whole.contains(unit)).map(|(_, unit)| *unit);
    word.or(last).or(inside)
}

/// Index of the unit of a finding in a heading.
pub(crate) fn unit_of(heading: &str, finding: Finding) -> Option<u8> {
    let measure = finding.measure()?;
    let (name, unit) = without_unit(heading);
    let last = || name.rsplit([' ', ',', '_']).next();
    unit.and_then(|unit| measured(finding, unit)).or_else(|| measure.unit_index(last()?))
}

/// A unit in a heading that is none of the finding's: "AFP (IU/mL)". Words and choices such as "(y/n)" are no units.
pub(crate) fn unknown_unit(heading: &str, finding: Finding) -> Option<&str> {
    if finding.measure().is_none() || unit_of(heading, finding).is_some() {
        return None;
    }
    let unit = without_unit(heading).1?;
    let (of, per) = unit.split_once('/')?;
    let is_amount = |part: &str| {
        part.chars().any(|c| c.is_alphabetic() || matches!(c, '^' | '*'))
            && !part.contains([' ', '/', ',', '='])
    };
    let per = per.trim();
    let is_volume =
        matches!(key(per).as_str(), "l" | "dl" | "ml" | "ul" | "μl" | "cl" | "mm3" | "mm³" | "hpf");
    (is_volume && is_amount(of.trim())).then_some(unit)
}

/// Index of the unit of a finding by its common names.
pub(crate) fn measured(finding: Finding, unit: &str) -> Option<u8> {
    let plain: String = unit
        .trim()
        .trim_matches(['(', ')', '[', ']', '（', '）', '.'])
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, 'µ' | 'μ') { 'u' } else { c })
        .flat_map(char::to_lowercase)
        .collect();
    let measure = finding.measure()?;
    if let Some(place) = measure.unit_index(&plain) {
        return Some(place);
    }
    let id = match (finding, plain.as_str()) {
        (
            Finding::Age,
            "y" | "yr" | "yrs" | "yo" | "y/o" | "year" | "yearsold" | "세" | "살" | "歳" | "才" | "岁" | "歲",
        ) => "years",
        (
            Finding::Platelets,
            "x10^9/l" | "×10^9/l" | "10*9/l" | "x10*9/l" | "10e9/l" | "x10e9/l" | "109/l" | "g/l" | "giga/l"
            | "10^3/ul" | "x10^3/ul" | "×10^3/ul" | "10*3/ul" | "x10*3/ul" | "10e3/ul" | "103/ul" | "k/ul"
            | "k/mm3" | "10^3/mm3" | "x10^3/mm3" | "10³/ul" | "×10³/ul" | "x10³/ul" | "10⁹/l" | "×10⁹/l"
            | "x10⁹/l",
        ) => "10^9/L",
        (Finding::Platelets, "ul" | "/mm3" | "/mm^3" | "/mm³" | "cells/ul" | "个/ul" | "個/ul") => "/uL",
        (Finding::PtProlongation, "sec" | "secs" | "seconds" | "초" | "秒") => "s",
        (Finding::Sodium, "meq/l" | "mm") => "mmol/L",
        (Finding::Afp, "ug/l" | "ngml") => "ng/mL",
        (Finding::Albumin, "gm/dl" | "g%") => "g/dL",
        (Finding::Bilirubin | Finding::Creatinine | Finding::Calcium, "mg%") => "mg/dL",
        (Finding::MonthsSinceCancerDiagnosis, other) if named(other) == Some(TimeUnit::Months) => "months",
        (Finding::MotorDeficitOnsetDays, other) if named(other) == Some(TimeUnit::Days) => "days",
        _ => return None,
    };
    measure.unit_index(id)
}

/// Splits a heading from its unit: in brackets, after a comma, or as its last word.
pub(super) fn without_unit(heading: &str) -> (&str, Option<&str>) {
    if let Some((name, rest)) = heading.split_once(['(', '[', '（', '【']) {
        return (name, Some(rest.trim_end_matches([')', ']', '）', '】']).trim()));
    }
    if let Some((name, unit)) = heading.rsplit_once([',', ' ', '_', '-', '.'])
        && (named(unit).is_some() || unit.contains('/'))
    {
        return (name, Some(unit));
    }
    (heading, None)
}

/// The key of the heading of a time without its unit: "os" for "OS (months)", "OS years" and "os_m".
pub(crate) fn subject(heading: &str) -> String {
    let (name, unit) = without_unit(heading);
    if unit.is_some_and(|unit| named(unit).is_some()) {
        return key(name);
    }
    let lower = heading.to_lowercase();
    let is_other = |word: &&str| !word.is_empty() && named(word).is_none();
    let rest: String = lower.split(|c: char| !c.is_alphanumeric()).filter(is_other).collect();
    let whole = key(&rest);
    let ends = ANYWHERE.iter().find_map(|(end, _)| whole.strip_suffix(end));
    ends.map_or_else(|| whole.clone(), str::to_owned)
}

/// The key of a heading without the unit of time at its end: "osmonths" gives "os".
pub(super) fn stem(key: &str) -> Option<&str> {
    const ENDS: [&str; 14] = [
        "days", "day", "weeks", "months", "month", "mos", "years", "개월", "일수", "日数", "月数", "ヶ月",
        "か月", "个月",
    ];
    ENDS.iter().find_map(|end| key.strip_suffix(end)).filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_of_a_time_is_found_wherever_the_heading_names_it() {
        for (heading, unit) in [
            ("months", TimeUnit::Months),
            ("RFS (months)", TimeUnit::Months),
            ("PFS_mo", TimeUnit::Months),
            ("os_m", TimeUnit::Months),
            ("Survival in years", TimeUnit::Years),
            ("Months of follow-up", TimeUnit::Months),
            ("days_to_last_follow_up", TimeUnit::Days),
            ("무진행생존기간(개월)", TimeUnit::Months),
            ("무진행생존기간 [개월]", TimeUnit::Months),
            ("生存期間（月）", TimeUnit::Months),
            ("生存月数", TimeUnit::Months),
            ("無増悪生存期間（ヶ月）", TimeUnit::Months),
            ("随访时间（天）", TimeUnit::Days),
            ("生存时间(月)", TimeUnit::Months),
            ("dfs weeks", TimeUnit::Weeks),
        ] {
            assert_eq!(time_unit(heading), Some(unit), "{heading}");
        }
        for heading in ["time", "RFS", "lenfol", "AVAL", "最終観察日", "monocytes", "daycare"] {
            assert_eq!(time_unit(heading), None, "{heading}");
        }
    }

    #[test]
    fn the_unit_of_a_finding_is_found_under_the_names_in_use() {
        assert_eq!(unit_of("Plt (10^3/µL)", Finding::Platelets), Some(0));
        assert_eq!(unit_of("PLT (/mm3)", Finding::Platelets), Some(1));
        assert_eq!(unit_of("Total_Bil umol/L", Finding::Bilirubin), Some(1));
        assert_eq!(unit_of("alb_g/L", Finding::Albumin), Some(1));
        assert_eq!(unit_of("albumin", Finding::Albumin), None);
    }
}
