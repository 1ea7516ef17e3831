//! A table of a result, and its exports.

use cohort::export::{Row, Table, html as word_html};
use study::protocol::{Export, TableFormat};
use yew::prelude::*;

use super::copying::copy;
use crate::cohort::Ask;
use crate::component::copied::{Outcome, Progress};
use crate::i18n::say;

/// The table to show.
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) table: Table,
    /// Number of its result.
    pub(super) result: usize,
    /// Index of the table in the result.
    pub(super) place: usize,
    pub(super) ask: Callback<Ask>,
}

/// The table.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let table = &props.table;
    let id = format!("result-{}-table-{}", props.result, props.place);
    let save = |format: TableFormat| {
        let (ask, result, place) = (props.ask.clone(), props.result, props.place);
        Callback::from(move |_: MouseEvent| {
            ask.emit(Ask::save(Export::Table { result, table: place, format }));
        })
    };
    html! {
        <>
            <div class="sheet" tabindex="0" role="region" aria-labelledby={id.clone()}>
                <table>
                    <caption id={id.clone()}>{ &table.title }</caption>
                    <thead>
                        <tr>for cell in &table.head { <th scope="col">{ cell }</th> }</tr>
                    </thead>
                    <tbody>{ table.rows.iter().map(|it| row(it, table.head.len())).collect::<Html>() }</tbody>
                </table>
            </div>
            <ul class="methods-said">
                for note in &table.notes { <li>{ note }</li> }
            </ul>
            <div class="take">
                <button type="button" aria-describedby={id.clone()} onclick={save(TableFormat::Csv)}>
                    { say!(STUDY_SAVE_CSV) }
                </button>
                <button type="button" aria-describedby={id.clone()} onclick={save(TableFormat::Html)}>
                    { say!(STUDY_SAVE_HTML) }
                </button>
                <CopyTable table={table.clone()} described_by={AttrValue::from(id)} />
            </div>
        </>
    }
}

/// A row; missing cells at its end are empty.
fn row(row: &Row, columns: usize) -> Html {
    let cell = |at: usize| row.cells.get(at).cloned().unwrap_or_default();
    html! {
        <tr class={row.heading.then_some("heading")}>
            <th scope="row">{ cell(0) }</th>
            for at in 1..columns { <td>{ cell(at) }</td> }
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct CopyTableProps {
    table: Table,
    described_by: AttrValue,
}

/// Copies a table as HTML for Word, and as tab-separated text for other programs.
#[component]
fn CopyTable(props: &CopyTableProps) -> Html {
    let progress = use_state_eq(|| Progress::None);
    let onclick = {
        let (progress, table) = (progress.setter(), props.table.clone());
        Callback::from(move |_: MouseEvent| {
            let text = tab_separated(&table);
            let taken = copy(text.clone(), word_html(&table));
            progress.set(Progress::after(taken, text));
        })
    };
    html! {
        <>
            <button type="button" aria-describedby={props.described_by.clone()} {onclick}>{ say!(COPY_TABLE) }</button>
            <Outcome progress={(*progress).clone()} />
        </>
    }
}

fn tab_separated(table: &Table) -> String {
    let line = |cells: &[String]| cells.join("\t").replace(['\n', '\r'], " ") + "\n";
    let mut out = line(std::slice::from_ref(&table.title)) + &line(&table.head);
    for row in &table.rows {
        out.push_str(&line(&row.cells));
    }
    for note in &table.notes {
        out.push_str(&line(std::slice::from_ref(note)));
    }
    out
}
