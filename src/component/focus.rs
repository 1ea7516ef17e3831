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

/// Goes to a control of a part of the page with what stands around it, and unfolds what it is folded in, for what
/// cannot be seen takes no focus.
pub(crate) fn go_to_control(part: &web_sys::Element, selector: &str) {
    let Some(control) = part.query_selector(selector).ok().flatten() else { return };
    if let Some(folded) = control.closest("details:not([open])").ok().flatten() {
        // An attribute that cannot be set leaves it folded.
        let _ = folded.set_attribute("open", "");
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    control.scroll_into_view_with_scroll_into_view_options(&options);
    give_quietly(control.dyn_into().ok());
}

/// Goes to the link of a part of the page that leads to an address, and shows the section that it stands in.
pub(crate) fn go_to_link(part: &str, address: &str) {
    let selector = format!("a[href=\"{address}\"]");
    let link =
        document().get_element_by_id(part).and_then(|part| part.query_selector(&selector).ok().flatten());
    if let Some(section) = link.and_then(|link| link.closest("section").ok().flatten()) {
        go_to_control(&section, &selector);
    }
}

/// Whether nothing has the focus, as when what had it is gone.
pub(crate) fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
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
