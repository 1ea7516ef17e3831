//! A system's result: its total, its group, what is published about it, and what to ask next.

use std::rc::Rc;

use yew::prelude::*;

use super::evidence::evidence;
use super::field;
use super::focus;
use super::scale::scale;
use super::working::working;
use crate::form::stands_in_for;
use crate::i18n::{say, words};
use crate::report::prognosis::{self, GroupFacts};
use crate::report::total;
use crate::report::verdict::{self, Verdict};
use crate::state::reading::Assessed;

/// With more groups than these still possible, what is published about each would bury the rest.
const MOST_GROUPS: usize = 2;

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    pub(crate) one: Rc<Assessed>,
    /// Whether it groups the points of an earlier card anew, so that its working is known already.
    pub(crate) again: bool,
    /// The patient's primary, where it is known.
    pub(crate) primary: Option<&'static str>,
    /// The width of its scale, in pixels.
    pub(crate) width: f64,
}

/// A system's result.
#[component]
pub(crate) fn Card(props: &CardProps) -> Html {
    let one = &props.one;
    let system = one.system;
    let title: AttrValue = format!("title-{}", system.id).into();
    let verdict = Verdict::of(one);
    let head = html! {
        <h3 id={title.clone()}>
            <span>
                { words::defined(&system.name) }
                if let Some(proviso) = verdict::proviso(system, &one.assessment) {
                    <small>{ proviso }</small>
                }
            </span>
            <em class="total">{ shown_total(one) }</em>
        </h3>
    };
    let class =
        classes!("card", "system", (!one.applies()).then_some("not-for"), props.again.then_some("again"));
    html! {
        <section {class} id={format!("card-{}", system.id)} aria-labelledby={title}>
            { head }
            if one.applies() {
                { scale(one, props.width) }
            }
            { told(&verdict) }
            if one.applies() && one.has_begun() {
                { published(one, props.primary) }
            }
            { next(one) }
            for at in one.assessment.remarks.iter().filter(|_| one.has_begun()) {
                if let Some(remark) = system.remarks.get(*at) {
                    <p key={*at} class="remark">{ words::defined(&remark.text) }</p>
                }
            }
            if one.applies() && one.has_begun() {
                { working(one) }
            }
            { evidence(system, props.primary) }
        </section>
    }
}

fn shown_total(one: &Assessed) -> String {
    if !one.applies() {
        return say!(TOTAL_NONE).to_owned();
    }
    total::total_of_scale(one).unwrap_or_else(|| say!(TOTAL_OPEN).to_owned())
}

fn told(verdict: &Verdict) -> Html {
    match verdict {
        Verdict::NotForThisPatient(why) => {
            html! { <p class="verdict">{ say!(NOT_APPLICABLE, why = why) }</p> }
        }
        Verdict::NotBegun => html! { <p class="verdict soft">{ say!(NOT_BEGUN) }</p> },
        Verdict::Ungrouped(why) => html! { <p class="verdict soft">{ say!(UNGROUPED, why = why) }</p> },
        Verdict::Open(groups) => html! { <p class="verdict">{ say!(GROUPS_OPEN, groups = groups) }</p> },
        Verdict::Certain { group, meaning, unverified, though } => html! {
            <p class="verdict">
                <b>
                    { match meaning {
                        Some(meaning) => say!(GROUP_MEANS, group = group, meaning = meaning),
                        None => say!(GROUP, group = group),
                    } }
                </b>
                { mark(*unverified) } { " " } { though.as_str() }
            </p>
        },
    }
}

/// What is published about the groups that are still possible.
fn published(one: &Assessed, primary: Option<&str>) -> Html {
    let all = prognosis::facts(one, primary);
    if all.len() > MOST_GROUPS {
        return Html::default();
    }
    let several = all.len() > 1;
    html! {
        for facts in &all {
            <div key={facts.group.as_str()} class="published">{ of_group(facts, several) }</div>
        }
    }
}

fn of_group(facts: &GroupFacts, several: bool) -> Html {
    html! {
        <>
            if several {
                <p class="group-name">{ say!(GROUP, group = &facts.group) }</p>
            }
            // Where one group is certain, the verdict has said what it means.
            if let Some(expected) = facts.expected.as_ref().filter(|_| several) {
                <p>{ say!(EXPECTED, text = &expected.text) }{ mark(expected.unverified) }</p>
            }
            for (at, fact) in facts.observed.iter().enumerate() {
                <p key={at} class="observed">{ &fact.text }{ mark(fact.unverified) }</p>
            }
            if let Some(advice) = &facts.advice {
                <p class="advice">{ say!(ADVICE, advice = advice) }</p>
            }
        </>
    }
}

/// Marks what was recalled and not checked.
fn mark(unverified: bool) -> Html {
    html! {
        if unverified {
            { " " } <span class="unverified">{ say!(UNVERIFIED) }</span>
        }
    }
}

/// The question that would narrow the result most.
fn next(one: &Assessed) -> Html {
    let Some(next) = one.assessment.next.filter(|_| one.applies()) else { return Html::default() };
    let target = stands_in_for(next).unwrap_or(next);
    let onclick = Callback::from(move |_: MouseEvent| focus::go_to_field(&field::place(target)));
    html! {
        <button type="button" class="next" {onclick}>
            { say!(NEXT, finding = words::label(target)) }
        </button>
    }
}
