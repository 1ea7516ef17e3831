//! Tables of concordances, measurements before and after, and the flow of rows.

use super::results::Results;
use super::table::{Row, Table, interval_heading, p, p_text, signed, time, unit};
use super::texts::{adjustment_text, doubted_units, follow_up_said};
use crate::analysis::{Adjustment, BeforeAfter, Discrimination, Moved, OwnRows, Restored, Share};
use crate::filter::{Condition, Step};
use crate::words::{Message, Words};

/// Concordances of the systems.
#[must_use]
pub fn discrimination_table(found: &Discrimination, words: &dyn Words) -> Table {
    let settings = &found.settings;
    let interval = interval_heading(words, settings);
    let share = |share: Option<&Share>| match share {
        None => [String::new(), String::new()],
        Some(share) => [format!("{:.3}", share.value), between(words, share.low, share.high)],
    };
    let row = |system: &str, harrell: Option<&Share>, uno: Option<&Share>, own: &OwnRows| {
        let mut cells = vec![words.system_by_id(system)];
        cells.extend(share(harrell).into_iter().chain(share(uno)));
        cells.push(own.rows.to_string());
        cells.extend(share(own.harrell.as_ref()));
        Row::new(cells)
    };
    let compared = found.systems.iter();
    let compared = compared.map(|it| row(&it.system, Some(&it.harrell), it.uno.as_ref(), &it.own));
    let dropped = found.dropped.iter().map(|it| row(&it.system, None, None, &it.own));
    let [n, of] = [found.rows, found.rows + found.without].map(|count| count.to_string());
    let mut notes = vec![words.say(Message::DiscriminationSaid, &[("n", &n), ("of", &of)])];
    for it in &found.dropped {
        let (system, certain) = (words.system_by_id(&it.system), it.own.rows.to_string());
        let message = if it.own.rows == 0 { Message::NeverCertain } else { Message::SeldomCertain };
        notes.push(words.say(message, &[("system", &system), ("certain", &certain), ("of", &of)]));
    }
    for it in &found.systems {
        if let Some(first) = it.same_order_as.and_then(|place| found.systems.get(place)) {
            let [copy, first] = [&it.system, &first.system].map(|id| words.system_by_id(id));
            notes.push(words.say(Message::SameOrder, &[("copy", &copy), ("system", &first)]));
        }
    }
    notes.extend(follow_up_said(words, settings));
    let systems = found.systems.iter().map(|system| system.system.as_str());
    notes.extend(doubted_units(words, settings, [], systems));
    if settings.time_zero.entry.is_delayed() {
        notes.push(words.word(Message::UnoUndefined));
    }
    if let Some(until) = found.uno_until {
        let (until, unit) = (time(Some(until), settings.unit), unit(words, settings.unit));
        notes.push(words.say(Message::UnoSaid, &[("time", &until), ("unit", &unit)]));
    }
    Table {
        title: words.word(Message::DiscriminationTitle),
        head: vec![
            words.word(Message::Group),
            words.word(Message::Harrell),
            interval.clone(),
            words.word(Message::Uno),
            interval.clone(),
            words.word(Message::OwnRows),
            words.word(Message::OwnHarrell),
            interval,
        ],
        rows: compared.chain(dropped).collect(),
        notes,
    }
}

