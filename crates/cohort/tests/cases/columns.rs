//! Columns of the file's own: groups and missing values.

use cohort::analysis::{
    Covariate, Division, Grouping, Penalty, Scored as _, Settings, Study, Unused, columns_of, compare,
    regress, unused_of,
};
use cohort::export::{counts_table, csv, html};
use cohort::{Cohort, DoubtAbout, English, Profile, Role, Scores, Sheet, no_progress, read, suggest};

use crate::chosen::{Chosen, values};
use crate::{Case, bytes, check};

const CASES: &[Case] = &[("68-group-names.csv", &["column arm: Factor"])];

fn cohort(name: &str) -> Cohort {
    let sheet = Sheet::from_csv(bytes(name), &mut no_progress).unwrap();
    read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort
}

fn factor(name: &str) -> Grouping {
    Grouping::Factor { name: name.to_owned() }
}

#[test]
fn columns_of_ones_own_can_be_used() {
    check(CASES);
}

#[test]
fn groups_are_in_the_order_that_a_reader_expects() {
    let cohort = cohort("67-group-order.csv");
    let study = Study::new(&cohort, Vec::new());
    for (name, expected) in [
        ("size", &["<=20", "20-50", ">50"][..]),
        ("stage", &["I", "II", "III", "IV"]),
        ("tclass", &["T1", "T2", "T10"]),
        ("risk", &["low", "medium", "high"]),
        ("grade", &["1", "2", "10"]),
        ("nodes", &["<5", "5-10", ">10"]),
        ("year", &["2009", "2010", "2011"]),
    ] {
        let grouping = factor(name);
        let division = Division::new(&study, &grouping).unwrap();
        let found: Vec<String> = division.levels().iter().map(|level| level.key()).collect();
        assert_eq!(found, expected);
        assert!(division.is_ranked(&grouping), "{name}");
    }
}

#[test]
fn names_of_groups_are_as_written_and_never_markup() {
    let cohort = cohort("68-group-names.csv");
    let study = Study::new(&cohort, Vec::new());
    let found = compare(&study, &factor("arm"), &[], &Settings::default(), &mut || {}).unwrap();
    let table = counts_table(&found, &English);
    let written = [
        "<b>bold</b>",
        "A & B, \"quoted\"",
        "=1+1",
        "Marker $\\geq 50\\%$",
        "very long name of a treatment group that goes on and on for more than a hundred characters until \
         nobody can read it any more",
        "한국어 그룹",
    ];
    for name in written {
        assert!(table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.contains(name))), "{name}");
    }
    let html = html(&table);
    assert!(html.contains("&lt;b&gt;bold&lt;/b&gt;") && !html.contains("<b>"));
    assert!(html.contains("A &amp; B, "));
    let csv = csv(&table);
    assert!(csv.contains("\"A & B, \"\"quoted\"\"\""), "{csv}");
    assert!(!csv.lines().any(|line| line.split(',').any(|cell| cell.trim_matches('"').starts_with("=1"))));
}

/// Values of R 4.2.2, survival 3.5-3: `coxph(Surv(time_days, died) ~ tumour_size_cm)` and `survdiff` of the same cut at
/// 2 and 4, `right = FALSE`.
#[test]
fn a_column_of_numbers_is_a_covariate_and_is_cut_by_value_as_in_r() {
    let cohort = cohort("66-number-column.csv");
    let study = Study::new(&cohort, Vec::new());
    let names: Vec<String> = columns_of(&study).into_iter().map(|seen| seen.name).collect();
    assert_eq!(names, ["tumour_size_cm", "ldh_ratio"]);
    let close = |found: f64, expected: f64| {
        assert!((found - expected).abs() < 1e-7 * expected.abs(), "{found} is not {expected}");
    };
    for (name, ratio, low, high, p) in [
        ("tumour_size_cm", 1.007_560_978_952, 0.841_050_827_077, 1.207_036_594_728, 0.934_860_780_425),
        ("ldh_ratio", 2.082_735_959_002, 0.152_336_930_751, 28.474_966_992_893, 0.582_436_753_284),
    ] {
        let covariates = [Covariate::Column { name: name.to_owned(), per: 1.0 }];
        let settings = Settings::default();
        let found = regress(&study, &covariates, Penalty::None, &settings, &mut || {}).unwrap();
        let found = found.multivariable.as_ref().or(found.univariable.first()).unwrap();
        let term = found.terms[0].ratio.as_ref().unwrap();
        close(term.ratio, ratio);
        close(term.low, low);
        close(term.high, high);
        close(term.p, p);
    }
    let cut = Grouping::CutColumn { name: "tumour_size_cm".to_owned(), at: vec![2.0, 4.0] };
    let found = compare(&study, &cut, &[], &Settings::default(), &mut || {}).unwrap();
    assert_eq!(found.groups.iter().map(cohort::analysis::GroupResult::n).collect::<Vec<_>>(), [15, 20, 25]);
    close(found.tests[0].chi_squared, 0.152_738_214_88);
}

/// As pasted from a page or a document.
#[test]
fn names_that_look_alike_are_one_group() {
    let csv = "time_days,died,arm\n1,1,lung cancer\n2,0,lung\u{a0}cancer\n3,1,lung  cancer \n4,0,lung\u{200b} cancer\n\
               5,1,\u{feff}other\n6,1,other\n";
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let profile = Profile::of(&sheet);
    let mapping = profile.suggestion().mapping;
    assert_eq!(profile.groups(&mapping, 2), ["lung cancer", "other"]);
    let cohort = read(&sheet, &mapping, &mut no_progress).unwrap().cohort;
    let study = Study::new(&cohort, Vec::new());
    assert_eq!(Division::new(&study, &factor("arm")).unwrap().counts(), [4, 2]);
}

