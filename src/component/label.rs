//! The label by which the reader knows the patient: a bed, or initials.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::answer::Dispatch;
use crate::i18n::say;
use crate::state::Action;
use crate::state::sheet::LONGEST_LABEL;

/// The field of the label.
pub(crate) fn label(label: &str, dispatch: &Dispatch) -> Html {
    let dispatch = dispatch.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        dispatch.dispatch(Action::Label(input.value()));
    });
    html! {
        <input
            class="list label"
            type="text"
            maxlength={LONGEST_LABEL.to_string()}
            autocomplete="off"
            aria-label={say!(LABEL)}
            placeholder={say!(LABEL)}
            value={label.to_owned()}
            {oninput}
        />
    }
}
