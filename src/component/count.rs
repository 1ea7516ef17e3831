//! Counts and scales: first as a band, which is often sufficient; optionally the exact number.

use clinical::{Answer, Band, Kind};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::answer::AnswerProps;
use super::choice::not_known;
use super::segments::{Segment, segments};
use crate::form::bands::bands;
use crate::i18n::{say, words};
use crate::state::Action;

/// Maximum width of a band that is refined by buttons instead of typing.
const MOST_BUTTONS: usize = 6;

fn known(props: &AnswerProps) -> Option<Band> {
    match props.answer {
        Some(Answer::Whole(band)) => Some(band),
        _ => None,
    }
}

/// The single values of a finding within a band.
fn values(props: &AnswerProps, within: Band) -> Vec<u32> {
    let step = match props.finding.kind() {
        Kind::Scale { step, .. } => step.max(1),
        _ => 1,
    };
    (within.low..=within.high).step_by(step as usize).collect()
}

/// The buttons of a count or scale.
pub(crate) fn count(props: &AnswerProps) -> Html {
    let finding = props.finding;
    let known = known(props);
    let offered = bands(finding);
    let holds = |band: &Band| known.is_some_and(|known| band.low <= known.low && known.high <= band.high);
    // A scale without bands has buttons for its steps.
    let (choices, names): (Vec<Band>, Vec<words::Words>) = if offered.is_empty() {
        let all = match finding.kind() {
            Kind::Scale { from, to, .. } => values(props, Band { low: from, high: to }),
            _ => Vec::new(),
        };
        (all.into_iter().map(Band::exactly).collect(), words::steps(finding))
    } else {
        (offered.to_vec(), (0..offered.len()).map(|at| words::offered_band(finding, at)).collect())
    };
    let mut all: Vec<Segment> = choices
        .iter()
        .zip(&names)
        .enumerate()
        .map(|(at, (band, words))| Segment {
            explained_by: words.hint.map(|_| props.id(&format!("hint-{at}"))),
            ..Segment::new(words.name, holds(band))
        })
        .collect();
    all.push(not_known(props.field.not_known));
    let open = choices.iter().copied().find(|band| holds(band) && band.exact().is_none());
    // A started number keeps its field, because the 1 of a 12 belongs to another band.
    let more = match open {
        _ if !props.field.typed.is_empty() => typed(props),
        Some(band) => exactly(props, band, known),
        None => Html::default(),
    };
    let onpick = props.on(move |at: usize| match choices.get(at) {
        Some(band) => Action::Count(finding, *band),
        None => Action::NotKnown(finding),
    });
    html! {
        <>
            { segments(&props.id("band"), "segments", &all, &onpick) }
            { more }
        </>
    }
}

/// Optional input of the exact number within a band.
fn exactly(props: &AnswerProps, band: Band, known: Option<Band>) -> Html {
    let values = values(props, band);
    if values.len() > MOST_BUTTONS {
        return typed(props);
    }
    let exact = known.and_then(Band::exact);
    let button = |value: &u32| Segment::new(value.to_string(), exact == Some(*value));
    let all: Vec<_> = values.iter().map(button).collect();
    let finding = props.finding;
    let onpick = props.on(move |at: usize| {
        Action::Count(finding, values.get(at).map_or(band, |value| Band::exactly(*value)))
    });
    html! {
        <fieldset class={class(props, exact.is_some())}>
            <legend>{ say!(EXACTLY) }</legend>
            { segments(&props.id("exact"), "segments", &all, &onpick) }
        </fieldset>
    }
}

/// Classes of the input of an exact number. A phone shows it if a number is given or a chosen system needs it.
fn class(props: &AnswerProps, given: bool) -> Classes {
    classes!("exactly", (given || props.undecided).then_some("asked"))
}

fn typed(props: &AnswerProps) -> Html {
    let finding = props.finding;
    let oninput = props.on(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Action::Type(finding, input.value())
    });
    let onchange = props.on(move |_: Event| Action::Settle(finding));
    html! {
        <p class={class(props, !props.field.typed.is_empty())}>
            <label for={props.id("exact")}>{ say!(EXACTLY) }</label>
            <input
                id={props.id("exact")}
                class="number"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                value={props.field.typed.clone()}
                aria-invalid={props.problem.is_some().then_some("true")}
                aria-describedby={props.id("said")}
                {oninput}
                {onchange}
            />
        </p>
    }
}
