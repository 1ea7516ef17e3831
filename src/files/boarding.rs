//! Saves the picture for the tumour board as SVG or PNG.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use js_sys::Uint8Array;
use yew::prelude::*;

use super::board::board;
use super::{browser, saved};
use crate::cohort::results::png;
use crate::cohort::save::save;
use crate::component::svg::svg;
use crate::i18n::say;
use crate::report::context::Context;
use crate::state::State;

#[derive(Properties, PartialEq)]
pub(crate) struct BoardingProps {
    /// The entered state.
    pub(crate) state: Rc<State>,
}

/// A small view of the picture, with the buttons to save it.
#[component]
pub(crate) fn Boarding(props: &BoardingProps) -> Html {
    let state = &props.state;
    let day = browser::today();
    let figure = board(state, &Context::of(&state.sheet, day), &browser::now());
    let saving = |ending: &'static str| {
        let (file, name) = (figure.standalone(), format!("{}.svg", saved::file_name(state, day)));
        Callback::from(move |_: MouseEvent| {
            let bytes = [Uint8Array::from(file.as_bytes())];
            if ending == "png" {
                png::save(&name, &bytes);
            } else {
                save(&name, "image/svg+xml", &bytes);
            }
        })
    };
    let disabled = state.sheet.is_empty();
    html! {
        <section class="part" aria-labelledby="board-heading">
            <h3 id="board-heading">{ say!(BOARD_TITLE) }</h3>
            <p>{ say!(BOARD_NOTE) }</p>
            if !disabled {
                <div class="board">{ svg(&figure) }</div>
            }
            <p class="buttons">
                <button type="button" {disabled} onclick={saving("svg")}>{ say!(BOARD_SVG) }</button>
                <button type="button" {disabled} onclick={saving("png")}>{ say!(BOARD_PNG) }</button>
            </p>
        </section>
    }
}
