//! What this is for, and what it is not.

use yew::prelude::*;

use crate::i18n::say;

/// Purpose and limits, in plain words.
pub(crate) fn about() -> Html {
    let parts = [
        (say!(ABOUT_PURPOSE), say!(ABOUT_PURPOSE_TEXT)),
        (say!(ABOUT_LIMITS), say!(ABOUT_LIMITS_TEXT)),
        (say!(ABOUT_NUMBERS), say!(ABOUT_NUMBERS_TEXT)),
        (say!(ABOUT_GRADES), say!(ABOUT_GRADES_TEXT)),
        (say!(ABOUT_PRIVACY), say!(ABOUT_PRIVACY_TEXT)),
    ];
    html! {
        <article class="prose">
            <h1>{ say!(ABOUT_TITLE) }</h1>
            for (heading, text) in parts {
                <section key={heading}>
                    <h2>{ heading }</h2>
                    <p>{ text }</p>
                </section>
            }
        </article>
    }
}
