//! Result of copying, shown next to its button.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::i18n::say;

/// Progress of copying.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Progress {
    None,
    /// Copied.
    Done,
    /// The browser refused; the text to copy manually.
    Refused(String),
}

impl Progress {
    /// Progress after the browser accepted or refused a text.
    pub(crate) fn after(taken: bool, text: String) -> Self {
        if taken { Self::Done } else { Self::Refused(text) }
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct OutcomeProps {
    pub(crate) progress: Progress,
}

/// Announces the result, and shows a refused text to copy manually.
#[component]
pub(crate) fn Outcome(props: &OutcomeProps) -> Html {
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with(props.progress.clone(), move |_| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.select();
            }
        });
    }
    html! {
        <>
            <p class="copied" role="status">
                if props.progress == Progress::Done {
                    { say!(COPY_DONE) }
                }
            </p>
            if let Progress::Refused(text) = &props.progress {
                <label class="refused">
                    { say!(COPY_REFUSED) }
                    <textarea ref={area} readonly=true rows="10" value={text.clone()} />
                </label>
            }
        </>
    }
}
