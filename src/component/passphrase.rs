//! A field for a passphrase. What is typed in it can be looked at, for there is no way back from a misprint.

use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeroize::Zeroizing;

use crate::i18n::say;

#[derive(Properties, PartialEq)]
pub(crate) struct PassphraseProps {
    /// The id of the field.
    pub(crate) id: &'static str,
    pub(crate) label: &'static str,
    /// The field, of which the passphrase is asked when it is needed: nothing else holds it.
    pub(crate) field: NodeRef,
    /// What explains it.
    #[prop_or_default]
    pub(crate) note: Option<&'static str>,
    /// Why it was not the right one.
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
                // A password manager that offered to keep it would send it to its own server.
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

/// What is typed in a field. The field keeps it, and what the browser made on the way; this copy is overwritten.
pub(crate) fn typed(field: &NodeRef) -> Zeroizing<String> {
    Zeroizing::new(field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default())
}

/// A passphrase as every keyboard would type it: in Unicode's normalisation form C.
pub(crate) fn composed(typed: &str) -> String {
    js_sys::JsString::from(typed).normalize("NFC").into()
}
