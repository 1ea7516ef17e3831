//! Calls that compute the numbers of a result and compare them.

use super::data::Frame;
use super::text::{Call, literal, vector};
use crate::analysis::{
    Adjustment, AnalysisError, Band, BeforeAfter, Comparison, Covariate, Curve, Discrimination, Level, Mean,
    MeanDifference, Median, MedianMethod, Model, PairResult, RankTest, Ratio, Regression, Repeated,
    Restricted, Settings, Share, SurvivalTable, TestResult, Ties, TrendResult,
};
use crate::export::of_comparison::curves_table;
use crate::export::of_others::{before_after_table, discrimination_table};
use crate::export::of_regression::{covariate_name, term_name};
use crate::words::{Message, Words};

/// Start of a result: its title, its rows and its settings.
pub(super) fn section(
    frame: &mut Frame<'_>,
    title: &str,
    settings: &Settings,
    words: &dyn Words,
) -> Result<String, AnalysisError> {
    let strata = settings.strata.as_ref().map(|grouping| frame.groups(grouping, words)).transpose()?;
    let band = match settings.band {
        Band::LogLog => "log-log",
        Band::Log => "log",
        Band::Plain => "plain",
        Band::Logit => "logit",
        Band::Arcsin => "arcsin",
    };
    let median = match settings.median {
        MedianMethod::BrookmeyerCrowley => "quantile",
        MedianMethod::Spss => "spss",
    };
    let ties = match settings.ties {
        Ties::Efron => "efron",
        Ties::Breslow => "breslow",
    };
    let adjust = match settings.adjustment {
        Adjustment::None => "none",
        Adjustment::Bonferroni => "bonferroni",
        Adjustment::Holm => "holm",
        Adjustment::BenjaminiHochberg => "BH",
    };
    let call = Call::new("\nsection").text(title).text(&format!("{}: n = {}", frame.title(), frame.len()));
    let call = call.numbers("unit", [settings.unit.days()]).numbers("confidence", [settings.confidence]);
    let call = call.text(band).text(median).text(ties).text(adjust);
    Ok(match strata {
        Some(column) => call.code(format!("strata = {}", literal(&column))),
        None => call,
    }
    .line())
}

/// A group of a comparison or of a table.
struct Group<'a> {
    level: &'a Level,
    n: usize,
    events: usize,
    median: Median,
    naive: Option<Median>,
    curve: Option<&'a Curve>,
}

/// Groups with their tests.
struct Groups<'a> {
    groups: Vec<Group<'a>>,
    times: &'a [f64],
    tests: &'a [TestResult],
    trend: Option<TrendResult>,
    pairs: &'a [PairResult],
    repeated: Option<Repeated>,
}

