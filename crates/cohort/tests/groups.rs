//! Groups of columns: bounds in numbers of metastases, rows in no group, and the maximum number of groups.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use clinical::Finding;
use cohort::analysis::{
    AnalysisError, Covariate, Division, Grouping, MOST_GROUPS, NumberSeen, Penalty, Settings, Study,
    columns_of, compare, groupings_of, numbers_of, regress,
};
use cohort::export::{counts_table, csv, regression_table};
use cohort::{Cohort, English, Sheet, no_progress, read, suggest};

const BOUNDS: &str = include_str!("data/bounds.csv");

fn cohort_of(csv: &str) -> Cohort {
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort
}

fn groups(cohort: &Cohort, grouping: &Grouping) -> Vec<(String, usize)> {
    let division = Division::new(&Study::new(cohort, Vec::new()), grouping).unwrap();
    division.levels().iter().map(|level| level.key()).zip(division.counts().iter().copied()).collect()
}

/// `1`, `2`, `3`, `3+`, `>=3`, `4` and `5` in one column; `data/bounds.R` computes R's values.
#[test]
fn bounds_fall_into_the_published_classes_and_agree_with_r() {
    let cohort = cohort_of(BOUNDS);
    let study = Study::new(&cohort, Vec::new());
    for (finding, classes, without, chi_squared, z) in [
        (Finding::VertebralMetastases, [("1", 9), ("2", 9), (">=3", 22)], 0, 1.319_488_937_65, -0.422_304_6),
        (
            Finding::ExtraspinalBoneMetastases,
            [("0", 8), ("1-2", 12), (">=3", 16)],
            4,
            1.603_648_401_12,
            0.014_215_5,
        ),
    ] {
        let grouping = Grouping::Finding { finding };
        let expected = classes.map(|(key, rows)| (key.to_owned(), rows));
        assert_eq!(groups(&cohort, &grouping), expected);
        assert_eq!(Division::new(&study, &grouping).unwrap().without(), without, "2+ may be two or more");
        let found = compare(&study, &grouping, &[], &Settings::default(), &mut || {}).unwrap();
        assert!((found.tests[0].chi_squared - chi_squared).abs() < 1e-9, "{:?}", found.tests);
        let trend = found.trend.as_ref().unwrap();
        assert!((trend.z - z).abs() < 1e-6, "{trend:?}");
        let table = csv(&counts_table(&found, &English));
        assert!(table.contains("3 or more") && !table.contains("3–33") && !table.contains("200"), "{table}");
    }
}

#[test]
fn a_band_of_performance_is_not_a_group_beside_its_numbers() {
    let cohort = cohort_of("time_days,died,kps\n1,1,50-70\n2,0,60\n3,1,80\n4,1,>=80\n5,1,90\n");
    let kps = Grouping::Finding { finding: Finding::Kps };
    assert_eq!(groups(&cohort, &kps), [("50-70".to_owned(), 2), (">=80".to_owned(), 3)]);
    let exact = cohort_of("time_days,died,kps\n1,1,60\n2,0,70\n3,1,80\n");
    assert_eq!(groups(&exact, &kps).len(), 3, "numbers alone are groups of their own");
}

#[test]
fn rows_that_are_no_one_number_are_counted_beside_n_and_kept_in_groups() {
    let cohort =
        cohort_of("time_days,died,vertebral_metastases\n1,1,1\n2,1,3+\n3,1,2\n4,0,>=3\n5,1,4\n6,1,\n");
    let study = Study::new(&cohort, Vec::new());
    let finding = Finding::VertebralMetastases;
    let covariates = [Covariate::Number { finding, per: 1.0 }];
    let settings = Settings::default();
    let found = regress(&study, &covariates, Penalty::None, &settings, &mut || {}).unwrap();
    assert_eq!((found.univariable[0].rows, found.univariable[0].without), (3, 3));
    let table = csv(&regression_table(&found, false, &English));
    assert!(table.contains("2 rows hold a bound or a range, such as \"\"3 or more\"\""), "{table}");
    let groups = [Covariate::Groups { grouping: Grouping::Finding { finding }, reference: None }];
    let found = regress(&study, &groups, Penalty::None, &settings, &mut || {}).unwrap();
    assert_eq!((found.univariable[0].rows, found.inexact.len()), (5, 0));
}

#[test]
fn a_bound_is_in_the_cut_group_that_holds_all_its_values() {
    let cohort = cohort_of("time_days,died,vertebral_metastases\n1,1,1\n2,1,3+\n3,1,2\n4,0,>=3\n5,1,4\n");
    let cut = |at: f64| Grouping::Cut { finding: Finding::VertebralMetastases, at: vec![at] };
    let of = |at| groups(&cohort, &cut(at)).into_iter().map(|it| it.1).collect::<Vec<_>>();
    assert_eq!([of(3.0), of(4.0)], [[2, 3], [2, 1]]);
}

