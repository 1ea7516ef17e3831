//! Queue of requests to the worker: first those that restore the state of the previous worker, then a change of
//! language, then the steps of a study being opened, then those of the page.
//!
//! Results must belong to the intended table. Therefore a failed step cancels those after it, and pending
//! requests for a table are dropped when another one is opened.

use std::collections::VecDeque;

use study::protocol::Export;
use study::{Request, Response};

use super::Then;
use super::replay_log::ReplayLog;

/// A queued request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Job<Beside> {
    pub(crate) request: Request,
    /// The file to which it belongs.
    pub(crate) beside: Option<Beside>,
    pub(crate) then: Then,
}

/// Response to report to the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answered<Beside> {
    /// The request.
    Asked(Job<Beside>),
    /// Repeats an earlier request; `last` is true for the final one.
    Again { request: Request, last: bool },
}

/// The current request and the pending ones.
#[derive(Debug)]
pub(crate) struct Queue<Beside> {
    replay_log: ReplayLog<Option<Beside>>,
    /// Requests that restore the state of the previous worker.
    again: VecDeque<Job<Beside>>,
    /// True if their responses are reported.
    retold: bool,
    /// A change of language.
    language: Option<Job<Beside>>,
    /// Steps of an opened study. Until all are done, the current request is one of them.
    steps: VecDeque<Job<Beside>>,
    waiting: VecDeque<Job<Beside>>,
    current: Option<Current<Beside>>,
}

#[derive(Debug)]
struct Current<Beside> {
    job: Job<Beside>,
    /// True if it is repeated for a new worker.
    again: bool,
}

impl<Beside> Default for Queue<Beside> {
    fn default() -> Self {
        Self {
            replay_log: ReplayLog::default(),
            again: VecDeque::new(),
            retold: false,
            language: None,
            steps: VecDeque::new(),
            waiting: VecDeque::new(),
            current: None,
        }
    }
}

impl<Beside: Clone> Queue<Beside> {
    /// Appends a request.
    pub(crate) fn ask(&mut self, job: Job<Beside>) {
        self.waiting.push_back(job);
    }

    /// The open table.
    pub(crate) fn table(&self) -> Option<Beside> {
        self.replay_log.steps().into_iter().next().and_then(|(_, beside)| beside)
    }

    /// Returns whether no request is pending.
    pub(crate) fn is_empty(&self) -> bool {
        self.again.is_empty() && self.language.is_none() && self.steps.is_empty() && self.waiting.is_empty()
    }

    /// Returns whether nothing was requested that left a trace.
    pub(crate) fn is_new(&self) -> bool {
        self.replay_log.is_empty() && self.is_empty() && self.current.is_none()
    }

    /// Returns whether the worker is processing a request.
    pub(crate) fn is_asking(&self) -> bool {
        self.current.is_some()
    }

    /// Returns whether the page waits for a response.
    pub(crate) fn is_busy(&self) -> bool {
        let asked = self.current.as_ref().is_some_and(|current| !current.again);
        asked || self.retold || self.language.is_some() || !self.steps.is_empty() || !self.waiting.is_empty()
    }

    /// Starts the next request; `None` while one is processed.
    pub(crate) fn begin_next(&mut self) -> Option<&Job<Beside>> {
        if self.current.is_some() {
            return None;
        }
        let again = !self.again.is_empty();
        let next = self.again.pop_front().or_else(|| self.language.take());
        let next = next.or_else(|| self.steps.pop_front());
        let job = next.or_else(|| self.waiting.pop_front())?;
        Some(&self.current.insert(Current { job, again }).job)
    }

    /// Handles a response. `table` turns its attached bytes into a file.
    pub(crate) fn answered(
        &mut self,
        response: &Response,
        table: impl FnOnce() -> Option<Beside>,
    ) -> Option<Answered<Beside>> {
        let Current { job, again } = self.current.take()?;
        if again {
            return self.answered_again(job.request, response);
        }
        self.replay_log.answered(&job.request, &job.beside, response);
        match response {
            Response::Unpacked { steps } => {
                // The first step opens the table.
                let mut table = table();
                let step = |request: &Request| Job {
                    request: request.clone(),
                    beside: table.take(),
                    then: Then::Unpack,
                };
                self.steps = steps.iter().map(step).collect();
            }
            // The rows are available, and the next analysis uses the same.
            Response::Refused { .. } if matches!(job.request, Request::AnalyseAgain { .. }) => {}
            Response::Refused { .. } | Response::NotOpened { .. } | Response::Locked => self.steps.clear(),
            _ => {}
        }
        let opens = matches!(job.request, Request::Open { .. } | Request::Example);
        if opens && matches!(response, Response::Opened(_) | Response::Refused { .. }) {
            self.leave_table();
        }
        Some(Answered::Asked(job))
    }

    fn answered_again(&mut self, request: Request, response: &Response) -> Option<Answered<Beside>> {
        if matches!(request, Request::Open { .. }) && !matches!(response, Response::Opened(_)) {
            // The table was changed or removed since; the page must know that it is not open any more.
            self.replay_log = ReplayLog::default();
            self.again.clear();
            self.steps.clear();
            self.leave_table();
            self.retold = true;
        }
        let last = self.again.is_empty();
        let told = self.retold;
        self.retold &= !last;
        told.then_some(Answered::Again { request, last })
    }

    /// Cancels all requests; a new worker restores the state.
    pub(crate) fn stop(&mut self) {
        self.steps.clear();
        self.waiting.clear();
        self.begin_anew();
    }

    /// Words everything known in another language, before the next request of the page.
    pub(crate) fn speak(&mut self, language: &str) {
        self.language = Some(showing(Request::Speak { language: language.to_owned() }, None));
    }

    /// Opens the table in another way with the same columns, replays everything else on a new worker with the
    /// responses reported, then continues.
    pub(crate) fn reopen(&mut self, request: Request, table: Beside) {
        self.replay_log.reopened(request, Some(table));
        if let Some(Current { job, again: false }) = self.current.take() {
            let before = if self.steps.is_empty() { &mut self.waiting } else { &mut self.steps };
            before.push_front(job);
        }
        self.begin_anew();
        self.retold = !self.again.is_empty();
    }

    /// Handles a crash of the worker.
    pub(crate) fn lost(&mut self) {
        // A replay that crashed the worker would do so again.
        if self.current.as_ref().is_some_and(|current| current.again) {
            self.replay_log = ReplayLog::default();
        }
        self.stop();
    }

    fn begin_anew(&mut self) {
        let steps = self.replay_log.steps().into_iter();
        self.again = steps.map(|(request, beside)| showing(request, beside)).collect();
        self.current = None;
        self.retold = false;
    }

    /// Drops pending requests for a table that is not open any more.
    fn leave_table(&mut self) {
        self.waiting.retain(|job| needs_no_table(&job.request));
    }
}

fn showing<Beside>(request: Request, beside: Option<Beside>) -> Job<Beside> {
    Job { request, beside, then: Then::Show }
}

fn needs_no_table(request: &Request) -> bool {
    matches!(
        request,
        Request::Open { .. }
            | Request::Example
            | Request::Unlock { .. }
            | Request::Export { export: Export::Template }
    )
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