impl Groups<'_> {
    fn check(&self, frame: &str, column: &str, words: &dyn Words, checks: &mut String) {
        let start = |function| Call::new(function).code(frame.to_owned()).text(column);
        let three = |median: Median| [median.estimate, median.low, median.high];
        for (place, group) in self.groups.iter().enumerate() {
            let level = (place + 1).to_string();
            let named = |function| start(function).code(level.clone()).text(&words.level(group.level));
            let mut call = named("check_group").numbers("n", [group.n]).numbers("events", [group.events]);
            call = call.numbers("median", three(group.median));
            if let Some(naive) = group.naive {
                call = call.numbers("naive", three(naive));
            }
            checks.push_str(&call.line());
            let Some(curve) = group.curve.filter(|_| !self.times.is_empty()) else { continue };
            let at = |of: fn(&crate::analysis::Step) -> Option<f64>| {
                curve.at_times.iter().map(move |step| step.as_ref().and_then(of))
            };
            let call = named("check_times").numbers("times", self.times.iter().copied());
            let call = call.numbers("alive", at(|step| Some(step.survival)));
            let call = call.numbers("lower", at(|step| step.low)).numbers("upper", at(|step| step.high));
            let call = call.numbers("at_risk", curve.counts.iter().map(|it| it.at_risk));
            let call = call.numbers("events", curve.counts.iter().map(|it| it.events));
            checks.push_str(&call.numbers("censored", curve.counts.iter().map(|it| it.censored)).line());
        }
        for test in self.tests {
            let name = match test.test {
                RankTest::LogRank => "log-rank",
                RankTest::TaroneWare => "Tarone-Ware",
                RankTest::PetoPeto => "Peto",
                RankTest::Gehan => "Gehan",
            };
            let call = start("check_test").text(name).numbers("chi_squared", [test.chi_squared]);
            checks.push_str(&call.numbers("df", [test.degrees_of_freedom]).numbers("p", [test.p]).line());
        }
        if let Some(trend) = self.trend {
            checks.push_str(&start("check_trend").numbers("z", [trend.z]).numbers("p", [trend.p]).line());
        }
        if !self.pairs.is_empty() {
            let of =
                |place: usize| self.groups.get(place).map_or_else(String::new, |it| words.level(it.level));
            let name = |pair: &PairResult| {
                words.say(Message::Pair, &[("first", &of(pair.first)), ("second", &of(pair.second))])
            };
            let call = start("check_pairs").texts(self.pairs.iter().map(name));
            let call = call.numbers("first", self.pairs.iter().map(|pair| pair.first + 1));
            let call = call.numbers("second", self.pairs.iter().map(|pair| pair.second + 1));
            let call = call.numbers("p", self.pairs.iter().map(|pair| pair.p));
            checks.push_str(&call.numbers("adjusted", self.pairs.iter().map(|pair| pair.adjusted)).line());
        }
        if let Some(p) = self.repeated.and_then(|repeated| repeated.robust_p) {
            checks.push_str(&start("check_patients").numbers("p", [p]).line());
        }
    }
}

/// Checks curves, tests and pairs.
pub(super) fn comparison(
    frame: &mut Frame<'_>,
    found: &Comparison,
    words: &dyn Words,
    checks: &mut String,
) -> Result<(), AnalysisError> {
    let column = frame.groups(&found.grouping, words)?;
    checks.push_str(&section(frame, &curves_table(found, words).title, &found.settings, words)?);
    let groups = found.groups.iter().map(|group| {
        let curve = group.curve.as_ref();
        Group {
            level: &group.level,
            n: group.n(),
            events: curve.map_or(0, |curve| curve.events),
            median: curve.map(|curve| curve.median).unwrap_or_default(),
            naive: curve.and_then(|curve| curve.naive_median),
            curve,
        }
    });
    let groups = Groups {
        groups: groups.collect(),
        times: &found.times,
        tests: &found.tests,
        trend: found.trend,
        pairs: &found.pairs,
        repeated: found.repeated,
    };
    groups.check(&frame.name, &column, words, checks);
    if let Some(restricted) = &found.restricted {
        means(&frame.name, &column, found, restricted, words, checks);
    }
    if let Some(follow_up) = found.follow_up {
        let call = Call::new("check_follow_up").code(frame.name.clone()).text(&column);
        checks.push_str(&call.numbers("follow_up", [follow_up]).line());
    }
    Ok(())
}