/// Differences of the systems, by pair.
#[must_use]
pub fn differences_table(found: &Discrimination, words: &dyn Words) -> Table {
    let adjusted = found.differences.len() > 1 && found.settings.adjustment != Adjustment::None;
    let of =
        |place: usize| found.systems.get(place).map_or_else(String::new, |it| words.system_by_id(&it.system));
    let row = |difference: &crate::analysis::Difference| {
        let pair = [("first", of(difference.first)), ("second", of(difference.second))];
        let name = words.say(Message::Pair, &[(pair[0].0, &pair[0].1), (pair[1].0, &pair[1].1)]);
        let interval = between(words, difference.low, difference.high);
        let mut cells = vec![name, signed(difference.difference, 3), interval, p(difference.p)];
        cells.extend(adjusted.then(|| p(difference.adjusted)));
        Row::new(cells)
    };
    let [n, of] = [found.rows, found.rows + found.without].map(|count| count.to_string());
    let mut notes = vec![
        words.say(Message::DifferencesRows, &[("n", &n), ("of", &of)]),
        words.word(Message::DifferencesSaid),
    ];
    if adjusted {
        let method = adjustment_text(words, found.settings.adjustment);
        notes.push(words.say(Message::DifferencesAdjusted, &[("method", &method)]));
    }
    notes.extend(follow_up_said(words, &found.settings));
    let difference = words.say(Message::Difference, &[("what", &words.word(Message::Harrell))]);
    let interval = interval_heading(words, &found.settings);
    let mut head = vec![words.word(Message::Group), difference, interval, words.word(Message::P)];
    head.extend(adjusted.then(|| words.word(Message::AdjustedP)));
    Table {
        title: words.word(Message::DifferencesTitle),
        head,
        rows: found.differences.iter().map(row).collect(),
        notes,
    }
}

/// Changes from level to level, with the tests.
#[must_use]
pub fn before_after_table(found: &BeforeAfter, words: &dyn Words) -> Table {
    let (before, after) = (words.grouping(&found.before), words.grouping(&found.after));
    let names: Vec<String> = found.levels.iter().map(|level| words.level(level)).collect();
    let row = |(name, counts): (&String, &Vec<u64>)| {
        let mut cells = vec![name.clone()];
        cells.extend(counts.iter().map(u64::to_string));
        Row::new(cells)
    };
    let numbers = |counts: [usize; 2]| counts.map(|count| count.to_string());
    let [pairs, without] = numbers([found.pairs, found.without]);
    let mut notes = vec![words.say(Message::PairsSaid, &[("pairs", &pairs), ("without", &without)])];
    if let Some((rows, patients)) = found.repeated {
        let (rows, patients) = (rows.to_string(), patients.to_string());
        notes.push(words.say(Message::RepeatedSaid, &[("rows", &rows), ("patients", &patients)]));
        notes.push(words.word(Message::PairsOfPatients));
    }
    match found.moved {
        None => notes.push(words.word(Message::Unranked)),
        Some(moved) => {
            notes.push(moved_text(found, &moved, &names, words));
            notes.push(found.signed_rank.as_ref().map_or_else(
                || words.word(Message::NothingChanged),
                |test| {
                    let (z, normal) = (signed(test.z, 3), p_text(words, Some(test.p)));
                    let exact = p_text(words, test.exact_p);
                    words.say(Message::SignedRankSaid, &[("z", &z), ("p", &normal), ("exact", &exact)])
                },
            ));
        }
    }
    notes.extend(found.restored.as_ref().map(|restored| restored_text(found, restored, words)));
    notes.extend(
        found.mcnemar_p.map(|test| words.say(Message::McNemarSaid, &[("p", &p_text(words, Some(test)))])),
    );
    let mut head = vec![words.say(Message::BeforeAfterTitle, &[("before", &before), ("after", &after)])];
    let title = head[0].clone();
    head.extend(names.iter().cloned());
    Table { title, head, rows: names.iter().zip(&found.counts).map(row).collect(), notes }
}

/// Numbers improved and worsened; if neither end is known to be worse, numbers of changes towards either end.
fn moved_text(found: &BeforeAfter, moved: &Moved, names: &[String], words: &dyn Words) -> String {
    let text = |count: usize| count.to_string();
    let stayed = text(found.pairs - moved.towards_first - moved.towards_last);
    match moved.improved_and_worsened() {
        Some((improved, worsened)) => words.say(
            Message::ImprovedSaid,
            &[("improved", &text(improved)), ("worsened", &text(worsened)), ("stayed", &stayed)],
        ),
        None => {
            let end = |name: Option<&String>| name.cloned().unwrap_or_default();
            words.say(
                Message::MovedSaid,
                &[
                    ("up", &text(moved.towards_first)),
                    ("first", &end(names.first())),
                    ("down", &text(moved.towards_last)),
                    ("last", &end(names.last())),
                    ("stayed", &stayed),
                ],
            )
        }
    }
}

