//! Completes a draft with findings that yield its scores, and dates that yield its times.

use std::collections::BTreeMap;

use clinical::{Finding, Patient, assess};

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan as _};
use systems::CATALOGUE;

use crate::draft::{Draft, Factor, PATIENTS, ROWS};
use crate::random::Random;

/// The columns of the file, in order.
pub(crate) const COLUMNS: &[&str] = &[
    "patient",
    "date_primary",
    "date_metastasis",
    "date_last_radiotherapy",
    "date_surgery",
    "date_last_followup",
    "time_days",
    "died",
    "lost_to_follow_up",
    "age",
    "sex",
    "primary_site",
    "hepatitis",
    "kps",
    "ecog",
    "ambulation",
    "frankel",
    "vertebral_metastases",
    "extraspinal_bone_metastases",
    "visceral_metastases",
    "visceral_removable",
    "level",
    "sins_pain",
    "sins_lesion",
    "sins_alignment",
    "sins_collapse",
    "sins_posterolateral",
    "pathological_fracture",
    "bilirubin",
    "albumin",
    "inr",
    "ascites",
    "encephalopathy",
    "creatinine",
    "sodium",
    "afp",
    "portal_vein_thrombosis",
    "sorafenib",
    "operation",
    "ambulation_after",
    "child_pugh_class_before",
    "child_pugh_class_after",
];

/// A row of the file: text by column.
pub(crate) type Row = BTreeMap<&'static str, String>;

/// End of the study, on which survivors were last seen.
const END: Date = date(2013, 12, 31);
const START: Date = date(2005, 2, 1);

