//! Copying the note, and printing.

use std::rc::Rc;

use clinical::Patient;
use web_sys::HtmlTextAreaElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::i18n::say;
use crate::report::copy;
use crate::state::reading::Reading;

#[derive(Properties, PartialEq)]
pub(crate) struct CopyProps {
    pub(crate) patient: Rc<Patient>,
    pub(crate) reading: Rc<Reading>,
}

/// How far copying has come.
#[derive(Debug, Clone, PartialEq)]
enum Copied {
    Not,
    /// The clipboard has it.
    Done,
    /// The browser refused; the user can copy it from here.
    Refused(String),
}

/// The buttons to copy and print.
#[component]
pub(crate) fn Copy(props: &CopyProps) -> Html {
    let copied = use_state_eq(|| Copied::Not);
    let area = use_node_ref();
    {
        // What was copied is not what stands here any more once an answer changes.
        let copied = copied.setter();
        use_effect_with(props.patient.clone(), move |_| copied.set(Copied::Not));
    }
    {
        let area = area.clone();
        use_effect_with((*copied).clone(), move |_| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.select();
            }
        });
    }
    let onclick = {
        let (copied, patient, reading) = (copied.setter(), props.patient.clone(), props.reading.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, note) = (copied.clone(), copy::note(&patient, &reading));
            let Some(clipboard) = clipboard() else {
                copied.set(Copied::Refused(note));
                return;
            };
            let promise = clipboard.write_text(&note);
            spawn_local(async move {
                let taken = wasm_bindgen_futures::JsFuture::from(promise).await.is_ok();
                copied.set(if taken { Copied::Done } else { Copied::Refused(note) });
            });
        })
    };
    // A browser without a printer has nothing to print with; nothing is lost.
    let onprint = Callback::from(|_: MouseEvent| drop(gloo::utils::window().print()));
    html! {
        <div class="copy">
            <button type="button" {onclick} disabled={props.patient.is_empty()}>{ say!(COPY) }</button>
            <button type="button" onclick={onprint}>{ say!(PRINT) }</button>
            <p class="copied" role="status">
                if *copied == Copied::Done {
                    { say!(COPY_DONE) }
                }
            </p>
            if let Copied::Refused(note) = &*copied {
                <label class="refused">
                    { say!(COPY_REFUSED) }
                    <textarea ref={area} readonly=true rows="10" value={note.clone()} />
                </label>
            }
        </div>
    }
}

/// The clipboard, which a browser has only in a secure place.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = gloo::utils::window().navigator();
    let has = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    has.then(|| navigator.clipboard())
}
