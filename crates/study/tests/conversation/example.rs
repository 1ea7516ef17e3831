//! The synthetic example, from opening to tables next to the published ones.

use clinical::Finding;
use cohort::analysis::{Covariate, Grouping, MedianMethod, Penalty, RankTest, RowsCounted, Settings};
use cohort::filter::Condition;
use cohort::{Landmark, Source, TimeUnit};
use study::protocol::{Analysis, Export, Request, Response, Selection};

use crate::support::Conversation;

fn score(system: &str) -> Grouping {
    Grouping::Score { system: system.into() }
}

fn curves(grouping: Grouping) -> Analysis {
    Analysis::Compare { grouping, times: Vec::new(), horizon: None }
}

#[test]
fn it_opens_marked_as_synthetic_with_its_columns_understood() {
    let (_, opened) = Conversation::with_example();
    assert!(opened.synthetic && opened.previewed.trouble.is_none() && opened.previewed.lacks.is_empty());
    assert!(matches!(opened.source, Source::Text { .. }));
    let first = &opened.previewed.rows[0];
    assert_eq!((first.row, first.cells.len()), (2, opened.previewed.mapping.columns.len()));
    let sex = opened.previewed.mapping.columns.iter().position(|column| column.heading == "sex").unwrap();
    assert_eq!(first.cells[sex].taken, first.cells[sex].written);
}

#[test]
fn every_row_is_accounted_for_and_scored() {
    let (_, readout) = Conversation::with_example_read();
    assert_eq!((readout.tally.rows, readout.tally.used, readout.kept.rows), (36, 36, 36));
    assert_eq!((readout.repeats.patients, readout.repeats.rows), (3, 6));
    let tomita = readout.scores.iter().find(|score| score.system == "tomita_2001").unwrap();
    assert_eq!((tomita.certain, tomita.of), (36, 36));
    assert_eq!(tomita.groups.iter().map(|group| group.rows).sum::<usize>(), 36);
}

#[test]
fn first_operations_are_a_step_of_the_flow() {
    let (mut page, _) = Conversation::with_example_read();
    let old = Condition::Range { finding: Finding::Age, from: Some(65.0), to: None };
    let selection = Selection { rows: RowsCounted::FirstOperations, conditions: vec![old] };
    let asked = Request::Filter { selection };
    let Response::Filtered(kept) = page.ask(asked) else { panic!("not filtered") };
    assert_eq!((kept.from, kept.flow[0].before, kept.flow[0].after), (36, 36, 33));
    assert_eq!((kept.flow.len(), kept.flow[1].before, kept.rows), (2, 33, kept.flow[1].after));
    let drawn = page.analyse(curves(Grouping::None), Settings::default());
    assert_eq!(drawn.analysed, format!("Analysed: n = {0} of {0} rows.", kept.rows));
    assert_eq!(drawn.settings.rows, RowsCounted::FirstOperations);
}

#[test]
fn a_landmark_leaves_out_rows_and_says_so() {
    let (mut page, _) = Conversation::with_example_read();
    let landmark = Some(Landmark { days: 90.0, ..Landmark::default() });
    let settings = Settings { landmark, restricted: Some(200.0), ..Settings::default() };
    let drawn = page.analyse(curves(score("tomita_2001")), settings.clone());
    assert_eq!(drawn.analysed, "Analysed: n = 25 of 25 rows.");
    let said = "time is counted from 90 days after time zero";
    assert!(drawn.tables.iter().all(|table| table.notes.iter().any(|note| note.contains(said))));
    assert!(drawn.tables.last().unwrap().title.starts_with("Restricted mean survival time"));
    assert!(drawn.figures[0].svg.contains("Landmark"));
    let left_out = drawn.settings.landmark.map(|landmark| (landmark.died, landmark.censored));
    assert_eq!(left_out, Some((8, 3)));
    page.analyse(curves(Grouping::None), Settings::default());
    let (_, script) = page.file(Export::RScript);
    let script = String::from_utf8(script).unwrap();
    // Rows after the landmark and all rows are two data frames.
    assert_eq!(script.matches(" <- read.csv(").count(), 2);
    assert!(script.contains("n = 25") && script.contains("n = 36"));
}

