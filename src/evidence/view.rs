//! Renders the evidence pages and navigates between them.

#![cfg(target_arch = "wasm32")]

use figure::Figure;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::block::{Block, Line, Row, Run, Section, Table};
use super::place::Place;
use super::{about, glossary, lee, methods, notes, overview, system};
use crate::component::focus;
use crate::component::svg::{svg, use_width};
use crate::i18n::table::{File, Table as Words};
use crate::i18n::{file, say, systems};
use crate::language;

/// Tables of words that this program contains.
static WORDS: [fn() -> &'static Words; 4] =
    [file::Page::table, file::Findings::table, file::Evidence::table, systems];

/// Id of a page's heading.
const HEADING: &str = "evidence-heading";

/// Renders the pages in `place`.
pub fn mount(place: Element) {
    language::mount::<Pages>(place, &WORDS, &["evidence.css"]);
}

#[component]
fn Pages() -> Html {
    let spoken = language::use_language(&WORDS);
    let visit = use_visit();
    let place = visit.place;
    let page = match place {
        Place::Overview => overview::page(),
        Place::System(system) => system::page(system),
        Place::Lee => lee::page(),
        Place::Notes => notes::page(),
        Place::Glossary => glossary::page(),
        Place::Methods => methods::page(),
        Place::About => about::page(),
        Place::Nowhere => overview::nowhere(),
    };
    let language = spoken.language.id();
    use_place_of_reading(visit);
    use_title(visit, language, &page.title);
    html! {
        <article class="evidence-page" key={format!("{} {language}", place.address())}>
            if !matches!(place, Place::Overview | Place::About | Place::Nowhere) {
                <nav aria-label={say!(WAY_BACK)}><a href={Place::Overview.address()}>{ say!(ALL_SYSTEMS) }</a></nav>
            }
            <h1 id={HEADING} tabindex="-1">{ page.title }</h1>
            { blocks(&page.lead) }
            { for page.sections.iter().enumerate().map(|(at, part)| section(at, part)) }
        </article>
    }
}

/// A visit to a page. Every navigation to an evidence page is a new visit, even to the same page.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Visit {
    place: Place,
    number: u32,
}

/// Hook: the page at the current address; while another part is shown, the last one.
#[hook]
fn use_visit() -> Visit {
    let visit = use_state(|| Visit { place: here().unwrap_or(Place::Overview), number: 0 });
    let setter = visit.setter();
    use_effect_with((), move |()| {
        let mut number = 0;
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            if let Some(place) = here() {
                number += 1;
                setter.set(Visit { place, number });
            }
        });
        move || drop(listener)
    });
    *visit
}

/// The page at the current address, if it is an evidence page.
fn here() -> Option<Place> {
    Place::at(&window().location().hash().unwrap_or_default())
}

/// Hook: scrolls to the top after a link, and to the previous position after going back.
#[hook]
fn use_place_of_reading(visit: Visit) {
    let followed = use_mut_ref(|| true);
    let left_at = use_mut_ref(Vec::<(Place, f64)>::new);
    {
        let (followed, left_at) = (followed.clone(), left_at.clone());
        use_effect_with((), move |()| {
            // Pages outside this program link here, too.
            let listener = EventListener::new(&document(), "click", move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if target.is_some_and(|target| target.closest("a").is_ok_and(|link| link.is_some())) {
                    followed.replace(true);
                    if let Some(place) = here() {
                        left_at.borrow_mut().retain(|(known, _)| *known != place);
                        left_at.borrow_mut().push((place, window().scroll_y().unwrap_or_default()));
                    }
                }
            });
            move || drop(listener)
        });
    }
    use_effect_with(visit, move |visit| {
        let known = left_at.borrow().iter().find(|(known, _)| *known == visit.place).map(|(_, at)| *at);
        let at = if followed.replace(false) { Some(0.0) } else { known };
        let focused = at == Some(0.0) && visit.number > 0;
        // The previous page must be removed first.
        let waiting = Timeout::new(0, move || {
            if let Some(at) = at {
                window().scroll_to_with_x_and_y(0.0, at);
            }
            if focused {
                focus::go_to_quietly(HEADING);
            }
        });
        move || drop(waiting)
    });
}

/// Hook: sets the window title while the page is shown.
#[hook]
fn use_title(visit: Visit, language: &'static str, title: &str) {
    let title = title.to_owned();
    use_effect_with((visit, language), move |_| {
        name_window(here().map(|_| title.as_str()));
        let listener = EventListener::new(&window(), "hashchange", move |_| {
            name_window(here().map(|_| title.as_str()));
        });
        move || drop(listener)
    });
}

#[expect(
    clippy::disallowed_methods,
    reason = "it is the title of a published system, nothing that was entered"
)]
fn name_window(page: Option<&str>) {
    let name = say!(NAME);
    document().set_title(&page.map_or_else(|| name.to_owned(), |page| format!("{page} – {name}")));
}

