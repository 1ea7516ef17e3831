//! Review of a FHIR import before anything is taken.

#![cfg(target_arch = "wasm32")]

use std::collections::BTreeSet;
use std::rc::Rc;

use clinical::{Answer, Date, Finding, NoteKind, Section, notes};
use fhir::{Caution, Imported, Origin, Person, Refused, Status, Taken, UnknownCode};
use systems::CATALOGUE;
use yew::prelude::*;

use super::browser::today;
use super::possible::possible;
use super::{refusal, saved};
use crate::i18n::{say, words};
use crate::report::context::old;
use crate::state::State;

#[derive(Properties, PartialEq)]
pub(crate) struct RecordProps {
    /// The entered state.
    pub(crate) state: Rc<State>,
    pub(crate) record: Rc<Imported>,
    /// Receives the state with the ticked findings and their number; `None` if the user cancels.
    pub(crate) ontaken: Callback<Option<(Rc<State>, usize)>>,
}

/// Findings of the import, each with a checkbox.
#[component]
pub(crate) fn Record(props: &RecordProps) -> Html {
    let RecordProps { state, record, ontaken } = props;
    let entered = |finding: Finding| state.sheet.patient().get(finding);
    // An entered answer that differs is not overwritten by default.
    let ticked = use_state(|| {
        let is_doubtful =
            |taken: &Taken| taken.cautions.iter().any(|it| matches!(it, Caution::PrintedUnit(_)));
        let new = record.taken.iter().filter(|taken| entered(taken.finding).is_none() && !is_doubtful(taken));
        new.map(|taken| taken.finding).collect::<BTreeSet<_>>()
    });
    // Systems that the findings make possible, and that are to be shown.
    let wanted = use_state(BTreeSet::<usize>::new);
    let chosen: Vec<(Finding, Answer)> = record
        .taken
        .iter()
        .filter(|taken| ticked.contains(&taken.finding))
        .map(|taken| (taken.finding, taken.answer))
        .collect();
    let mut next = (**state).clone();
    saved::take(&mut next, &chosen);
    for taken in record.taken.iter().filter(|taken| ticked.contains(&taken.finding)) {
        // A month or a year alone is no day.
        let day = taken.when.as_ref().and_then(|when| when.day().parse::<Date>().ok());
        next.sheet.measured(
            taken.finding,
            day.filter(|_| matches!(taken.finding.section(), Section::Liver | Section::Blood)),
        );
    }
    let contradictions = new_contradictions(state, &next);
    let offered = possible(state, &next);
    for at in offered.iter().filter(|at| wanted.contains(*at)) {
        next.settings.set_system(*at, true);
    }
    let ontake = {
        let (ontaken, next, count) = (ontaken.clone(), Rc::new(next), chosen.len());
        Callback::from(move |_: MouseEvent| ontaken.emit(Some((next.clone(), count))))
    };
    let oncancel = ontaken.reform(|_: MouseEvent| None);
    let ontick = {
        let ticked = ticked.clone();
        Callback::from(move |finding: Finding| {
            let mut next = (*ticked).clone();
            if !next.remove(&finding) {
                next.insert(finding);
            }
            ticked.set(next);
        })
    };
    html! {
        <section class="record" aria-labelledby="record-title">
            <h4 id="record-title">{ say!(RECORD_TITLE) }</h4>
            if let Some(whose) = whose(&record.person) {
                <p class="whose"><b>{ whose }</b></p>
            }
            if record.bone_metastases {
                <p>{ say!(RECORD_BONE) }</p>
            }
            if record.taken.is_empty() {
                <p>{ say!(RECORD_NONE) }</p>
            } else {
                <p class="soft">{ say!(RECORD_NOTE) }</p>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ say!(RECORD_FINDING) }</th>
                            <th scope="col">{ say!(RECORD_VALUE) }</th>
                            <th scope="col">{ say!(RECORD_ENTERED) }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for taken in &record.taken {
                            { row(taken, entered(taken.finding), ticked.contains(&taken.finding), &ontick) }
                        }
                    </tbody>
                </table>
            }
            if !offered.is_empty() {
                <fieldset>
                    <legend>{ say!(RECORD_POSSIBLE) }</legend>
                    for at in offered {
                        { system(at, &wanted) }
                    }
                </fieldset>
            }
            for text in contradictions {
                <p class="contradiction" role="status">{ say!(RECORD_CONTRADICTION, text = text) }</p>
            }
            <p class="buttons">
                <button type="button" class="main" onclick={ontake} disabled={chosen.is_empty()}>{ say!(RECORD_TAKE) }</button>
                <button type="button" onclick={oncancel}>{ say!(RECORD_CANCEL) }</button>
            </p>
            { list(say!(RECORD_UNKNOWN), record.unknown.iter().map(unknown).collect()) }
            { list(say!(RECORD_REFUSED), record.refused.iter().map(refused).collect()) }
            { list(say!(RECORD_OTHERS), record.others.iter().map(other).collect()) }
        </section>
    }
}

