//! An example patient, to try the page.

use clinical::{Finding, Quantity};

use super::sheet::Sheet;

/// Chosen answers, in the notation of scoring files. Two findings are missing, so that an interval is shown
/// as well.
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

/// Typed values, in each finding's first unit.
const TYPED: [(Finding, f64); 3] = [(Finding::Bilirubin, 1.4), (Finding::Albumin, 3.4), (Finding::Inr, 1.1)];

/// The example on an empty sheet.
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
