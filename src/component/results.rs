//! The results: what to beware of first, then the picture over all systems, then each system by itself.

use std::rc::Rc;

use clinical::{Finding, NoteKind, Patient};
use yew::prelude::*;

use super::card::Card;
use super::copy::Copy;
use super::notes::Notes;
use super::picture::Picture;
use crate::i18n::say;
use crate::state::reading::Reading;

/// The id of the results on the page.
pub(crate) const PLACE: &str = "results";

#[derive(Properties, PartialEq)]
pub(crate) struct ResultsProps {
    pub(crate) patient: Rc<Patient>,
    pub(crate) reading: Rc<Reading>,
}

/// All results.
#[component]
pub(crate) fn Results(props: &ResultsProps) -> Html {
    let ResultsProps { patient, reading } = props;
    let of = |facts: bool| -> Vec<_> {
        reading.notes.iter().copied().filter(|note| (note.kind == NoteKind::Fact) == facts).collect()
    };
    let primary = patient.chosen(Finding::PrimarySite);
    html! {
        <section class="results" id={PLACE} aria-labelledby="results-title" tabindex="-1">
            <div class="results-head">
                <h2 id="results-title">{ say!(RESULTS) }</h2>
                <Copy patient={patient.clone()} reading={reading.clone()} />
            </div>
            <Notes notes={of(false)} title={say!(NOTES_CAUTIONS)} />
            <Picture reading={reading.clone()} />
            for one in &reading.assessed {
                <Card key={one.system.id.as_ref()} one={one.clone()} {primary} />
            }
            <Notes notes={of(true)} title={say!(NOTES_FACTS)} />
        </section>
    }
}
