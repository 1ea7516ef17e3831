//! A column: heading, role and first cells.

use std::rc::Rc;

use cohort::{Addition, Column, Role};
use study::protocol::{CodedAs, Coding, Doubt, PreviewCell, ValuesTaken};
use yew::prelude::*;

use super::order::order;
use super::role::roles;
use super::settings::settings;
use super::values::values;
use crate::cohort::messages::{self, sentence};
use crate::i18n::say;

/// The answer of a primary site for carcinoma of unknown primary.
const UNKNOWN_PRIMARY: &str = "unknown";

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// Index of the column.
    pub(super) at: usize,
    pub(super) column: Column,
    pub(super) cells: Vec<PreviewCell>,
    pub(super) doubts: Vec<Doubt>,
    /// Meaning of its values, if they are codes.
    pub(super) coding: Option<Coding>,
    /// Its values, if shown.
    pub(super) values: Option<Rc<ValuesTaken>>,
    pub(super) onchange: Callback<(usize, Column)>,
    /// True if the column is computed from others.
    pub(super) computed: bool,
    /// True if its values may be known only after time zero.
    pub(super) later: bool,
    /// Receives a computed column to add.
    pub(super) onadd: Callback<Addition>,
    /// Receives the index of a computed column to remove.
    pub(super) onremove: Callback<usize>,
    /// Receives a new role of the column.
    pub(super) onchoose: Callback<(usize, Role)>,
    pub(super) onlook: Callback<Option<usize>>,
}

/// A row of the table of columns.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (at, column) = (props.at, &props.column);
    let onchange = props.onchange.reform(move |column: Column| (at, column));
    let onchoose = props.onchoose.reform(move |role: Role| (at, role));
    let onset = {
        let column = column.clone();
        onchange.reform(move |role: Role| Column { role, confirmed: false, ..column.clone() })
    };
    let onconfirm = {
        let column = column.clone();
        onchange.reform(move |_: MouseEvent| Column { confirmed: true, ..column.clone() })
    };
    // "Unknown" as primary site: not recorded, or a carcinoma whose primary was sought and not found.
    let unknown: Vec<String> = props.doubts.iter().flat_map(|doubt| doubt.values.iter().cloned()).collect();
    let onunknown = {
        let (column, unknown) = (column.clone(), unknown.clone());
        onchange.reform(move |_: MouseEvent| {
            let mut column = column.clone();
            column.values.extend(unknown.iter().map(|value| (value.clone(), UNKNOWN_PRIMARY.to_owned())));
            column
        })
    };
    let onknown = {
        let column = column.clone();
        onchange
            .reform(move |_: MouseEvent| Column { known_at_zero: !column.known_at_zero, ..column.clone() })
    };
    let looked_at = props.values.is_some();
    let look = props.onlook.reform(move |_: MouseEvent| (!looked_at).then_some(at));
    let remove = props.onremove.reform(move |_: MouseEvent| at);
    let label = say!(STUDY_ROLE_OF, column = &column.heading);
    html! {
        <tr class={(!props.doubts.is_empty()).then_some("doubtful-row")}>
            <th scope="row">
                { &column.heading }
                if props.computed {
                    { " " } <span class="soft">{ say!(STUDY_COMPUTED) }</span>
                }
            </th>
            <td>
                <div class="role">
                    { roles(label, column, &onchoose) }
                    { settings(at, &column.role, &onset) }
                    if column.role != Role::Ignored {
                        <button type="button" class="plain" aria-expanded={looked_at.to_string()} onclick={look}>
                            { say!(STUDY_VALUES, column = &column.heading) }
                        </button>
                    }
                </div>
                if let Some(found) = &props.coding {
                    { coding(found, &column.role) }
                }
                for doubt in &props.doubts {
                    <p class="caution">{ sentence(&doubt.said) }</p>
                    if let Some(addition) = &doubt.addition {
                        { add(addition, &props.onadd) } { " " }
                    }
                }
                if !unknown.is_empty() {
                    <button type="button" class="plain" onclick={onconfirm}>{ say!(STUDY_NOT_RECORDED) }</button>
                    { " " }
                    <button type="button" class="plain" onclick={onunknown}>{ say!(STUDY_UNKNOWN_PRIMARY) }</button>
                } else if props.doubts.iter().any(|doubt| doubt.can_be_confirmed) {
                    <button type="button" class="plain" onclick={onconfirm}>{ say!(STUDY_CONFIRM) }</button>
                }
                if props.computed {
                    <button type="button" class="plain" onclick={remove}>
                        { say!(STUDY_REMOVE_COLUMN, column = &column.heading) }
                    </button>
                }
                if props.later {
                    <p class="soft">{ say!(STUDY_MAY_BE_LATER) }</p>
                    <label class="check">
                        <input type="checkbox" checked={column.known_at_zero} onclick={onknown} />
                        <span>{ say!(STUDY_KNOWN_AT_ZERO, column = &column.heading) }</span>
                    </label>
                }
                if let Some(taken) = &props.values {
                    { values(taken, column, &onchange) }
                    { order(at, column, &taken.order, &onchange) }
                }
            </td>
            <td>
                <ul class="cells">
                    for cell in &props.cells {
                        <li>
                            <span class="value">{ written(&cell.written) }</span>
                            if let Some(trouble) = &cell.trouble {
                                { " " } <span class="error">{ sentence(trouble) }</span>
                            } else if !cell.taken.is_empty() && cell.taken != cell.written.trim() && column.role != Role::Ignored {
                                { " " } <span class="soft">{ say!(STUDY_TAKEN, taken = &cell.taken) }</span>
                            }
                        </li>
                    }
                </ul>
            </td>
        </tr>
    }
}

