//! Quantities: the number as typed, next to its unit.

use clinical::{Finding, Unit};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::answer::AnswerProps;
use super::segments::{Segment, segments};
use crate::i18n::{say, words};
use crate::state::Action;

fn units(finding: Finding) -> &'static [Unit] {
    finding.measure().map_or(&[], |measure| measure.units)
}

/// A number with its unit.
pub(crate) fn quantity(props: &AnswerProps) -> Html {
    let finding = props.finding;
    let oninput = props.on(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Action::Type(finding, input.value())
    });
    let onchange = props.on(move |_: Event| Action::Settle(finding));
    let not_known = props.field.not_known;
    let empty = finding;
    let ontoggle =
        props.on(
            move |_: MouseEvent| {
                if not_known { Action::Type(empty, String::new()) } else { Action::NotKnown(empty) }
            },
        );
    html! {
        <div class="quantity">
            <input
                id={props.id("input")}
                class="number"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                enterkeyhint="next"
                value={props.field.typed.clone()}
                aria-invalid={props.problem.is_some().then_some("true")}
                aria-describedby={props.id("said")}
                {oninput}
                {onchange}
            />
            { unit_switch(props) }
            <button type="button" class="not-known" aria-pressed={not_known.to_string()} onclick={ontoggle}>
                { say!(NOT_KNOWN) }
            </button>
        </div>
    }
}

fn unit_switch(props: &AnswerProps) -> Html {
    let finding = props.finding;
    match units(finding) {
        [] => Html::default(),
        [only] => html! { <span class="unit">{ words::unit(only.id) }</span> },
        several => {
            let button = |(at, unit): (u8, &Unit)| Segment::new(words::unit(unit.id), at == props.field.unit);
            let all: Vec<_> = (0_u8..).zip(several).map(button).collect();
            let onpick = props.on(move |at: usize| Action::Unit(finding, u8::try_from(at).unwrap_or(0)));
            html! {
                <fieldset class="units">
                    <legend class="unseen">{ say!(UNIT_OF, finding = words::label(finding)) }</legend>
                    { segments(&props.id("unit"), "segments joined", &all, &onpick) }
                </fieldset>
            }
        }
    }
}
