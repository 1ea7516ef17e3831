//! A saved study: opening it restores the state with the same numbers.

use clinical::Finding;
use cohort::analysis::{Grouping, RowsCounted, Settings};
use cohort::filter::Condition;
use cohort::{Opening, Role};
use proptest::prelude::*;
use serde_json::{Value, json};
use study::LocalizedMessage;
use study::protocol::{Analysis, Export, Lock, Opened, Request, Response, Secret, Selection};

use crate::support::Conversation;

const TABLE: &str = "patient;time_days;died;kps;hospital;primary_site\n\
    A;180;1;80;X;hcc\nA;90;0;80;Y;lung\nB;33;1;70;X;hcc\nC;12;1;60;Y;hcc\nD;400;0;90;X;breast\n";

/// A page that stores its table.
struct Page {
    conversation: Conversation,
    table: Vec<u8>,
}

impl Page {
    fn open(table: &[u8]) -> (Self, Box<Opened>) {
        Self::open_in(Conversation::new(), table)
    }

    fn open_in(conversation: Conversation, table: &[u8]) -> (Self, Box<Opened>) {
        let mut page = Self { conversation, table: table.to_vec() };
        let open = Request::Open { name: "a.csv".into(), opening: Opening::default() };
        match page.step(open) {
            Response::Opened(opened) => (page, opened),
            other => panic!("{other:?}"),
        }
    }

    fn step(&mut self, request: Request) -> Response {
        self.conversation.ask_with(request, self.table.clone()).0
    }

    fn analyse(&mut self, analysis: Analysis) {
        let settings = Settings::default();
        let answer = self.step(Request::Analyse { analysis, settings, width: 700.0 });
        assert!(matches!(answer, Response::Drawn(_)), "{answer:?}");
    }

    fn ask_to_pack(&mut self, lock: Option<Lock>) -> (Response, Vec<u8>) {
        self.conversation.ask_with(Request::Pack { lock }, self.table.clone())
    }

    fn pack(&mut self, lock: Option<Lock>) -> Vec<u8> {
        match self.ask_to_pack(lock) {
            (Response::File { name, mime }, bytes) => {
                assert_eq!((name.as_str(), mime.as_str()), ("a-study.json", "application/json"));
                bytes
            }
            other => panic!("{other:?}"),
        }
    }

    /// Reason why it is not saved.
    fn not_packed(&mut self, lock: Option<Lock>) -> LocalizedMessage {
        match self.ask_to_pack(lock) {
            (Response::Refused { said }, bytes) if bytes.is_empty() => said,
            (other, _) => panic!("{other:?}"),
        }
    }

    /// Another page that opens the saved study.
    fn unpacked(file: &[u8]) -> Self {
        let mut conversation = Conversation::new();
        let (answer, table) = conversation.open_with(file);
        let Response::Whole(whole) = answer else { panic!("{answer:?}") };
        assert_eq!(whole.trouble, None);
        Self { conversation, table }
    }

    /// Numbers of the results.
    fn numbers(&self) -> Vec<usize> {
        let reading = self.conversation.study().unwrap().settings.reading.unwrap();
        reading.results.iter().filter(|it| !it.removed).map(|it| it.id).collect()
    }

    /// Everything visible: the mapping, the rows, and every result.
    fn seen(&mut self) -> [String; 3] {
        [Export::Mapping, Export::Results, Export::Issues].map(|export| {
            match self.conversation.ask_with(Request::Export { export }, Vec::new()) {
                (Response::File { .. }, bytes) => String::from_utf8(bytes).unwrap(),
                (Response::Refused { said }, _) => said.id,
                other => panic!("{other:?}"),
            }
        })
    }
}

fn opened(file: &[u8]) -> (Response, Vec<u8>) {
    Conversation::new().open_with(file)
}

fn unlocked(file: &[u8], passphrase: &str) -> (Response, Vec<u8>) {
    let unlock = Request::Unlock { passphrase: Secret::from(passphrase.to_owned()) };
    Conversation::new().ask_with(unlock, file.to_vec())
}

fn lock(passphrase: &str) -> Option<Lock> {
    Some(Lock { passphrase: Secret::from(passphrase.to_owned()), salt: [3; 16], nonce: [4; 12] })
}

/// Reason why it is not opened.
fn not_opened((answer, bytes): (Response, Vec<u8>)) -> String {
    assert!(bytes.is_empty());
    match answer {
        Response::NotOpened { said } => said.id,
        other => panic!("{other:?}"),
    }
}

fn curves() -> Analysis {
    Analysis::Compare { grouping: Grouping::None, times: vec![30.0], horizon: Some(300.0) }
}

