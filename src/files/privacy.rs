//! Privacy information that users can verify: requests, policy and stored data.

#![cfg(target_arch = "wasm32")]

mod policy;
mod requests;
mod script;
mod stored;

use yew::platform::spawn_local;
use yew::prelude::*;

use self::requests::{Request, Requests};
use self::stored::{Item, Meaning};
use super::keeper;
use crate::i18n::say;

/// The privacy section of the dialog.
#[component]
pub(crate) fn Privacy() -> Html {
    html! {
        <>
            { asked() }
            { policy() }
            <Stored />
        </>
    }
}

fn asked() -> Html {
    let body = match requests::all() {
        None => html! { <p>{ say!(PRIVACY_NO_LIST) }</p> },
        Some(Requests { origin, own, others }) => html! {
            <>
                if others.is_empty() {
                    <p>{ say!(PRIVACY_SEALED, origin = origin, count = own.len()) }</p>
                } else {
                    <p class="contradiction">{ say!(PRIVACY_OTHERS, count = others.len()) }</p>
                }
                <p class="soft">{ say!(PRIVACY_WORKER) }</p>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ say!(PRIVACY_ADDRESS) }</th>
                            <th scope="col" class="bytes">{ say!(PRIVACY_SIZE) }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for request in others.iter().chain(&own) {
                            { row(request) }
                        }
                    </tbody>
                </table>
            </>
        },
    };
    html! {
        <section class="part" aria-labelledby="requests-title">
            <h3 id="requests-title">{ say!(PRIVACY_REQUESTS) }</h3>
            { body }
        </section>
    }
}

fn row(Request { address, bytes }: &Request) -> Html {
    let bytes = bytes.map_or_else(|| say!(PRIVACY_FROM_CACHE).to_owned(), |bytes| bytes.to_string());
    html! {
        <tr>
            <th scope="row">{ address }</th>
            <td class="bytes">{ bytes }</td>
        </tr>
    }
}

fn policy() -> Html {
    let rules = policy::rules();
    html! {
        <section class="part" aria-labelledby="policy-title">
            <h3 id="policy-title">{ say!(PRIVACY_POLICY) }</h3>
            if rules.is_empty() {
                <p>{ say!(PRIVACY_NO_POLICY) }</p>
            } else {
                <p>{ say!(PRIVACY_POLICY_NOTE) }</p>
                <ul class="rules">
                    for rule in rules {
                        <li><code>{ rule }</code></li>
                    }
                </ul>
            }
        </section>
    }
}

/// Progress of erasing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Erasing {
    No,
    Asked,
    Done,
}

/// Stored data, and the button to erase them.
#[component]
fn Stored() -> Html {
    let items = use_state(Vec::<Item>::new);
    let erasing = use_state_eq(|| Erasing::No);
    let look = {
        let items = items.setter();
        move || {
            let items = items.clone();
            spawn_local(async move { items.set(stored::items().await) });
        }
    };
    {
        let look = look.clone();
        use_effect_with((), move |()| look());
    }
    let to = |step: Erasing| {
        let erasing = erasing.setter();
        Callback::from(move |_: MouseEvent| erasing.set(step))
    };
    let onsure = {
        let erasing = erasing.setter();
        Callback::from(move |_: MouseEvent| {
            let (erasing, look) = (erasing.clone(), look.clone());
            keeper::stop();
            spawn_local(async move {
                stored::erase().await;
                look();
                erasing.set(Erasing::Done);
            });
        })
    };
    let ours = items.iter().any(|item| item.meaning != Meaning::Foreign);
    html! {
        <section class="part" aria-labelledby="stored-title">
            <h3 id="stored-title">{ say!(PRIVACY_STORED) }</h3>
            if items.is_empty() {
                <p>{ say!(PRIVACY_NOTHING) }</p>
            } else {
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{ say!(PRIVACY_ITEM) }</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>
                        for item in &*items {
                            <tr>
                                <th scope="row">{ &item.name }</th>
                                <td>{ meaning(item.meaning) }</td>
                            </tr>
                        }
                    </tbody>
                </table>
            }
            if *erasing == Erasing::Asked {
                <p>{ say!(PRIVACY_ERASE_NOTE) }</p>
                <p class="buttons">
                    <button type="button" class="main" onclick={onsure}>{ say!(PRIVACY_ERASE_SURE) }</button>
                    <button type="button" onclick={to(Erasing::No)}>{ say!(PRIVACY_ERASE_NOT) }</button>
                </p>
            } else if ours {
                <p class="buttons"><button type="button" onclick={to(Erasing::Asked)}>{ say!(PRIVACY_ERASE) }</button></p>
            }
            <p class="done" role="status">{ (*erasing == Erasing::Done).then(|| say!(PRIVACY_ERASED)) }</p>
        </section>
    }
}

fn meaning(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Language => say!(PRIVACY_LANGUAGE),
        Meaning::Settings => say!(PRIVACY_SETTINGS),
        Meaning::Patient => say!(PRIVACY_KEPT),
        Meaning::References => say!(PRIVACY_REFERENCES),
        Meaning::Release => say!(PRIVACY_RELEASE),
        Meaning::Foreign => say!(PRIVACY_FOREIGN),
    }
}
