//! Distinct values of a column, their current meaning, and a list to change it.

use cohort::{Column, Role};
use study::protocol::ValuesTaken;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::row::written;
use crate::cohort::list::list_of;
use crate::cohort::messages::{self, sentence};
use crate::i18n::say;

/// Number of values shown.
const SHOWN: usize = 40;

/// The values of a column, each with a list of meanings.
pub(super) fn values(taken: &ValuesTaken, column: &Column, onchange: &Callback<Column>) -> Html {
    let meanings = meanings(&column.role);
    html! {
        <div class="values">
            <h3>{ say!(STUDY_VALUES_OF, column = &column.heading) }</h3>
            <ul>
                for (at, value) in taken.values.iter().enumerate().take(SHOWN) {
                    <li>
                        <span class="value">{ written(&value.cell.written) }</span>
                        <span class="soft">{ say!(STUDY_VALUE_ROWS, rows = value.rows) }</span>
                        { meaning(at, &value.cell.written, column, &meanings, onchange) }
                        if column.role == Role::Factor {
                            { group(&value.cell.written, column, onchange) }
                        }
                        if let Some(trouble) = &value.cell.trouble {
                            <span class="error">{ sentence(trouble) }</span>
                        } else if !value.cell.taken.is_empty() && value.cell.taken != value.cell.written {
                            <span>{ say!(STUDY_TAKEN, taken = &value.cell.taken) }</span>
                        }
                    </li>
                }
            </ul>
            if taken.values.len() > SHOWN {
                <p class="soft">{ say!(STUDY_MORE_VALUES, count = taken.values.len() - SHOWN) }</p>
            }
        </div>
    }
}

/// A field for the name of the group of a value. Values with the same name are one group.
fn group(value: &str, column: &Column, onchange: &Callback<Column>) -> Html {
    let value = value.trim().to_owned();
    if value.is_empty() {
        return Html::default();
    }
    let now = column.values.get(&value).unwrap_or(&value).clone();
    let label = say!(STUDY_VALUE_GROUP, value = &value);
    let onname = {
        let column = column.clone();
        onchange.reform(move |event: Event| {
            let mut column = column.clone();
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            match field.map(|field| field.value().trim().to_owned()) {
                Some(name) if !name.is_empty() && name != value => column.values.insert(value.clone(), name),
                _ => column.values.remove(&value),
            };
            column
        })
    };
    html! {
        <input type="text" class="group-name" autocomplete="off" aria-label={label} value={now} onchange={onname} />
    }
}

/// Possible meanings of a value as id and name. Patient names have none.
fn meanings(role: &Role) -> Vec<(String, String)> {
    let mut meanings = Vec::new();
    match role {
        Role::Event { coding } => {
            let both = [(&coding.happened, say!(STUDY_DIED)), (&coding.censored, say!(STUDY_ALIVE))];
            meanings.extend(
                both.iter().filter_map(|(words, name)| Some((words.first()?.clone(), (*name).to_owned()))),
            );
        }
        Role::Finding { finding, .. } | Role::After { finding } => {
            let named = finding.values().iter().enumerate();
            meanings.extend(
                named.map(|(at, value)| ((*value).to_owned(), messages::answer(*finding, at).to_owned())),
            );
        }
        Role::Ignored
        | Role::Factor
        | Role::Patient
        | Role::Time { .. }
        | Role::TimeToDeath { .. }
        | Role::DateOfDeath { .. }
        | Role::Entry { .. } => {}
        Role::Start { .. } => meanings.push(("never".to_owned(), say!(STUDY_NEVER_TREATED).to_owned())),
    }
    if !matches!(role, Role::Patient | Role::Ignored) {
        meanings.push((String::new(), say!(STUDY_NOT_KNOWN).to_owned()));
    }
    meanings
}

fn meaning(
    at: usize,
    value: &str,
    column: &Column,
    meanings: &[(String, String)],
    onchange: &Callback<Column>,
) -> Html {
    let value = value.trim().to_owned();
    if meanings.is_empty() {
        return Html::default();
    }
    let now = column.values.get(&value);
    let label = say!(STUDY_VALUE_MEANS, value = &value);
    let mut names = vec![(now.is_none(), say!(STUDY_AS_IT_STANDS))];
    names.extend(meanings.iter().map(|(stands, name)| (now == Some(stands), name.as_str())));
    let onpick = {
        let (column, meanings) = (column.clone(), meanings.to_vec());
        onchange.reform(move |picked: usize| {
            let mut column = column.clone();
            match picked.checked_sub(1).and_then(|at| meanings.get(at)) {
                Some((stands, _)) => column.values.insert(value.clone(), stands.clone()),
                None => column.values.remove(&value),
            };
            column
        })
    };
    let id = format!("value-{at}");
    html! {
        <>
            <label class="unseen" for={id.clone()}>{ label }</label>
            { list_of(id.into(), &names, &onpick) }
        </>
    }
}