/// Checks restricted means and their differences.
fn means(
    frame: &str,
    column: &str,
    found: &Comparison,
    restricted: &Restricted,
    words: &dyn Words,
    checks: &mut String,
) {
    let name = |place: usize| found.groups.get(place).map_or_else(String::new, |it| words.level(&it.level));
    let known: Vec<(usize, Mean)> =
        restricted.means.iter().enumerate().filter_map(|(place, mean)| Some((place, (*mean)?))).collect();
    if known.is_empty() {
        return;
    }
    let of = |value: fn(&Mean) -> f64| known.iter().map(move |(_, mean)| value(mean));
    let call =
        Call::new("check_means").code(frame.to_owned()).text(column).numbers("until", [restricted.until]);
    let call = call.numbers("known", known.iter().map(|(place, _)| place + 1));
    let call = call.texts(known.iter().map(|(place, _)| name(*place)));
    let call = call.numbers("mean", of(|it| it.mean)).numbers("lower", of(|it| it.low));
    checks.push_str(&call.numbers("upper", of(|it| it.high)).line());
    let differences = restricted.differences.iter();
    if restricted.differences.is_empty() {
        return;
    }
    let pair = |it: &MeanDifference| {
        words.say(Message::Pair, &[("first", &name(it.first)), ("second", &name(it.second))])
    };
    let call = Call::new("check_mean_differences").texts(differences.clone().map(pair));
    let call = call.numbers("first", differences.clone().map(|it| it.first + 1));
    let call = call.numbers("second", differences.clone().map(|it| it.second + 1));
    let call = call.numbers("difference", differences.clone().map(|it| it.difference));
    let call = call.numbers("lower", differences.clone().map(|it| it.low));
    let call = call.numbers("upper", differences.clone().map(|it| it.high));
    checks.push_str(&call.numbers("p", differences.map(|it| it.p)).line());
}

/// Checks survival by factor or score.
pub(super) fn table(
    frame: &mut Frame<'_>,
    found: &SurvivalTable,
    title: Message,
    words: &dyn Words,
    checks: &mut String,
) -> Result<(), AnalysisError> {
    for block in found.blocks.iter().filter(|block| block.trouble.is_none()) {
        let column = frame.groups(&block.grouping, words)?;
        let title = format!("{}: {}", words.word(title), words.grouping(&block.grouping));
        checks.push_str(&section(frame, &title, &found.settings, words)?);
        let groups = block.levels.iter().map(|row| Group {
            level: &row.level,
            n: row.n,
            events: row.events,
            median: row.median,
            naive: None,
            curve: None,
        });
        let groups = Groups {
            groups: groups.collect(),
            times: &[],
            tests: &block.tests,
            trend: block.trend,
            pairs: &block.pairs,
            repeated: block.repeated,
        };
        groups.check(&frame.name, &column, words, checks);
    }
    Ok(())
}

/// Checks the models of a regression.
pub(super) fn regression(
    frame: &mut Frame<'_>,
    found: &Regression,
    words: &dyn Words,
    checks: &mut String,
) -> Result<(), AnalysisError> {
    for together in [false, true] {
        let title = if together { Message::MultivariableTitle } else { Message::UnivariableTitle };
        for (place, of_model) in found.models(together).enumerate() {
            if place == 0 {
                checks.push_str(&section(frame, &words.word(title), &found.settings, words)?);
            }
            model(frame, found, of_model, words, checks)?;
        }
    }
    Ok(())
}

