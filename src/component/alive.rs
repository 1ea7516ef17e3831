//! Table of published survival at 3, 6 and 12 months.

use yew::prelude::*;

use crate::i18n::say;
use crate::report::alive::{OfSystem, heads, of_systems};
use crate::report::markup::{close, element, open};
use crate::state::reading::Reading;

/// The table of all chosen systems that predict survival.
pub(crate) fn alive(reading: &Reading) -> Html {
    let systems = of_systems(reading);
    html! {
        <section class="card alive" aria-labelledby="alive-title">
            <h3 id="alive-title">{ say!(ALIVE_TITLE) }</h3>
            if systems.is_empty() {
                <p class="soft">{ say!(ALIVE_EMPTY) }</p>
            } else {
                { Html::from_html_unchecked(table(&systems).into()) }
                <p class="source">{ say!(ALIVE_NOTE) }</p>
            }
        </section>
    }
}

fn table(systems: &[OfSystem]) -> String {
    let mut out = String::new();
    let tag = "table aria-labelledby=alive-title";
    for part in [tag, "thead", "tr"] {
        open(&mut out, part);
    }
    element(&mut out, "th scope=col", say!(ALIVE_SOURCE));
    for head in heads() {
        element(&mut out, "th scope=col", &head);
    }
    for part in ["tr", "thead"] {
        close(&mut out, part);
    }
    for system in systems {
        open(&mut out, "tbody");
        open(&mut out, "tr");
        element(&mut out, "th scope=rowgroup colspan=4", &system.title);
        close(&mut out, "tr");
        if system.rows.is_empty() {
            open(&mut out, "tr");
            element(&mut out, "td colspan=4", say!(ALIVE_NONE));
            close(&mut out, "tr");
        }
        for row in &system.rows {
            open(&mut out, "tr");
            open(&mut out, "th scope=row");
            element(&mut out, "span class=cell", &row.source);
            element(&mut out, "span class=patients", &row.patients);
            if row.unverified {
                out.push(' ');
                element(&mut out, "span class=unverified", say!(UNVERIFIED));
            }
            close(&mut out, "th");
            for cell in &row.cells {
                element(&mut out, "td", cell);
            }
            close(&mut out, "tr");
        }
        close(&mut out, "tbody");
    }
    close(&mut out, tag);
    out
}
