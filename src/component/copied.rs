//! What became of copying, said beside its button.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::i18n::say;

/// How far copying has come.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Progress {
    None,
    /// The clipboard has it.
    Done,
    /// The browser refused; the user can copy it from here.
    Refused(String),
}

impl Progress {
    /// After the browser took a text, or did not.
    pub(crate) fn after(taken: bool, text: String) -> Self {
        if taken { Self::Done } else { Self::Refused(text) }
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct OutcomeProps {
    pub(crate) progress: Progress,
}

/// Says it, and has a refused text ready to be copied by hand.
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
