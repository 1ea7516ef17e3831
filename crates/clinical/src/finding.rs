//! The findings: data about a patient, each with a unique id.
//!
//! The ids are the same everywhere: scoring files, saved patients, cohort columns, exports, tests, messages.
//! Questions and help texts are messages of the page (`finding-<id>`, `finding-<id>-help`,
//! `choice-<id>-<value>`), so that this list is independent of language.

use crate::unit::{self, Measure};

/// Kind of answer of a finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// One of these values.
    Choice(&'static [&'static str]),
    /// `no` or `yes`, in this order.
    YesNo,
    /// A vertebra, C0 (the occiput) to S5.
    Level,
    /// An integer, exact or as a band.
    Count {
        /// Smallest plausible value.
        least: u32,
        /// Largest possible value.
        most: u32,
    },
    /// A clinical scale with steps, exact or as a band.
    Scale {
        /// Lowest value.
        from: u32,
        /// Highest value.
        to: u32,
        /// Step.
        step: u32,
    },
    /// A number with a unit.
    Quantity(&'static Measure),
    /// A day.
    Date,
}

/// Section of a finding on the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// The primary and its spread.
    Tumour,
    /// Age, performance, previous treatment.
    Patient,
    /// Palsy, walking, spinal cord.
    Neurology,
    /// The diseased vertebra: the six items of SINS.
    Spine,
    /// Liver function.
    Liver,
    /// Other laboratory values.
    Blood,
    /// Dates.
    Dates,
    /// Columns of a cohort, not asked at the bedside.
    Cohort,
}

impl Section {
    /// All sections, in the order of the form.
    pub const ALL: [Self; 8] = [
        Self::Tumour,
        Self::Patient,
        Self::Neurology,
        Self::Spine,
        Self::Liver,
        Self::Blood,
        Self::Dates,
        Self::Cohort,
    ];

    /// Suffix of the id of its heading's message.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Tumour => "tumour",
            Self::Patient => "patient",
            Self::Neurology => "neurology",
            Self::Spine => "spine",
            Self::Liver => "liver",
            Self::Blood => "blood",
            Self::Dates => "dates",
            Self::Cohort => "cohort",
        }
    }
}

const NO_YES: &[&str] = &["no", "yes"];

/// The vertebrae from the occiput downwards.
pub const LEVELS: &[&str] = &[
    "C0", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9",
    "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4", "S5",
];

const PRIMARY_SITES: &[&str] = &[
    "hcc",
    "lung",
    "breast",
    "prostate",
    "thyroid",
    "kidney",
    "uterus",
    "ovary",
    "stomach",
    "esophagus",
    "pancreas",
    "colon",
    "rectum",
    "bladder",
    "gallbladder",
    "liver_other",
    "osteosarcoma",
    "sarcoma",
    "carcinoid",
    "melanoma",
    "myeloma",
    "lymphoma",
    "head_neck",
    "other",
    "unknown",
];

const GROWTH: &[&str] = &["slow", "moderate", "rapid"];
const GRADES: &[&str] = &["A", "B", "C", "D", "E"];

macro_rules! findings {
    ($($variant:ident = $id:literal, $section:ident, $kind:expr $(, after $($before:ident)+)?;)+) => {
        /// A finding, ordered as on the form.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Finding {
            $(#[doc = concat!("`", $id, "`")] $variant,)+
        }

        impl Finding {
            /// Every finding, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Number of findings.
            pub const COUNT: usize = Self::ALL.len();

            /// Id used in files, columns and messages.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// Kind of answer.
            #[must_use]
            pub fn kind(self) -> Kind {
                match self { $(Self::$variant => $kind,)+ }
            }

            /// Section of the form.
            #[must_use]
            pub fn section(self) -> Section {
                match self { $(Self::$variant => Section::$section,)+ }
            }

            /// Prerequisites: findings that must be answered before this one is asked.
            #[must_use]
            pub fn asked_after(self) -> &'static [Self] {
                match self { $(Self::$variant => &[$($(Self::$before),+)?],)+ }
            }

            /// Name of the variant in code, for generated definitions.
            #[must_use]
            pub fn variant_name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }
        }
    };
}

