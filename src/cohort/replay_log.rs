//! The requests that led to the state of a worker, to restore it in another one.
//!
//! Cancelling terminates the worker at once. The next one replays its requests: the state of a session is a
//! function of its requests.

use study::{Request, Response};

/// The effective requests in order, each with its attached file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReplayLog<Beside>(Vec<(Request, Beside)>);

impl<Beside> Default for ReplayLog<Beside> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Beside: Clone> ReplayLog<Beside> {
    /// Returns whether a new worker needs no request.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The requests that restore the state in a new worker.
    pub(crate) fn steps(&self) -> Vec<(Request, Beside)> {
        self.0.clone()
    }

    /// Records a response.
    pub(crate) fn answered(&mut self, request: &Request, beside: &Beside, response: &Response) {
        match (request, response) {
            // A saved study leaves the open file unchanged, as does one that could not be read.
            (_, Response::Unpacked { .. } | Response::Locked | Response::NotOpened { .. }) => return,
            // Failure to open a table closes the present one.
            (Request::Open { .. } | Request::Example, _) => self.0.clear(),
            (_, Response::Refused { .. }) => return,
            (Request::Preview { .. } | Request::Choose { .. } | Request::UseMapping, _) => {
                self.drop_all(is_meaning);
            }
            (Request::Read { mapping, .. }, _) => {
                // Filters and results stay, and are requested after it.
                self.drop_all(|known| is_meaning(known) || matches!(known, Request::Read { .. }));
                // The page shows the columns as they were read.
                let meant = Request::Preview { mapping: mapping.clone() };
                let after_table = self.0.len().min(1);
                let both = [(meant, beside.clone()), (request.clone(), beside.clone())];
                self.0.splice(after_table..after_table, both);
                return;
            }
            (Request::Filter { .. }, _) => self.drop_all(|known| matches!(known, Request::Filter { .. })),
            (Request::Analyse { analysis, settings, width }, Response::Drawn(drawn)) => {
                let again = Request::AnalyseAgain {
                    result: drawn.result,
                    analysis: analysis.clone(),
                    settings: settings.clone(),
                    selection: drawn.selection.clone(),
                    width: *width,
                };
                self.0.push((again, beside.clone()));
                return;
            }
            (Request::AnalyseAgain { result: again, .. }, _) => self
                .drop_all(|known| matches!(known, Request::AnalyseAgain { result, .. } if result == again)),
            (Request::BringBack { result: back }, _) => {
                self.drop_all(|known| matches!(known, Request::Forget { result } if result == back));
                return;
            }
            (Request::Forget { .. }, _) => {}
            (
                Request::Analyse { .. }
                | Request::Values { .. }
                | Request::Draw { .. }
                | Request::Speak { .. }
                | Request::Export { .. }
                | Request::Pack { .. }
                | Request::Unlock { .. },
                _,
            ) => return,
        }
        if !matches!(response, Response::Refused { .. }) {
            self.0.push((request.clone(), beside.clone()));
        }
    }

    /// Replaces the request that opened the table. The columns must stay the same.
    pub(crate) fn reopened(&mut self, request: Request, beside: Beside) {
        if let Some(first) = self.0.first_mut() {
            *first = (request, beside);
        }
    }

    fn drop_all(&mut self, which: impl Fn(&Request) -> bool) {
        self.0.retain(|(known, _)| !which(known));
    }
}

