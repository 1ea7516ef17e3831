//! Saves the whole study as one file, to continue elsewhere or later.

#![cfg(target_arch = "wasm32")]

use study::protocol::{Lock, Secret};
use yew::prelude::*;

use super::worker::WorkerClient;
use crate::component::passphrase::{Passphrase, composed, typed};
use crate::files::browser;
use crate::i18n::say;

#[derive(Properties, PartialEq)]
pub(super) struct PackingProps {
    pub(super) client: WorkerClient,
    pub(super) busy: bool,
}

/// Description of the file's contents, and the passphrase field.
#[component]
pub(super) fn Packing(props: &PackingProps) -> Html {
    let field = use_node_ref();
    let without_chance = use_state_eq(|| false);
    let onsubmit = {
        let (client, field, without_chance) = (props.client.clone(), field.clone(), without_chance.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let passphrase = typed(&field);
            let lock = (!passphrase.is_empty()).then(|| lock(&passphrase));
            without_chance.set(lock == Some(None));
            if let Some(lock) = lock.map_or(Some(None), |lock| lock.map(Some)) {
                client.pack(lock);
            }
        })
    };
    html! {
        <details class="card packing">
            <summary>{ say!(STUDY_SAVE) }</summary>
            <form autocomplete="off" {onsubmit}>
                <p>{ say!(STUDY_SAVE_SAID) }</p>
                <Passphrase id="study-passphrase" label={say!(SAVE_PASSPHRASE)} note={say!(SAVE_PASSPHRASE_NOTE)} {field} />
                <p class="error" role="alert">
                    if *without_chance {
                        { say!(SAVE_NO_RANDOMNESS) }
                    }
                </p>
                <button disabled={props.busy}>{ say!(SAVE_FILE) }</button>
            </form>
        </details>
    }
}

/// Lock with new salt and nonce; `None` if the browser provides no random numbers.
fn lock(passphrase: &str) -> Option<Lock> {
    let (salt, nonce) = browser::random().zip(browser::random())?;
    Some(Lock { passphrase: Secret::from(composed(passphrase)), salt, nonce })
}
