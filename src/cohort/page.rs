//! The page: applies responses to the state and renders it.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use cohort::analysis::RowsCounted;
use cohort::{Addition, Mapping};
use js_sys::Uint8Array;
use study::protocol::Secret;
use study::{Request, Response};
use web_sys::{Blob, File as Dropped};
use yew::prelude::*;

use super::bar::Bar;
use super::choice;
use super::choose::{Chosen, choose, dropped};
use super::columns::Columns;
use super::file::found;
use super::kept::RowsKept;
use super::later::Later;
use super::leaving::{Leaving, Question, use_question_before_unload};
use super::packing::Packing;
use super::restore_focus::use_held_focus;
use super::results::{Results, png};
use super::rows::Rows;
use super::save::save;
use super::scores::scores;
use super::state::{Change, Study};
use super::unlocking::Unlocking;
use super::worker::{Job, Told, WorkerClient};
use super::{Ask, Then};
use crate::component::focus;
use crate::i18n::table::{File, Table};
use crate::i18n::{file as words_of, say, systems};
use crate::language;

/// Tables of words that this program contains.
pub(super) static WORDS: [fn() -> &'static Table; 6] = [
    words_of::Page::table,
    words_of::Findings::table,
    words_of::Study::table,
    words_of::Cohort::table,
    words_of::Files::table,
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
    let hold = use_held_focus(study.busy);
    let change = held.dispatcher();
    // The locked file chosen last.
    let locked = use_state_eq(|| None::<Blob>);
    let client = {
        let (change, locked) = (change.clone(), locked.setter());
        use_memo((), move |()| {
            WorkerClient::new(Callback::from(move |told: Told| {
                if let Told::Answer { job, response: Response::Locked, .. } = &told {
                    locked.set(job.beside.clone());
                }
                heed(told, &change);
            }))
        })
    };
    let run = {
        let (change, client) = (change.clone(), client.clone());
        use_memo((), move |()| {
            Callback::from(move |job: Job| {
                hold.emit(());
                change.dispatch(Change::Asked);
                client.ask(job);
            })
        })
    };
    let ask = {
        let run = run.clone();
        use_memo((), move |()| {
            Callback::from(move |Ask { request, then }: Ask| {
                run.emit(Job { request, beside: None, then });
            })
        })
    };
    let ask = &*ask;
    // Another file starts with default settings.
    let choice = use_memo(study.arrived.0, |_| choice::Kept::default());
    // Asks about unsaved changes before another file replaces the open one.
    let leaving = use_state_eq(|| None::<Leaving>);
    let leave = {
        let (change, client, run) = (change.clone(), client.clone(), run.clone());
        Callback::from(move |leaving: Leaving| match leaving {
            Leaving::Close => {
                client.close();
                change.dispatch(Change::Closed);
            }
            Leaving::Open(chosen) => run.emit(Chosen::job(chosen)),
        })
    };
    let onleave = {
        let (leave, leaving, unsaved) = (leave.clone(), leaving.setter(), study.unsaved);
        Callback::from(move |to: Leaving| {
            if unsaved {
                leaving.set(Some(to));
            } else {
                leave.emit(to);
            }
        })
    };
    let onleft_or_stayed = {
        let (leave, leaving) = (leave.clone(), leaving.clone());
        Callback::from(move |left: bool| {
            let to = (*leaving).clone();
            leaving.set(None);
            if let Some(to) = to.filter(|_| left) {
                leave.emit(to);
            }
        })
    };
    use_question_before_unload(study.unsaved);
    let onfile = onleave.reform(Leaving::Open);
    let onrows = {
        let (change, client) = (change.clone(), client.clone());
        Callback::from(move |chosen: Chosen| {
            change.dispatch(Change::Reopened);
            client.reopen(chosen.opening);
        })
    };
    let onunlock = {
        let locked = (*locked).clone();
        run.reform(move |passphrase: Secret| Job {
            request: Request::Unlock { passphrase },
            beside: locked.clone(),
            then: Then::Show,
        })
    };
    let onleft = {
        let change = change.clone();
        Callback::from(move |()| change.dispatch(Change::LeftLocked))
    };
    let close = onleave.reform(|_: MouseEvent| Leaving::Close);
    let take_back = {
        let (ask, last) = (ask.clone(), study.done.last().cloned());
        Callback::from(move |()| {
            if let Some(done) = &last {
                ask.emit(Ask { request: done.taken_back(), then: Then::TakeBack });
            }
        })
    };
    let settled = {
        let change = change.clone();
        Callback::from(move |()| change.dispatch(Change::Settled))
    };
    let onread = study.previewed.as_ref().map(|previewed| {
        let (ask, mapping) = (ask.clone(), previewed.mapping.clone());
        let rows = study.kept.as_ref().map_or(RowsCounted::default(), |kept| kept.selection.rows);
        Callback::from(move |()| ask.emit(Ask::show(Request::Read { mapping: mapping.clone(), rows })))
    });
    let onread = onread.unwrap_or_default();
    let understood = {
        let change = change.clone();
        Callback::from(move |()| change.dispatch(Change::Understood))
    };
    // The pressed control may have disappeared: the focus moves to the new content.
    use_effect_with(study.arrived.0, |files| {
        if *files > 0 {
            focus::go_to_part("study-file");
        }
    });
    use_effect_with(study.arrived.1, |readings| {
        if *readings > 0 {
            focus::go_to_part("study-rows");
        }
    });
    {
        let (client, before) = (client.clone(), use_mut_ref(|| spoken.language));
        use_effect_with(spoken.language, move |language| {
            if before.replace(*language) != *language {
                client.speak();
            }
        });
    }
    html! {
        <div class="study" data-open={study.opened.is_some().then_some("")} key={spoken.language.id()} ondragover={|event: DragEvent| event.prevent_default()} ondrop={dropped(&onfile)}>
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
            if study.here {
                <p class="caution" role="status">{ say!(STUDY_HERE) }</p>
            }
            if let Some(waiting) = &study.locked {
                <Unlocking waiting={waiting.clone()} busy={study.busy} {onunlock} {onleft} />
            }
            if let Some(opened) = &study.opened {
                { found(opened, client.table().as_ref(), &onfile, &onrows) }
                { columns(study, &change, &run, ask, &onread) }
                <Packing client={(*client).clone()} busy={study.busy} />
            } else {
                { choose(&onfile, ask, study.trouble.is_some()) }
            }
            if let Some((readout, kept)) = study.readout.as_ref().zip(study.kept.as_ref()) {
                <Rows readout={readout.clone()} changed={study.changed} ask={ask.clone()} />
                <Later turns={1}>{ scores(readout, study.changed) }</Later>
                if readout.follow_up {
                    <Later turns={2}>
                        <RowsKept
                            readout={readout.clone()}
                            kept={kept.clone()}
                            changed={study.changed}
                            ask={ask.clone()}
                            busy={study.busy}
                        />
                    </Later>
                }
                <Later turns={3}>
                    <Results
                        kept={kept.clone()}
                        choice={(*choice).clone()}
                        results={study.results.clone()}
                        weighed={study.weighed.clone()}
                        ask={ask.clone()}
                        busy={study.busy}
                        synthetic={study.is_synthetic()}
                        follow_up={readout.follow_up}
                        changed={study.changed}
                        onread={onread.clone()}
                    />
                </Later>
            }
            <Bar
                client={(*client).clone()}
                busy={study.busy}
                trouble={study.trouble.clone()}
                onclose={understood}
                done={study.done.last().filter(|_| study.offered).cloned()}
                ontakeback={take_back}
                onsettled={settled}
            />
            if leaving.is_some() {
                <Question onanswer={onleft_or_stayed} />
            }
        </div>
    }
}

