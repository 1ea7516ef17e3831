//! Published survival at 3, 6 and 12 months: nothing is dropped or invented.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/typed.rs"]
mod typed;

use clinical::{ALIVE_MONTHS, AliveAt, AliveRow, Finding, Patient, alive, assess};
use systems::CATALOGUE;
use typed::patient;

use AliveAt::{AboutHalf, Expected, NotExpected, OverHalf, Percent, UnderHalf, Unknown};

fn rows(system: &str, answers: &[(Finding, &str)]) -> Vec<AliveRow<'static>> {
    let patient = patient(answers);
    let system = CATALOGUE.system(system).unwrap();
    alive(&patient, system, &assess(&patient, system, &CATALOGUE))
}

#[track_caller]
fn cells(rows: &[AliveRow<'_>], source: &str) -> [Vec<AliveAt>; 3] {
    rows.iter()
        .find(|row| row.source == source)
        .unwrap_or_else(|| panic!("no {source} in {rows:#?}"))
        .cells
        .clone()
}

/// A kidney cancer with many metastases: 5 points by Tokuhashi 2005, 8 by Tomita.
const KIDNEY: [(Finding, &str); 7] = [
    (Finding::PrimarySite, "kidney"),
    (Finding::Kps, "60"),
    (Finding::ExtraspinalBoneMetastases, "4"),
    (Finding::VertebralMetastases, "4"),
    (Finding::VisceralMetastases, "untreatable"),
    (Finding::VisceralRemovable, "no"),
    (Finding::Frankel, "D"),
];

#[test]
fn the_paper_promises_and_cohorts_answer_by_their_median_and_its_interval() {
    let tokuhashi = rows("tokuhashi_2005", &KIDNEY);
    let sources: Vec<_> = tokuhashi.iter().map(|row| row.source).collect();
    assert_eq!(sources, ["tokuhashi_2005", "zeng_2007", "gong_2021", "pmc7118051"]);
    assert_eq!(cells(&tokuhashi, "tokuhashi_2005"), [vec![Unknown], vec![NotExpected], vec![NotExpected]]);
    assert_eq!(cells(&tokuhashi, "zeng_2007"), [vec![OverHalf], vec![UnderHalf], vec![UnderHalf]]);
    // 18.0 months, 95 % CI 11.6 to 24.4: twelve months are within it.
    assert_eq!(cells(&tokuhashi, "gong_2021"), [vec![OverHalf], vec![OverHalf], vec![AboutHalf]]);
    assert_eq!(cells(&tokuhashi, "pmc7118051"), [vec![Unknown], vec![Percent(38.0)], vec![Unknown]]);
    assert_eq!(tokuhashi[1].n, [211]);
}

#[test]
fn a_mean_answers_nothing_so_that_tomita_has_only_its_cohorts() {
    let tomita = rows("tomita_2001", &KIDNEY);
    assert_eq!(tomita.len(), 1, "{tomita:#?}");
    assert_eq!(cells(&tomita, "gong_2021"), [vec![OverHalf], vec![OverHalf], vec![AboutHalf]]);
}

#[test]
fn every_group_that_is_still_possible_has_its_answer() {
    let katagiri = rows("katagiri_2014", &[(Finding::PrimarySite, "thyroid"), (Finding::Ecog, "0")]);
    let [three, six, twelve] = cells(&katagiri, "katagiri_2014");
    assert_eq!(three, [Unknown, Unknown]);
    assert_eq!(six, [Percent(97.9), Percent(73.9)]);
    assert_eq!(twelve, [Percent(91.0), Percent(49.0)]);
    // The worst group has no number by Ugur, which is reported as unknown.
    let [_, _, ugur] = cells(&rows("katagiri_2014", &[]), "ugur");
    assert_eq!(ugur, [Percent(71.8), Percent(43.6), Unknown]);
}

#[test]
fn a_cohort_of_another_primary_is_left_out() {
    let of_kidney = rows("tokuhashi_2005", &KIDNEY);
    assert!(of_kidney.iter().all(|row| row.primary.is_none()), "{of_kidney:#?}");
    let of_hcc = rows("tokuhashi_2005", &[(Finding::PrimarySite, "hcc")]);
    let lee = of_hcc.iter().find(|row| row.source == "lee_2015").unwrap();
    assert_eq!(lee.primary, Some("hcc"));
    assert_eq!(lee.n, [26, 10]);
    assert!(rows("hcc_sm_gpa_2017", &KIDNEY).is_empty(), "it is for HCC alone");
}

#[test]
fn where_only_the_paper_speaks_in_words_the_words_answer() {
    let best = rows(
        "tokuhashi_1990",
        &[
            (Finding::PrimarySite, "thyroid"),
            (Finding::Kps, "90"),
            (Finding::Frankel, "E"),
            (Finding::ExtraspinalBoneMetastases, "0"),
            (Finding::VertebralMetastases, "1"),
            (Finding::VisceralMetastases, "none"),
        ],
    );
    assert_eq!(cells(&best, "tokuhashi_1990"), [vec![Expected], vec![Expected], vec![Expected]]);
    let rades = rows("rades_bsc", &[(Finding::MotorDeficit, "yes")]);
    assert_eq!(
        cells(&rades, "rades_2013"),
        [
            vec![Unknown, Unknown, NotExpected],
            vec![Unknown, Unknown, NotExpected],
            vec![Unknown, Unknown, NotExpected],
        ]
    );
}

/// Without answers, every percentage in any file for these times is in a cell of its publication.
#[test]
fn no_part_that_is_printed_is_dropped() {
    let mut printed = 0;
    for system in CATALOGUE.systems {
        for site in Finding::PrimarySite.values() {
            let rows = rows(&system.id, &[(Finding::PrimarySite, site)]);
            for row in &rows {
                for cell in &row.cells {
                    assert_eq!(cell.len(), row.cells[0].len(), "{}: {row:?}", system.id);
                }
            }
            let mut patient = Patient::default();
            patient.choose(Finding::PrimarySite, site).unwrap();
            let possible = assess(&patient, system, &CATALOGUE);
            if rows.is_empty() {
                continue;
            }
            for group in possible.groups.iter().map(|at| &system.groups[*at]) {
                let own = group
                    .observed
                    .iter()
                    .filter(|seen| seen.primary.as_deref().is_none_or(|primary| primary == *site));
                for (seen, alive) in own.flat_map(|seen| seen.alive.iter().map(move |alive| (seen, alive))) {
                    let Some(at) =
                        ALIVE_MONTHS.iter().position(|months| months.total_cmp(&alive.months).is_eq())
                    else {
                        continue;
                    };
                    let row = rows
                        .iter()
                        .find(|row| row.source == seen.source && row.primary == seen.primary.as_deref());
                    assert!(
                        row.unwrap().cells[at].contains(&Percent(alive.percent)),
                        "{} {seen:?}",
                        system.id
                    );
                    printed += 1;
                }
            }
        }
    }
    assert!(printed > 300, "{printed}");
}
