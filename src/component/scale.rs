//! A total on its scale, with the groups as bands.

use figure::Frame;
use figure::score_scale::ScoreScale;
use yew::prelude::*;

use super::svg::svg;
use crate::i18n::{number, say, words};
use crate::report::{scale, total};
use crate::state::reading::Assessed;

/// The scale of a point system, `width` pixels wide; empty for others.
pub(crate) fn scale(one: &Assessed, width: f64) -> Html {
    let figure = scale_of(one, width).and_then(|scale| scale.draw().ok());
    html! { <div class="scale">{ figure.as_ref().map(svg) }</div> }
}

fn scale_of(one: &Assessed, width: f64) -> Option<ScoreScale> {
    let system = one.system;
    let reaches = one.reach.map(|(least, most)| say!(SCALE_REACHES, range = number::range(least, most)));
    let description = [total::total_of_scale(one), reaches]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(say!(JOINT_SENTENCES));
    let frame =
        Frame { id: format!("scale-{}", system.id), width, title: words::defined(&system.name), description };
    Some(ScoreScale {
        possible: scale::possible(one),
        reachable: one.reach,
        ..scale::of_system(system, frame)?
    })
}