#[test]
fn rows_in_no_group_are_counted() {
    let cohort = cohort_of("time_days,died,arm\n1,1,A\n2,0,\n3,1,B\n4,1,\n5,1,A\n");
    let study = Study::new(&cohort, Vec::new());
    let division = Division::new(&study, &Grouping::Factor { name: "arm".to_owned() }).unwrap();
    assert_eq!((division.without(), division.counts()), (2, &[2, 1][..]));
    let restricted = division.restricted(|row| row > 0);
    assert_eq!((restricted.without(), restricted.counts()), (3, &[1, 1][..]));
}

#[test]
fn so_many_groups_are_taken_and_one_more_is_refused() {
    let of = |groups: usize| {
        let rows: String = (0..groups).map(|at| format!("{},1,ward {at}\n", at + 1)).collect();
        let cohort = cohort_of(&format!("time_days,died,ward\n{rows}"));
        let study = Study::new(&cohort, Vec::new());
        Division::new(&study, &Grouping::Factor { name: "ward".to_owned() }).map(|it| it.levels().len())
    };
    assert_eq!(MOST_GROUPS, 24);
    assert_eq!(of(24), Ok(24));
    assert_eq!(of(25), Err(AnalysisError::TooManyGroups { groups: 25, most: 24 }));
}

#[test]
fn a_number_is_offered_with_its_least_and_most_and_the_rows_that_have_it() {
    let cohort = cohort_of("time_days,died,age\n1,1,50\n2,0,60\n3,1,60\n4,1,\n");
    let seen = NumberSeen { finding: Finding::Age, least: 50.0, most: 60.0, known: 3 };
    assert_eq!(numbers_of(&Study::new(&cohort, Vec::new())), [seen]);
}

/// One value cannot be compared with anything.
#[test]
fn a_column_of_one_value_is_not_offered() {
    let cohort =
        cohort_of("time_days,died,age,size,arm,sex\n1,1,50,3,A,male\n2,0,50,3,A,male\n3,1,50,3,,female\n");
    let study = Study::new(&cohort, Vec::new());
    assert_eq!((numbers_of(&study), columns_of(&study)), (vec![], vec![]));
    let offered = groupings_of(&study);
    let is_offered = |name: &str| offered.contains(&Grouping::Factor { name: name.to_owned() });
    assert!(!is_offered("arm") && !is_offered("size"), "{offered:?}");
    assert!(offered.contains(&Grouping::Finding { finding: Finding::Sex }), "{offered:?}");
    // Of the ages below and from 65 on, one group has rows.
    assert!(!offered.iter().any(|grouping| matches!(grouping, Grouping::Cut { .. })), "{offered:?}");
}

#[test]
fn decomposed_characters_are_those_that_the_page_knows() {
    use unicode_normalization::UnicodeNormalization;
    let text = "환자,나이,生存期間（日）,死亡,병원,がん\n1,61,30,1,가나,大腸がん\n2,58,90,0,가나,大腸がん\n";
    let (first, rest) = text.split_once("\n1").unwrap();
    let (second, third) = rest.split_once('\n').unwrap();
    let decomposed = |text: &str| text.nfd().collect::<String>();
    let mixed = format!("{}\n1{}\n{third}", decomposed(first), decomposed(second));
    assert_ne!(mixed, text);
    let open = |text: &str| Sheet::from_csv(text.as_bytes().to_vec(), &mut no_progress).unwrap();
    let (plain, mixed) = (suggest(&open(text)).mapping, suggest(&open(&mixed)).mapping);
    assert_eq!(plain, mixed);
    let cohort = read(&open(&decomposed(text)), &mixed, &mut no_progress).unwrap().cohort;
    assert_eq!(cohort.factor("병원").unwrap().labels.values().len(), 1);
    // A Korean encoding has a second code for this character.
    assert_eq!(open("\u{f981}\n1\n").heading(), ["女"]);
}

#[test]
fn every_character_of_the_alphabets_in_use_is_composed_as_by_unicode() {
    use unicode_normalization::UnicodeNormalization;
    let ranges = ['\u{c0}'..='\u{17f}', 'ぁ'..='ヾ', '가'..='힣', '\u{f900}'..='\u{fa0b}'];
    let all: Vec<char> = ranges.into_iter().flatten().filter(|c| !"ヷヸヹヺ".contains(*c)).collect();
    let rows: String = all.iter().map(|c| format!("a{},1\n", c.nfd())).collect();
    let sheet = Sheet::from_csv(format!("x,y\n{rows}").into_bytes(), &mut no_progress).unwrap();
    for (row, c) in all.iter().enumerate() {
        assert_eq!(sheet.cells(row).next().unwrap(), format!("a{}", c.nfc()), "{c}");
    }
}
