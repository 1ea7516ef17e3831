//! The picture of all systems, the same as a table, and disagreements between systems.

use figure::Figure;
use yew::prelude::*;

use super::svg::svg;
use super::wide::is_wide;
use crate::i18n::say;
use crate::report::markup::{close, element, open};
use crate::report::survival;
use crate::state::reading::Reading;

/// Number of disagreements shown without expanding.
const IN_VIEW: usize = 2;

/// Predictions of all systems on one axis, `width` pixels wide.
pub(crate) fn picture(reading: &Reading, width: f64) -> Html {
    let figure = survival::axis(reading, "survival", width).and_then(|axis| axis.draw().ok());
    let sentences = survival::disagreements(reading);
    html! {
        <details class="card picture folded" open={is_wide()}>
            <summary><h3>{ say!(PICTURE_TITLE) }</h3></summary>
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
        </details>
    }
}

/// Disagreements between systems: the widest gaps visible, the others collapsed.
fn disagreements(sentences: &[String]) -> Html {
    let (shown, folded) = sentences.split_at(sentences.len().min(IN_VIEW));
    let list = |sentences: &[String]| {
        let mut out = String::new();
        let tag = "ul class=disagreements";
        open(&mut out, tag);
        for sentence in sentences {
            element(&mut out, "li", sentence);
        }
        close(&mut out, tag);
        Html::from_html_unchecked(out.into())
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

/// The picture as a table.
fn table(figure: &Figure) -> Html {
    let mut out = String::new();
    for part in ["table", "thead", "tr"] {
        open(&mut out, part);
    }
    for head in [say!(PICTURE_SYSTEM), say!(PICTURE_SURVIVAL)] {
        element(&mut out, "th scope=col", head);
    }
    for part in ["tr", "thead"] {
        close(&mut out, part);
    }
    open(&mut out, "tbody");
    for row in &figure.rows {
        open(&mut out, "tr");
        element(&mut out, "th scope=row", &row.label);
        open(&mut out, "td");
        for cell in &row.cells {
            element(&mut out, "span class=cell", cell);
        }
        for part in ["td", "tr"] {
            close(&mut out, part);
        }
    }
    for part in ["tbody", "table"] {
        close(&mut out, part);
    }
    html! {
        <details class="as-text">
            <summary>{ say!(PICTURE_AS_TEXT) }</summary>
            { Html::from_html_unchecked(out.into()) }
        </details>
    }
}
