//! The page: opens references, and shows the results of a score.

#![cfg(target_arch = "wasm32")]

use figure::{DrawError, Figure};
use reference::Reference;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, File as Dropped, HtmlInputElement, HtmlSelectElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::curves::curves;
use super::results::{Choice, Meta, Results, Table, group_names, place, pool, survival, systems};
use crate::component::svg::{svg, use_width};
use crate::files::refusal;
use crate::i18n::table::{File, Table as Words};
use crate::i18n::{file, say, systems as system_words};
use crate::language;

/// Tables of words that this program contains.
static WORDS: [fn() -> &'static Words; 4] =
    [file::Pool::table, file::Files::table, file::Page::table, system_words];

/// Width of a figure until it is measured, in pixels.
const WIDTH: f64 = 680.0;

/// Renders the page in `place`.
pub fn mount(place: Element) {
    language::mount::<Page>(place, &WORDS, &["pool.css"]);
}

/// References that were opened, and errors of those that were not.
#[derive(Debug, Clone, PartialEq, Default)]
struct Opened {
    references: Vec<Reference>,
    problems: Vec<String>,
}

enum Change {
    Add(Vec<(String, Result<Reference, String>)>),
    Remove(usize),
}

impl Reducible for Opened {
    type Action = Change;

    fn reduce(self: std::rc::Rc<Self>, change: Change) -> std::rc::Rc<Self> {
        let mut next = (*self).clone();
        next.problems.clear();
        match change {
            Change::Remove(at) => {
                if at < next.references.len() {
                    next.references.remove(at);
                }
            }
            Change::Add(all) => {
                for (name, found) in all {
                    match found {
                        // The same hospital and years again replace the earlier file: no patient counts twice.
                        Ok(reference) => {
                            let known = place(&reference);
                            next.references.retain(|other| place(other) != known);
                            next.references.push(reference);
                        }
                        Err(reason) => next.problems.push(say!(POOL_REFUSED, name = name, reason = reason)),
                    }
                }
            }
        }
        next.into()
    }
}

#[component]
fn Page() -> Html {
    let spoken = language::use_language(&WORDS);
    let opened = use_reducer(Opened::default);
    let choice = use_state_eq(|| Choice { group: 1, ..Choice::default() });
    let node = use_node_ref();
    let width = use_width(&node, WIDTH);
    let onchange = {
        let dispatch = opened.dispatcher();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let files = input.files();
            let count = files.as_ref().map_or(0, web_sys::FileList::length);
            let chosen: Vec<Dropped> = (0..count).filter_map(|at| files.as_ref()?.get(at)).collect();
            let dispatch = dispatch.clone();
            spawn_local(async move {
                let mut all = Vec::new();
                for file in &chosen {
                    all.push((file.name(), read(file).await));
                }
                // Only now, because it empties the list of files.
                input.set_value("");
                dispatch.dispatch(Change::Add(all));
            });
        })
    };
    let offered = systems(&opened.references);
    let system = offered.iter().find(|(id, _)| *id == choice.system).or(offered.first()).cloned();
    let results = system.as_ref().and_then(|(id, _)| {
        let pool = pool(&opened.references, id)?;
        let names = group_names(&pool);
        let last = names.len().saturating_sub(1);
        let baseline = choice.baseline.min(last);
        let group = if choice.group.min(last) == baseline {
            usize::from(baseline == 0)
        } else {
            choice.group.min(last)
        };
        let chosen = Choice { system: id.clone(), baseline, group };
        let results = Results::of(&opened.references, &pool, &chosen);
        Some((chosen, names, results))
    });
    html! {
        <article class="pool-page" key={spoken.language.id()}>
            <h1>{ say!(POOL_TITLE) }</h1>
            <p>{ say!(POOL_SAID) }</p>
            <label class="pool-open">
                <input type="file" multiple=true accept=".json,application/json" {onchange} />
                <span>{ say!(POOL_OPEN) }</span>
            </label>
            <div role="alert">
                for problem in &opened.problems {
                    <p class="error">{ problem }</p>
                }
            </div>
            <section aria-labelledby="pool-opened">
                <h2 id="pool-opened">{ say!(POOL_OPENED) }</h2>
                if opened.references.is_empty() {
                    <p>{ say!(POOL_NONE) }</p>
                }
                <ul>
                    for (at, reference) in opened.references.iter().enumerate() {
                        { listed(at, reference, &opened) }
                    }
                </ul>
            </section>
            <div ref={node}>
                if let Some((chosen, names, results)) = &results {
                    <div class="pool-choice">
                        { select(say!(POOL_SYSTEM), &offered.iter().map(|it| it.1.clone()).collect::<Vec<_>>(),
                            offered.iter().position(|it| it.0 == chosen.system).unwrap_or(0),
                            { let offered = offered.clone(); on(&choice, chosen, move |choice, at| {
                                if let Some((id, _)) = offered.get(at) {
                                    *choice = Choice { system: id.clone(), baseline: 0, group: 1 };
                                }
                            }) }) }
                        { select(say!(POOL_BASELINE), names, chosen.baseline, on(&choice, chosen, |choice, at| choice.baseline = at)) }
                        { select(say!(POOL_META_GROUP), names, chosen.group, on(&choice, chosen, |choice, at| choice.group = at)) }
                    </div>
                    { shown(results, width) }
                }
            </div>
            <p><a href="#/cohort">{ say!(POOL_BACK) }</a></p>
        </article>
    }
}

