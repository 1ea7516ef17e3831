//! The levels of a patient with several, each with its SINS; the worst is entered by a button.

#![cfg(target_arch = "wasm32")]

use clinical::{Answer, Finding, Patient};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::bedside;
use super::levels::enter;
use crate::i18n::{say, words};
use crate::report::levels::{scored, worst};
use crate::state::levels::{ITEMS, of, set};

/// The levels, with the entered one as the first.
#[component]
pub(crate) fn Several() -> Html {
    let state = use_memo((), |()| bedside::state());
    let levels = use_state(|| {
        let further = state.sheet.levels();
        // Without further levels the first of them is empty.
        let blank = if further.is_empty() { &[Patient::default()][..] } else { further };
        [&[of(state.sheet.patient())], blank].concat()
    });
    let done = use_state_eq(|| false);
    let onchoose = {
        let (levels, done) = (levels.clone(), done.clone());
        Callback::from(move |(at, finding, answer): (usize, Finding, u8)| {
            let mut next = (*levels).clone();
            if let Some(level) = next.get_mut(at) {
                set(level, finding, Answer::Choice(answer));
            }
            levels.set(next);
            done.set(false);
        })
    };
    let onadd = {
        let levels = levels.clone();
        Callback::from(move |_: MouseEvent| {
            let mut next = (*levels).clone();
            next.push(Patient::default());
            levels.set(next);
        })
    };
    let onremove = {
        let (levels, done) = (levels.clone(), done.clone());
        Callback::from(move |at: usize| {
            let mut next = (*levels).clone();
            next.remove(at);
            levels.set(next);
            done.set(false);
        })
    };
    let worst = worst(&levels);
    let onenter = {
        let (state, levels, done) = (state.clone(), levels.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            bedside::enter(&enter(&state, &levels));
            done.set(true);
        })
    };
    html! {
        <section class="part levels">
            <p>{ say!(LEVELS_NOTE) }</p>
            for (at, level) in levels.iter().enumerate() {
                <fieldset key={at}>
                    <legend>{ format!("{}: {}", name(level, at), scored(level)) }</legend>
                    for finding in ITEMS.into_iter().filter(|finding| *finding != Finding::SinsLocation) {
                        { choice(at, level, finding, &onchoose) }
                    }
                    if levels.len() > 1 {
                        <button
                            type="button"
                            aria-label={format!("{}: {}", say!(PATIENTS_REMOVE), name(level, at))}
                            onclick={onremove.reform(move |_: MouseEvent| at)}
                        >
                            { say!(PATIENTS_REMOVE) }
                        </button>
                    }
                </fieldset>
            }
            <p class="buttons">
                <button type="button" onclick={onadd}>{ say!(LEVELS_ADD) }</button>
                <button type="button" class="main" onclick={onenter} disabled={worst.is_none()}>
                    { say!(LEVELS_ENTER, level = worst.and_then(|at| Some(name(levels.get(at)?, at))).unwrap_or_default()) }
                </button>
            </p>
            <p class="done" role="status">{ if *done { say!(LEVELS_DONE) } else { "" } }</p>
        </section>
    }
}

fn name(level: &Patient, at: usize) -> String {
    level.chosen(Finding::Level).map_or_else(|| say!(LEVELS_NAMELESS, number = at + 1), str::to_owned)
}

/// List of the answers of a finding.
fn choice(at: usize, level: &Patient, finding: Finding, onchoose: &Callback<(usize, Finding, u8)>) -> Html {
    let id = format!("level-{at}-{}", finding.id());
    let chosen = level.chosen(finding);
    let onchange = onchoose.reform(move |event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        // The first entry stands for no answer, and cannot be chosen.
        (at, finding, u8::try_from(list.selected_index() - 1).unwrap_or_default())
    });
    html! {
        <p key={finding.id()} class="relief">
            <label for={id.clone()}>{ words::label(finding) }</label>
            <select {id} {onchange}>
                <option selected={chosen.is_none()} disabled=true>{ say!(TOTAL_NONE) }</option>
                for (place, value) in finding.values().iter().enumerate() {
                    <option selected={chosen == Some(*value)}>{ words::choice(finding, place).name }</option>
                }
            </select>
        </p>
    }
}
