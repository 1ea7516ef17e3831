//! Levels that occur in only one of two columns keep their position, which ranking depends on.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use clinical::{Answer, Finding};
use cohort::analysis::{
    AnalysisError, BeforeAfter, Grouping, Moved, Settings, Study, before_after, pairs_of, partings,
};
use cohort::export::before_after_table;
use cohort::{Cohort, English, Factor, Role, Scores, Sheet, no_progress, read, suggest};

fn column(name: &str, values: &[&str]) -> Factor {
    Factor::new(name, values.iter().map(|value| Some((*value).into())).collect())
}

fn compared(before: &[&str], after: &[&str]) -> BeforeAfter {
    let rows = u32::try_from(before.len()).unwrap();
    let cohort = Cohort::new((2..2 + rows).collect()).with_factor(column("before", before)).unwrap();
    let cohort = cohort.with_factor(column("after", after)).unwrap();
    let study = Study::new(&cohort, Vec::new());
    let factor = |name: &str| Grouping::Factor { name: name.into() };
    before_after(&study, &factor("before"), &factor("after"), &Settings::default()).unwrap()
}

fn moved(towards_first: usize, towards_last: usize, last_is_worst: Option<bool>) -> Moved {
    Moved { towards_first, towards_last, last_is_worst }
}

fn keys(found: &BeforeAfter) -> Vec<String> {
    found.levels.iter().map(cohort::analysis::Level::key).collect()
}

#[test]
fn a_number_that_occurs_after_only_stands_in_its_place() {
    let found = compared(&["50", "70", "50"], &["60", "70", "60"]);
    assert_eq!(keys(&found), ["50", "60", "70"]);
    assert_eq!(found.moved, Some(moved(0, 2, None)));
    assert!(found.signed_rank.unwrap().z > 0.0);
}

#[test]
fn an_answer_that_occurs_after_only_stands_in_its_place() {
    let before = [Some(Answer::Choice(0)), Some(Answer::Choice(2)), Some(Answer::Choice(2))];
    let after = column("after", &["with_aid", "with_aid", "none"]);
    let cohort =
        Cohort::new(vec![2, 3, 4]).with_answers(Finding::Ambulation, before.into_iter().collect()).unwrap();
    let cohort = cohort.with_factor(after).unwrap();
    let study = Study::new(&cohort, Vec::new());
    let (before, after) =
        (Grouping::Finding { finding: Finding::Ambulation }, Grouping::Factor { name: "after".into() });
    let found = before_after(&study, &before, &after, &Settings::default()).unwrap();
    assert_eq!(keys(&found), ["independent", "with_aid", "none"]);
    assert_eq!(found.moved, Some(moved(1, 1, Some(true))));
}

#[test]
fn texts_without_an_order_are_counted_and_not_ranked() {
    let found = compared(&["collar", "brace", "corset"], &["brace", "collar", "collar"]);
    assert_eq!(found.pairs, 3);
    assert_eq!((found.moved, found.signed_rank), (None, None));
}

#[test]
fn words_of_a_known_scale_are_ranked() {
    let found = compared(&["good", "fair", "poor"], &["fair", "good", "good"]);
    assert_eq!(keys(&found), ["good", "fair", "poor"]);
    let moved = found.moved.unwrap();
    assert_eq!((moved.towards_first, moved.towards_last, moved.last_is_worst), (2, 1, None));
}

#[test]
fn two_texts_need_no_order_to_be_compared() {
    let found = compared(&["left", "left", "right"], &["right", "left", "left"]);
    assert_eq!(found.moved, Some(moved(1, 1, None)));
    assert!(found.mcnemar_p.is_some());
}

