//! Notes of tables: tests, methods, and exclusions.

use std::collections::BTreeSet;

use clinical::Purpose;
use systems::CATALOGUE;

use super::table::{p_text, time, unit};
use crate::analysis::{
    Adjustment, Band, Grouping, MedianMethod, RankTest, Repeated, RowsCounted, Settings, SurvivalTable,
    TestResult, TrendResult,
};
use crate::mapping::TimeFrom;
use crate::published::{LEE_2015_OPERATIONS, LEE_2015_PATIENTS, PublishedGrouping};
use crate::time_zero::{ColumnOrigin, Entry, OriginBy};
use crate::words::{Message, Words};

/// Number of rows below which a group is small: the chi-squared approximation of its test is poor.
const FEW: usize = 10;

/// Text of a test.
pub(crate) fn test_text(words: &dyn Words, result: &TestResult) -> String {
    let name = words.word(match result.test {
        RankTest::LogRank => Message::LogRank,
        RankTest::TaroneWare => Message::TaroneWare,
        RankTest::PetoPeto => Message::PetoPeto,
        RankTest::Gehan => Message::Gehan,
    });
    let (chi, df) = (format!("{:.2}", result.chi_squared), result.degrees_of_freedom.to_string());
    words.say(
        Message::TestSaid,
        &[("test", &name), ("chi", &chi), ("df", &df), ("p", &p_text(words, Some(result.p)))],
    )
}

/// Text of a test for trend.
pub(super) fn trend_text(words: &dyn Words, trend: &TrendResult) -> String {
    words.say(Message::TrendSaid, &[("z", &format!("{:.2}", trend.z)), ("p", &p_text(words, Some(trend.p)))])
}

/// Note about small groups, if any; empty ones are obvious.
pub(super) fn small_groups(words: &dyn Words, sizes: impl IntoIterator<Item = usize>) -> Option<String> {
    let small = sizes.into_iter().any(|n| (1..FEW).contains(&n));
    small.then(|| words.say(Message::SmallGroups, &[("few", &FEW.to_string())]))
}

/// Note if the groups are those of a system that does not predict survival.
pub(super) fn not_for_survival(words: &dyn Words, grouping: &Grouping) -> Option<String> {
    let Grouping::Score { system } = grouping else { return None };
    let message = match CATALOGUE.system(system)?.purpose {
        Purpose::Survival => return None,
        Purpose::Stability => Message::GradesStability,
        Purpose::Liver => Message::GradesLiver,
    };
    Some(words.say(message, &[("system", &words.system_by_id(system))]))
}

/// Warns of immortal time if the groups may be known only after time zero, or says that a person stated otherwise.
pub(super) fn immortal_time(words: &dyn Words, settings: &Settings, grouping: &Grouping) -> Option<String> {
    let stated = *settings.later.get(grouping.source()?)?;
    let message = if stated { Message::KnownAtZero } else { Message::ImmortalTime };
    Some(words.say(message, &[("name", &words.grouping(grouping))]))
}

/// Number of rows analysed out of all that counted; a range if the analyses differ, `None` without an
/// analysis.
#[must_use]
pub fn analysed(words: &dyn Words, counts: impl IntoIterator<Item = (usize, usize)>) -> Option<String> {
    let counts: Vec<(usize, usize)> = counts.into_iter().collect();
    let least = counts.iter().map(|it| it.0).min()?;
    let most = counts.iter().map(|it| it.0).max()?;
    let of = counts.iter().map(|it| it.1).max()?;
    let n = if least == most {
        most.to_string()
    } else {
        words.say(Message::To, &[("low", &least.to_string()), ("high", &most.to_string())])
    };
    Some(words.say(Message::AnalysedRows, &[("n", &n), ("of", &of.to_string())]))
}