/// The table of columns, and the requests after its changes.
fn columns(
    study: &Study,
    change: &UseReducerDispatcher<Held>,
    run: &Callback<Job>,
    ask: &Callback<Ask>,
    onread: &Callback<()>,
) -> Html {
    let Some(previewed) = study.previewed.as_ref() else { return Html::default() };
    let looked_at = study.values.as_ref().map(|values| values.column);
    let onmeant = {
        let (change, ask) = (change.clone(), ask.clone());
        Callback::from(move |mapping: Mapping| {
            change.dispatch(Change::Meant(mapping.clone()));
            if let Some(column) = looked_at {
                ask.emit(Ask::show(Request::Values { mapping: mapping.clone(), column }));
            }
            ask.emit(Ask::show(Request::Preview { mapping }));
        })
    };
    let onchosen = {
        let (change, ask) = (change.clone(), ask.clone());
        Callback::from(move |(mapping, column): (Mapping, usize)| {
            change.dispatch(Change::Meant(mapping.clone()));
            change.dispatch(Change::ValuesSeen);
            ask.emit(Ask::show(Request::Choose { mapping, column }));
        })
    };
    let onadd = {
        let (change, ask) = (change.clone(), ask.clone());
        Callback::from(move |(mapping, addition): (Mapping, Addition)| {
            change.dispatch(Change::ValuesSeen);
            ask.emit(Ask::show(Request::Add { mapping, addition: Box::new(addition) }));
        })
    };
    let onlook = {
        let (change, ask, mapping) = (change.clone(), ask.clone(), previewed.mapping.clone());
        Callback::from(move |column: Option<usize>| match column {
            Some(column) => ask.emit(Ask::show(Request::Values { mapping: mapping.clone(), column })),
            None => change.dispatch(Change::ValuesSeen),
        })
    };
    let onsaved = run.reform(|file: Dropped| Job {
        request: Request::UseMapping,
        beside: Some(Blob::from(file)),
        then: Then::Show,
    });
    html! {
        <Columns
            previewed={previewed.clone()}
            values={study.values.clone()}
            read={study.readout.is_some()}
            changed={study.changed}
            busy={study.busy}
            {onmeant}
            {onchosen}
            {onadd}
            {onlook}
            {onsaved}
            onread={onread.clone()}
            ask={ask.clone()}
        />
    }
}

/// Applies an event of the worker to the state; saves a file that it contains.
fn heed(told: Told, change: &UseReducerDispatcher<Held>) {
    match told {
        Told::Answer { job, response, bytes } => {
            if let Response::File { name, mime } = &response {
                take_away(job.then, name, mime, &bytes);
            }
            change.dispatch(Change::Answered(Box::new(job.request), response, job.then));
        }
        Told::Here => change.dispatch(Change::Here),
        Told::Busy(busy) => change.dispatch(Change::Busy(busy)),
        Told::Lost(loss) => change.dispatch(Change::Lost(loss)),
    }
}

fn take_away(then: Then, name: &str, mime: &str, bytes: &[Uint8Array]) {
    match then {
        Then::Show | Then::TakeBack => {}
        Then::Save => save(name, mime, bytes),
        Then::SavePng => png::save(name, bytes),
    }
}
