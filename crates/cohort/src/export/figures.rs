//! Converts results to the data of figures.

use figure::Frame;
use figure::forest::{Forest, Row};
use figure::kaplan_meier::{Counts, KaplanMeier, Labels, Series, Step};

use super::of_regression::{covariate_name, heading_of, ratio};
use super::table::{interval_heading, p_text, unit};
use super::texts::analysed;
use crate::analysis::{Comparison, Curve, Model, Regression, Term};
use crate::words::{Message, Words};

/// Curves of a comparison over their risk table, with the p-value of the log-rank test.
#[must_use]
pub fn kaplan_meier(comparison: &Comparison, words: &dyn Words, frame: Frame) -> KaplanMeier {
    let shown = comparison.groups.iter().filter_map(|group| Some((group, group.curve.as_ref()?)));
    let series: Vec<Series> = shown.map(|(group, curve)| series(&words.level(&group.level), curve)).collect();
    let longest = series.iter().map(|series| series.until).fold(0.0, f64::max);
    let note = comparison.tests.first().map(|test| {
        let name = words.word(Message::LogRank);
        format!("{name} {}", p_text(words, Some(test.p)))
    });
    let unit = unit(words, comparison.settings.unit);
    KaplanMeier {
        frame,
        series,
        times: comparison.times.clone(),
        longest,
        labels: Labels {
            time: words.say(Message::Time, &[("unit", &unit)]),
            survival: words.word(Message::Alive),
            at_risk: words.word(Message::AtRisk),
            censored: words.word(Message::CensoredSoFar),
            events: words.word(Message::EventsSoFar),
            note: note.unwrap_or_default(),
        },
        bands: true,
        medians: true,
    }
}

fn series(label: &str, curve: &Curve) -> Series {
    let step = |step: &crate::analysis::Step| Step {
        time: step.time,
        survival: step.survival,
        low: step.low,
        high: step.high,
    };
    let counts = |counts: &crate::analysis::Counts| Counts {
        at_risk: counts.at_risk,
        censored: counts.censored,
        events: counts.events,
    };
    Series {
        label: label.to_owned(),
        count: format!("(n = {})", curve.n),
        steps: curve.steps.iter().map(step).collect(),
        censored: curve.censored.clone(),
        median: curve.median.estimate,
        until: curve.until,
        counts: curve.counts.iter().map(counts).collect(),
    }
}

/// Forest plot of a regression, univariable or multivariable.
#[must_use]
pub fn forest(regression: &Regression, multivariable: bool, words: &dyn Words, frame: Frame) -> Forest {
    let n = analysed(words, regression.models(multivariable).map(Model::analysed));
    let mut rows: Vec<Row> =
        n.map(|label| Row { label, heading: true, ..Row::default() }).into_iter().collect();
    for model in regression.models(multivariable) {
        let mut last = None;
        for term in &model.terms {
            let name = covariate_name(words, regression, term.covariate);
            if term.level.is_some() && last != Some(term.covariate) {
                let label = heading_of(words, regression, model, term.covariate);
                rows.push(Row { label, heading: true, ..Row::default() });
            }
            last = Some(term.covariate);
            rows.push(row(words, term, name));
        }
    }
    let interval = interval_heading(words, &regression.settings);
    Forest {
        frame,
        rows,
        label: format!("{} ({interval})", words.word(Message::HazardRatio)),
        below_one: words.word(Message::LongerSurvival),
        above_one: words.word(Message::ShorterSurvival),
    }
}

fn row(words: &dyn Words, term: &Term, name: String) -> Row {
    let label = term.level.as_ref().map_or(name, |level| words.level(level));
    let named = Row { label, count: format!("(n = {})", term.n), ..Row::default() };
    match &term.ratio {
        None if term.reference => Row { text: words.word(Message::Reference), ..named },
        None => Row { text: "\u{2013}".to_owned(), ..named },
        Some(found) => {
            let ends = words.say(Message::To, &[("low", &ratio(found.low)), ("high", &ratio(found.high))]);
            Row {
                ratio: Some(found.ratio),
                low: Some(found.low),
                high: Some(found.high),
                text: format!("{} ({ends})", ratio(found.ratio)),
                ..named
            }
        }
    }
}
