//! The bar of current totals, always visible on a phone, with buttons to the results and back.

use std::rc::Rc;

use yew::prelude::*;

use super::emergency::to_emergency;
use super::{focus, results};
use crate::i18n::{say, words};
use crate::report::bar;
use crate::report::markup::{close, element, open};
use crate::state::reading::{Assessed, Reading};

/// The bar.
pub(crate) fn totals(reading: &Reading, label: &str, example: bool) -> Html {
    let to = |part: &'static str| Callback::from(move |_: MouseEvent| focus::go_to_part(part));
    let mut out = String::new();
    if !label.is_empty() {
        element(&mut out, "li class=label", label);
    }
    if example {
        element(&mut out, "li class=example", say!(EXAMPLE_MARK));
    }
    // Systems with answers come first; the others may need scrolling.
    for one in of(reading, true).chain(of(reading, false)) {
        open(&mut out, "li");
        element(&mut out, "span", &words::defined(&one.system.short));
        out.push(' ');
        element(&mut out, "b", &bar::total(one));
        element(&mut out, "span", &bar::meaning(one).unwrap_or_default());
        close(&mut out, "li");
    }
    html! {
        <div class="bar">
            // With many systems it scrolls, also by keyboard.
            <ul class="totals" tabindex="0" aria-label={say!(TOTALS)}>
                if reading.emergencies().next().is_some() {
                    <li>{ to_emergency(reading) }</li>
                }
                { Html::from_html_unchecked(out.into()) }
            </ul>
            <button type="button" class="up" aria-label={say!(TO_ANSWERS)} onclick={to("main")}>{ "↑" }</button>
            <button type="button" onclick={to(results::PLACE)}>{ say!(RESULTS) }</button>
        </div>
    }
}

fn of(reading: &Reading, begun: bool) -> impl Iterator<Item = &Rc<Assessed>> {
    reading.distinct().filter(move |one| one.applies() && one.has_begun() == begun)
}
