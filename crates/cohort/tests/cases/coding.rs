//! Codes and words of a column: read from the whole column, or asked about.

use cohort::analysis::{GroupResult, Grouping, Settings, Study, compare};
use cohort::{DoubtAbout, EventDoubt, Role, Scores, no_progress};

use crate::bytes;
use crate::chosen::{Chosen, event, time, values};

#[test]
fn a_coding_is_doubted_whoever_chose_the_meaning() {
    let chosen = Chosen::of(bytes("90b-adtte-one-endpoint.csv")).choose(2, &time()).choose(4, &event());
    assert_eq!(chosen.doubts(2), [DoubtAbout::TimeUnit]);
    assert_eq!(chosen.doubts(4), [DoubtAbout::Event(EventDoubt::MayBeSwapped)]);
    assert_eq!(chosen.read().cohort.events(), 36);
    for (heading, doubt, deaths) in [
        ("censor", EventDoubt::MayBeSwapped, 3),
        ("Survived", EventDoubt::MayBeSwapped, 3),
        ("living", EventDoubt::MayBeSwapped, 3),
        ("alive at last visit", EventDoubt::MayBeSwapped, 3),
        ("存活情况", EventDoubt::MayBeSwapped, 3),
        ("fstat", EventDoubt::Unnamed, 2),
    ] {
        let csv = format!("time_days,{heading}\n1,0\n2,1\n3,0\n4,0\n5,1\n");
        let chosen = Chosen::csv(&csv).choose(1, &event());
        assert_eq!(chosen.doubts(1), [DoubtAbout::Event(doubt)], "{heading}");
        assert_eq!(chosen.read().cohort.events(), deaths, "{heading}");
    }
}

/// The right values of the two inputs once a person has answered: R for the second.
#[test]
fn answers_to_the_questions_give_the_right_numbers() {
    let mut points = Chosen::of(bytes("36-child-pugh-points.csv"));
    for (column, meanings) in [(6, ["none", "slight", "severe"]), (7, ["none", "grade_1_2", "grade_3_4"])] {
        for (code, meaning) in ["1", "2", "3"].into_iter().zip(meanings) {
            points.mapping.columns[column].values.insert(code.to_owned(), meaning.to_owned());
        }
    }
    let cohort = points.read().cohort;
    let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
    let total = |row| scores.by("child_pugh").unwrap().interval(row).unwrap();
    let totals: Vec<(f64, f64)> = (0..cohort.len()).map(total).collect();
    assert_eq!(totals, [5.0, 5.0, 14.0, 6.0, 5.0, 15.0].map(|total| (total, total)));

    let adtte = Chosen::of(bytes("90b-adtte-one-endpoint.csv")).choose(2, &time()).choose(4, &event());
    let cohort = adtte.read().cohort;
    let arm = Grouping::Factor { name: "TRTP".to_owned() };
    let study = Study::new(&cohort, Vec::new());
    let found = compare(&study, &arm, &[], &Settings::default(), &mut || {}).unwrap();
    let of = |group: &GroupResult| {
        let curve = group.curve.as_ref().unwrap();
        (group.level.key(), curve.events, curve.median.estimate)
    };
    let expected = [("Active".to_owned(), 20, Some(336.0)), ("Placebo".to_owned(), 16, Some(198.0))];
    assert_eq!(found.groups.iter().map(of).collect::<Vec<_>>(), expected);
    assert!((found.tests[0].chi_squared - 3.8).abs() < 0.05 && (found.tests[0].p - 0.05).abs() < 0.005);
}

#[test]
fn a_column_that_speaks_of_life_is_doubted_when_it_is_chosen() {
    for heading in ["alive at 1 year", "event free", "30-day survival", "relapse-free", "no death"] {
        let chosen = Chosen::csv(&format!("time_days,{heading}\n1,0\n2,1\n3,0\n4,0\n5,1\n"));
        let chosen = chosen.choose(1, &event());
        let mut expected = vec![DoubtAbout::Event(EventDoubt::MayBeSwapped)];
        expected.extend(heading.contains(char::is_numeric).then_some(DoubtAbout::EventUntil));
        assert_eq!(chosen.doubts(1), expected, "{heading}");
        assert_eq!(chosen.read().cohort.events(), 3, "{heading}");
    }
}

