//! Kaplan-Meier and the log-rank test, compared with sorting the same times, which is the floor.
//!
//! `cargo bench -p survival --bench curves`. Two floors: a comparison sort of `(time, event)` with one
//! pass over it, and, for whole days, a counting sort with one pass.

#![allow(clippy::expect_used, reason = "a benchmark whose data are wrong should stop")]

use divan::{Bencher, black_box};
use survival::{Categories, KaplanMeier, LogRank, Observations, RankWeights};

const ROWS: [usize; 3] = [1_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

/// Follow-up of a cohort: exponential times of about 400 days, cut at ten years, 60 % with an event.
struct Cohort {
    time: Vec<f64>,
    event: Vec<bool>,
    arm: Categories,
}

#[derive(Clone, Copy, PartialEq)]
enum Times {
    WholeDays,
    Continuous,
}

impl Cohort {
    fn new(rows: usize, times: Times) -> Self {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut uniform = || {
            // xorshift64*: statistical quality does not matter here.
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
        };
        let (mut time, mut event, mut codes) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rows {
            let days = (-400.0 * (1.0 - uniform()).ln()).min(3650.0);
            time.push(if times == Times::WholeDays { days.floor() } else { days });
            event.push(uniform() < 0.6);
            codes.push(u32::from(uniform() < 0.5));
        }
        let levels = vec!["control".to_owned(), "treated".to_owned()];
        Self { time, event, arm: Categories::from_codes(levels, codes).expect("codes are 0 or 1") }
    }

    fn observations(&self) -> Observations<'_> {
        Observations::new(&self.time, &self.event).expect("times are not negative")
    }
}

fn sort(cohort: &Cohort) -> f64 {
    let mut pairs: Vec<(f64, bool)> = cohort.time.iter().copied().zip(cohort.event.iter().copied()).collect();
    pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    pairs.iter().filter(|pair| pair.1).map(|pair| pair.0).sum()
}

fn count(cohort: &Cohort) -> u32 {
    let mut counts = vec![[0_u32; 2]; 3651];
    for (&time, &event) in cohort.time.iter().zip(&cohort.event) {
        counts[time as usize][usize::from(event)] += 1;
    }
    counts.iter().map(|count| count[1]).max().unwrap_or(0)
}

/// The curve with every step read once, because survival and variance are computed on reading.
fn kaplan_meier(cohort: &Cohort) -> f64 {
    let curve = KaplanMeier::fit(&cohort.observations()).expect("the rows are valid");
    curve.steps().map(|step| step.survival + step.greenwood.min(1.0)).sum()
}

fn log_rank(cohort: &Cohort) -> f64 {
    let comparison = LogRank::new(&cohort.observations(), &cohort.arm).expect("both arms have rows");
    comparison.test(RankWeights::LogRank).expect("there are events").chi_squared
}

fn run<T>(bencher: Bencher<'_, '_>, rows: usize, times: Times, work: fn(&Cohort) -> T) {
    let cohort = Cohort::new(rows, times);
    bencher.bench_local(|| black_box(work(black_box(&cohort))));
}

mod whole_days {
    use super::{Bencher, ROWS, Times};

    #[divan::bench(args = ROWS)]
    fn floor_counting_sort(bencher: Bencher<'_, '_>, rows: usize) {
        super::run(bencher, rows, Times::WholeDays, super::count);
    }

    #[divan::bench(args = ROWS)]
    fn floor_sort(bencher: Bencher<'_, '_>, rows: usize) {
        super::run(bencher, rows, Times::WholeDays, super::sort);
    }

    #[divan::bench(args = ROWS)]
    fn kaplan_meier(bencher: Bencher<'_, '_>, rows: usize) {
        super::run(bencher, rows, Times::WholeDays, super::kaplan_meier);
    }

    #[divan::bench(args = ROWS)]
    fn log_rank(bencher: Bencher<'_, '_>, rows: usize) {
        super::run(bencher, rows, Times::WholeDays, super::log_rank);
    }
}

mod continuous {
    use super::{Bencher, ROWS, Times};

    #[divan::bench(args = ROWS)]
    fn floor_sort(bencher: Bencher<'_, '_>, rows: usize) {
        super::run(bencher, rows, Times::Continuous, super::sort);
    }

    #[divan::bench(args = ROWS)]
    fn kaplan_meier(bencher: Bencher<'_, '_>, rows: usize) {
        super::run(bencher, rows, Times::Continuous, super::kaplan_meier);
    }

    #[divan::bench(args = ROWS)]
    fn log_rank(bencher: Bencher<'_, '_>, rows: usize) {
        super::run(bencher, rows, Times::Continuous, super::log_rank);
    }
}
