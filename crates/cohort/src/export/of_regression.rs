//! Tables of models.

use clinical::{Finding, Kind, Method};
use systems::CATALOGUE;

use super::table::{Row, Table, interval_heading, p, p_text, signed};
use super::texts::{analysed, doubted_units, follow_up_said, immortal_time, strata_text};
use crate::analysis::{
    Covariate, FEWEST_ROBUST_EVENTS, Grouping, Inexact, Model, NoEstimate, Regression, Settings, Term, Ties,
};
use crate::words::{Message, Words};

/// Note of the covariates whose unit is in doubt, if any.
fn doubted_units_of(words: &dyn Words, regression: &Regression) -> Option<String> {
    let (mut groupings, mut systems) = (Vec::new(), Vec::new());
    for covariate in &regression.covariates {
        match covariate {
            Covariate::Groups { grouping, .. } => groupings.push(grouping.clone()),
            Covariate::Number { finding, .. } => groupings.push(Grouping::Finding { finding: *finding }),
            Covariate::Points { system } => systems.push(system.as_str()),
            Covariate::Column { .. } | Covariate::Start { .. } => {}
        }
    }
    doubted_units(words, &regression.settings, &groupings, systems)
}

/// Models of a regression: all univariable ones, or the multivariable one.
#[must_use]
pub fn regression_table(regression: &Regression, multivariable: bool, words: &dyn Words) -> Table {
    let settings = &regression.settings;
    let models: Vec<&Model> = regression.models(multivariable).collect();
    let robust = models
        .iter()
        .flat_map(|model| &model.terms)
        .any(|term| term.ratio.is_some_and(|it| it.robust.is_some()));
    let mut head: Vec<String> =
        [Message::Group, Message::N, Message::Events, Message::HazardRatio].map(|it| words.word(it)).into();
    head.extend([interval_heading(words, settings), words.word(Message::P)]);
    if robust {
        head.extend([robust_heading(words, settings), words.word(Message::RobustWaldP)]);
    }
    head.push(words.word(Message::ProportionalP));
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    notes.extend(analysed(words, models.iter().map(|model| model.analysed())));
    notes.extend(regression.inexact.iter().map(|found| inexact_said(words, regression, found)));
    for model in &models {
        let mut last = None;
        for term in &model.terms {
            let name = covariate_name(words, regression, term.covariate);
            if term.level.is_some() && last != Some(term.covariate) {
                rows.push(Row::heading(vec![heading_of(words, regression, model, term.covariate)]));
            }
            last = Some(term.covariate);
            rows.push(Row::new(cells(words, term, name, robust)));
        }
        notes.extend(said(words, regression, model, multivariable));
    }
    if robust {
        let few = FEWEST_ROBUST_EVENTS.to_string();
        notes.push(words.say(Message::RobustWaldSaid, &[("few", &few)]));
    }
    let penalised = models.iter().any(|model| model.penalised);
    let ties = match settings.ties {
        Ties::Efron => Message::TiesEfron,
        Ties::Breslow => Message::TiesBreslow,
    };
    notes.push(words.word(if penalised && models.len() == 1 { Message::FirthUsed } else { ties }));
    let groups = regression.covariates.iter().filter_map(|covariate| match covariate {
        Covariate::Groups { grouping, .. } => immortal_time(words, settings, grouping),
        Covariate::Column { name, .. } => {
            immortal_time(words, settings, &Grouping::Factor { name: name.clone() })
        }
        Covariate::Start { name } => Some(words.say(Message::StartSaid, &[("name", name)])),
        _ => None,
    });
    notes.extend(groups);
    notes.extend(strata_text(words, settings));
    notes.extend(doubted_units_of(words, regression));
    notes.extend(follow_up_said(words, settings));
    let title = if multivariable { Message::MultivariableTitle } else { Message::UnivariableTitle };
    Table { title: words.word(title), head, rows, notes }
}

fn robust_heading(words: &dyn Words, settings: &Settings) -> String {
    let percent = format!("{:.0}", settings.confidence * 100.0);
    words.say(Message::RobustInterval, &[("percent", &percent)])
}

