//! What only paper has: lines to be filled in by hand, the day, what was entered as a list, and all results in one
//! table. It is drawn at all times, for a browser prints without waiting for the page; the style sheets show it on
//! paper only.

use std::rc::Rc;

use clinical::Patient;
use gloo::events::EventListener;
use gloo::utils::window;
use yew::prelude::*;

use super::svg::svg;
use crate::i18n::{say, words};
use crate::report::entered::entered;
use crate::report::summary::Summary;
use crate::report::survival;
use crate::state::reading::Reading;

/// The width for which the picture is drawn, whatever the screen's: a third more than its place on paper, so that its
/// words come out as small as the table's.
const WIDTH: f64 = 540.0;

#[derive(Properties, PartialEq)]
pub(crate) struct PaperProps {
    pub(crate) patient: Rc<Patient>,
    pub(crate) reading: Rc<Reading>,
    /// Whether it is the example.
    pub(crate) example: bool,
}

/// The head of the printed report.
#[component]
pub(crate) fn Paper(props: &PaperProps) -> Html {
    let summary = Summary::of(&props.patient, &props.reading);
    let picture = survival::axis(&props.reading, "survival-paper", WIDTH).and_then(|axis| axis.draw().ok());
    let cell = |text: &String| html! { <td>{ text }</td> };
    html! {
        <section class="paper">
            <h2>{ say!(PAPER_TITLE) }</h2>
            if props.example {
                <h3>{ say!(PAPER_EXAMPLE) }</h3>
            } else {
                <p class="by-hand"><span>{ say!(PAPER_NAME) }</span><span>{ say!(PAPER_SIGNED) }</span></p>
            }
            <Day />
            if props.patient.is_empty() {
                <p>{ say!(PAPER_NOTHING) }</p>
            }
            <dl>
                for (finding, answer) in entered(&props.patient) {
                    <div key={finding.id()}>
                        <dt>{ words::label(finding) }</dt>
                        <dd>{ answer }</dd>
                    </div>
                }
            </dl>
            if let Some(figure) = picture {
                <div class="paper-picture">{ svg(&figure) }</div>
            }
            <table>
                <thead>
                    <tr>{ for summary.heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr>
                </thead>
                <tbody>
                    for (at, row) in summary.rows.iter().enumerate() {
                        <tr key={at}>{ for row.iter().map(cell) }</tr>
                    }
                </tbody>
            </table>
        </section>
    }
}

/// The day of printing, which is not the day on which the page was drawn where it stays open over midnight.
#[component]
fn Day() -> Html {
    let line = use_node_ref();
    {
        let line = line.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&window(), "beforeprint", move |_| {
                if let Some(line) = line.get() {
                    // Yew knows of no text here, so none of its own is in the way.
                    line.set_text_content(Some(&say!(
                        PAPER_DAY,
                        day = today(),
                        version = env!("CARGO_PKG_VERSION")
                    )));
                }
            });
            move || drop(listener)
        });
    }
    html! { <p ref={line} class="day-printed" /> }
}

/// The day where the reader is, as year-month-day.
fn today() -> String {
    let now = js_sys::Date::new_0();
    format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date())
}
