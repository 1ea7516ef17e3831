//! Inserts pictures of the figure crate into the page.

use figure::Figure;
use yew::prelude::*;

/// The picture. Its text was escaped by the crate that drew it.
pub(crate) fn svg(figure: &Figure) -> Html {
    Html::from_html_unchecked(figure.svg.clone().into())
}

/// Hook: width of an element in pixels, updated with the window; `start` until it is on the page.
#[hook]
pub(crate) fn use_width(node: &NodeRef, start: f64) -> f64 {
    let width = use_state_eq(|| start);
    let (node, set) = (node.clone(), width.setter());
    use_effect_with((), move |()| {
        let measure = move || {
            if let Some(element) = node.cast::<web_sys::HtmlElement>() {
                set.set(f64::from(element.client_width()));
            }
        };
        measure();
        let listener = gloo::events::EventListener::new(&gloo::utils::window(), "resize", move |_| measure());
        move || drop(listener)
    });
    *width
}