fn cells(words: &dyn Words, term: &Term, name: String, robust: bool) -> Vec<String> {
    let heading = term.level.as_ref().map_or(name, |level| words.level(level));
    let mut cells = vec![heading, term.n.to_string(), term.events.to_string()];
    let between =
        |low: f64, high: f64| words.say(Message::To, &[("low", &ratio(low)), ("high", &ratio(high))]);
    match &term.ratio {
        None if term.reference => cells.push(words.word(Message::Reference)),
        None => {}
        Some(found) => {
            cells.extend([ratio(found.ratio), between(found.low, found.high), p(Some(found.p))]);
            if robust {
                let by_patient =
                    found.robust.map(|(low, high, by_patient)| (between(low, high), p(Some(by_patient))));
                let (interval, p) = by_patient.unwrap_or_default();
                cells.extend([interval, p]);
            }
            cells.push(p(found.proportional_p));
        }
    }
    cells
}

/// A ratio with about three digits: 0.045, 1.85, 12.3, 340.
pub(crate) fn ratio(ratio: f64) -> String {
    match ratio {
        ratio if !ratio.is_finite() => "\u{221e}".to_owned(),
        ratio if ratio >= 1000.0 => ">1000".to_owned(),
        ratio if ratio >= 100.0 => format!("{ratio:.0}"),
        ratio if ratio >= 10.0 => format!("{ratio:.1}"),
        ratio if ratio >= 0.1 => format!("{ratio:.2}"),
        ratio if ratio >= 0.001 => format!("{ratio:.3}"),
        _ => "<0.001".to_owned(),
    }
}

/// Name of a covariate and, for a number, the difference of its hazard ratio: "Albumin (per 1 g/dL)".
pub(crate) fn covariate_name(words: &dyn Words, regression: &Regression, place: usize) -> String {
    match regression.covariates.get(place) {
        None => String::new(),
        Some(Covariate::Groups { grouping, .. }) => words.grouping(grouping),
        Some(Covariate::Points { system }) => {
            let stages = CATALOGUE.system(system).is_some_and(|it| matches!(it.method, Method::Stages));
            let message = if stages { Message::PerStage } else { Message::PerPoint };
            words.say(message, &[("covariate", &words.system_by_id(system))])
        }
        Some(Covariate::Start { name }) => words.say(Message::FromStart, &[("name", name)]),
        Some(Covariate::Column { name, per }) => {
            words.say(Message::Per, &[("covariate", name), ("per", &per.to_string())])
        }
        Some(Covariate::Number { finding, per }) => per_text(words, *finding, *per),
    }
}

fn per_text(words: &dyn Words, finding: Finding, per: f64) -> String {
    let (covariate, one) = (words.finding(finding), (per - 1.0).abs() < 1e-12);
    let (message, per) = match finding.kind() {
        Kind::Scale { .. } if one => (Message::PerPoint, String::new()),
        Kind::Scale { .. } => (Message::PerPoints, per.to_string()),
        Kind::Quantity(measure) => match measure.units.first().map(|unit| unit.id) {
            Some("years") if one => (Message::PerYear, String::new()),
            Some("years") => (Message::PerYears, per.to_string()),
            Some("months") if one => (Message::PerMonth, String::new()),
            Some("months") => (Message::PerMonths, per.to_string()),
            Some(unit) => (Message::Per, format!("{per} {}", words.unit(unit)).trim_end().to_owned()),
            None => (Message::Per, per.to_string()),
        },
        _ => (Message::Per, per.to_string()),
    };
    words.say(message, &[("covariate", &covariate), ("per", &per)])
}

/// Heading of a covariate's terms; for groups with the reference: "Sex (against: male)".
pub(crate) fn heading_of(words: &dyn Words, regression: &Regression, model: &Model, place: usize) -> String {
    let covariate = covariate_name(words, regression, place);
    let reference = model.terms.iter().find(|term| term.covariate == place && term.reference);
    match reference.and_then(|term| term.level.as_ref()) {
        None => covariate,
        Some(level) => {
            words.say(Message::Against, &[("covariate", &covariate), ("reference", &words.level(level))])
        }
    }
}

