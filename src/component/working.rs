//! How the total came about.

use yew::prelude::*;

use crate::i18n::{number, say};
use crate::report::{total, working};
use crate::state::reading::Assessed;

/// The points of each item, folded until they are wanted.
pub(crate) fn working(one: &Assessed) -> Html {
    let rows = working::rows(one);
    if rows.is_empty() {
        return Html::default();
    }
    let reach = one.reach.map(|(low, high)| say!(SCALE_REACHES, range = number::range(low, high)));
    html! {
        <details class="working">
            <summary>{ say!(WORKING) }</summary>
            <table>
                <tbody>
                    for (at, row) in rows.iter().enumerate() {
                        <tr key={at} class={classes!(row.open.then_some("open"))}>
                            <th scope="row">{ &row.name }</th>
                            <td>{ &row.holds }</td>
                            <td class="points">{ &row.points }</td>
                        </tr>
                    }
                </tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{ say!(WORKING_TOTAL) }</th>
                        <td class="points">{ total::total(one).unwrap_or_else(|| say!(TERM_OPEN).to_owned()) }</td>
                    </tr>
                </tfoot>
            </table>
            if let Some(reach) = reach {
                <p class="soft">{ reach }</p>
            }
        </details>
    }
}