/// Share with walking restored, among those with a known result and among all.
fn restored_text(found: &BeforeAfter, restored: &Restored, words: &dyn Words) -> String {
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let interval = |share: &Share| {
        words.say(Message::To, &[("low", &percent(share.low)), ("high", &percent(share.high))])
    };
    let levels: Vec<String> = restored.levels.iter().map(|level| words.level(level)).collect();
    words.say(
        Message::RestoredSaid,
        &[
            ("levels", &levels.join(", ")),
            ("restored", &restored.restored.to_string()),
            ("known", &restored.known.to_string()),
            ("all", &restored.all.to_string()),
            ("ci", &interval_heading(words, &found.settings)),
            ("percent", &percent(restored.of_known.value)),
            ("interval", &interval(&restored.of_known)),
            ("percent_all", &percent(restored.of_all.value)),
            ("interval_all", &interval(&restored.of_all)),
        ],
    )
}

/// Number of rows after each step, from all rows of the file to usable ones and those passing each filter.
#[must_use]
pub fn flow_table(results: &Results, flow: &[Step], words: &dyn Words) -> Table {
    let cell = |count: usize| count.to_string();
    let Results { rows_of_file, rows, .. } = results;
    let of_file =
        Row::new(vec![words.word(Message::FlowFile), String::new(), String::new(), cell(*rows_of_file)]);
    let left_out = rows_of_file.saturating_sub(*rows);
    let used = Row::new(vec![words.word(Message::FlowUsed), cell(left_out), String::new(), cell(*rows)]);
    let step = |step: &Step| {
        let name = condition_text(words, &step.condition);
        Row::new(vec![name, cell(step.left_out), cell(step.unknown), cell(step.after())])
    };
    let title = if flow.is_empty() {
        words.word(Message::FlowTitle)
    } else {
        words.say(Message::FlowOf, &[("rows", &flow_text(words, flow))])
    };
    Table {
        title,
        head: [Message::Step, Message::LeftOut, Message::Missing, Message::Remaining]
            .map(|it| words.word(it))
            .into(),
        rows: [of_file, used].into_iter().chain(flow.iter().map(step)).collect(),
        notes: Vec::new(),
    }
}

/// The rows of a flow in words: its conditions, or all rows.
#[must_use]
pub fn flow_text(words: &dyn Words, flow: &[Step]) -> String {
    let conditions: Vec<Condition> = flow.iter().map(|step| step.condition.clone()).collect();
    conditions_text(words, &conditions)
}

/// The rows that satisfy all conditions in words.
#[must_use]
pub fn conditions_text(words: &dyn Words, conditions: &[Condition]) -> String {
    if conditions.is_empty() {
        return words.word(Message::AllRows);
    }
    conditions.iter().map(|condition| condition_text(words, condition)).collect::<Vec<_>>().join("; ")
}

/// A condition of a filter in words.
#[must_use]
pub fn condition_text(words: &dyn Words, condition: &Condition) -> String {
    match condition {
        Condition::FirstOperations => words.word(Message::FirstOperationsStep),
        Condition::Groups { grouping, keys } => {
            let keys: Vec<String> = keys.iter().map(|key| words.level(&grouping.level(key))).collect();
            format!("{}: {}", words.grouping(grouping), keys.join(", "))
        }
        Condition::Range { finding, from, to } => {
            let end = |end: &Option<f64>| end.map_or_else(String::new, |end| end.to_string());
            format!("{}: {}\u{2013}{}", words.finding(*finding), end(from), end(to))
        }
    }
}

fn between(words: &dyn Words, low: f64, high: f64) -> String {
    words.say(Message::To, &[("low", &signed(low, 3)), ("high", &signed(high, 3))])
}
