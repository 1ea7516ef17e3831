//! Items of a system with their points, or the terms of its formula.

use clinical::{Formula, Item, Method, Patient, System, Term};

use crate::evidence::block::{Block, Line, Row, Section, Table};
use crate::evidence::condition;
use crate::i18n::{number, say, words};

/// Items with points and the exact rule of each option, or the terms of a formula; empty for stages.
pub(super) fn section(system: &System) -> Section {
    match &system.method {
        Method::Points(items) => Section::new(say!(ITEMS_HEADING), of_items(system, items)),
        Method::Formula { formula, terms } => Section::new(say!(TERMS_HEADING), of_terms(*formula, terms)),
        Method::Stages => Section::new(say!(ITEMS_HEADING), Vec::new()),
    }
}

fn of_items(system: &System, items: &[Item]) -> Vec<Block> {
    let mut rows = Vec::new();
    let mut exactly = vec![Block::note(say!(EXACTLY_NOTE))];
    for item in items {
        let name = words::defined(&item.name);
        rows.push(Row::Group(name.clone(), None));
        rows.extend(item.options.iter().map(|option| {
            Table::cells([words::defined(&option.name), number::range(option.points, option.points)])
        }));
        exactly.push(Block::Heading(name));
        if item.first_wins {
            exactly.push(Block::note(say!(FIRST_WINS)));
        }
        exactly.push(Block::List(item.options.iter().map(exact).collect()));
    }
    let head = [say!(COLUMN_OPTION), say!(COLUMN_POINTS)].map(str::to_owned).into();
    let table = Table { name: words::defined(&system.name), head, rows, wide: false };
    vec![Block::Table(table), Block::Folded(say!(EXACTLY_HEADING).to_owned(), exactly)]
}

fn exact(option: &clinical::ItemOption) -> Line {
    Line::new(say!(
        OPTION_EXACTLY,
        option = words::defined(&option.name),
        points = option.points,
        condition = condition::of_option(option)
    ))
}

fn of_terms(formula: Formula, terms: &[Term]) -> Vec<Block> {
    // Terms that an empty patient has are constant.
    let fixed = formula.work(&Patient::default()).terms;
    let told = terms.iter().map(|term| {
        let name = words::defined(&term.name);
        let value = fixed.iter().find(|(id, _)| *id == term.id).and_then(|(_, value)| *value);
        Line::new(match value {
            Some(value) => say!(TERM_FIXED, term = name, value = number::plain(value)),
            None => name,
        })
    });
    vec![Block::List(told.collect()), Block::note(say!(TERMS_NOTE))]
}