fn studied() -> Page {
    let (mut page, opened) = Page::open(TABLE.as_bytes());
    page.step(Request::Read { mapping: opened.previewed.mapping, rows: RowsCounted::Operations });
    let condition = Condition::Range { finding: Finding::Kps, from: Some(65.0), to: None };
    let selection = Selection { rows: RowsCounted::FirstOperations, conditions: vec![condition] };
    page.step(Request::Filter { selection });
    page.analyse(curves());
    page.analyse(Analysis::Factors { groupings: vec![Grouping::Factor { name: "hospital".into() }] });
    page
}

#[test]
fn a_study_comes_back_with_its_rows_mapping_filter_and_results() {
    let mut page = studied();
    let file = page.pack(None);
    let mut again = Page::unpacked(&file);
    assert_eq!(again.seen(), page.seen());
    assert_eq!(again.table, TABLE.as_bytes());
    assert_eq!(again.pack(None), file, "what is packed again is the same");
}

#[test]
fn columns_that_got_another_meaning_since_the_reading_come_back_as_both() {
    let mut page = studied();
    let before = page.seen();
    let mut meant = page.conversation.study().unwrap().mapping;
    meant.columns[4].role = Role::Ignored;
    page.step(Request::Preview { mapping: meant });
    let mut again = Page::unpacked(&page.pack(None));
    assert_eq!(again.seen(), page.seen());
    assert_ne!(again.seen()[0], before[0]);
    assert_eq!(again.seen()[1], before[1]);
}

#[test]
fn a_result_that_was_left_out_does_not_come_back() {
    let mut page = studied();
    page.step(Request::Forget { result: 0 });
    let mut again = Page::unpacked(&page.pack(None));
    assert_eq!(again.seen(), page.seen());
    assert_eq!(again.numbers(), [1], "the other has the number that it had");
}

#[test]
fn results_of_several_subgroups_come_back_each_of_its_own_rows() {
    let mut page = studied();
    page.step(Request::Filter { selection: Selection::default() });
    page.analyse(curves());
    let mut again = Page::unpacked(&page.pack(None));
    assert_eq!(again.seen(), page.seen());
    assert_eq!(again.pack(None), page.pack(None), "what is packed again is the same");
    let file: Value = serde_json::from_slice(&page.pack(None)).unwrap();
    let results = file["settings"]["reading"]["results"].as_array().unwrap();
    assert_eq!((results.len(), &results[0]["of"]["rows"]), (3, &json!("first_operations")));
    assert_eq!(results[2]["of"]["conditions"], json!([]));
}

/// A file written before each result had its own rows, and its expected results.
#[test]
fn a_file_of_the_first_format_opens_with_the_results_it_had() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/");
    let read = |name: &str| std::fs::read(format!("{folder}{name}")).unwrap();
    let mut page = Page::unpacked(&read("study-1.json"));
    let found: Value = serde_json::from_str(&page.seen()[1]).unwrap();
    let then: Value = serde_json::from_slice(&read("study-1-results.json")).unwrap();
    let medians = |results: &Value| results["comparisons"][0]["groups"][0]["n"].clone();
    assert_eq!(medians(&found), medians(&then));
    assert_eq!(found["flow"], then["flow"]);
    assert_eq!(found["made_of"][0]["rows"], json!(3));
    assert_eq!(found["made_of"][1]["flow"], then["flow"]);
    assert!(page.seen()[0].contains("\"heading\": \"hospital\""));
    let again = page.pack(None);
    assert_eq!(Page::unpacked(&again).seen(), page.seen(), "and is saved in the present format");
}

#[test]
fn the_example_comes_back_as_the_example() {
    let (mut conversation, _) = Conversation::with_example();
    let (_, file) = conversation.ask_with(Request::Pack { lock: None }, Vec::new());
    let (answer, _) = opened(&file);
    assert!(
        matches!(answer, Response::Whole(whole) if whole.opened.as_ref().is_some_and(|opened| opened.synthetic))
    );
}

#[test]
fn a_workbook_and_a_text_in_another_encoding_come_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/broken/");
    for name in ["merged_and_formulas.xlsx", "cp949.csv"] {
        let bytes = std::fs::read(format!("{folder}{name}")).unwrap();
        let (mut page, _) = Page::open(&bytes);
        let mut again = Page::unpacked(&page.pack(None));
        assert_eq!((again.seen(), &again.table), (page.seen(), &bytes), "{name}");
    }
}

