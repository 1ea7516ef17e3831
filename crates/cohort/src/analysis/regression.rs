//! Cox regression, univariable and multivariable.
//!
//! A model without a maximum reports the reason, instead of a ratio of a million; Firth's penalised
//! likelihood, which always has one, is optional.

use survival::cox::{Covariates, CoxFit, CoxModel, Ties, TimeTransform};
use survival::{Categories, Error, Observations, StartStop};

use super::AnalysisError;
use super::covariates::{Covariate, Raw, TermColumn, indicator};
use super::division::level_of;
use super::model::{Inexact, Model, NoEstimate, Penalty, Ratio, Regression, Term};
use super::settings::Settings;
use super::strata::Strata;
use super::study::Study;

/// Minimum number of events for a robust interval: in a smaller group its variance by patient would be far
/// too small.
pub const FEWEST_ROBUST_EVENTS: usize = 5;

/// Fits a model of each covariate and one of all.
///
/// # Errors
/// If a column or system does not exist. A model that cannot be fitted is a result.
pub fn regress(
    study: &Study<'_>,
    covariates: &[Covariate],
    penalty: Penalty,
    settings: &Settings,
    step: &mut dyn FnMut(),
) -> Result<Regression, AnalysisError> {
    let raw: Vec<Raw> =
        covariates.iter().map(|covariate| Raw::new(study, covariate)).collect::<Result<_, _>>()?;
    let inexact = inexact_of(study, covariates, &raw, settings);
    let mut univariable = Vec::new();
    for place in 0..raw.len() {
        univariable.push(model(study, &raw, &[place], penalty, settings)?);
        step();
    }
    let all: Vec<usize> = (0..raw.len()).collect();
    let multivariable = if all.len() > 1 {
        let model = model(study, &raw, &all, penalty, settings)?;
        step();
        Some(model)
    } else {
        None
    };
    Ok(Regression {
        covariates: covariates.to_vec(),
        univariable,
        multivariable,
        inexact,
        settings: study.settled(settings),
    })
}

/// The numeric covariates that exclude counted rows with a value that is not one number.
fn inexact_of(study: &Study<'_>, covariates: &[Covariate], raw: &[Raw], settings: &Settings) -> Vec<Inexact> {
    let counted = study.counted(settings.rows);
    let of = |(place, covariate): (usize, &Covariate)| {
        let unknown =
            (0..study.cohort().len()).filter(|row| counted.contains(*row) && !raw[place].knows(*row));
        let (rows, example) = match covariate {
            Covariate::Number { finding, .. } => {
                let answers = study.cohort().answers(*finding)?;
                let mut given = unknown.filter_map(|row| level_of(*finding, answers.get(row)?)).peekable();
                let example = given.peek().map(|(_, level)| level.clone());
                (given.count(), example)
            }
            Covariate::Points { .. } => (unknown.count(), None),
            Covariate::Groups { .. } | Covariate::Column { .. } | Covariate::Start { .. } => return None,
        };
        (rows > 0).then_some(Inexact { covariate: place, rows, example })
    };
    covariates.iter().enumerate().filter_map(of).collect()
}

/// The counted rows in which all these covariates and the stratum are known, and the columns of their terms. The members of a
/// treatment are the rows in which it began before the end.
pub(super) fn complete_rows(
    study: &Study<'_>,
    raw: &[Raw],
    places: &[usize],
    strata: &Strata,
    settings: &Settings,
) -> (Vec<usize>, Vec<TermColumn>) {
    let counted = study.counted(settings.rows);
    let complete = |row: &usize| {
        counted.contains(*row) && strata.knows(*row) && places.iter().all(|place| raw[*place].knows(*row))
    };
    let rows: Vec<usize> = (0..study.cohort().len()).filter(complete).collect();
    let mut columns: Vec<TermColumn> =
        places.iter().flat_map(|place| raw[*place].terms(*place, &rows)).collect();
    let time = study.cohort().time_days();
    for column in columns.iter_mut().filter(|column| column.is_start) {
        let TermColumn { values, members, .. } = column;
        members.retain(|at| values.as_ref().is_some_and(|starts| starts[*at] < time[rows[*at]]));
    }
    (rows, columns)
}

