//! A passphrase field. Its text can be shown, because a typing error would be irreversible.

use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeroize::Zeroizing;

use crate::i18n::say;

#[derive(Properties, PartialEq)]
pub(crate) struct PassphraseProps {
    /// Id of the field.
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    /// Reference to the field, which alone contains the passphrase.
    pub(crate) field: NodeRef,
    /// Explanation.
    #[prop_or_default]
    pub(crate) note: Option<&'static str>,
    /// Error of the last attempt.
    #[prop_or_default]
    pub(crate) problem: Option<String>,
}

/// The field.
#[component]
pub(crate) fn Passphrase(props: &PassphraseProps) -> Html {
    let shown = use_state_eq(|| false);
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(!*shown))
    };
    let (note, problem) = (format!("{}-note", props.id), format!("{}-problem", props.id));
    let described = format!("{problem} {note}");
    html! {
        <div class="passphrase">
            <label for={props.id}>{ props.label }</label>
            <input
                id={props.id}
                ref={props.field.clone()}
                type={if *shown { "text" } else { "password" }}
                // A password manager would send it to its own server.
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                aria-invalid={props.problem.is_some().then_some("true")}
                aria-describedby={described}
            />
            <p class="error" id={problem} role="alert">{ props.problem.clone() }</p>
            <label class="check">
                <input type="checkbox" checked={*shown} {onclick} />
                <span>{ say!(FILES_SHOW_PASSPHRASE) }</span>
            </label>
            <p class="soft" id={note}>{ props.note }</p>
        </div>
    }
}

/// Text of a field. Only this copy is zeroized, not the field and the browser's copies.
pub(crate) fn typed(field: &NodeRef) -> Zeroizing<String> {
    Zeroizing::new(field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default())
}

/// Normalises a passphrase (Unicode form C), which makes it independent of the keyboard.
pub(crate) fn composed(typed: &str) -> String {
    js_sys::JsString::from(typed).normalize("NFC").into()
}
