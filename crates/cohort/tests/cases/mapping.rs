//! From a table to its mapping: columns, codings, units, dates and times.

use cohort::{DecimalSign, DoubtAbout, EventDoubt, Role, TimeUnit, no_progress};

use crate::chosen::{Chosen, time, unit_taken, values};
use crate::{Case, bytes, check};

const CASES: &[Case] = &[
    (
        "63-bilirubin-si-suggested.csv",
        &["doubt bilirubin: UnitTaken { finding: Bilirubin, unit: 1, instead_of: 0 }"],
    ),
    (
        "04-japanese-utf8.csv",
        &[
            "column 患者番号: Patient",
            "column 年齢: Finding { finding: Age, unit: 0, order: None }",
            "column 性別: Finding { finding: Sex, unit: 0, order: None }",
            "column 原発巣: Finding { finding: PrimarySite, unit: 0, order: None }",
            "column アルブミン: Finding { finding: Albumin, unit: 0, order: None }",
            "column 総ビリルビン: Finding { finding: Bilirubin, unit: 0, order: None }",
            "column 生存期間(日): Time { unit: Days }",
            "4 rows, 4 used, 3 died",
            "never doubt",
            "never row",
        ],
    ),
    ("07b-three-decimals-short.csv", &["days: 22.8 34.2 15.2 38.0", "never doubt"]),
    (
        "14-gdc.tsv",
        &["5 rows, 5 used, 3 died", "days: 120.0 300.0 45.0 210.0 410.0", "never doubt", "never row"],
    ),
    ("16-month-names.csv", &["3 rows, 3 used, 2 died", "days: 296.0 532.0 106.0", "never doubt"]),
    (
        "19-x-marks.csv",
        &[
            "5 rows, 5 used, 3 died",
            "doubt died: Marked",
            "doubt dialysis: Marked",
            "doubt ascites: NotUnderstood(Cells { values: [\"x\"], more: 0 })",
        ],
    ),
    ("24-units-in-cells.csv", &["days: 120.0 300.0 45.0 213.1", "never doubt", "never row"]),
    ("34-survival-1-lives.csv", &["5 rows, 5 used, 3 died", "doubt survival: Event(MayBeSwapped)"]),
    (
        "36-child-pugh-points.csv",
        &[
            "doubt ascites: Codes(Cells { values: [\"1\", \"3\", \"2\"], more: 0 })",
            "doubt encephalopathy: Codes(Cells { values: [\"1\", \"2\", \"3\"], more: 0 })",
            "row 2, column 8: not one of none, grade_1_2, grade_3_4 (\"1\")",
        ],
    ),
    (
        "38b-platelets-mostly-per-ul.csv",
        &[
            "doubt platelets: Unusual { finding: Platelets, unit: 1, cells: Cells { values: [\"99\", \"136\"], more: 0 } }",
            "row 2, column 4: unusual: most patients have 50000 to 1000000 /uL (\"99\")",
        ],
    ),
    (
        "55-time-as-date.xlsx",
        &[
            "days: 296.0 532.0 106.0",
            "doubt time_days: ShownAsDates(Cells { values: [\"1900-10-22\", \"1901-06-15\", \"1900-04-15\"], more: 0 })",
        ],
    ),
    (
        "81-lost-after-death.csv",
        &[
            "4 rows, 3 used, 2 died",
            "days: 151.0 365.0 183.0",
            "row 2, column 4: the last contact is after the death; time ends at the death (\"2015-07-01\")",
            "row 4, column 3: a death is given, and the event says that the patient lives (\"2015-12-01\")",
            "row 5, column 3: the patient died, and the day of death is missing",
        ],
    ),
    (
        "89-death-as-date.csv",
        &[
            "column death: DateOfDeath { order: YearMonthDay }",
            "4 rows, 4 used, 2 died",
            "days: 151.0 365.0 45.0 641.0",
        ],
    ),
    ("90b-adtte-one-endpoint.csv", &["doubt CNSR: Event(MayBeSwapped)"]),
];

#[test]
fn columns_mean_what_they_mean() {
    check(CASES);
}

