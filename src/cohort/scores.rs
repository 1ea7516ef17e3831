//! Results of scoring the rows: number with a certain group, and the groups.

#![cfg(target_arch = "wasm32")]

use study::protocol::{Readout, ScoreCount};
use yew::prelude::*;

use super::rows::stale;
use crate::i18n::{number, say, words};

/// A line for each system; those without certain groups are listed below. `changed` marks them as out of date.
pub(super) fn scores(readout: &Readout, changed: bool) -> Html {
    let (certain, never): (Vec<_>, Vec<_>) = readout.scores.iter().partition(|it| it.certain > 0);
    let never: Vec<String> = never.iter().map(|it| words::defined(&it.name)).collect();
    html! {
        <section class="card">
            <h2>{ say!(STUDY_SCORES) }{ stale(changed) }</h2>
            <p class="soft">{ say!(STUDY_SCORES_SAID) }</p>
            if !certain.is_empty() {
                <div class="wide" tabindex="0" role="region" aria-label={say!(STUDY_SCORES)}>
                    <table>
                        <caption class="unseen">{ say!(STUDY_SCORES) }</caption>
                        <thead>
                            <tr>
                                <th scope="col">{ say!(STUDY_SYSTEM) }</th>
                                <th scope="col">{ say!(STUDY_CERTAIN) }</th>
                                <th scope="col">{ say!(STUDY_GROUPS) }</th>
                            </tr>
                        </thead>
                        <tbody>{ for certain.into_iter().map(line) }</tbody>
                    </table>
                </div>
            }
            if !never.is_empty() {
                <p class="soft">{ say!(STUDY_NEVER_CERTAIN, systems = never.join(say!(JOINT_LIST))) }</p>
            }
        </section>
    }
}

fn line(score: &ScoreCount) -> Html {
    html! {
        <tr>
            <th scope="row">{ words::defined(&score.name) }</th>
            <td class="count">{ say!(STUDY_CERTAIN_OF, certain = score.certain, of = score.of) }</td>
            <td>
                <ul class="groups">
                    for group in &score.groups {
                        <li>{ number::dashed(&words::defined(&group.name)) } { ": " } <b>{ group.rows }</b></li>
                    }
                </ul>
            </td>
        </tr>
    }
}
