//! Exports: scored rows, report, all results, script in R, print.

use study::protocol::{Export, ScoredFormat};
use yew::prelude::*;

use crate::cohort::Ask;
use crate::i18n::say;

/// The buttons. Report, results and script require a result.
pub(super) fn take(ask: &Callback<Ask>, has_results: bool, busy: bool) -> Html {
    let save = |export: Export| {
        let ask = ask.clone();
        Callback::from(move |_: MouseEvent| ask.emit(Ask::save(export.clone())))
    };
    // Without a printer, printing does nothing.
    let onprint = Callback::from(|_: MouseEvent| drop(gloo::utils::window().print()));
    let of_results = busy || !has_results;
    html! {
        <section class="take-away" aria-labelledby="take-title">
            <h2 id="take-title">{ say!(STUDY_TAKE) }</h2>
            <div class="take">
                <button type="button" disabled={of_results} onclick={save(Export::Report)}>
                    { say!(STUDY_SAVE_REPORT) }
                </button>
                <button type="button" disabled={of_results} onclick={save(Export::Results)}>
                    { say!(STUDY_SAVE_RESULTS) }
                </button>
                <button type="button" disabled={of_results} onclick={save(Export::RScript)}>
                    { say!(STUDY_SAVE_SCRIPT) }
                </button>
                <button
                    type="button"
                    disabled={busy}
                    onclick={save(Export::Scored { format: ScoredFormat::Csv })}
                >
                    { say!(STUDY_SAVE_SCORED_CSV) }
                </button>
                <button
                    type="button"
                    disabled={busy}
                    onclick={save(Export::Scored { format: ScoredFormat::Xlsx })}
                >
                    { say!(STUDY_SAVE_SCORED_XLSX) }
                </button>
                <button type="button" disabled={of_results} onclick={onprint}>{ say!(PRINT) }</button>
            </div>
        </section>
    }
}