/// Returns whether a request changes the meaning of the columns, without reading them.
fn is_meaning(request: &Request) -> bool {
    matches!(request, Request::Preview { .. } | Request::Choose { .. } | Request::UseMapping)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use cohort::analysis::{RowsCounted, Settings};
    use cohort::{English, Opening};
    use study::Session;
    use study::protocol::{Analysis, Export, Lock, Secret, Selection};

    use super::*;

    struct WorkerClient {
        session: Session,
        replay_log: ReplayLog<Vec<u8>>,
    }

    impl WorkerClient {
        fn new() -> Self {
            Self { session: Session::new(Box::new(English), "en"), replay_log: ReplayLog::default() }
        }

        fn ask(&mut self, request: &Request, bytes: &[u8]) -> Response {
            let (response, _) = self.session.handle(request.clone(), bytes.to_vec(), &mut |_| {});
            self.replay_log.answered(request, &bytes.to_vec(), &response);
            response
        }

        fn read_example(&mut self) {
            let Response::Opened(opened) = self.ask(&Request::Example, &[]) else { panic!() };
            let mapping = opened.previewed.mapping;
            self.ask(&Request::Preview { mapping: mapping.clone() }, &[]);
            self.ask(&Request::Read { mapping, rows: RowsCounted::default() }, &[]);
        }

        fn analyse(&mut self, analysis: Analysis) -> Response {
            self.ask(&Request::Analyse { analysis, settings: Settings::default(), width: 600.0 }, &[])
        }

        /// A new worker with the requests of this one replayed.
        fn again(&self) -> Self {
            let mut again = Self::new();
            for (request, bytes) in self.replay_log.steps() {
                again.ask(&request, &bytes);
            }
            again
        }
    }

    #[test]
    fn a_new_worker_knows_the_same_results_by_the_same_numbers() {
        let mut client = WorkerClient::new();
        client.read_example();
        client.analyse(Analysis::Scores { systems: Vec::new() });
        client.analyse(Analysis::Published);
        client.ask(&Request::Forget { result: 0 }, &[]);
        let mut again = client.again();
        for result in 0..3 {
            let draw = || Request::Draw { result, width: 500.0 };
            assert_eq!(client.ask(&draw(), &[]), again.ask(&draw(), &[]), "{result}");
        }
        let export = || Request::Export { export: Export::Mapping };
        assert_eq!(client.ask(&export(), &[]), again.ask(&export(), &[]));
    }

    #[test]
    fn a_file_of_ours_and_its_passphrase_leave_no_trace() {
        let mut client = WorkerClient::new();
        client.read_example();
        let before = client.replay_log.clone();
        let opening = Opening::default();
        let packed = |lock| Request::Pack { lock };
        let passphrase = || Secret::from("correct horse".to_owned());
        let lock = Lock { passphrase: passphrase(), salt: [1; 16], nonce: [2; 12] };
        let is_unpacked = |response: Response| matches!(response, Response::Unpacked { .. });
        for lock in [None, Some(lock)] {
            let (_, file) = client.session.handle(packed(lock.clone()), Vec::new(), &mut |_| {});
            assert!(matches!(client.ask(&packed(lock.clone()), &[]), Response::File { .. }));
            let open = Request::Open { name: "a-study.json".to_owned(), opening: opening.clone() };
            let unlock = Request::Unlock { passphrase: passphrase() };
            let (opened, unlocked) = (client.ask(&open, &file), client.ask(&unlock, &file));
            if lock.is_some() {
                assert_eq!(opened, Response::Locked);
                assert!(is_unpacked(unlocked));
            } else {
                assert!(is_unpacked(opened));
                assert!(matches!(unlocked, Response::NotOpened { .. }), "a plain file has no passphrase");
            }
        }
        assert_eq!(client.replay_log, before);
    }

    #[test]
    fn a_new_worker_has_every_result_of_its_own_rows_whatever_was_filtered_and_read_since() {
        let mut client = WorkerClient::new();
        client.read_example();
        client.analyse(Analysis::Published);
        let first = Selection { rows: RowsCounted::FirstOperations, conditions: Vec::new() };
        client.ask(&Request::Filter { selection: first }, &[]);
        client.analyse(Analysis::Scores { systems: Vec::new() });
        client.ask(&Request::Forget { result: 0 }, &[]);
        let Some((Request::Read { mapping, .. }, _)) = client.replay_log.steps().get(2).cloned() else {
            panic!()
        };
        client.ask(&Request::Read { mapping, rows: RowsCounted::FirstOperations }, &[]);
        client.ask(&Request::BringBack { result: 0 }, &[]);
        let mut again = client.again();
        for result in 0..3 {
            let draw = || Request::Draw { result, width: 500.0 };
            assert_eq!(client.ask(&draw(), &[]), again.ask(&draw(), &[]), "{result}");
        }
        let Response::Drawn(drawn) = client.ask(&Request::Draw { result: 0, width: 500.0 }, &[]) else {
            panic!()
        };
        assert_eq!(drawn.rows, 36, "it was made before the filter");
    }

    #[test]
    fn what_a_later_request_undoes_is_not_done_again() {
        let mut client = WorkerClient::new();
        client.read_example();
        for rows in [RowsCounted::FirstOperations, RowsCounted::Operations, RowsCounted::FirstOperations] {
            client.ask(&Request::Filter { selection: Selection { rows, conditions: Vec::new() } }, &[]);
        }
        let asked: Vec<_> = client.replay_log.steps().into_iter().map(|(request, _)| request).collect();
        assert!(
            matches!(
                asked.as_slice(),
                [Request::Example, Request::Preview { .. }, Request::Read { .. }, Request::Filter { .. }]
            ),
            "{asked:?}"
        );
        client.ask(&Request::Open { name: "empty.csv".to_owned(), opening: Opening::default() }, b"");
        assert!(client.replay_log.steps().is_empty(), "a file that cannot be opened leaves none open");
    }
}
