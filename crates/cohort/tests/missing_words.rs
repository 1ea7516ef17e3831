//! One list of words for missing values in every column: findings, groups, times, dates and patients.

#![allow(clippy::unwrap_used, reason = "a test may panic, and so may what it calls")]

use cohort::analysis::{Division, Grouping, Study};
use cohort::{MissingWords, Reading, Sheet, no_progress, read, suggest};

fn read_csv(csv: &str, change: impl Fn(&mut cohort::Mapping)) -> Reading {
    let sheet = Sheet::from_csv(csv.as_bytes().to_vec(), &mut no_progress).unwrap();
    let mut mapping = suggest(&sheet).mapping;
    change(&mut mapping);
    read(&sheet, &mapping, &mut no_progress).unwrap()
}

fn groups(reading: &Reading, name: &str) -> Vec<(String, usize)> {
    let study = Study::new(&reading.cohort, Vec::new());
    let division = Division::new(&study, &Grouping::Factor { name: name.to_owned() }).unwrap();
    division.levels().iter().map(|level| level.key()).zip(division.counts().iter().copied()).collect()
}

const WORDS: [&str; 13] =
    ["unknown", "-", "N/A", "NA", ".", "?", "미상", "不明", "未知", "'--", "nd", "n.d.", "#N/A"];

#[test]
fn a_word_for_missing_is_missing_in_every_column() {
    let rows: String =
        WORDS.iter().map(|word| format!("{word},{word},1,{word},{word},{word},2015-01-01\n")).collect();
    let csv =
        format!("patient,time_days,died,arm,kps,dialysis,date_surgery\n{rows}P,10,1,A,80,no,2015-01-01\n");
    let reading = read_csv(&csv, |_| {});
    assert_eq!(reading.cohort.len(), 1);
    assert_eq!(reading.without_follow_up.len(), WORDS.len());
    for count in reading.issues.counts() {
        assert!(["no-time", "no-patient"].contains(&count.reason.id()), "{count:?}");
    }
    let without = &reading.without_follow_up;
    assert_eq!(without.factor("arm").unwrap().labels.missing(), WORDS.len());
    assert_eq!(without.patients().unwrap().missing(), WORDS.len());
    for finding in [clinical::Finding::Kps, clinical::Finding::Dialysis] {
        assert_eq!(without.answers(finding).unwrap().missing(), WORDS.len(), "{}", finding.id());
    }
    assert_eq!(reading.repeats.patients, 0, "rows of nobody are not one patient's");
}

#[test]
fn the_list_can_be_changed() {
    let csv = "time_days,died,arm,size\n1,1,A,3\n2,0,unknown,999\n3,1,B,4\n";
    let changed = read_csv(csv, |mapping| mapping.missing = MissingWords::new(["999"]));
    let pairs = |list: &[(&str, usize)]| list.iter().map(|(a, b)| ((*a).to_owned(), *b)).collect::<Vec<_>>();
    assert_eq!(groups(&changed, "arm"), pairs(&[("A", 1), ("B", 1), ("unknown", 1)]));
    assert_eq!(groups(&changed, "size"), pairs(&[("3", 1), ("4", 1)]));
}

#[test]
fn minus_is_a_value_where_plus_is_one() {
    let csv = "time_days,died,hbsag,dialysis\n1,1,+,+\n2,0,-,-\n3,1,unknown,\n";
    let reading = read_csv(csv, |_| {});
    assert_eq!(groups(&reading, "hbsag"), [("-".to_owned(), 1), ("+".to_owned(), 1)]);
    assert_eq!(reading.cohort.answers(clinical::Finding::Dialysis).unwrap().missing(), 1);
    let alone = read_csv("time_days,died,dialysis\n1,1,yes\n2,0,-\n", |_| {});
    assert_eq!(alone.cohort.answers(clinical::Finding::Dialysis).unwrap().missing(), 1);
}

#[test]
fn each_word_that_makes_cells_missing_is_counted_by_column() {
    let csv = "time_days,died,arm,site,primary,note\n\
               1,1,unknown,미상,unknown,-\n2,0,Unknown,A,hcc,x\n3,1,B,--,hcc,x\n4,0,-,A,lung,x\n";
    let sheet = Sheet::from_csv(csv.as_bytes().to_vec(), &mut no_progress).unwrap();
    let profile = cohort::Profile::of(&sheet);
    let mut mapping = profile.suggestion().mapping;
    mapping.columns[5].role = cohort::Role::Ignored;
    let found = |mapping: &cohort::Mapping| -> Vec<(String, Vec<(usize, usize)>)> {
        profile.missing_cells(mapping).into_iter().map(|missing| (missing.word, missing.columns)).collect()
    };
    let word = |word: &str, columns: &[(usize, usize)]| (word.to_owned(), columns.to_vec());
    // The primary has its own question.
    assert_eq!(
        found(&mapping),
        [word("-", &[(2, 1), (3, 1)]), word("unknown", &[(2, 2)]), word("미상", &[(3, 1)])]
    );
    mapping.columns[2].values.insert("unknown".to_owned(), "unknown".to_owned());
    mapping.missing = MissingWords::new(["unknown"]);
    assert_eq!(found(&mapping), [word("unknown", &[(2, 1)])]);
}
