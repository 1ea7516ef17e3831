//! A mapping can be changed, saved, and used again on another sheet.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use clinical::Finding;
use cohort::{
    Consequence, DateOrder, Encoding, English, Mapping, MappingError, MissingRequirement, Opening, Role,
    RoleKey, Sheet, TimeFrom, TimeUnit, no_progress, read, suggest, template,
};

fn sheet(csv: &str) -> Sheet {
    Sheet::from_csv(csv.as_bytes().to_vec(), &mut no_progress).unwrap()
}

const DATED: &str = "patient,전이진단일,수술일,최종추적일,사망일\n\
                     A,2015-01-01,2015-02-01,2016-01-01,2015-03-01\n\
                     B,2015-01-01,2015-02-01,2015-12-31,\n";

#[test]
fn the_time_runs_from_the_origin_that_is_chosen() {
    let sheet = sheet(DATED);
    let mut mapping = suggest(&sheet).mapping;
    assert_eq!(mapping.time, TimeFrom::Operation);
    let from_operation = read(&sheet, &mapping, &mut no_progress).unwrap().cohort;
    assert_eq!(
        (from_operation.time_days(), from_operation.event()),
        (&[28.0, 333.0][..], &[true, false][..])
    );
    mapping.time = TimeFrom::Metastasis;
    let from_metastasis = read(&sheet, &mapping, &mut no_progress).unwrap().cohort;
    assert_eq!(from_metastasis.time_days(), [59.0, 364.0]);
    mapping.time = TimeFrom::Primary;
    let error = mapping.check(&sheet).unwrap_err();
    assert_eq!(error, MappingError::NoDateColumn { needed: Finding::DatePrimary });
}

#[test]
fn a_day_of_death_that_cannot_be_read_is_not_taken_for_being_alive() {
    let sheet = sheet("수술일,최종추적일,사망일\n2015-02-01,2016-01-01,spring\n2015-02-01,2016-01-01,\n");
    let reading = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap();
    assert_eq!((reading.cohort.rows(), reading.cohort.event()), (&[3][..], &[false][..]));
    assert_eq!(reading.without_follow_up.rows(), [2]);
    assert!(reading.tally.adds_up());
}

#[test]
fn a_row_without_follow_up_names_the_cell_at_fault_and_is_counted_as_it_is_listed() {
    let csv = "수술일,최종추적일,사망일\n\
               2015-02-01,,2015-13-45\n\
               2015-02-01,2016-01-01,2014-01-01\n\
               2015-02-01,2015-33-01,\n\
               2015-02-30,2016-01-01,\n\
               ,2016-01-01,\n";
    let sheet = sheet(csv);
    let reading = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap();
    let without: Vec<_> = reading
        .issues
        .kept()
        .iter()
        .filter(|issue| issue.reason.consequence() == Consequence::NoFollowUp)
        .map(|issue| (issue.row, issue.column, issue.value.as_str(), issue.reason.id()))
        .collect();
    let expected = [
        (2, Some(2), "2015-13-45", "day-of-death"),
        (3, Some(2), "2014-01-01", "end-before-start"),
        (4, Some(1), "2015-33-01", "no-date"),
        (5, Some(0), "2015-02-30", "no-date"),
        (6, Some(0), "", "no-date"),
    ];
    assert_eq!(without, expected);
    let counts = &reading.tally.without_follow_up;
    let counted = |date| counts.iter().find(|count| count.date == Some(date)).map(|count| count.rows);
    assert_eq!(counted(Finding::DateLastFollowup), Some(1));
    assert_eq!(counted(Finding::DateSurgery), Some(2));
}

#[test]
fn months_become_days() {
    let sheet = sheet("OS (months),death\n12,1\n");
    let mapping = suggest(&sheet).mapping;
    assert_eq!(mapping.columns[0].role, Role::Time { unit: TimeUnit::Months });
    assert_eq!(read(&sheet, &mapping, &mut no_progress).unwrap().cohort.time_days(), [365.25]);
}

#[test]
fn what_the_user_says_a_value_stands_for_is_taken() {
    let sheet = sheet("sex,ascites,time_days,died\n1,말기,3,1\n2,none,4,0\n");
    let mut mapping = suggest(&sheet).mapping;
    for (column, from, to) in [(0, "1", "male"), (0, "2", "female"), (1, "말기", "severe")] {
        mapping.columns[column].values.insert(from.to_owned(), to.to_owned());
    }
    let mapping = Mapping::from_json(&mapping.to_json()).unwrap();
    let reading = read(&sheet, &mapping, &mut no_progress).unwrap();
    assert_eq!(reading.issues.total(), 0);
    let first = reading.cohort.patient(0);
    assert_eq!((first.chosen(Finding::Sex), first.chosen(Finding::Ascites)), (Some("male"), Some("severe")));
}

