//! The analysis form: kind, its settings, and optional methods.

use std::rc::Rc;

use clinical::Finding;
use cohort::analysis::{Covariate, Grouping, Settings};
use study::protocol::{Analysis, Offered, OfferedCovariate, OfferedGrouping};
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::change::{Dispatch, on};
use super::methods::{methods, no_time};
use crate::cohort::choice::{By, Choice, Kind, NotNumbers, factors, no_number, scores, told_apart};
use crate::cohort::messages;
use crate::component::focus;
use crate::component::segments::{Segment, segments};
use crate::i18n::{number, say, words};

/// Properties of the form.
#[derive(Properties, PartialEq)]
pub(super) struct ChooserProps {
    pub(super) offered: Rc<Offered>,
    pub(super) choice: Rc<Choice>,
    pub(super) dispatch: Dispatch,
    /// True while an analysis is running.
    pub(super) busy: bool,
    /// Starts the chosen analysis with these methods.
    pub(super) go: Callback<(Analysis, Settings)>,
}

/// The form.
#[component]
pub(super) fn Chooser(props: &ChooserProps) -> Html {
    let (offered, choice, dispatch) = (&props.offered, &props.choice, &props.dispatch);
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| kind.is_offered(offered)).collect();
    let kind = choice.kind(offered);
    let buttons: Vec<Segment> = kinds.iter().map(|it| Segment::new(name(*it), *it == kind)).collect();
    let onpick = on(dispatch, move |choice, place: &usize| {
        choice.kind = kinds.get(*place).copied().unwrap_or_default();
    });
    let asked = choice.analysis(offered).and_then(|analysis| Ok((analysis, choice.settings(kind, offered)?)));
    let onsubmit = {
        let (go, busy) = (props.go.clone(), props.busy);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match &asked {
                Ok(asked) if !busy => go.emit(asked.clone()),
                Ok(_) => {}
                Err(NotNumbers) => {
                    if let Some(form) = event.target_dyn_into::<Element>() {
                        focus::go_to_control(&form, "[aria-invalid], [required]");
                    }
                }
            }
        })
    };
    html! {
        <form class="chooser" {onsubmit} novalidate=true>
            <fieldset>
                <legend class="unseen">{ say!(STUDY_KINDS) }</legend>
                { segments(&"analysis-kind".into(), "segments", &buttons, &onpick) }
            </fieldset>
            <p class="soft" id="analysis-help">{ help(kind) }</p>
            { fields(kind, offered, choice, dispatch) }
            { unused(offered) }
            { methods(kind, offered, choice, dispatch) }
            <button type="submit" class="go" disabled={props.busy} aria-describedby="analysis-help">
                { say!(STUDY_GO) }
            </button>
        </form>
    }
}

/// Lists the columns that cannot be chosen, each with the reason.
fn unused(offered: &Offered) -> Html {
    if offered.unused.is_empty() {
        return Html::default();
    }
    html! {
        <details class="picker">
            <summary>{ say!(STUDY_UNUSED, count = offered.unused.len()) }</summary>
            <ul>
                for (name, why) in &offered.unused {
                    <li><b>{ name }</b>{ ": " }{ messages::sentence(why) }</li>
                }
            </ul>
        </details>
    }
}

/// Prefix of the index of a column that is cut.
const COLUMN: &str = "column-";

/// Name of a kind of analysis.
pub(super) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Curves => say!(STUDY_KIND_CURVES),
        Kind::Factors => say!(STUDY_KIND_FACTORS),
        Kind::Scores => say!(STUDY_KIND_SCORES),
        Kind::Cox => say!(STUDY_KIND_COX),
        Kind::Discrimination => say!(STUDY_KIND_DISCRIMINATION),
        Kind::Accuracy => say!(STUDY_KIND_ACCURACY),
        Kind::BeforeAfter => say!(STUDY_KIND_BEFORE_AFTER),
        Kind::Published => say!(STUDY_KIND_PUBLISHED),
    }
}

fn help(kind: Kind) -> &'static str {
    match kind {
        Kind::Curves => say!(STUDY_HELP_CURVES),
        Kind::Factors => say!(STUDY_HELP_FACTORS),
        Kind::Scores => say!(STUDY_HELP_SCORES),
        Kind::Cox => say!(STUDY_HELP_COX),
        Kind::Discrimination => say!(STUDY_HELP_DISCRIMINATION),
        Kind::Accuracy => say!(STUDY_HELP_ACCURACY),
        Kind::BeforeAfter => say!(STUDY_HELP_BEFORE_AFTER),
        Kind::Published => say!(STUDY_HELP_PUBLISHED),
    }
}

