//! The what-if section of the dialog: scores after relief of palsy or pain. It works on a copy: the entered
//! patient is unchanged, and closing the dialog discards the choices.

#![cfg(target_arch = "wasm32")]

use clinical::{Answer, Finding};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::bedside;
use super::relief::{Compared, Lowered, compared, lowered};
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
    html! {
        <section class="part">
            <p>{ say!(RELIEVED_SAID) }</p>
            for one in &lowered {
                { choice(one, relieved.get(one.finding), &onchoose) }
            }
            <table aria-live="polite">
                <thead>
                    <tr>
                        <th scope="col">{ say!(PICTURE_SYSTEM) }</th>
                        <th scope="col">{ say!(RELIEVED_ENTERED) }</th>
                        <th scope="col">{ say!(RELIEVED_THEN) }</th>
                    </tr>
                </thead>
                { scored_twice(&compared(&state, &relieved)) }
            </table>
        </section>
    }
}

/// A row for each system with its result in two assessments, the second in bold where it differs.
pub(super) fn scored_twice(rows: &[Compared]) -> Html {
    html! {
        <tbody>
            for row in rows {
                <tr>
                    <th scope="row">{ &row.system }</th>
                    <td>{ &row.entered }</td>
                    <td>
                        if row.relieved == row.entered {
                            { &row.relieved }
                        } else {
                            <b>{ &row.relieved }</b>
                        }
                    </td>
                </tr>
            }
        </tbody>
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