#[test]
fn a_unit_is_asked_about_whoever_chose_the_meaning() {
    use clinical::Finding;
    let chosen =
        Chosen::of(bytes("62-chosen-bilirubin-si.csv")).choose(3, &Role::finding(Finding::Bilirubin));
    assert_eq!(chosen.doubts(3), [unit_taken(Finding::Bilirubin)]);
    for (heading, finding, cells) in [
        ("Cre", Finding::Creatinine, "70\n88\n110\n95\n"),
        ("S-Ca", Finding::Calcium, "2.1\n2.3\n2.4\n2.2\n"),
        ("Eiweiss", Finding::Albumin, "35\n41\n38\n29\n"),
    ] {
        let chosen = Chosen::csv(&format!("{heading}\n{cells}")).choose(0, &Role::finding(finding));
        assert!(chosen.doubts(0).contains(&unit_taken(finding)), "{heading}");
    }
}

#[test]
fn a_time_takes_the_unit_of_its_heading_or_is_asked_about() {
    let chosen = Chosen::of(bytes("64-chosen-time-months.csv")).choose(1, &time());
    assert_eq!(chosen.doubts(1), [DoubtAbout::TimeUnit]);
    for (heading, unit) in [
        ("months", TimeUnit::Months),
        ("RFS_mo", TimeUnit::Months),
        ("무병기간(개월)", TimeUnit::Months),
        ("無増悪期間（月）", TimeUnit::Months),
        ("weeks on study", TimeUnit::Weeks),
    ] {
        let chosen = Chosen::csv(&format!("{heading},died\n7,1\n19,0\n")).choose(0, &time());
        assert_eq!(chosen.mapping.columns[0].role, Role::Time { unit }, "{heading}");
        assert_eq!(chosen.doubts(0), [], "{heading}");
        let mut other = chosen;
        other.mapping.columns[0].role = time();
        assert_eq!(other.doubts(0), [DoubtAbout::UnitOfHeading { unit }], "{heading}");
    }
}

#[test]
fn the_order_of_days_is_found_from_all_cells_of_a_column_chosen_by_hand() {
    let rows: String =
        (0..3000).map(|row| if row == 2777 { "25/04/2015\n" } else { "03/04/2015\n" }).collect();
    let surgery = Role::finding(clinical::Finding::DateSurgery);
    let chosen = Chosen::csv(&format!("when\n{rows}")).choose(0, &surgery);
    assert_eq!(chosen.doubts(0), []);
    let ambiguous = Chosen::csv("when\n03/04/2015\n05/06/2015\n").choose(0, &surgery);
    assert_eq!(ambiguous.doubts(0), [DoubtAbout::DayOrMonth]);
}

#[test]
fn a_column_without_a_unit_takes_the_one_in_which_its_values_are_usual() {
    use clinical::Finding;
    for (csv, finding) in [
        ("bilirubin\n13.7\n15.4\n20.5\n41\n12\n6.8\n", Finding::Bilirubin),
        ("albumin\n35\n41\n28\n", Finding::Albumin),
        ("creatinine\n83\n84\n105\n", Finding::Creatinine),
        ("calcium\n2.1\n2.3\n2.4\n", Finding::Calcium),
    ] {
        let chosen = Chosen::csv(csv);
        assert_eq!(chosen.mapping.columns[0].role, Role::Finding { finding, unit: 1, order: None }, "{csv}");
        assert!(chosen.doubts(0).contains(&unit_taken(finding)), "{csv}");
    }
    let usual = Chosen::csv("bilirubin\n0.7\n1.1\n2.4\n12\n");
    assert_eq!(usual.mapping.columns[0].role, Role::finding(Finding::Bilirubin));
}

