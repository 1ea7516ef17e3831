//! A table of a result, and the ways to take it into a paper.

use cohort::export::{Row, Table, html as word_html};
use study::protocol::{Export, TableFormat};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::copying::copy;
use crate::i18n::say;
use crate::study::Ask;

/// Which table.
#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) table: Table,
    /// The number of its result.
    pub(super) result: usize,
    /// Its place in the result.
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

/// A row; cells that are missing at its end are empty.
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

/// How far copying has come.
#[derive(Debug, Clone, PartialEq)]
enum Progress {
    None,
    /// The clipboard has it.
    Done,
    /// The browser refused; it can be copied from here.
    Refused(String),
}

/// Copies a table as Word takes it, and as text with tabs for everything else.
#[component]
fn CopyTable(props: &CopyTableProps) -> Html {
    let progress = use_state_eq(|| Progress::None);
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with((*progress).clone(), move |_| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.select();
            }
        });
    }
    let onclick = {
        let (progress, table) = (progress.setter(), props.table.clone());
        Callback::from(move |_: MouseEvent| {
            let text = tab_separated(&table);
            let taken = copy(text.clone(), word_html(&table));
            progress.set(if taken { Progress::Done } else { Progress::Refused(text) });
        })
    };
    html! {
        <>
            <button type="button" aria-describedby={props.described_by.clone()} {onclick}>{ say!(COPY_TABLE) }</button>
            <span class="copied" role="status">
                if *progress == Progress::Done {
                    { say!(COPY_DONE) }
                }
            </span>
            if let Progress::Refused(text) = &*progress {
                <label class="refused">
                    { say!(COPY_REFUSED) }
                    <textarea ref={area} readonly=true rows="10" value={text.clone()} />
                </label>
            }
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
