//! Choice of the language, with warnings.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::i18n::language::Language;
use crate::i18n::say;
use crate::language::{Choose, Spoken};

/// List of languages.
pub(crate) fn languages(spoken: Spoken, choose: &Choose) -> Html {
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            if let Some(language) = Language::named(&select.value()) {
                choose.emit((language, select));
            }
        })
    };
    html! {
        <select class="language" aria-label={say!(LANGUAGE)} {onchange}>
            for language in Language::ALL {
                <option value={language.id()} lang={language.tag()} selected={language == spoken.language}>
                    { language.own_name() }
                </option>
            }
        </select>
    }
}

/// Warnings that a language could not be fetched, or that a translation is not reviewed.
pub(crate) fn warnings(spoken: Spoken) -> Html {
    html! {
        <>
            <p class="language-refused" role="status">
                if let Some(refused) = spoken.refused {
                    { say!(LANGUAGE_REFUSED, language = refused.own_name(), current = spoken.language.own_name()) }
                }
            </p>
            if spoken.language != Language::English {
                <p class="language-review">{ say!(LANGUAGE_REVIEW) }</p>
            }
        </>
    }
}
