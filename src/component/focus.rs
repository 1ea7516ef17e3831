//! Scrolls to a field, a card or the results, and moves the focus there.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Focuses the control of a field: the chosen one, otherwise the first. Controls in a collapsed section are passed over.
pub(crate) fn go_to_field(id: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    let first = |selector: &str| field.query_selector(selector).ok().flatten();
    // In a list a letter would choose; the buttons of the spine leave it to the shortcuts.
    let control = first("input:checked:not(details:not([open]) *)")
        .or_else(|| first(".spine[open] input"))
        .or_else(|| first("input, select"));
    go_to(control.unwrap_or_else(|| field.clone()).dyn_into().ok(), &field);
}

/// Focuses a control of an element, scrolls to it, and expands the collapsed sections around it, because
/// hidden elements cannot be focused.
pub(crate) fn go_to_control(part: &web_sys::Element, selector: &str) {
    let Some(control) = part.query_selector(selector).ok().flatten() else { return };
    while let Some(folded) = control.closest("details:not([open])").ok().flatten() {
        if folded.set_attribute("open", "").is_err() {
            break;
        }
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    control.scroll_into_view_with_scroll_into_view_options(&options);
    give_quietly(control.dyn_into().ok());
}

/// Focuses the link to an address within an element, and scrolls to its section.
pub(crate) fn go_to_link(part: &str, address: &str) {
    let selector = format!("a[href=\"{address}\"]");
    let link =
        document().get_element_by_id(part).and_then(|part| part.query_selector(&selector).ok().flatten());
    if let Some(section) = link.and_then(|link| link.closest("section").ok().flatten()) {
        go_to_control(&section, &selector);
    }
}

/// Returns whether no element has the focus, as after its removal.
pub(crate) fn is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Scrolls a part of an element into view, as little as possible.
pub(crate) fn show(within: &web_sys::Element, selector: &str) {
    if let Some(part) = within.query_selector(selector).ok().flatten() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        part.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Focuses an element and scrolls to it.
pub(crate) fn go_to_part(id: &str) {
    let Some(part) = document().get_element_by_id(id) else { return };
    go_to(part.clone().dyn_into().ok(), &part);
}

/// Focuses the element with this id without scrolling.
pub(crate) fn go_to_quietly(id: &str) {
    give_quietly(document().get_element_by_id(id).and_then(|element| element.dyn_into().ok()));
}

fn go_to(focus: Option<HtmlElement>, scroll: &web_sys::Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    scroll.scroll_into_view_with_scroll_into_view_options(&options);
    give_quietly(focus);
}

/// Focuses an element without scrolling.
pub(crate) fn give_quietly(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        // If focus is refused, the element is at least in view.
        let _ = element.focus_with_options(&quietly);
    }
}