/// Reads a reference; the error in words.
async fn read(file: &Dropped) -> Result<Reference, String> {
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| say!(OPEN_UNREADABLE).to_owned())?;
    reference::open(&text).map_err(|error| refusal::of_reference(&error))
}

fn listed(at: usize, reference: &Reference, opened: &UseReducerHandle<Opened>) -> Html {
    let dispatch = opened.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Change::Remove(at)));
    let name = place(reference);
    html! {
        <li key={name.clone()}>
            { say!(POOL_LISTED, place = &name, n = reference.patients().to_string()) }
            { " " }
            <button type="button" aria-label={say!(REFERENCES_REMOVE_NAMED, place = &name)} {onclick}>
                { say!(REFERENCES_REMOVE) }
            </button>
        </li>
    }
}

/// Callback that changes the choice by the index of an option.
fn on(
    choice: &UseStateHandle<Choice>,
    chosen: &Choice,
    change: impl Fn(&mut Choice, usize) + 'static,
) -> Callback<usize> {
    let (setter, chosen) = (choice.setter(), chosen.clone());
    Callback::from(move |at: usize| {
        let mut next = chosen.clone();
        change(&mut next, at);
        setter.set(next);
    })
}

fn select(label: &'static str, names: &[String], chosen: usize, onpick: Callback<usize>) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        if let Ok(at) = usize::try_from(list.selected_index()) {
            onpick.emit(at);
        }
    });
    html! {
        <label>
            <span>{ label }</span>
            <select class="list" {onchange}>
                for (at, name) in names.iter().enumerate() {
                    <option key={name.clone()} selected={at == chosen}>{ name }</option>
                }
            </select>
        </label>
    }
}

fn shown(results: &Results, width: f64) -> Html {
    let by_hospital = curves("pool-hospitals", say!(POOL_CURVES), &results.hospitals, width).draw();
    let by_group = curves("pool-groups", say!(POOL_CURVES_GROUPS), &results.groups, width).draw();
    html! {
        <>
            <section aria-labelledby="pool-by-hospital">
                <h2 id="pool-by-hospital">{ say!(POOL_CURVES) }</h2>
                { drawing(by_hospital) }
                { table(&survival(&results.hospitals), say!(POOL_CURVES)) }
                if let Some(bounds) = &results.bounds {
                    <p>{ bounds }</p>
                }
            </section>
            <section aria-labelledby="pool-by-group">
                <h2 id="pool-by-group">{ say!(POOL_CURVES_GROUPS) }</h2>
                { drawing(by_group) }
                { table(&survival(&results.groups), say!(POOL_CURVES_GROUPS)) }
                <p>{ &results.log_rank }</p>
                if let Some(cox) = &results.cox {
                    { table(cox, say!(POOL_COX)) }
                } else {
                    <p>{ say!(POOL_NO_COX) }</p>
                }
            </section>
            <section aria-labelledby="pool-meta">
                <h2 id="pool-meta">{ say!(POOL_META) }</h2>
                { meta(results.meta.as_ref(), width) }
            </section>
        </>
    }
}

fn meta(meta: Option<&Meta>, width: f64) -> Html {
    let Some(meta) = meta else { return html! { <p>{ say!(POOL_FEW) }</p> } };
    let rows = meta.rows.iter().filter(|row| row.ratio.is_some());
    let cells = Table {
        columns: [say!(POOL_NAME), say!(POOL_RATIO)].map(str::to_owned).to_vec(),
        rows: rows.map(|row| vec![row.label.clone(), row.text.clone()]).collect(),
    };
    html! {
        <>
            <p>{ &meta.title }</p>
            { drawing(meta.forest(width).draw()) }
            { table(&cells, say!(POOL_META)) }
            <p>{ &meta.heterogeneity }</p>
        </>
    }
}

fn drawing(figure: Result<Figure, DrawError>) -> Html {
    html! {
        if let Ok(figure) = figure {
            <div class="drawing">{ svg(&figure) }</div>
        }
    }
}

fn table(table: &Table, caption: &'static str) -> Html {
    html! {
        <div class="pool-table" role="region" aria-label={caption} tabindex="0">
            <table>
                <caption class="unseen">{ caption }</caption>
                <thead>
                    <tr>
                        for column in &table.columns {
                            <th scope="col">{ column }</th>
                        }
                    </tr>
                </thead>
                <tbody>
                    for row in &table.rows {
                        <tr>
                            for (at, cell) in row.iter().enumerate() {
                                if at == 0 {
                                    <th scope="row">{ cell }</th>
                                } else {
                                    <td>{ cell }</td>
                                }
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}