/// Population of the published numbers, and number of rows outside it.
pub(super) fn population_text(words: &dyn Words, table: &SurvivalTable) -> Vec<String> {
    if !table.has_published() {
        return Vec::new();
    }
    let say = |message: Message, counts: &[(&str, usize)]| {
        let counts: Vec<(&str, String)> = counts.iter().map(|(name, it)| (*name, it.to_string())).collect();
        let counts: Vec<(&str, &str)> = counts.iter().map(|(name, it)| (*name, it.as_str())).collect();
        words.say(message, &counts)
    };
    let studied = [("patients", LEE_2015_PATIENTS), ("operations", LEE_2015_OPERATIONS)];
    let mut notes = vec![say(Message::PublishedPopulation, &studied)];
    if table.is_another_population() {
        let outside =
            [("rows", table.rows), ("other", table.other_primary), ("unrecorded", table.unrecorded_primary)];
        notes.push(say(Message::AnotherPopulation, &outside));
    }
    notes
}

/// Number of rows in no group, if any.
pub(super) fn without(words: &dyn Words, rows: usize, without: usize) -> Option<String> {
    let said = || {
        words.say(Message::WithoutGroup, &[("without", &without.to_string()), ("rows", &rows.to_string())])
    };
    (without > 0).then(said)
}

/// Number of rows in the groups that lack an item, by group, if any; each group has its name, rows and such rows.
pub(super) fn certain_though_open(
    words: &dyn Words,
    groups: impl IntoIterator<Item = (String, usize, usize)>,
) -> Option<String> {
    let groups: Vec<(String, usize, usize)> = groups.into_iter().collect();
    let rows: usize = groups.iter().map(|(_, rows, _)| rows).sum();
    let open: usize = groups.iter().map(|(.., open)| open).sum();
    let named = groups.iter().filter(|(.., open)| *open > 0);
    let named: Vec<String> = named.map(|(name, rows, open)| format!("{name}: {open}/{rows}")).collect();
    let given = [("open", open.to_string()), ("rows", rows.to_string()), ("groups", named.join("; "))];
    let given = given.each_ref().map(|(name, value)| (*name, value.as_str()));
    (open > 0).then(|| words.say(Message::CertainThoughOpen, &given))
}

/// Note that rows are not independent.
pub(super) fn repeated_text(words: &dyn Words, repeated: &Repeated) -> String {
    let (rows, patients) = (repeated.rows.to_string(), repeated.patients.to_string());
    words.say(Message::RepeatedSaid, &[("rows", &rows), ("patients", &patients)])
}

/// The published sentence, if any.
pub(super) fn published_text(words: &dyn Words, published: &PublishedGrouping) -> Option<String> {
    let statement = words.published(published.statement.as_ref()?);
    Some(words.say(Message::PublishedSaid, &[("statement", &statement)]))
}

/// Adjustment of p-values.
pub(super) fn adjustment_text(words: &dyn Words, adjustment: Adjustment) -> String {
    words.word(match adjustment {
        Adjustment::None => Message::Unadjusted,
        Adjustment::Bonferroni => Message::Bonferroni,
        Adjustment::Holm => Message::Holm,
        Adjustment::BenjaminiHochberg => Message::BenjaminiHochberg,
    })
}

/// Test and adjustment of pairs.
pub(super) fn pairs_text(words: &dyn Words, adjustment: Adjustment) -> String {
    words.say(Message::PairsAdjusted, &[("method", &adjustment_text(words, adjustment))])
}

/// Method of medians and their intervals.
pub(super) fn medians_text(words: &dyn Words, settings: &Settings) -> String {
    match settings.median {
        MedianMethod::Spss => words.word(Message::MedianSpss),
        MedianMethod::BrookmeyerCrowley => {
            words.say(Message::MedianBrookmeyerCrowley, &[("band", &band(words, settings))])
        }
    }
}

/// The strata of tests and models, if any.
pub(super) fn strata_text(words: &dyn Words, settings: &Settings) -> Option<String> {
    let name = words.grouping(settings.strata.as_ref()?);
    Some(words.say(Message::StrataSaid, &[("name", &name)]))
}