/// Fields of a kind of analysis.
fn fields(kind: Kind, offered: &Rc<Offered>, choice: &Choice, dispatch: &Dispatch) -> Html {
    match kind {
        Kind::Curves => html! {
            <>
                { parting(offered, choice, dispatch) }
                { times(choice, dispatch) }
            </>
        },
        Kind::Factors => {
            groupings(say!(STUDY_COVARIATES), factors(offered).collect(), offered, choice, dispatch)
        }
        Kind::Scores => groupings(say!(STUDY_SCORES), scores(offered).collect(), offered, choice, dispatch),
        Kind::Cox => covariates(offered, choice, dispatch),
        Kind::Discrimination => systems(offered, choice, dispatch),
        Kind::Accuracy => html! {
            <>
                { systems(offered, choice, dispatch) }
                { typed(
                    "accurate-at",
                    say!(STUDY_ACCURATE_AT, unit = messages::unit(choice.methods.unit)),
                    &choice.accurate_at,
                    "",
                    no_time(&choice.accurate_at),
                    on(dispatch, |choice, text: &String| choice.accurate_at.clone_from(text)),
                ) }
            </>
        },
        Kind::BeforeAfter => pairs(offered, choice, dispatch),
        Kind::Published => html! {},
    }
}

/// Grouping, and cut points of a number.
fn parting(offered: &Rc<Offered>, choice: &Choice, dispatch: &Dispatch) -> Html {
    let by = choice.by(offered);
    let value = |by: By| match by {
        By::Nothing => String::new(),
        By::Offered(place) => place.to_string(),
        By::Cut(finding) => finding.id().to_owned(),
        By::CutColumn(place) => format!("{COLUMN}{place}"),
    };
    let option = |it: By, name: String| {
        html! {
            <option key={value(it)} value={value(it)} selected={it == by}>{ name }</option>
        }
    };
    let onchange = {
        let offered = offered.clone();
        on(dispatch, move |choice, event: &Event| {
            let value = event.target_dyn_into::<HtmlSelectElement>().map(|list| list.value());
            let value = value.unwrap_or_default();
            let cut = Finding::from_id(&value).map(By::Cut);
            let column = value.strip_prefix(COLUMN).and_then(|place| place.parse().ok()).map(By::CutColumn);
            let by = value.parse().map(By::Offered).ok().or(cut).or(column).unwrap_or_default();
            choice.set_by(by, &offered);
        })
    };
    let cut = match by {
        By::Cut(finding) => offered.ranges.iter().find(|range| range.finding == finding).map(|range| {
            let label = (range.least, range.most, words::first_unit(finding));
            cuts(label, choice, dispatch)
        }),
        By::CutColumn(place) => {
            offered.columns.get(place).map(|it| cuts((it.least, it.most, ""), choice, dispatch))
        }
        By::Nothing | By::Offered(_) => None,
    };
    html! {
        <>
            <label class="asked">
                <span>{ say!(STUDY_BY) }</span>
                <select class="list" {onchange}>
                    { option(By::Nothing, say!(STUDY_ALL_ROWS).to_owned()) }
                    for (place, it) in offered.groupings.iter().enumerate() {
                        { option(By::Offered(place), told_apart(it, offered)) }
                    }
                    for it in &offered.ranges {
                        { option(By::Cut(it.finding), say!(STUDY_CUT_OF, name = &it.name)) }
                    }
                    for (place, it) in offered.columns.iter().enumerate() {
                        { option(By::CutColumn(place), say!(STUDY_CUT_OF, name = &it.said)) }
                    }
                </select>
            </label>
            { cut.unwrap_or_default() }
        </>
    }
}