#[test]
fn table_one_and_two_stand_beside_what_was_published() {
    let (mut page, _) = Conversation::with_example_read();
    let drawn = page.analyse(Analysis::Published, Settings::lee_2015());
    assert_eq!(drawn.tables.len(), 2);
    for table in &drawn.tables {
        let place = |name: &str| table.head.iter().position(|head| head == name).unwrap();
        let (ours, theirs) = (place("n"), place("n, published"));
        let levels = table.rows.iter().filter(|row| !row.cells[theirs].is_empty());
        let mut count = 0;
        for row in levels {
            assert_eq!(row.cells[ours], row.cells[theirs], "{row:?}");
            count += 1;
        }
        assert!(count >= 12, "{count}");
        assert!(table.notes[0].starts_with("SYNTHETIC"));
    }
}

#[test]
fn curves_tell_under_the_pointer_what_they_show() {
    let (mut page, _) = Conversation::with_example_read();
    let beside = vec![RankTest::PetoPeto, RankTest::TaroneWare];
    let settings = Settings { beside, median: MedianMethod::Spss, ..Settings::default() };
    let drawn = page.analyse(curves(score("tomita_2001")), settings);
    let hover = drawn.figures[0].hover.as_ref().unwrap();
    assert_eq!(hover.series.len(), 3);
    for series in &hover.series {
        assert!(series.points.windows(2).all(|pair| pair[0].time < pair[1].time));
        assert!(series.points.windows(2).all(|pair| pair[0].at_risk > pair[1].at_risk));
        assert!(series.points.windows(2).all(|pair| pair[0].survival >= pair[1].survival));
        assert_eq!(series.points.last().map(|point| point.at_risk), Some(0));
        assert_eq!(series.at(0.0).map(|point| point.survival.to_string()), Some("1".into()));
    }
    let rows: u64 = hover.series.iter().map(|series| series.points[0].at_risk).sum();
    assert_eq!(rows, 36);
    // Curves, counts, pairs; two tests besides the log-rank, and the result by patient.
    assert_eq!(drawn.tables.len(), 3);
    let notes = drawn.tables[0].notes.join(" ");
    for said in
        ["log-rank test", "Peto-Peto test", "Tarone-Ware test", "robust score test", "36 rows are of 33"]
    {
        assert!(notes.contains(said), "{said} in {notes}");
    }
}

#[test]
fn what_stands_under_the_pointer_is_what_the_text_of_the_figure_says() {
    let (mut page, _) = Conversation::with_example_read();
    let drawn = page.analyse(curves(score("tomita_2001")), Settings::default());
    let (figure, hover) = (&drawn.figures[0], drawn.figures[0].hover.as_ref().unwrap());
    let (times, lines) = figure.lines.split_first().unwrap();
    // For each group: alive, at risk, censored, events.
    for (group, series) in lines.chunks(4).zip(&hover.series) {
        for (place, time) in times.cells.iter().enumerate() {
            let time: f64 = time.parse().unwrap();
            let alive = series.at(time).map(|point| format!("{:.1}", point.survival * 100.0));
            let told = group[0].cells[place].split(' ').next().unwrap();
            assert_eq!(alive.unwrap_or("–".into()), told, "{} at {time}", series.label);
            assert_eq!(series.at_risk(time).to_string(), group[1].cells[place], "{} at {time}", series.label);
        }
    }
    assert!(times.cells.len() > 3 && hover.series.len() == 3);
}

#[test]
fn the_axis_ends_where_it_is_asked_to_and_medians_stay() {
    let (mut page, _) = Conversation::with_example_read();
    let settings = Settings { unit: TimeUnit::Months, ..Settings::default() };
    let whole = page.analyse(curves(Grouping::None), settings.clone());
    let cut = Analysis::Compare { grouping: Grouping::None, times: Vec::new(), horizon: Some(12.0) };
    let cut = page.analyse(cut, settings);
    let longest = cut.figures[0].hover.as_ref().unwrap().plot.longest;
    assert_eq!(longest.to_string(), "12");
    assert_eq!(cut.tables[0].rows, whole.tables[0].rows);
}

