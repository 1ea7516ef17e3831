//! Choices: one button a value, and "not known".

use yew::prelude::*;

use super::answer::AnswerProps;
use super::segments::{Segment, Segments};
use crate::i18n::{say, words};
use crate::state::Action;

/// The buttons of a finding with listed values, or of a scale with single steps.
#[component]
pub(crate) fn Choice(props: &AnswerProps) -> Html {
    let chosen = props.chosen().map(usize::from);
    let count = props.finding.values().len();
    let mut segments: Vec<Segment> = (0..count)
        .map(|at| {
            let words = words::choice(props.finding, at);
            Segment {
                explained_by: words.hint.map(|_| props.id(&format!("hint-{at}"))),
                ..Segment::new(words.name, chosen == Some(at))
            }
        })
        .collect();
    segments.push(not_known(props.field.not_known));
    let finding = props.finding;
    let onpick = props.on(move |at: usize| match u8::try_from(at) {
        Ok(place) if at < count => Action::Choose(finding, place),
        _ => Action::NotKnown(finding),
    });
    html! { <Segments name={props.id("choice")} {segments} {onpick} /> }
}

/// The button that says that something is not known.
pub(crate) fn not_known(checked: bool) -> Segment {
    Segment { quiet: true, ..Segment::new(say!(NOT_KNOWN), checked) }
}
