//! What comes of a regression, small enough to cross from a worker to the page.

use serde::{Deserialize, Serialize};

use super::covariates::Covariate;
use super::settings::Settings;
use super::stratum::Level;

/// Whether Firth's penalty is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Penalty {
    /// Never: the partial likelihood of Cox alone.
    #[default]
    None,
    /// In models that have no maximum without it.
    FirthWhereNeeded,
    /// In all.
    Firth,
}

/// Models of survival.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regression {
    /// The covariates, which terms name by their place.
    pub covariates: Vec<Covariate>,
    /// One model for each covariate alone, on all rows that have it.
    pub univariable: Vec<Model>,
    /// The model of all together, on the rows that have all; `None` with one covariate.
    pub multivariable: Option<Model>,
    /// The methods.
    pub settings: Settings,
}

/// A fitted model, or why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The rows it was fitted to.
    pub rows: usize,
    /// The rows left out, for a covariate is missing.
    pub without: usize,
    /// The events among its rows.
    pub events: usize,
    /// Its terms.
    pub terms: Vec<Term>,
    /// Whether Firth's penalty was used; intervals and p-values are then those of the profile likelihood.
    pub penalised: bool,
    /// The p-value of the (penalised) likelihood ratio test that no term matters.
    pub likelihood_ratio_p: Option<f64>,
    /// The p-value of the test of proportional hazards, all terms together.
    pub proportional_p: Option<f64>,
    /// Harrell's concordance of the model on the rows that it was fitted to: the apparent one, which is too high.
    pub concordance: Option<f64>,
    /// Optimism of the concordance, if it was asked for.
    #[serde(default)]
    pub optimism: Option<Optimism>,
    /// The robust score test of all terms by patient, with Efron's ties, where patients have several rows.
    pub robust_p: Option<f64>,
    /// Why there is no estimate, or why it is a penalised one.
    pub trouble: Option<Trouble>,
}

impl Model {
    /// The rows it was fitted to, and the rows that counted.
    #[must_use]
    pub fn analysed(&self) -> (usize, usize) {
        (self.rows, self.rows + self.without)
    }
}

impl Regression {
    /// The models of a table or a figure: each covariate alone, or all together.
    pub fn models(&self, multivariable: bool) -> impl Iterator<Item = &Model> {
        let alone = self.univariable.iter().filter(move |_| !multivariable);
        alone.chain(self.multivariable.iter().filter(move |_| multivariable))
    }
}

/// The optimism of a model's concordance, by bootstrap.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Optimism {
    /// The concordance corrected for it.
    pub corrected: f64,
    /// Excess of the apparent concordance over the expected one.
    pub optimism: f64,
    /// The resamples that were drawn.
    pub resamples: usize,
    /// Those in which the model could be fitted.
    pub fitted: usize,
    /// The seed of the resampling.
    pub seed: u64,
}

/// A line of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The place of its covariate.
    pub covariate: usize,
    /// The level of a covariate that is groups.
    pub level: Option<Level>,
    /// The rows it stands for.
    pub n: usize,
    /// The events among them.
    pub events: usize,
    /// Whether the others of its covariate are compared with it.
    pub reference: bool,
    /// What came of it; `None` for a reference, or without an estimate.
    pub ratio: Option<Ratio>,
}

/// A hazard ratio.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// The ratio, for one unit of a number or against the reference; not on the log scale.
    pub ratio: f64,
    /// The lower end of its interval, at the confidence of the settings; not on the log scale.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Its two-sided p-value: Wald's or, with Firth's penalty, that of the profile likelihood.
    pub p: f64,
    /// With the variance by patient, where patients have several rows: low, high, p (Wald). `None` for a group with
    /// fewer than [`FEWEST_ROBUST_EVENTS`](super::FEWEST_ROBUST_EVENTS) events, or against one.
    pub robust: Option<(f64, f64, f64)>,
    /// The p-value of the test that it does not change with time.
    pub proportional_p: Option<f64>,
}

/// Why a model has no estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Trouble {
    /// A term separates those who die from the others: its ratio grows without end. Firth's penalty helps.
    Monotone {
        /// The place of the term.
        term: usize,
    },
    /// A term tells nothing that those before it do not.
    Collinear {
        /// The place of the term.
        term: usize,
    },
    /// All rows have the same value.
    Constant {
        /// The place of the covariate.
        covariate: usize,
    },
    /// No maximum was found.
    NotConverged {
        /// After so many iterations.
        iterations: usize,
    },
    /// There is no event, or no row.
    NoEvents,
    /// The likelihood has a maximum and no curvature that would give an interval.
    Flat,
    /// Anything else.
    Other {
        /// What the method said, for whoever reads the file of all results; no page shows it.
        message: String,
    },
}