/// Days under "months" gave a median survival of 15 years without a word.
#[test]
fn times_that_few_patients_reach_are_in_doubt() {
    let long = |chosen: &Chosen| {
        chosen.doubts(0).into_iter().find_map(|doubt| match doubt {
            DoubtAbout::LongTimes { unit, median, longest } => {
                Some((unit, format!("{median:.1} {longest:.1}")))
            }
            _ => None,
        })
    };
    let days = Chosen::csv("Survival (months),died\n188,1\n240,1\n33,1\n500,0\n150,1\n");
    assert_eq!(long(&days), Some((TimeUnit::Months, "15.7 41.7".to_owned())));
    let told: Vec<_> = days.read().issues.kept().iter().map(|issue| (issue.row, issue.reason.id())).collect();
    assert_eq!(told, [(5, "long-time")]);
    assert_eq!(days.read().cohort.len(), 5);
    for csv in ["Survival (months),died\n18,1\n24,1\n3,1\n50,0\n", "Survival (days),died\n188,1\n3650,0\n"] {
        assert_eq!(long(&Chosen::csv(csv)), None, "{csv}");
    }
    let dates = Chosen::csv("date_surgery,date_last_followup,died\n2014-07-19,2064-09-05,1\n");
    let told: Vec<_> =
        dates.read().issues.kept().iter().map(|issue| (issue.column, issue.reason.id())).collect();
    assert_eq!(told, [(Some(1), "long-time")]);
}

/// Months under "days" gave a median survival of a week without a word.
#[test]
fn days_that_few_patients_survive_are_in_doubt() {
    let short = |heading: &str, times: &str| {
        let rows: String = times.split(' ').map(|time| format!("{time},1\n")).collect();
        let chosen = Chosen::csv(&format!("{heading},died\n{rows}"));
        let is_short = |doubt: &DoubtAbout| matches!(doubt, DoubtAbout::ShortTimes { .. });
        chosen.doubts(0).iter().any(is_short)
    };
    let months = "8.1 2.1 6.9 34 12.5 3 7.4 1.1 18 22.3 5 9.6";
    assert!(short("Survival days", months) && short("time_days", months));
    assert!(!short("Survival", months), "its unit is asked for already");
    assert!(!short("Survival (months)", months));
    assert!(!short("Survival days", "8 2 7 34 12 3 7 1 18 422 5 9"));
    assert!(!short("Survival days", "8 2 7 34"), "too few rows");
}

#[test]
fn a_time_that_differs_from_the_dates_is_pointed_out() {
    let told = |csv: &str| -> Vec<(u32, String)> {
        let reading = Chosen::csv(csv).read();
        let kept = reading.issues.kept().iter();
        kept.filter(|issue| issue.column == Some(0))
            .map(|issue| (issue.row, issue.reason.to_string()))
            .collect()
    };
    let csv = |heading: &str, times: [&str; 3]| {
        let rows: String = times.iter().map(|time| format!("{time},1,2014-01-01,2014-04-11\n")).collect();
        format!("{heading},died,date_surgery,date_last_followup\n{rows}")
    };
    let said = "the dates give 100 days; the time of this column is used".to_owned();
    assert_eq!(told(&csv("time_days", ["100", "103", "148"])), [(4, said.clone())]);
    assert_eq!(told(&csv("time_days", ["148", "148", "148"])).len(), 3);
    // Months may be rounded, or cut.
    assert_eq!(told(&csv("time (months)", ["3", "4", "3.3"])), []);
    assert_eq!(told(&csv("time (months)", ["3", "3.3", "9.4"])), [(4, said)]);
    // A time from the diagnosis agrees with the date of the diagnosis.
    let from_diagnosis = "time_days,died,date_primary,date_surgery,date_last_followup\n\
                          465,1,2013-01-01,2014-01-01,2014-04-11\n465,1,2013-01-01,2014-01-01,2014-04-11\n";
    assert_eq!(told(from_diagnosis), []);
    let future = Chosen::csv("time (months),died,date_surgery\n188,1,2015-01-01\n18,1,2015-01-01\n");
    let today = clinical::Date::new(2026, 11, 29).ok();
    let reading = cohort::read_on(&future.sheet, &future.mapping, today, &mut no_progress).unwrap();
    let told: Vec<_> = reading.issues.kept().iter().map(|issue| (issue.row, issue.reason.id())).collect();
    assert_eq!(told, [(2, "ends-in-future")]);
}

#[test]
fn a_patient_written_in_another_case_is_the_same_patient() {
    let reading = Chosen::csv("patient,time_days,died\nH09,1,1\nh09 ,2,0\n\u{ff28}09,3,1\nH10,4,1\n").read();
    assert_eq!((reading.repeats.patients, reading.repeats.rows), (1, 3));
    assert_eq!(reading.repeats.named, [("H09".to_owned(), vec![2, 3, 4])]);
}

