//! A column: its heading, what it is taken for, and its first cells.

use std::rc::Rc;

use cohort::{Column, Role};
use study::Said;
use study::protocol::{PreviewCell, ValuesTaken};
use yew::prelude::*;

use super::role::roles;
use super::settings::settings;
use super::values::values;
use crate::i18n::say;
use crate::study::said::sentence;

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// Its place.
    pub(super) at: usize,
    pub(super) column: Column,
    /// What it was taken for when the file was opened.
    pub(super) suggested: Option<Role>,
    pub(super) cells: Vec<PreviewCell>,
    pub(super) doubts: Vec<Said>,
    /// Its values, if they are looked at.
    pub(super) values: Option<Rc<ValuesTaken>>,
    pub(super) onchange: Callback<(usize, Column)>,
    pub(super) onlook: Callback<Option<usize>>,
}

/// A row of the table of columns.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (at, column) = (props.at, &props.column);
    let onchange = props.onchange.reform(move |column: Column| (at, column));
    let onchoose = {
        let column = column.clone();
        onchange.reform(move |role: Role| {
            // What values stood for belongs to what the column was.
            let kept = role.key().is_some() && role.key() == column.role.key();
            let values = if kept { column.values.clone() } else { Default::default() };
            Column { heading: column.heading.clone(), role, values }
        })
    };
    let looked_at = props.values.is_some();
    let look = props.onlook.reform(move |_: MouseEvent| (!looked_at).then_some(at));
    let label = say!(STUDY_ROLE_OF, column = &column.heading);
    html! {
        <tr class={(!props.doubts.is_empty()).then_some("doubtful-row")}>
            <th scope="row">{ &column.heading }</th>
            <td>
                <div class="role">
                    { roles(label, column, &props.cells, props.suggested.as_ref(), &onchoose) }
                    { settings(at, &column.role, &onchoose) }
                    if column.role != Role::Ignored {
                        <button type="button" class="plain" aria-expanded={looked_at.to_string()} onclick={look}>
                            { say!(STUDY_VALUES, column = &column.heading) }
                        </button>
                    }
                </div>
                { coding(&column.role, &props.cells) }
                for doubt in &props.doubts {
                    <p class="caution">{ sentence(doubt) }</p>
                }
                if let Some(taken) = &props.values {
                    { values(taken, column, &onchange) }
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

/// What stands in a cell.
pub(super) fn written(cell: &str) -> Html {
    if cell.trim().is_empty() {
        return html! { <i class="soft">{ say!(STUDY_EMPTY_CELL) }</i> };
    }
    html! { { cell } }
}

/// Which of the cells say that a patient died, and which that one lives: swapped, every curve is upside down.
fn coding(role: &Role, cells: &[PreviewCell]) -> Html {
    let Role::Event { coding } = role else { return Html::default() };
    let said = |happened: bool| {
        let read = |cell: &&PreviewCell| coding.reads(&cell.written) == Some(happened);
        let found: Vec<&str> = cells.iter().filter(read).map(|cell| cell.written.trim()).collect();
        if found.is_empty() { "–".to_owned() } else { found.join(say!(JOINT_LIST)) }
    };
    html! { <p class="soft">{ say!(STUDY_CODING, died = said(true), alive = said(false)) }</p> }
}
