//! The results: cautions first, then published survival at 3, 6 and 12 months, the picture of all systems,
//! and each system.

use std::rc::Rc;

use clinical::{Finding, Note, NoteKind, Patient};
use yew::prelude::*;

use super::alive::Alive;
use super::card::Card;
use super::copy::Copy;
use super::noms::noms;
use super::notes;
use super::overview::overview;
use super::picture::picture;
use super::svg::use_width;
use crate::i18n::say;
use crate::report::context::Context;
use crate::report::emergency::not_excluded;
use crate::report::levels;
use crate::state::reading::{Assessed, Reading};

/// Id of the results.
pub(crate) const PLACE: &str = "results";

/// Width of a card until it is measured, in pixels.
const WIDTH: f64 = 500.0;

/// Border and padding of a card, left and right together, in pixels.
const PADDING: f64 = 26.0;

#[derive(Properties, PartialEq)]
pub(crate) struct ResultsProps {
    pub(crate) patient: Rc<Patient>,
    pub(crate) reading: Rc<Reading>,
    pub(crate) context: Rc<Context>,
    /// How many of the [`parts`] are drawn by now.
    pub(crate) drawn: usize,
}

/// Number of cards rendered at once.
const AT_ONCE: usize = 1;

/// Number of parts in which the results are rendered: the heading, whose width determines the others; the
/// part before the cards; the cards.
pub(crate) fn parts(reading: &Reading) -> usize {
    2 + reading.assessed.len().div_ceil(AT_ONCE)
}

/// All results.
#[component]
pub(crate) fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { patient, reading, context, drawn } = props;
    let node = use_node_ref();
    let width = use_width(&node, WIDTH) - PADDING;
    // Emergencies are shown above the form.
    let beware = |note: &&'static Note| matches!(note.kind, NoteKind::Contradiction | NoteKind::Caution);
    let (cautions, facts) = (
        reading.notes.iter().copied().filter(beware).collect::<Vec<_>>(),
        reading.notes.iter().copied().filter(|note| note.kind == NoteKind::Fact).collect::<Vec<_>>(),
    );
    let is_first = |one: &Rc<Assessed>| reading.distinct().any(|first| Rc::ptr_eq(first, one));
    let primary = patient.chosen(Finding::PrimarySite);
    let cards = drawn.saturating_sub(2).saturating_mul(AT_ONCE);
    html! {
        <section class="results" id={PLACE} aria-labelledby="results-title" tabindex="-1">
            <div class="results-head" ref={node}>
                <h2 id="results-title">{ say!(RESULTS) }</h2>
                if let (Some(warning), None) = (not_excluded(patient), reading.emergencies().next()) {
                    <p class="not-excluded">{ warning }</p>
                }
                if context.example {
                    <p class="example">{ say!(PAPER_EXAMPLE) }</p>
                }
                <Copy patient={patient.clone()} reading={reading.clone()} context={context.clone()} />
            </div>
            { overview(reading) }
            if let Some(line) = levels::line(patient, &context.levels) {
                <p class={if levels::worse(patient, &context.levels).is_some() { "not-excluded" } else { "further" }}>{ line }</p>
            }
            if *drawn > 1 {
                { notes::cautions(&cautions) }
                { noms(patient, reading) }
                <Alive reading={reading.clone()} />
                { picture(reading, width) }
            }
            <div class="cards">
                for one in reading.assessed.iter().take(cards) {
                    <Card key={one.system.id.as_ref()} one={one.clone()} again={!is_first(one)} {primary} {width} />
                }
            </div>
            if cards >= reading.assessed.len() {
                { notes::facts(&facts) }
            }
        </section>
    }
}
