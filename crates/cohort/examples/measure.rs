//! Measures time and memory for reading, mapping, scoring and analysing a study.
//!
//! `cargo run --release -p cohort --example measure -- 1000000` generates a table of that many rows by 20
//! columns in memory, then prints seconds and rows per second for each step, and the peak memory (Linux
//! only). Given a file name instead of a number, it reads that file.

#![allow(clippy::print_stdout, reason = "this program's output is what it prints")]

use std::error::Error;
use std::fmt::Write as _;
use std::time::Instant;

use clinical::Finding;
use cohort::analysis::{
    Covariate, Grouping, Penalty, Settings, Study, compare, discriminate, groupings_of, regress,
    survival_table,
};
use cohort::{Opening, Scores, Sheet, no_progress, read, suggest, write_scored};

fn main() -> Result<(), Box<dyn Error>> {
    let given = std::env::args().nth(1).unwrap_or_else(|| "100000".to_owned());
    let bytes = match given.parse() {
        Ok(rows) => table(rows).into_bytes(),
        Err(_) => std::fs::read(&given)?,
    };
    println!("{given}: {:.1} MB", mb(bytes.len()));
    let mut clock = Clock { rows: 0, since: Instant::now() };
    let sheet = Sheet::open(bytes, &Opening::default(), &mut no_progress)?;
    clock.rows = sheet.len();
    clock.took("reading (bytes to rows)");
    let mapping = suggest(&sheet).mapping;
    clock.took("suggesting a mapping");
    let reading = read(&sheet, &mapping, &mut no_progress)?;
    clock.took("understanding (rows to a cohort)");
    drop(sheet);
    let scores = Scores::of(&reading.cohort, &systems::CATALOGUE, &mut no_progress);
    clock.took("scoring by every system");
    let mut written = 0;
    write_scored(&reading.cohort, &scores, &mut |piece| written += piece.len(), &mut no_progress);
    clock.took("writing the scored cohort");
    let sure: usize = scores.systems().iter().map(cohort::SystemScores::certain).sum();
    println!(
        "{} rows used, {} issues, {sure} certain groups, {:.1} MB written",
        reading.cohort.len(),
        reading.issues.total(),
        mb(written)
    );
    analyse(&Study::new(&reading.cohort, scores.for_analysis()), &mut clock)
}

/// Runs every analysis of the page once.
fn analyse(study: &Study<'_>, clock: &mut Clock) -> Result<(), Box<dyn Error>> {
    let (settings, step) = (Settings::default(), &mut || {});
    clock.since = Instant::now();
    let groupings = groupings_of(study);
    clock.took("what the rows can be parted by");
    let site = Grouping::Finding { finding: Finding::PrimarySite };
    compare(study, &site, &[], &settings, step)?;
    clock.took("comparing by primary site");
    let covariates = [
        Covariate::Number { finding: Finding::Age, per: 10.0 },
        Covariate::Groups { grouping: Grouping::Walking, reference: None },
        Covariate::Groups { grouping: site, reference: None },
    ];
    regress(study, &covariates, Penalty::None, &settings, step)?;
    clock.took("Cox, 3 covariates alone and together");
    let eight = groupings.into_iter().take(8).map(Into::into).collect();
    survival_table(study, eight, &settings, step)?;
    clock.took("a table of 8 factors and scores");
    let systems = ["tomita_2001", "tokuhashi_2005"].map(str::to_owned);
    match discriminate(study, &systems, &settings, step) {
        Ok(_) => clock.took("the concordance of 2 systems"),
        Err(error) => println!("the concordance of 2 systems: {error}"),
    }
    Ok(())
}

struct Clock {
    rows: usize,
    since: Instant,
}

impl Clock {
    fn took(&mut self, what: &str) {
        let seconds = self.since.elapsed().as_secs_f64();
        let a_second = f64::from(u32::try_from(self.rows).unwrap_or(u32::MAX)) / seconds;
        println!("{what:34} {seconds:8.3} s {a_second:12.0} rows/s   most memory so far {}", most_memory());
        self.since = Instant::now();
    }
}

fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("not known here", str::trim).to_owned()
}

fn mb(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes / 1024).unwrap_or(u32::MAX)) / 1024.0
}

/// A table of plausible random answers, one in twenty missing.
fn table(rows: usize) -> String {
    let mut out = "patient,time_days,died,hospital,primary_site,sex,age,kps,ambulation,frankel,vertebral_metastases,\
                   extraspinal_bone_metastases,visceral_metastases,visceral_removable,bilirubin,albumin,inr,ascites,\
                   encephalopathy,crp\n"
        .to_owned();
    let mut dice = Dice(20_261_124);
    for row in 0..rows {
        let _ = write!(out, "P{},{},{}", row - row % 11 / 10, dice.below(3000), dice.below(2));
        let _ = write!(out, ",H{}", dice.below(40));
        dice.one_of(
            &mut out,
            &["hcc", "lung", "breast", "prostate", "kidney", "colon", "myeloma", "unknown"],
        );
        dice.one_of(&mut out, &["male", "female"]);
        let _ = write!(out, ",{}", 30 + dice.below(60));
        dice.one_of(&mut out, &["30", "40", "50", "60", "70", "80", "90", "100"]);
        dice.one_of(&mut out, &["independent", "with_aid", "none"]);
        dice.one_of(&mut out, &["A", "B", "C", "D", "E"]);
        dice.one_of(&mut out, &["1", "2", "3", "4", "7"]);
        dice.one_of(&mut out, &["0", "1", "2", "3", "5"]);
        dice.one_of(&mut out, &["none", "treatable", "untreatable"]);
        dice.one_of(&mut out, &["yes", "no"]);
        for (low, span) in [(3, 40), (20, 30), (8, 20)] {
            let _ = write!(out, ",{}.{}", (low + dice.below(span)) / 10, dice.below(10));
        }
        dice.one_of(&mut out, &["none", "slight", "severe"]);
        dice.one_of(&mut out, &["none", "grade_1_2", "grade_3_4"]);
        let _ = writeln!(out, ",{}.{:02}", dice.below(10), dice.below(100));
    }
    out
}

/// A reproducible random number generator.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn one_of(&mut self, out: &mut String, values: &[&str]) {
        let missing = self.below(20) == 0;
        let at = usize::try_from(self.below(values.len() as u64)).unwrap_or(0);
        out.push(',');
        if !missing {
            out.push_str(values[at]);
        }
    }
}