fn section(at: usize, part: &Section) -> Html {
    let heading = format!("evidence-part-{at}");
    html! {
        <section aria-labelledby={heading.clone()}>
            <h2 id={heading}>{ part.title.clone() }</h2>
            { blocks(&part.blocks) }
        </section>
    }
}

fn blocks(blocks: &[Block]) -> Html {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Html {
    match block {
        Block::Text(text) => html! { <p>{ line(text) }</p> },
        Block::Note(text) => html! { <p class="source">{ line(text) }</p> },
        Block::Heading(text) => html! { <h3>{ text.clone() }</h3> },
        Block::List(lines) => {
            html! { <ul>{ for lines.iter().map(|it| html! { <li>{ line(it) }</li> }) }</ul> }
        }
        Block::Facts(facts) => html! { <dl>{ for facts.iter().map(fact) }</dl> },
        Block::Table(it) if it.wide => html! {
            <div class="sideways" role="group" tabindex="0" aria-label={it.name.clone()}>{ table(it) }</div>
        },
        Block::Table(it) => table(it),
        Block::Survival(axis) => {
            let axis = (**axis).clone();
            html! { <Drawing draw={Callback::from(move |width| {
                let mut axis = axis.clone();
                axis.frame.width = width;
                axis.draw().ok()
            })} /> }
        }
        Block::Scale(scale) => {
            let scale = (**scale).clone();
            html! { <Drawing draw={Callback::from(move |width| {
                let mut scale = scale.clone();
                scale.frame.width = width;
                scale.draw().ok()
            })} /> }
        }
        Block::Folded(summary, folded) => html! {
            <details><summary>{ summary.clone() }</summary>{ blocks(folded) }</details>
        },
    }
}

fn fact((name, said): &(Line, Vec<Line>)) -> Html {
    html! {
        <div>
            <dt>{ line(name) }</dt>
            { for said.iter().map(|it| html! { <dd>{ line(it) }</dd> }) }
        </div>
    }
}

/// Each group heading begins a table body, so that screen readers associate it with its rows.
fn table(table: &Table) -> Html {
    let heads = |row: &Row| matches!(row, Row::Group(..));
    let mut bodies: Vec<&[Row]> = Vec::new();
    let mut left = table.rows.as_slice();
    while !left.is_empty() {
        let next = left.iter().skip(1).position(heads).map_or(left.len(), |at| at + 1);
        let (body, rest) = left.split_at(next);
        bodies.push(body);
        left = rest;
    }
    let columns = table.head.len();
    html! {
        <table>
            <caption class="unseen">{ table.name.clone() }</caption>
            <thead><tr>{ for table.head.iter().map(|head| html! { <th scope="col">{ head.clone() }</th> }) }</tr></thead>
            { for bodies.into_iter().map(|body| html! { <tbody>{ for body.iter().map(|it| row(it, columns)) }</tbody> }) }
        </table>
    }
}

fn row(row: &Row, columns: usize) -> Html {
    match row {
        Row::Group(name, said) => html! {
            <tr class="over">
                <th scope="rowgroup" colspan={columns.to_string()}>
                    { name.clone() }
                    if let Some(said) = said { {" "} <small>{ said.clone() }</small> }
                </th>
            </tr>
        },
        Row::Cells(cells) => {
            let (first, others) = cells.split_at(cells.len().min(1));
            html! {
                <tr>
                    { for first.iter().map(|cell| html! { <th scope="row">{ lines(cell) }</th> }) }
                    { for others.iter().map(|cell| html! { <td>{ lines(cell) }</td> }) }
                </tr>
            }
        }
    }
}

/// Lines of a cell: inline if only one, otherwise as paragraphs.
fn lines(lines: &[Line]) -> Html {
    match lines {
        [only] => line(only),
        several => several.iter().map(|it| html! { <p>{ line(it) }</p> }).collect(),
    }
}

fn line(line: &Line) -> Html {
    let parted = line
        .0
        .iter()
        .enumerate()
        .map(|(at, part)| html! { <>{ if at > 0 { " " } else { "" } }{ run(part) }</> });
    parted.collect()
}

fn run(run: &Run) -> Html {
    match run {
        Run::Plain(text) => text.clone().into(),
        Run::Strong(text) => html! { <b>{ text.clone() }</b> },
        Run::Cite(text) => html! { <cite lang="en">{ text.clone() }</cite> },
        Run::Mark(text) => html! { <span class="unverified">{ text.clone() }</span> },
        Run::Link { to, text } => html! { <a href={to.clone()}>{ text.clone() }</a> },
    }
}

#[derive(Properties, PartialEq)]
struct DrawingProps {
    /// Draws the picture at a width in pixels.
    draw: Callback<f64, Option<Figure>>,
}

/// A picture that fills the available width.
#[component]
fn Drawing(props: &DrawingProps) -> Html {
    let place = use_node_ref();
    let width = use_width(&place, 360.0);
    let figure = props.draw.emit(width);
    html! { <div class="drawing" ref={place}>{ figure.as_ref().map(svg) }</div> }
}