#[test]
fn a_measurement_that_is_not_usual_is_pointed_out_with_its_row() {
    let chosen = Chosen::csv("inr\n1.1\n11\n1.3\n1.0\n");
    let finding = clinical::Finding::Inr;
    assert_eq!(chosen.doubts(0), [DoubtAbout::Unusual { finding, unit: 0, cells: values(&["11"]) }]);
    let told: Vec<String> = chosen.read().issues.kept().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["row 3, column 1: unusual: most patients have 0.8 to 5 ratio (\"11\")"]);
}

#[test]
fn a_time_column_that_cannot_be_used_says_why() {
    let chosen = Chosen::csv("time,died\nlong,1\nshort,0\n12,1\n");
    assert_eq!(chosen.doubts(0), [DoubtAbout::NotATime(values(&["long", "short"]))]);
    let by_hand = chosen.choose(0, &time());
    assert!(by_hand.doubts(0).contains(&DoubtAbout::NotUnderstood(values(&["long", "short"]))));
}

#[test]
fn every_fault_of_a_time_column_is_named() {
    let of = |cells: [&str; 3]| {
        let rows: String =
            cells.iter().zip([1, 0, 1]).map(|(cell, died)| format!("{cell},{died}\n")).collect();
        Chosen::csv(&format!("survival (days),died\n{rows}"))
    };
    let dates = ["2015-03-04", "2015-03-05", "2016-01-01"];
    for (cells, about) in [
        (["-5", "12", "5000000"], DoubtAbout::ImpossibleTimes(values(&["-5", "5000000"]))),
        (dates, DoubtAbout::DatesNotTimes(values(&dates))),
        (["7 apples", "about 3", "12"], DoubtAbout::NotUnderstood(values(&["7 apples", "about 3"]))),
        (["90", "90", "90"], DoubtAbout::SameTime("90".to_owned())),
        (["", "N/A", "."], DoubtAbout::WithoutTimes),
    ] {
        let chosen = of(cells).choose(0, &Role::Time { unit: TimeUnit::Days });
        assert_eq!(chosen.doubts(0), [about], "{cells:?}");
    }
    for (cells, about) in [
        (dates, DoubtAbout::DatesNotTimes(values(&dates))),
        (["long", "short", "2015-03-04"], DoubtAbout::NotATime(values(&["long", "short"]))),
    ] {
        assert_eq!(of(cells).doubts(0), [about], "{cells:?}");
    }
    let nobody = Chosen::csv("survival (days),died\n90,0\n80,0\n70,0\n");
    assert_eq!(nobody.doubts(1), [DoubtAbout::Event(EventDoubt::OneSided)]);
}

#[test]
fn dates_without_a_beginning_of_the_time_are_pointed_out() {
    let mut chosen = Chosen::csv(
        "date_surgery,date_last_followup,died\n2015-01-01,2015-06-01,1\n2015-01-01,2016-06-01,0\n",
    );
    assert_eq!(chosen.mapping.lacks(), []);
    chosen.mapping.time = cohort::TimeFrom::Column;
    assert_eq!(chosen.mapping.lacks(), [cohort::MissingRequirement::Origin]);
    assert_eq!(
        Chosen::csv("date_surgery,died\n2015-01-01,1\n2015-02-01,0\n").mapping.lacks(),
        [cohort::MissingRequirement::Time]
    );
}

#[test]
fn times_of_the_dead_alone_are_never_used_in_silence() {
    let alone = Chosen::csv("days_to_death,vital_status\n120,Dead\n,Alive\n45,Dead\n");
    assert_eq!(alone.doubts(0), [DoubtAbout::OnlyTheDead]);
    assert!(!alone.mapping.lacks().is_empty());
    let by_hand = alone.choose(0, &time());
    assert!(by_hand.doubts(0).contains(&DoubtAbout::OnlyTheDead));
    let joined = Chosen::csv("days_to_death,days_to_last_followup\n120,100\n,300\n45,\n");
    let cohort = joined.read().cohort;
    assert_eq!((cohort.time_days(), cohort.event()), (&[120.0, 300.0, 45.0][..], &[true, false, true][..]));
    let against =
        Chosen::csv("days_to_death,days_to_last_followup,vital_status\n120,100,Alive\n,300,Alive\n");
    assert_eq!(against.read().without_follow_up.rows(), [2]);
}

