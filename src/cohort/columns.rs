//! The mapping: meaning and first cells of each column, to review and change.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use cohort::{Addition, Column, DecimalSign, Mapping, Role, TimeFrom};
use gloo::timers::callback::Timeout;
use study::protocol::{Export, Previewed, ValuesTaken};
use wasm_bindgen::JsCast;
use web_sys::{Element, File};
use yew::prelude::*;

use super::Ask;
use super::choose::file_of;
use super::list::{labelled, list};
use super::messages::sentence;
use crate::i18n::say;

mod add;
mod missing;
mod order;
mod role;
mod row;
mod settings;
mod values;

use add::Add;
use missing::missing;
use row::Row;

/// Number of columns shown at first, and added each time.
const COLUMNS_SHOWN: usize = 60;

/// Number of columns rendered at once. Each has a list of all findings, and long rendering blocks the page.
const COLUMNS_AT_ONCE: usize = 6;

/// Number of cells shown for a column.
const CELLS_SHOWN: usize = 3;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct ColumnsProps {
    pub(super) previewed: Rc<Previewed>,
    /// Values of the selected column.
    pub(super) values: Option<Rc<ValuesTaken>>,
    /// True if all rows were read with this mapping.
    pub(super) read: bool,
    /// True if they were read with another mapping.
    pub(super) changed: bool,
    pub(super) busy: bool,
    /// Receives a changed mapping.
    pub(super) onmeant: Callback<Mapping>,
    /// Receives the mapping and the index of a column whose role was chosen.
    pub(super) onchosen: Callback<(Mapping, usize)>,
    /// Receives the mapping and a computed column to add.
    pub(super) onadd: Callback<(Mapping, Addition)>,
    /// Selects the column whose values are shown, or none.
    pub(super) onlook: Callback<Option<usize>>,
    /// Receives a mapping file to apply.
    pub(super) onsaved: Callback<File>,
    /// Reads all rows.
    pub(super) onread: Callback<()>,
    pub(super) ask: Callback<Ask>,
}

/// The table of columns, collapsed once all rows are read with it.
#[component]
pub(super) fn Columns(props: &ColumnsProps) -> Html {
    let shown = use_state_eq(|| COLUMNS_SHOWN);
    let drawn = use_state_eq(|| COLUMNS_AT_ONCE);
    {
        let setter = drawn.setter();
        let more = (*drawn < (*shown).min(props.previewed.mapping.columns.len()))
            .then_some(*drawn + COLUMNS_AT_ONCE);
        use_effect_with(more, move |more| {
            let later = more.map(|more| Timeout::new(0, move || setter.set(more)));
            move || drop(later)
        });
    }
    // A row's callbacks stay the same while others change, so that it is not rendered again; they use the
    // current mapping.
    let latest = use_mut_ref(|| props.clone());
    *latest.borrow_mut() = props.clone();
    let onchange = use_memo((), {
        let latest = latest.clone();
        move |()| {
            Callback::from(move |(at, column): (usize, Column)| {
                let props = latest.borrow().clone();
                let mut mapping = props.previewed.mapping.clone();
                if let Some(known) = mapping.columns.get_mut(at) {
                    *known = column;
                    props.onmeant.emit(mapping);
                }
            })
        }
    });
    let onchoose = use_memo((), {
        let latest = latest.clone();
        move |()| {
            Callback::from(move |(at, role): (usize, Role)| {
                let props = latest.borrow().clone();
                let mut mapping = props.previewed.mapping.clone();
                if let Some(known) = mapping.columns.get_mut(at) {
                    known.role = role;
                    props.onchosen.emit((mapping, at));
                }
            })
        }
    });
    let onadd = use_memo((), {
        let latest = latest.clone();
        move |()| {
            Callback::from(move |addition: Addition| {
                let props = latest.borrow().clone();
                props.onadd.emit((props.previewed.mapping.clone(), addition));
            })
        }
    });
    let onremove = use_memo((), {
        let latest = latest.clone();
        move |()| {
            Callback::from(move |at: usize| {
                let props = latest.borrow().clone();
                props.onmeant.emit(props.previewed.mapping.without(at));
            })
        }
    });
    let onlook = use_memo((), {
        let latest = latest.clone();
        move |()| {
            Callback::from(move |column: Option<usize>| {
                let props = latest.borrow().clone();
                props.onlook.emit(column);
            })
        }
    });
    // A collapsed table is not rendered: its lists would be styled with every change of the page.
    let needed = !props.read || props.changed;
    let open = use_state_eq(|| needed);
    let ontoggle = {
        let open = open.setter();
        move |event: Event| {
            let fold = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            open.set(fold.is_some_and(|fold| fold.has_attribute("open")));
        }
    };
    let mapping = &props.previewed.mapping;
    let onwords = {
        let mapping = mapping.clone();
        props.onmeant.reform(move |missing| Mapping { missing, ..mapping.clone() })
    };
    let count = mapping.columns.len();
    let doubtful = &props.previewed.doubts;
    let left = count.saturating_sub(*shown);
    let more = {
        let shown = shown.clone();
        move |_: MouseEvent| shown.set(*shown + COLUMNS_SHOWN)
    };
    let read = props.onread.reform(|_: MouseEvent| ());
    html! {
        <section class="card columns-card">
            <h2>{ say!(STUDY_COLUMNS) }</h2>
            <details class="columns-fold" open={needed} {ontoggle}>
                <summary>
                    { say!(STUDY_COLUMNS_TABLE, count = count) }
                    if !doubtful.is_empty() {
                        { " · " } <span class="doubtful">{ say!(STUDY_DOUBTS, count = doubtful.len()) }</span>
                    }
                </summary>
                if !props.previewed.gone.is_empty() {
                    <p class="caution">{ say!(STUDY_GONE, columns = props.previewed.gone.join(say!(JOINT_LIST))) }</p>
                }
                { choices(props) }
                { missing(&props.previewed.missing, &mapping.missing, &onwords) }
                if *open {
                <table class="columns">
                    <thead>
                        <tr>
                            <th scope="col">{ say!(STUDY_COLUMN) }</th>
                            <th scope="col">{ say!(STUDY_TAKEN_FOR) }</th>
                            <th scope="col">{ say!(STUDY_FIRST_ROWS) }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for (at, column) in mapping.columns.iter().enumerate().take((*shown).min(*drawn)) {
                            <Row
                                key={at}
                                {at}
                                column={column.clone()}
                                cells={cells(&props.previewed, at)}
                                doubts={doubtful.iter().filter(|it| it.column == at).cloned().collect::<Vec<_>>()}
                                coding={props.previewed.codings.iter().find(|it| it.column == at).cloned()}
                                values={props.values.clone().filter(|values| values.column == at)}
                                computed={at + mapping.derived.len() >= count}
                                later={props.previewed.later.contains(&at)}
                                onadd={(*onadd).clone()}
                                onremove={(*onremove).clone()}
                                onchange={(*onchange).clone()}
                                onchoose={(*onchoose).clone()}
                                onlook={(*onlook).clone()}
                            />
                        }
                    </tbody>
                </table>
                }
                if *open {
                    <Add columns={mapping.columns.clone()} decimal={mapping.decimal} onadd={(*onadd).clone()} />
                }
                if left > 0 {
                    <button type="button" onclick={more}>{ say!(STUDY_MORE_COLUMNS, count = left.min(COLUMNS_SHOWN)) }</button>
                }
            </details>
            for lack in &props.previewed.lacks {
                <p class="caution">{ sentence(lack) }</p>
            }
            if let Some(trouble) = &props.previewed.trouble {
                <p class="error" role="alert">{ sentence(trouble) }</p>
            }
            if !props.read || props.changed {
                <button type="button" class="go" onclick={read} disabled={props.busy || props.previewed.trouble.is_some()}>
                    { if props.changed { say!(STUDY_READ_AGAIN) } else { say!(STUDY_READ) } }
                </button>
            }
        </section>
    }
}