/// Name of a term: of its covariate and level.
pub(super) fn term_name(words: &dyn Words, regression: &Regression, model: &Model, place: usize) -> String {
    let Some(term) = model.terms.get(place) else { return String::new() };
    let covariate = covariate_name(words, regression, term.covariate);
    match &term.level {
        None => covariate,
        Some(level) => format!("{covariate}: {}", words.level(level)),
    }
}

/// Notes about a model. If it is `alone`, its statistics; otherwise only its problems.
fn said(words: &dyn Words, regression: &Regression, model: &Model, alone: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if alone {
        let (rows, events, without) =
            (model.rows.to_string(), model.events.to_string(), model.without.to_string());
        notes.push(
            words.say(Message::ModelSaid, &[("rows", &rows), ("events", &events), ("without", &without)]),
        );
        if let (Some(test), Some(concordance)) = (model.likelihood_ratio_p, model.concordance) {
            let (test, concordance) = (p_text(words, Some(test)), format!("{concordance:.3}"));
            notes.push(words.say(Message::ModelTests, &[("p", &test), ("concordance", &concordance)]));
        }
        if let Some(found) = model.optimism {
            let [corrected, optimism] = [found.corrected, found.optimism].map(|it| signed(it, 3));
            let [fitted, of] = [found.fitted, found.resamples].map(|it| it.to_string());
            let seed = found.seed.to_string();
            let values = [
                ("corrected", corrected.as_str()),
                ("optimism", &optimism),
                ("fitted", &fitted),
                ("of", &of),
                ("seed", &seed),
            ];
            notes.push(words.say(Message::ModelOptimism, &values));
        }
        if let Some(test) = model.robust_p {
            notes.push(words.say(Message::ModelRobust, &[("p", &p_text(words, Some(test)))]));
        }
        if let Some(test) = model.proportional_p {
            notes.push(words.say(Message::ProportionalSaid, &[("p", &p_text(words, Some(test)))]));
        }
    }
    notes.extend(model.trouble.as_ref().map(|trouble| trouble_text(words, regression, model, trouble)));
    notes
}

/// Note about rows that a numeric covariate excludes although they have a value.
fn inexact_said(words: &dyn Words, regression: &Regression, found: &Inexact) -> String {
    let name = match regression.covariates.get(found.covariate) {
        Some(Covariate::Number { finding, .. }) => words.finding(*finding),
        Some(Covariate::Points { system }) => words.system_by_id(system),
        _ => covariate_name(words, regression, found.covariate),
    };
    let rows = found.rows.to_string();
    match &found.example {
        Some(level) => {
            let values = [("name", name.as_str()), ("rows", &rows), ("example", &words.level(level))];
            words.say(Message::ModelBounds, &values)
        }
        None => words.say(Message::ModelUncertain, &[("name", &name), ("rows", &rows)]),
    }
}

fn trouble_text(words: &dyn Words, regression: &Regression, model: &Model, trouble: &NoEstimate) -> String {
    let of_term =
        |message, term: usize| words.say(message, &[("term", &term_name(words, regression, model, term))]);
    match trouble {
        NoEstimate::Monotone { term } if model.penalised => of_term(Message::MonotoneFirth, *term),
        NoEstimate::Monotone { term } => of_term(Message::Monotone, *term),
        NoEstimate::Collinear { term } => of_term(Message::Collinear, *term),
        NoEstimate::Constant { covariate } => {
            words.say(Message::Constant, &[("term", &covariate_name(words, regression, *covariate))])
        }
        NoEstimate::NotConverged { iterations } => {
            words.say(Message::NotConverged, &[("iterations", &iterations.to_string())])
        }
        NoEstimate::NoEvents => words.word(Message::NoEvents),
        NoEstimate::Flat => words.word(Message::Flat),
        NoEstimate::Other { .. } => words.word(Message::OtherTrouble),
    }
}

#[cfg(test)]
mod tests {
    use super::ratio;

    #[test]
    fn ratios_keep_about_three_digits() {
        assert_eq!([0.0452, 0.852, 1.0, 12.34, 340.2].map(ratio), ["0.045", "0.85", "1.00", "12.3", "340"]);
        assert_eq!([5e-9, 4e7, f64::INFINITY].map(ratio), ["<0.001", ">1000", "\u{221e}"]);
    }
}