/// Time zero and start of the time at risk, if not the default; and columns of times and events that are in doubt.
pub(super) fn follow_up_said(words: &dyn Words, settings: &Settings) -> Vec<String> {
    let message = match settings.time_zero.entry {
        Entry::AtZero => None,
        Entry::Recorded => Some(Message::RecordedEntry),
        Entry::AtOperation => Some(Message::DelayedEntry),
        Entry::Unknown => Some(Message::NaiveEntry),
    };
    let origin = settings.time_zero.from.origin().map(|origin| words.finding(origin)).unwrap_or_default();
    let time_zero = message.map(|message| words.say(message, &[("origin", &origin)]));
    let unconfirmed = unconfirmed(words, settings.unconfirmed.iter().map(String::as_str));
    let only_deaths =
        settings.living_left_out.map(|rows| words.say(Message::OnlyDeaths, &[("rows", &rows.to_string())]));
    let landmark = landmark_text(words, settings);
    let origin = settings.origin.iter().flat_map(|origin| origin_said(words, origin));
    time_zero.into_iter().chain(origin).chain(landmark).chain(only_deaths).chain(unconfirmed).collect()
}

/// The landmark from which time is counted, and the rows that it leaves out; `None` without one.
#[must_use]
pub fn landmark_text(words: &dyn Words, settings: &Settings) -> Option<String> {
    let landmark = settings.landmark?;
    let at = time(Some(settings.unit.of_days(landmark.days)), settings.unit);
    let [died, censored] = [landmark.died, landmark.censored].map(|rows| rows.to_string());
    let unit = unit(words, settings.unit);
    let values = [("time", at.as_str()), ("unit", &unit), ("died", &died), ("censored", &censored)];
    Some(words.say(Message::LandmarkSaid, &values))
}

/// Note of columns that were not confirmed, if any.
fn unconfirmed<'a>(words: &dyn Words, columns: impl Iterator<Item = &'a str>) -> Option<String> {
    let columns: Vec<String> = columns.map(|name| format!("“{name}”")).collect();
    (!columns.is_empty()).then(|| words.say(Message::Unconfirmed, &[("columns", &columns.join(", "))]))
}

/// Note of the columns that these groupings and systems use and whose unit is in doubt, if any.
pub(super) fn doubted_units<'a>(
    words: &dyn Words,
    settings: &Settings,
    groupings: impl IntoIterator<Item = &'a Grouping>,
    systems: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut systems: Vec<&str> = systems.into_iter().collect();
    for grouping in groupings {
        match grouping {
            Grouping::Score { system } => systems.push(system),
            other => used.extend(other.source().map(str::to_owned)),
        }
    }
    for system in systems.into_iter().filter_map(|id| CATALOGUE.system(id)) {
        used.extend(system.findings(&CATALOGUE).into_iter().map(|finding| finding.id().to_owned()));
    }
    let doubted = settings.doubted_units.iter().filter(|(finding, _)| used.contains(*finding));
    unconfirmed(words, doubted.map(|(_, heading)| heading.as_str()))
}

/// Origin of the times of a column.
fn origin_said(words: &dyn Words, origin: &ColumnOrigin) -> Vec<String> {
    let column = origin.column.as_str();
    let OriginBy::Dates { from, agree, rows } = origin.by else {
        return vec![words.say(Message::TimeByHeading, &[("column", column)])];
    };
    let date = from.origin().map(|date| words.finding(date)).unwrap_or_default();
    let counts = [agree, rows].map(|count| count.to_string());
    let given = [("column", column), ("origin", &date), ("agree", &counts[0]), ("rows", &counts[1])];
    let said = words.say(Message::TimeByDates, &given);
    let is_earlier = matches!(from, TimeFrom::Metastasis | TimeFrom::Primary);
    let naive = is_earlier.then(|| words.say(Message::TimeFromDiagnosis, &[("origin", &date)]));
    std::iter::once(said).chain(naive).collect()
}

/// Rows that count if patients have several.
pub(super) fn rows_text(words: &dyn Words, settings: &Settings) -> String {
    words.word(match settings.rows {
        RowsCounted::Operations => Message::Operations,
        RowsCounted::FirstOperations => Message::FirstOperations,
    })
}

/// Scale of the intervals of curves.
pub(super) fn band_text(words: &dyn Words, settings: &Settings) -> String {
    words.say(Message::BandSaid, &[("band", &band(words, settings))])
}

fn band(words: &dyn Words, settings: &Settings) -> String {
    words.word(match settings.band {
        Band::LogLog => Message::BandLogLog,
        Band::Log => Message::BandLog,
        Band::Plain => Message::BandPlain,
        Band::Logit => Message::BandLogit,
        Band::Arcsin => Message::BandArcsin,
    })
}