/// A checkbox for a system that the findings make possible.
fn system(at: usize, wanted: &UseStateHandle<BTreeSet<usize>>) -> Html {
    let checked = wanted.contains(&at);
    let wanted = wanted.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let mut next = (*wanted).clone();
        if !next.remove(&at) {
            next.insert(at);
        }
        wanted.set(next);
    });
    html! {
        <label key={at} class="check">
            <input type="checkbox" {checked} {onclick} />
            { CATALOGUE.systems.get(at).map(|system| words::defined(&system.name)) }
        </label>
    }
}

/// Name and date of birth in the file, to compare with the patient. They are shown here and kept nowhere.
fn whose(person: &Person) -> Option<String> {
    match (person.name.is_empty(), person.born.is_empty()) {
        (true, true) => None,
        (false, true) => Some(say!(RECORD_WHOSE, name = &person.name)),
        (true, false) => Some(say!(RECORD_BORN, day = &person.born)),
        (false, false) => Some(say!(RECORD_WHOSE_BORN, name = &person.name, day = &person.born)),
    }
}

fn row(taken: &Taken, entered: Option<Answer>, ticked: bool, ontick: &Callback<Finding>) -> Html {
    let finding = taken.finding;
    let onclick = ontick.reform(move |_: MouseEvent| finding);
    let compared = match entered {
        None => say!(RECORD_NEW),
        Some(answer) if answer == taken.answer => say!(RECORD_SAME),
        Some(_) => say!(RECORD_DIFFERS),
    };
    let passed_over = (taken.passed_over > 0).then(|| say!(RECORD_PASSED_OVER, count = taken.passed_over));
    let cautions = taken.cautions.iter().map(|caution| match caution {
        Caution::OrderUnknown => say!(RECORD_ORDER_UNKNOWN).to_owned(),
        Caution::NewerRefused => say!(RECORD_NEWER_REFUSED).to_owned(),
        Caution::PrintedUnit(unit) => say!(RECORD_PRINTED_UNIT, unit = unit),
    });
    let day = match (&taken.when, &taken.origin) {
        (Some(when), _) => Some(say!(RECORD_WHEN, day = when.day())),
        (None, Origin::Patient(_)) => None,
        (None, Origin::Observation(_) | Origin::Condition(_)) => Some(say!(RECORD_UNDATED).to_owned()),
    };
    let measured = matches!(finding.section(), Section::Liver | Section::Blood).then_some(&taken.when);
    let measured = measured.and_then(|when| when.as_ref()?.day().parse::<Date>().ok());
    let age = measured.and_then(|day| old(day, today()));
    let is_settled = matches!(taken.status, Some(Status::Final | Status::Amended | Status::Corrected));
    html! {
        <tr key={finding.id()}>
            <th scope="row">
                <label class="check">
                    <input type="checkbox" checked={ticked} {onclick} />
                    <span>{ words::label(finding) }</span>
                </label>
            </th>
            <td>
                <b>{ words::answer(finding, taken.answer) }</b>
                if let Some(day) = day {
                    { " " }
                    <span class="soft">{ day }</span>
                }
                if let Some(status) = taken.status {
                    <small class={if is_settled { "soft" } else { "caution" }}>{ status_name(status) }</small>
                }
                <small class="soft">{ taken.origin.to_string() }</small>
                if let Some(age) = age {
                    <small class="caution">{ age }</small>
                }
                <small>{ passed_over }</small>
                for caution in cautions {
                    <small class="caution">{ caution }</small>
                }
            </td>
            <td>
                { entered.map(|answer| words::answer(finding, answer)) }
                <small class="soft">{ compared }</small>
            </td>
        </tr>
    }
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Final => say!(RECORD_FINAL),
        Status::Amended => say!(RECORD_AMENDED),
        Status::Corrected => say!(RECORD_CORRECTED),
        Status::Preliminary => say!(RECORD_PRELIMINARY),
        Status::Registered => say!(RECORD_REGISTERED),
        Status::Unknown => say!(RECORD_STATUS_UNKNOWN),
    }
}

/// A list with its heading, collapsed unless short.
fn list(heading: &str, lines: Vec<String>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <details open={lines.len() < 8}>
            <summary>{ heading }</summary>
            <ul>
                for line in lines {
                    <li>{ line }</li>
                }
            </ul>
        </details>
    }
}

fn unknown(UnknownCode { code, times, .. }: &UnknownCode) -> String {
    if *times == 1 { code.to_string() } else { say!(RECORD_TIMES, code = code.to_string(), times = *times) }
}

fn refused(Refused { finding, origin, when, why }: &Refused) -> String {
    let when = when.as_ref().map_or_else(String::new, |when| format!(" {}", when.day()));
    format!("{} ({origin}{when}): {}", words::label(*finding), refusal::value(why))
}

fn other((kind, count): &(String, usize)) -> String {
    say!(RECORD_OTHER, kind = kind, count = *count)
}

/// Contradictions that the import would introduce.
fn new_contradictions(before: &State, after: &State) -> Vec<String> {
    let of = |state: &State| -> Vec<_> {
        let notes = notes(state.sheet.patient(), &CATALOGUE);
        notes.into_iter().filter(|note| note.kind == NoteKind::Contradiction).collect()
    };
    let known = of(before);
    of(after)
        .into_iter()
        .filter(|note| !known.contains(note))
        .map(|note| words::defined(&note.text))
        .collect()
}
