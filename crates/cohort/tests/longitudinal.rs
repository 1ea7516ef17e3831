//! Exports of REDCap with one row for each visit.

#![allow(clippy::unwrap_used, reason = "a helper of a test")]

use cohort::{Join, Opening, Sheet, SheetNote, no_progress, read, suggest};

const EXPORT: &str = "record_id,redcap_event_name,redcap_repeat_instrument,date_surgery,age,albumin,date_of_death,date_last_followup,vital_status,complete
1,baseline_arm_1,,2015-01-01,61,3.4,,,,2
1,followup_arm_1,,,,3.1,2015-06-01,,1,2
2,baseline_arm_1,,2015-02-01,58,2.9,,,,2
2,followup_arm_1,,,,,,2016-02-01,0,2
3,baseline_arm_1,,2015-03-01,70,,,,,2
3,followup_arm_1,,,,4.0,2015-04-15,,1,2
3,late_arm_1,,,,4.2,,,,2
";

fn opened(join: Option<Join>) -> Sheet {
    Sheet::open(EXPORT.into(), &Opening { join, ..Opening::default() }, &mut no_progress).unwrap()
}

fn albumin(sheet: &Sheet) -> Vec<String> {
    (0..sheet.len()).map(|row| sheet.cells(row).nth(5).unwrap().into_owned()).collect()
}

#[test]
fn rows_of_a_patient_are_joined_by_choice() {
    let sheet = opened(None);
    assert_eq!(sheet.len(), 7);
    let is_pointed_out = |sheet: &Sheet, joined: Option<Join>| {
        sheet.notes().iter().any(|note| {
            matches!(note, SheetNote::Longitudinal { patients: 3, rows: 7, events, join } if events.len() == 3 && *join == joined)
        })
    };
    assert!(is_pointed_out(&sheet, None));
    for (join, expected) in [
        (Join::First, ["3.4", "2.9", "4.0"]),
        (Join::Last, ["3.1", "2.9", "4.2"]),
        (Join::At("followup_arm_1".into()), ["3.1", "2.9", "4.0"]),
        (Join::At("baseline_arm_1".into()), ["3.4", "2.9", "4.0"]),
    ] {
        let sheet = opened(Some(join.clone()));
        assert_eq!(albumin(&sheet), expected, "{join:?}");
        assert!(is_pointed_out(&sheet, Some(join)));
        // A row has the number of the first of its patient.
        assert_eq!((0..3).map(|row| sheet.line(row)).collect::<Vec<_>>(), [2, 4, 6]);
        let cohort = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort;
        assert_eq!(
            (cohort.time_days(), cohort.event()),
            (&[151.0, 365.0, 45.0][..], &[true, false, true][..])
        );
    }
}

#[test]
fn a_file_with_one_row_for_each_patient_is_left_as_it_is() {
    let text = "record_id,redcap_event_name,age\n1,baseline,61\n2,followup,58\n";
    let opening = Opening { join: Some(Join::First), ..Opening::default() };
    let sheet = Sheet::open(text.into(), &opening, &mut no_progress).unwrap();
    assert_eq!((sheet.len(), sheet.notes()), (2, &[][..]));
}
