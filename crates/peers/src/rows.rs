//! Made-up rows of a cohort.

use std::fmt::Write as _;

use survival::{Categories, Error};

/// Kind of the times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Whole days, most of them tied.
    WholeDays,
    /// Days with all their decimals, none tied.
    Continuous,
}

impl Times {
    /// Both kinds.
    pub const BOTH: [Self; 2] = [Self::WholeDays, Self::Continuous];

    /// The name in tables and of files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::WholeDays => "whole days",
            Self::Continuous => "continuous",
        }
    }
}

/// Rows of a cohort with three covariates: a number, an indicator and a number.
#[derive(Debug, Clone)]
pub struct Rows {
    pub(crate) time: Vec<f64>,
    pub(crate) event: Vec<bool>,
    pub(crate) columns: [Vec<f64>; 3],
    pub(crate) arm: Categories,
}

impl Rows {
    /// Exponential times whose hazard grows with every covariate, about 60 % with an event, two arms. The same
    /// numbers at every call.
    ///
    /// # Errors
    /// None in practice: the codes of the arms are 0 and 1.
    pub fn new(rows: usize, times: Times) -> Result<Self, Error> {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut uniform = || {
            // xorshift64*: statistical quality does not matter here.
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut columns = [const { Vec::new() }; 3];
        let (mut time, mut event, mut codes) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..rows {
            let values = [4.0 * uniform() - 2.0, f64::from(uniform() < 0.4), 4.0 * uniform() - 2.0];
            let predictor = 0.3 * values.iter().sum::<f64>();
            for (column, value) in columns.iter_mut().zip(values) {
                column.push(value);
            }
            let (death, censoring) = (-800.0 * (1.0 - uniform()).ln() / predictor.exp(), 2000.0 * uniform());
            let end = death.min(censoring);
            time.push(if times == Times::WholeDays { end.ceil() } else { end });
            event.push(death < censoring);
            codes.push(u32::from(uniform() < 0.5));
        }
        let levels = vec!["control".to_owned(), "treated".to_owned()];
        Ok(Self { time, event, columns, arm: Categories::from_codes(levels, codes)? })
    }

    /// The rows as CSV, every number with all its digits.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = "time,event,arm,a,b,c\n".to_owned();
        let [a, b, c] = &self.columns;
        for row in 0..self.time.len() {
            let (event, arm) = (u8::from(self.event[row]), self.arm.codes()[row]);
            // Writing into a string cannot fail.
            let _ = writeln!(out, "{},{event},{arm},{},{},{}", self.time[row], a[row], b[row], c[row]);
        }
        out
    }
}