fn model(
    study: &Study<'_>,
    raw: &[Raw],
    places: &[usize],
    penalty: Penalty,
    settings: &Settings,
) -> Result<Model, AnalysisError> {
    let strata = Strata::new(study, settings)?;
    let (rows, columns) = complete_rows(study, raw, places, &strata, settings);
    let all = study.observations()?;
    let event = all.event();
    let term = |column: &TermColumn| Term {
        covariate: column.covariate,
        level: column.level.clone(),
        n: column.members.len(),
        events: column.members.iter().filter(|at| event[rows[**at]]).count(),
        reference: column.values.is_none(),
        ratio: None,
    };
    let mut model = Model {
        rows: rows.len(),
        without: study.counted(settings.rows).len() - rows.len(),
        events: rows.iter().filter(|row| event[**row]).count(),
        terms: columns.iter().map(term).collect(),
        penalised: false,
        likelihood_ratio_p: None,
        proportional_p: None,
        concordance: None,
        optimism: None,
        robust_p: None,
        trouble: None,
    };
    let lone =
        places.iter().find(|place| !columns.iter().any(|it| it.covariate == **place && it.values.is_some()));
    if model.events == 0 {
        model.trouble = Some(NoEstimate::NoEvents);
    } else if let Some(covariate) = lone {
        model.trouble = Some(NoEstimate::Constant { covariate: *covariate });
    } else {
        let chosen = all.select(&rows)?;
        let clusters = study.clusters(&rows)?;
        let mut chosen = chosen.observations();
        let strata = strata.of(&rows)?;
        if let Some(strata) = &strata {
            chosen = chosen.with_strata(strata)?;
        }
        if let Some(clusters) = &clusters {
            chosen = chosen.with_clusters(clusters)?;
        }
        if let Err(error) = model.fit_over_time(chosen, &columns, penalty, settings) {
            model.trouble = Some(trouble(&error, &columns));
        }
    }
    Ok(model)
}

impl Model {
    /// Fits the model, on start-stop rows if a treatment begins over time.
    fn fit_over_time(
        &mut self,
        rows: Observations<'_>,
        columns: &[TermColumn],
        penalty: Penalty,
        settings: &Settings,
    ) -> Result<(), Error> {
        let starts = columns.iter().filter(|column| column.is_start);
        let starts: Vec<&[f64]> = starts.filter_map(|column| column.values.as_deref()).collect();
        if starts.is_empty() {
            return self.fit(rows, columns, penalty, settings);
        }
        let split = StartStop::new(&rows, &starts)?;
        let over_time = |column: &TermColumn| {
            let values = |values: &Vec<f64>| {
                if column.is_start { split.begun(values) } else { split.repeated(values) }
            };
            TermColumn { values: column.values.as_ref().map(values), ..column.clone() }
        };
        let columns: Vec<TermColumn> = columns.iter().map(over_time).collect();
        self.fit(split.observations(), &columns, penalty, settings)
    }

    fn fit(
        &mut self,
        rows: Observations<'_>,
        columns: &[TermColumn],
        penalty: Penalty,
        settings: &Settings,
    ) -> Result<(), Error> {
        let by_patient = rows.clusters().is_some();
        // Columns are named by the index of their term, so that an error identifies the term.
        let named: Vec<(String, &[f64])> = columns
            .iter()
            .enumerate()
            .filter_map(|(place, column)| Some((place.to_string(), column.values.as_deref()?)))
            .collect();
        let model = CoxModel::new(rows, Covariates::new(&named)?)?.ties(settings.ties.into());
        if penalty != Penalty::Firth {
            match model.fit() {
                Ok(fit) => {
                    self.take(&fit, by_patient, settings)?;
                    let robust = by_patient.then(|| model.ties(Ties::Efron).robust_score_test());
                    self.robust_p = robust.and_then(Result::ok).map(|test| test.p_value);
                    return Ok(());
                }
                Err(error @ Error::MonotoneLikelihood { .. }) if penalty == Penalty::FirthWhereNeeded => {
                    self.trouble = Some(trouble(&error, columns));
                }
                Err(error) => return Err(error),
            }
        }
        let fit = model.fit_firth()?;
        self.penalised = true;
        self.likelihood_ratio_p = Some(fit.likelihood_ratio_test().p_value);
        for line in fit.table(settings.confidence)? {
            if let Some(term) = line.name.parse().ok().and_then(|place: usize| self.terms.get_mut(place)) {
                let (low, high) = line.interval;
                term.ratio = Some(Ratio {
                    ratio: line.hazard_ratio,
                    low: libm::exp(low),
                    high: libm::exp(high),
                    p: line.test.p_value,
                    robust: None,
                    proportional_p: None,
                });
            }
        }
        Ok(())
    }

