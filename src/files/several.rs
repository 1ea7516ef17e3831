//! The levels of a patient with several, each with its SINS; the worst is entered by a button.

#![cfg(target_arch = "wasm32")]

use clinical::{Answer, Finding, Patient};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::bedside;
use super::levels::{ITEMS, enter, entered, scored, set, worst};
use crate::i18n::{say, words};

/// The levels, with the entered one as the first.
#[component]
pub(crate) fn Several() -> Html {
    let state = use_memo((), |()| bedside::state());
    let levels = use_state(|| vec![entered(state.sheet.patient()), Patient::default()]);
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
    let worst = worst(&levels);
    let onenter = {
        let (state, level, done) =
            (state.clone(), worst.and_then(|at| levels.get(at)).cloned(), done.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(level) = &level {
                bedside::enter(&enter(&state, level));
                done.set(true);
            }
        })
    };
    html! {
        <section class="part levels">
            <p>{ say!(LEVELS_NOTE) }</p>
            for (at, level) in levels.iter().enumerate() {
                <fieldset key={at}>
                    <legend>{ format!("{}: {}", name(level, at), scored(level)) }</legend>
                    for finding in ITEMS {
                        { choice(at, level, finding, &onchoose) }
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
