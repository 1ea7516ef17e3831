//! Table of all totals with their groups, always visible above the results if form and results are side by side.

use yew::prelude::*;

use crate::i18n::{say, words};
use crate::report::markup::{close, element, open};
use crate::report::{bar, summary};
use crate::state::reading::Reading;

/// The table. A press on a name brings its card into view (`web/later.js`).
pub(crate) fn overview(reading: &Reading) -> Html {
    let mut out = String::new();
    for one in reading.assessed.iter().filter(|one| one.applies()) {
        open(&mut out, "tr");
        open(&mut out, "th scope=row");
        let button = format!("button type=button data-card=card-{}", one.system.id);
        element(&mut out, &button, &words::defined(&one.system.short));
        close(&mut out, "th");
        element(&mut out, "td", &bar::total(one));
        element(&mut out, "td", &summary::group(one));
        close(&mut out, "tr");
    }
    html! {
        <div class="overview">
            <table aria-label={say!(TOTALS)}>
                <tbody>{ Html::from_html_unchecked(out.into()) }</tbody>
            </table>
        </div>
    }
}
