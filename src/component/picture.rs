//! The picture over all systems, the same figures as a table, and where systems disagree.

use figure::{Figure, TextRow};
use yew::prelude::*;

use super::svg::svg;
use crate::i18n::say;
use crate::report::survival;
use crate::state::reading::Reading;

/// How many disagreements are told without being asked for.
const IN_VIEW: usize = 2;

/// Survival by all systems on one axis, `width` pixels wide.
pub(crate) fn picture(reading: &Reading, width: f64) -> Html {
    let figure = survival::axis(reading, "survival", width).and_then(|axis| axis.draw().ok());
    let sentences = survival::disagreements(reading);
    html! {
        <section class="card picture" aria-labelledby="picture-title">
            <h3 id="picture-title">{ say!(PICTURE_TITLE) }</h3>
            <div class="drawing">
                if let Some(figure) = figure {
                    { svg(&figure) }
                    { table(&figure) }
                } else {
                    <p class="soft">{ say!(PICTURE_EMPTY) }</p>
                }
            </div>
            { disagreements(&sentences) }
            <p class="source">{ say!(PICTURE_NOTE) }</p>
        </section>
    }
}

/// Where systems disagree: the widest gaps in view, the others folded.
fn disagreements(sentences: &[String]) -> Html {
    let (shown, folded) = sentences.split_at(sentences.len().min(IN_VIEW));
    let list = |sentences: &[String]| {
        html! { <ul class="disagreements">{ for sentences.iter().map(|sentence| html! { <li>{ sentence }</li> }) }</ul> }
    };
    html! {
        <>
            if !shown.is_empty() {
                <h4>{ say!(DISAGREEMENTS) }</h4>
                { list(shown) }
            }
            if !folded.is_empty() {
                <details class="more">
                    <summary>{ say!(DISAGREEMENTS_MORE, count = folded.len()) }</summary>
                    { list(folded) }
                </details>
            }
        </>
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