#[test]
fn a_person_settles_a_coding_by_its_values_or_by_saying_that_it_is_right() {
    let mut chosen = Chosen::csv("time_days,survival status\n1,0\n2,1\n3,0\n");
    assert_eq!(chosen.doubts(1), [DoubtAbout::Event(EventDoubt::MayBeSwapped)]);
    chosen.mapping.columns[1].confirmed = true;
    assert_eq!(chosen.doubts(1), []);
    chosen.mapping.columns[1].confirmed = false;
    for (cell, stands_for) in [("0", "alive"), ("1", "dead")] {
        chosen.mapping.columns[1].values.insert(cell.to_owned(), stands_for.to_owned());
    }
    assert_eq!((chosen.doubts(1), chosen.read().cohort.events()), (vec![], 1));
}

#[test]
fn marks_are_read_from_the_whole_column() {
    for (mark, heading) in [("✓", "died"), ("●", "사망"), ("○", "死亡"), ("v", "dead"), ("×", "death")]
    {
        let chosen = Chosen::csv(&format!("time_days,{heading}\n1,{mark}\n2,\n3,{mark}\n4,\n"));
        let reading = chosen.read();
        assert_eq!((reading.cohort.len(), reading.cohort.events()), (4, 2), "{mark}");
        assert_eq!(chosen.doubts(1), [DoubtAbout::Marked], "{mark}");
    }
    let chosen = Chosen::csv("time_days,사망\n1,O\n2,X\n3,O\n");
    assert_eq!((chosen.read().cohort.events(), chosen.doubts(1)), (2, vec![]));
    let alive = Chosen::csv("time_days,alive\n1,x\n2,\n3,\n");
    assert_eq!(alive.read().cohort.events(), 2);
}

/// As SPSS writes F8.2; the direction is asked as for 0 and 1.
#[test]
fn codes_with_fixed_decimals_are_the_codes_without_them() {
    for (yes, no) in [("1.00", ".00"), ("1,00", "0,00"), ("1.0", "0.0")] {
        let csv = |heading: &str| format!("time_days;{heading}\n1;{yes}\n2;{no}\n3;{yes}\n");
        let died = Chosen::csv(&csv("died"));
        assert_eq!((died.doubts(1), died.read().cohort.events()), (vec![], 2), "{yes}");
        let status = Chosen::csv(&csv("status"));
        assert_eq!(status.doubts(1), [DoubtAbout::Event(EventDoubt::Unnamed)], "{yes}");
        let alive = Chosen::csv(&csv("alive"));
        assert_eq!(alive.read().cohort.events(), 1, "{yes}");
    }
    let halves = Chosen::csv("time_days,died\n1,0.50\n2,0.00\n3,1.00\n");
    let unknown = DoubtAbout::UnknownEvent(values(&["0.50"]));
    assert_eq!(halves.doubts(1), [unknown, DoubtAbout::Event(EventDoubt::Numbers)]);
}

/// One cause of death has competing risks; the page offers death from any cause.
#[test]
fn causes_of_death_are_pointed_out() {
    let words = "time_days,status\n1,NED\n2,DOD\n3,DOC\n4,AWD\n";
    let causes = || vec![DoubtAbout::Causes(values(&["DOD", "DOC"]))];
    let mut chosen = Chosen::csv(words);
    assert_eq!((chosen.doubts(1), chosen.read().cohort.events()), (causes(), 2));
    // One of them as alive: still in doubt, whoever said so.
    chosen.mapping.columns[1].values.insert("DOC".into(), "alive".into());
    assert_eq!((chosen.doubts(1), chosen.read().cohort.events()), (causes(), 1));
    for value in ["DOD", "DOC"] {
        chosen.mapping.columns[1].values.insert(value.into(), "dead".into());
    }
    assert_eq!((chosen.doubts(1), chosen.read().cohort.events()), (vec![], 2));
    let one = Chosen::csv("time_days,status\n1,NED\n2,DOD\n3,DOD\n");
    assert_eq!(one.doubts(1), []);
    let numbers = Chosen::csv("time_days,died\n1,0\n2,1\n3,2\n");
    assert!(numbers.doubts(1).contains(&DoubtAbout::Causes(values(&["1", "2"]))), "{:?}", numbers.doubts(1));
}

