//! By which requests a worker came to where it is, so that another one can be brought to the same place.
//!
//! A cancel ends the worker at once. What it had done before is done again by the next one: a session keeps
//! nothing that the requests do not say.

use study::{Request, Response};

/// The requests that count, in order, each with what travelled beside it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Trail<Beside>(Vec<(Request, Beside)>);

impl<Beside> Default for Trail<Beside> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Beside: Clone> Trail<Beside> {
    /// The requests that bring a new worker to the same place.
    pub(crate) fn steps(&self) -> Vec<(Request, Beside)> {
        self.0.clone()
    }

    /// Heeds what was answered.
    pub(crate) fn answered(&mut self, request: &Request, beside: &Beside, response: &Response) {
        match (request, response) {
            // A file of ours leaves what is open, and so does one that could not be read.
            (_, Response::Unpacked { .. } | Response::Locked | Response::NotOpened { .. }) => return,
            // A table that cannot be opened leaves none open.
            (Request::Open { .. } | Request::Example, _) => self.0.clear(),
            (_, Response::Refused { .. }) => return,
            (Request::Preview { .. } | Request::Choose { .. } | Request::UseMapping, _) => {
                self.0.retain(|(known, _)| !is_of_meaning(known));
            }
            (Request::Read { .. }, _) => self.0.truncate(1),
            (Request::Filter { .. }, _) => self.0.retain(|(known, _)| !is_of_kept_rows(known)),
            (Request::Analyse { .. } | Request::Forget { .. }, _) => {}
            (
                Request::Values { .. }
                | Request::Draw { .. }
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
}

/// Whether a request says what the columns are.
fn is_of_meaning(request: &Request) -> bool {
    matches!(request, Request::Preview { .. } | Request::Choose { .. } | Request::UseMapping)
}

/// Whether a request says which rows are kept, or is about those alone.
fn is_of_kept_rows(request: &Request) -> bool {
    matches!(request, Request::Filter { .. } | Request::Analyse { .. } | Request::Forget { .. })
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use cohort::analysis::{RowsCounted, Settings};
    use cohort::{English, Opening};
    use study::Session;
    use study::protocol::{Analysis, Export, Lock, Secret};

    use super::*;

    struct Desk {
        session: Session,
        trail: Trail<Vec<u8>>,
    }

    impl Desk {
        fn new() -> Self {
            Self { session: Session::new(Box::new(English), "en"), trail: Trail::default() }
        }

        fn ask(&mut self, request: &Request, bytes: &[u8]) -> Response {
            let (response, _) = self.session.handle(request.clone(), bytes.to_vec(), &mut |_| {});
            self.trail.answered(request, &bytes.to_vec(), &response);
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

        /// A new worker, by the trail of this one.
        fn again(&self) -> Self {
            let mut again = Self::new();
            for (request, bytes) in self.trail.steps() {
                again.ask(&request, &bytes);
            }
            again
        }
    }

    #[test]
    fn a_new_worker_knows_the_same_results_by_the_same_numbers() {
        let mut desk = Desk::new();
        desk.read_example();
        desk.analyse(Analysis::Scores { systems: Vec::new() });
        desk.analyse(Analysis::Published);
        desk.ask(&Request::Forget { result: 0 }, &[]);
        let mut again = desk.again();
        for result in 0..3 {
            let draw = || Request::Draw { result, width: 500.0 };
            assert_eq!(desk.ask(&draw(), &[]), again.ask(&draw(), &[]), "{result}");
        }
        let export = || Request::Export { export: Export::Mapping };
        assert_eq!(desk.ask(&export(), &[]), again.ask(&export(), &[]));
    }

    #[test]
    fn a_file_of_ours_and_its_passphrase_leave_no_trace() {
        let mut desk = Desk::new();
        desk.read_example();
        let before = desk.trail.clone();
        let opening = Opening::default();
        let packed = |lock| Request::Pack { steps: vec![Request::Example], lock };
        let passphrase = || Secret::from("correct horse".to_owned());
        let lock = Lock { passphrase: passphrase(), salt: [1; 16], nonce: [2; 12] };
        let is_unpacked = |response: Response| matches!(response, Response::Unpacked { .. });
        for lock in [None, Some(lock)] {
            let (_, file) = desk.session.handle(packed(lock.clone()), Vec::new(), &mut |_| {});
            assert!(matches!(desk.ask(&packed(lock.clone()), &[]), Response::File { .. }));
            let open = Request::Open { name: "a-study.json".to_owned(), opening: opening.clone() };
            let unlock = Request::Unlock { passphrase: passphrase() };
            let (opened, unlocked) = (desk.ask(&open, &file), desk.ask(&unlock, &file));
            if lock.is_some() {
                assert_eq!(opened, Response::Locked);
                assert!(is_unpacked(unlocked));
            } else {
                assert!(is_unpacked(opened));
                assert!(matches!(unlocked, Response::NotOpened { .. }), "a plain file has no passphrase");
            }
        }
        assert_eq!(desk.trail, before);
    }

    #[test]
    fn what_a_later_request_undoes_is_not_done_again() {
        let mut desk = Desk::new();
        desk.read_example();
        desk.analyse(Analysis::Published);
        desk.ask(&Request::Filter { rows: RowsCounted::FirstOperations, conditions: Vec::new() }, &[]);
        let asked: Vec<_> = desk.trail.steps().into_iter().map(|(request, _)| request).collect();
        assert!(
            matches!(asked.as_slice(), [Request::Example, Request::Read { .. }, Request::Filter { .. }]),
            "{asked:?}"
        );
        desk.ask(&Request::Open { name: "empty.csv".to_owned(), opening: Opening::default() }, b"");
        assert!(desk.trail.steps().is_empty(), "a file that cannot be opened leaves none open");
    }
}