/// Text field of the cut points of a number, labelled with its range and unit.
fn cuts((least, most, unit): (f64, f64, &'static str), choice: &Choice, dispatch: &Dispatch) -> Html {
    let most = format!("{} {unit}", number::plain(most));
    let label = say!(STUDY_CUTS, least = number::plain(least), most = most.trim_end());
    let problem = choice.cuts_are_missing().then(|| say!(STUDY_CUTS_MISSING).to_owned());
    let problem = problem.or_else(|| not_numbers(&choice.cuts));
    let ontext = on(dispatch, |choice, text: &String| choice.cuts.clone_from(text));
    typed("cuts", label, &choice.cuts, "", problem, ontext)
}

/// End of the axis and times of the table; empty lets the worker choose.
fn times(choice: &Choice, dispatch: &Dispatch) -> Html {
    let unit = messages::unit(choice.methods.unit);
    html! {
        <>
            { typed(
                "horizon",
                say!(STUDY_HORIZON, unit = unit),
                &choice.horizon,
                "",
                not_numbers(&choice.horizon),
                on(dispatch, |choice, text: &String| choice.horizon.clone_from(text)),
            ) }
            { typed(
                "times",
                say!(STUDY_TIMES, unit = unit),
                &choice.times,
                "",
                not_numbers(&choice.times),
                on(dispatch, |choice, text: &String| choice.times.clone_from(text)),
            ) }
        </>
    }
}

/// Error text for the first part that is not a number.
fn not_numbers(typed: &str) -> Option<String> {
    no_number(typed).map(|part| say!(ERROR_NOT_A_NUMBER, typed = part))
}

/// A number field with its error; an empty required field shows no error until it is filled.
pub(super) fn typed(
    id: &'static str,
    label: String,
    value: &str,
    placeholder: &'static str,
    problem: Option<String>,
    ontext: Callback<String>,
) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            ontext.emit(field.value());
        }
    });
    let missing = value.trim().is_empty() && problem.is_some();
    let wrong = problem.is_some() && !missing;
    let said = format!("{id}-problem");
    html! {
        <div class="typed">
            <label class="asked">
                <span>{ label }</span>
                <input
                    class="number"
                    inputmode="decimal"
                    autocomplete="off"
                    {placeholder}
                    value={value.to_owned()}
                    required={missing}
                    aria-invalid={wrong.then_some("true")}
                    aria-describedby={said.clone()}
                    {oninput}
                />
            </label>
            <p class={if wrong { "error" } else { "soft" }} id={said} role={wrong.then_some("alert")}>{ problem.unwrap_or_default() }</p>
        </div>
    }
}

/// Groupings to include in a table, by default all.
fn groupings(
    title: &str,
    all: Vec<&OfferedGrouping>,
    offered: &Offered,
    choice: &Choice,
    dispatch: &Dispatch,
) -> Html {
    let one = |of: &OfferedGrouping| {
        let checked = !choice.left_out.contains(&of.grouping);
        let grouping = of.grouping.clone();
        let onclick = on(dispatch, move |choice, _: &MouseEvent| toggle(&mut choice.left_out, &grouping));
        check(told_apart(of, offered), checked, onclick)
    };
    let kept = all.iter().filter(|it| !choice.left_out.contains(&it.grouping)).count();
    folded(title, kept, all.len(), all.into_iter().map(one).collect())
}

fn systems(offered: &Offered, choice: &Choice, dispatch: &Dispatch) -> Html {
    let one = |id: &String| {
        let checked = !choice.systems_left_out.contains(id);
        let name = systems::CATALOGUE.system(id).map_or_else(|| id.clone(), |it| words::defined(&it.name));
        let id = id.clone();
        check(
            name,
            checked,
            on(dispatch, move |choice, _: &MouseEvent| toggle(&mut choice.systems_left_out, &id)),
        )
    };
    let kept = offered.systems.iter().filter(|id| !choice.systems_left_out.contains(id)).count();
    folded(say!(STUDY_SCORES), kept, offered.systems.len(), offered.systems.iter().map(one).collect())
}

/// A collapsed list of checkboxes.
fn folded(title: &str, kept: usize, all: usize, boxes: Html) -> Html {
    html! {
        <details class="picker">
            <summary>
                <b>{ title }</b> { " " } <span>{ say!(STUDY_CERTAIN_OF, certain = kept, of = all) }</span>
            </summary>
            <fieldset>
                <legend class="unseen">{ title }</legend>
                { boxes }
            </fieldset>
        </details>
    }
}

fn covariates(offered: &Offered, choice: &Choice, dispatch: &Dispatch) -> Html {
    html! {
        <>
            <fieldset class="boxes">
                <legend>{ say!(STUDY_COVARIATES) }</legend>
                for it in &offered.covariates {
                    { covariate(it, offered, choice, dispatch) }
                }
            </fieldset>
            { check(
                say!(STUDY_FIRTH).to_owned(),
                choice.firth,
                on(dispatch, |choice, _: &MouseEvent| choice.firth = !choice.firth),
            ) }
        </>
    }
}

