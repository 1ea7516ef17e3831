//! Filters of the analysed rows: all or first operations, and exclusions at each step as a CONSORT flow
//! diagram.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use cohort::analysis::RowsCounted;
use cohort::filter::Condition;
use study::Request;
use study::protocol::{FlowStep, Kept, Readout, Repeats, Selection};
use yew::prelude::*;

use super::Ask;
use super::messages::sentence;
use super::rows::stale;
use crate::component::segments::{Segment, segments};
use crate::i18n::say;

mod filter;

use filter::Filter;

#[derive(Properties, PartialEq)]
pub(super) struct RowsKeptProps {
    pub(super) readout: Rc<Readout>,
    pub(super) kept: Rc<Kept>,
    /// True if the mapping has changed since the rows were read.
    pub(super) changed: bool,
    pub(super) ask: Callback<Ask>,
    pub(super) busy: bool,
}

/// The analysed rows and their filters.
#[component]
pub(super) fn RowsKept(props: &RowsKeptProps) -> Html {
    let (readout, kept) = (&props.readout, &props.kept);
    let keep = {
        let Selection { rows, conditions } = kept.selection.clone();
        props.ask.reform(move |condition: Condition| {
            let conditions = conditions.iter().cloned().chain([condition]).collect();
            Ask::show(Request::Filter { selection: Selection { rows, conditions } })
        })
    };
    html! {
        <section class="card">
            <h2>{ say!(STUDY_KEPT) }{ stale(props.changed) }</h2>
            if readout.repeats.patients > 0 {
                { repeats(&readout.repeats) }
                { counted(&kept.selection, &props.ask) }
            }
            { flow(props) }
            <Filter offered={kept.offered.clone()} rows={kept.rows} busy={props.busy} onkeep={keep} />
        </section>
    }
}

fn repeats(repeats: &Repeats) -> Html {
    let numbers = |rows: &[u32]| rows.iter().map(u32::to_string).collect::<Vec<_>>().join(say!(JOINT_LIST));
    html! {
        <>
            <p>{ say!(STUDY_REPEATED, patients = repeats.patients, rows = repeats.rows) }</p>
            if repeats.same_date > 0 {
                <p class="ask">{ say!(STUDY_REPEATED_SAME_DATE, patients = repeats.same_date) }</p>
            }
            if repeats.undated > 0 {
                <p class="ask">{ say!(STUDY_REPEATED_UNDATED, patients = repeats.undated) }</p>
            }
            <details>
                <summary>{ say!(STUDY_REPEATED_WHO) }</summary>
                <ul>
                    for (patient, rows) in &repeats.named {
                        <li>{ say!(STUDY_REPEATED_NAMED, patient = patient, rows = numbers(rows)) }</li>
                    }
                </ul>
                if repeats.patients > repeats.named.len() {
                    <p class="soft">{ say!(STUDY_MORE_VALUES, count = repeats.patients - repeats.named.len()) }</p>
                }
            </details>
        </>
    }
}

/// Choice between all and first operations.
fn counted(kept: &Selection, ask: &Callback<Ask>) -> Html {
    let first = kept.rows == RowsCounted::FirstOperations;
    let both =
        [Segment::new(say!(STUDY_OPERATIONS), !first), Segment::new(say!(STUDY_FIRST_OPERATIONS), first)];
    let (now, conditions) = (kept.rows, kept.conditions.clone());
    let ask = ask.clone();
    let onpick = Callback::from(move |at: usize| {
        let rows = if at == 0 { RowsCounted::Operations } else { RowsCounted::FirstOperations };
        if rows != now {
            let selection = Selection { rows, conditions: conditions.clone() };
            ask.emit(Ask::show(Request::Filter { selection }));
        }
    });
    html! {
        <>
            <fieldset class="counted">
                <legend>{ say!(STUDY_ROWS_COUNTED) }</legend>
                { segments(&"rows-counted".into(), "segments", &both, &onpick) }
            </fieldset>
            <p class="soft">{ say!(STUDY_NOT_INDEPENDENT) }</p>
        </>
    }
}

/// Flow from the rows of the file to those analysed.
fn flow(props: &RowsKeptProps) -> Html {
    let (readout, kept) = (&props.readout, &props.kept);
    let tally = &readout.tally;
    let out = tally.rows.saturating_sub(tally.used);
    html! {
        <>
            <h3>{ say!(STUDY_FLOW) }</h3>
            <ol class="flow">
                <li class="box"><span>{ say!(STUDY_ROWS_OF_FILE) }</span> { " " } <b>{ say!(STUDY_N, n = tally.rows) }</b></li>
                if out > 0 {
                    <li class="out"><span>{ say!(STUDY_ROWS_LEFT_OUT) } { ", " } { say!(STUDY_ROWS_WITHOUT_FOLLOW_UP) }</span> { " " } <b>{ say!(STUDY_N, n = out) }</b></li>
                    <li class="box"><span>{ say!(STUDY_ROWS_USED) }</span> { " " } <b>{ say!(STUDY_N, n = kept.from) }</b></li>
                }
                for (at, step) in kept.flow.iter().enumerate() {
                    { step_shown(props, at, step) }
                }
                <li class="box last"><span>{ say!(STUDY_ANALYSED) }</span> { " " } <b>{ say!(STUDY_N_EVENTS, n = kept.rows, events = kept.events) }</b></li>
            </ol>
        </>
    }
}

fn step_shown(props: &RowsKeptProps, at: usize, step: &FlowStep) -> Html {
    let kept = &props.kept;
    let remove = (step.condition != Condition::FirstOperations).then(|| {
        let left = kept.flow.iter().enumerate().filter(|(place, _)| *place != at);
        let left = left.map(|(_, step)| step.condition.clone());
        let conditions: Vec<_> = left.filter(|it| *it != Condition::FirstOperations).collect();
        let selection = Selection { rows: kept.selection.rows, conditions };
        let remove = props
            .ask
            .reform(move |_: MouseEvent| Ask::show(Request::Filter { selection: selection.clone() }));
        html! {
            <button type="button" class="plain" aria-label={say!(STUDY_REMOVE_STEP, step = &step.label)} onclick={remove} disabled={props.busy}>
                { say!(STUDY_REMOVE) }
            </button>
        }
    });
    html! {
        <>
            <li class="out">{ left_out(step) }</li>
            <li class="box">
                <span>{ &step.label }</span> { " " } <b>{ say!(STUDY_N, n = step.after) }</b>
                { remove }
                if let Some(problem) = &step.problem {
                    <p class="caution" role="alert">{ sentence(problem) }</p>
                }
            </li>
        </>
    }
}

fn left_out(step: &FlowStep) -> String {
    if step.unknown == 0 {
        return say!(STUDY_STEP_LEFT_OUT_KNOWN, count = step.left_out);
    }
    say!(STUDY_STEP_LEFT_OUT, count = step.left_out, unknown = step.unknown)
}
