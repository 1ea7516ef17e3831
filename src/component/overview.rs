//! Table of all totals with their groups, always visible above the results if form and results are side by side.

use yew::prelude::*;

use super::emergency::to_emergency;
use crate::i18n::{say, words};
use crate::report::{bar, summary};
use crate::state::reading::{Assessed, Reading};

/// The table. A press on a name brings its card into view (`web/later.js`).
pub(crate) fn overview(reading: &Reading) -> Html {
    html! {
        <div class="overview">
            { to_emergency(reading) }
            <table aria-label={say!(TOTALS)}>
                <tbody>{ for reading.assessed.iter().filter(|one| one.applies()).map(|one| row(one)) }</tbody>
            </table>
        </div>
    }
}

fn row(one: &Assessed) -> Html {
    let card = format!("card-{}", one.system.id);
    html! {
        <tr>
            <th scope="row"><button type="button" data-card={card}>{ words::defined(&one.system.short) }</button></th>
            <td>{ bar::total(one) }</td>
            <td>{ summary::group(one) }</td>
        </tr>
    }
}