    fn take(&mut self, fit: &CoxFit<'_>, by_patient: bool, settings: &Settings) -> Result<(), Error> {
        // If hazards cannot be tested (few deaths), the ratios are still valid.
        let proportional = fit.proportional_hazards_test(TimeTransform::KaplanMeier).ok();
        self.proportional_p = proportional.as_ref().map(|test| test.global.p_value);
        self.likelihood_ratio_p = Some(fit.likelihood_ratio_test().p_value);
        self.concordance = fit.concordance().ok().map(|concordance| concordance.concordance);
        let robust = by_patient.then(|| fit.robust());
        let robust = robust.map(|robust| robust.table(settings.confidence)).transpose()?;
        for (at, line) in fit.table(settings.confidence)?.into_iter().enumerate() {
            let place = line.name.parse().ok().filter(|place: &usize| *place < self.terms.len());
            let small = place.is_some_and(|place| self.is_small(place));
            if let Some(term) = place.and_then(|place| self.terms.get_mut(place)) {
                term.ratio = Some(Ratio {
                    ratio: line.hazard_ratio,
                    low: line.interval.0,
                    high: line.interval.1,
                    p: line.p_value,
                    robust: robust
                        .as_ref()
                        .filter(|_| !small)
                        .map(|table| (table[at].interval.0, table[at].interval.1, table[at].p_value)),
                    proportional_p: proportional.as_ref().map(|test| test.covariates[at].p_value),
                });
            }
        }
        Ok(())
    }

    /// Returns whether the group of a term, or its reference, has too few events for a robust variance.
    fn is_small(&self, place: usize) -> bool {
        let Some(term) = self.terms.get(place).filter(|term| term.level.is_some()) else { return false };
        let compared = self.terms.iter().filter(|it| it.covariate == term.covariate && it.reference);
        compared.chain([term]).any(|it| it.events < FEWEST_ROBUST_EVENTS)
    }
}

fn trouble(error: &Error, columns: &[TermColumn]) -> NoEstimate {
    let place = |name: &str| name.parse().unwrap_or(0);
    let covariate = |name: &str| columns.get(place(name)).map_or(0, |column| column.covariate);
    match error {
        Error::MonotoneLikelihood { covariate: name } => NoEstimate::Monotone { term: place(name) },
        Error::Collinear { covariate: name } => NoEstimate::Collinear { term: place(name) },
        Error::ConstantCovariate { covariate: name } => NoEstimate::Constant { covariate: covariate(name) },
        Error::NotConverged { iterations } => NoEstimate::NotConverged { iterations: *iterations },
        Error::NoEvents | Error::NoRows => NoEstimate::NoEvents,
        Error::Degenerate(_) => NoEstimate::Flat,
        other => NoEstimate::Other { message: other.to_string() },
    }
}

/// p-value over all groups that accounts for patients with several rows: the robust score test with Efron's
/// ties, as printed by R's `coxph(..., cluster =)`. Wald's robust test is not used: a group of one row has
/// almost no robust variance, so its p-value is near 0 whatever the survival. `None` if the test cannot be
/// computed.
pub(crate) fn robust_test(rows: Observations<'_>, groups: &Categories) -> Option<f64> {
    let members = groups.rows_by_level();
    let columns: Vec<Vec<f64>> =
        members.iter().skip(1).map(|members| indicator(members, rows.len())).collect();
    let named: Vec<(&str, &[f64])> =
        groups.levels().iter().skip(1).map(String::as_str).zip(columns.iter().map(Vec::as_slice)).collect();
    let model = CoxModel::new(rows, Covariates::new(&named).ok()?).ok()?;
    Some(model.robust_score_test().ok()?.p_value)
}