findings! {
    PrimarySite = "primary_site", Tumour, Kind::Choice(PRIMARY_SITES);
    PrimaryGrowth = "primary_growth", Tumour, Kind::Choice(GROWTH), after PrimarySite;
    KatagiriClass = "katagiri_class", Tumour, Kind::Choice(GROWTH), after PrimarySite;
    HormoneDependent = "hormone_dependent", Tumour, Kind::YesNo, after PrimarySite;
    TargetedTherapy = "targeted_therapy", Tumour, Kind::YesNo, after PrimarySite;
    MizumotoUnfavourable = "mizumoto_unfavourable", Tumour, Kind::YesNo, after PrimarySite;
    PrimaryControlled = "primary_controlled", Tumour, Kind::YesNo;
    VisceralMetastases = "visceral_metastases", Tumour, Kind::Choice(&["none", "treatable", "untreatable"]);
    VisceralRemovable = "visceral_removable", Tumour, Kind::YesNo, after VisceralMetastases;
    VisceralPattern = "visceral_pattern", Tumour, Kind::Choice(&["none", "nodular", "disseminated"]);
    LiverMetastases = "liver_metastases", Tumour, Kind::YesNo;
    ExtrahepaticNonboneMetastases = "extrahepatic_nonbone_metastases", Tumour, Kind::YesNo;
    VertebralMetastases = "vertebral_metastases", Tumour, Kind::Count { least: 1, most: 33 };
    ExtraspinalBoneMetastases = "extraspinal_bone_metastases", Tumour, Kind::Count { least: 0, most: 200 };
    FurtherBoneMetastases = "further_bone_metastases", Tumour, Kind::YesNo, after VertebralMetastases ExtraspinalBoneMetastases;
    LiverMorphology = "liver_morphology", Tumour, Kind::Choice(&["uninodular", "multinodular", "massive"]);
    PortalVeinThrombosis = "portal_vein_thrombosis", Tumour, Kind::YesNo;
    MonthsSinceCancerDiagnosis = "months_since_cancer_diagnosis", Tumour, Kind::Quantity(&unit::MONTHS);
    PreviousChemotherapy = "previous_chemotherapy", Tumour, Kind::YesNo;
    PalliativeChemotherapyCourses = "palliative_chemotherapy_courses", Tumour, Kind::Count { least: 0, most: 50 };
    SystemicControlled = "systemic_controlled", Tumour, Kind::YesNo;
    Age = "age", Patient, Kind::Quantity(&unit::AGE);
    Sex = "sex", Patient, Kind::Choice(&["male", "female"]);
    Kps = "kps", Patient, Kind::Scale { from: 10, to: 100, step: 10 };
    Ecog = "ecog", Patient, Kind::Scale { from: 0, to: 4, step: 1 };
    HospitalisedRecently = "hospitalised_recently", Patient, Kind::YesNo;
    Ambulation = "ambulation", Neurology, Kind::Choice(&["independent", "with_aid", "none"]);
    Frankel = "frankel", Neurology, Kind::Choice(GRADES);
    Asia = "asia", Neurology, Kind::Choice(GRADES);
    MotorDeficit = "motor_deficit", Neurology, Kind::YesNo;
    MotorDeficitOnsetDays = "motor_deficit_onset_days", Neurology, Kind::Quantity(&unit::DAYS), after MotorDeficit;
    BladderBowel = "bladder_bowel", Neurology, Kind::YesNo;
    Escc = "escc", Neurology, Kind::Choice(&["0", "1a", "1b", "1c", "2", "3"]);
    Level = "level", Spine, Kind::Level;
    SinsLocation = "sins_location", Spine, Kind::Choice(&["junctional", "mobile", "semirigid", "rigid"]);
    SinsPain = "sins_pain", Spine, Kind::Choice(&["mechanical", "occasional", "none"]);
    SinsLesion = "sins_lesion", Spine, Kind::Choice(&["lytic", "mixed", "blastic"]);
    SinsAlignment = "sins_alignment", Spine, Kind::Choice(&["subluxation", "deformity", "normal"]);
    SinsCollapse = "sins_collapse", Spine, Kind::Choice(&["over_50", "under_50", "involved_over_50", "none"]);
    SinsPosterolateral = "sins_posterolateral", Spine, Kind::Choice(&["bilateral", "unilateral", "none"]);
    PathologicalFracture = "pathological_fracture", Spine, Kind::YesNo;
    Bilirubin = "bilirubin", Liver, Kind::Quantity(&unit::BILIRUBIN);
    Albumin = "albumin", Liver, Kind::Quantity(&unit::ALBUMIN);
    Inr = "inr", Liver, Kind::Quantity(&unit::INR);
    PtProlongation = "pt_prolongation", Liver, Kind::Quantity(&unit::PROTHROMBIN_TIME);
    Ascites = "ascites", Liver, Kind::Choice(&["none", "slight", "severe"]);
    Encephalopathy = "encephalopathy", Liver, Kind::Choice(&["none", "grade_1_2", "grade_3_4"]);
    Afp = "afp", Liver, Kind::Quantity(&unit::AFP);
    Creatinine = "creatinine", Blood, Kind::Quantity(&unit::CREATININE);
    Dialysis = "dialysis", Blood, Kind::YesNo;
    Sodium = "sodium", Blood, Kind::Quantity(&unit::SODIUM);
    Crp = "crp", Blood, Kind::Quantity(&unit::CRP);
    Ldh = "ldh", Blood, Kind::Quantity(&unit::LDH);
    Platelets = "platelets", Blood, Kind::Quantity(&unit::PLATELETS);
    Calcium = "calcium", Blood, Kind::Quantity(&unit::CALCIUM);
    Hypercalcaemia = "hypercalcaemia", Blood, Kind::YesNo;
    DatePrimary = "date_primary", Dates, Kind::Date;
    DateMetastasis = "date_metastasis", Dates, Kind::Date;
    DateLastRadiotherapy = "date_last_radiotherapy", Dates, Kind::Date;
    DateSurgery = "date_surgery", Dates, Kind::Date;
    DateLastFollowup = "date_last_followup", Cohort, Kind::Date;
    TimeDays = "time_days", Cohort, Kind::Quantity(&unit::FOLLOW_UP);
    Died = "died", Cohort, Kind::YesNo;
    Sorafenib = "sorafenib", Cohort, Kind::Choice(NO_YES);
    Operation = "operation", Cohort, Kind::Choice(&["anterior", "posterior", "combined", "decompression", "fixation"]);
}