#[test]
fn the_workbook_of_a_study_is_given_to_the_page_to_convert() {
    let bytes =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/broken/merged_and_formulas.xlsx"));
    let bytes = bytes.unwrap();
    let (mut page, _) = Page::open(&bytes);
    let file = page.pack(None);
    let mut conversation = Conversation::without_reader();
    let open = Request::Open { name: "study.json".into(), opening: Opening::default() };
    let (answer, table) = conversation.ask_with(open, file);
    let Response::ToConvert { study } = answer else { panic!("{answer:?}") };
    assert_eq!(table, bytes);
    let outcome = cohort::convert(table, None, &mut cohort::no_progress);
    let converted = cohort::Converted::to_bytes(&outcome);
    let (answer, _) = conversation.ask_with(Request::BringTo { study }, converted);
    assert!(matches!(answer, Response::Whole(_)), "{answer:?}");
    let mut again = Page { conversation, table: bytes };
    assert_eq!(again.seen(), page.seen());
}

#[test]
fn a_locked_study_opens_with_its_passphrase_alone() {
    let mut page = studied();
    let file = page.pack(lock("correct horse"));
    assert!(!String::from_utf8_lossy(&file).contains("hospital"));
    assert_eq!(opened(&file), (Response::Locked, Vec::new()));
    for wrong in ["correct  horse", "", "Correct horse"] {
        assert_eq!(not_opened(unlocked(&file, wrong)), "cohort-keep-wrong-passphrase");
    }
    let mut conversation = Conversation::new();
    let unlock = Request::Unlock { passphrase: Secret::from("correct horse".to_owned()) };
    let (answer, table) = conversation.ask_with(unlock, file);
    assert!(matches!(answer, Response::Whole(_)), "{answer:?}");
    let mut again = Page { conversation, table };
    assert_eq!(again.seen(), page.seen());
}

#[test]
fn a_file_that_is_not_opened_leaves_what_is_open() {
    let mut page = studied();
    let before = page.seen();
    let newer = json!({"format": "spinemet", "version": 2, "kind": "study"}).to_string();
    let open = Request::Open { name: "b.json".into(), opening: Opening::default() };
    let answer = page.conversation.ask_with(open.clone(), newer.into_bytes());
    assert_eq!(not_opened(answer), "cohort-keep-too-new");
    let locked = page.pack(lock("a"));
    assert_eq!(page.conversation.ask_with(open, locked.clone()).0, Response::Locked);
    let unlock = Request::Unlock { passphrase: Secret::from("b".to_owned()) };
    assert_eq!(not_opened(page.conversation.ask_with(unlock, locked)), "cohort-keep-wrong-passphrase");
    assert_eq!(page.seen(), before);
}

