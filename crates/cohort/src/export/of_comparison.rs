//! Tables of curves, tests and pairs.

use super::table::{Row, Table, interval, interval_heading, median, p, p_text, time, unit};
use super::texts::{
    analysed, band_text, certain_though_open, doubted_units, follow_up_said, immortal_time, medians_text,
    not_for_survival, pairs_text, population_text, published_text, repeated_text, rows_text, small_groups,
    strata_text, test_text, trend_text, without,
};
use crate::analysis::{
    Adjustment, Block, Comparison, Curve, Grouping, LevelRow, Median, PairResult, Repeated, Settings, Step,
    SurvivalTable,
};
use crate::words::{Message, Words};

/// A column of a table of survival.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    N,
    NPublished,
    Events,
    Median,
    MedianPublished,
    MedianDifference,
    Interval,
    IntervalPublished,
    P,
    PPublished,
    Adjusted,
    Robust,
}

impl Column {
    /// Columns with content in this table.
    fn of(table: &SurvivalTable) -> Vec<Self> {
        let any = |holds: fn(&Block) -> bool| table.blocks.iter().any(holds);
        let published = any(|block| block.published.is_some());
        let intervals = |block: &Block| {
            let levels = block.published.iter().flat_map(|published| &published.levels);
            levels.into_iter().any(|level| level.ci95.is_some())
        };
        let pairs = any(|block| !block.pairs.is_empty()) && table.settings.adjustment != Adjustment::None;
        let all = [
            (Self::N, true),
            (Self::NPublished, published),
            (Self::Events, true),
            (Self::Median, true),
            (Self::MedianPublished, published),
            (Self::MedianDifference, published),
            (Self::Interval, true),
            (Self::IntervalPublished, published && any(intervals)),
            (Self::P, true),
            (Self::PPublished, published),
            (Self::Adjusted, pairs),
            (Self::Robust, any(|block| block.repeated.is_some())),
        ];
        all.into_iter().filter(|(_, shown)| *shown).map(|(column, _)| column).collect()
    }

    /// `published` is the label of a published number.
    fn heading(self, words: &dyn Words, settings: &Settings, published: Message) -> String {
        let published = |what: String| words.say(published, &[("what", &what)]);
        let median = words.say(Message::Median, &[("unit", &unit(words, settings.unit))]);
        match self {
            Self::N => words.word(Message::N),
            Self::NPublished => published(words.word(Message::N)),
            Self::Events => words.word(Message::Events),
            Self::Median => median,
            Self::MedianPublished => published(median),
            Self::MedianDifference => words.say(Message::Difference, &[("what", &median)]),
            Self::Interval => interval_heading(words, settings),
            Self::IntervalPublished => published(interval_heading(words, &Settings::default())),
            Self::P => words.word(Message::P),
            Self::PPublished => published(words.word(Message::P)),
            Self::Adjusted => words.word(Message::AdjustedP),
            Self::Robust => words.word(Message::RobustP),
        }
    }

    /// Cell of the column in the heading row of a block.
    fn of_block(self, words: &dyn Words, block: &Block) -> String {
        match self {
            Self::P => p(block.p()),
            Self::PPublished => p(block.published.as_ref().and_then(|published| published.p)),
            Self::Robust => match block.repeated {
                Some(Repeated { robust_p: None, .. }) => words.word(Message::NotComputed),
                repeated => p(repeated.and_then(|repeated| repeated.robust_p)),
            },
            _ => String::new(),
        }
    }

