//! Quantities: the number as typed, next to its unit.

use clinical::{Answer, Finding, Section, Unit};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::answer::AnswerProps;
use super::segments::{Segment, segments};
use crate::files::browser::today;
use crate::i18n::{say, words};
use crate::report::context;
use crate::state::Action;
use crate::state::sheet::read_day;

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
        <>
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
        { measured(props) }
        </>
    }
}

/// The day on which a laboratory measured the value, once there is one.
fn measured(props: &AnswerProps) -> Html {
    let finding = props.finding;
    let is_value = matches!(props.answer, Some(Answer::Quantity(_) | Answer::Bounded(_)));
    if !is_value || !matches!(finding.section(), Section::Liver | Section::Blood) {
        return Html::default();
    }
    let today = today();
    let day = props.field.day;
    // A day is whole or none: its field says nothing while one is being typed.
    let onchange = props.on(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let day = read_day(&input.value()).filter(|day| *day <= today);
        Action::Measured(finding, day)
    });
    html! {
        <label class={classes!("measured", day.map(|_| "dated"))}>
            { say!(MEASURED) } { " " }
            <input
                class="day"
                type="date"
                min="2000-01-01"
                max={today.to_string()}
                autocomplete="off"
                value={day.map(|day| day.to_string()).unwrap_or_default()}
                {onchange}
            />
            if let Some(old) = day.and_then(|day| context::old(day, today)) {
                { " " } <b>{ old }</b>
            }
        </label>
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
