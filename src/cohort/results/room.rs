//! Width of figures, and redrawing them when it changes.

use std::collections::HashMap;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use study::protocol::{Drawn, Request};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::cohort::Ask;

/// Delay until figures follow a resized window, milliseconds.
const REST_MS: u32 = 200;
/// Minimum and maximum width of a figure, pixels.
const WIDTHS: (f64, f64) = (200.0, 2000.0);

/// Hook: width of an element in pixels, updated with the window. It is unchanged while the page is hidden.
#[hook]
pub(super) fn use_room(node: &NodeRef) -> f64 {
    let room = use_state_eq(|| 640.0_f64);
    let (node, set) = (node.clone(), room.setter());
    use_effect_with((), move |()| {
        let measure = move || {
            let width = node.cast::<HtmlElement>().map_or(0, |element| element.client_width());
            if width > 0 {
                set.set(f64::from(width).clamp(WIDTHS.0, WIDTHS.1));
            }
        };
        measure();
        let mut resting: Option<Timeout> = None;
        let listener = EventListener::new(&gloo::utils::window(), "resize", move |_| {
            // Dropping the previous timeout cancels it.
            drop(resting.replace(Timeout::new(REST_MS, measure.clone())));
        });
        move || drop(listener)
    });
    *room
}

/// Hook: requests figures of the available width, once for each width.
#[hook]
pub(super) fn use_drawn_to_fit(results: &Rc<Vec<Rc<Drawn>>>, room: f64, ask: &Callback<Ask>) {
    let asked = use_mut_ref(HashMap::<usize, f64>::new);
    let ask = ask.clone();
    use_effect_with((results.clone(), room), move |(results, room)| {
        let mut asked = asked.borrow_mut();
        asked.retain(|number, _| results.iter().any(|drawn| drawn.result == *number));
        for drawn in results.iter() {
            let other = drawn.figures.iter().any(|figure| (figure.width - room).abs() >= 1.0);
            let waits = asked.get(&drawn.result).is_some_and(|width| (width - room).abs() < 0.5);
            if other && !waits {
                asked.insert(drawn.result, *room);
                let request = Request::Draw { result: drawn.result, width: *room };
                ask.emit(Ask::show(request));
            }
        }
    });
}