    fn of_level(self, words: &dyn Words, block: &Block, row: &LevelRow, settings: &Settings) -> String {
        let in_days = settings.unit;
        let of_days = |days: f64| in_days.of_days(days);
        let published = block.published.as_ref().and_then(|published| published.level(&row.level.key()));
        let published_median = published.and_then(|level| level.median).map(of_days);
        match self {
            Self::N => row.n.to_string(),
            Self::NPublished => published.map_or_else(String::new, |level| level.n.to_string()),
            Self::Events => row.events.to_string(),
            Self::Median => median(words, &row.median, row.n, in_days),
            Self::MedianPublished => time(published_median, in_days),
            Self::MedianDifference => difference(row.median.estimate.zip(published_median), settings),
            Self::Interval => interval(words, row.median.low, row.median.high, in_days),
            Self::IntervalPublished => {
                let ends = published.and_then(|level| level.ci95);
                interval(words, ends.map(|it| of_days(it.0)), ends.map(|it| of_days(it.1)), in_days)
            }
            Self::P | Self::PPublished | Self::Adjusted | Self::Robust => String::new(),
        }
    }

    fn of_pair(self, block: &Block, pair: &PairResult) -> String {
        match self {
            Self::P => p(pair.p),
            Self::PPublished => p(published_p(block, pair)),
            Self::Adjusted => p(pair.adjusted),
            _ => String::new(),
        }
    }
}

/// Difference of the computed and the published number.
fn difference(both: Option<(f64, f64)>, settings: &Settings) -> String {
    let Some((ours, theirs)) = both else { return String::new() };
    let less = time(Some(ours - theirs), settings.unit);
    let more = ours > theirs && !matches!(less.as_str(), "0" | "0.0");
    if more { format!("+{less}") } else { less }
}

fn published_p(block: &Block, pair: &PairResult) -> Option<f64> {
    let key = |place: usize| block.levels.get(place).map(|row| row.level.key());
    let (first, second) = (key(pair.first)?, key(pair.second)?);
    let pairs = &block.published.as_ref()?.pairs;
    pairs.iter().find(|known| known.0 == first && known.1 == second).map(|known| known.2)
}

/// Factors or scores like Lee 2015's tables, with the published results if available.
#[must_use]
pub fn survival_table(table: &SurvivalTable, title: Message, words: &dyn Words) -> Table {
    let columns = Column::of(table);
    let settings = &table.settings;
    let mut head = vec![words.word(Message::Group)];
    let elsewhere = table.is_another_population();
    let published = if elsewhere { Message::PublishedElsewhere } else { Message::Published };
    head.extend(columns.iter().map(|column| column.heading(words, settings, published)));
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    notes.extend(population_text(words, table));
    notes.extend(analysed(words, table.analysed()));
    notes.extend([medians_text(words, settings), words.word(Message::PLogRank)]);
    notes.extend(strata_text(words, settings));
    if table.blocks.iter().any(|block| !block.pairs.is_empty()) {
        notes.push(pairs_text(words, settings.adjustment));
    }
    notes.extend(follow_up_said(words, settings));
    notes.extend(doubted_units(words, settings, table.blocks.iter().map(|block| &block.grouping), []));
    notes.push(rows_text(words, settings));
    for block in &table.blocks {
        let name = words.grouping(&block.grouping);
        let row = |heading: String, cell: &dyn Fn(Column) -> String| {
            let mut cells = vec![heading];
            cells.extend(columns.iter().map(|column| cell(*column)));
            cells
        };
        rows.push(Row::heading(row(name.clone(), &|column| column.of_block(words, block))));
        for level in &block.levels {
            let cell = |column: Column| column.of_level(words, block, level, settings);
            rows.push(Row::new(row(words.level(&level.level), &cell)));
        }
        for pair in &block.pairs {
            let of =
                |place: usize| block.levels.get(place).map_or_else(String::new, |it| words.level(&it.level));
            let heading =
                words.say(Message::Pair, &[("first", &of(pair.first)), ("second", &of(pair.second))]);
            rows.push(Row::new(row(heading, &|column| column.of_pair(block, pair))));
        }
        let said = |note: String| format!("{name}: {note}");
        notes.extend(block.trouble.as_ref().map(|error| said(words.obstacle(error))));
        notes.extend(without(words, block.rows, block.without).filter(|_| block.trouble.is_none()).map(said));
        let levels = block.levels.iter().map(|level| (words.level(&level.level), level.n, level.open));
        notes.extend(certain_though_open(words, levels).map(said));
        notes.extend(block.tests.iter().skip(1).map(|test| said(test_text(words, test))));
        notes.extend(block.trend.iter().map(|trend| said(trend_text(words, trend))));
        notes.extend(not_for_survival(words, &block.grouping));
        notes.extend(immortal_time(words, settings, &block.grouping));
        notes.extend(block.published.as_ref().and_then(|it| published_text(words, it)).map(said));
    }
    let tested = table.blocks.iter().filter(|block| !block.tests.is_empty());
    notes.extend(small_groups(words, tested.flat_map(|block| &block.levels).map(|level| level.n)));
    if let Some(repeated) = table.blocks.iter().find_map(|block| block.repeated) {
        notes.extend([repeated_text(words, &repeated), words.word(Message::RobustPSaid)]);
    }
    Table { title: words.word(title), head, rows, notes }
}