/// Settings of all columns, and the mapping as a file.
fn choices(props: &ColumnsProps) -> Html {
    let mapping = &props.previewed.mapping;
    let time: Vec<(TimeFrom, &str)> = TimeFrom::ALL.into_iter().map(|from| (from, time_from(from))).collect();
    let decimal =
        [(DecimalSign::Point, say!(STUDY_DECIMAL_POINT)), (DecimalSign::Comma, say!(STUDY_DECIMAL_COMMA))];
    let meant = |change: fn(&mut Mapping, usize)| {
        let mapping = mapping.clone();
        props.onmeant.reform(move |at: usize| {
            let mut mapping = mapping.clone();
            change(&mut mapping, at);
            mapping
        })
    };
    let ontime = meant(|mapping, at| mapping.time = TimeFrom::ALL.get(at).copied().unwrap_or(mapping.time));
    let ondecimal =
        meant(|mapping, at| mapping.decimal = if at == 0 { DecimalSign::Point } else { DecimalSign::Comma });
    let save = props.ask.reform(|_: MouseEvent| Ask::save(Export::Mapping));
    let onsaved = props.onsaved.clone();
    let load = move |event: Event| {
        if let Some(file) = file_of(&event) {
            onsaved.emit(file);
        }
    };
    html! {
        <div class="choices">
            { labelled(say!(STUDY_TIME_FROM), list("time-from", &time, mapping.time, &ontime)) }
            { labelled(say!(STUDY_DECIMAL), list("decimal", &decimal, mapping.decimal, &ondecimal)) }
            <button type="button" onclick={save}>{ say!(STUDY_SAVE_MAPPING) }</button>
            <label class="button">
                { say!(STUDY_LOAD_MAPPING) }
                <input type="file" accept=".json,application/json" onchange={load} />
            </label>
        </div>
    }
}

fn time_from(from: TimeFrom) -> &'static str {
    match from {
        TimeFrom::Column => say!(STUDY_TIME_COLUMN),
        TimeFrom::Metastasis => say!(STUDY_TIME_METASTASIS),
        TimeFrom::Operation => say!(STUDY_TIME_OPERATION),
        TimeFrom::Primary => say!(STUDY_TIME_PRIMARY),
    }
}

/// First distinct cells of a column: unusable ones first, empty ones last.
fn cells(previewed: &Previewed, at: usize) -> Vec<study::protocol::PreviewCell> {
    let mut cells: Vec<_> = previewed.rows.iter().filter_map(|row| row.cells.get(at)).collect();
    cells.sort_by_key(|cell| (cell.trouble.is_none(), cell.written.trim().is_empty()));
    let mut seen: Vec<study::protocol::PreviewCell> = Vec::new();
    for cell in cells {
        if seen.len() < CELLS_SHOWN && !seen.contains(cell) {
            seen.push(cell.clone());
        }
    }
    seen
}
