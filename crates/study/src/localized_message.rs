//! Messages independent of language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The id of a message, with its values.
///
/// Values are texts: numbers as digits, lists joined by a comma and a space. Three are ids to be translated:
/// `finding` of a finding, `kind` of a kind of file, `what` of the role of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalizedMessage {
    /// One of [`MESSAGES`].
    pub id: String,
    /// Values by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

impl LocalizedMessage {
    /// Creates a message without values.
    #[must_use]
    pub fn new(family: &str, id: &str) -> Self {
        Self { id: format!("cohort-{family}-{id}"), values: BTreeMap::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &dyn std::fmt::Display) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Every message that a session may send, with the names of its values. All languages must have it.
pub const MESSAGES: &[(&str, &[&str])] = &[
    // Stages of progress.
    ("cohort-stage-decoding", &[]),
    ("cohort-stage-splitting", &[]),
    ("cohort-stage-understanding", &[]),
    ("cohort-stage-scoring", &[]),
    ("cohort-stage-analysing", &[]),
    ("cohort-stage-writing", &[]),
    // Reasons why a file cannot be used.
    ("cohort-refusal-empty", &[]),
    ("cohort-refusal-not-a-table", &["kind", "advice"]),
    ("cohort-refusal-too-large", &["bytes", "most"]),
    ("cohort-refusal-unpacks-too-large", &["part", "most"]),
    ("cohort-refusal-damaged-part", &["part"]),
    ("cohort-refusal-broken-workbook", &["problem"]),
    ("cohort-refusal-broken-data-file", &["kind", "problem", "advice"]),
    ("cohort-refusal-locked", &[]),
    ("cohort-refusal-no-such-sheet", &["name", "sheets"]),
    ("cohort-refusal-too-many-columns", &["line", "most"]),
    ("cohort-refusal-cell-too-long", &["line", "most"]),
    ("cohort-refusal-too-many-rows", &["most"]),
    ("cohort-refusal-only-a-heading", &["line", "columns"]),
    ("cohort-refusal-no-workbooks", &[]),
    // Kinds of file other than tables: the value `kind` of a refusal.
    ("cohort-kind-picture", &[]),
    ("cohort-kind-pdf", &[]),
    ("cohort-kind-zip", &[]),
    ("cohort-kind-old-office", &[]),
    ("cohort-kind-archive", &[]),
    ("cohort-kind-binary-workbook", &[]),
    ("cohort-kind-other-spreadsheet", &[]),
    ("cohort-kind-open-document", &[]),
    ("cohort-kind-sas", &[]),
    ("cohort-kind-spss", &[]),
    ("cohort-kind-stata", &[]),
    ("cohort-kind-r", &[]),
    ("cohort-kind-weka", &[]),
    ("cohort-kind-json", &[]),
    ("cohort-kind-xml", &[]),
    ("cohort-kind-web-page", &[]),
    ("cohort-kind-formatted-text", &[]),
    ("cohort-kind-unknown", &[]),
    // Steps that make a table from them: the value `advice`.
    ("cohort-advice-save-table", &[]),
    ("cohort-advice-save-in-excel", &[]),
    ("cohort-advice-unpack", &[]),
    ("cohort-advice-export-from-sas", &[]),
    ("cohort-advice-export-from-spss", &[]),
    ("cohort-advice-export-from-stata", &[]),
    ("cohort-advice-export-from-r", &[]),
    // Notes about a file all of whose rows can be used.
    ("cohort-note-above-heading", &["lines"]),
    ("cohort-note-same-heading", &["heading", "column"]),
    ("cohort-note-without-heading", &[]),
    ("cohort-note-one-column", &[]),
    ("cohort-note-no-heading", &["column"]),
    ("cohort-note-replaced", &["places"]),
    ("cohort-note-nulls", &["places"]),
    ("cohort-note-formulas-without-value", &["cells"]),
    ("cohort-note-merged-cells", &["cells"]),
    ("cohort-note-same-headings", &["name", "values"]),
    ("cohort-note-data-file", &["kind", "columns", "cells"]),
    ("cohort-note-hidden-columns", &["values"]),
    ("cohort-note-struck-cells", &["values"]),
    ("cohort-note-longitudinal", &["patients", "rows", "values"]),
    ("cohort-note-rows-joined", &["patients", "rows", "values"]),
    // Rows that may not be patients, by number.
    ("cohort-note-summary-row", &["values"]),
    ("cohort-note-remark-row", &["values"]),
    ("cohort-note-units-row", &["values"]),
    ("cohort-note-heading-row", &["values"]),
    ("cohort-note-hidden-row", &["values"]),
    ("cohort-note-struck-row", &["values"]),
    ("cohort-note-copied-row", &["values"]),
    // Ambiguities of a column.
    ("cohort-doubt-day-or-month", &[]),
    ("cohort-doubt-orders-mixed", &["day", "month", "either"]),
    ("cohort-doubt-time-unit", &[]),
    ("cohort-doubt-event-unknown", &["values"]),
    ("cohort-doubt-event-may-be-swapped", &[]),
    ("cohort-doubt-event-unnamed", &[]),
    ("cohort-doubt-event-numbers", &[]),
    ("cohort-doubt-event-one-sided", &[]),
    ("cohort-doubt-event-against-dates", &[]),
    ("cohort-doubt-event-causes", &["values"]),
    ("cohort-doubt-event-until", &[]),
    ("cohort-doubt-marked", &[]),
    ("cohort-doubt-taken", &["by"]),
    ("cohort-doubt-not-understood", &["values"]),
    ("cohort-doubt-unit", &["finding", "unit", "used"]),
    ("cohort-doubt-unit-taken", &["unit", "used"]),
    ("cohort-doubt-unknown-unit", &["given", "used"]),
    ("cohort-doubt-unit-of-heading", &["time"]),
    ("cohort-doubt-other-origin", &[]),
    ("cohort-doubt-part-of-time", &["by"]),
    ("cohort-doubt-numbers-of-hospitals", &["by"]),
    ("cohort-doubt-long-times", &["time", "median", "longest"]),
    ("cohort-doubt-short-times", &["median", "longest"]),
    ("cohort-doubt-shown-as-dates", &["values"]),
    ("cohort-doubt-not-a-time", &["values"]),
    ("cohort-doubt-dates-not-times", &["values"]),
    ("cohort-doubt-impossible-times", &["values"]),
    ("cohort-doubt-same-time", &["values"]),
    ("cohort-doubt-without-times", &[]),
    ("cohort-doubt-only-the-dead", &[]),
    ("cohort-doubt-event-is-a-date", &[]),
    ("cohort-doubt-codes", &["values"]),
    ("cohort-doubt-short-years", &["values"]),
    ("cohort-doubt-variants", &["values"]),
    ("cohort-doubt-points", &["values"]),
    ("cohort-doubt-unusual", &["unit", "values"]),
    ("cohort-doubt-unknown-primary", &["values"]),
    ("cohort-doubt-decimals-or-thousands", &["values"]),
    // Reasons why a file of this program is not opened, or a study not saved.
    ("cohort-keep-patient", &[]),
    ("cohort-keep-mapping", &[]),
    ("cohort-keep-not-ours", &[]),
    ("cohort-keep-too-new", &["file", "known"]),
    ("cohort-keep-broken", &["line", "column"]),
    ("cohort-keep-damaged", &["key"]),
    ("cohort-keep-without-table", &[]),
    ("cohort-keep-wrong-passphrase", &[]),
    ("cohort-keep-no-memory", &[]),
    ("cohort-keep-too-large", &["bytes", "most"]),
    ("cohort-keep-file-too-large", &["bytes", "most"]),
    ("cohort-keep-too-many-analyses", &["most"]),
    // Reasons why a column cannot be used.
    ("cohort-unused-empty", &[]),
    ("cohort-unused-one-value", &["values"]),
    ("cohort-unused-too-many-values", &["count", "most"]),
    ("cohort-unused-not-numbers", &["values"]),
    // Prerequisites of survival analysis.
    ("cohort-lack-time", &[]),
    ("cohort-lack-origin", &[]),
    ("cohort-lack-event", &[]),
    // Reasons why a mapping cannot be used.
    ("cohort-mapping-not-a-mapping", &["problem"]),
    ("cohort-mapping-later", &["found"]),
    ("cohort-mapping-other-sheet", &["mapping", "sheet"]),
    ("cohort-mapping-twice", &["first", "second", "what"]),
    ("cohort-mapping-no-date-column", &["finding"]),
    ("cohort-mapping-no-such-unit", &["finding", "unit"]),
    // Role of a column: the value `what`. A finding has its own id.
    ("cohort-role-patient", &[]),
    ("cohort-role-time", &[]),
    ("cohort-role-time-to-death", &[]),
    ("cohort-role-entry", &[]),
    ("cohort-role-event", &[]),
    ("cohort-role-date-of-death", &[]),
    // Reasons why a row or a cell cannot be used.
    ("cohort-issue-empty-row", &[]),
    ("cohort-issue-too-few-cells", &["expected", "found"]),
    ("cohort-issue-too-many-cells", &["expected", "found"]),
    ("cohort-issue-unclosed-quote", &[]),
    ("cohort-issue-rows-in-cell", &[]),
    ("cohort-issue-summary-row", &[]),
    ("cohort-issue-remark-row", &[]),
    ("cohort-issue-units-row", &[]),
    ("cohort-issue-heading-row", &[]),
    ("cohort-issue-hidden-row", &[]),
    ("cohort-issue-struck-row", &[]),
    ("cohort-issue-copied-row", &[]),
    ("cohort-issue-hidden-row-used", &[]),
    ("cohort-issue-struck-row-used", &[]),
    ("cohort-issue-no-patient", &[]),
    ("cohort-issue-no-time", &[]),
    ("cohort-issue-no-event", &[]),
    ("cohort-issue-time-not-a-number", &[]),
    ("cohort-issue-impossible-time", &[]),
    ("cohort-issue-unknown-event", &[]),
    ("cohort-issue-no-date", &["finding"]),
    ("cohort-issue-end-before-start", &[]),
    ("cohort-issue-operation-not-before-end", &[]),
    ("cohort-issue-no-entry", &[]),
    ("cohort-issue-entry-not-before-end", &[]),
    ("cohort-issue-moment-not-a-number", &[]),
    ("cohort-issue-impossible-moment", &[]),
    ("cohort-issue-no-date-of-zero", &[]),
    ("cohort-issue-day-of-death", &[]),
    ("cohort-issue-not-a-date", &[]),
    ("cohort-issue-two-digit-year", &[]),
    ("cohort-issue-impossible-date", &[]),
    ("cohort-issue-year-last", &[]),
    ("cohort-issue-in-future", &[]),
    ("cohort-issue-not-an-option", &["options"]),
    ("cohort-issue-not-yes-or-no", &[]),
    ("cohort-issue-not-a-number", &[]),
    ("cohort-issue-ambiguous-comma", &[]),
    ("cohort-issue-not-whole", &[]),
    ("cohort-issue-between-steps", &["step"]),
    ("cohort-issue-out-of-range", &["lowest", "highest", "unit"]),
    ("cohort-issue-unknown-unit", &["units"]),
    ("cohort-issue-empty-band", &[]),
    ("cohort-issue-wrong-kind", &[]),
    ("cohort-issue-alive-with-death", &[]),
    ("cohort-issue-death-without-day", &[]),
    ("cohort-issue-contact-after-death", &[]),
    ("cohort-issue-after-death", &[]),
    ("cohort-issue-after-last-contact", &[]),
    ("cohort-issue-long-time", &["years"]),
    ("cohort-issue-other-than-dates", &["days"]),
    ("cohort-issue-ends-in-future", &[]),
    ("cohort-issue-same-as-row", &["row"]),
    ("cohort-issue-other-patient", &["row"]),
    ("cohort-issue-operated-after-death", &["row"]),
    ("cohort-issue-unusual", &["lowest", "highest", "unit"]),
    // Consequences of an issue.
    ("cohort-consequence-row-left-out", &[]),
    ("cohort-consequence-no-follow-up", &[]),
    ("cohort-consequence-cell-missing", &[]),
    ("cohort-consequence-used", &[]),
    // A filter that does not fit the rows.
    ("cohort-filter-gone", &["filter"]),
    ("cohort-filter-groups-gone", &["groups"]),
    // Reasons why an analysis or an export is impossible.
    ("cohort-cannot-no-file", &[]),
    ("cohort-cannot-not-read", &[]),
    ("cohort-cannot-no-result", &[]),
    ("cohort-cannot-no-follow-up", &[]),
    ("cohort-cannot-no-column", &["name"]),
    ("cohort-cannot-no-system", &["name"]),
    ("cohort-cannot-too-many-groups", &["groups", "most"]),
    ("cohort-cannot-no-rows", &[]),
    ("cohort-cannot-different-values", &[]),
    ("cohort-cannot-different-findings", &[]),
    ("cohort-cannot-delayed-entry", &[]),
    ("cohort-cannot-nothing-chosen", &[]),
    ("cohort-cannot-too-many-rows-for-excel", &["most"]),
    ("cohort-cannot-late-entry", &[]),
    ("cohort-cannot-all-too-small", &["most"]),
    ("cohort-cannot-no-place", &[]),
    ("cohort-cannot-other", &["problem"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_stands_once() {
        let mut ids: Vec<&str> = MESSAGES.iter().map(|message| message.0).collect();
        ids.sort_unstable();
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