#[test]
fn rows_that_contradict_themselves_are_pointed_out() {
    let csv = "date_surgery,date_last_radiotherapy,date_of_death,date_last_followup,time_days,died\n\
               2015-01-01,2015-08-01,2015-06-01,2015-06-01,151,1\n\
               2015-07-01,,2015-06-01,2015-06-01,151,1\n\
               2015-01-01,2016-03-01,,2016-02-01,396,0\n";
    let reading = Chosen::csv(csv).read();
    let told: Vec<(u32, Option<usize>, &str)> =
        reading.issues.kept().iter().map(|issue| (issue.row, issue.column, issue.reason.id())).collect();
    let expected =
        [(2, Some(1), "after-death"), (3, Some(0), "after-death"), (4, Some(1), "after-last-contact")];
    assert_eq!(told, expected);
    let radiotherapy = reading.cohort.answers(clinical::Finding::DateLastRadiotherapy).unwrap();
    assert!(radiotherapy.get(0).is_none() && radiotherapy.get(2).is_some());
}

/// Fault 13: a row copied twice counted as a second operation without notice.
#[test]
fn a_row_copied_twice_is_pointed_out_and_a_second_operation_is_not() {
    let rows = "patient,time_days,died,age\nA,100,1,60\nB,100,1,60\nA,90,1,60\nA,100,1,60\nB,100,1,60\n";
    let told = |chosen: &Chosen| -> Vec<String> {
        chosen.read().issues.kept().iter().map(ToString::to_string).collect()
    };
    let chosen = Chosen::csv(rows);
    let same = |row: u32, cells: &str, earlier: u32| {
        format!(
            "row {row}: the same patient and the same cells as row {earlier}: delete one if it was pasted twice (\"{cells}\")"
        )
    };
    assert_eq!(told(&chosen), [same(5, "A,100,1,60", 2), same(6, "B,100,1,60", 3)]);
    assert_eq!(chosen.read().cohort.len(), 5);
    // Without patient ids, two rows may be alike.
    assert_eq!(told(&Chosen::csv("time_days,died,age\n100,1,60\n100,1,60\n")), Vec::<String>::new());
}

#[test]
fn a_decimal_sign_is_decided_from_the_whole_file() {
    let ambiguous = Chosen::csv("time_months;died\n1,125;1\n2,250;0\n");
    assert_eq!(ambiguous.doubts(0), [DoubtAbout::DecimalsOrThousands(values(&["1,125", "2,250"]))]);
    assert_eq!(ambiguous.mapping.decimal, DecimalSign::Comma);
    assert_eq!(Chosen::csv("albumin;remark\n3.8;x, y\n4;a, bcd e\n").mapping.decimal, DecimalSign::Point);
    // A point parts thousands in many countries that part cells by a semicolon.
    for (csv, at, asked) in [
        ("time_days;died\n1.200;1\n365;0\n", 0, &["1.200"][..]),
        ("time_days;died\n1,200;1\n365;0\n", 0, &["1,200"]),
        ("died;afp\n1;150,000\n0;98,000\n", 1, &["150,000", "98,000"]),
        ("died,afp\n1,\"150,000\"\n0,\"98,000\"\n", 1, &["150,000", "98,000"]),
        ("time_days;died;dose\n90;1;1.200\n365;0;400\n", 2, &["1.200"]),
        ("time_days\tdied\tafp\n90\t1\t1.200\n365\t0\t12.500\n", 2, &["1.200", "12.500"]),
    ] {
        let doubts = Chosen::csv(csv).doubts(at);
        assert_eq!(doubts, [DoubtAbout::DecimalsOrThousands(values(asked))], "{csv}");
    }
    for (csv, at) in [
        // As SPSS writes F8.3: nobody is 61,000 years old or lives for 120,000 days.
        ("time_days;died;age\n120.000;1;61.000\n365.000;0;58.000\n", 0),
        ("time_days;died;age\n120.000;1;61.000\n365.000;0;58.000\n", 2),
        ("time_days,died\n1.200,1\n2.125,0\n", 0),
        ("time_days,died,albumin\n\"1,200\",1,3.8\n\"2,125\",0,4.1\n", 0),
        // Four digits before the sign are no thousands.
        ("died;afp\n1;1500,000\n0;98,000\n", 1),
        ("time_days;died;albumin\n1.200;1;3.8\n365;0;4.1\n", 0),
    ] {
        assert_eq!(Chosen::csv(csv).doubts(at), [], "{csv}");
    }
    // Rows decide, not different values.
    let rows = Chosen::csv("albumin;kps\n3,8;80\n3,8;70\n3,8;60\n4.1;50\n4.2;90\n");
    assert_eq!(rows.mapping.decimal, DecimalSign::Comma);
    let both = Chosen::csv("time_days;died\n1.200,50;1\n365;0\n");
    assert_eq!((both.doubts(0), both.read().cohort.time_days()[0]), (vec![], 1200.5));
    let thousands = Chosen::csv("platelets,kps\n\"268,000\",80\n\"91,000\",70\n");
    assert!(thousands.read().issues.total() == 0);
}

