//! Choices: one button for each value, and "not known".

use yew::Html;

use super::answer::AnswerProps;
use super::segments::{Segment, segments};
use crate::i18n::{say, words};
use crate::state::Action;

/// The buttons of a finding with listed values, or of a scale with single steps.
pub(crate) fn choice(props: &AnswerProps) -> Html {
    let chosen = props.chosen().map(usize::from);
    let count = props.finding.values().len();
    let mut all: Vec<Segment> = (0..count)
        .map(|at| {
            let words = words::choice(props.finding, at);
            Segment {
                explained_by: words.hint.map(|_| props.id(&format!("hint-{at}"))),
                ..Segment::new(words.name, chosen == Some(at))
            }
        })
        .collect();
    all.push(not_known(props.field.not_known));
    let finding = props.finding;
    let onpick = props.on(move |at: usize| match u8::try_from(at) {
        Ok(place) if at < count => Action::Choose(finding, place),
        _ => Action::NotKnown(finding),
    });
    segments(&props.id("choice"), "segments", &all, &onpick)
}

/// The button for "not known".
pub(crate) fn not_known(checked: bool) -> Segment {
    Segment { quiet: true, ..Segment::new(say!(NOT_KNOWN), checked) }
}
