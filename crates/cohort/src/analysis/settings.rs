//! How to analyse: every choice of method, by name, so that it can be printed beside its numbers.

use serde::{Deserialize, Serialize};
use survival::ConfidenceType;

use crate::{TimeUnit, TimeZero};

/// All choices; the defaults are what a statistician of today would choose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whether every row counts, or a patient's first alone.
    pub rows: RowsCounted,
    /// Of every interval, such as 0.95.
    pub confidence: f64,
    /// The interval of the survival curve.
    pub band: Band,
    /// The median and its interval.
    pub median: MedianMethod,
    /// What is done to the p-values of pairs for their number.
    pub adjustment: Adjustment,
    /// Tests shown beside the log-rank test.
    pub beside: Vec<RankTest>,
    /// What a Cox model makes of deaths on the same day.
    pub ties: Ties,
    /// The unit in which results are given. A cohort holds days.
    pub unit: TimeUnit,
    /// From when time runs and from when rows are at risk. The cohort decides it; a choice made here is overruled.
    pub time_zero: TimeZero,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rows: RowsCounted::default(),
            confidence: 0.95,
            band: Band::default(),
            median: MedianMethod::default(),
            adjustment: Adjustment::default(),
            beside: Vec::new(),
            ties: Ties::default(),
            unit: TimeUnit::default(),
            time_zero: TimeZero::default(),
        }
    }
}

impl Settings {
    /// As in Lee 2015, whose authors used SPSS: its median, and days.
    #[must_use]
    pub fn lee_2015() -> Self {
        Self { median: MedianMethod::Spss, ties: Ties::Breslow, ..Self::default() }
    }
}

/// Which rows count where a patient has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsCounted {
    /// All of them: a table of operations.
    #[default]
    Operations,
    /// The first of each patient, by date of operation, or else in the order of the file.
    FirstOperations,
}

/// The scale on which the interval of a curve is symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// The log of the cumulative hazard: the best behaved with few patients.
    #[default]
    LogLog,
    /// The log, R's default.
    Log,
    /// Survival itself, SPSS's.
    Plain,
    /// The log of the odds.
    Logit,
    /// The arcsine of the root.
    Arcsin,
}

impl From<Band> for ConfidenceType {
    fn from(band: Band) -> Self {
        match band {
            Band::LogLog => Self::LogLog,
            Band::Log => Self::Log,
            Band::Plain => Self::Plain,
            Band::Logit => Self::Logit,
            Band::Arcsin => Self::Arcsin,
        }
    }
}

/// How the median and its interval are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MedianMethod {
    /// Brookmeyer and Crowley's: where the curve's band crosses one half.
    #[default]
    BrookmeyerCrowley,
    /// SPSS-compatible: the normal approximation, 1.96 standard errors to either side, whatever the confidence.
    Spss,
}

/// What is done to p-values for their number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// Nothing, as in Lee 2015.
    None,
    /// Bonferroni's.
    Bonferroni,
    /// Holm's.
    #[default]
    Holm,
    /// Benjamini and Hochberg's: the false discovery rate.
    BenjaminiHochberg,
}

impl Adjustment {
    /// The adjusted p-values, in the same order; those that are missing stay so and do not count.
    #[must_use]
    pub fn adjust(self, p: &[Option<f64>]) -> Vec<Option<f64>> {
        let known: Vec<f64> = p.iter().flatten().copied().collect();
        let adjusted = match self {
            Self::None => known,
            Self::Bonferroni => survival::Adjustment::Bonferroni.adjust(&known),
            Self::Holm => survival::Adjustment::Holm.adjust(&known),
            Self::BenjaminiHochberg => survival::Adjustment::BenjaminiHochberg.adjust(&known),
        };
        let mut adjusted = adjusted.into_iter();
        p.iter().map(|p| p.and_then(|_| adjusted.next())).collect()
    }
}

/// A test of whether groups share one survival curve, by the weight it gives each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankTest {
    /// All times alike.
    LogRank,
    /// The root of the number at risk.
    TaroneWare,
    /// Peto and Peto's estimate of survival.
    PetoPeto,
    /// The number at risk; SPSS calls it Breslow's.
    Gehan,
}

impl From<RankTest> for survival::RankWeights {
    fn from(test: RankTest) -> Self {
        match test {
            RankTest::LogRank => Self::LogRank,
            RankTest::TaroneWare => Self::TaroneWare,
            RankTest::PetoPeto => Self::PetoPeto,
            RankTest::Gehan => Self::GehanBreslow,
        }
    }
}

/// What a Cox model makes of deaths at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// Efron's approximation, R's default.
    #[default]
    Efron,
    /// Breslow's approximation, SPSS's.
    Breslow,
}

impl From<Ties> for survival::cox::Ties {
    fn from(ties: Ties) -> Self {
        match ties {
            Ties::Efron => Self::Efron,
            Ties::Breslow => Self::Breslow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_p_does_not_count_among_the_tests() {
        let adjusted = Adjustment::Bonferroni.adjust(&[Some(0.01), None, Some(0.03)]);
        assert_eq!(adjusted, [Some(0.02), None, Some(0.06)]);
    }

    #[test]
    fn settings_left_out_of_a_file_are_the_defaults() {
        let settings: Settings = serde_json::from_str(r#"{"median":"spss"}"#).unwrap();
        assert_eq!(settings, Settings { median: MedianMethod::Spss, ..Settings::default() });
    }
}
