//! Segmented buttons: radio buttons of the browser's own, so that arrow keys and screen readers know them, under
//! labels large enough for a thumb.

use yew::prelude::*;

/// One button.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    /// What stands on it.
    pub(crate) label: AttrValue,
    /// The id of the text that explains it.
    pub(crate) explained_by: Option<AttrValue>,
    /// Whether it is the one.
    pub(crate) checked: bool,
    /// Whether it steps back behind the others ("Not known").
    pub(crate) quiet: bool,
}

impl Segment {
    /// A button with nothing but a label.
    pub(crate) fn new(label: impl Into<AttrValue>, checked: bool) -> Self {
        Self { label: label.into(), explained_by: None, checked, quiet: false }
    }
}

/// A row of buttons of which one can be chosen; the fieldset around it gives it its name. `name` is unique on the
/// page. `onpick` is called with the place of the button, also where it is chosen already.
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