#[test]
fn a_saved_mapping_fits_a_sheet_whose_columns_moved() {
    let old = sheet("weeks alive,alive,hospital\n3,no,A\n5,yes,B\n");
    let mut saved = suggest(&old).mapping;
    saved.columns[0].role = Role::Time { unit: TimeUnit::Weeks };
    let new = sheet("time_days,alive,weeks alive,kps\n21,no,3,80\n");
    let (fitted, gone) = saved.fitted(&suggest(&new).mapping);
    assert_eq!(gone, ["hospital"]);
    assert_eq!(fitted.place(RoleKey::Time), Some(2));
    assert_eq!(fitted.columns[0].role, Role::Factor);
    assert_eq!(fitted.columns[3].role, Role::finding(Finding::Kps));
    assert_eq!(fitted.check(&new), Ok(()));
}

#[test]
fn two_columns_cannot_be_the_same() {
    let sheet = sheet("kps,karnofsky score\n80,70\n");
    let mut mapping = suggest(&sheet).mapping;
    mapping.columns[1].role = Role::finding(Finding::Kps);
    let error = read(&sheet, &mapping, &mut no_progress).unwrap_err();
    assert_eq!(error.to_string(), "\"kps\" and \"karnofsky score\" cannot be the same; choose one of them");
}

#[test]
fn what_survival_lacks_is_said_and_rows_are_scored_without_it() {
    let sheet = sheet("time_days,kps\n180,80\n");
    let mapping = suggest(&sheet).mapping;
    assert_eq!(mapping.lacks(), [MissingRequirement::Event]);
    let reading = read(&sheet, &mapping, &mut no_progress).unwrap();
    assert_eq!((reading.cohort.len(), reading.cohort.has_follow_up()), (1, false));
}

#[test]
fn a_mapping_of_a_later_program_is_not_guessed_at() {
    assert_eq!(Mapping::from_json("{\"version\": 9}"), Err(MappingError::Later { found: 9 }));
    assert!(matches!(Mapping::from_json("kps"), Err(MappingError::NotAMapping { .. })));
}

#[test]
fn an_order_of_days_that_is_chosen_is_used() {
    let sheet = sheet("수술일,최종추적일,사망\n03/04/2015,04/04/2015,1\n");
    let mut mapping = suggest(&sheet).mapping;
    let days = |mapping: &Mapping| read(&sheet, mapping, &mut no_progress).unwrap().cohort.time_days()[0];
    assert!((days(&mapping) - 1.0).abs() < f64::EPSILON);
    for column in &mut mapping.columns {
        if let Role::Finding { order, .. } = &mut column.role {
            *order = Some(DateOrder::MonthDayYear);
        }
    }
    assert!((days(&mapping) - 31.0).abs() < f64::EPSILON);
}

#[test]
fn an_encoding_that_is_chosen_is_used() {
    let opening = Opening { encoding: Some(Encoding::Windows1252), ..Opening::default() };
    let bytes = "café,kps\nx,80\n".as_bytes().to_vec();
    let sheet = Sheet::open(bytes, &opening, &mut no_progress).unwrap();
    assert_eq!(sheet.heading()[0], "cafÃ©");
}

#[test]
fn the_template_is_understood_without_a_doubt() {
    let columns = template(&English).lines().last().unwrap().matches(',').count();
    let filled = format!("{}A,180,yes{}\r\n", template(&English), ",".repeat(columns - 2));
    let sheet = sheet(&filled);
    let mapping = suggest(&sheet).mapping;
    assert!(mapping.columns.iter().all(|column| column.role.key().is_some()));
    let reading = read(&sheet, &mapping, &mut no_progress).unwrap();
    assert_eq!((reading.cohort.time_days(), reading.issues.total()), (&[180.0][..], 0));
}

#[test]
fn a_mapping_saved_before_there_was_a_list_of_missing_words_has_the_built_in_one() {
    let saved = r#"{"version":1,"columns":[{"heading":"arm","role":{"is":"factor"}}],"time":"column"}"#;
    let mapping = Mapping::from_json(saved).unwrap();
    assert_eq!(mapping.missing, cohort::MissingWords::default());
    assert!(mapping.columns[0].order.is_empty());
    let mut changed = mapping.clone();
    changed.missing = cohort::MissingWords::new(["999"]);
    changed.columns[0].order = vec!["B".to_owned(), "A".to_owned()];
    assert_eq!(Mapping::from_json(&changed.to_json()).unwrap(), changed);
    let (fitted, _) = changed.fitted(&mapping);
    assert_eq!((fitted.missing, fitted.columns), (changed.missing, changed.columns));
}
