//! An example patient, for whoever wants to see what the page makes of one before there is one.

use clinical::{Finding, Quantity};

use super::sheet::Sheet;

/// What is answered by a tap, written as in a scoring file. Two findings stay open, so that a total that is an
/// interval is among what there is to see.
const TAPPED: [(Finding, &str); 12] = [
    (Finding::PrimarySite, "hcc"),
    (Finding::VisceralMetastases, "none"),
    (Finding::VertebralMetastases, "2"),
    (Finding::Kps, "50-70"),
    (Finding::Frankel, "D"),
    (Finding::Level, "T12"),
    (Finding::SinsPain, "mechanical"),
    (Finding::SinsLesion, "lytic"),
    (Finding::SinsAlignment, "normal"),
    (Finding::SinsCollapse, "under_50"),
    (Finding::SinsPosterolateral, "none"),
    (Finding::Encephalopathy, "none"),
];

/// What is typed, in each finding's first unit.
const TYPED: [(Finding, f64); 3] = [(Finding::Bilirubin, 1.4), (Finding::Albumin, 3.4), (Finding::Inr, 1.1)];

/// The example, on a sheet that was emptied.
pub(super) fn example(mut sheet: Sheet) -> Sheet {
    for (finding, value) in TAPPED {
        sheet.adopt(finding, value);
    }
    for (finding, value) in TYPED {
        sheet.take(finding, Quantity { value, unit: 0 });
    }
    sheet.mark_as_example();
    sheet
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn every_answer_of_the_example_is_taken() {
        let example = example(Sheet::default());
        assert_eq!(example.patient().answered().count(), TAPPED.len() + TYPED.len());
    }
}
