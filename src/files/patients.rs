//! Several patients of one tab: put aside, brought back, compared with an earlier assessment, and printed as a list.

#![cfg(target_arch = "wasm32")]

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use yew::prelude::*;

use super::round::{Aside, Round, compared};
use super::shown::Shown;
use super::twice::Twice;
use super::{bedside, browser};
use crate::i18n::say;
use crate::state::State;

thread_local! {
    static ROUND: RefCell<Round> = RefCell::default();
    /// Draws the row of patients above the page anew.
    static DRAW: RefCell<Option<Callback<()>>> = const { RefCell::new(None) };
    /// Makes the browser ask before the tab is left with patients in the list.
    static ASKS: RefCell<Option<EventListener>> = const { RefCell::new(None) };
}

/// Changes the list at a press of a button, and may return a state to enter.
type Act = Rc<dyn Fn(&mut Round, &State) -> Option<State>>;

#[derive(Properties, PartialEq)]
pub(crate) struct PatientsProps {
    /// The entered state.
    pub(crate) state: Rc<State>,
    /// Receives the state to enter.
    pub(crate) onopened: Callback<Rc<State>>,
    /// The earlier assessment that is compared.
    pub(crate) earlier: Option<Rc<Aside>>,
    /// Receives another earlier assessment to compare.
    pub(crate) oncompare: Callback<Option<Rc<Aside>>>,
}

/// The list of patients.
#[component]
pub(crate) fn Patients(props: &PatientsProps) -> Html {
    let state = &props.state;
    let update = use_force_update();
    let changed = {
        let oncompare = props.oncompare.clone();
        move || {
            list_changed();
            oncompare.emit(None);
            update.force_update();
        }
    };
    let on = |act: Act| {
        let (state, onopened, changed) = (state.clone(), props.onopened.clone(), changed.clone());
        Callback::from(move |_: MouseEvent| {
            let next = ROUND.with_borrow_mut(|round| act(round, &state));
            changed();
            if let Some(next) = next {
                onopened.emit(Rc::new(next));
            }
        })
    };
    let put_aside = on(Rc::new(|round, state| {
        round.put_aside(&state.sheet, &browser::now());
        Some(State { sheet: state.sheet.emptied(), ..state.clone() })
    }));
    let keep_copy = on(Rc::new(|round, state| {
        round.keep_copy(&state.sheet, &browser::now());
        None
    }));
    let print = Callback::from(|_: MouseEvent| {
        // A browser that refuses this may still print from its menu.
        let _ = window().print();
    });
    let round = ROUND.with_borrow(Clone::clone);
    let disabled = state.sheet.is_empty() || state.sheet.is_example();
    html! {
        <section class="part" aria-labelledby="patients-title">
            <h3 id="patients-title">{ say!(PATIENTS_TITLE) }</h3>
            <p>{ say!(PATIENTS_NOTE) }</p>
            <p class="buttons">
                <button type="button" {disabled} onclick={put_aside}>{ say!(PATIENTS_ASIDE) }</button>
                <button type="button" disabled={disabled || !round.lacks(&state.sheet)} onclick={keep_copy}>{ say!(PATIENTS_COPY) }</button>
            </p>
            <ul class="ward-round" aria-label={say!(PATIENTS_TITLE)}>
                for (at, aside) in round.listed().iter().enumerate() {
                    <li key={at}>
                        <button type="button" class="patient" onclick={on(Rc::new(move |round, state| {
                            let sheet = round.bring_back(at, &state.sheet, &browser::now())?;
                            Some(State { sheet, ..state.clone() })
                        }))}>
                            <b>{ aside.listed_name() }</b>{ " " }<small>{ &aside.when }</small>
                            <small>{ aside.totals(&state.settings) }</small>
                        </button>
                        { small(say!(PATIENTS_COMPARE), aside, disabled, {
                            let earlier = Rc::new(aside.clone());
                            props.oncompare.reform(move |_| Some(earlier.clone()))
                        }) }
                        { small(say!(PATIENTS_REMOVE), aside, false, on(Rc::new(move |round, _| {
                            round.remove(at);
                            None
                        }))) }
                    </li>
                }
            </ul>
            if let Some(earlier) = &props.earlier {
                <Shown twice={comparison(earlier, state)} state={state.clone()} />
            } else if !round.listed().is_empty() {
                <p class="buttons">
                    <button type="button" onclick={print}>{ say!(PATIENTS_PRINT) }</button>
                </p>
                { printed(&round, state) }
            }
        </section>
    }
}

