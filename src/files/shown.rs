//! Two assessments in the dialog: the table, copying it with the note, and printing it.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use gloo::utils::window;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::browser;
use super::twice::Twice;
use crate::component::clipboard::{Copied, hand_over};
use crate::component::copied::{Outcome, Progress};
use crate::i18n::say;
use crate::report::context::Context;
use crate::state::State;

#[derive(Properties, PartialEq)]
pub(crate) struct ShownProps {
    pub(crate) twice: Twice,
    /// The entered state.
    pub(crate) state: Rc<State>,
}

/// The table with its buttons, and its copy for paper.
#[component]
pub(crate) fn Shown(props: &ShownProps) -> Html {
    let progress = use_state_eq(|| Progress::None);
    {
        let progress = progress.setter();
        use_effect_with(props.twice.clone(), move |_| progress.set(Progress::None));
    }
    let context = Context::of(&props.state.sheet, browser::today());
    let when = browser::now();
    let note = props.twice.note(&props.state, &context, &when);
    let table = props.twice.table();
    let oncopy = {
        let (progress, copied) = (progress.setter(), Copied { text: note.clone(), html: None });
        Callback::from(move |_: MouseEvent| {
            let (progress, copied) = (progress.clone(), copied.clone());
            spawn_local(async move {
                let taken = hand_over(&copied).await;
                progress.set(Progress::after(taken, copied.text));
            });
        })
    };
    // A browser that refuses this may still print from its menu.
    let onprint = Callback::from(|_: MouseEvent| drop(window().print()));
    html! {
        <>
            <div aria-live="polite">{ Html::from_html_unchecked(table.clone().into()) }</div>
            <p class="buttons copy">
                <button type="button" onclick={oncopy}>{ say!(TWICE_COPY) }</button>
                <button type="button" onclick={onprint}>{ say!(TWICE_PRINT) }</button>
                <Outcome progress={(*progress).clone()} />
            </p>
            <div class="ward-round-paper" aria-hidden="true">
                <section>
                    for (at, line) in note.lines().take_while(|line| !line.starts_with(props.twice.title)).enumerate() {
                        if at == 0 {
                            <h3>{ line.to_owned() }</h3>
                        } else {
                            <p>{ line.to_owned() }</p>
                        }
                    }
                    <h4>{ props.twice.title }</h4>
                    { Html::from_html_unchecked(table.into()) }
                </section>
            </div>
        </>
    }
}