/// Two findings that share yes and no are no pair. Two columns of the file's own may be, if a person says so.
#[test]
fn only_one_finding_measured_twice_is_a_pair() {
    let csv = "time_days,died,patient,ascites,encephalopathy,walking before,walking after,smoker,diabetes\n\
        1,1,a,no,no,yes,no,no,no\n2,0,a,yes,no,no,no,yes,no\n\
        3,1,b,no,yes,yes,yes,no,no\n4,1,c,yes,yes,no,yes,yes,yes\n";
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let cohort = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort;
    let study = Study::new(&cohort, Vec::new());
    let found = partings(&study);
    let names = |at: usize| match &found[at].grouping {
        Grouping::Finding { finding } => finding.id().to_owned(),
        Grouping::Factor { name } => name.clone(),
        other => format!("{other:?}"),
    };
    let mut pairs: Vec<String> =
        pairs_of(&study, &found).into_iter().map(|(one, other)| names(one) + " > " + &names(other)).collect();
    pairs.sort_unstable();
    assert_eq!(pairs, ["diabetes > smoker", "smoker > diabetes", "walking before > walking after"]);
    let finding = |finding| Grouping::Finding { finding };
    let of = |before: &Grouping, after: &Grouping| before_after(&study, before, after, &Settings::default());
    for (before, after) in [
        (finding(Finding::Ascites), finding(Finding::Encephalopathy)),
        (finding(Finding::Ascites), finding(Finding::Ascites)),
        (finding(Finding::Ascites), factor("walking after")),
    ] {
        assert_eq!(of(&before, &after), Err(AnalysisError::DifferentFindings), "{before:?} {after:?}");
    }
    let walking = of(&factor("walking before"), &factor("walking after")).unwrap();
    assert_eq!(walking.repeated, Some((4, 3)));
    assert!(notes(&walking).contains("4 rows are of 3 patients"), "{}", notes(&walking));
}

/// Two columns of a file, read and compared as on the page.
fn read_and_compared(csv: &str, before: &Grouping, after: &str) -> BeforeAfter {
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let cohort = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort;
    let after = Grouping::Factor { name: after.into() };
    before_after(&Study::new(&cohort, Vec::new()), before, &after, &Settings::default()).unwrap()
}

fn table(before: &str, after: &str, counts: &[(&str, &str, usize)]) -> String {
    let rows = counts.iter().flat_map(|(from, to, count)| vec![format!("{from},{to}\n"); *count]);
    std::iter::once(format!("{before},{after}\n")).chain(rows).collect()
}

