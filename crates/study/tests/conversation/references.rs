//! A reference of the selected rows.

use cohort::analysis::RowsCounted;
use reference::{Coarsening, SmallGroups};
use study::protocol::{Export, ReferenceSettings, Request, Response, Selection};

use crate::support::Conversation;

fn settings() -> ReferenceSettings {
    ReferenceSettings {
        place: "Example".into(),
        years: "2005-2014".into(),
        systems: vec!["tokuhashi_2005".into(), "tomita_2001".into()],
        times: Coarsening::Weeks,
        smallest_group: 5,
        small_groups: SmallGroups::Merge,
    }
}

#[test]
fn the_example_becomes_a_reference_that_opens() {
    let (mut page, _) = Conversation::with_example_read();
    let Response::Weighed(weighed) = page.ask(Request::Weigh { reference: settings() }) else { panic!() };
    assert_eq!((weighed.patients, &weighed.settings), (36, &settings()));
    assert!(weighed.at_months <= weighed.at_any_day, "{weighed:?}");
    assert!(weighed.at_months < 0.1, "{}", weighed.at_months);
    let (name, file) = page.file(Export::Reference { reference: settings() });
    assert_eq!(name, "hcc-synthetic-reference.json");
    let reference = reference::open(std::str::from_utf8(&file).unwrap()).unwrap();
    assert!(reference.labels().made_up);
    for of in &weighed.systems {
        let system = reference.system(&of.system).unwrap();
        assert_eq!(system.n(), of.patients);
        assert!(system.groups.iter().all(|group| group.counts.n() >= 5));
    }
    let deaths = |id: &str| {
        let groups = reference.system(id).unwrap().groups.iter();
        groups.map(|group| group.counts.events()).sum::<u64>()
    };
    assert!(deaths("tomita_2001") <= 30);
}

#[test]
fn first_operations_count_each_patient_once() {
    let (mut page, _) = Conversation::with_example_read();
    let selection = Selection { rows: RowsCounted::FirstOperations, conditions: Vec::new() };
    page.ask(Request::Filter { selection });
    let Response::Weighed(weighed) = page.ask(Request::Weigh { reference: settings() }) else { panic!() };
    assert_eq!(weighed.patients, 33);
}

#[test]
fn a_reference_that_cannot_be_made_is_refused_with_the_reason() {
    let (mut page, _) = Conversation::with_example_read();
    let mut refused = |reference| page.refused(Request::Weigh { reference });
    let none = ReferenceSettings { systems: Vec::new(), ..settings() };
    assert_eq!(refused(none), "cohort-cannot-nothing-chosen");
    let nowhere = ReferenceSettings { place: " ".into(), ..settings() };
    assert_eq!(refused(nowhere), "cohort-cannot-no-place");
    let large = ReferenceSettings { smallest_group: 100, ..settings() };
    assert_eq!(refused(large), "cohort-cannot-all-too-small");
    let unknown = ReferenceSettings { systems: vec!["none".into()], ..settings() };
    assert_eq!(refused(unknown), "cohort-cannot-no-system");
    assert_eq!(
        Conversation::new().refused(Request::Weigh { reference: settings() }),
        "cohort-cannot-not-read"
    );
}
