//! The tally of the file's rows, and all values that could not be used.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use study::LocalizedMessage;
use study::protocol::{Counted, Export, Issues, Readout};
use yew::prelude::*;

use super::Ask;
use super::messages::sentence;
use crate::i18n::say;

/// Number of kinds of issues listed.
const COUNTS_SHOWN: usize = 100;

/// Number of issues listed at first, and added each time.
const ISSUES_SHOWN: usize = 50;

#[derive(Properties, PartialEq)]
pub(super) struct RowsProps {
    pub(super) readout: Rc<Readout>,
    /// True if the mapping has changed since the rows were read.
    pub(super) changed: bool,
    pub(super) ask: Callback<Ask>,
}

/// The tally of rows, and the issues.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let readout = &props.readout;
    html! {
        <section class="card" id="study-rows" tabindex="-1">
            <h2>{ say!(STUDY_ROWS) }{ stale(props.changed) }</h2>
            { tally(readout) }
            if !readout.follow_up {
                <p class="caution">{ say!(STUDY_NO_FOLLOW_UP) }</p>
            }
            if readout.repeats.spread > 0 {
                <p class="caution">{ say!(STUDY_SPREAD, patients = readout.repeats.spread) }</p>
            }
            if readout.issues.total == 0 {
                <p>{ say!(STUDY_NO_ISSUES) }</p>
            } else {
                <IssueList readout={readout.clone()} changed={props.changed} ask={props.ask.clone()} />
            }
        </section>
    }
}

/// Mark of a heading whose numbers are out of date.
pub(super) fn stale(changed: bool) -> Html {
    if changed {
        html! { <>{ " " }<small class="stale">{ say!(STUDY_STALE) }</small></> }
    } else {
        Html::default()
    }
}

/// The tally of rows; the parts add up to the rows of the file.
fn tally(readout: &Readout) -> Html {
    let tally = &readout.tally;
    let line = |name: String, rows: usize, class: &'static str| {
        html! { <tr {class}><th scope="row">{ name }</th><td class="count">{ rows }</td></tr> }
    };
    let part = |name: &str, counted: &[Counted]| {
        let rows: usize = counted.iter().map(|it| it.rows).sum();
        let reasons = counted.iter().map(|it| line(reason(&it.said, &readout.issues), it.rows, "within"));
        let reasons: Html = reasons.collect();
        html! { <>{ line(name.to_owned(), rows, "") }{ reasons }</> }
    };
    html! {
        <table class="tally">
            <caption class="unseen">{ say!(STUDY_TALLY) }</caption>
            <tbody>
                { line(say!(STUDY_ROWS_OF_FILE).to_owned(), tally.rows, "whole") }
                { line(say!(STUDY_ROWS_USED).to_owned(), tally.used, "") }
                { part(say!(STUDY_ROWS_WITHOUT_FOLLOW_UP), &tally.without_follow_up) }
                { part(say!(STUDY_ROWS_LEFT_OUT), &tally.left_out) }
            </tbody>
        </table>
    }
}

/// A reason of the tally, with its own values, otherwise those of the first issue of its kind.
fn reason(said: &LocalizedMessage, issues: &Issues) -> String {
    if !said.values.is_empty() {
        return sentence(said);
    }
    let first = issues.counts.iter().find(|count| count.said.id == said.id);
    sentence(first.map_or(said, |count| &count.said))
}

#[component]
fn IssueList(props: &RowsProps) -> Html {
    let shown = use_state_eq(|| ISSUES_SHOWN);
    let issues = &props.readout.issues;
    let more = {
        let shown = shown.clone();
        move |_: MouseEvent| shown.set(*shown + ISSUES_SHOWN)
    };
    let save = props.ask.reform(|_: MouseEvent| Ask::save(Export::Issues));
    html! {
        <div class="issues">
            <h3>{ say!(STUDY_ISSUES, count = issues.total) }</h3>
            { by_kind(issues) }
            <details>
                <summary>{ say!(STUDY_ISSUES_ONE_BY_ONE) }</summary>
                { one_by_one(issues, *shown) }
                if *shown < issues.first.len() {
                    <button type="button" onclick={more}>{ say!(STUDY_MORE_ISSUES) }</button>
                } else if issues.first.len() < issues.total {
                    <p class="soft">{ say!(STUDY_ISSUES_FIRST, count = issues.first.len()) }</p>
                }
            </details>
            <button type="button" onclick={save}>{ say!(STUDY_SAVE_ISSUES) }</button>
        </div>
    }
}

fn by_kind(issues: &Issues) -> Html {
    html! {
        <div class="wide" tabindex="0" role="region" aria-label={say!(STUDY_ISSUES_BY_KIND)}>
            <table>
                <caption class="unseen">{ say!(STUDY_ISSUES_BY_KIND) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ say!(STUDY_REASON) }</th>
                        <th scope="col">{ say!(STUDY_COLUMN) }</th>
                        <th scope="col">{ say!(STUDY_CONSEQUENCE) }</th>
                        <th scope="col" class="count">{ say!(STUDY_COUNT) }</th>
                        <th scope="col" class="count">{ say!(STUDY_FIRST_ROW) }</th>
                    </tr>
                </thead>
                <tbody>
                    for count in issues.counts.iter().take(COUNTS_SHOWN) {
                        <tr>
                            <td>{ sentence(&count.said) }</td>
                            <td>{ heading(count.heading.as_ref()) }</td>
                            <td>{ sentence(&count.consequence) }</td>
                            <td class="count">{ count.count }</td>
                            <td class="count">{ count.first_row }</td>
                        </tr>
                    }
                </tbody>
            </table>
            if issues.counts.len() > COUNTS_SHOWN {
                <p class="soft">{ say!(STUDY_MORE_VALUES, count = issues.counts.len() - COUNTS_SHOWN) }</p>
            }
        </div>
    }
}

fn one_by_one(issues: &Issues, shown: usize) -> Html {
    html! {
        <div class="wide" tabindex="0" role="region" aria-label={say!(STUDY_ISSUES_ONE_BY_ONE)}>
            <table>
                <caption class="unseen">{ say!(STUDY_ISSUES_ONE_BY_ONE) }</caption>
                <thead>
                    <tr>
                        <th scope="col" class="count">{ say!(STUDY_ROW) }</th>
                        <th scope="col">{ say!(STUDY_COLUMN) }</th>
                        <th scope="col">{ say!(STUDY_VALUE) }</th>
                        <th scope="col">{ say!(STUDY_REASON) }</th>
                    </tr>
                </thead>
                <tbody>
                    for issue in issues.first.iter().take(shown) {
                        <tr>
                            <td class="count">{ issue.row }</td>
                            <td>{ heading(issue.heading.as_ref()) }</td>
                            <td class="value">{ &issue.value }</td>
                            <td>{ sentence(&issue.said) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

fn heading(heading: Option<&String>) -> Html {
    match heading {
        Some(heading) => html! { { heading } },
        None => html! { <i class="soft">{ say!(STUDY_WHOLE_ROW) }</i> },
    }
}
