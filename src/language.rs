//! Speaking the reader's language: choosing it, fetching its words, and telling the other programs of the page.
//!
//! The page's own program decides. It keeps the choice, writes it into the page (`<html lang>`), and announces it;
//! a program that was loaded later goes by what stands there. In any program the words of all its tables are
//! fetched first and then replaced together; where they cannot be had it goes on in the language it spoke.
//!
//! The storage is asked directly: `gloo::storage` panics where a browser forbids it, and would bring a JSON reader.

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

/// The tables of a program.
pub(crate) type Words = [fn() -> &'static Table];

/// Chooses a language in a list, which goes back where it cannot be had.
pub(crate) type Choose = Callback<(Language, HtmlSelectElement)>;

/// By what name the choice is kept. Nothing of a patient is ever kept.
const KEPT: &str = "spinemet-language";

/// What the page's own program announces once it speaks another language.
const ANNOUNCED: &str = "spinemet-language";

/// What a program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Spoken {
    pub(crate) language: Language,
    /// The language that was wanted and could not be had.
    pub(crate) refused: Option<Language>,
}

thread_local! {
    static SPOKEN: Cell<Spoken> = Cell::default();
    /// Of two choices in quick succession the later one counts, whichever is fetched sooner.
    static WANTED: Cell<Language> = Cell::default();
}

/// Begins in the language that was kept, or else in the first of the browser's that the page speaks.
pub(crate) async fn begin(words: &Words) {
    let kept = storage().and_then(|storage| storage.get_item(KEPT).ok()?);
    let language = kept.and_then(|id| Language::named(&id)).unwrap_or_else(|| {
        let tags = window().navigator().languages();
        Language::preferred(tags.iter().filter_map(|tag| tag.as_string()))
    });
    speak(language, words).await;
    show();
}

/// Draws a page that was loaded later, in the language of the page and with the style sheets of its own.
pub(crate) fn mount<Page: BaseComponent<Properties = ()>>(
    place: Element,
    words: &'static Words,
    sheets: &'static [&'static str],
) {
    spawn_local(async move {
        for sheet in sheets {
            // Where one cannot be had the page can still be read.
            let _ = release::style(sheet).await;
        }
        speak(shown(), words).await;
        set_apart(&place);
        yew::Renderer::<Page>::with_root(place).render();
    });
}

/// The mark of a place in which a program draws that was loaded later.
const PROGRAM: &str = "data-program";

/// Gives the next root of this program a number that no other program of the page has.
///
/// Yew tells by the number of a root whose an event is, and counts from one in every program: without this the page
/// and a program within it take each other's taps.
fn set_apart(place: &Element) {
    let others = document().query_selector_all(&format!("[{PROGRAM}]")).map_or(0, |others| others.length());
    // An element takes any attribute of a valid name.
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

/// What the page speaks, and how to change it.
#[hook]
pub(crate) fn use_chosen_language(words: &'static Words) -> (Spoken, Choose) {
    let spoken = use_state_eq(|| SPOKEN.get());
    let setter = spoken.setter();
    let choose = Callback::from(move |(language, list): (Language, HtmlSelectElement)| {
        if let Some(storage) = storage() {
            // Where it cannot be kept it holds until the page is closed.
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

/// What a program speaks that the page loaded later; it follows the page.
///
/// A component that calls this draws itself anew; those within it whose properties do not change need a key made
/// of the language.
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

/// Whether the words of these tables are there, which are fetched in English too once they are wanted; nothing is
/// known of it while they are under way.
///
/// It asks anew in every component: the words of another language may have taken their place.
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

/// Speaks a language from now on, if its words can be had and no other one was wanted meanwhile.
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

/// The packs of all tables, fetched side by side; none if one of them cannot be had.
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

/// The tag of the language of the page and its packs as they are fetched, for a program that cannot fetch them itself.
/// English needs none, and where one cannot be had it is English.
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

/// Writes into the page what it speaks, for browsers and readers aloud, and tells the other programs.
fn show() {
    if let Some(root) = document().document_element() {
        // An element takes any attribute of a valid name, and an event without a listener is none.
        let _ = root.set_attribute("lang", SPOKEN.get().language.tag());
    }
    if let Ok(event) = web_sys::Event::new(ANNOUNCED) {
        let _ = window().dispatch_event(&event);
    }
}

/// What the page speaks.
fn shown() -> Language {
    let tag = document().document_element().and_then(|root| root.get_attribute("lang"));
    tag.and_then(|tag| Language::named(&tag)).unwrap_or_default()
}

/// The storage of the browser, unless it forbids one.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}
