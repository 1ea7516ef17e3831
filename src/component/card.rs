//! Result of a system: total, group, published facts, and the next question.

use std::rc::Rc;

use clinical::Purpose;
use yew::prelude::*;

use super::evidence::evidence;
use super::field;
use super::focus;
use super::scale::scale;
use super::wide::is_wide;
use super::working::working;
use crate::form::stands_in_for;
use crate::i18n::{say, words};
use crate::report::markup::{close, element, open};
use crate::report::prognosis::{self, GroupFacts};
use crate::report::total;
use crate::report::verdict::{self, Verdict};
use crate::state::reading::Assessed;

/// Maximum number of possible groups whose published facts are shown.
const MOST_GROUPS: usize = 2;

/// Tag of the line with the group.
const VERDICT: &str = "p class=verdict";

#[derive(Properties, PartialEq)]
pub(crate) struct CardProps {
    pub(crate) one: Rc<Assessed>,
    /// True if it regroups the points of an earlier card, whose calculation is shown there.
    pub(crate) again: bool,
    /// The patient's primary, if known.
    pub(crate) primary: Option<&'static str>,
    /// Width of its scale, in pixels.
    pub(crate) width: f64,
}

/// Result of a system.
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
                if let Some(proviso) = verdict::proviso(one) {
                    <small>{ proviso }</small>
                }
            </span>
            <em class="total">{ shown_total(one) }</em>
        </h3>
    };
    let left_out = verdict::left_out(system, &one.assessment).is_some();
    let known = one.applies() && one.has_begun();
    let facts = if known { prognosis::facts(one, props.primary) } else { Vec::new() };
    let class = classes!(
        "card",
        "system",
        (!one.applies()).then_some("not-for"),
        left_out.then_some("left-out"),
        props.again.then_some("again")
    );
    html! {
        <section {class} id={format!("card-{}", system.id)} aria-labelledby={title}>
            { head }
            { said(&verdict, one, &facts) }
            { next(one) }
            // On a phone it is collapsed, and a tap anywhere on the card expands it.
            <details class="rest" open={is_wide()}>
                <summary aria-label={say!(CARD_DETAILS, system = words::defined(&system.short))} />
                if one.applies() {
                    { scale(one, props.width) }
                }
                { published(&facts, system.purpose) }
                for at in one.assessment.remarks.iter().filter(|_| one.has_begun()) {
                    if let Some(remark) = system.remarks.get(*at) {
                        <p key={*at} class="remark">{ words::defined(&remark.text) }</p>
                    }
                }
                if one.applies() && one.has_begun() {
                    { working(one) }
                }
                { evidence(system, props.primary) }
            </details>
        </section>
    }
}

fn shown_total(one: &Assessed) -> String {
    if !one.applies() {
        return say!(TOTAL_NONE).to_owned();
    }
    total::total_of_scale(one).unwrap_or_else(|| say!(TOTAL_OPEN).to_owned())
}

/// The group, with its prognosis in the paper.
fn said(verdict: &Verdict, one: &Assessed, facts: &[GroupFacts]) -> Html {
    let mut out = String::new();
    told(&mut out, verdict, one.system.purpose, facts);
    Html::from_html_unchecked(out.into())
}

fn told(out: &mut String, verdict: &Verdict, purpose: Purpose, facts: &[GroupFacts]) {
    let soft = "p class=\"verdict soft\"";
    match verdict {
        Verdict::NotForThisPatient(why) => element(out, VERDICT, &say!(NOT_APPLICABLE, why = why)),
        Verdict::NotBegun => element(out, soft, say!(NOT_BEGUN)),
        Verdict::Ungrouped(why) => element(out, soft, &say!(UNGROUPED, why = why)),
        Verdict::Open(groups) => element(out, VERDICT, &say!(GROUPS_OPEN, groups = groups)),
        Verdict::Certain { group, meaning, unverified, though } => {
            open(out, VERDICT);
            // Survival is what the paper reported, not what the group means.
            match meaning.as_ref().filter(|_| purpose != Purpose::Survival) {
                Some(meaning) => {
                    element(out, "b", &say!(GROUP_MEANS, group = group, meaning = meaning));
                    mark(out, *unverified);
                }
                None => element(out, "b", &say!(GROUP, group = group)),
            }
            out.push(' ');
            if let ([facts], Purpose::Survival) = (facts, purpose)
                && let Some(expected) = &facts.expected
            {
                fact(out, "span", &say!(EXPECTED, text = &expected.text), expected.unverified);
                out.push(' ');
            }
            element(out, "span", though);
            close(out, VERDICT);
        }
    }
}

/// Published facts about the groups that are still possible.
fn published(all: &[GroupFacts], purpose: Purpose) -> Html {
    let mut out = String::new();
    if all.len() <= MOST_GROUPS {
        of_groups(&mut out, all, purpose);
    }
    Html::from_html_unchecked(out.into())
}

fn of_groups(out: &mut String, all: &[GroupFacts], purpose: Purpose) {
    let several = all.len() > 1;
    for facts in all {
        open(out, "div class=published");
        if several {
            element(out, "p class=group-name", &say!(GROUP, group = &facts.group));
        }
        // The verdict includes it for a certain group.
        if let Some(expected) = facts.expected.as_ref().filter(|_| several) {
            fact(out, "p", &say!(EXPECTED, text = &expected.text), expected.unverified);
        }
        for seen in &facts.observed {
            fact(out, "p class=observed", &seen.text, seen.unverified);
        }
        if facts.is_silent() && purpose == Purpose::Survival {
            element(out, "p class=soft", say!(GROUP_SILENT));
        }
        if let Some(advice) = &facts.advice {
            // Advice of a survival score is about tumour removal, that of a stability score is not.
            let said = match purpose {
                Purpose::Survival => say!(ADVICE, advice = advice),
                Purpose::Stability | Purpose::Liver => say!(EXPECTED, text = advice),
            };
            element(out, "p class=advice", &said);
        }
        close(out, "div");
    }
}

fn fact(out: &mut String, tag: &str, text: &str, unverified: bool) {
    open(out, tag);
    element(out, "span", text);
    mark(out, unverified);
    close(out, tag);
}

/// Marks a fact that was recalled and not checked.
fn mark(out: &mut String, unverified: bool) {
    if unverified {
        out.push(' ');
        element(out, "span class=unverified", say!(UNVERIFIED));
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
