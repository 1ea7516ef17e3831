//! The what-if section of the dialog: scores after relief of palsy or pain. It works on a copy: the entered
//! patient is unchanged, and closing the dialog discards the choices.

#![cfg(target_arch = "wasm32")]

use clinical::{Answer, Finding};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::bedside;
use super::relief::{Lowered, compared, lowered};
use super::round::changed;
use super::shown::Shown;
use super::twice::Twice;
use crate::i18n::{say, words};

/// Choices of improved performance, with the resulting scores.
#[component]
pub(crate) fn Relieved() -> Html {
    let state = use_memo((), |()| bedside::state());
    let relieved = use_state(|| state.sheet.patient().clone());
    let lowered = lowered(state.sheet.patient());
    if lowered.is_empty() {
        return html! { <p class="part">{ say!(RELIEVED_NOTHING) }</p> };
    }
    let onchoose = {
        let (state, relieved) = (state.clone(), relieved.clone());
        Callback::from(move |(finding, answer): (Finding, Option<Answer>)| {
            let mut patient = (*relieved).clone();
            let answer = answer.or_else(|| state.sheet.patient().get(finding));
            // Only valid answers are offered.
            if answer.is_some_and(|answer| patient.set(finding, answer).is_ok()) {
                relieved.set(patient);
            }
        })
    };
    let twice = Twice {
        title: say!(RELIEVED),
        heads: [say!(RELIEVED_ENTERED), say!(RELIEVED_THEN)].map(str::to_owned),
        rows: changed(state.sheet.patient(), &relieved)
            .into_iter()
            .chain(compared(&state, &relieved))
            .collect(),
    };
    html! {
        <section class="part">
            <p>{ say!(RELIEVED_SAID) }</p>
            for one in &lowered {
                { choice(one, relieved.get(one.finding), &onchoose) }
            }
            <Shown {twice} state={state.clone()} />
        </section>
    }
}

/// List of answers; `now` is the copy's current one.
fn choice(one: &Lowered, now: Option<Answer>, onchoose: &Callback<(Finding, Option<Answer>)>) -> Html {
    let Lowered { finding, entered, better } = one.clone();
    let id = format!("relieved-{}", finding.id());
    let answers = better.clone();
    let onchange = onchoose.reform(move |event: Event| {
        let at = event.target_dyn_into::<HtmlSelectElement>().map_or(0, |select| select.selected_index());
        // The first entry is the entered answer.
        let answer = usize::try_from(at - 1).ok().and_then(|at| answers.get(at).copied());
        (finding, answer)
    });
    html! {
        <p key={finding.id()} class="relief">
            <label for={id.clone()}>{ words::label(finding) }</label>
            <select {id} {onchange}>
                <option selected={now == Some(entered)}>
                    { say!(RELIEVED_AS_ENTERED, answer = words::answer(finding, entered)) }
                </option>
                for answer in better {
                    <option selected={now == Some(answer)}>{ words::answer(finding, answer) }</option>
                }
            </select>
        </p>
    }
}
