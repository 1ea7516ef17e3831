//! What the open file is.

use study::protocol::Opened;
use yew::prelude::*;

use super::said::sentence;
use crate::i18n::say;

/// Its name, its size, and what its reader should know of it.
pub(super) fn found(opened: &Opened) -> Html {
    html! {
        <section class="card file">
            <h2>{ say!(STUDY_FOUND) } { " " } <span class="file-name">{ &opened.name }</span></h2>
            <p>{ say!(STUDY_FOUND_ROWS, rows = opened.rows, columns = opened.previewed.mapping.columns.len()) }</p>
            if opened.synthetic {
                <p>{ say!(STUDY_SYNTHETIC_SAID) }</p>
            }
            if !opened.notes.is_empty() {
                <ul class="file-notes">
                    for note in &opened.notes {
                        <li>{ sentence(note) }</li>
                    }
                </ul>
            }
        </section>
    }
}
