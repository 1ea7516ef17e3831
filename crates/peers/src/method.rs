//! The methods that are measured.

use std::hint::black_box;

use survival::cox::{Covariates, CoxModel};
use survival::{
    ConcordanceOptions, Continuity, Direction, Error, KaplanMeier, LogRank, MannWhitney, Observations,
    RankWeights, concordance,
};

use crate::Rows;

/// A method, or the floor beside which the others are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Sorting the rows by time, with one pass over them: the floor of the methods of survival.
    Sort,
    /// The curve of Kaplan and Meier, with every step read.
    KaplanMeier,
    /// The log-rank test of two arms.
    LogRank,
    /// Cox regression with three covariates and Efron's ties.
    Cox,
    /// Harrell's concordance of a number with survival.
    Concordance,
    /// The rank-sum test of Wilcoxon, of a number in the two arms, by its normal approximation.
    Wilcoxon,
}

impl Method {
    /// All methods, the floor first.
    pub const ALL: [Self; 6] =
        [Self::Sort, Self::KaplanMeier, Self::LogRank, Self::Cox, Self::Concordance, Self::Wilcoxon];

    /// The name in tables and for the scripts of peers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sort => "floor",
            Self::KaplanMeier => "Kaplan-Meier",
            Self::LogRank => "log-rank",
            Self::Cox => "Cox",
            Self::Concordance => "concordance",
            Self::Wilcoxon => "Wilcoxon",
        }
    }

    /// Returns whether the method is measured on so many rows: the last two on 100,000 only.
    #[must_use]
    pub fn is_measured_at(self, rows: usize) -> bool {
        !matches!(self, Self::Concordance | Self::Wilcoxon) || rows == 100_000
    }

    /// Runs the method; returns a number of its result, by which libraries can be compared: the sum of the
    /// times of events, the last survival, the test statistic, the log likelihood, the concordance, the statistic U
    /// of the first arm.
    ///
    /// # Errors
    /// None in practice: the rows are valid.
    pub fn run(self, rows: &Rows) -> Result<f64, Error> {
        let observations = || Observations::new(&rows.time, &rows.event);
        match self {
            Self::Sort => {
                let mut pairs: Vec<(f64, bool)> =
                    rows.time.iter().copied().zip(rows.event.iter().copied()).collect();
                pairs.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
                Ok(pairs.iter().filter(|pair| pair.1).map(|pair| pair.0).sum())
            }
            Self::KaplanMeier => {
                let curve = KaplanMeier::fit(&observations()?)?;
                // Survival and variance are computed as they are read.
                let (last, _) = curve
                    .steps()
                    .fold((1.0, 0.0), |(_, sum), step| (step.survival, sum + step.greenwood.min(1.0)));
                Ok(last)
            }
            Self::LogRank => {
                let comparison = LogRank::new(&observations()?, &rows.arm)?;
                Ok(comparison.test(RankWeights::LogRank)?.chi_squared)
            }
            Self::Cox => {
                let columns: Vec<(&str, &[f64])> =
                    ["a", "b", "c"].into_iter().zip(rows.columns.iter().map(Vec::as_slice)).collect();
                let fit = CoxModel::new(observations()?, Covariates::new(&columns)?)?.fit()?;
                Ok(fit.log_likelihood())
            }
            Self::Concordance => {
                let options =
                    ConcordanceOptions { direction: Direction::HigherIsWorse, ..Default::default() };
                Ok(concordance(&observations()?, &rows.columns[0], &options)?.concordance)
            }
            Self::Wilcoxon => {
                let [first, second] = [0, 1].map(|arm| {
                    let codes = rows.arm.codes().iter().zip(&rows.columns[0]);
                    codes.filter(|(code, _)| **code == arm).map(|(_, value)| *value).collect::<Vec<f64>>()
                });
                let test = MannWhitney::new(&first, &second)?;
                black_box(test.normal(Continuity::Corrected));
                Ok(test.u().0)
            }
        }
    }
}
