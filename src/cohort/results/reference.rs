//! Saves the survival of the selected rows as a reference: counts by system and group, without rows.
//!
//! The loss of precision is shown before the file can be saved.

use std::rc::Rc;

use reference::{Coarsening, SmallGroups};
use study::Request;
use study::protocol::{Export, OfSystem, ReferenceSettings, Weighed};
use systems::CATALOGUE;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::chooser::{check, toggle};
use crate::cohort::Ask;
use crate::cohort::list::list as select;
use crate::i18n::{number, say, words};

/// Smallest size of a group by default.
const SMALLEST: u32 = 5;

/// Largest size that may be required of a group.
const MOST: u32 = 1000;

#[derive(Properties, PartialEq)]
pub(super) struct SavingReferenceProps {
    /// Ids of the systems with certain results.
    pub(super) systems: Vec<String>,
    /// Contents of the reference asked for last.
    pub(super) weighed: Option<Rc<Weighed>>,
    pub(super) ask: Callback<Ask>,
    pub(super) busy: bool,
}

/// The form as filled in.
#[derive(Debug, Clone, PartialEq)]
struct Form {
    place: String,
    years: String,
    left_out: Vec<String>,
    times: Coarsening,
    smallest: String,
    small_groups: SmallGroups,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            place: String::new(),
            years: String::new(),
            left_out: Vec::new(),
            times: Coarsening::default(),
            smallest: SMALLEST.to_string(),
            small_groups: SmallGroups::default(),
        }
    }
}

impl Form {
    fn smallest(&self) -> Option<u32> {
        self.smallest.trim().parse().ok().filter(|smallest| (1..=MOST).contains(smallest))
    }

    fn settings(&self, systems: &[String]) -> Option<ReferenceSettings> {
        Some(ReferenceSettings {
            place: self.place.trim().to_owned(),
            years: self.years.trim().to_owned(),
            systems: systems.iter().filter(|id| !self.left_out.contains(id)).cloned().collect(),
            times: self.times,
            smallest_group: self.smallest()?,
            small_groups: self.small_groups,
        })
    }
}

/// The form to save a reference, collapsed by default.
#[component]
pub(super) fn SavingReference(props: &SavingReferenceProps) -> Html {
    let form = use_state_eq(Form::default);
    let settings = form.settings(&props.systems);
    let weighed = props.weighed.as_ref().filter(|weighed| Some(&weighed.settings) == settings.as_ref());
    let onsubmit = {
        let (ask, settings, busy) = (props.ask.clone(), settings.clone(), props.busy);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(reference) = settings.clone().filter(|_| !busy) {
                ask.emit(Ask::show(Request::Weigh { reference }));
            }
        })
    };
    let save = {
        let (ask, settings) = (props.ask.clone(), settings.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(reference) = settings.clone() {
                ask.emit(Ask::save(Export::Reference { reference }));
            }
        })
    };
    let problem = form.smallest().is_none();
    html! {
        <details class="card saving-reference">
            <summary>{ say!(STUDY_REFERENCE_TITLE) }</summary>
            <form class="asked-all" autocomplete="off" {onsubmit}>
                <p class="soft">{ say!(STUDY_REFERENCE_SAID) }</p>
                <p><a href="#/pool">{ say!(STUDY_REFERENCE_POOL) }</a></p>
                { text(&form, say!(STUDY_REFERENCE_PLACE), &form.place, |form, text| form.place = text) }
                { text(&form, say!(STUDY_REFERENCE_YEARS), &form.years, |form, text| form.years = text) }
                { list(&form, "reference-times", say!(STUDY_REFERENCE_TIMES), &times(), form.times, |form, to| form.times = to) }
                <label class="asked">
                    <span>{ say!(STUDY_REFERENCE_SMALLEST) }</span>
                    <input
                        class="number"
                        inputmode="numeric"
                        value={form.smallest.clone()}
                        aria-invalid={problem.then_some("true")}
                        oninput={changed(&form, |form, text| form.smallest = text)}
                    />
                </label>
                <p class="error" role="alert">
                    if problem {
                        { say!(STUDY_REFERENCE_PROBLEM, most = MOST) }
                    }
                </p>
                { list(
                    &form,
                    "reference-small",
                    say!(STUDY_REFERENCE_SMALL),
                    &[
                        (SmallGroups::Merge, say!(STUDY_REFERENCE_MERGE)),
                        (SmallGroups::Withhold, say!(STUDY_REFERENCE_WITHHOLD)),
                    ],
                    form.small_groups,
                    |form, to| form.small_groups = to,
                ) }
                <fieldset class="boxes">
                    <legend>{ say!(STUDY_SCORES) }</legend>
                    for id in &props.systems {
                        { system(&form, id) }
                    }
                </fieldset>
                <button disabled={props.busy || settings.is_none()}>{ say!(STUDY_REFERENCE_WEIGH) }</button>
                <div role="status">
                    if let Some(weighed) = weighed {
                        { contents(weighed) }
                    }
                </div>
                if weighed.is_some() {
                    <button type="button" class="go" disabled={props.busy} onclick={save}>
                        { say!(STUDY_REFERENCE_SAVE) }
                    </button>
                }
            </form>
        </details>
    }
}

