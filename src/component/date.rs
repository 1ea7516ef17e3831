//! Dates, in the browser's own field with its calendar.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::answer::AnswerProps;
use crate::i18n::say;
use crate::state::Action;

/// A date field.
pub(crate) fn date(props: &AnswerProps) -> Html {
    let finding = props.finding;
    let oninput = props.on(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        // For an invalid date a browser returns no text, only the flag `bad_input`.
        if input.validity().bad_input() {
            Action::BadDate(finding)
        } else {
            Action::Type(finding, input.value())
        }
    });
    // It has no event for such a date, so it is checked when the field loses focus.
    let onblur = props.on(move |event: FocusEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if input.validity().bad_input() { Action::BadDate(finding) } else { Action::Settle(finding) }
    });
    let not_known = props.field.not_known;
    let ontoggle =
        props.on(
            move |_: MouseEvent| {
                if not_known { Action::Type(finding, String::new()) } else { Action::NotKnown(finding) }
            },
        );
    html! {
        <div class="quantity">
            <input
                id={props.id("input")}
                class="day"
                type="date"
                min="1900-01-01"
                max="2199-12-31"
                autocomplete="off"
                value={props.field.typed.clone()}
                aria-invalid={props.problem.is_some().then_some("true")}
                aria-describedby={props.id("said")}
                {oninput}
                {onblur}
            />
            <button type="button" class="not-known" aria-pressed={not_known.to_string()} onclick={ontoggle}>
                { say!(NOT_KNOWN) }
            </button>
        </div>
    }
}
