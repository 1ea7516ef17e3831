//! A result: figures, tables and their exports.

use std::rc::Rc;

use study::protocol::{Analysis, Drawn, Export, Request};
use yew::prelude::*;

use super::chooser;
use super::drawing::Drawing;
use super::sheet::Sheet;
use crate::cohort::choice::Kind;
use crate::cohort::messages::sentence;
use crate::cohort::{Ask, Then};
use crate::i18n::say;

/// Width of an exported figure, CSS pixels: 18 cm, the text width of a printed page, independent of the
/// window.
const SAVED_WIDTH: f64 = 680.0;

/// The result.
#[derive(Properties, PartialEq)]
pub(super) struct CardProps {
    pub(super) drawn: Rc<Drawn>,
    /// True if it is out of date.
    pub(super) changed: bool,
    pub(super) ask: Callback<Ask>,
}

/// Request to correct the concordance of the result's model for optimism.
fn corrected(drawn: &Drawn) -> Option<Request> {
    let Analysis::Cox { covariates, penalty, .. } = &drawn.analysis else { return None };
    let (covariates, penalty) = (covariates.clone(), *penalty);
    drawn.correctable.then(|| Request::AnalyseAgain {
        result: drawn.result,
        analysis: Analysis::Cox { covariates, penalty, corrected: true },
        settings: drawn.settings.clone(),
        selection: drawn.selection.clone(),
        width: drawn.figures.first().map_or(SAVED_WIDTH, |figure| figure.width),
    })
}

/// The result.
#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let drawn = &props.drawn;
    let (result, title) = (drawn.result, format!("result-{}-title", drawn.result));
    let asks = |request: Request, then: Then| {
        let ask = props.ask.clone();
        Callback::from(move |_: MouseEvent| ask.emit(Ask { request: request.clone(), then }))
    };
    let save = |figure: usize, then: Then| {
        asks(Request::Export { export: Export::Figure { result, figure, width: SAVED_WIDTH } }, then)
    };
    html! {
        <article class="card result" id={format!("result-{result}")} aria-labelledby={title.clone()}>
            <header>
                <h3 id={title.clone()}>
                    { chooser::name(Kind::of(&drawn.analysis)) }
                    <small class="made-of">{ &drawn.made_of }</small>
                    if !drawn.analysed.is_empty() {
                        <small>{ &drawn.analysed }</small>
                    }
                    if props.changed {
                        <small class="stale">{ say!(STUDY_STALE) }</small>
                    }
                    if drawn.synthetic {
                        <small class="example">{ say!(STUDY_SYNTHETIC) }</small>
                    }
                </h3>
                <button
                    type="button"
                    class="forget"
                    aria-describedby={title}
                    onclick={asks(Request::Forget { result }, Then::Show)}
                >
                    { say!(STUDY_FORGET) }
                </button>
            </header>
            if let Some(trouble) = &drawn.trouble {
                <p class="caution">{ say!(STUDY_NOT_COMPUTED, reason = sentence(trouble)) }</p>
            }
            for (place, figure) in drawn.figures.iter().enumerate() {
                <figure key={format!("figure-{place}")}>
                    <figcaption>{ &figure.title }</figcaption>
                    <Drawing drawn={drawn.clone()} {place} />
                    <div class="take">
                        <button type="button" onclick={save(place, Then::Save)}>{ say!(STUDY_SAVE_SVG) }</button>
                        <button type="button" onclick={save(place, Then::SavePng)}>{ say!(STUDY_SAVE_PNG) }</button>
                    </div>
                </figure>
            }
            if let Some(request) = corrected(drawn) {
                <div class="take">
                    <button type="button" class="correct" onclick={asks(request, Then::Show)}>
                        { say!(STUDY_CORRECT_OPTIMISM) }
                    </button>
                </div>
            }
            for (place, table) in drawn.tables.iter().enumerate() {
                <Sheet
                    key={format!("table-{place}")}
                    table={table.clone()}
                    {result}
                    {place}
                    ask={props.ask.clone()}
                />
            }
        </article>
    }
}