#[test]
fn the_unit_of_a_heading_stays_where_values_fit_it() {
    let chosen = Chosen::csv("albumin (g/L)\n3.8\n4.1\n5.2\n5.5\n");
    let finding = clinical::Finding::Albumin;
    assert_eq!(chosen.mapping.columns[0].role, Role::Finding { finding, unit: 1, order: None });
    assert!(chosen.doubts(0).contains(&DoubtAbout::Unit { finding, perhaps: 0, used: 1 }));
}

/// 1 IU/mL of AFP is not 1 ng/mL, and both are usual.
#[test]
fn a_unit_of_a_heading_that_is_not_known_is_pointed_out() {
    use clinical::Finding;
    for (heading, finding, named) in [
        ("AFP (IU/mL)", Finding::Afp, "IU/mL"),
        ("AFP kIU/L", Finding::Afp, "kIU/L"),
        ("calcium [mEq/L]", Finding::Calcium, "mEq/L"),
        ("PLT (10^4/uL)", Finding::Platelets, "10^4/uL"),
        ("알부민(mg/L)", Finding::Albumin, "mg/L"),
    ] {
        let chosen = Chosen::csv(&format!("{heading}\n12\n9\n"));
        let expected = DoubtAbout::UnknownUnit { finding, named: named.to_owned(), used: 0 };
        assert!(chosen.doubts(0).contains(&expected), "{heading}: {:?}", chosen.doubts(0));
    }
    for heading in
        ["AFP (ng/mL)", "AFP", "AFP (last)", "sodium (mEq/L)", "albumin (pre/post)", "LDH (U/L)", "age (M/F)"]
    {
        let is_unit = |doubt: &DoubtAbout| matches!(doubt, DoubtAbout::UnknownUnit { .. });
        assert!(!Chosen::csv(&format!("{heading}\n138\n9\n")).doubts(0).iter().any(is_unit), "{heading}");
    }
}

/// Platelets of 999 are not unusual.
#[test]
fn a_number_that_is_a_code_for_missing_values_is_asked_about() {
    let codes = |asked: &[&str]| DoubtAbout::PointsNotMeasured(values(asked));
    for (csv, asked) in [
        ("platelets\n150\n210\n999\n98\n", &["999"][..]),
        ("AFP\n12\n300\n9999\n8888\n", &["9999", "8888"]),
        ("time_days\n120\n300\n9999\n999\n", &["9999", "999"]),
        ("tumour_size\n2.5\n4\n999\n3\n", &["999"]),
    ] {
        assert!(Chosen::csv(csv).doubts(0).contains(&codes(asked)), "{csv}");
    }
    for csv in
        ["AFP\n12\n30\n99\n", "time_days\n120\n999\n1200\n", "platelets\n999\n600\n150\n", "AFP\n999\n12\n"]
    {
        let is_code = |doubt: &DoubtAbout| matches!(doubt, DoubtAbout::PointsNotMeasured(_));
        assert!(!Chosen::csv(csv).doubts(0).iter().any(is_code), "{csv}");
    }
}