#[test]
fn decimal_commas_of_a_column_of_numbers_are_decimals() {
    let csv = "time_days;died;ratio\n1;1;1,125\n2;0;2,250\n3;1;0,5\n";
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let cohort = read(&sheet, &suggest(&sheet).mapping, &mut no_progress).unwrap().cohort;
    let numbers = cohort.factor("ratio").unwrap().numbers();
    assert_eq!(numbers, Some(vec![Some(1.125), Some(2.25), Some(0.5)]));
}

#[test]
fn a_column_that_cannot_be_used_has_its_reason() {
    let rows: String = (0..30)
        .map(|at| {
            format!(
                "{},1,note {at},{},only,{at},\n",
                at + 1,
                if at == 3 { "3 cm".into() } else { at.to_string() }
            )
        })
        .collect();
    let csv = format!("time_days,died,remark,size,arm,ward,blank\n{rows}");
    let sheet = Sheet::from_csv(csv.into(), &mut no_progress).unwrap();
    let mut mapping = suggest(&sheet).mapping;
    for column in mapping.columns.iter_mut().skip(2) {
        column.role = Role::Factor;
    }
    let cohort = read(&sheet, &mapping, &mut no_progress).unwrap().cohort;
    let too_many = Unused::TooManyValues { values: 30, most: 24 };
    let expected = [
        ("remark", too_many.clone()),
        ("size", Unused::NotNumbers(values(&["3 cm"]))),
        ("arm", Unused::OneValue("only".to_owned())),
        ("ward", too_many),
        ("blank", Unused::Empty),
    ];
    let expected = expected.map(|(name, why)| (name.to_owned(), why));
    assert_eq!(unused_of(&Study::new(&cohort, Vec::new())), expected);
}

/// Spellings of yes and no had made eight groups and a trend over them.
#[test]
fn spellings_of_one_group_are_asked_about() {
    let variants = |cells: &str| {
        let rows: String = cells.split(' ').map(|cell| format!("10,1,{cell}\n")).collect();
        let doubts = Chosen::csv(&format!("time_days,died,own\n{rows}")).doubts(2);
        doubts.into_iter().find_map(|doubt| match doubt {
            DoubtAbout::Variants(cells) => Some(cells.values.join(" ")),
            _ => None,
        })
    };
    assert_eq!(variants("posterior Posterior anterior").as_deref(), Some("Posterior posterior"));
    assert_eq!(variants("IV iv III").as_deref(), Some("IV iv"));
    assert_eq!(variants("0 N no 1 Y yes").as_deref(), Some("0 N no 1 Y yes"));
    for cells in ["posterior anterior", "yes no", "0 1", "Y N", "I II III"] {
        assert_eq!(variants(cells), None, "{cells}");
    }
}

/// Rows of patients numbered under "No." had counted as independent.
#[test]
fn numbers_that_occur_again_are_those_of_patients() {
    let role = |heading: &str, cells: &str| {
        let rows: String = cells.split(' ').map(|cell| format!("{cell},10,1\n")).collect();
        Chosen::csv(&format!("{heading},time_days,died\n{rows}")).mapping.columns[0].role.clone()
    };
    for heading in ["No.", "Case", "#", "S/N", "번호", "番号"] {
        assert_eq!(role(heading, "1 2 2 3 4"), Role::Patient, "{heading}");
    }
    assert_eq!(role("No.", "1 2 3 4 5"), Role::Factor, "numbers of rows");
    assert_eq!(role("Case", "yes no no yes"), Role::Factor, "cases and controls");
    let named = Chosen::csv("No.,Hospital No,time_days,died\n1,7,10,1\n1,8,20,1\n2,8,30,0\n");
    assert_eq!(
        [&named.mapping.columns[0].role, &named.mapping.columns[1].role],
        [&Role::Factor, &Role::Patient]
    );
}

/// With dates of death only, every living patient was left out, and 100 of "100 rows" had died.
#[test]
fn a_cohort_of_deaths_alone_says_who_is_left_out() {
    let note = |csv: &str| {
        let cohort = Chosen::csv(csv).read().cohort;
        let step = &mut || {};
        let study = Study::new(&cohort, Vec::new());
        let found = compare(&study, &Grouping::None, &[], &Settings::default(), step).unwrap();
        counts_table(&found, &English).notes.iter().any(|note| note.contains("2 rows of living patients"))
    };
    assert!(note("time_days,died\n10,1\n20,1\n,0\n,0\n"));
    assert!(!note("time_days,died\n10,1\n20,0\n,0\n,0\n"));
}

/// A stage of hepatocellular carcinoma had been certain for patients whose primary was not known.
#[test]
fn a_score_is_certain_only_where_it_is_known_to_apply() {
    let csv = "time_days,died,primary_site,ecog\n10,1,hcc,4\n20,1,breast,4\n30,1,,4\n";
    let cohort = Chosen::csv(csv).read().cohort;
    let scores = Scores::of(&cohort, &systems::CATALOGUE, &mut no_progress);
    let bclc = scores.by("bclc").unwrap();
    assert_eq!([0, 1, 2].map(|row| bclc.certain_group(row).is_some()), [true, false, false]);
    assert_eq!([0, 1, 2].map(|row| bclc.total(row).is_some()), [true, false, false]);
}
