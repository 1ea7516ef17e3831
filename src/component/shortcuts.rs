//! A few single keys for whoever works from the keyboard, and the list of them.
//!
//! They rest while somebody types, and can be switched off: who dictates would set them off by speaking (WCAG 2.1.4).

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::{copy, focus, picker, results};
use crate::i18n::say;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shortcut {
    Systems,
    Question,
    Results,
    Copy,
    Keys,
}

impl Shortcut {
    const ALL: [Self; 5] = [Self::Systems, Self::Question, Self::Results, Self::Copy, Self::Keys];

    fn key(self) -> &'static str {
        match self {
            Self::Systems => "/",
            Self::Question => "n",
            Self::Results => "r",
            Self::Copy => "c",
            Self::Keys => "?",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Systems => say!(KEY_SYSTEMS),
            Self::Question => say!(KEY_QUESTION),
            Self::Results => say!(KEY_RESULTS),
            Self::Copy => say!(KEY_COPY),
            Self::Keys => say!(KEY_KEYS),
        }
    }

    fn of(event: &KeyboardEvent) -> Option<Self> {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing());
        Self::ALL.into_iter().find(|shortcut| plain && shortcut.key() == event.key())
    }
}

/// The button that shows the list, and the list.
#[component]
pub(crate) fn Shortcuts() -> Html {
    let on = use_state_eq(|| true);
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(*on, move |on| {
            let listener = on.then(|| {
                EventListener::new_with_options(
                    &document(),
                    "keydown",
                    gloo::events::EventListenerOptions::enable_prevent_default(),
                    move |event| {
                        let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !is_typing(event))
                        else {
                            return;
                        };
                        if let Some(shortcut) = Shortcut::of(event) {
                            event.prevent_default();
                            follow(shortcut, &dialog);
                        }
                    },
                )
            });
            move || drop(listener)
        });
    }
    let onshow = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| show(&dialog))
    };
    let onswitch = {
        let on = on.clone();
        Callback::from(move |_: MouseEvent| on.set(!*on))
    };
    html! {
        <>
            <button type="button" class="plain" onclick={onshow}>{ say!(SHORTCUTS) }</button>
            <dialog ref={dialog} class="shortcuts" aria-labelledby="shortcuts-title">
                <h2 id="shortcuts-title">{ say!(SHORTCUTS) }</h2>
                <dl>
                    for shortcut in Shortcut::ALL {
                        <div key={shortcut.key()}>
                            <dt><kbd>{ shortcut.key() }</kbd></dt>
                            <dd>{ shortcut.name() }</dd>
                        </div>
                    }
                </dl>
                <label class="check">
                    <input type="checkbox" checked={*on} onclick={onswitch} />
                    <span>{ say!(SHORTCUTS_ON) }</span>
                </label>
                <p class="soft">{ say!(SHORTCUTS_NOTE) }</p>
                // A form of a dialog only closes it; nothing is sent.
                <form method="dialog"><button>{ say!(FORGET) }</button></form>
            </dialog>
        </>
    }
}

/// Whether the key belongs to what has the focus: a field, or a list that is searched by letters.
fn is_typing(event: &KeyboardEvent) -> bool {
    let typed_into = "input:not([type=radio], [type=checkbox]), select, textarea, dialog *";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(typed_into).unwrap_or(false))
}

fn follow(shortcut: Shortcut, dialog: &NodeRef) {
    match shortcut {
        Shortcut::Systems => {
            if let Some(picker) = document().get_element_by_id(picker::PLACE) {
                // An attribute that cannot be set leaves the picker closed, with the focus on it.
                let _ = picker.set_attribute("open", "");
                focus::go_to_control(&picker, "summary");
            }
        }
        Shortcut::Question => {
            let open = document().query_selector(".field:not(.answered, .put-off)").ok().flatten();
            if let Some(field) = open {
                focus::go_to_field(&field.id());
            }
        }
        Shortcut::Results => focus::go_to_part(results::PLACE),
        Shortcut::Copy => {
            let button = document().get_element_by_id(copy::BUTTON);
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                button.click();
            }
        }
        Shortcut::Keys => show(dialog),
    }
}

fn show(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        // It is refused only where it is open already.
        let _ = dialog.show_modal();
    }
}