/// Completes a draft; rows in the order of the draft.
pub(crate) fn fill(draft: &Draft, random: &mut Random) -> Vec<Row> {
    let mut rows = vec![Row::new(); ROWS];
    let sins = sins_groups(random);
    for (row, texts) in rows.iter_mut().enumerate() {
        disease(draft, row, texts, random);
        spine(draft, row, &sins[row], texts, random);
        liver(draft, row, texts, random);
        let choose = |factor, values: &[&'static str]| values[usize::from(draft.level(factor, row))];
        texts.insert("sex", choose(Factor::Sex, &["male", "female"]).into());
        texts.insert("sorafenib", choose(Factor::Sorafenib, &["yes", "no"]).into());
        texts.insert("operation", choose(Factor::Operation, Finding::Operation.values()).into());
        texts.insert("time_days", draft.time[row].to_string());
        texts.insert("died", yes_no(draft.died[row]));
    }
    crate::dates::fill(draft, &mut rows, (START, END), random);
    ages(draft, &mut rows, random);
    afterwards(draft, &mut rows, random);
    rows
}

pub(crate) fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

/// The date a number of days later.
pub(crate) fn later(day: Date, days: i32) -> Date {
    let span: Span = days.days();
    day.saturating_add(span)
}

/// The patient described by these texts.
fn patient(texts: &Row) -> Patient {
    let mut patient = Patient::default();
    for (column, text) in texts {
        let parsed =
            Finding::from_id(column).and_then(|finding| Some((finding, finding.parse(text, 0).ok()??)));
        if let Some((finding, answer)) = parsed {
            // Parsed for this finding, so it is valid.
            let _ = patient.set(finding, answer);
        }
    }
    patient
}

fn total(patient: &Patient, system: &str) -> i32 {
    let interval = CATALOGUE.system(system).and_then(|system| assess(patient, system, &CATALOGUE).interval());
    interval.map_or(-1, |(low, high)| if low == high { low } else { -1 })
}

/// Draws until the scores are those of the draft.
fn disease(draft: &Draft, row: usize, texts: &mut Row, random: &mut Random) {
    let walks = draft.level(Factor::Ambulatory, row) == 0;
    let tomita = [5..=5, 6..=7, 8..=8, 9..=10][usize::from(draft.level(Factor::Tomita, row))].clone();
    let tokuhashi = [0..=5, 6..=8, 9..=9, 10..=15][usize::from(draft.level(Factor::Tokuhashi, row))].clone();
    loop {
        let kps = if walks {
            random.pick(&[50, 60, 60, 70, 70, 80, 80, 90])
        } else {
            random.pick(&[30, 40, 40, 50, 60])
        };
        let visceral = random.pick(&["none", "treatable", "untreatable"]);
        let removable = visceral == "treatable" && random.below(2) == 0;
        let mut put = |column, text: &str| texts.insert(column, text.to_owned());
        put("primary_site", "hcc");
        put("kps", &kps.to_string());
        put(
            "ecog",
            match kps {
                90.. => "1",
                70.. => "2",
                50.. => "3",
                _ => "4",
            },
        );
        put("ambulation", if walks { random.pick(&["independent", "with_aid"]) } else { "none" });
        put(
            "frankel",
            if walks { random.pick(&["D", "D", "E"]) } else { random.pick(&["A", "B", "C", "C", "C"]) },
        );
        put("vertebral_metastases", &random.pick(&[1, 1, 2, 3, 4, 5]).to_string());
        put("extraspinal_bone_metastases", &random.pick(&[0, 0, 1, 2, 3, 4]).to_string());
        put("visceral_metastases", visceral);
        put(
            "visceral_removable",
            if visceral == "none" {
                ""
            } else if removable {
                "yes"
            } else {
                "no"
            },
        );
        let drawn = patient(texts);
        if tomita.contains(&total(&drawn, "tomita_2001"))
            && tokuhashi.contains(&total(&drawn, "tokuhashi_2005"))
        {
            return;
        }
    }
}

/// 2 operations at 6 points of SINS, 29 at 7 to 12, 5 at 13 to 18.
fn sins_groups(random: &mut Random) -> Vec<std::ops::RangeInclusive<i32>> {
    let mut groups = vec![7..=12; ROWS];
    let mut left = vec![6..=6, 6..=6, 13..=18, 13..=18, 13..=18, 13..=18, 13..=18];
    while let Some(group) = left.pop() {
        let row = random.below(ROWS);
        if groups[row] == (7..=12) {
            groups[row] = group;
        } else {
            left.push(group);
        }
    }
    groups
}

fn spine(
    draft: &Draft,
    row: usize,
    sins: &std::ops::RangeInclusive<i32>,
    texts: &mut Row,
    random: &mut Random,
) {
    let part = ["C", "T", "L"][usize::from(draft.level(Factor::Level, row))];
    let levels: Vec<&'static str> =
        clinical::LEVELS.iter().copied().filter(|level| level.starts_with(part)).collect();
    loop {
        let mut put = |column, text: &str| texts.insert(column, text.to_owned());
        // The occiput is not operated on for this.
        put("level", random.pick(&levels[usize::from(part == "C")..]));
        put("sins_pain", random.pick(&["mechanical", "mechanical", "occasional"]));
        put("sins_lesion", random.pick(&["lytic", "lytic", "lytic", "mixed"]));
        put("sins_alignment", random.pick(&["normal", "normal", "deformity", "subluxation"]));
        put("sins_collapse", random.pick(&["over_50", "under_50", "involved_over_50", "none"]));
        put("sins_posterolateral", random.pick(&["bilateral", "unilateral", "none"]));
        let collapsed =
            texts.get("sins_collapse").is_some_and(|text| text == "over_50" || text == "under_50");
        texts.insert("pathological_fracture", yes_no(collapsed));
        if sins.contains(&total(&patient(texts), "sins")) {
            return;
        }
    }
}

fn liver(draft: &Draft, row: usize, texts: &mut Row, random: &mut Random) {
    let class = [5..=6, 7..=9][usize::from(draft.level(Factor::ChildPugh, row))].clone();
    let tenths = |from, to, random: &mut Random| format!("{:.1}", f64::from(random.between(from, to)) / 10.0);
    loop {
        texts.insert("bilirubin", tenths(4, 32, random));
        texts.insert("albumin", tenths(26, 45, random));
        texts.insert("inr", format!("{:.2}", f64::from(random.between(95, 185)) / 100.0));
        texts.insert("ascites", random.pick(&["none", "none", "none", "slight"]).into());
        texts.insert("encephalopathy", random.pick(&["none", "none", "none", "none", "grade_1_2"]).into());
        if class.contains(&total(&patient(texts), "child_pugh")) {
            break;
        }
    }
    texts.insert("child_pugh_class_before", if class.contains(&5) { "A" } else { "B" }.into());
    texts.insert("creatinine", tenths(6, 13, random));
    texts.insert("sodium", random.between(132, 143).to_string());
    texts.insert("afp", random.pick(&[4, 12, 38, 95, 210, 640, 1800, 5200, 21_000]).to_string());
    texts.insert("portal_vein_thrombosis", yes_no(random.below(4) == 0));
}

/// Age: median 56 years, range 28 to 71. Hepatitis: B in 29 patients, C in one, none in three.
fn ages(draft: &Draft, rows: &mut [Row], random: &mut Random) {
    let young = |row: usize| draft.level(Factor::Age, row) == 0;
    let ages = loop {
        let draw = |row| {
            if young(row) {
                random.between(28, 64).max(random.between(28, 64))
            } else {
                random.between(65, 71)
            }
        };
        let ages: Vec<i32> = (0..PATIENTS).map(draw).collect();
        let mut sorted = ages.clone();
        sorted.sort_unstable();
        if (sorted[0], sorted[PATIENTS / 2], sorted[PATIENTS - 1]) == (28, 56, 71) {
            break ages;
        }
    };
    let mut hepatitis = vec!["HBV"; PATIENTS];
    for (place, kind) in ["none", "none", "none", "HCV"].into_iter().enumerate() {
        hepatitis[place * 8 + random.below(8)] = kind;
    }
    for (row, texts) in rows.iter_mut().enumerate() {
        // A second operation follows within 400 days, without changing the age group.
        let patient = if row < PATIENTS { row } else { row - PATIENTS };
        texts.insert("age", ages[patient].to_string());
        texts.insert("hepatitis", hepatitis[patient].into());
    }
}

/// Two of eleven walk again, one no longer does; liver function changes in a few.
fn afterwards(draft: &Draft, rows: &mut [Row], random: &mut Random) {
    for texts in rows.iter_mut() {
        let before = |column: &str| texts.get(column).cloned().unwrap_or_default();
        let (ambulation, class) = (before("ambulation"), before("child_pugh_class_before"));
        texts.insert("ambulation_after", ambulation);
        texts.insert("child_pugh_class_after", class);
    }
    let mut change = |count: usize, random: &mut Random, column, from: &str, to: &str| {
        let mut left = count;
        while left > 0 {
            let row = random.below(ROWS);
            if draft.time[row] > 60 && rows[row].get(column).is_some_and(|text| text == from) {
                rows[row].insert(column, to.to_owned());
                left -= 1;
            }
        }
    };
    change(2, random, "ambulation_after", "none", "with_aid");
    change(1, random, "ambulation_after", "independent", "none");
    change(3, random, "child_pugh_class_after", "A", "B");
    change(1, random, "child_pugh_class_after", "B", "A");
    // Patients who died in hospital were not followed up.
    for (texts, time) in rows.iter_mut().zip(draft.time) {
        if time < 30 {
            texts.insert("ambulation_after", String::new());
            texts.insert("child_pugh_class_after", String::new());
        }
    }
}