/// A covariate and, if selected and categorical, its reference group.
fn covariate(it: &OfferedCovariate, offered: &Offered, choice: &Choice, dispatch: &Dispatch) -> Html {
    let chosen = choice.chosen(it);
    let onclick = {
        let covariate = it.covariate.clone();
        on(dispatch, move |choice, _: &MouseEvent| choice.toggle(&covariate))
    };
    let label = match &it.covariate {
        Covariate::Number { finding, per } => {
            let step = format!("{} {}", number::plain(*per), words::first_unit(*finding));
            say!(STUDY_BY_STEP, name = &it.name, step = step.trim_end())
        }
        Covariate::Column { per, .. } => {
            say!(STUDY_BY_STEP, name = &it.name, step = number::plain(*per))
        }
        Covariate::Start { .. } => it.name.clone(),
        Covariate::Points { .. } => say!(STUDY_BY_POINT, name = &it.name),
        Covariate::Groups { grouping, .. } => {
            let groups = offered.groupings.iter().find(|it| it.grouping == *grouping);
            groups.map_or_else(|| it.name.clone(), |groups| told_apart(groups, offered))
        }
    };
    html! {
        <div>
            { check(label, chosen.is_some(), onclick) }
            if let Some(Covariate::Groups { grouping, reference }) = chosen {
                { self::reference(grouping, reference.as_deref(), offered, &it.name, dispatch) }
            }
        </div>
    }
}

fn reference(
    grouping: &Grouping,
    chosen: Option<&str>,
    offered: &Offered,
    name: &str,
    dispatch: &Dispatch,
) -> Html {
    let Some(of) = offered.groupings.iter().find(|it| it.grouping == *grouping) else { return html! {} };
    let onchange = {
        let grouping = grouping.clone();
        on(dispatch, move |choice, event: &Event| {
            if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
                choice.refer(&grouping, &list.value());
            }
        })
    };
    let levels = of.levels.iter().filter(|level| level.rows > 0);
    html! {
        <select class="list reference" aria-label={say!(STUDY_REFERENCE_OF, name = name)} {onchange}>
            <option value="" selected={chosen.is_none()}>{ say!(STUDY_REFERENCE_LARGEST) }</option>
            for level in levels {
                <option value={level.key.clone()} selected={chosen == Some(&level.key)}>
                    { say!(STUDY_REFERENCE, level = &level.name) }
                </option>
            }
        </select>
    }
}

fn pairs(offered: &Rc<Offered>, choice: &Choice, dispatch: &Dispatch) -> Html {
    let one = |label: &'static str, now: Option<usize>, places: Vec<usize>, is_after: bool| {
        let onchange = {
            let offered = offered.clone();
            on(dispatch, move |choice, event: &Event| {
                let list = event.target_dyn_into::<HtmlSelectElement>();
                let place = list.and_then(|list| list.value().parse().ok());
                choice.set_measured(is_after, place, &offered);
            })
        };
        html! {
            <label class="asked">
                <span>{ label }</span>
                <select class="list" required=true {onchange}>
                    if now.is_none() {
                        <option key="none" value="" selected=true>{ say!(STUDY_CHOOSE_COLUMN) }</option>
                    }
                    for (place, it) in places.into_iter().filter_map(|at| Some((at, offered.groupings.get(at)?))) {
                        <option key={place} value={place.to_string()} selected={Some(place) == now}>
                            { told_apart(it, offered) }
                        </option>
                    }
                </select>
            </label>
        }
    };
    let [before, after] = choice.pair(offered);
    let [first, second] = choice.measurements(offered);
    html! {
        <>
            { one(say!(STUDY_BEFORE), before, first, false) }
            { one(say!(STUDY_AFTER), after, second, true) }
        </>
    }
}

/// A checkbox.
pub(super) fn check(label: String, checked: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <label class="check">
            <input type="checkbox" {checked} {onclick} />
            <span>{ label }</span>
        </label>
    }
}

/// Adds an element to a list, or removes it.
pub(super) fn toggle<T: PartialEq + Clone>(list: &mut Vec<T>, one: &T) {
    let before = list.len();
    list.retain(|it| it != one);
    if list.len() == before {
        list.push(one.clone());
    }
}