#[test]
fn numbers_that_mean_different_things_are_asked_about() {
    // West Haven grades, Child-Pugh points, a code of three.
    let grades = Chosen::csv("encephalopathy\n0\n1\n2\n3\n4\n");
    assert_eq!(grades.doubts(0), []);
    assert_eq!(grades.read().issues.total(), 0);
    for (csv, asked) in [
        ("encephalopathy\n1\n2\n3\n", &["1", "2", "3"][..]),
        ("encephalopathy\n0\n1\n2\n", &["0", "1", "2"]),
        ("ascites\n0\n1\n2\n", &["0", "1", "2"]),
        ("visceral\n0\n1\n2\n", &["0", "1", "2"]),
        ("vertebrae\n0\n1\n2\n1\n", &["0", "1", "2"]),
        ("KPS\n0\n1\n2\n", &["0", "1", "2"]),
        ("dialysis\n0\n1\n2\n", &["0", "1", "2"]),
        ("dialysis\n0\n1\n9\n", &["9"]),
        ("보행(1=가능,2=이상한말)\n1\n2\n", &["1", "2"]),
        ("dialysis\n1\n2\n1\n", &["1", "2"]),
        ("sex\n1\n2\n1\n", &["1", "2"]),
        ("frankel\n1\n5\n3\n", &["1", "5", "3"]),
    ] {
        assert_eq!(Chosen::csv(csv).doubts(0), [DoubtAbout::Codes(values(asked))], "{csv}");
    }
    for heading in ["bilirubin", "albumin", "inr"] {
        let doubts = Chosen::csv(&format!("{heading}\n1\n3\n2\n1\n")).doubts(0);
        assert!(doubts.contains(&DoubtAbout::PointsNotMeasured(values(&["1", "3", "2"]))), "{heading}");
        // One value, or two rows, are too few to tell.
        for few in ["2\n2\n2\n", "1\n3\n"] {
            let doubts = Chosen::csv(&format!("{heading}\n{few}")).doubts(0);
            assert!(
                !doubts.iter().any(|doubt| matches!(doubt, DoubtAbout::PointsNotMeasured(_))),
                "{heading}"
            );
        }
    }
}

/// Columns whose numbers nothing explains were read without a question, and half of them the wrong way.
#[test]
fn the_direction_of_numbers_is_asked_unless_something_states_it() {
    for (heading, died, alive, asked) in [
        ("Status", "1", "2", true),
        ("Status", "0", "1", true),
        ("Status", "1", "0", true),
        ("Outcome", "1", "0", true),
        ("Vital status", "0", "1", true),
        ("Vital status", "1", "2", true),
        ("Event", "1", "2", true),
        ("Death", "1", "2", true),
        ("Dead", "2", "1", true),
        ("Died", "1", "2", true),
        ("사망여부", "1", "2", true),
        ("転帰", "1", "2", true),
        ("转归", "0", "1", true),
        ("结局", "1", "2", true),
        ("생사", "1", "2", true),
        ("死亡", "2", "1", true),
        ("Died", "1", "0", false),
        ("Dead", "1", "0", false),
        ("사망", "1", "0", false),
        ("死亡", "1", "0", false),
        ("Event", "1", "0", false),
        ("Status (1 = dead, 2 = alive)", "1", "2", false),
        ("결과(1=사망,2=생존)", "1", "2", false),
        ("Status", "dead", "alive", false),
    ] {
        let csv = format!("time_days,{heading}\n1,{died}\n2,{alive}\n3,{died}\n4,{alive}\n");
        let csv = csv.replace(heading, &format!("\"{heading}\""));
        let chosen = Chosen::csv(&csv).choose(1, &event());
        let doubts = chosen.doubts(1);
        assert_eq!(!doubts.is_empty(), asked, "{heading} {died}/{alive}: {doubts:?}");
        assert!(doubts.iter().all(DoubtAbout::can_be_confirmed), "{heading}");
        if !asked {
            assert_eq!(chosen.read().cohort.event(), [true, false, true, false], "{heading}");
        }
    }
}

