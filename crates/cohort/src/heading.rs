//! Meanings of headings: ids of findings, and common names.

use clinical::{Finding, Kind};

use crate::event::HeadingSays;
use crate::labels::finding_called;
use crate::lexicon::Words;
use crate::time_unit::TimeUnit;

mod later;
mod legend;
mod names;
mod origin;
mod unit;
mod vital;
mod when;

pub use later::may_be_later;
pub use when::{is_after, is_before, stem_after, stem_before};

pub(crate) use later::{is_later_start, is_within_a_time};
pub(crate) use legend::legend;
pub(crate) use origin::has_other_origin;
pub(crate) use unit::{
    measured, named as time_unit_named, subject as time_subject, time_unit, unit_of, unknown_unit,
};
pub(crate) use vital::says;

use crate::date::narrowed as narrow;
use names::{finding_named, names_of};
use unit::without_unit;

/// Meaning of a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Patient id.
    Patient,
    /// Name, address or telephone number of the patient, which no analysis needs.
    Personal,
    /// Follow-up time, with its unit if the heading states it.
    Time(Option<TimeUnit>),
    /// Time to death, only of the deceased, with its unit if the heading states it.
    TimeToDeath(Option<TimeUnit>),
    /// Whether the patient died.
    Event {
        /// Meaning of 1 and yes according to the heading.
        says: HeadingSays,
    },
    /// Date of death.
    DateOfDeath,
    /// A finding, with the index of its unit.
    Finding(Finding, u8),
    /// A finding measured again after the operation, which is not used for scoring.
    After(Finding),
}

/// Returns whether a finding is a state of the patient that may change; dates, times and death are not.
fn measured_on_a_day(finding: Finding) -> bool {
    finding.kind() != Kind::Date && !matches!(finding, Finding::TimeDays | Finding::Died)
}

/// Returns whether a finding is a treatment: one before the operation is another than the one that is meant.
fn is_treatment(finding: Finding) -> bool {
    matches!(
        finding,
        Finding::Operation | Finding::Sorafenib | Finding::TargetedTherapy | Finding::PreviousChemotherapy
    )
}

/// Meaning of a heading; `None` if unknown.
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
    let (name, _) = without_unit(heading);
    let whole = key(heading);
    let name = key(name);
    let is_any = |names: Words| names.contains(&name) || names.contains(&whole);
    let is = |group: &str| is_any(names_of(group));
    // "Pt" is a patient; "PT (INR)", "PT (%)" and "PT (sec)" are prothrombin times.
    let has_unit = heading.contains(['(', '[', '（', '%', ',']);
    let is_prothrombin_time =
        name == "pt" && has_unit && (whole == "pt" || !names_of("patient").contains(&whole));
    if is("patient") && !is_prothrombin_time {
        return Some(Meaning::Patient);
    }
    if is("personal") {
        return Some(Meaning::Personal);
    }
    if is("date_of_death") {
        return Some(Meaning::DateOfDeath);
    }
    if is("time_to_death") {
        return Some(Meaning::TimeToDeath(time_unit(heading)));
    }
    if let Some(says) = vital::vital(heading, is) {
        return Some(Meaning::Event { says });
    }
    if is("time") || unit::stem(&whole).is_some_and(|stem| names_of("time").contains(stem)) {
        return Some(Meaning::Time(time_unit(heading)));
    }
    if let Some(subject) = when::since_operation(heading)
        && matches!(recognise(&subject), Some(Meaning::Time(_)))
    {
        return Some(Meaning::Time(time_unit(heading)));
    }
    let finding = by_id(&name)
        .or_else(|| by_id(&whole))
        .or_else(|| finding_named(is_any))
        .or_else(|| finding_called(&whole))
        .or_else(|| finding_called(&name));
    if is_after(heading) && finding.is_none_or(measured_on_a_day) {
        // Words of a legend are no part of the subject.
        let subject = if legend(heading).is_empty() { heading } else { without_unit(heading).0 };
        return match recognise(&stem_after(subject)?)? {
            Meaning::Finding(finding, _) if measured_on_a_day(finding) => Some(Meaning::After(finding)),
            Meaning::After(finding) => Some(Meaning::After(finding)),
            _ => None,
        };
    }
    if finding.is_none() && when::is_preoperative(heading) {
        let name = without_unit(heading).0;
        let subject = if when::is_preoperative(name) { name } else { heading };
        return match recognise(&stem_before(subject)?)? {
            Meaning::Finding(finding, unit) if measured_on_a_day(finding) && !is_treatment(finding) => {
                Some(Meaning::Finding(finding, unit_of(heading, finding).unwrap_or(unit)))
            }
            _ => None,
        };
    }
    match finding? {
        Finding::TimeDays => Some(Meaning::Time(time_unit(heading))),
        Finding::Died => Some(Meaning::Event { says: says(heading) }),
        finding => Some(Meaning::Finding(finding, unit_of(heading, finding).unwrap_or(0))),
    }
}

