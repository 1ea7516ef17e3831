//! The part of the page that is only printed.

use std::rc::Rc;

use clinical::Patient;
use gloo::events::EventListener;
use gloo::utils::{document, window};
use yew::prelude::*;

use crate::files::browser::now;
use crate::i18n::say;
use crate::report::context::Context;
use crate::report::paper;
use crate::state::reading::Reading;

#[derive(Properties, PartialEq)]
pub(crate) struct PaperProps {
    pub(crate) patient: Rc<Patient>,
    pub(crate) reading: Rc<Reading>,
    pub(crate) context: Rc<Context>,
}

/// The head of the printed report.
#[component]
pub(crate) fn Paper(props: &PaperProps) -> Html {
    // The date is set when printing, because the page may have been open since the day before.
    use_effect_with((), |()| {
        let listener = EventListener::new(&window(), "beforeprint", |_| tell_day());
        move || drop(listener)
    });
    let head = paper::head(&props.patient, &props.reading, &props.context);
    html! { <section class="paper">{ Html::from_html_unchecked(head.into()) }</section> }
}

fn tell_day() {
    if let Some(line) = document().query_selector(paper::DAY).ok().flatten() {
        let day = say!(PAPER_DAY, day = now(), version = env!("CARGO_PKG_VERSION"));
        line.set_text_content(Some(&day));
    }
}
