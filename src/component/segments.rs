//! Segmented buttons: native radio buttons, for arrow keys and screen readers, with labels large enough for
//! touch.

use yew::prelude::*;

/// One button.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    /// Label.
    pub(crate) label: AttrValue,
    /// Id of the explaining text.
    pub(crate) explained_by: Option<AttrValue>,
    /// True if chosen.
    pub(crate) checked: bool,
    /// True for a less prominent button ("Not known").
    pub(crate) quiet: bool,
}

impl Segment {
    /// A button with only a label.
    pub(crate) fn new(label: impl Into<AttrValue>, checked: bool) -> Self {
        Self { label: label.into(), explained_by: None, checked, quiet: false }
    }
}

/// A row of radio buttons, named by the surrounding fieldset. `name` is unique on the page. `onpick` receives
/// the index of the button, even if it is already chosen.
pub(crate) fn segments(
    name: &AttrValue,
    class: &'static str,
    all: &[Segment],
    onpick: &Callback<usize>,
) -> Html {
    html! {
        <div {class}>
            for (at, segment) in all.iter().enumerate() {
                <label class={if segment.quiet { "segment quiet" } else { "segment" }}>
                    <input
                        type="radio"
                        name={name.clone()}
                        checked={segment.checked}
                        aria-describedby={segment.explained_by.clone()}
                        onclick={onpick.reform(move |_| at)}
                    />
                    <span>{ &segment.label }</span>
                </label>
            }
        </div>
    }
}
