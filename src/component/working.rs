//! Calculation of a total.

use yew::prelude::*;

use crate::i18n::{number, say};
use crate::report::markup::{close, element, open};
use crate::report::{total, working};
use crate::state::reading::Assessed;

/// Points of each item, collapsed by default.
pub(crate) fn working(one: &Assessed) -> Html {
    let rows = working::rows(one);
    if rows.is_empty() {
        return Html::default();
    }
    let total = total::total(one).unwrap_or_else(|| say!(TERM_OPEN).to_owned());
    let mut out = String::new();
    for part in ["table", "tbody"] {
        open(&mut out, part);
    }
    for row in &rows {
        open(&mut out, if row.open { "tr class=open" } else { "tr" });
        element(&mut out, "th scope=row", &row.name);
        element(&mut out, "td", &row.holds);
        element(&mut out, POINTS, &row.points);
        close(&mut out, "tr");
    }
    close(&mut out, "tbody");
    open(&mut out, "tfoot");
    element(&mut out, "th scope=row colspan=2", say!(WORKING_TOTAL));
    element(&mut out, POINTS, &total);
    for part in ["tfoot", "table"] {
        close(&mut out, part);
    }
    if let Some(counted) = working::counted(one) {
        element(&mut out, "p class=soft", &counted);
    }
    if let Some((low, high)) = one.reach {
        element(&mut out, "p class=soft", &say!(SCALE_REACHES, range = number::range(low, high)));
    }
    html! {
        <details class="working">
            <summary>{ say!(WORKING) }</summary>
            { Html::from_html_unchecked(out.into()) }
        </details>
    }
}

/// Tag of a cell of points.
const POINTS: &str = "td class=points";
