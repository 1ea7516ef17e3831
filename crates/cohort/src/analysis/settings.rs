//! Settings of analyses: every choice of method, named so that it can be printed next to its numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use survival::ConfidenceType;

use super::grouping::Grouping;
use crate::{ColumnOrigin, Landmark, Later, TimeUnit, TimeZero};

/// All settings; the defaults follow current statistical practice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The rows that count: all, or the first of each patient.
    pub rows: RowsCounted,
    /// Confidence level of every interval, such as 0.95.
    pub confidence: f64,
    /// Interval of the survival curve.
    pub band: Band,
    /// Method of the median and its interval.
    pub median: MedianMethod,
    /// Adjustment of p-values of pairs for multiplicity.
    pub adjustment: Adjustment,
    /// Tests in addition to the log-rank test.
    pub beside: Vec<RankTest>,
    /// Treatment of tied deaths in a Cox model.
    pub ties: Ties,
    /// Strata within which groups are compared and hazards are proportional, in log-rank tests and Cox models.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub strata: Option<Grouping>,
    /// The landmark from which time is counted. It is determined by the cohort.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub landmark: Option<Landmark>,
    /// End of the time over which the restricted mean of curves is taken, in the unit of results; `None` for no mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<f64>,
    /// Unit of results. A cohort contains days.
    pub unit: TimeUnit,
    /// Time zero, and start of the time at risk. It is determined by the cohort; a choice made here is
    /// overridden.
    pub time_zero: TimeZero,
    /// Groupings that may be known only after time zero. They are determined by the cohort; a choice made here is
    /// overridden.
    #[serde(skip_serializing_if = "Later::is_empty")]
    pub later: Later,
    /// Headings of the columns of times and events whose meaning is in doubt and was not confirmed. They are determined
    /// by the cohort; a choice made here is overridden.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unconfirmed: Vec<String>,
    /// Headings of the columns whose unit is in doubt and was not confirmed, by id of their finding. They are determined
    /// by the cohort; a choice made here is overridden.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub doubted_units: BTreeMap<String, String>,
    /// Number of rows of living patients that are left out, if only deaths are analysed. It is determined by the cohort.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub living_left_out: Option<usize>,
    /// Origin of the times of a column. It is determined by the cohort.
    #[serde(skip)]
    pub origin: Option<ColumnOrigin>,
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
            strata: None,
            landmark: None,
            restricted: None,
            unit: TimeUnit::default(),
            time_zero: TimeZero::default(),
            later: Later::new(),
            unconfirmed: Vec::new(),
            doubted_units: BTreeMap::new(),
            living_left_out: None,
            origin: None,
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

/// Rows that count if a patient has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowsCounted {
    /// All rows: a table of operations.
    #[default]
    Operations,
    /// The first of each patient, by date of operation, otherwise in the order of the file.
    FirstOperations,
}

/// Scale on which the interval of a curve is symmetric.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Log of the cumulative hazard; the most accurate with few patients.
    #[default]
    LogLog,
    /// Log, R's default.
    Log,
    /// Survival itself, SPSS's.
    Plain,
    /// Log of the odds.
    Logit,
    /// Arcsine of the root.
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

/// Method of the median and its interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MedianMethod {
    /// Brookmeyer and Crowley's: where the curve's band crosses one half.
    #[default]
    BrookmeyerCrowley,
    /// SPSS-compatible: the normal approximation, 1.96 standard errors, at any confidence level.
    Spss,
}

/// Adjustment of p-values for multiplicity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// None, as in Lee 2015.
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
    /// Adjusted p-values, in the same order; missing ones stay missing and do not count.
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

/// A test of equal survival curves, by its weight of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RankTest {
    /// Equal weights.
    LogRank,
    /// Root of the number at risk.
    TaroneWare,
    /// Peto and Peto's estimate of survival.
    PetoPeto,
    /// Number at risk; Breslow's test in SPSS.
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

/// Treatment of deaths at the same time in a Cox model.
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
