//! The finding that is suggested next, in a system made for a tie.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clinical::{Finding, Patient, assess};

mod support;

/// Both items have the same points, so that either finding leaves an interval of the same width.
const TIE: &str = r#"id = "tie"
name = "Tie"
purpose = "survival"
direction = "higher_is_worse"
range = [0, 4]
grade = "A"
source = "paper"
checked = 2026-11-24

[[item]]
id = "chemotherapy"
name = "Chemotherapy"
options = [
  { name = "yes", points = 2, when = "previous_chemotherapy is yes" },
  { name = "no", points = 0, when = "previous_chemotherapy is no" },
]

[[item]]
id = "palsy"
name = "Palsy"
options = [
  { name = "complete", points = 2, when = "frankel is A" },
  { name = "other", points = 0, when = "frankel is B, C, D, E" },
]

[[group]]
from = 0
to = 2

[[group]]
from = 3
to = 4

[[case]]
given = { frankel = "A", previous_chemotherapy = true }
total = 4
group = "3-4"
"#;

/// Chemotherapy leaves one group for one of two answers, 1.5 on average; Frankel's grade for four of five, 1.2.
#[test]
fn of_findings_that_narrow_alike_the_one_that_leaves_fewer_groups_comes_next() {
    let catalogue = support::read_system(TIE).unwrap();
    let assessment = assess(&Patient::default(), catalogue.system("tie").unwrap(), &catalogue);
    assert_eq!(assessment.missing, [Finding::PreviousChemotherapy, Finding::Frankel]);
    assert_eq!(assessment.next, Some(Finding::Frankel));
}