fn model(
    frame: &mut Frame<'_>,
    found: &Regression,
    model: &Model,
    words: &dyn Words,
    checks: &mut String,
) -> Result<(), AnalysisError> {
    let mut places: Vec<usize> = model.terms.iter().map(|term| term.covariate).collect();
    places.dedup();
    let (mut columns, mut references, mut starts) = (Vec::new(), Vec::new(), Vec::new());
    for place in places {
        let Some(covariate) = found.covariates.get(place) else { continue };
        let column = frame.covariate(covariate, covariate_name(words, found, place), words)?;
        let reference = model.terms.iter().find(|term| term.covariate == place && term.reference);
        if let Some(level) = reference.and_then(|term| term.level.as_ref())
            && let Some(at) = frame.level(&column, level)
        {
            references.push(format!("{column} = levels({}${column})[{at}]", frame.name));
        }
        if matches!(covariate, Covariate::Start { .. }) {
            starts.push(literal(&column));
        }
        columns.push(column);
    }
    let over_time = |rows: String| match starts.is_empty() {
        true => rows,
        false => format!("start_stop({rows}, {})", vector(starts.clone())),
    };
    let columns = vector(columns.iter().map(|column| literal(column)).collect());
    let rows = |reference: &str| format!("complete_rows({}, {columns}{reference})", frame.name);
    let names: Vec<String> = (0..model.terms.len()).map(|at| term_name(words, found, model, at)).collect();
    let all = rows("");
    checks.push_str(
        &Call::new("check")
            .text("model")
            .code(format!("c(rows = {}, events = {})", model.rows, model.events))
            .code(format!("c(nrow({all}), sum({all}$event))"))
            .line(),
    );
    let call = Call::new("check_members").code(all).code(columns.clone()).texts(&names);
    let mut call = call.numbers("n", model.terms.iter().map(|term| term.n));
    if !starts.is_empty() {
        call = call.code(format!("starts = {}", vector(starts.clone())));
    }
    checks.push_str(&call.numbers("events", model.terms.iter().map(|term| term.events)).line());
    let fitted: Vec<(&String, Ratio)> =
        names.iter().zip(&model.terms).filter_map(|(name, term)| Some((name, term.ratio?))).collect();
    if fitted.is_empty() {
        checks.push_str(&Call::new("note").text("Not estimated: see the report.").line());
        return Ok(());
    }
    let of = |value: fn(&Ratio) -> Option<f64>| fitted.iter().map(move |(_, ratio)| value(ratio));
    let function = if model.penalised { "check_firth" } else { "check_cox" };
    let call = Call::new(function).code(over_time(rows(&format!(", list({})", references.join(", ")))));
    let call = call.code(columns.clone()).texts(fitted.iter().map(|(name, _)| name));
    let call = call.numbers("ratio", of(|it| Some(it.ratio))).numbers("lower", of(|it| Some(it.low)));
    let mut call = call.numbers("upper", of(|it| Some(it.high))).numbers("p", of(|it| Some(it.p)));
    if of(|it| it.robust.map(|robust| robust.2)).any(|p| p.is_some()) {
        call = call.numbers("robust_lower", of(|it| it.robust.map(|robust| robust.0)));
        call = call.numbers("robust_upper", of(|it| it.robust.map(|robust| robust.1)));
        call = call.numbers("robust_p", of(|it| it.robust.map(|robust| robust.2)));
    }
    if of(|it| it.proportional_p).all(|p| p.is_some()) {
        call = call.numbers("hazards_p", of(|it| it.proportional_p));
        call = call.number_if("all_hazards_p", model.proportional_p);
    }
    call = call.number_if("ratio_test_p", model.likelihood_ratio_p);
    call = call.number_if("concordance", model.concordance).number_if("all_robust_p", model.robust_p);
    checks.push_str(&call.line());
    if model.optimism.is_some() {
        let text = "The optimism of the concordance is from random resamples and is not checked.";
        checks.push_str(&Call::new("note").text(text).line());
    }
    Ok(())
}

fn share(call: Call, share: &Share) -> Call {
    call.numbers("value", [share.value]).numbers("lower", [share.low]).numbers("upper", [share.high])
}

