//! Peak memory of an estimator in addition to the rows: at most 24 bytes a row.
//!
//! The only test in its program, because the counter covers the whole process.

#![allow(clippy::unwrap_used, reason = "the rows are made valid")]

use std::hint::black_box;

use peak_alloc::PeakAlloc;
use survival::cox::{Covariates, CoxModel, Ties};
use survival::log_rank::pairwise;
use survival::{Categories, ConfidenceType, KaplanMeier, LogRank, Observations, RankWeights};

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const ROWS: usize = 60_000;
/// Bytes a row.
const LIMIT: f64 = 24.0;
/// Memory that does not grow with the rows: bins of days, blocks, small matrices.
const ALLOWANCE: usize = 64 << 10;

struct Rows {
    time: Vec<f64>,
    event: Vec<bool>,
    entry: Vec<f64>,
    weight: Vec<f64>,
    arm: Categories,
    centre: Categories,
    columns: [Vec<f64>; 5],
}

impl Rows {
    /// Distinct times or whole days; covariates that are all different numbers.
    fn new(whole_days: bool) -> Self {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut uniform = move || {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut column = |scale: f64| (0..ROWS).map(|_| scale * uniform()).collect::<Vec<f64>>();
        let mut time: Vec<f64> = column(1.0).into_iter().map(|u| 1.0 - 400.0 * (1.0 - u).ln()).collect();
        if whole_days {
            time.iter_mut().for_each(|time| *time = time.floor());
        }
        let entry = column(0.9).iter().zip(&time).map(|(share, time)| share * time).collect();
        let event = column(1.0).into_iter().map(|u| u < 0.6).collect();
        let weight = column(2.0).into_iter().map(|weight| 0.1 + weight).collect();
        let mut categories = |levels: f64| {
            let codes = column(levels).into_iter().map(|code| code as u32).collect();
            Categories::from_codes((0..levels as u32).map(|level| level.to_string()).collect(), codes)
                .unwrap()
        };
        let (arm, centre) = (categories(3.0), categories(8.0));
        let columns = [column(1.0), column(1.0), column(1.0), column(1.0), column(1.0)];
        Self { time, event, entry, weight, arm, centre, columns }
    }

    fn plain(&self) -> Observations<'_> {
        Observations::new(&self.time, &self.event).unwrap()
    }

    fn covariates(&self, width: usize) -> Covariates<'_> {
        let columns: Vec<(String, &[f64])> = self.columns[..width]
            .iter()
            .enumerate()
            .map(|(j, column)| (j.to_string(), &column[..]))
            .collect();
        Covariates::new(&columns).unwrap()
    }
}

/// Peak memory in bytes a row, beyond that in use before.
fn peak(work: impl FnOnce()) -> f64 {
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    work();
    HEAP.peak_usage().saturating_sub(before + ALLOWANCE) as f64 / ROWS as f64
}

fn read_off(curve: &KaplanMeier) {
    black_box(curve.quantiles(&[0.25, 0.5], ConfidenceType::LogLog, 0.95).unwrap());
    black_box(curve.at_times(&[100.0, 200.0], ConfidenceType::LogLog, 0.95).unwrap());
    black_box((curve.restricted_mean(365.0).unwrap(), curve.spss_quantile(0.5), curve.spss_mean()));
    black_box(curve.steps().map(|step| step.survival).sum::<f64>());
}

#[test]
fn no_estimator_holds_more_than_24_bytes_a_row_beside_the_rows() {
    let mut broken = Vec::new();
    for whole_days in [false, true] {
        let rows = Rows::new(whole_days);
        let plain = rows.plain();
        let mut measure = |name: &str, bytes: f64| {
            println!(
                "{} times, {name}: {bytes:.1} bytes a row",
                if whole_days { "whole" } else { "distinct" }
            );
            if bytes > LIMIT {
                broken.push(format!("{name} (whole days: {whole_days}): {bytes:.1}"));
            }
        };
        let late = plain.with_entry(&rows.entry).unwrap();
        let weighted = plain.with_weights(&rows.weight).unwrap();
        let stratified = plain.with_strata(&rows.centre).unwrap();
        for (kind, rows_of_kind) in [("", plain), (" with weights", weighted), (" with late entry", late)] {
            measure(
                &format!("Kaplan-Meier{kind}"),
                peak(|| read_off(&KaplanMeier::fit(&rows_of_kind).unwrap())),
            );
            measure(
                &format!("Kaplan-Meier by group{kind}"),
                peak(|| KaplanMeier::by_group(&rows_of_kind, &rows.arm).unwrap().iter().for_each(read_off)),
            );
        }
        for (kind, rows_of_kind) in [
            ("", plain),
            (" with weights", weighted),
            (" with late entry", late),
            (", stratified", stratified),
        ] {
            measure(
                &format!("log-rank{kind}"),
                peak(|| {
                    let comparison = LogRank::new(&rows_of_kind, &rows.arm).unwrap();
                    black_box(comparison.test(RankWeights::LogRank).unwrap());
                }),
            );
            measure(
                &format!("pairwise log-rank{kind}"),
                peak(|| drop(black_box(pairwise(&rows_of_kind, &rows.arm, RankWeights::LogRank).unwrap()))),
            );
        }
        for (kind, rows_of_kind) in [
            ("", plain),
            (" with weights", weighted),
            (" with late entry", late),
            (", stratified", stratified),
        ] {
            for width in [1, 3, 5] {
                for ties in [Ties::Efron, Ties::Breslow] {
                    measure(
                        &format!("Cox with {width} covariates{kind}, {ties:?}"),
                        peak(|| {
                            let model =
                                CoxModel::new(rows_of_kind, rows.covariates(width)).unwrap().ties(ties);
                            black_box(model.fit().unwrap().table(0.95).unwrap());
                        }),
                    );
                }
            }
        }
    }
    assert!(broken.is_empty(), "more than {LIMIT} bytes a row:\n{}", broken.join("\n"));
}
