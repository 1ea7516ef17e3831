//! Words that count as missing in every column: occurrences, and the list to edit.

use cohort::MissingWords;
use study::protocol::MissingWord;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::cohort::list::labelled;
use crate::i18n::say;

/// The words that occur, each with its columns and a button to remove it, and the list as text with one word
/// a line.
pub(super) fn missing(found: &[MissingWord], words: &MissingWords, onwords: &Callback<MissingWords>) -> Html {
    let cells = |word: &MissingWord| word.columns.iter().map(|(_, cells)| cells).sum::<usize>();
    let occur: Vec<String> =
        found.iter().map(|word| say!(STUDY_COUNTED, name = &word.word, cells = cells(word))).collect();
    let occur = if occur.is_empty() { say!(STUDY_NONE).to_owned() } else { occur.join(say!(JOINT_LIST)) };
    let onlist = onwords.reform(|event: Event| {
        let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        area.map_or_else(MissingWords::default, |area| MissingWords::new(area.value().lines()))
    });
    let usual = MissingWords::default();
    let onusual = onwords.reform(|_: MouseEvent| MissingWords::default());
    html! {
        <details class="missing-words">
            <summary>{ say!(STUDY_MISSING, words = occur) }</summary>
            <ul>
                for word in found {
                    <li>
                        <span class="value">{ &word.word }</span>
                        <span class="soft">{ columns(word) }</span>
                        <button type="button" class="plain" onclick={without(words, &word.word, onwords)}>
                            { say!(STUDY_MISSING_KEEP, word = &word.word) }
                        </button>
                    </li>
                }
            </ul>
            { labelled(say!(STUDY_MISSING_WORDS), html! {
                <textarea rows="6" value={words.words().join("\n")} onchange={onlist} />
            }) }
            if *words != usual {
                <button type="button" class="plain" onclick={onusual}>{ say!(STUDY_MISSING_USUAL) }</button>
            }
        </details>
    }
}

/// Columns that contain a word, each with the number of its cells.
fn columns(word: &MissingWord) -> String {
    let named = word.columns.iter().map(|(name, cells)| say!(STUDY_COUNTED, name = name, cells = *cells));
    named.collect::<Vec<_>>().join(say!(JOINT_LIST))
}

/// Removes a word from the list.
fn without(words: &MissingWords, word: &str, onwords: &Callback<MissingWords>) -> Callback<MouseEvent> {
    let left: Vec<String> = words.words().iter().filter(|known| *known != word).cloned().collect();
    onwords.reform(move |_| MissingWords::from(left.clone()))
}