/// Checks concordances and their differences.
pub(super) fn discrimination(
    frame: &mut Frame<'_>,
    found: &Discrimination,
    words: &dyn Words,
    checks: &mut String,
) -> Result<(), AnalysisError> {
    checks.push_str(&section(frame, &discrimination_table(found, words).title, &found.settings, words)?);
    let truth = |worse: bool| if worse { "TRUE" } else { "FALSE" };
    let mut compared = Vec::new();
    let own = found.systems.iter().map(|it| (&it.system, &it.own, true));
    for (system, own, is_compared) in own.chain(found.dropped.iter().map(|it| (&it.system, &it.own, false))) {
        let (column, worse) = frame.points(system, words)?;
        let name = words.system_by_id(system);
        let rows = format!("nrow(known({}, \"{column}\"))", frame.name);
        checks.push_str(
            &Call::new("check").text(&format!("{name}, n")).numbers("ours", [own.rows]).code(rows).line(),
        );
        if let Some(harrell) = &own.harrell {
            let call = Call::new("check_concordance").code(frame.name.clone());
            let call = call.text(&format!("{name}, own rows")).text(&column).code(truth(worse).to_owned());
            checks.push_str(&share(call, harrell).line());
        }
        if is_compared {
            compared.push((name, column, worse));
        }
    }
    let columns = vector(compared.iter().map(|(_, column, _)| literal(column)).collect());
    let rows = format!("known({}, {columns})", frame.name);
    checks.push_str(
        &Call::new("check").text("rows").numbers("ours", [found.rows]).code(format!("nrow({rows})")).line(),
    );
    for (it, (name, column, worse)) in found.systems.iter().zip(&compared) {
        let start = |kind: &str| {
            let call = Call::new("check_concordance").code(rows.clone());
            call.text(&format!("{name}, {kind}")).text(column).code(truth(*worse).to_owned())
        };
        checks.push_str(&share(start("Harrell"), &it.harrell).line());
        if let Some(uno) = &it.uno {
            let until = format!("ymax = with({rows}, max(time[event == 1]))");
            checks
                .push_str(&share(start("Uno"), uno).code("timewt = \"n/G2\"".to_owned()).code(until).line());
        }
    }
    if found.differences.is_empty() {
        return Ok(());
    }
    let of = |place: usize| compared.get(place).map_or("", |it| it.0.as_str());
    let name = |it: &crate::analysis::Difference| {
        words.say(Message::Pair, &[("first", of(it.first)), ("second", of(it.second))])
    };
    let differences = found.differences.iter();
    let call = Call::new("check_differences").code(rows.clone()).code(columns);
    let call = call.code(vector(compared.iter().map(|(.., worse)| truth(*worse).to_owned()).collect()));
    let call = call.texts(differences.clone().map(name));
    let call = call.numbers("first", differences.clone().map(|it| it.first + 1));
    let call = call.numbers("second", differences.clone().map(|it| it.second + 1));
    let call = call.numbers("difference", differences.clone().map(|it| it.difference));
    let call = call.numbers("lower", differences.clone().map(|it| it.low));
    let call = call.numbers("upper", differences.clone().map(|it| it.high));
    let call = call.numbers("p", differences.clone().map(|it| it.p));
    checks.push_str(&call.numbers("adjusted", differences.map(|it| it.adjusted)).line());
    Ok(())
}

/// Checks two measurements.
pub(super) fn before_after(
    frame: &mut Frame<'_>,
    found: &BeforeAfter,
    words: &dyn Words,
    checks: &mut String,
) -> Result<(), AnalysisError> {
    let (before, after) = frame.pair(&found.before, &found.after, words)?;
    checks.push_str(&section(frame, &before_after_table(found, words).title, &found.settings, words)?);
    let start = |function| Call::new(function).code(frame.name.clone()).text(&before).text(&after);
    checks.push_str(&start("check_changes").numbers("counts", found.counts.iter().flatten().copied()).line());
    if let Some(test) = &found.signed_rank {
        let call = start("check_signed_rank").numbers("z", [test.z]).numbers("p", [test.p]);
        checks.push_str(&call.number_if("exact", test.exact_p).line());
    }
    if let Some(p) = found.mcnemar_p {
        checks.push_str(&start("check_mcnemar").numbers("p", [p]).line());
    }
    if let Some(restored) = &found.restored {
        let place =
            |level: &Level| found.levels.iter().position(|known| known == level).map(|place| place + 1);
        let three = |share: &Share| [share.value, share.low, share.high];
        let call = start("check_restored").numbers("cannot", restored.levels.iter().filter_map(place));
        let call = call.numbers("restored", [restored.restored]).numbers("known", [restored.known]);
        let call = call.numbers("all", [restored.all]).numbers("of_known", three(&restored.of_known));
        checks.push_str(&call.numbers("of_all", three(&restored.of_all)).line());
    }
    Ok(())
}
