//! Queue of requests to the worker: first the one that brings a new worker to the study, then a change of
//! language, then those of the page.
//!
//! Results must belong to the intended table. Therefore pending requests for a table are dropped when another
//! one is opened.

use std::collections::VecDeque;

use cohort::Opening;
use study::protocol::{Export, StudySpec};
use study::{Request, Response};

use super::Then;

/// A queued request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Job<Beside> {
    pub(crate) request: Request,
    /// The file to which it belongs.
    pub(crate) beside: Option<Beside>,
    pub(crate) then: Then,
}

/// The current request and the pending ones.
#[derive(Debug)]
pub(crate) struct Queue<Beside> {
    /// The study after the last response.
    study: Option<StudySpec>,
    /// Its table; `None` for the example.
    table: Option<Beside>,
    /// Brings a new worker to the study.
    restoring: Option<Job<Beside>>,
    /// True if its response is reported, because the table is opened in another way.
    reopening: bool,
    /// A change of language.
    language: Option<Job<Beside>>,
    waiting: VecDeque<Job<Beside>>,
    current: Option<Current<Beside>>,
}

#[derive(Debug)]
struct Current<Beside> {
    job: Job<Beside>,
    /// True if it brings a new worker to the study.
    restores: bool,
}

impl<Beside> Default for Queue<Beside> {
    fn default() -> Self {
        Self {
            study: None,
            table: None,
            restoring: None,
            reopening: false,
            language: None,
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

    /// The open table, unless it is the example: its name, the settings to open it, and its file.
    pub(crate) fn table(&self) -> Option<(&str, &Opening, &Beside)> {
        let (study, table) = self.study.as_ref().zip(self.table.as_ref())?;
        Some((&study.name, &study.settings.opening, table))
    }

    /// Returns whether no request is pending.
    pub(crate) fn is_empty(&self) -> bool {
        self.restoring.is_none() && self.language.is_none() && self.waiting.is_empty()
    }

    /// Returns whether no file is open and nothing is requested.
    pub(crate) fn is_new(&self) -> bool {
        self.study.is_none() && self.is_empty() && self.current.is_none()
    }

    /// Returns whether the worker is processing a request.
    pub(crate) fn is_asking(&self) -> bool {
        self.current.is_some()
    }

    /// Returns whether the page waits for a response.
    pub(crate) fn is_busy(&self) -> bool {
        let asked = self.current.as_ref().is_some_and(|current| !current.restores);
        asked || self.reopening || self.language.is_some() || !self.waiting.is_empty()
    }

    /// Starts the next request; `None` while one is processed.
    pub(crate) fn begin_next(&mut self) -> Option<&Job<Beside>> {
        if self.current.is_some() {
            return None;
        }
        let restores = self.restoring.is_some();
        let next = self.restoring.take().or_else(|| self.language.take());
        let job = next.or_else(|| self.waiting.pop_front())?;
        Some(&self.current.insert(Current { job, restores }).job)
    }

    /// Handles a response, and returns its request if it is to be reported. `study` is the study after it;
    /// `table` turns the attached bytes into a file.
    pub(crate) fn answered(
        &mut self,
        response: &Response,
        study: Option<StudySpec>,
        table: impl FnOnce() -> Option<Beside>,
    ) -> Option<Job<Beside>> {
        let Current { job, restores } = self.current.take()?;
        self.study = study;
        if restores {
            let reopened = std::mem::take(&mut self.reopening);
            // Otherwise the table was changed or removed since, and is not open any more.
            let restored = matches!(response, Response::Whole(_));
            if !restored {
                self.leave_table();
                self.table = None;
            }
            return (reopened || !restored).then_some(job);
        }
        match (&job.request, response) {
            (Request::Open { .. } | Request::Example, Response::Opened(_)) => {
                self.leave_table();
                self.table.clone_from(&job.beside);
            }
            (Request::Open { .. } | Request::Unlock { .. }, Response::Whole(_)) => {
                self.leave_table();
                self.table = table();
            }
            (Request::Open { .. } | Request::Example | Request::Unlock { .. }, Response::Refused { .. }) => {
                self.leave_table();
                self.table = None;
            }
            _ => {}
        }
        Some(job)
    }

    /// Cancels all requests; a new worker restores the state.
    pub(crate) fn stop(&mut self) {
        self.waiting.clear();
        self.begin_anew();
    }

    /// Words everything known in another language, before the next request of the page.
    pub(crate) fn speak(&mut self, language: &str) {
        let request = Request::Speak { language: language.to_owned() };
        self.language = Some(Job { request, beside: None, then: Then::Show });
    }

    /// Opens the table in another way with the same columns, then continues.
    pub(crate) fn reopen(&mut self, opening: Opening) {
        if let Some(study) = &mut self.study {
            study.settings.opening = opening;
        }
        if let Some(Current { job, restores: false }) = self.current.take() {
            self.waiting.push_front(job);
        }
        self.begin_anew();
        self.reopening = self.restoring.is_some();
    }

    /// Handles a crash of the worker.
    pub(crate) fn lost(&mut self) {
        // A study that crashed the worker would do so again.
        if self.current.as_ref().is_some_and(|current| current.restores) {
            (self.study, self.table) = (None, None);
        }
        self.stop();
    }

    fn begin_anew(&mut self) {
        self.restoring = self.study.clone().map(|study| Job {
            request: Request::BringTo { study: Box::new(study) },
            beside: self.table.clone(),
            then: Then::Show,
        });
        (self.current, self.reopening) = (None, false);
    }

    /// Drops pending requests for a table that is not open any more.
    fn leave_table(&mut self) {
        self.waiting.retain(|job| needs_no_table(&job.request));
    }
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
