//! Single-key shortcuts, and the list of them.
//!
//! They are ignored while the user types, and can be switched off, because dictation could trigger them (WCAG
//! 2.1.4).

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::{copy, focus, picker, results};
use crate::i18n::say;
use crate::report::markup::{close, element, open};

/// Action of a key.
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
            Self::Results => say!(RESULTS),
            Self::Copy => say!(COPY),
            Self::Keys => say!(KEY_KEYS),
        }
    }

    fn of(event: &KeyboardEvent) -> Option<Self> {
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key() || event.is_composing());
        Self::ALL.into_iter().find(|shortcut| plain && shortcut.key() == event.key())
    }
}

/// Id of the list.
const LIST: &str = "shortcuts";

/// Id of the checkbox that switches the shortcuts on and off.
const SWITCH: &str = "shortcuts-on";

/// The button that shows the list, and the list.
#[component]
pub(crate) fn Shortcuts() -> Html {
    use_effect_with((), |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document(), "keydown", options, |event| {
            let event = event.dyn_ref::<KeyboardEvent>().filter(|event| !is_typing(event));
            if let Some((event, shortcut)) = event.and_then(|event| Some((event, Shortcut::of(event)?))) {
                event.prevent_default();
                follow(shortcut);
            }
        });
        move || drop(listener)
    });
    html! {
        <>
            <button type="button" class="plain" onclick={|_: MouseEvent| show()}>{ say!(SHORTCUTS) }</button>
            <dialog id={LIST} class="shortcuts" aria-labelledby="shortcuts-title">
                { Html::from_html_unchecked(list().into()) }
            </dialog>
        </>
    }
}

/// The list. The browser keeps the state of the checkbox, and closes the dialog.
fn list() -> String {
    let mut out = String::new();
    element(&mut out, "h2 id=shortcuts-title", say!(SHORTCUTS));
    open(&mut out, "dl");
    for shortcut in Shortcut::ALL {
        open(&mut out, "div");
        open(&mut out, "dt");
        element(&mut out, "kbd", shortcut.key());
        close(&mut out, "dt");
        element(&mut out, "dd", shortcut.name());
        close(&mut out, "div");
    }
    close(&mut out, "dl");
    open(&mut out, "label class=check");
    open(&mut out, &format!("input type=checkbox checked id={SWITCH}"));
    element(&mut out, "span", say!(SHORTCUTS_ON));
    close(&mut out, "label");
    element(&mut out, "p class=soft", say!(SHORTCUTS_NOTE));
    open(&mut out, "form method=dialog");
    element(&mut out, "button", say!(FORGET));
    close(&mut out, "form");
    out
}

/// Returns whether the focused element handles this key itself (a field, or a list with search by letters),
/// or shortcuts are switched off.
fn is_typing(event: &KeyboardEvent) -> bool {
    let typed_into = "input:not([type=radio], [type=checkbox]), select, textarea, dialog *";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let off = document().query_selector(&format!("#{SWITCH}:not(:checked)"));
    target.is_some_and(|target| target.matches(typed_into).unwrap_or(false))
        || off.is_ok_and(|off| off.is_some())
}

fn follow(shortcut: Shortcut) {
    match shortcut {
        Shortcut::Systems => {
            if let Some(picker) = document().get_element_by_id(picker::PLACE) {
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
        Shortcut::Keys => show(),
    }
}

fn show() {
    let dialog =
        document().get_element_by_id(LIST).and_then(|list| list.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog {
        // Fails only if it is open already.
        let _ = dialog.show_modal();
    }
}
