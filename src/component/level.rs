//! Vertebral level, chosen from a list or on a drawing, which is collapsed on a phone.
//!
//! The drawing is for touch; keyboard and screen readers use the radio buttons behind it, one for each
//! vertebra, and the drawing marks the focused one.

use clinical::{Finding, LEVELS};
use figure::spine::{Spine, Vertebra};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::answer::AnswerProps;
use super::focus;
use super::wide::is_wide;
use crate::i18n::{say, words};
use crate::report::location;
use crate::state::Action;

/// Width of the drawing in pixels; it is scaled down if there is less space.
const WIDTH: f64 = 360.0;

fn choose(at: usize) -> Action {
    u8::try_from(at).map_or(Action::NotKnown(Finding::Level), |place| Action::Choose(Finding::Level, place))
}

/// The spine with the chosen level.
#[component]
pub(crate) fn Level(props: &AnswerProps) -> Html {
    let focused = use_state(|| None::<usize>);
    let spine = use_memo((), |()| Spine::new(WIDTH));
    let chosen = props.chosen().map(usize::from);
    let onchange = props.on(|event: Event| {
        let list: HtmlSelectElement = event.target_unchecked_into();
        list.value().parse().map_or(Action::NotKnown(Finding::Level), choose)
    });
    let onblur = {
        let focused = focused.clone();
        Callback::from(move |_: FocusEvent| focused.set(None))
    };
    let drawing = use_node_ref();
    {
        // The radio buttons are above the drawing, whose focused vertebra may be out of view.
        let drawing = drawing.clone();
        use_effect_with(*focused, move |focused| {
            if let (Some(_), Some(drawing)) = (focused, drawing.cast::<web_sys::Element>()) {
                focus::show(&drawing, ".focused");
            }
        });
    }
    html! {
        <div class="level">
            <div class="quantity">
                <select class={classes!("list", chosen.map(|_| "chosen"))} aria-label={say!(LEVEL_LIST)} {onchange}>
                    <option value="" selected={chosen.is_none() && !props.field.not_known} disabled=true>
                        { say!(LEVEL_LIST) }
                    </option>
                    for (at, level) in LEVELS.iter().enumerate() {
                        <option key={at} value={at.to_string()} selected={chosen == Some(at)}>{ *level }</option>
                    }
                    <option value="none" selected={props.field.not_known}>{ say!(NOT_KNOWN) }</option>
                </select>
                <p class="location" aria-live="polite">
                    { props.chosen().and_then(location::of_level).unwrap_or_default() }
                </p>
            </div>
            // `later.js` opens the dialog.
            <button type="button" class="several" data-opens="levels" data-failed={say!(PAGE_FAILED)}>{ say!(LEVELS_TITLE) }</button>
            <details class="spine" open={is_wide()} ref={drawing}>
                <summary>{ say!(LEVEL_DRAWING) }</summary>
                <div class="unseen" onfocusout={onblur}>
                    for (at, level) in LEVELS.iter().enumerate() {
                        { radio(props, at, level, chosen == Some(at), &focused) }
                    }
                </div>
                <svg
                    class="fig"
                    viewBox={format!("0 0 {} {}", spine.width, spine.height)}
                    width={spine.width.to_string()}
                    height={spine.height.to_string()}
                    aria-hidden="true"
                >
                    for (head, (x, y)) in [say!(SPINE_CERVICAL), say!(SPINE_THORACIC), say!(SPINE_LUMBAR)].into_iter().zip(spine.heads) {
                        { text("fig-soft", head, x, y) }
                    }
                    for (at, vertebra) in spine.vertebrae.iter().enumerate() {
                        { drawn(props, at, vertebra, chosen == Some(at), *focused == Some(at)) }
                    }
                </svg>
            </details>
        </div>
    }
}

fn radio(
    props: &AnswerProps,
    at: usize,
    level: &'static str,
    checked: bool,
    focused: &UseStateHandle<Option<usize>>,
) -> Html {
    let onfocus = {
        let focused = focused.clone();
        Callback::from(move |_: FocusEvent| focused.set(Some(at)))
    };
    let onclick = props.on(move |_: MouseEvent| choose(at));
    html! {
        <label key={at}>
            <input type="radio" name={props.id("choice")} {checked} {onclick} {onfocus} />
            { words::choice(Finding::Level, at).name }
            <span>{ level.strip_prefix("C0").map(|_| say!(LEVEL_OCCIPUT)) }</span>
        </label>
    }
}

fn drawn(props: &AnswerProps, at: usize, vertebra: &Vertebra, chosen: bool, focused: bool) -> Html {
    let onclick = props.on(move |_: MouseEvent| choose(at));
    let target = vertebra.target;
    let class = classes!("fig-level", chosen.then_some("chosen"), focused.then_some("focused"));
    html! {
        <g key={at} {class} {onclick}>
            <rect
                class="fig-target"
                x={target.x.to_string()}
                y={target.y.to_string()}
                width={target.width.to_string()}
                height={target.height.to_string()}
            />
            if !vertebra.process.is_empty() {
                <path class="fig-bone-process" fill="currentColor" d={vertebra.process.clone()} />
            }
            <path class="fig-bone-body" fill="currentColor" d={vertebra.body.clone()} />
            { text("fig-ink", vertebra.level, vertebra.label.0, vertebra.label.1) }
        </g>
    }
}

fn text(class: &'static str, words: &'static str, x: f64, y: f64) -> Html {
    html! {
        <text {class} fill="currentColor" x={x.to_string()} y={(y + 4.5).to_string()} font-size="13" text-anchor="middle">
            { words }
        </text>
    }
}
