//! The running totals, always in view on a phone: a bar under the form that jumps to the results.

use std::rc::Rc;

use yew::prelude::*;

use super::{focus, results};
use crate::i18n::{say, words};
use crate::report::total;
use crate::state::reading::{Assessed, Reading};

#[derive(Properties, PartialEq)]
pub(crate) struct TotalsProps {
    pub(crate) reading: Rc<Reading>,
}

/// The systems whose totals differ by more than their groups: a regrouping of the same points is not told twice.
pub(crate) fn distinct(reading: &Reading) -> impl Iterator<Item = &Rc<Assessed>> {
    let all = &reading.assessed;
    let earlier = |at: usize, one: &Assessed| {
        let same = |other: &Rc<Assessed>| !one.system.items().is_empty() && other.system.items() == one.system.items();
        all.iter().take(at).any(same)
    };
    all.iter().enumerate().filter(move |(at, one)| one.applies() && !earlier(*at, one)).map(|(_, one)| one)
}

/// The bar.
#[component]
pub(crate) fn Totals(props: &TotalsProps) -> Html {
    let onclick = Callback::from(|_: MouseEvent| focus::go_to_part(results::PLACE));
    html! {
        <div class="bar">
            <ul class="totals" aria-label={say!(TOTALS)}>
                for one in distinct(&props.reading) {
                    <li key={one.system.id.as_ref()}>
                        { words::defined(&one.system.short) } { " " }
                        <b>{ shown(one) }</b>
                    </li>
                }
            </ul>
            <button type="button" {onclick}>{ say!(RESULTS) }</button>
        </div>
    }
}

fn shown(one: &Assessed) -> String {
    let begun = one.has_begun().then(|| total::total(one)).flatten();
    begun.unwrap_or_else(|| say!(TOTAL_NONE).to_owned())
}
