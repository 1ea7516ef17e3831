//! Chooses the reader's language, fetches its words, and notifies the other programs of the page.
//!
//! The main program decides: it stores the choice, sets `<html lang>` and dispatches an event; programs that
//! are loaded later follow `<html lang>`. A program fetches the words of all its tables before it replaces
//! them together; if one cannot be fetched, the language stays as it was.
//!
//! The storage is accessed directly: `gloo::storage` panics if a browser forbids it, and would add a JSON
//! parser.

#![cfg(target_arch = "wasm32")]

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlSelectElement, Storage};
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::language::Language;
use crate::i18n::table::{Pack, Table};
use crate::release;

/// Tables of a program.
pub(crate) type Words = [fn() -> &'static Table];

/// Callback for a choice in a list, which is reset if the language cannot be fetched.
pub(crate) type Choose = Callback<(Language, HtmlSelectElement)>;

/// Storage key of the choice. No patient data are stored.
const KEPT: &str = "spinemet-language";

/// Name of the event that the main program dispatches after a change of language.
const ANNOUNCED: &str = "spinemet-language";

/// Current language of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Spoken {
    pub(crate) language: Language,
    /// The language that could not be fetched.
    pub(crate) refused: Option<Language>,
}

thread_local! {
    static SPOKEN: Cell<Spoken> = Cell::default();
    /// Of two choices in quick succession the later one wins, whichever is fetched sooner.
    static WANTED: Cell<Language> = Cell::default();
}

/// Starts in the stored language, or else in the first of the browser's that is available.
pub(crate) async fn begin(words: &Words) {
    let kept = storage().and_then(|storage| storage.get_item(KEPT).ok()?);
    let language = kept.and_then(|id| Language::named(&id)).unwrap_or_else(|| {
        let tags = window().navigator().languages();
        Language::preferred(tags.iter().filter_map(|tag| tag.as_string()))
    });
    speak(language, words).await;
    show();
}

/// Mounts a page that was loaded later, in the current language and with its own style sheets.
pub(crate) fn mount<Page: BaseComponent<Properties = ()>>(
    place: Element,
    words: &'static Words,
    sheets: &'static [&'static str],
) {
    spawn_local(async move {
        for sheet in sheets {
            // Without a style sheet the page can still be read.
            let _ = release::style(sheet).await;
        }
        speak(shown(), words).await;
        set_apart(&place);
        yew::Renderer::<Page>::with_root(place).render();
    });
}

/// Attribute of an element in which a program that was loaded later draws.
const PROGRAM: &str = "data-program";

/// Gives the next Yew root of this program a number that no other program of the page uses.
///
/// Yew finds the target of an event by the number of its root, and counts from one in every program: without
/// this, the page and a program within it receive each other's events.
fn set_apart(place: &Element) {
    let others = document().query_selector_all(&format!("[{PROGRAM}]")).map_or(0, |others| others.length());
    // Setting an attribute with a valid name cannot fail.
    let _ = place.set_attribute(PROGRAM, "");
    for _ in 0..=others {
        if let Ok(nowhere) = document().create_element("div") {
            yew::Renderer::<Nothing>::with_root(nowhere).render().destroy();
        }
    }
}

#[component]
fn Nothing() -> Html {
    Html::default()
}

/// Hook: current language of the page, and the callback to change it.
#[hook]
pub(crate) fn use_chosen_language(words: &'static Words) -> (Spoken, Choose) {
    let spoken = use_state_eq(|| SPOKEN.get());
    let setter = spoken.setter();
    let choose = Callback::from(move |(language, list): (Language, HtmlSelectElement)| {
        if let Some(storage) = storage() {
            // If it cannot be stored, the choice lasts until the page is closed.
            let _ = storage.set_item(KEPT, language.id());
        }
        let setter = setter.clone();
        spawn_local(async move {
            speak(language, words).await;
            list.set_value(SPOKEN.get().language.id());
            show();
            setter.set(SPOKEN.get());
        });
    });
    (*spoken, choose)
}

