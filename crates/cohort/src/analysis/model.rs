//! Results of a regression, small enough to be sent from a worker to the page.

use serde::{Deserialize, Serialize};

use super::covariates::Covariate;
use super::grouping::Level;
use super::settings::Settings;

/// Use of Firth's penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Penalty {
    /// Never: Cox's partial likelihood.
    #[default]
    None,
    /// Only in models without a maximum otherwise.
    FirthWhereNeeded,
    /// In all models.
    Firth,
}

/// Models of survival.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regression {
    /// The covariates, referred to by index.
    pub covariates: Vec<Covariate>,
    /// One univariable model for each covariate, on all rows in which it is known.
    pub univariable: Vec<Model>,
    /// The multivariable model, on the rows in which all are known; `None` with one covariate.
    pub multivariable: Option<Model>,
    /// Covariates with rows excluded because their value is known, but not as one number.
    #[serde(default)]
    pub inexact: Vec<Inexact>,
    /// Settings.
    pub settings: Settings,
}

/// Counted rows that a numeric covariate excludes although they have a value: bounds such as "3+" and "<0.3",
/// ranges such as "1-2", and points that are not certain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inexact {
    /// Index of the covariate.
    pub covariate: usize,
    /// Number of rows.
    pub rows: usize,
    /// The first such value; `None` for points.
    pub example: Option<Level>,
}

/// A fitted model, or the reason why there is none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// Number of rows of the fit.
    pub rows: usize,
    /// Number of rows excluded because a covariate is missing.
    pub without: usize,
    /// Number of events among its rows.
    pub events: usize,
    /// Its terms.
    pub terms: Vec<Term>,
    /// True if Firth's penalty was used; intervals and p-values are then those of the profile likelihood.
    pub penalised: bool,
    /// p-value of the (penalised) likelihood ratio test of all terms.
    pub likelihood_ratio_p: Option<f64>,
    /// p-value of the joint test of proportional hazards.
    pub proportional_p: Option<f64>,
    /// Apparent concordance (Harrell's on the rows of the fit), which is optimistic.
    pub concordance: Option<f64>,
    /// Optimism of the concordance, if requested.
    #[serde(default)]
    pub optimism: Option<Optimism>,
    /// The robust score test of all terms by patient, with Efron's ties, if patients have several rows.
    pub robust_p: Option<f64>,
    /// Reason why there is no estimate, or a penalised one.
    pub trouble: Option<NoEstimate>,
}

impl Model {
    /// Number of rows of the fit, and of all that counted.
    #[must_use]
    pub fn analysed(&self) -> (usize, usize) {
        (self.rows, self.rows + self.without)
    }
}

impl Regression {
    /// Models of a table or a figure: univariable or multivariable.
    pub fn models(&self, multivariable: bool) -> impl Iterator<Item = &Model> {
        let alone = self.univariable.iter().filter(move |_| !multivariable);
        alone.chain(self.multivariable.iter().filter(move |_| multivariable))
    }
}

/// The optimism of a model's concordance, by bootstrap.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Optimism {
    /// The corrected concordance.
    pub corrected: f64,
    /// Excess of the apparent concordance over the expected one.
    pub optimism: f64,
    /// Number of resamples drawn.
    pub resamples: usize,
    /// Number of resamples in which the model could be fitted.
    pub fitted: usize,
    /// Seed of the resampling.
    pub seed: u64,
}

/// A line of a model.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Index of its covariate.
    pub covariate: usize,
    /// Level of a categorical covariate.
    pub level: Option<Level>,
    /// Number of rows.
    pub n: usize,
    /// Number of events among them.
    pub events: usize,
    /// True for the reference of its covariate.
    pub reference: bool,
    /// The result; `None` for a reference, or without an estimate.
    pub ratio: Option<Ratio>,
}

/// A hazard ratio.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// Hazard ratio, for one unit of a number or relative to the reference; not on the log scale.
    pub ratio: f64,
    /// Lower end of its interval, at the confidence level of the settings; not on the log scale.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
    /// Two-sided p-value: Wald's or, with Firth's penalty, that of the profile likelihood.
    pub p: f64,
    /// Low, high and p-value (Wald) with the variance by patient, if patients have several rows. `None` for a
    /// group with fewer than [`FEWEST_ROBUST_EVENTS`](super::FEWEST_ROBUST_EVENTS) events, or compared with
    /// one.
    pub robust: Option<(f64, f64, f64)>,
    /// p-value of the test that it is constant over time.
    pub proportional_p: Option<f64>,
}

/// Reasons why a model has no estimate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum NoEstimate {
    /// A term separates deaths from survivors: its ratio diverges. Firth's penalty helps.
    Monotone {
        /// Index of the term.
        term: usize,
    },
    /// A term is a combination of those before it.
    Collinear {
        /// Index of the term.
        term: usize,
    },
    /// A covariate has the same value in all rows.
    Constant {
        /// Index of the covariate.
        covariate: usize,
    },
    /// No maximum was found.
    NotConverged {
        /// Number of iterations.
        iterations: usize,
    },
    /// There is no event, or no row.
    NoEvents,
    /// The likelihood has a maximum, but no curvature for an interval.
    Flat,
    /// Another error.
    Other {
        /// Message of the method, only for the file of all results; no page shows it.
        message: String,
    },
}
