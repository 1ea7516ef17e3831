//! The page as a whole: what was answered goes into what it holds, and that is drawn.

use std::rc::Rc;

use cohort::analysis::RowsCounted;
use js_sys::Uint8Array;
use study::{Request, Response};
use yew::prelude::*;

use super::bar::Bar;
use super::choose::{Chosen, choose};
use super::file;
use super::results::Results;
use super::save::save;
use super::state::{Change, Study};
use super::worker::{Desk, Errand, Told};
use super::{Ask, Then};
use crate::i18n::table::{File, Table};
use crate::i18n::{file as words_of, say, systems};
use crate::language;

/// The words that this program carries.
pub(super) static WORDS: [fn() -> &'static Table; 5] = [
    words_of::Page::table,
    words_of::Findings::table,
    words_of::Study::table,
    words_of::Cohort::table,
    systems,
];

#[derive(Debug, Default, Clone, PartialEq)]
struct Held(Study);

impl Reducible for Held {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        Rc::new(Self(self.0.after(change)))
    }
}

/// The page.
#[component]
pub(super) fn Page() -> Html {
    let spoken = language::use_language(&WORDS);
    let held = use_reducer(Held::default);
    let study = &held.0;
    let change = held.dispatcher();
    let desk = {
        let change = change.clone();
        use_memo((), move |()| Desk::new(Callback::from(move |told| heed(told, &change))))
    };
    let run = {
        let (change, desk) = (change.clone(), desk.clone());
        use_memo((), move |()| {
            Callback::from(move |errand: Errand| {
                change.dispatch(Change::Asked);
                desk.ask(errand);
            })
        })
    };
    let ask = {
        let run = run.clone();
        use_memo((), move |()| {
            Callback::from(move |Ask { request, then }: Ask| {
                run.emit(Errand { request, beside: None, then });
            })
        })
    };
    let ask = &*ask;
    let onfile = {
        let run = run.clone();
        Callback::from(move |chosen: Chosen| run.emit(chosen.errand()))
    };
    let close = {
        let (change, desk) = (change.clone(), desk.clone());
        Callback::from(move |_: MouseEvent| {
            desk.close();
            change.dispatch(Change::Closed);
        })
    };
    let read = {
        let (ask, mapping) = (ask.clone(), study.previewed.as_ref().map(|shown| shown.mapping.clone()));
        let rows = study.kept.as_ref().map_or(RowsCounted::default(), |kept| kept.rows_counted);
        Callback::from(move |_: MouseEvent| {
            if let Some(mapping) = mapping.clone() {
                ask.emit(Ask::show(Request::Read { mapping, rows }));
            }
        })
    };
    html! {
        <div class="study" key={spoken.language.id()}>
            <div class="study-head">
                <h1>{ say!(STUDY_TITLE) }</h1>
                if study.is_synthetic() {
                    <strong class="synthetic">{ say!(STUDY_SYNTHETIC) }</strong>
                }
                if study.opened.is_some() {
                    <button type="button" onclick={close}>{ say!(STUDY_CLOSE) }</button>
                }
                <p>{ say!(STUDY_PURPOSE) }</p>
            </div>
            if let Some(opened) = &study.opened {
                { file::found(opened) }
                <section>
                    <button type="button" class="go" onclick={read} disabled={study.busy}>{ say!(STUDY_READ) }</button>
                </section>
            } else {
                { choose(&onfile, ask) }
            }
            if let Some(kept) = &study.kept {
                <Results kept={kept.clone()} results={study.results.clone()} ask={ask.clone()} busy={study.busy} />
            }
            <Bar desk={(*desk).clone()} busy={study.busy} trouble={study.trouble.clone()} onclose={
                let change = change.clone();
                Callback::from(move |()| change.dispatch(Change::Understood))
            } />
        </div>
    }
}

/// What was told of the worker goes into what the page holds; a file that was made is saved.
fn heed(told: Told, change: &UseReducerDispatcher<Held>) {
    match told {
        Told::Answer { errand, response, bytes } => {
            if let Response::File { name, mime } = &response {
                take_away(errand.then, name, mime, &bytes);
            }
            change.dispatch(Change::Answered(errand.request, response));
        }
        Told::Busy(busy) => change.dispatch(Change::Busy(busy)),
        Told::Lost(loss) => change.dispatch(Change::Lost(loss)),
    }
}

fn take_away(then: Then, name: &str, mime: &str, bytes: &[Uint8Array]) {
    match then {
        Then::Show => {}
        Then::Save => save(name, mime, bytes),
    }
}