/// Content of a cell.
pub(super) fn written(cell: &str) -> Html {
    if cell.trim().is_empty() {
        return html! { <i class="soft">{ say!(STUDY_EMPTY_CELL) }</i> };
    }
    html! { { cell } }
}

/// Number of values of a meaning up to which the most frequent come first, above it the rarest; so many are
/// listed.
const LISTED: usize = 20;

/// Every value that occurs, by meaning, with its number of rows: if death and survival are swapped, every curve
/// is inverted.
fn coding(found: &Coding, role: &Role) -> Html {
    let listed = |values: &[(String, usize)]| {
        let mut values = values.to_vec();
        if values.len() > LISTED {
            values.reverse();
        }
        let named = |(value, rows): &(String, usize)| {
            let value = if value.is_empty() { say!(STUDY_EMPTY_CELL) } else { value.as_str() };
            format!("{value} ({rows})")
        };
        let all: Vec<String> = values.iter().take(LISTED).map(named).collect();
        let all = all.join(say!(JOINT_LIST));
        match values.len().saturating_sub(LISTED) {
            _ if all.is_empty() => "–".to_owned(),
            0 => all,
            more => say!(COHORT_AND_MORE, values = all, more = more),
        }
    };
    let lines = found.groups.iter().map(|(meaning, values)| {
        let meaning = match (meaning, role) {
            (CodedAs::Died, _) => say!(STUDY_CODED_DIED),
            (CodedAs::Alive, _) => say!(STUDY_CODED_ALIVE),
            (CodedAs::Answer(place), Role::Finding { finding, .. } | Role::After { finding }) => {
                messages::answer(*finding, usize::from(*place))
            }
            _ => say!(STUDY_CODED_NOT_KNOWN),
        };
        say!(STUDY_CODED, meaning = meaning, values = listed(values))
    });
    html! { <p class="soft">{ lines.collect::<Vec<_>>().join(" ") }</p> }
}

/// The button that adds the computed column which resolves a doubt.
fn add(addition: &Addition, onadd: &Callback<Addition>) -> Html {
    let name = match addition.role {
        Some(Role::Patient) => say!(STUDY_JOIN_PATIENTS),
        _ => say!(STUDY_JOIN_TIMES),
    };
    let onclick = {
        let addition = addition.clone();
        onadd.reform(move |_: MouseEvent| addition.clone())
    };
    html! { <button type="button" class="plain" {onclick}>{ name }</button> }
}