#[test]
fn a_legend_in_the_heading_explains_every_code() {
    use clinical::Finding;
    for (heading, finding, cells, expected) in [
        ("sex (1 = male, 2 = female)", Finding::Sex, ["1", "2"], ["male", "female"]),
        ("성별(1=여,2=남)", Finding::Sex, ["1", "2"], ["female", "male"]),
        ("보행(1=가능,0=불가능)", Finding::Ambulation, ["1", "0"], ["independent", "none"]),
        (
            "내장전이(0=없음,1=치료가능,2=치료불가)",
            Finding::VisceralMetastases,
            ["0", "2"],
            ["none", "untreatable"],
        ),
        (
            "visceral (0 = untreatable, 2 = none)",
            Finding::VisceralMetastases,
            ["0", "2"],
            ["untreatable", "none"],
        ),
        ("腹水（0：なし、1：軽度、2：高度）", Finding::Ascites, ["1", "2"], ["slight", "severe"]),
        ("투석(1=예,2=아니오)", Finding::Dialysis, ["2", "1"], ["no", "yes"]),
    ] {
        let chosen = Chosen::csv(&format!("\"{heading}\"\n{}\n{}\n", cells[0], cells[1]));
        assert_eq!(chosen.doubts(0), [], "{heading}");
        let cohort = chosen.read().cohort;
        let found = [0, 1].map(|row| {
            let patient = cohort.patient(row);
            patient
                .chosen(finding)
                .map(str::to_owned)
                .or_else(|| patient.get(finding).map(|answer| format!("{answer:?}")))
        });
        assert_eq!(found.map(Option::unwrap), expected, "{heading}");
    }
    let after = Chosen::csv("\"술후보행(1=가능,0=불가능)\"\n1\n0\n");
    assert_eq!(after.mapping.columns[0].role, Role::After { finding: Finding::Ambulation });
    assert_eq!(after.mapping.columns[0].values["0"], "none");
}

#[test]
fn a_minus_beside_a_plus_means_negative() {
    use clinical::Finding;
    for (csv, finding, negative) in [
        ("ascites\n-\n+\n++\n", Finding::Ascites, "none"),
        ("ascites\n－\n＋\n", Finding::Ascites, "none"),
        ("ascites\n-\ntrace\n", Finding::Ascites, "none"),
        ("ascites\n-\n±\n", Finding::Ascites, "none"),
        ("ascites\n-\n1+\n2+\n", Finding::Ascites, "none"),
        ("dialysis\n(-)\n(+)\n", Finding::Dialysis, "no"),
        ("ソラフェニブ\n−\n＋\n", Finding::Sorafenib, "no"),
    ] {
        let chosen = Chosen::csv(csv);
        let patient = chosen.read().cohort.patient(0);
        assert_eq!(patient.chosen(finding), Some(negative), "{csv}");
    }
    // Without a plus, and in a column of counts, a dash is missing.
    for (csv, finding) in
        [("ascites\n-\nmild\n", Finding::Ascites), ("vertebrae\n-\n3+\n1\n", Finding::VertebralMetastases)]
    {
        assert!(Chosen::csv(csv).read().cohort.patient(0).get(finding).is_none(), "{csv}");
    }
}

#[test]
fn an_unknown_primary_is_asked_about_once() {
    for word in ["unknown", "Unknown", "미상", "不明", "不详"] {
        let mut chosen = Chosen::csv(&format!("primary\nlung\n{word}\nbreast\n"));
        assert_eq!(chosen.doubts(0), [DoubtAbout::UnknownPrimary(values(&[word]))], "{word}");
        let primary =
            |chosen: &Chosen| chosen.read().cohort.patient(1).chosen(clinical::Finding::PrimarySite);
        assert_eq!(primary(&chosen), None, "{word}");
        chosen.mapping.columns[0].values.insert(word.to_owned(), "unknown".to_owned());
        assert_eq!((primary(&chosen), chosen.doubts(0)), (Some("unknown"), vec![]), "{word}");
    }
    let clear = Chosen::csv("原発巣\n肺癌\n原発不明癌\n");
    assert_eq!(clear.doubts(0), []);
}

