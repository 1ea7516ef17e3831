//! Analyses of the filtered rows, and their results.
//!
//! The page calculates nothing: the worker runs the chosen analysis. The newest result comes first, next to
//! its settings.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use cohort::analysis::{Grouping, Settings};
use study::protocol::{Analysis, Drawn, Kept, Request, Weighed};
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::Ask;
use super::choice;
use crate::i18n::say;

mod card;
mod change;
mod chooser;
mod copying;
mod drawing;
mod methods;
pub(crate) mod png;
mod readout;
mod reference;
mod room;
mod sheet;
mod take;

use card::Card;
use chooser::Chooser;
use reference::SavingReference;
use room::{use_drawn_to_fit, use_room};

/// Available analyses and their results.
#[derive(Properties, PartialEq)]
pub(crate) struct ResultsProps {
    /// Filtered rows with their available choices.
    pub(crate) kept: Rc<Kept>,
    /// Settings that outlive this component.
    pub(crate) choice: choice::Kept,
    /// Results in the order in which they were computed.
    pub(crate) results: Rc<Vec<Rc<Drawn>>>,
    /// Contents of the reference asked for last.
    pub(crate) weighed: Option<Rc<Weighed>>,
    /// Sends a request to the worker.
    pub(crate) ask: Callback<Ask>,
    /// True while the worker is busy.
    pub(crate) busy: bool,
    /// True for the rows of the example.
    pub(crate) synthetic: bool,
    /// True if the rows have times and events; otherwise they are only scored.
    pub(crate) follow_up: bool,
    /// True if the mapping has changed since the rows were read: the results are out of date.
    pub(crate) changed: bool,
    /// Reads the rows again, and recomputes all results.
    pub(crate) onread: Callback<()>,
}

/// The analysis form, the results and the exports.
#[component]
pub(crate) fn Results(props: &ResultsProps) -> Html {
    let choice = use_reducer({
        let kept = props.choice.clone();
        move || kept.choice()
    });
    {
        let kept = props.choice.clone();
        use_effect_with((*choice).clone(), move |choice| kept.keep(choice.clone()));
    }
    let column = use_node_ref();
    let room = use_room(&column);
    // Width within border and padding of a card.
    let inner = (room - 2.0 * CARD_EDGE).max(200.0);
    use_drawn_to_fit(&props.results, inner, &props.ask);
    use_in_view(&props.results);
    let analyse = {
        let ask = props.ask.clone();
        move |analysis: Analysis, settings: Settings| {
            ask.emit(Ask::show(Request::Analyse { analysis, settings, width: inner }));
        }
    };
    let go = {
        let analyse = analyse.clone();
        Callback::from(move |(analysis, settings): (Analysis, Settings)| analyse(analysis, settings))
    };
    let as_lee = {
        let tables = if props.synthetic {
            vec![Analysis::Published]
        } else {
            vec![Analysis::Scores { systems: Vec::new() }, Analysis::Factors { groupings: Vec::new() }]
        };
        Callback::from(move |_: MouseEvent| {
            let whole = Analysis::Compare { grouping: Grouping::None, times: Vec::new(), horizon: None };
            for analysis in tables.iter().cloned().chain([whole]) {
                analyse(analysis, Settings::lee_2015());
            }
        })
    };
    let newest = props.results.iter().max_by_key(|drawn| drawn.result);
    let ready = newest.and_then(|drawn| {
        let title = drawn.tables.first().map(|table| table.title.clone())?;
        Some(say!(STUDY_READY, number = drawn.result + 1, title = title))
    });
    html! {
        <div class="analysing">
            <section class="analyse" aria-labelledby="analyse-title">
                <h2 id="analyse-title">{ say!(STUDY_ANALYSE) }</h2>
                if props.follow_up {
                    <button type="button" class="as-lee" disabled={props.busy} onclick={as_lee}>
                        { say!(STUDY_AS_LEE) }
                        <small>{ say!(STUDY_AS_LEE_SAID) }</small>
                    </button>
                    <Chooser
                        offered={Rc::new(props.kept.offered.clone())}
                        choice={Rc::new((*choice).clone())}
                        dispatch={choice.dispatcher()}
                        busy={props.busy}
                        {go}
                    />
                }
                { take::take(&props.ask, !props.results.is_empty(), props.busy) }
                if props.follow_up && !props.kept.offered.systems.is_empty() {
                    <SavingReference
                        systems={props.kept.offered.systems.clone()}
                        weighed={props.weighed.clone()}
                        ask={props.ask.clone()}
                        busy={props.busy}
                    />
                }
            </section>
            <section class="analysed" aria-labelledby="analysed-title" ref={column}>
                <h2 id="analysed-title" class="unseen">{ say!(STUDY_RESULTS) }</h2>
                <p class="unseen" role="status">{ ready.unwrap_or_default() }</p>
                if props.changed && !props.results.is_empty() {
                    <div class="caution out-of-date" role="status">
                        <p>{ say!(STUDY_OUT_OF_DATE) }</p>
                        <button type="button" disabled={props.busy} onclick={props.onread.reform(|_: MouseEvent| ())}>
                            { say!(STUDY_COMPUTE_AGAIN) }
                        </button>
                    </div>
                }
                for drawn in props.results.iter().rev() {
                    <Card key={drawn.result} drawn={drawn.clone()} changed={props.changed} ask={props.ask.clone()} />
                }
            </section>
        </div>
    }
}

/// Border and padding of a card at either side, pixels (cohort-results.css).
const CARD_EDGE: f64 = 13.0;

/// Hook: scrolls a new result into view if it is not visible.
#[hook]
fn use_in_view(results: &Rc<Vec<Rc<Drawn>>>) {
    let newest = results.iter().map(|drawn| drawn.result).max();
    let seen = use_mut_ref(|| newest);
    use_effect_with(newest, move |newest| {
        let before = seen.replace(*newest);
        let Some(number) = newest.filter(|number| before.is_none_or(|before| before < *number)) else {
            return;
        };
        let card = gloo::utils::document().get_element_by_id(&format!("result-{number}"));
        let height = gloo::utils::window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
        if let Some(card) = card.filter(|card| !(0.0..height * 0.6).contains(&top_of(card))) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Start);
            card.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

fn top_of(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
