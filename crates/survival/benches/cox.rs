//! Cox regression with 5 covariates on 1e3 and 1e5 rows and with 3 on 1e6, compared with sorting the same
//! times.
//!
//! `cargo bench -p survival --bench cox`.

#![allow(clippy::expect_used, reason = "the rows are the benchmark's own")]

use divan::{Bencher, black_box};
use survival::Observations;
use survival::cox::{Covariates, CoxModel};

/// Numbers of rows and covariates.
const SIZES: [(usize, usize); 3] = [(1_000, 5), (100_000, 5), (1_000_000, 3)];

fn main() {
    divan::main();
}

struct Cohort {
    time: Vec<f64>,
    event: Vec<bool>,
    columns: Vec<Vec<f64>>,
}

impl Cohort {
    /// Exponential times whose hazard grows with every covariate, about 60 % with an event; numbers
    /// and indicators take turns as covariates.
    fn new((rows, width): (usize, usize), whole_days: bool) -> Self {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut uniform = || {
            // xorshift64*: statistical quality does not matter here.
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut columns = vec![Vec::with_capacity(rows); width];
        let (mut time, mut event) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        for _ in 0..rows {
            let mut predictor = 0.0;
            for (index, column) in columns.iter_mut().enumerate() {
                let value = if index % 2 == 0 { 4.0 * uniform() - 2.0 } else { f64::from(uniform() < 0.4) };
                predictor += 0.3 * value;
                column.push(value);
            }
            let (death, censoring) = (-800.0 * (1.0 - uniform()).ln() / predictor.exp(), 2000.0 * uniform());
            let end = death.min(censoring);
            time.push(if whole_days { end.ceil() } else { end });
            event.push(death < censoring);
        }
        Self { time, event, columns }
    }

    fn fit(&self) -> f64 {
        let columns: Vec<(String, &[f64])> =
            self.columns.iter().enumerate().map(|(index, column)| (index.to_string(), &column[..])).collect();
        let observations = Observations::new(&self.time, &self.event).expect("times are not negative");
        let covariates = Covariates::new(&columns).expect("covariates are finite");
        let model = CoxModel::new(observations, covariates).expect("there are as many rows");
        model.fit().expect("nothing separates the events").log_likelihood()
    }

    fn sort(&self) -> f64 {
        let mut pairs: Vec<(f64, bool)> = self.time.iter().copied().zip(self.event.iter().copied()).collect();
        pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        pairs.iter().filter(|pair| pair.1).map(|pair| pair.0).sum()
    }
}

fn run(bencher: Bencher<'_, '_>, size: (usize, usize), whole_days: bool, work: fn(&Cohort) -> f64) {
    let cohort = Cohort::new(size, whole_days);
    bencher.bench_local(|| black_box(work(black_box(&cohort))));
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn cox_whole_days(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    run(bencher, size, true, Cohort::fit);
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn cox_continuous(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    run(bencher, size, false, Cohort::fit);
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn sort_whole_days(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    run(bencher, size, true, Cohort::sort);
}

#[divan::bench(args = SIZES, sample_count = 20)]
fn sort_continuous(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    run(bencher, size, false, Cohort::sort);
}
