//! Order of a column's groups, changed one step at a time.

use cohort::{Column, Role};
use yew::prelude::*;

use crate::component::focus;
use crate::i18n::say;

/// The groups of a column in order, each with buttons to move it up and down, and a button to reset a manual
/// order. `groups` are in the worker's order.
pub(super) fn order(at: usize, column: &Column, groups: &[String], onchange: &Callback<Column>) -> Html {
    if groups.len() < 2 || !matches!(column.role, Role::Factor | Role::After { .. }) {
        return Html::default();
    }
    let order = ordered(&column.order, groups);
    let onorder = {
        let column = column.clone();
        onchange.reform(move |order: Vec<String>| Column { order, ..column.clone() })
    };
    let step = |from: usize, up: bool| {
        let to = if up { from.checked_sub(1) } else { Some(from + 1) }.filter(|to| *to < order.len());
        let name = &order[from];
        let label = if up { say!(STUDY_GROUP_UP, name = name) } else { say!(STUDY_GROUP_DOWN, name = name) };
        let id = |place: usize| format!("group-{at}-{place}-{}", if up { "up" } else { "down" });
        let onclick = {
            let (order, onorder, next) = (order.clone(), onorder.clone(), to.map(id));
            move |_: MouseEvent| {
                if let (Some(to), Some(next)) = (to, &next) {
                    let mut order = order.clone();
                    order.swap(from, to);
                    onorder.emit(order);
                    // The focus follows the group, so that the same key moves it further.
                    focus::go_to_quietly(next);
                }
            }
        };
        html! {
            <button
                type="button"
                class="plain"
                id={id(from)}
                aria-label={label}
                aria-disabled={to.is_none().then_some("true")}
                {onclick}
            >
                { if up { "↑" } else { "↓" } }
            </button>
        }
    };
    let usual = onorder.reform(|_: MouseEvent| Vec::new());
    html! {
        <div class="order">
            <h3>{ say!(STUDY_GROUP_ORDER) }</h3>
            <ol>
                for (place, name) in order.iter().enumerate() {
                    <li>{ step(place, true) }{ step(place, false) }<span class="value">{ name }</span></li>
                }
            </ol>
            if !column.order.is_empty() {
                <button type="button" class="plain" onclick={usual}>{ say!(STUDY_GROUP_ORDER_USUAL) }</button>
            }
        </div>
    }
}

/// The groups in the order chosen last, even if the worker has not answered yet.
fn ordered(chosen: &[String], groups: &[String]) -> Vec<String> {
    let first = chosen.iter().filter(|name| groups.contains(name));
    let rest = groups.iter().filter(|name| !chosen.contains(name));
    first.chain(rest).cloned().collect()
}
