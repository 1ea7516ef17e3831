//! The picture over all systems, the same figures as a table, and where systems disagree.

use std::rc::Rc;

use figure::{Figure, TextRow};
use yew::prelude::*;

use super::svg::{Svg, use_width};
use crate::i18n::say;
use crate::report::survival;
use crate::state::reading::Reading;

/// The width of the picture until the page knows better.
const WIDTH: f64 = 480.0;

#[derive(Properties, PartialEq)]
pub(crate) struct PictureProps {
    pub(crate) reading: Rc<Reading>,
}

/// Survival by all systems on one axis.
#[component]
pub(crate) fn Picture(props: &PictureProps) -> Html {
    let node = use_node_ref();
    let width = use_width(&node, WIDTH);
    let reading = &props.reading;
    let figure = survival::axis(reading, width).and_then(|axis| axis.draw().ok());
    let sentences: Vec<String> =
        reading.disagreements.iter().filter_map(|found| survival::disagreement(reading, found)).collect();
    html! {
        <section class="card picture" aria-labelledby="picture-title">
            <h3 id="picture-title">{ say!(PICTURE_TITLE) }</h3>
            <div class="drawing" ref={node}>
                if let Some(figure) = figure {
                    <Svg figure={figure.clone()} />
                    { table(&figure) }
                } else {
                    <p class="soft">{ say!(PICTURE_EMPTY) }</p>
                }
            </div>
            if !sentences.is_empty() {
                <h4>{ say!(DISAGREEMENTS) }</h4>
                <ul class="disagreements">
                    for (at, sentence) in sentences.iter().enumerate() {
                        <li key={at}>{ sentence }</li>
                    }
                </ul>
            }
            <p class="source">{ say!(PICTURE_NOTE) }</p>
        </section>
    }
}

/// The same figures as text.
fn table(figure: &Figure) -> Html {
    let row = |row: &TextRow| {
        html! {
            <tr>
                <th scope="row">{ &row.label }</th>
                <td>
                    for cell in &row.cells {
                        <span class="cell">{ cell }</span>
                    }
                </td>
            </tr>
        }
    };
    html! {
        <details class="as-text">
            <summary>{ say!(PICTURE_AS_TEXT) }</summary>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{ say!(PICTURE_SYSTEM) }</th>
                        <th scope="col">{ say!(PICTURE_SURVIVAL) }</th>
                    </tr>
                </thead>
                <tbody>{ for figure.rows.iter().map(row) }</tbody>
            </table>
        </details>
    }
}
