//! Jumping to a field, a card or the results, with the focus, so that the keyboard follows the eye.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Goes to the control of a field: the one that is chosen, or else the first.
pub(crate) fn go_to_field(id: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    let first = |selector: &str| field.query_selector(selector).ok().flatten();
    let control = first("input:checked").or_else(|| first("input, select"));
    go_to(control.unwrap_or_else(|| field.clone()).dyn_into().ok(), &field);
}

/// Goes to a control of a part of the page, and unfolds what it is folded in, for what cannot be seen takes no focus.
pub(crate) fn go_to_control(part: &web_sys::Element, selector: &str) {
    let control = part.query_selector(selector).ok().flatten();
    let folded = control.as_ref().and_then(|control| control.closest("details:not([open])").ok().flatten());
    if let Some(folded) = folded {
        // An attribute that cannot be set leaves it folded.
        let _ = folded.set_attribute("open", "");
    }
    go_to(control.and_then(|control| control.dyn_into().ok()), part);
}

/// Brings a part of an element into view, no further than it takes.
pub(crate) fn show(within: &web_sys::Element, selector: &str) {
    if let Some(part) = within.query_selector(selector).ok().flatten() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        part.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Goes to a part of the page.
pub(crate) fn go_to_part(id: &str) {
    let Some(part) = document().get_element_by_id(id) else { return };
    go_to(part.clone().dyn_into().ok(), &part);
}

/// Gives the focus to the element with this id where it stands.
pub(crate) fn go_to_quietly(id: &str) {
    give_quietly(document().get_element_by_id(id).and_then(|element| element.dyn_into().ok()));
}

fn go_to(focus: Option<HtmlElement>, scroll: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    scroll.scroll_into_view_with_scroll_into_view_options(&options);
    give_quietly(focus);
}

/// Gives the focus to an element where it stands.
pub(crate) fn give_quietly(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        // Were it refused, the part would at least be in view.
        let _ = element.focus_with_options(&quietly);
    }
}