/// A small button whose name tells the patient too.
fn small(words: &'static str, aside: &Aside, disabled: bool, onclick: Callback<MouseEvent>) -> Html {
    let name = format!("{words}: {}", aside.name());
    html! { <button type="button" aria-label={name} {disabled} {onclick}>{ words }</button> }
}

/// Both assessments side by side.
fn comparison(earlier: &Aside, state: &State) -> Twice {
    Twice {
        title: say!(PATIENTS_COMPARE),
        heads: [format!("{} {}", earlier.name(), earlier.when), say!(PATIENTS_NOW).to_owned()],
        rows: compared(&earlier.sheet, &state.sheet, &state.settings),
    }
}

/// The list on paper, with the entered patient at its end.
fn printed(round: &Round, state: &State) -> Html {
    let mut all = round.clone();
    all.put_aside(&state.sheet, &browser::now());
    html! {
        <div class="ward-round-paper" aria-hidden="true">
            for (at, aside) in all.listed().iter().enumerate() {
                <section key={at}>
                    for (line, text) in aside.lines(&state.settings).into_iter().enumerate() {
                        if line == 0 {
                            <h3>{ text }</h3>
                        } else {
                            <p>{ text }</p>
                        }
                    }
                </section>
            }
        </div>
    }
}

/// Draws the row of patients anew, and lets the browser ask before the tab is left.
fn list_changed() {
    if let Some(draw) = DRAW.with_borrow(Clone::clone) {
        draw.emit(());
    }
    let empty = ROUND.with_borrow(|round| round.listed().is_empty());
    let asks = (!empty).then(|| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), "beforeunload", options, |event| event.prevent_default())
    });
    ASKS.set(asks);
}

/// Takes the earlier assessment of an opened file into the list.
pub(crate) fn take(earlier: &Aside) {
    ROUND.with_borrow_mut(|round| round.keep_copy(&earlier.sheet, &earlier.when));
    list_changed();
}

/// Id of the element of the row of patients.
const ROW: &str = "patients";

/// The patients of the list in a row above the page; one tap exchanges one with the entered patient.
#[component]
pub(crate) fn Row() -> Html {
    let update = use_force_update();
    use_effect_with((), move |()| {
        DRAW.set(Some(Callback::from(move |()| update.force_update())));
        || DRAW.set(None)
    });
    let round = ROUND.with_borrow(Clone::clone);
    let Some(place) = place().filter(|_| !round.listed().is_empty()) else { return Html::default() };
    let on = |at: usize| {
        Callback::from(move |_: MouseEvent| {
            let state = bedside::state();
            let back = |round: &mut Round| round.bring_back(at, &state.sheet, &browser::now());
            if let Some(sheet) = ROUND.with_borrow_mut(back) {
                bedside::enter(&State { sheet, ..state });
                list_changed();
            }
        })
    };
    let row = html! {
        <nav aria-label={say!(PATIENTS_TITLE)}>
            for (at, aside) in round.listed().iter().enumerate() {
                <button key={at} type="button" class={aside.is_emergency().then_some("urgent")} onclick={on(at)}>{ aside.listed_name() }</button>
            }
        </nav>
    };
    create_portal(row, place)
}

/// The element of the row, above that of the page.
fn place() -> Option<web_sys::Element> {
    let document = document();
    if let Some(place) = document.get_element_by_id(ROW) {
        return Some(place);
    }
    let place = document.create_element("div").ok()?;
    place.set_id(ROW);
    document.body()?.prepend_with_node_1(&place).ok()?;
    Some(place)
}