fn factor(name: &str) -> Grouping {
    Grouping::Factor { name: name.into() }
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// Notes of the table of a comparison.
fn notes(found: &BeforeAfter) -> String {
    before_after_table(found, &English).notes.join("\n")
}

/// wilcox.test(rank after, rank before, paired = TRUE, exact = FALSE, correct = FALSE): 3 better, 9 worse.
#[test]
fn child_pugh_classes_are_ranked_and_c_is_worst() {
    let counts = [("A", "A", 20), ("A", "B", 6), ("B", "A", 3), ("B", "C", 2), ("A", "C", 1), ("C", "C", 2)];
    for [before, after] in [
        ["child_pugh_class_before", "child_pugh_class_after"],
        ["Child-Pugh (pre-op)", "Child-Pugh (post-op)"],
        ["수술전 Child-Pugh", "수술후 Child-Pugh"],
        ["术前Child-Pugh分级", "术后Child-Pugh分级"],
        ["CTP class before", "CTP class after"],
    ] {
        let found = read_and_compared(&table(before, after, &counts), &factor(before), after);
        assert_eq!(keys(&found), ["A", "B", "C"], "{before}");
        assert_eq!(found.moved.and_then(|it| it.improved_and_worsened()), Some((3, 9)), "{before}");
        close(found.signed_rank.unwrap().z, 1.807_392_228_23);
        assert!(notes(&found).contains("3 improved, 9 worsened, 22 stayed the same"), "{}", notes(&found));
    }
}

#[test]
fn better_is_better_by_what_the_grades_mean_not_by_their_place_in_the_list() {
    for (before, after, better, worse) in [
        ("frankel_before", "frankel_after", ("B", "D"), ("E", "D")),
        ("ASIA pre", "ASIA post-op", ("C", "D"), ("D", "A")),
        ("ECOG before", "ECOG after", ("3", "1"), ("1", "2")),
        ("KPS before", "KPS at last follow-up", ("50", "80"), ("80", "70")),
        ("walking before", "walking after", ("none", "with_aid"), ("independent", "none")),
        ("수술전 보행", "보행(수술후)", ("N", "Y"), ("Y", "N")),
    ] {
        let counts = [(better.0, better.1, 5), (worse.0, worse.1, 2), (better.0, better.0, 1)];
        // A heading that states "before the operation" is the finding.
        let grouping = match cohort::recognise(before) {
            Some(cohort::Meaning::Finding(finding, _)) => Grouping::Finding { finding },
            _ => factor(before),
        };
        let found = read_and_compared(&table(before, after, &counts), &grouping, after);
        assert_eq!(found.moved.unwrap().improved_and_worsened(), Some((5, 2)), "{before}");
    }
}

/// A heading that says nothing got no note, though its role said that it was measured after the operation.
#[test]
fn a_column_measured_later_by_its_role_has_the_note_on_immortal_time() {
    let csv = "time_days,died,Column 10\n10,1,D\n90,1,E\n200,0,E\n30,1,D\n";
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let profile = cohort::Profile::of(&sheet);
    let mut mapping = profile.suggestion().mapping;
    let noted = |mapping: &cohort::Mapping| {
        let cohort = read(&sheet, mapping, &mut no_progress).unwrap().cohort;
        let study = Study::new(&cohort, Vec::new());
        let step = &mut || {};
        let found =
            cohort::analysis::compare(&study, &factor("Column 10"), &[], &Settings::default(), step).unwrap();
        let notes = cohort::export::curves_table(&found, &English).notes;
        notes.iter().any(|note| note.contains("immortal time"))
    };
    assert!(!noted(&mapping));
    mapping.columns[2] = profile.column_as(2, &Role::After { finding: Finding::Frankel }, &mapping).unwrap();
    assert!(noted(&mapping));
}

/// binom.test(0, 6): 0.03125. Nobody is left in the first class after.
#[test]
fn mcnemar_stands_when_everybody_ends_in_one_class() {
    let csv = table("walking before", "walking after", &[("N", "Y", 6), ("Y", "Y", 4)]);
    let found = read_and_compared(&csv, &factor("walking before"), "walking after");
    close(found.mcnemar_p.unwrap(), 0.03125);
    assert_eq!(found.moved.unwrap().improved_and_worsened(), Some((6, 0)));

    let csv = table("walking before", "walking after", &[("N", "Y", 6)]);
    let found = read_and_compared(&csv, &factor("walking before"), "walking after");
    close(found.mcnemar_p.unwrap(), 0.03125);
}

/// binom.test(2, 11)$conf.int, binom.test(2, 10)$conf.int; 6 of 23 and 6 of 26 are the visitor's own file.
#[test]
fn walking_restored_has_both_denominators_and_exact_intervals() {
    let restored = |restored: usize, not: usize, unknown: usize| {
        let counts = [("N", "Y", restored), ("N", "N", not), ("N", "", unknown), ("Y", "Y", 25)];
        let csv = table("walking before", "walking after", &counts);
        let found = read_and_compared(&csv, &factor("walking before"), "walking after");
        (found.restored.clone().unwrap(), notes(&found))
    };
    let (lee, said) = restored(2, 8, 1);
    assert_eq!((lee.restored, lee.known, lee.all), (2, 10, 11));
    close(lee.of_all.low, 0.022_831_198_30);
    close(lee.of_all.high, 0.517_755_852_36);
    close(lee.of_known.low, 0.025_210_726_326_9);
    close(lee.of_known.high, 0.556_095_462_307);
    assert!(said.contains("2 of 10 known afterwards (20 %") && said.contains("2 of all 11 (18 %"), "{said}");

    let (own, said) = restored(6, 17, 3);
    assert_eq!((own.restored, own.known, own.all), (6, 23, 26));
    assert!(said.contains("6 of 23 known afterwards (26 %, exact 95 % CI 10 to 48 %)"), "{said}");
    assert!(said.contains("6 of all 26 (23 %"), "{said}");
}

#[test]
fn a_column_measured_after_is_no_finding_of_the_patient_operated_on() {
    let after = |heading: &str| {
        let sheet = Sheet::from_csv(format!("{heading},kps\nA,80\nB,70\n").into(), &mut no_progress).unwrap();
        suggest(&sheet).mapping.columns[0].role.clone()
    };
    for heading in ["Frankel (post-op)", "Frankel after", "수술 후 Frankel", "術後Frankel", "术后Frankel"]
    {
        assert_eq!(after(heading), Role::After { finding: Finding::Frankel }, "{heading}");
    }
    // A column without ordered levels remains a factor and is no baseline value of a score.
    assert_eq!(after("Albumin (post-op)"), Role::Factor);
    assert_eq!(after("Frankel"), Role::finding(Finding::Frankel));
    // Dates and times are of the end of follow-up, not measured again.
    assert!(matches!(after("last follow-up date"), Role::Finding { finding: Finding::DateLastFollowup, .. }));
}

#[test]
fn a_value_that_walking_after_cannot_have_is_pointed_out() {
    let sheet =
        Sheet::from_csv("kps,walking after\n80,Y\n70,N\n70,maybe\n".into(), &mut no_progress).unwrap();
    let reading = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap();
    let issues: Vec<(u32, &str)> =
        reading.issues.kept().iter().map(|it| (it.row, it.value.as_str())).collect();
    assert_eq!(issues, [(4, "maybe")]);
}

#[test]
fn a_class_computed_from_the_laboratory_is_compared_with_one_that_the_file_names() {
    let rows = "bilirubin,albumin,inr,ascites,encephalopathy,Child-Pugh after surgery\n\
        1.0,4.0,1.0,none,none,A6\n1.0,4.0,1.0,none,none,Child B\n2.5,3.0,1.0,none,none,C (11)\n";
    let sheet = Sheet::from_csv(rows.into(), &mut no_progress).unwrap();
    let cohort = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort;
    let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
    let study = Study::new(&cohort, scores.for_analysis());
    let before = Grouping::Score { system: "child_pugh".into() };
    let found =
        before_after(&study, &before, &factor("Child-Pugh after surgery"), &Settings::default()).unwrap();
    assert_eq!((keys(&found), found.pairs), (["A", "B", "C"].map(str::to_owned).into(), 3));
    assert_eq!(found.moved.and_then(|it| it.improved_and_worsened()), Some((0, 2)));
}

#[test]
fn an_order_that_a_person_chose_comes_before_the_clinical_one() {
    let with_order = |order: &[&str]| {
        let column = |name: &str, values: &[&str]| column(name, values);
        let order = order.iter().map(|value| (*value).to_owned()).collect();
        let cohort = Cohort::new(vec![2, 3, 4, 5])
            .with_factor(column("ECOG before", &["0", "1", "2", "1"]).ordered(order))
            .unwrap()
            .with_factor(column("ECOG after", &["1", "2", "2", "0"]))
            .unwrap();
        let study = Study::new(&cohort, Vec::new());
        let factor = |name: &str| Grouping::Factor { name: name.into() };
        before_after(&study, &factor("ECOG before"), &factor("ECOG after"), &Settings::default()).unwrap()
    };
    let usual = with_order(&[]);
    assert_eq!(
        (keys(&usual), usual.moved),
        (["0", "1", "2"].map(str::to_owned).to_vec(), Some(moved(1, 2, Some(true))))
    );
    // The reverse has the same clinical meaning: changes towards "2" are still worse.
    let reverse = with_order(&["2", "1", "0"]);
    assert_eq!(keys(&reverse), ["2", "1", "0"]);
    assert_eq!(reverse.moved, Some(moved(2, 1, Some(false))));
    assert_eq!(reverse.moved.unwrap().improved_and_worsened(), usual.moved.unwrap().improved_and_worsened());
    // In an order without a meaning neither end is the worst.
    let other = with_order(&["1", "0", "2"]);
    assert_eq!(keys(&other), ["1", "0", "2"]);
    assert_eq!(other.moved, Some(moved(1, 2, None)));
}

#[test]
fn texts_become_ranked_by_an_order_that_a_person_chose() {
    let csv = "time_days,died,aid before,aid after\n1,1,collar,brace\n2,0,brace,corset\n3,1,corset,collar\n4,1,collar,corset\n";
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let profile = cohort::Profile::of(&sheet);
    let mut mapping = profile.suggestion().mapping;
    assert_eq!(profile.groups(&mapping, 2), ["brace", "collar", "corset"]);
    let order = ["collar", "corset", "brace"].map(str::to_owned).to_vec();
    mapping.columns[2].order.clone_from(&order);
    assert_eq!(profile.groups(&mapping, 2), order);
    let saved = cohort::Mapping::from_json(&mapping.to_json()).unwrap();
    let cohort = read(&sheet, &saved, &mut no_progress).unwrap().cohort;
    let study = Study::new(&cohort, Vec::new());
    let factor = |name: &str| Grouping::Factor { name: name.into() };
    let found =
        before_after(&study, &factor("aid before"), &factor("aid after"), &Settings::default()).unwrap();
    assert_eq!((keys(&found), found.moved), (order, Some(moved(2, 2, None))));
}
