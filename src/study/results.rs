//! The analyses of the rows that are kept.

use std::rc::Rc;

use cohort::analysis::{Settings, Stratum};
use study::Request;
use study::protocol::{Analysis, Drawn, Kept};
use yew::prelude::*;

use super::Ask;

#[derive(Properties, PartialEq)]
pub(crate) struct ResultsProps {
    /// The rows that are kept, and what can be asked of them.
    pub(crate) kept: Rc<Kept>,
    /// The results so far.
    pub(crate) results: Rc<Vec<Rc<Drawn>>>,
    /// Asks the worker.
    pub(crate) ask: Callback<Ask>,
    /// Whether it works.
    pub(crate) busy: bool,
}

/// What can be analysed, and what was.
#[component]
pub(crate) fn Results(props: &ResultsProps) -> Html {
    let compare = |stratum: Stratum| {
        let analysis = Analysis::Compare { stratum, times: Vec::new(), horizon: None };
        let request = Request::Analyse { analysis, settings: Settings::default(), width: 600.0 };
        props.ask.reform(move |_: MouseEvent| Ask::show(request.clone()))
    };
    html! {
        <section class="card">
            <div class="choices">
                for offered in &props.kept.offered.strata {
                    <button type="button" onclick={compare(offered.stratum.clone())} disabled={props.busy}>{ &offered.name }</button>
                }
            </div>
            for drawn in &*props.results {
                for table in &drawn.tables {
                    <table>
                        <caption>{ &table.title }</caption>
                        <tbody>
                            for row in &table.rows {
                                <tr>
                                    for cell in &row.cells {
                                        <td>{ cell }</td>
                                    }
                                </tr>
                            }
                        </tbody>
                    </table>
                }
            }
        </section>
    }
}