fn times() -> [(Coarsening, &'static str); 3] {
    [
        (Coarsening::Days, say!(STUDY_REFERENCE_DAYS)),
        (Coarsening::Weeks, say!(STUDY_REFERENCE_WEEKS)),
        (Coarsening::Months, say!(STUDY_REFERENCE_MONTHS)),
    ]
}

/// Number of patients, loss of precision, and groups that are merged or withheld.
fn contents(weighed: &Weighed) -> Html {
    let points = |part: f64| number::decimals(part * 100.0, 1);
    html! {
        <>
            <p>
                { say!(
                    STUDY_REFERENCE_CONTENTS,
                    patients = weighed.patients.to_string(),
                    months = points(weighed.at_months),
                    any = points(weighed.at_any_day)
                ) }
                { " " }
                { match weighed.median_days {
                    Some(days) => say!(STUDY_REFERENCE_MEDIAN, days = number::decimals(days, 0)),
                    None => say!(STUDY_REFERENCE_MEDIAN_LOST).to_owned(),
                } }
            </p>
            <ul>
                for line in weighed.systems.iter().flat_map(changes) {
                    <li>{ line }</li>
                }
            </ul>
        </>
    }
}

/// Changes of a system's groups, in words.
fn changes(of: &OfSystem) -> Vec<String> {
    let system = short(&of.system);
    if of.patients == 0 {
        return vec![say!(STUDY_REFERENCE_OMITTED, system = system)];
    }
    let merged = of.merged.iter().map(|groups| {
        let names: Vec<String> = groups.iter().map(|name| group(name)).collect();
        say!(STUDY_REFERENCE_MERGED, system = &system, groups = names.join(" + "))
    });
    let withheld =
        of.withheld.iter().map(|name| say!(STUDY_REFERENCE_WITHHELD, system = &system, groups = group(name)));
    merged.chain(withheld).collect()
}

fn group(name: &str) -> String {
    number::dashed(&words::defined(name))
}

fn short(id: &str) -> String {
    CATALOGUE.system(id).map_or_else(|| id.to_owned(), |system| words::defined(&system.name))
}

/// The checkbox of a system.
fn system(form: &UseStateHandle<Form>, id: &str) -> Html {
    let checked = !form.left_out.iter().any(|left_out| left_out == id);
    let onclick = {
        let (form, id) = (form.clone(), id.to_owned());
        Callback::from(move |_: MouseEvent| {
            let mut next = (*form).clone();
            toggle(&mut next.left_out, &id);
            form.set(next);
        })
    };
    check(short(id), checked, onclick)
}

/// A text field.
fn text(
    form: &UseStateHandle<Form>,
    label: &'static str,
    value: &str,
    change: fn(&mut Form, String),
) -> Html {
    html! {
        <label class="asked">
            <span>{ label }</span>
            <input class="list" type="text" required=true maxlength="200" value={value.to_owned()} oninput={changed(form, change)} />
        </label>
    }
}

fn changed(form: &UseStateHandle<Form>, change: fn(&mut Form, String)) -> Callback<InputEvent> {
    let form = form.clone();
    Callback::from(move |event: InputEvent| {
        let mut next = (*form).clone();
        change(&mut next, event.target_unchecked_into::<HtmlInputElement>().value());
        form.set(next);
    })
}

/// A select list.
fn list<T: Copy + PartialEq + 'static>(
    form: &UseStateHandle<Form>,
    id: &'static str,
    label: &'static str,
    named: &[(T, &'static str)],
    chosen: T,
    change: fn(&mut Form, T),
) -> Html {
    let onpick = {
        let (form, values) = (form.clone(), named.iter().map(|it| it.0).collect::<Vec<T>>());
        Callback::from(move |place: usize| {
            if let Some(value) = values.get(place) {
                let mut next = (*form).clone();
                change(&mut next, *value);
                form.set(next);
            }
        })
    };
    html! {
        <label class="asked">
            <span>{ label }</span>
            { select(id, named, chosen, &onpick) }
        </label>
    }
}
