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

#[derive(Properties, PartialEq)]
pub(crate) struct SegmentsProps {
    /// The group's name, unique on the page.
    pub(crate) name: AttrValue,
    pub(crate) segments: Vec<Segment>,
    /// Called with the place of the button, also where it is chosen already.
    pub(crate) onpick: Callback<usize>,
    #[prop_or_default]
    pub(crate) class: Classes,
}

/// A row of buttons of which one can be chosen. The fieldset around it gives it its name.
#[component]
pub(crate) fn Segments(props: &SegmentsProps) -> Html {
    html! {
        <div class={classes!("segments", props.class.clone())}>
            for (at, segment) in props.segments.iter().enumerate() {
                <label key={at} class={classes!("segment", segment.quiet.then_some("quiet"))}>
                    <input
                        type="radio"
                        name={props.name.clone()}
                        checked={segment.checked}
                        aria-describedby={segment.explained_by.clone()}
                        onclick={props.onpick.reform(move |_| at)}
                    />
                    <span>{ &segment.label }</span>
                </label>
            }
        </div>
    }
}