/// A row for each group of a comparison, with tests in the notes.
#[must_use]
pub fn curves_table(comparison: &Comparison, words: &dyn Words) -> Table {
    let settings = &comparison.settings;
    let heading = |column: Column| column.heading(words, settings, Message::Published);
    let naive = settings.time_zero.entry.is_delayed();
    let row = |group: &crate::analysis::GroupResult| {
        let curve = group.curve.as_ref();
        let n = group.n();
        let found = curve.map_or_else(Median::default, |curve| curve.median);
        let mut cells = vec![
            words.level(&group.level),
            n.to_string(),
            curve.map_or(0, |curve| curve.events).to_string(),
            median(words, &found, n, settings.unit),
            interval(words, found.low, found.high, settings.unit),
        ];
        if naive {
            let naive = curve.and_then(|curve| curve.naive_median).unwrap_or_default();
            cells.push(median(words, &naive, n, settings.unit));
            cells.push(interval(words, naive.low, naive.high, settings.unit));
        }
        Row::new(cells)
    };
    let mut head: Vec<String> =
        [Column::N, Column::Events, Column::Median, Column::Interval].map(heading).into();
    head.insert(0, words.word(Message::Group));
    if naive {
        let named = words.say(Message::NaiveMedian, &[("median", &heading(Column::Median))]);
        head.extend([named, heading(Column::Interval)]);
    }
    let mut notes: Vec<String> = comparison.tests.iter().map(|test| test_text(words, test)).collect();
    notes.extend(comparison.trend.iter().map(|trend| trend_text(words, trend)));
    if !comparison.tests.is_empty() {
        notes.extend(small_groups(words, comparison.groups.iter().map(crate::analysis::GroupResult::n)));
    }
    notes.extend(not_for_survival(words, &comparison.grouping));
    notes.extend(immortal_time(words, &comparison.settings, &comparison.grouping));
    notes.extend(doubted_units(words, &comparison.settings, [&comparison.grouping], []));
    notes.extend(analysed(words, [comparison.analysed()]));
    notes.extend(without(words, comparison.rows, comparison.without));
    let groups = comparison.groups.iter().map(|group| (words.level(&group.level), group.n(), group.open));
    notes.extend(certain_though_open(words, groups));
    if let Some(follow_up) = comparison.follow_up {
        let (time, unit) = (time(Some(follow_up), settings.unit), unit(words, settings.unit));
        notes.push(words.say(Message::FollowUp, &[("time", &time), ("unit", &unit)]));
    }
    if let Some(repeated) = &comparison.repeated {
        notes.push(repeated_text(words, repeated));
        notes.push(match repeated.robust_p {
            None => words.word(Message::RobustNotComputed),
            p => words.say(Message::RobustSaid, &[("p", &p_text(words, p))]),
        });
    }
    notes.push(band_text(words, settings));
    notes.extend([medians_text(words, settings), rows_text(words, settings)]);
    notes.extend(strata_text(words, settings));
    notes.extend(follow_up_said(words, settings));
    Table {
        title: match &comparison.grouping {
            Grouping::None => words.word(Message::AllCurvesTitle),
            parted => words.say(Message::CurvesTitle, &[("grouping", &words.grouping(parted))]),
        },
        head,
        rows: comparison.groups.iter().map(row).collect(),
        notes,
    }
}