/// Hook: current language of a program that was loaded later, which follows the page.
///
/// A component that calls this is rendered again; children whose properties do not change need a key that
/// depends on the language.
#[hook]
pub(crate) fn use_language(words: &'static Words) -> Spoken {
    let spoken = use_state_eq(|| SPOKEN.get());
    let setter = spoken.setter();
    use_effect_with((), move |()| {
        let listener = EventListener::new(&window(), ANNOUNCED, move |_| {
            let setter = setter.clone();
            spawn_local(async move {
                speak(shown(), words).await;
                setter.set(SPOKEN.get());
            });
        });
        move || drop(listener)
    });
    *spoken
}

/// Hook: fetches the words of these tables when `wanted`, also in English. Returns whether they are
/// available; `None` while they are being fetched.
///
/// Each component checks again: words of another language may have replaced them.
#[hook]
pub(crate) fn use_words(words: &'static Words, wanted: bool) -> Option<bool> {
    let there = use_state_eq(|| None);
    let setter = there.setter();
    use_effect_with(wanted, move |wanted| {
        if *wanted {
            spawn_local(async move {
                let packs = fetch(SPOKEN.get().language, words).await;
                let there = packs.is_some();
                take(words, packs.unwrap_or_default());
                setter.set(Some(there));
            });
        }
    });
    *there
}

/// Switches to a language if its words can be fetched and no other one was chosen meanwhile.
async fn speak(language: Language, words: &Words) {
    WANTED.set(language);
    let packs = if language == Language::English { Some(Vec::new()) } else { fetch(language, words).await };
    if WANTED.get() != language {
        return;
    }
    let Some(packs) = packs else {
        SPOKEN.set(Spoken { refused: Some(language), ..SPOKEN.get() });
        return;
    };
    for table in words {
        table().reset();
    }
    take(words, packs);
    SPOKEN.set(Spoken { language, refused: None });
}

fn take(words: &Words, packs: Vec<Pack>) {
    for (table, pack) in words.iter().zip(packs) {
        table().take(pack);
    }
}

/// Fetches the packs of all tables in parallel; `None` if one fails.
async fn fetch(language: Language, words: &Words) -> Option<Vec<Pack>> {
    let asked: Result<Vec<_>, _> =
        words.iter().map(|table| release::read(&table().file(language.id()))).collect();
    let mut packs = Vec::new();
    for (table, promise) in words.iter().zip(asked.ok()?) {
        let bytes: Uint8Array = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
        packs.push(table().read(bytes.to_vec())?);
    }
    Some(packs)
}

/// Tag of the page's language and its raw packs, for a program that cannot fetch them itself. English, also
/// the fallback if one fails, needs no packs.
pub(crate) async fn packs(words: &Words) -> (&'static str, Vec<Uint8Array>) {
    let language = shown();
    if language == Language::English {
        return (Language::English.tag(), Vec::new());
    }
    let mut packs = Vec::new();
    for table in words {
        let Ok(promise) = release::read(&table().file(language.id())) else { break };
        let Ok(bytes) = JsFuture::from(promise).await else { break };
        packs.push(bytes.unchecked_into());
    }
    if packs.len() < words.len() {
        return (Language::English.tag(), Vec::new());
    }
    (language.tag(), packs)
}

/// Sets `lang` of the page, for browsers and screen readers, and dispatches the event.
fn show() {
    if let Some(root) = document().document_element() {
        // Setting an attribute with a valid name cannot fail, and the result of dispatching is not needed.
        let _ = root.set_attribute("lang", SPOKEN.get().language.tag());
    }
    if let Ok(event) = web_sys::Event::new(ANNOUNCED) {
        let _ = window().dispatch_event(&event);
    }
}

/// Current language of the page.
fn shown() -> Language {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    tag.and_then(|tag| Language::named(&tag)).unwrap_or_default()
}

/// The storage of the browser, unless it forbids one.
pub(crate) fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