#[test]
fn the_labels_of_the_page_are_headings_and_answers_in_every_language() {
    let csv = "Bone lesion,Alignment,골 병변,アライメント,脊柱力线,Ambulation\nLytic,New deformity,혼합성,正常,半脱位,Walks\n";
    let chosen = Chosen::csv(csv);
    let keys: Vec<_> = chosen.mapping.columns.iter().map(|column| column.role.key()).collect();
    let key = |finding| Some(cohort::RoleKey::Finding(finding));
    assert_eq!(keys[0], key(clinical::Finding::SinsLesion));
    assert_eq!(keys[1], key(clinical::Finding::SinsAlignment));
    assert!(chosen.doubts(2).contains(&DoubtAbout::Taken { by: 0 }));
    assert!(chosen.doubts(3).contains(&DoubtAbout::Taken { by: 1 }));
    assert!(chosen.doubts(4).contains(&DoubtAbout::Taken { by: 1 }));
}

/// Rows with a date of death are of the dead, whichever number the column has for them.
#[test]
fn dates_of_death_decide_a_coding_that_the_heading_does_not() {
    let csv = |heading: &str, day: &str, [dead, alive]: [&str; 2]| {
        let row = |cell: &str, date: &str| format!("{cell},2014-01-01,{date},2015-01-01\n");
        let deaths: String =
            ["2014-05-01", "2014-06-01", "", "2014-07-01"].map(|date| row(dead, date)).concat();
        let lives = row(alive, "").repeat(5);
        Chosen::csv(&format!("{heading},date_surgery,{day},date_last_followup\n{deaths}{lives}"))
    };
    for (heading, codes) in [
        ("status", ["0", "1"]),
        ("status", ["1", "0"]),
        ("death", ["1", "2"]),
        ("death", ["2", "1"]),
        ("alive", ["0", "1"]),
        ("alive", ["1", "0"]),
        ("outcome", ["Y", "N"]),
        ("outcome", ["no", "yes"]),
    ] {
        let chosen = csv(heading, "date_of_death", codes).choose(0, &event());
        let Role::Event { coding } = &chosen.mapping.columns[0].role else { panic!("{heading}") };
        let reads = codes.map(|code| coding.reads(code));
        assert_eq!(reads, [Some(true), Some(false)], "{heading} {codes:?}");
        assert_eq!(chosen.doubts(0), [], "{heading} {codes:?}");
        // The day of death was chosen by hand.
        let by_hand = csv(heading, "exit", codes);
        let days = Role::DateOfDeath { order: cohort::DateOrder::YearMonthDay };
        let by_hand = by_hand.choose(2, &days).choose(0, &event());
        assert_eq!(by_hand.doubts(0), [], "{heading} {codes:?}");
        assert_eq!(by_hand.mapping.columns[0].role, chosen.mapping.columns[0].role);
    }
    let suggested = csv("vital_status", "date_of_death", ["1", "2"]);
    assert_eq!((suggested.doubts(0), suggested.read().cohort.events()), (vec![], 4));
}

#[test]
fn a_coding_that_contradicts_the_dates_of_death_is_pointed_out() {
    let rows = "0,2014-05-01\n0,2014-06-01\n1,\n1,\n0,2014-07-01\n";
    let chosen = Chosen::csv(&format!("died,date_of_death\n{rows}"));
    assert_eq!(chosen.doubts(0), [DoubtAbout::Event(EventDoubt::AgainstDates)]);
    // One date of each decides nothing.
    let few = Chosen::csv("status,date_of_death\n1,2014-05-01\n2,2014-05-01\n1,\n").choose(0, &event());
    assert_eq!(few.doubts(0), [DoubtAbout::Event(EventDoubt::Numbers)]);
}
