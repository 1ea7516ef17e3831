//! The primary: the sites that most often go to the spine as buttons, all others in a list.

use clinical::Finding;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::answer::AnswerProps;
use super::segments::{Segment, segments};
use crate::form::FIRST_SITES;
use crate::i18n::{say, words};
use crate::state::Action;

/// The buttons and the list of primaries.
pub(crate) fn primary(props: &AnswerProps) -> Html {
    let finding = Finding::PrimarySite;
    let place = |site: &str| finding.values().iter().position(|value| *value == site);
    let first: Vec<usize> = FIRST_SITES.into_iter().filter_map(place).collect();
    let chosen = props.chosen().map(usize::from);
    let button = |at: &usize| Segment::new(words::choice(finding, *at).name, chosen == Some(*at));
    let all: Vec<_> = first.iter().map(button).collect();
    let others: Vec<usize> = (0..finding.values().len()).filter(|at| !first.contains(at)).collect();
    let listed = chosen.filter(|at| others.contains(at));
    let choose = move |at: Option<usize>| match at.and_then(|at| u8::try_from(at).ok()) {
        Some(place) => Action::Choose(finding, place),
        None => Action::NotKnown(finding),
    };
    let onpick = props.on(move |at: usize| choose(first.get(at).copied()));
    let onchange = props.on(move |event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        choose(list.value().parse().ok())
    });
    html! {
        <div class="primary">
            { segments(&props.id("choice"), "segments", &all, &onpick) }
            <select
                class={classes!("list", listed.map(|_| "chosen"))}
                aria-label={say!(OTHER_PRIMARY)}
                {onchange}
            >
                <option value="" selected={listed.is_none() && !props.field.not_known} disabled=true>
                    { say!(OTHER_PRIMARY) }
                </option>
                for at in others {
                    <option key={at} value={at.to_string()} selected={listed == Some(at)}>
                        { listed_name(at) }
                    </option>
                }
                <option value="none" selected={props.field.not_known}>{ say!(NOT_KNOWN) }</option>
            </select>
        </div>
    }
}

fn listed_name(at: usize) -> String {
    let words = words::choice(Finding::PrimarySite, at);
    match words.hint {
        Some(hint) => format!("{} ({hint})", words.name),
        None => words.name.to_owned(),
    }
}
