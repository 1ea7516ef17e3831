//! Adds a filter: groups of a column or score, or a range of numbers.

use cohort::filter::Condition;
use study::protocol::{Offered, OfferedGrouping, OfferedRange};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::cohort::list::{labelled, list_of};
use crate::i18n::{number, say, words};

#[derive(Properties, PartialEq)]
pub(super) struct FilterProps {
    pub(super) offered: Offered,
    /// Number of rows at present.
    pub(super) rows: usize,
    pub(super) busy: bool,
    pub(super) onkeep: Callback<Condition>,
}

/// The filter being edited.
#[derive(Debug, Clone, Default, PartialEq)]
struct Draft {
    /// Index of the grouping or range, groupings first.
    by: usize,
    keys: Vec<String>,
    from: String,
    to: String,
}

/// Form to add a filter.
#[component]
pub(super) fn Filter(props: &FilterProps) -> Html {
    let draft = use_state_eq(Draft::default);
    let (groupings, ranges) = (&props.offered.groupings, &props.offered.ranges);
    let names = groupings.iter().map(|it| it.name.as_str()).chain(ranges.iter().map(|it| it.name.as_str()));
    let names: Vec<(bool, &str)> = names.enumerate().map(|(at, name)| (at == draft.by, name)).collect();
    if names.is_empty() {
        return Html::default();
    }
    let onby = {
        let draft = draft.clone();
        Callback::from(move |by: usize| draft.set(Draft { by, ..Draft::default() }))
    };
    let grouping = groupings.get(draft.by);
    let range = ranges.get(draft.by.wrapping_sub(groupings.len()));
    let condition = match (grouping, range) {
        (Some(grouping), _) => groups_condition(grouping, &draft),
        (None, Some(range)) => range_condition(range, &draft),
        (None, None) => None,
    };
    let add = {
        let (onkeep, condition, draft) = (props.onkeep.clone(), condition.clone(), draft.clone());
        move |_: MouseEvent| {
            if let Some(condition) = condition.clone() {
                draft.set(Draft::default());
                onkeep.emit(condition);
            }
        }
    };
    html! {
        <details class="filter">
            <summary>{ say!(STUDY_ADD_FILTER) }</summary>
            <div class="choices">
                { labelled(say!(STUDY_FILTER_BY), list_of("filter-by".into(), &names, &onby)) }
            </div>
            if let Some(grouping) = grouping {
                { groups(grouping, &draft) }
            } else if let Some(range) = range {
                { ends(range, &draft, props.rows) }
            }
            <button type="button" onclick={add} disabled={props.busy || condition.is_none()}>{ say!(STUDY_FILTER_ADD) }</button>
        </details>
    }
}

fn groups(grouping: &OfferedGrouping, draft: &UseStateHandle<Draft>) -> Html {
    let tick = |key: &str| {
        let (key, draft) = (key.to_owned(), draft.clone());
        move |_: Event| {
            let mut next = (*draft).clone();
            if next.keys.contains(&key) {
                next.keys.retain(|known| *known != key);
            } else {
                next.keys.push(key.clone());
            }
            draft.set(next);
        }
    };
    html! {
        <fieldset>
            <legend>{ say!(STUDY_KEEP_GROUPS) }</legend>
            <div class="ticks">
                for level in &grouping.levels {
                    <label class="check" key={level.key.clone()}>
                        <input type="checkbox" checked={draft.keys.contains(&level.key)} onchange={tick(&level.key)} />
                        { say!(STUDY_LEVEL_ROWS, level = &level.name, rows = level.rows) }
                    </label>
                }
            </div>
            { unknown(grouping.without) }
        </fieldset>
    }
}

fn unknown(rows: usize) -> Html {
    if rows == 0 {
        return Html::default();
    }
    html! { <p class="soft">{ say!(STUDY_UNKNOWN_LEFT_OUT, count = rows) }</p> }
}

fn groups_condition(grouping: &OfferedGrouping, draft: &Draft) -> Option<Condition> {
    let keys = draft.keys.clone();
    (!keys.is_empty()).then(|| Condition::Groups { grouping: grouping.grouping.clone(), keys })
}

fn ends(range: &OfferedRange, draft: &UseStateHandle<Draft>, rows: usize) -> Html {
    let typed = |put: fn(&mut Draft, String)| {
        let draft = draft.clone();
        move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target().and_then(|target| target.dyn_into().ok());
            if let Some(input) = input {
                let mut next = (*draft).clone();
                put(&mut next, input.value());
                draft.set(next);
            }
        }
    };
    let (from, to) = match words::first_unit(range.finding) {
        "" => (say!(STUDY_FROM_PLAIN).to_owned(), say!(STUDY_TO_PLAIN).to_owned()),
        unit => (say!(STUDY_FROM, unit = unit), say!(STUDY_TO, unit = unit)),
    };
    let end = |id: &'static str, name: String, value: &str, least: f64, oninput: Callback<InputEvent>| {
        let wrong = !value.trim().is_empty() && number_of(value).is_none();
        html! {
            <div class="typed">
                <label class="labelled">
                    <span>{ name }</span>
                    <input class="number" inputmode="decimal" value={value.to_owned()} placeholder={number::plain(least)} aria-invalid={wrong.then_some("true")} aria-describedby={id} {oninput} />
                </label>
                <p class="error" {id} role="alert">{ wrong.then(|| say!(ERROR_NOT_A_NUMBER, typed = value.trim())) }</p>
            </div>
        }
    };
    html! {
        <fieldset>
            <legend>{ say!(STUDY_RANGE_OF, name = &range.name) }</legend>
            <div class="choices">
                { end("range-from-problem", from, &draft.from, range.least, Callback::from(typed(|draft, text| draft.from = text))) }
                { end("range-to-problem", to, &draft.to, range.most, Callback::from(typed(|draft, text| draft.to = text))) }
            </div>
            { unknown(rows.saturating_sub(range.known)) }
        </fieldset>
    }
}

fn number_of(text: &str) -> Option<f64> {
    let text = text.trim().replace(['−', '–'], "-").replace(',', ".");
    clinical::read_decimal(&text).filter(|number| number.is_finite())
}

/// The typed range; `None` unless it has one or two valid ends.
fn range_condition(range: &OfferedRange, draft: &Draft) -> Option<Condition> {
    let end = |text: &str| if text.trim().is_empty() { Some(None) } else { number_of(text).map(Some) };
    let (from, to) = (end(&draft.from)?, end(&draft.to)?);
    let rows = from.is_some() || to.is_some();
    rows.then_some(Condition::Range { finding: range.finding, from, to })
}