impl Finding {
    /// The finding with this id.
    ///
    /// ```
    /// use clinical::Finding;
    /// assert_eq!(Finding::from_id("kps"), Some(Finding::Kps));
    /// assert_eq!(Finding::from_id("shoe_size"), None);
    /// ```
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|finding| finding.id() == id)
    }

    /// Its possible values, if they can be listed: choices, yes/no, levels. Empty for numbers and dates.
    #[must_use]
    pub fn values(self) -> &'static [&'static str] {
        match self.kind() {
            Kind::Choice(values) => values,
            Kind::YesNo => NO_YES,
            Kind::Level => LEVELS,
            Kind::Count { .. } | Kind::Scale { .. } | Kind::Quantity(_) | Kind::Date => &[],
        }
    }

    /// The measure of a quantity.
    #[must_use]
    pub fn measure(self) -> Option<&'static Measure> {
        match self.kind() {
            Kind::Quantity(measure) => Some(measure),
            _ => None,
        }
    }

    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_id_is_unique_and_finds_its_finding() {
        let ids: HashSet<_> = Finding::ALL.iter().map(|finding| finding.id()).collect();
        assert_eq!(ids.len(), Finding::COUNT);
        for finding in Finding::ALL {
            assert_eq!(Finding::from_id(finding.id()), Some(*finding));
            assert_eq!(Finding::ALL[finding.index()], *finding);
        }
    }

    #[test]
    fn a_finding_is_asked_only_after_findings_of_the_form_that_stand_before_it() {
        for finding in Finding::ALL {
            for before in finding.asked_after() {
                assert!(before < finding, "{} stands before {}", finding.id(), before.id());
            }
        }
    }
}