/// Percentage alive at each time, with its interval; a dash after the longest follow-up, unless the curve has
/// reached 0.
fn alive_rows(curve: &Curve, words: &dyn Words, settings: &Settings) -> [Row; 2] {
    let percent = |share: f64| format!("{:.1}", share * 100.0);
    let row = |heading: String, cell: &dyn Fn(&Step) -> Option<String>| {
        let told = |at: &Option<Step>| at.as_ref().map_or_else(|| Some("\u{2013}".to_owned()), cell);
        let cells = curve.at_times.iter().map(|at| told(at).unwrap_or_default());
        Row::new(std::iter::once(heading).chain(cells).collect())
    };
    let interval = |at: &Step| Some(format!("{}\u{2013}{}", percent(at.low?), percent(at.high?)));
    [
        row(words.word(Message::Alive), &|at| Some(percent(at.survival))),
        row(interval_heading(words, settings), &interval),
    ]
}

/// Percentage alive and numbers at risk, censored and dead at each time, as in the figure.
#[must_use]
pub fn counts_table(comparison: &Comparison, words: &dyn Words) -> Table {
    let unit_name = unit(words, comparison.settings.unit);
    let mut head = vec![words.say(Message::Time, &[("unit", &unit_name)])];
    head.extend(comparison.times.iter().map(|at| time(Some(*at), comparison.settings.unit)));
    let mut rows = Vec::new();
    for group in &comparison.groups {
        let Some(curve) = &group.curve else { continue };
        rows.push(Row::heading(vec![words.level(&group.level)]));
        rows.extend(alive_rows(curve, words, &comparison.settings));
        let counted = [
            (Message::AtRisk, curve.counts.iter().map(|it| it.at_risk).collect::<Vec<_>>()),
            (Message::CensoredSoFar, curve.counts.iter().map(|it| it.censored).collect()),
            (Message::EventsSoFar, curve.counts.iter().map(|it| it.events).collect()),
        ];
        for (message, counts) in counted {
            let mut cells = vec![words.word(message)];
            cells.extend(counts.iter().map(u64::to_string));
            rows.push(Row::new(cells));
        }
    }
    let title = words.say(Message::CountsTitle, &[("grouping", &words.grouping(&comparison.grouping))]);
    let notes =
        std::iter::once(words.word(Message::CountsSaid)).chain(follow_up_said(words, &comparison.settings));
    let notes = notes.chain(analysed(words, [comparison.analysed()]));
    Table { title, head, rows, notes: notes.collect() }
}

/// Pairwise comparisons.
#[must_use]
pub fn pairs_table(comparison: &Comparison, words: &dyn Words) -> Table {
    let of =
        |place: usize| comparison.groups.get(place).map_or_else(String::new, |it| words.level(&it.level));
    let row = |pair: &PairResult| {
        let name = words.say(Message::Pair, &[("first", &of(pair.first)), ("second", &of(pair.second))]);
        Row::new(vec![name, p(pair.p), p(pair.adjusted)])
    };
    Table {
        title: words.say(Message::PairsTitle, &[("grouping", &words.grouping(&comparison.grouping))]),
        head: [Message::Group, Message::P, Message::AdjustedP].map(|it| words.word(it)).into(),
        rows: comparison.pairs.iter().map(row).collect(),
        notes: std::iter::once(pairs_text(words, comparison.settings.adjustment))
            .chain(analysed(words, [comparison.analysed()]))
            .chain(follow_up_said(words, &comparison.settings))
            .collect(),
    }
}
