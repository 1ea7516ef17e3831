//! Table of published survival at 3, 6 and 12 months.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::say;
use crate::report::alive::{OfSystem, heads, most_telling, of_systems};
use crate::report::markup::{close, element, open};
use crate::state::reading::Reading;

#[derive(Properties, PartialEq)]
pub(crate) struct AliveProps {
    pub(crate) reading: Rc<Reading>,
}

/// The table of all chosen systems that predict survival. A phone shows one publication for each system at first.
#[component]
pub(crate) fn Alive(props: &AliveProps) -> Html {
    let all = use_state_eq(|| false);
    let systems = of_systems(&props.reading);
    let further = systems
        .iter()
        .map(|system| system.rows.iter().filter(|row| !row.here).count().saturating_sub(1))
        .sum::<usize>();
    let onclick = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <section class={classes!("card", "alive", all.then_some("all"))} aria-labelledby="alive-title">
            <h3 id="alive-title">{ say!(ALIVE_TITLE) }</h3>
            if systems.is_empty() {
                <p class="soft">{ say!(ALIVE_EMPTY) }</p>
            } else {
                { Html::from_html_unchecked(table(&systems).into()) }
                if further > 0 && !*all {
                    <button type="button" class="more-rows" {onclick}>{ say!(ALIVE_MORE, count = further) }</button>
                }
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
        let first = most_telling(&system.rows).unwrap_or(0);
        for (at, row) in system.rows.iter().enumerate() {
            open(&mut out, if at == first || row.here { "tr" } else { "tr class=further" });
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