#[test]
fn a_file_of_another_kind_says_what_it_is() {
    let patient = file_format::save(&file_format::SavedPatient::default().into());
    assert_eq!(not_opened(opened(patient.as_bytes())), "cohort-keep-patient");
    assert_eq!(not_opened(opened(b"\xef\xbb\xbf {\"kps\": 80}")), "cohort-keep-patient");
    let (mut page, _) = Page::open(TABLE.as_bytes());
    assert_eq!(not_opened(opened(page.seen()[0].as_bytes())), "cohort-keep-mapping");
    assert_eq!(not_opened(opened(br#"{"resourceType": "Patient"}"#)), "cohort-keep-not-ours");
    let random = file_format::Randomness { salt: [1; 16], nonce: [2; 12] };
    let passphrase = file_format::Passphrase::new("a".into(), str::to_owned).unwrap();
    let locked =
        file_format::lock(&file_format::SavedPatient::default().into(), &passphrase, random).unwrap();
    assert_eq!(not_opened(unlocked(locked.as_bytes(), "a")), "cohort-keep-patient");
    assert_eq!(not_opened(unlocked(patient.as_bytes(), "a")), "cohort-keep-damaged");
    assert_eq!(not_opened(unlocked(b"\xff", "a")), "cohort-keep-not-ours");
}

#[test]
fn a_table_whose_cells_have_braces_is_a_table() {
    let (_, opened) = Page::open(b"{id},{kps}\n1,80\n2,70\n");
    assert_eq!(opened.rows, 2);
}

#[test]
fn a_table_that_is_too_large_to_be_packed_is_said_to_be() {
    let mut page = studied();
    let (answer, _) = page.conversation.ask_with(Request::Pack { lock: None }, vec![b'x'; (64 << 20) + 1]);
    let Response::Refused { said } = answer else { panic!("{answer:?}") };
    assert_eq!(said.id, "cohort-keep-too-large");
}

#[test]
fn no_file_is_made_that_is_too_large_to_be_opened_where_it_was_made() {
    for lock in [None, lock("a")] {
        let packed = Page::open(TABLE.as_bytes()).0.pack(lock.clone());
        let at_most = |most| Page::open_in(Conversation::opening_at_most(most), TABLE.as_bytes()).0;
        assert_eq!(at_most(packed.len()).pack(lock.clone()), packed);
        let said = at_most(packed.len() - 1).not_packed(lock);
        assert_eq!(said.id, "cohort-keep-file-too-large");
        assert_eq!(said.values["bytes"], packed.len().to_string());
    }
}

#[test]
fn no_more_analyses_are_packed_than_are_opened() {
    let (mut page, table) = Page::open(TABLE.as_bytes());
    page.step(Request::Read { mapping: table.previewed.mapping, rows: RowsCounted::Operations });
    for _ in 0..500 {
        page.analyse(curves());
    }
    assert_eq!(Page::unpacked(&page.pack(None)).numbers().len(), 500);
    page.analyse(curves());
    assert_eq!(page.not_packed(None).id, "cohort-keep-too-many-analyses");
    page.step(Request::Forget { result: 7 });
    page.pack(None);
}

#[test]
fn a_study_is_not_locked_with_an_empty_passphrase() {
    let said = studied().not_packed(lock(""));
    assert_eq!(said.id, "cohort-cannot-other");
    assert_eq!(said.values["problem"], "the passphrase is empty");
}

#[test]
fn nothing_is_packed_where_nothing_is_open() {
    assert_eq!(Conversation::new().refused(Request::Pack { lock: None }), "cohort-cannot-no-file");
}

/// The saved study with another value at a path of keys.
fn with(path: &[&str], value: Value) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(&studied().pack(None)).unwrap();
    let mut place = &mut file;
    for key in path {
        place = match key.parse::<usize>() {
            Ok(at) => &mut place[at],
            Err(_) => &mut place[*key],
        };
    }
    *place = value;
    file.to_string().into_bytes()
}

#[test]
fn what_is_damaged_is_named() {
    for (path, value, key) in [
        (&["mapping"][..], json!(7), "mapping"),
        (&["mapping", "version"], json!(99), "mapping"),
        (&["settings"], json!(7), "settings"),
        (&["settings", "reading", "results", "0", "id"], json!(-1), "settings"),
        (&["settings", "reading", "results", "0", "id"], json!(1), "settings.reading.results"),
        (&["settings", "reading", "results", "1", "id"], json!(1_u64 << 40), "settings.reading.results"),
        (&["settings", "reading", "conditions"], json!([{"keep": "those"}]), "settings"),
        (&["settings", "opening", "encoding"], json!("morse"), "settings"),
        (&["spreadsheet"], json!("x"), "spreadsheet"),
        (&["spreadsheet", "text"], json!({}), "spreadsheet.text"),
        (&["spreadsheet", "text"], json!("{\"resourceType\": \"Patient\"}"), "spreadsheet"),
        (
            &["settings", "reading", "results"],
            json!(vec![json!({"what": {"analysis": "published"}}); 501]),
            "settings.reading.results",
        ),
    ] {
        let (answer, _) = opened(&with(path, value));
        let Response::NotOpened { said } = answer else { panic!("{path:?}: {answer:?}") };
        assert_eq!((said.id.as_str(), said.values["key"].as_str()), ("cohort-keep-damaged", key));
    }
    assert_eq!(not_opened(opened(&with(&["spreadsheet"], json!(null)))), "cohort-keep-damaged");
    let without = json!({"format": "spinemet", "version": 1, "kind": "study", "mapping": {}, "settings": {}});
    assert_eq!(not_opened(opened(without.to_string().as_bytes())), "cohort-keep-without-table");
}

#[test]
fn a_study_cut_off_or_nested_without_end_is_refused() {
    let file = studied().pack(None);
    for length in [file.len() - 3, file.len() / 2, 60] {
        assert_eq!(not_opened(opened(&file[..length])), "cohort-keep-broken", "{length}");
    }
    for deep in ["[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
        let file =
            format!("{{\"format\": \"spinemet\", \"version\": 1, \"kind\": \"study\", \"mapping\": {deep}");
        assert_eq!(not_opened(opened(file.as_bytes())), "cohort-keep-broken");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Any altered file gets an answer, and what it opens can be saved.
    #[test]
    fn an_altered_study_never_fails(changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4)) {
        thread_local! {
            static FILE: Vec<u8> = studied().pack(None);
        }
        let mut file = FILE.with(Clone::clone);
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let mut conversation = Conversation::new();
        if let (Response::Whole(_), table) = conversation.open_with(&file) {
            conversation.ask_with(Request::Pack { lock: None }, table);
        }
    }

    #[test]
    fn arbitrary_bytes_are_unlocked_or_refused(bytes: Vec<u8>) {
        prop_assert!(!not_opened(unlocked(&bytes, "a")).is_empty());
    }
}
