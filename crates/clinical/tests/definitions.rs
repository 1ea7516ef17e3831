//! A malformed scoring file is refused with its name and line.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use proptest::sample::{Index, select};

mod support;

const GOOD: &str = r#"id = "toy"
name = "Toy"
purpose = "survival"
direction = "higher_is_worse"
range = [0, 3]
grade = "A"
source = "paper"
checked = 2026-11-24

[[item]]
id = "palsy"
name = "Palsy"
options = [
  { name = "yes", points = 2, when = "frankel is A, B" },
  { name = "no", points = 0, when = "frankel is C, D, E" },
]

[[item]]
id = "performance"
name = "Performance"
options = [
  { name = "poor", points = 1, when = "ecog >= 3" },
  { name = "good", points = 0, when = "ecog <= 2" },
]

[[group]]
from = 0
to = 1

[[group]]
from = 2
to = 3

[[case]]
given = { frankel = "A", ecog = 4 }
total = 3
group = "2-3"
"#;

fn read(text: &str) -> Result<(), String> {
    support::read_system(text).map(|_| ())
}

/// Checks that the valid file with `from` replaced is refused at `line` with a problem that contains `reason`.
#[track_caller]
fn refused(from: &str, to: &str, line: usize, reason: &str) {
    assert!(GOOD.contains(from), "the good file has no {from:?}");
    let problem = read(&GOOD.replacen(from, to, 1)).unwrap_err();
    assert!(problem.starts_with(&format!("scoring/toy.toml:{line}: ")), "{problem}");
    assert!(problem.contains(reason), "{problem}");
}

#[test]
fn a_good_file_is_taken() {
    assert_eq!(read(GOOD), Ok(()));
}

#[test]
fn a_gap_between_groups_is_refused() {
    refused("to = 1", "to = 0", 30, "a gap: no group holds a total of 1");
    refused("to = 3\n\n[[case]]", "to = 2\n\n[[case]]", 30, "a gap: no group holds a total of 3");
}

#[test]
fn an_overlap_between_groups_is_refused() {
    refused("to = 1", "to = 2", 30, "an overlap: two groups hold a total of 2");
}

#[test]
fn an_option_without_points_is_refused() {
    refused("name = \"poor\", points = 1,", "name = \"poor\",", 22, "points");
}

#[test]
fn an_unknown_finding_is_refused() {
    refused("ecog >= 3", "shoe_size >= 43", 22, "\"shoe_size\" is neither a finding nor a point system");
}

#[test]
fn an_unknown_value_is_refused() {
    refused("frankel is A, B", "frankel is A, F", 14, "frankel has no value \"F\"");
}

#[test]
fn an_unknown_key_is_refused() {
    refused("grade = \"A\"", "grade = \"A\"\ncolour = \"red\"", 7, "colour");
}

#[test]
fn an_answer_that_no_option_covers_is_refused() {
    refused("ecog <= 2", "ecog <= 1", 18, "no option holds where ecog = 2");
}

#[test]
fn an_answer_that_two_options_cover_is_refused() {
    refused("ecog <= 2", "ecog <= 3", 18, "\"poor\" and \"good\" both hold where ecog = 3");
}

#[test]
fn a_range_that_the_items_do_not_reach_is_refused() {
    let with_range = GOOD.replacen("range = [0, 3]", "range = [0, 4]", 1).replacen(
        "to = 3\n\n[[case]]",
        "to = 4\n\n[[case]]",
        1,
    );
    assert!(read(&with_range).unwrap_err().contains("the items reach 0 to 3, not 0 to 4"));
}

#[test]
fn an_unreachable_group_has_to_be_declared() {
    let points_of_three = GOOD.replacen("points = 1", "points = 2", 1).replacen("[0, 3]", "[0, 4]", 1);
    let groups = points_of_three
        .replacen("to = 1\n", "to = 0\n\n[[group]]\nfrom = 1\nto = 1\n", 1)
        .replacen("to = 3\n\n[[case]]", "to = 4\n\n[[case]]", 1)
        .replacen("total = 3\ngroup = \"2-3\"", "total = 4", 1);
    assert!(
        read(&groups).unwrap_err().contains("the group 1 is reached by no answers"),
        "{:?}",
        read(&groups)
    );
    let declared = groups.replacen("from = 1\nto = 1\n", "from = 1\nto = 1\nunreachable = true\n", 1);
    assert_eq!(read(&declared), Ok(()));
    refused("to = 1", "to = 1\nunreachable = true", 26, "declared unreachable but is reached");
}

#[test]
fn a_case_that_comes_out_otherwise_is_refused() {
    refused("total = 3", "total = 2", 34, "this case comes to [3], not 2");
    refused("group = \"2-3\"", "group = \"0-1\"", 34, "falls in 2-3, not 0-1");
}

#[test]
fn a_source_that_does_not_exist_is_refused() {
    refused("source = \"paper\"", "source = \"rumour\"", 7, "there is no source \"rumour\"");
}

/// Pieces that a slip of the hand, or a malicious file, may put into a definition.
const PIECES: [&str; 12] =
    ["", "\"", "[", "]]", "\n", " = ", "-9999999999", "1e999", "frankel", "not (", "\u{0}", "[[item]]\n"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn an_altered_file_is_read_or_refused_with_its_line(
        changes in prop::collection::vec((any::<Index>(), 0..20_usize, select(&PIECES[..])), 1..4)
    ) {
        let mut text = GOOD.to_owned();
        for (at, length, piece) in changes {
            // All letters of the file are ASCII, as are those of the pieces.
            let start = at.index(text.len());
            let end = (start + length).min(text.len());
            text.replace_range(start..end, piece);
        }
        if let Err(problem) = read(&text) {
            prop_assert!(problem.starts_with("scoring/"), "{problem}");
        }
    }
}