#[test]
fn a_unit_written_behind_a_number_is_read() {
    let chosen = Chosen::csv(
        "나이,albumin,platelets\n56세,38 g/L,150 K/uL\n61,3.9,210\n70세,4.0,180\n66,3.1 g/dL,199\n",
    );
    let reading = chosen.read();
    assert_eq!(reading.issues.kept(), []);
    let doubts = chosen.profile.doubts(&chosen.mapping);
    assert_eq!(doubts, []);
}

#[test]
fn the_example_raises_no_doubt() {
    let example = include_bytes!("../../../../examples/hcc-synthetic.csv");
    let chosen = Chosen::of(example.to_vec());
    assert_eq!(chosen.profile.doubts(&chosen.mapping), []);
    assert_eq!(chosen.read().issues.kept(), []);
}

#[test]
fn a_day_that_has_not_come_yet_is_not_used() {
    let csv = "date_surgery,date_of_death,date_last_followup\n2015-01-01,,2035-06-01\n2035-01-01,,2015-06-01\n\
               2015-01-01,2035-05-01,2015-06-01\n2015-01-01,,2015-06-01\n";
    let chosen = Chosen::csv(csv);
    let today = clinical::Date::new(2026, 11, 29).ok();
    let reading = cohort::read_on(&chosen.sheet, &chosen.mapping, today, &mut no_progress).unwrap();
    assert_eq!(reading.cohort.rows(), [5]);
    let future = |issue: &&cohort::Issue| {
        matches!(issue.reason, cohort::Reason::Date(cohort::DateProblem::InFuture))
            || matches!(issue.reason, cohort::Reason::DayOfDeath(cohort::DateProblem::InFuture))
    };
    assert_eq!(reading.issues.kept().iter().filter(future).count(), 3);
}

#[test]
fn studies_in_chinese_and_japanese_are_understood_like_korean_ones() {
    for csv in [
        "病案号,年龄,性别,原发部位,白蛋白(g/L),总胆红素(umol/L),腹水,肝性脑病,手术日期,末次随访日期,转归\n\
         1,61,男,肺癌,38,12,无,无,2015年3月4日,2016年1月2日,死亡\n2,58,女,乳腺癌,41,9,轻度,1级,2015年5月6日,2017年2月3日,存活\n",
        "症例番号,年齢,性別,原発部位,アルブミン,総ビリルビン,腹水,肝性脳症,手術日,最終生存確認日,転帰\n\
         1,61,男性,前立腺がん,3.8,0.9,なし,なし,2015年3月4日,2016年1月2日,死亡\n2,58,女性,胃癌,4.1,1.1,軽度,II度,2015年5月6日,2017年2月3日,生存\n",
        "등록번호,나이,성별,원발부위,알부민,총빌리루빈,복수,간성뇌증,수술일,최종추적일,생사\n\
         1,61,남,폐암,3.8,0.9,없음,없음,2015년 3월 4일,2016년 1월 2일,사망\n2,58세,여,유방암,4.1,1.1,경도,1도,2015.5.6,2017/2/3,생존\n",
    ] {
        let chosen = Chosen::csv(csv);
        assert_eq!(chosen.profile.doubts(&chosen.mapping), [], "{csv}");
        assert!(chosen.mapping.columns.iter().all(|column| column.role.key().is_some()), "{csv}");
        let reading = chosen.read();
        assert_eq!(
            (reading.cohort.len(), reading.cohort.events(), reading.issues.total()),
            (2, 1, 0),
            "{csv}"
        );
        let second = reading.cohort.patient(1);
        let is = |finding| second.chosen(finding);
        assert_eq!(is(clinical::Finding::Sex), Some("female"), "{csv}");
        assert_eq!(is(clinical::Finding::Ascites), Some("slight"), "{csv}");
        assert_eq!(is(clinical::Finding::Encephalopathy), Some("grade_1_2"), "{csv}");
    }
}