fn by_id(key_of_heading: &str) -> Option<Finding> {
    let is_follow_up = |finding: &Finding| matches!(finding, Finding::TimeDays | Finding::Died);
    Finding::ALL.iter().copied().find(|finding| !is_follow_up(finding) && key(finding.id()) == key_of_heading)
}

/// Returns whether a heading is that of a column of numbers, which may be those of patients or of rows.
pub(crate) fn is_numbering(heading: &str) -> bool {
    heading.trim() == "#" || names_of("numbering").contains(&key(heading))
}

/// Returns whether a heading is that of a property which all rows of a patient share: birth or hospital.
pub(crate) fn is_of_one_patient(heading: &str) -> bool {
    let names = names_of("of_one_patient");
    names.contains(&key(heading)) || names.contains(&key(without_unit(heading).0)) || is_of_hospital(heading)
}

/// Returns whether a heading is that of a hospital.
pub(crate) fn is_of_hospital(heading: &str) -> bool {
    let names = names_of("hospital");
    names.contains(&key(heading)) || names.contains(&key(without_unit(heading).0))
}

/// Letters and digits in lower case and of one width, ignoring spaces and punctuation.
pub(crate) fn key(name: &str) -> String {
    let narrow = if name.is_ascii() { name.to_owned() } else { narrow(name) };
    narrow.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
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

    #[track_caller]
    fn means(heading: &str, expected: Meaning) {
        assert_eq!(recognise(heading), Some(expected), "{heading}");
    }

    #[test]
    fn names_in_use_are_known() {
        means("OS (days)", Meaning::Time(Some(TimeUnit::Days)));
        means("Overall survival, months", Meaning::Time(Some(TimeUnit::Months)));
        means("survival_months", Meaning::Time(Some(TimeUnit::Months)));
        for (heading, unit) in [
            ("OS from surgery (months)", Some(TimeUnit::Months)),
            ("Postoperative survival (months)", Some(TimeUnit::Months)),
            ("Survival after surgery (days)", Some(TimeUnit::Days)),
            ("Overall survival since operation", None),
            ("수술 후 생존기간(개월)", Some(TimeUnit::Months)),
            ("術後生存期間（月）", Some(TimeUnit::Months)),
            ("术后生存时间(月)", Some(TimeUnit::Months)),
        ] {
            means(heading, Meaning::Time(unit));
        }
        for state in
            ["Survival at 3 months", "6-month survival", "Survived after surgery", "KPS after surgery"]
        {
            assert!(!matches!(recognise(state), Some(Meaning::Time(_))), "{state}");
        }
        means("Date of diagnosis of spinal metastasis", Meaning::Finding(Finding::DateMetastasis, 0));
        means("Date of last contact or death", Meaning::Finding(Finding::DateLastFollowup, 0));
        means("生存期間", Meaning::Time(None));
        means("存活天数", Meaning::Time(Some(TimeUnit::Days)));
        means("总存活期（月）", Meaning::Time(Some(TimeUnit::Months)));
        // SEER, NCDB, TCGA and cBioPortal.
        for (state, says) in [
            ("Vital status recode (study cutoff used)", HeadingSays::Unnamed),
            ("PUF_VITAL_STATUS", HeadingSays::Unnamed),
            ("Overall Survival Status", HeadingSays::Alive),
        ] {
            means(state, Meaning::Event { says });
        }
        means("DX_LASTCONTACT_DEATH_MONTHS", Meaning::Time(Some(TimeUnit::Months)));
        means("bcr_patient_barcode", Meaning::Patient);
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
        for patient in ["患者", "ＩＤ", "Pt", "Pt no.", "Hospital No", "study_id", "번호", "MRN", "Chart No."]
        {
            means(patient, Meaning::Patient);
        }
        for personal in ["성명", "氏名", "姓名", "Name", "Patient name", "전화번호"] {
            means(personal, Meaning::Personal);
        }
        for date in ["followup_date", "F/U date", "Date of follow-up"] {
            means(date, Meaning::Finding(Finding::DateLastFollowup, 0));
        }
        for vertebrae in [
            "No. of vertebral mets",
            "n_vertebrae",
            "# vertebrae",
            "Number of involved vertebrae",
            "受累椎体数",
        ] {
            means(vertebrae, Meaning::Finding(Finding::VertebralMetastases, 0));
        }
        for inr in ["PT(INR)", "PT (INR)", "PT-INR", "PT, INR"] {
            means(inr, Meaning::Finding(Finding::Inr, 0));
        }
        for patient in ["Pt", "Pt (ID)", "pt."] {
            means(patient, Meaning::Patient);
        }
        for seconds in ["PT (sec)", "PT(%)", "PT [s]"] {
            assert_eq!(recognise(seconds), None, "{seconds}");
        }
        for date in ["date_radiotherapy", "RT date", "방사선치료일", "放疗日期", "照射日"] {
            means(date, Meaning::Finding(Finding::DateLastRadiotherapy, 0));
        }
        for history in ["Previous chemotherapy", "항암치료력", "化学療法歴"] {
            means(history, Meaning::Finding(Finding::PreviousChemotherapy, 0));
        }
        // These may have been given after the operation.
        for any in ["Chemotherapy", "항암치료", "化学療法", "化疗"] {
            assert_eq!(recognise(any), None, "{any}");
        }
        means("Age at op", Meaning::Finding(Finding::Age, 0));
        means("HE", Meaning::Finding(Finding::Encephalopathy, 0));
        means("Metastasis to major internal organs", Meaning::Finding(Finding::VisceralMetastases, 0));
    }

    #[test]
    fn a_measurement_before_the_operation_is_the_finding() {
        for kps in [
            "Preop KPS",
            "Pre-op KPS",
            "Preoperative KPS",
            "KPS (preop)",
            "KPS pre",
            "Baseline KPS",
            "수술 전 KPS",
            "술전 KPS",
            "術前KPS",
            "术前KPS",
            "KPS before surgery",
            "KPS at admission",
        ] {
            means(kps, Meaning::Finding(Finding::Kps, 0));
        }
        for frankel in [
            "Preoperative Frankel grade",
            "Frankel grade (preop)",
            "Pre Frankel",
            "術前Frankel分類",
            "수술전 Frankel",
        ] {
            means(frankel, Meaning::Finding(Finding::Frankel, 0));
        }
        means("Preop ambulation", Meaning::Finding(Finding::Ambulation, 0));
        means("Preop ECOG", Meaning::Finding(Finding::Ecog, 0));
        means("Preop ASIA", Meaning::Finding(Finding::Asia, 0));
        means("Preop albumin (g/L)", Meaning::Finding(Finding::Albumin, 1));
        for other in ["Previous surgery", "Preoperative radiotherapy", "Preop sorafenib"] {
            assert_eq!(recognise(other), None, "{other}");
        }
        for after in ["KPS 3mo", "KPS at 3 months", "術後3ヶ月KPS", "KPS (3 months)"] {
            means(after, Meaning::After(Finding::Kps));
        }
        means("Frankel 3 mo", Meaning::After(Finding::Frankel));
        means("Primary Site", Meaning::Finding(Finding::PrimarySite, 0));
    }
}
