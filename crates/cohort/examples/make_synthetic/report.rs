//! Results of the file, scored and analysed by the program, compared with the published ones.

use std::error::Error;
use std::fmt::Write as _;

use cohort::analysis::{RowsCounted, Settings, compare, median_survival};
use cohort::published::{self, PublishedGrouping};

use crate::support;

const PREFACE: &str = "\
# hcc-synthetic.csv is synthetic

Nobody's data. It was made by a program (`crates/cohort/examples/make_synthetic`) so that its margins are those of
Lee 2015 (doi 10.3340/jkns.2015.58.5.448) and its medians come as near to the printed ones as they can together.
It serves to try this program out, and nothing can be learned from it about patients. The columns are named as
everywhere in this program; `hepatitis`, `lost_to_follow_up`, `child_pugh_class_*` and `ambulation_after` are
columns of its own, and what the last two say is invented.

36 operations on 33 patients, of whom 27 died, 3 were lost and 3 lived. `time_days` runs from the operation. The
paper's tables do not say from when theirs run. From `date_metastasis` the median is 261 days, as printed; the range
is not.

Medians are SPSS's, in days; intervals 95 %; p log-rank.

";

pub(crate) fn report(csv: &str) -> Result<String, Box<dyn Error>> {
    let cohort = support::cohort(csv)?;
    let scores = support::scores(&cohort);
    let study = support::study(&cohort, &scores);
    let settings = Settings::lee_2015();
    let mut out = PREFACE.to_owned();
    for (title, printed) in [("Table 1", published::table_one()), ("Table 2", published::table_two())] {
        writeln!(
            out,
            "## {title}\n\n| | n | printed | median | printed | 95 % CI | printed | p | printed |"
        )?;
        writeln!(out, "|---|---|---|---|---|---|---|---|---|")?;
        for printed in &printed {
            block(&mut out, &study, printed, &settings)?;
        }
        writeln!(out)?;
    }
    let first = Settings { rows: RowsCounted::FirstOperations, ..settings };
    let median = median_survival(&study, &first)?;
    writeln!(
        out,
        "Median survival of the 33 patients from the first operation: {} (printed 180).",
        number(median.estimate)
    )?;
    Ok(out)
}

fn block(
    out: &mut String,
    study: &cohort::analysis::Study<'_>,
    printed: &PublishedGrouping,
    settings: &Settings,
) -> Result<(), Box<dyn Error>> {
    let found = compare(study, &printed.grouping, &[], settings, &mut || {})?;
    let p = found.tests.first().map(|test| test.p);
    for (place, group) in found.groups.iter().enumerate() {
        let key = group.level.key();
        let Some(level) = printed.level(&key) else { continue };
        let median = group.curve.as_ref().map(|curve| curve.median).unwrap_or_default();
        let interval = |ends: Option<(f64, f64)>| {
            ends.map_or("-".into(), |(low, high)| format!("{low:.1} to {high:.1}"))
        };
        let p = if place == 0 { (three(p), three(printed.p)) } else { Default::default() };
        writeln!(
            out,
            "| {} {key} | {} | {} | {} | {} | {} | {} | {} | {} |",
            name(printed),
            group.n(),
            level.n,
            number(median.estimate),
            number(level.median),
            if level.ci95.is_some() { interval(median.low.zip(median.high)) } else { "-".into() },
            interval(level.ci95),
            p.0,
            p.1
        )?;
    }
    for pair in &found.pairs {
        let (first, second) = (found.groups[pair.first].level.key(), found.groups[pair.second].level.key());
        if let Some((_, _, p)) = printed.pairs.iter().find(|it| it.0 == first && it.1 == second) {
            writeln!(
                out,
                "| {} {first} against {second} | | | | | | | {} | {} |",
                name(printed),
                three(pair.p),
                three(Some(*p))
            )?;
        }
    }
    Ok(())
}

fn name(printed: &PublishedGrouping) -> String {
    use cohort::analysis::Grouping;
    match &printed.grouping {
        Grouping::Finding { finding } | Grouping::Cut { finding, .. } => finding.id().to_owned(),
        Grouping::None => "all".into(),
        Grouping::SpinePart => "level".into(),
        Grouping::Walking => "walking".into(),
        Grouping::Radiotherapy => "radiotherapy".into(),
        Grouping::Factor { name } | Grouping::CutColumn { name, .. } => name.clone(),
        Grouping::Score { system } => system.clone(),
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".into(), |value| value.to_string())
}

fn three(p: Option<f64>) -> String {
    p.map_or("-".into(), |p| format!("{p:.3}"))
}
