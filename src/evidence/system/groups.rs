//! Groups of a system: definition, published prognosis and advice, and observed outcomes.

use clinical::{Extent, Group, Months, Origin, Purpose, System, published};
use figure::Frame;
use figure::survival_axis;

use crate::evidence::block::{Block, Line, Run, Section};
use crate::evidence::condition::condition;
use crate::i18n::{number, say, words};
use crate::report::prognosis::{self, Fact};
use crate::report::{scale, survival};

/// The groups on their scale, with the facts of each.
pub(super) fn section(system: &System) -> Section {
    let mut blocks = Vec::new();
    if let Some(why) = &system.ungrouped {
        blocks.push(Block::text(say!(UNGROUPED, why = words::defined(why))));
    }
    let drawn = system.groups.iter().any(|group| matches!(group.extent, Extent::Totals(..)));
    let frame = Frame {
        id: format!("groups-{}", system.id),
        title: words::defined(&system.name),
        description: groups_in_words(system),
        ..Frame::default()
    };
    let scale = scale::of_system(system, frame).filter(|_| drawn);
    blocks.extend(scale.map(|scale| Block::Scale(Box::new(scale))));
    if !system.groups.is_empty() {
        let told = system.groups.iter().map(|group| {
            let said = said_of(group);
            let said = if said.is_empty() { vec![Line::new(say!(ACCURACY_UNKNOWN))] } else { said };
            (Line::strong(words::group(group)), said)
        });
        blocks.push(Block::Facts(told.collect()));
    }
    Section::new(say!(GROUPS_HEADING), blocks)
}

fn groups_in_words(system: &System) -> String {
    let names: Vec<_> = system.groups.iter().map(|group| say!(GROUP, group = words::group(group))).collect();
    names.join(say!(JOINT_LIST))
}

fn said_of(group: &Group) -> Vec<Line> {
    let extent = match &group.extent {
        Extent::Totals(..) => None,
        Extent::AtMost(Some(limit)) => Some(say!(GROUP_AT_MOST, limit = number::decimals(*limit, 2))),
        Extent::AtMost(None) => Some(say!(GROUP_ABOVE).to_owned()),
        Extent::Holds(when) => Some(say!(GROUP_HOLDS, when = condition(when))),
    };
    let facts = prognosis::of_group(group, None);
    let expected =
        facts.expected.map(|expected| told(say!(EXPECTED, text = expected.text), expected.unverified));
    let observed = facts.observed.into_iter().map(|Fact { text, unverified }| told(text, unverified));
    let advice = facts.advice.map(|advice| Line::new(say!(ADVICE_PLAIN, advice = advice)));
    let unreachable = group.unreachable.then(|| Line::new(say!(GROUP_UNREACHABLE)));
    let lines = extent.map(Line::new).into_iter().chain(unreachable).chain(expected);
    lines.chain(observed).chain(advice).collect()
}

/// A fact, marked if it was not checked.
fn told(text: String, unverified: bool) -> Line {
    let line = Line::new(text);
    if unverified { line.and(Run::Mark(say!(UNVERIFIED).to_owned())) } else { line }
}

/// Published survival of each group, as a picture.
pub(super) fn prognosis(system: &System) -> Section {
    let mut rows = Vec::new();
    for (at, group) in system.groups.iter().enumerate().filter(|_| system.purpose == Purpose::Survival) {
        rows.extend(published(at, group).map(|outlook| row(&outlook, &words::group(group))));
    }
    let name = words::defined(&system.name);
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let frame = Frame {
            id: format!("prognosis-{}", system.id),
            title: say!(PROGNOSIS_TITLE, system = &name),
            description: say!(PROGNOSIS_DESCRIPTION, system = &name),
            ..Frame::default()
        };
        blocks.push(Block::Survival(Box::new(survival::of_rows(frame, rows))));
        blocks.push(Block::note(say!(PROGNOSIS_NOTE)));
    }
    Section::new(say!(PROGNOSIS_HEADING), blocks)
}

fn row(outlook: &clinical::Prognosis<'_>, group: &str) -> survival_axis::Row {
    let detail = match outlook.from {
        Origin::Observed(seen) => prognosis::cohort(seen),
        Origin::Paper(_) => say!(PROGNOSIS_PAPER).to_owned(),
    };
    let months: Months = outlook.months;
    survival_axis::Row {
        label: group.to_owned(),
        detail,
        reading: survival::short(months),
        estimates: vec![survival::estimate(outlook, group)],
    }
}