#[test]
fn scores_and_factors_are_chosen_where_none_is_named() {
    let (mut page, readout) = Conversation::with_example_read();
    let factors = page.analyse(Analysis::Factors { groupings: Vec::new() }, Settings::default());
    let Analysis::Factors { groupings } = &factors.analysis else { panic!("{:?}", factors.analysis) };
    let is_score = |grouping: &Grouping| matches!(grouping, Grouping::Score { .. });
    let offered = readout.kept.offered.groupings.iter().map(|it| &it.grouping).filter(|it| !is_score(it));
    assert!(groupings.len() > 10 && groupings.iter().eq(offered));
    let scores = page.analyse(Analysis::Discrimination { systems: Vec::new() }, Settings::default());
    assert_eq!((scores.tables.len(), scores.tables[0].rows.len()), (2, readout.kept.offered.systems.len()));
}

#[test]
fn a_regression_has_a_forest_for_each_model() {
    let (mut page, _) = Conversation::with_example_read();
    let covariates = vec![
        Covariate::Number { finding: Finding::Age, per: 10.0 },
        Covariate::Groups { grouping: score("tomita_2001"), reference: None },
    ];
    let drawn = page
        .analyse(Analysis::Cox { covariates, penalty: Penalty::None, corrected: false }, Settings::default());
    assert_eq!((drawn.figures.len(), drawn.tables.len()), (2, 2));
    assert!(drawn.tables[1].head.iter().any(|head| head.contains("by patient")));
    // Requests the concordance corrected for optimism.
    let Analysis::Cox { covariates, penalty, corrected: false } = drawn.analysis.clone() else {
        panic!("{:?}", drawn.analysis)
    };
    let notes = |drawn: &study::protocol::Drawn| drawn.tables[1].notes.join("\n");
    assert!(drawn.correctable && !notes(&drawn).contains("corrected for optimism"));
    let again = Analysis::Cox { covariates, penalty, corrected: true };
    let drawn = page.analyse(again, drawn.settings.clone());
    assert!(!drawn.correctable && notes(&drawn).contains("Concordance corrected for optimism"));
    let nothing = Analysis::Cox { covariates: Vec::new(), penalty: Penalty::None, corrected: false };
    let asked = Request::Analyse { analysis: nothing, settings: Settings::default(), width: 300.0 };
    assert_eq!(page.refused(asked), "cohort-cannot-nothing-chosen");
}

#[test]
fn what_was_measured_twice_is_offered_and_compared() {
    let (mut page, readout) = Conversation::with_example_read();
    let pairs = &readout.kept.offered.before_after;
    assert_eq!(pairs.len(), 2, "{pairs:?}");
    let (before, after) = pairs[0].clone();
    let drawn = page.analyse(Analysis::BeforeAfter { before, after }, Settings::default());
    assert!(drawn.tables[0].notes.iter().any(|note| note.contains("Wilcoxon")), "{:?}", drawn.tables[0]);
}

#[test]
fn a_korean_column_after_is_read_as_the_finding_before_it() {
    let mut page = Conversation::new();
    let row = |n: usize| {
        let (before, after) =
            if n.is_multiple_of(3) { ("정상", "독립보행") } else { ("none", "보행불가") };
        format!("P{n},{},1,{before},{after}\n", 30 + n)
    };
    let file: String =
        "환자번호,생존기간(일),사망,보행,수술후 보행\n".to_owned() + &(0..12).map(row).collect::<String>();
    let Response::Opened(opened) = page.open("a.csv", file.into()) else { panic!("not opened") };
    let readout = page.read(opened.previewed.mapping.clone());
    let (before, after) = readout.kept.offered.before_after[0].clone();
    assert_eq!(before, Grouping::Finding { finding: Finding::Ambulation });
    let drawn = page.analyse(Analysis::BeforeAfter { before, after }, Settings::default());
    assert!(drawn.tables[0].notes[0].starts_with("12 pairs"), "{:?}", drawn.tables[0]);
}
