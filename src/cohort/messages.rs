//! Messages of the worker in the language of the page. The worker sends a message id with values; nothing it
//! sends is shown verbatim.

use clinical::Finding;
use cohort::TimeUnit;
use study::LocalizedMessage;

use crate::i18n::{say, words};

/// Every message by its id, with the names of its values.
macro_rules! messages {
    ($said:expr; $($id:literal $message:ident ($($name:ident),*);)+) => {
        match $said.id.as_str() {
            $($id => messages!(@ $said, $message, $($name),*),)+
            other => other.to_owned(),
        }
    };
    (@ $said:expr, $message:ident,) => { say!($message).to_owned() };
    (@ $said:expr, $message:ident, $($name:ident),+) => {
        say!($message, $($name = value($said, stringify!($name))),+)
    };
}

/// Text of a message.
pub(crate) fn sentence(said: &LocalizedMessage) -> String {
    messages! { said;
        "cohort-stage-opening" COHORT_STAGE_OPENING ();
        "cohort-stage-decoding" COHORT_STAGE_DECODING ();
        "cohort-stage-splitting" COHORT_STAGE_SPLITTING ();
        "cohort-stage-understanding" COHORT_STAGE_UNDERSTANDING ();
        "cohort-stage-scoring" COHORT_STAGE_SCORING ();
        "cohort-stage-analysing" COHORT_STAGE_ANALYSING ();
        "cohort-stage-writing" COHORT_STAGE_WRITING ();
        "cohort-refusal-empty" COHORT_REFUSAL_EMPTY ();
        "cohort-refusal-not-a-table" COHORT_REFUSAL_NOT_A_TABLE (kind, advice);
        "cohort-refusal-too-large" COHORT_REFUSAL_TOO_LARGE (bytes, most);
        "cohort-refusal-unpacks-too-large" COHORT_REFUSAL_UNPACKS_TOO_LARGE (part, most);
        "cohort-refusal-damaged-part" COHORT_REFUSAL_DAMAGED_PART (part);
        "cohort-refusal-broken-workbook" COHORT_REFUSAL_BROKEN_WORKBOOK (problem);
        "cohort-refusal-broken-data-file" COHORT_REFUSAL_BROKEN_DATA_FILE (kind, problem, advice);
        "cohort-refusal-locked" COHORT_REFUSAL_LOCKED ();
        "cohort-refusal-no-such-sheet" COHORT_REFUSAL_NO_SUCH_SHEET (name, sheets);
        "cohort-refusal-too-many-columns" COHORT_REFUSAL_TOO_MANY_COLUMNS (line, most);
        "cohort-refusal-cell-too-long" COHORT_REFUSAL_CELL_TOO_LONG (line, most);
        "cohort-refusal-too-many-rows" COHORT_REFUSAL_TOO_MANY_ROWS (most);
        "cohort-refusal-only-a-heading" COHORT_REFUSAL_ONLY_A_HEADING (line, columns);
        "cohort-refusal-no-workbooks" COHORT_REFUSAL_NO_WORKBOOKS ();
        "cohort-kind-picture" COHORT_KIND_PICTURE ();
        "cohort-kind-pdf" COHORT_KIND_PDF ();
        "cohort-kind-zip" COHORT_KIND_ZIP ();
        "cohort-kind-old-office" COHORT_KIND_OLD_OFFICE ();
        "cohort-kind-archive" COHORT_KIND_ARCHIVE ();
        "cohort-kind-binary-workbook" COHORT_KIND_BINARY_WORKBOOK ();
        "cohort-kind-other-spreadsheet" COHORT_KIND_OTHER_SPREADSHEET ();
        "cohort-kind-open-document" COHORT_KIND_OPEN_DOCUMENT ();
        "cohort-kind-sas" COHORT_KIND_SAS ();
        "cohort-kind-spss" COHORT_KIND_SPSS ();
        "cohort-kind-stata" COHORT_KIND_STATA ();
        "cohort-kind-r" COHORT_KIND_R ();
        "cohort-kind-weka" COHORT_KIND_WEKA ();
        "cohort-kind-json" COHORT_KIND_JSON ();
        "cohort-kind-xml" COHORT_KIND_XML ();
        "cohort-kind-web-page" COHORT_KIND_WEB_PAGE ();
        "cohort-kind-formatted-text" COHORT_KIND_FORMATTED_TEXT ();
        "cohort-kind-unknown" COHORT_KIND_UNKNOWN ();
        "cohort-advice-save-table" COHORT_ADVICE_SAVE_TABLE ();
        "cohort-advice-save-in-excel" COHORT_ADVICE_SAVE_IN_EXCEL ();
        "cohort-advice-unpack" COHORT_ADVICE_UNPACK ();
        "cohort-advice-export-from-sas" COHORT_ADVICE_EXPORT_FROM_SAS ();
        "cohort-advice-export-from-spss" COHORT_ADVICE_EXPORT_FROM_SPSS ();
        "cohort-advice-export-from-stata" COHORT_ADVICE_EXPORT_FROM_STATA ();
        "cohort-advice-export-from-r" COHORT_ADVICE_EXPORT_FROM_R ();
        "cohort-note-above-heading" COHORT_NOTE_ABOVE_HEADING (lines);
        "cohort-note-same-heading" COHORT_NOTE_SAME_HEADING (heading, column);
        "cohort-note-without-heading" COHORT_NOTE_WITHOUT_HEADING ();
        "cohort-note-one-column" COHORT_NOTE_ONE_COLUMN ();
        "cohort-note-no-heading" COHORT_NOTE_NO_HEADING (column);
        "cohort-note-replaced" COHORT_NOTE_REPLACED (places);
        "cohort-note-nulls" COHORT_NOTE_NULLS (places);
        "cohort-note-formulas-without-value" COHORT_NOTE_FORMULAS_WITHOUT_VALUE (cells);
        "cohort-note-merged-cells" COHORT_NOTE_MERGED_CELLS (cells);
        "cohort-note-same-headings" COHORT_NOTE_SAME_HEADINGS (name, values);
        "cohort-note-data-file" COHORT_NOTE_DATA_FILE (kind, columns, cells);
        "cohort-note-hidden-columns" COHORT_NOTE_HIDDEN_COLUMNS (values);
        "cohort-note-struck-cells" COHORT_NOTE_STRUCK_CELLS (values);
        "cohort-note-longitudinal" COHORT_NOTE_LONGITUDINAL (patients, rows, values);
        "cohort-note-rows-joined" COHORT_NOTE_ROWS_JOINED (patients, rows, values);
        "cohort-note-summary-row" COHORT_NOTE_SUMMARY_ROW (values);
        "cohort-note-remark-row" COHORT_NOTE_REMARK_ROW (values);
        "cohort-note-units-row" COHORT_NOTE_UNITS_ROW (values);
        "cohort-note-heading-row" COHORT_NOTE_HEADING_ROW (values);
        "cohort-note-hidden-row" COHORT_NOTE_HIDDEN_ROW (values);
        "cohort-note-struck-row" COHORT_NOTE_STRUCK_ROW (values);
        "cohort-note-copied-row" COHORT_NOTE_COPIED_ROW (values);
        "cohort-keep-patient" COHORT_KEEP_PATIENT ();
        "cohort-keep-mapping" COHORT_KEEP_MAPPING ();
        "cohort-keep-not-ours" COHORT_KEEP_NOT_OURS ();
        "cohort-keep-too-new" COHORT_KEEP_TOO_NEW (file, known);
        "cohort-keep-broken" COHORT_KEEP_BROKEN (line, column);
        "cohort-keep-damaged" COHORT_KEEP_DAMAGED (key);
        "cohort-keep-without-table" COHORT_KEEP_WITHOUT_TABLE ();
        "cohort-keep-wrong-passphrase" COHORT_KEEP_WRONG_PASSPHRASE ();
        "cohort-keep-no-memory" COHORT_KEEP_NO_MEMORY ();
        "cohort-keep-too-large" COHORT_KEEP_TOO_LARGE (bytes, most);
        "cohort-keep-file-too-large" COHORT_KEEP_FILE_TOO_LARGE (bytes, most);
        "cohort-keep-too-many-analyses" COHORT_KEEP_TOO_MANY_ANALYSES (most);
        "cohort-doubt-day-or-month" COHORT_DOUBT_DAY_OR_MONTH ();
        "cohort-doubt-orders-mixed" COHORT_DOUBT_ORDERS_MIXED (day, month, either);
        "cohort-doubt-short-years" COHORT_DOUBT_SHORT_YEARS (values);
        "cohort-doubt-variants" COHORT_DOUBT_VARIANTS (values);
        "cohort-doubt-time-unit" COHORT_DOUBT_TIME_UNIT ();
        "cohort-doubt-unknown-unit" COHORT_DOUBT_UNKNOWN_UNIT (given, used);
        "cohort-doubt-event-unknown" COHORT_DOUBT_EVENT_UNKNOWN (values);
        "cohort-doubt-event-may-be-swapped" COHORT_DOUBT_EVENT_MAY_BE_SWAPPED ();
        "cohort-doubt-event-unnamed" COHORT_DOUBT_EVENT_UNNAMED ();
        "cohort-doubt-event-numbers" COHORT_DOUBT_EVENT_NUMBERS ();
        "cohort-doubt-event-one-sided" COHORT_DOUBT_EVENT_ONE_SIDED ();
        "cohort-doubt-event-against-dates" COHORT_DOUBT_EVENT_AGAINST_DATES ();
        "cohort-doubt-event-causes" COHORT_DOUBT_EVENT_CAUSES (values);
        "cohort-doubt-event-until" COHORT_DOUBT_EVENT_UNTIL ();
        "cohort-doubt-marked" COHORT_DOUBT_MARKED ();
        "cohort-doubt-taken" COHORT_DOUBT_TAKEN (by);
        "cohort-doubt-not-understood" COHORT_DOUBT_NOT_UNDERSTOOD (values);
        "cohort-doubt-unit" COHORT_DOUBT_UNIT (unit, used);
        "cohort-doubt-unit-taken" COHORT_DOUBT_UNIT_TAKEN (unit, used);
        "cohort-doubt-unit-of-heading" COHORT_DOUBT_UNIT_OF_HEADING (time);
        "cohort-doubt-other-origin" COHORT_DOUBT_OTHER_ORIGIN ();
        "cohort-doubt-part-of-time" COHORT_DOUBT_PART_OF_TIME (by);
        "cohort-doubt-numbers-of-hospitals" COHORT_DOUBT_NUMBERS_OF_HOSPITALS (by);
        "cohort-doubt-long-times" COHORT_DOUBT_LONG_TIMES (time, median, longest);
        "cohort-doubt-short-times" COHORT_DOUBT_SHORT_TIMES (median, longest);
        "cohort-doubt-shown-as-dates" COHORT_DOUBT_SHOWN_AS_DATES (values);
        "cohort-doubt-not-a-time" COHORT_DOUBT_NOT_A_TIME (values);
        "cohort-doubt-dates-not-times" COHORT_DOUBT_DATES_NOT_TIMES (values);
        "cohort-doubt-impossible-times" COHORT_DOUBT_IMPOSSIBLE_TIMES (values);
        "cohort-doubt-same-time" COHORT_DOUBT_SAME_TIME (values);
        "cohort-doubt-without-times" COHORT_DOUBT_WITHOUT_TIMES ();
        "cohort-doubt-only-the-dead" COHORT_DOUBT_ONLY_THE_DEAD ();
        "cohort-doubt-event-is-a-date" COHORT_DOUBT_EVENT_IS_A_DATE ();
        "cohort-doubt-codes" COHORT_DOUBT_CODES (values);
        "cohort-doubt-points" COHORT_DOUBT_POINTS (values);
        "cohort-doubt-unusual" COHORT_DOUBT_UNUSUAL (unit, values);
        "cohort-doubt-unknown-primary" COHORT_DOUBT_UNKNOWN_PRIMARY (values);
        "cohort-doubt-decimals-or-thousands" COHORT_DOUBT_DECIMALS_OR_THOUSANDS (values);
        "cohort-unused-empty" COHORT_UNUSED_EMPTY ();
        "cohort-unused-one-value" COHORT_UNUSED_ONE_VALUE (values);
        "cohort-unused-too-many-values" COHORT_UNUSED_TOO_MANY_VALUES (count, most);
        "cohort-unused-not-numbers" COHORT_UNUSED_NOT_NUMBERS (values);
        "cohort-lack-time" COHORT_LACK_TIME ();
        "cohort-lack-origin" COHORT_LACK_ORIGIN ();
        "cohort-lack-event" COHORT_LACK_EVENT ();
        "cohort-mapping-not-a-mapping" COHORT_MAPPING_NOT_A_MAPPING (problem);
        "cohort-mapping-later" COHORT_MAPPING_LATER (found);
        "cohort-mapping-other-sheet" COHORT_MAPPING_OTHER_SHEET (mapping, sheet);
        "cohort-mapping-twice" COHORT_MAPPING_TWICE (first, second, what);
        "cohort-mapping-no-date-column" COHORT_MAPPING_NO_DATE_COLUMN (finding);
        "cohort-mapping-no-such-unit" COHORT_MAPPING_NO_SUCH_UNIT (finding, unit);
        "cohort-role-patient" COHORT_ROLE_PATIENT ();
        "cohort-role-time" COHORT_ROLE_TIME ();
        "cohort-role-time-to-death" COHORT_ROLE_TIME_TO_DEATH ();
        "cohort-role-entry" COHORT_ROLE_ENTRY ();
        "cohort-role-event" COHORT_ROLE_EVENT ();
        "cohort-role-date-of-death" COHORT_ROLE_DATE_OF_DEATH ();
        "cohort-issue-empty-row" COHORT_ISSUE_EMPTY_ROW ();
        "cohort-issue-too-few-cells" COHORT_ISSUE_TOO_FEW_CELLS (expected, found);
        "cohort-issue-too-many-cells" COHORT_ISSUE_TOO_MANY_CELLS (expected, found);
        "cohort-issue-unclosed-quote" COHORT_ISSUE_UNCLOSED_QUOTE ();
        "cohort-issue-rows-in-cell" COHORT_ISSUE_ROWS_IN_CELL ();
        "cohort-issue-summary-row" COHORT_ISSUE_SUMMARY_ROW ();
        "cohort-issue-remark-row" COHORT_ISSUE_REMARK_ROW ();
        "cohort-issue-units-row" COHORT_ISSUE_UNITS_ROW ();
        "cohort-issue-heading-row" COHORT_ISSUE_HEADING_ROW ();
        "cohort-issue-hidden-row" COHORT_ISSUE_HIDDEN_ROW ();
        "cohort-issue-struck-row" COHORT_ISSUE_STRUCK_ROW ();
        "cohort-issue-copied-row" COHORT_ISSUE_COPIED_ROW ();
        "cohort-issue-hidden-row-used" COHORT_ISSUE_HIDDEN_ROW_USED ();
        "cohort-issue-struck-row-used" COHORT_ISSUE_STRUCK_ROW_USED ();
        "cohort-issue-no-patient" COHORT_ISSUE_NO_PATIENT ();
        "cohort-issue-no-time" COHORT_ISSUE_NO_TIME ();
        "cohort-issue-no-event" COHORT_ISSUE_NO_EVENT ();
        "cohort-issue-time-not-a-number" COHORT_ISSUE_TIME_NOT_A_NUMBER ();
        "cohort-issue-impossible-time" COHORT_ISSUE_IMPOSSIBLE_TIME ();
        "cohort-issue-unknown-event" COHORT_ISSUE_UNKNOWN_EVENT ();
        "cohort-issue-no-date" COHORT_ISSUE_NO_DATE (finding);
        "cohort-issue-end-before-start" COHORT_ISSUE_END_BEFORE_START ();
        "cohort-issue-operation-not-before-end" COHORT_ISSUE_OPERATION_NOT_BEFORE_END ();
        "cohort-issue-no-entry" COHORT_ISSUE_NO_ENTRY ();
        "cohort-issue-entry-not-before-end" COHORT_ISSUE_ENTRY_NOT_BEFORE_END ();
        "cohort-issue-moment-not-a-number" COHORT_ISSUE_MOMENT_NOT_A_NUMBER ();
        "cohort-issue-impossible-moment" COHORT_ISSUE_IMPOSSIBLE_MOMENT ();
        "cohort-issue-no-date-of-zero" COHORT_ISSUE_NO_DATE_OF_ZERO ();
        "cohort-issue-day-of-death" COHORT_ISSUE_DAY_OF_DEATH ();
        "cohort-issue-not-a-date" COHORT_ISSUE_NOT_A_DATE ();
        "cohort-issue-two-digit-year" COHORT_ISSUE_TWO_DIGIT_YEAR ();
        "cohort-issue-impossible-date" COHORT_ISSUE_IMPOSSIBLE_DATE ();
        "cohort-issue-year-last" COHORT_ISSUE_YEAR_LAST ();
        "cohort-issue-in-future" COHORT_ISSUE_IN_FUTURE ();
        "cohort-issue-not-an-option" COHORT_ISSUE_NOT_AN_OPTION (options);
        "cohort-issue-not-yes-or-no" COHORT_ISSUE_NOT_YES_OR_NO ();
        "cohort-issue-not-a-number" COHORT_ISSUE_NOT_A_NUMBER ();
        "cohort-issue-ambiguous-comma" COHORT_ISSUE_AMBIGUOUS_COMMA ();
        "cohort-issue-not-whole" COHORT_ISSUE_NOT_WHOLE ();
        "cohort-issue-between-steps" COHORT_ISSUE_BETWEEN_STEPS (step);
        "cohort-issue-out-of-range" COHORT_ISSUE_OUT_OF_RANGE (lowest, highest, unit);
        "cohort-issue-unknown-unit" COHORT_ISSUE_UNKNOWN_UNIT (units);
        "cohort-issue-empty-band" COHORT_ISSUE_EMPTY_BAND ();
        "cohort-issue-wrong-kind" COHORT_ISSUE_WRONG_KIND ();
        "cohort-issue-alive-with-death" COHORT_ISSUE_ALIVE_WITH_DEATH ();
        "cohort-issue-death-without-day" COHORT_ISSUE_DEATH_WITHOUT_DAY ();
        "cohort-issue-contact-after-death" COHORT_ISSUE_CONTACT_AFTER_DEATH ();
        "cohort-issue-after-death" COHORT_ISSUE_AFTER_DEATH ();
        "cohort-issue-after-last-contact" COHORT_ISSUE_AFTER_LAST_CONTACT ();
        "cohort-issue-long-time" COHORT_ISSUE_LONG_TIME (years);
        "cohort-issue-other-than-dates" COHORT_ISSUE_OTHER_THAN_DATES (days);
        "cohort-issue-ends-in-future" COHORT_ISSUE_ENDS_IN_FUTURE ();
        "cohort-issue-same-as-row" COHORT_ISSUE_SAME_AS_ROW (row);
        "cohort-issue-other-patient" COHORT_ISSUE_OTHER_PATIENT (row);
        "cohort-issue-operated-after-death" COHORT_ISSUE_OPERATED_AFTER_DEATH (row);
        "cohort-issue-unusual" COHORT_ISSUE_UNUSUAL (lowest, highest, unit);
        "cohort-consequence-row-left-out" COHORT_CONSEQUENCE_ROW_LEFT_OUT ();
        "cohort-consequence-no-follow-up" COHORT_CONSEQUENCE_NO_FOLLOW_UP ();
        "cohort-consequence-cell-missing" COHORT_CONSEQUENCE_CELL_MISSING ();
        "cohort-consequence-used" COHORT_CONSEQUENCE_USED ();
        "cohort-filter-gone" COHORT_FILTER_GONE (filter);
        "cohort-filter-groups-gone" COHORT_FILTER_GROUPS_GONE (groups);
        "cohort-cannot-no-file" COHORT_CANNOT_NO_FILE ();
        "cohort-cannot-not-read" COHORT_CANNOT_NOT_READ ();
        "cohort-cannot-no-result" COHORT_CANNOT_NO_RESULT ();
        "cohort-cannot-no-follow-up" COHORT_CANNOT_NO_FOLLOW_UP ();
        "cohort-cannot-no-column" COHORT_CANNOT_NO_COLUMN (name);
        "cohort-cannot-no-system" COHORT_CANNOT_NO_SYSTEM (name);
        "cohort-cannot-too-many-groups" COHORT_CANNOT_TOO_MANY_GROUPS (groups, most);
        "cohort-cannot-no-rows" COHORT_CANNOT_NO_ROWS ();
        "cohort-cannot-different-values" COHORT_CANNOT_DIFFERENT_VALUES ();
        "cohort-cannot-different-findings" COHORT_CANNOT_DIFFERENT_FINDINGS ();
        "cohort-cannot-delayed-entry" COHORT_CANNOT_DELAYED_ENTRY ();
        "cohort-cannot-nothing-chosen" COHORT_CANNOT_NOTHING_CHOSEN ();
        "cohort-cannot-too-many-rows-for-excel" COHORT_CANNOT_TOO_MANY_ROWS_FOR_EXCEL (most);
        "cohort-cannot-late-entry" COHORT_CANNOT_LATE_ENTRY ();
        "cohort-cannot-all-too-small" COHORT_CANNOT_ALL_TOO_SMALL (most);
        "cohort-cannot-no-place" COHORT_CANNOT_NO_PLACE ();
        "cohort-cannot-other" COHORT_CANNOT_OTHER (problem);
    }
}

/// Text of a message without values.
pub(crate) fn without_values(id: &str) -> String {
    sentence(&LocalizedMessage { id: id.to_owned(), values: Default::default() })
}

/// Name of a finding or of a cohort's column.
pub(crate) fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::DateLastFollowup => say!(STUDY_FINDING_DATE_LAST_FOLLOWUP),
        Finding::TimeDays => say!(STUDY_FINDING_TIME_DAYS),
        Finding::Died => say!(STUDY_FINDING_DIED),
        Finding::Sorafenib => say!(STUDY_FINDING_SORAFENIB),
        Finding::Operation => say!(STUDY_FINDING_OPERATION),
        known => words::label(known),
    }
}

/// Name of a unit of time.
pub(crate) fn unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Days => say!(STUDY_DAYS),
        TimeUnit::Weeks => say!(STUDY_WEEKS),
        TimeUnit::Months => say!(STUDY_MONTHS),
        TimeUnit::Years => say!(STUDY_YEARS),
    }
}

/// Name of an answer to a finding, by its index among the finding's values.
pub(crate) fn answer(finding: Finding, at: usize) -> &'static str {
    match finding {
        Finding::Operation => match finding.values().get(at).copied().unwrap_or_default() {
            "anterior" => say!(STUDY_OPERATION_ANTERIOR),
            "posterior" => say!(STUDY_OPERATION_POSTERIOR),
            "combined" => say!(STUDY_OPERATION_COMBINED),
            "decompression" => say!(STUDY_OPERATION_DECOMPRESSION),
            "fixation" => say!(STUDY_OPERATION_FIXATION),
            other => other,
        },
        Finding::Died | Finding::Sorafenib if finding.values().get(at) == Some(&"yes") => say!(STUDY_YES),
        Finding::Died | Finding::Sorafenib => say!(STUDY_NO),
        known => words::choice(known, at).name,
    }
}

/// Value of a message; ids are translated.
fn value(said: &LocalizedMessage, name: &str) -> String {
    let given = said.values.get(name).map_or("", String::as_str);
    let called = |id: &str| Finding::from_id(id).map_or_else(|| id.to_owned(), |it| finding(it).to_owned());
    match name {
        "finding" => called(given),
        "name" if said.id == "cohort-cannot-no-column" => called(given),
        "options" => {
            let ids: Vec<&str> = given.split(", ").collect();
            let own = Finding::ALL.iter().find(|finding| finding.values() == ids);
            let names = ids.iter().enumerate().map(|(at, id)| own.map_or(*id, |own| answer(*own, at)));
            names.collect::<Vec<_>>().join(", ")
        }
        "values" => match said.values.get("more") {
            Some(more) => say!(COHORT_AND_MORE, values = given, more = more),
            None => given.to_owned(),
        },
        "time" => TimeUnit::ALL
            .into_iter()
            .find(|unit| format!("{unit:?}").eq_ignore_ascii_case(given))
            .map_or_else(|| given.to_owned(), |it| unit(it).to_owned()),
        "kind" => without_values(&format!("cohort-kind-{given}")),
        "advice" => without_values(&format!("cohort-advice-{given}")),
        "what" if Finding::from_id(given).is_none() => without_values(&format!("cohort-role-{given}")),
        "what" => called(given),
        _ => given.to_owned(),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use study::MESSAGES;

    use super::*;

    #[test]
    fn ids_of_findings_and_their_values_are_worded() {
        let column = LocalizedMessage::new("cannot", "no-column").with("name", &"date_last_radiotherapy");
        assert!(!sentence(&column).contains('_'), "{}", sentence(&column));
        let options =
            LocalizedMessage::new("issue", "not-an-option").with("options", &"none, grade_1_2, grade_3_4");
        assert!(!sentence(&options).contains('_'), "{}", sentence(&options));
    }

    #[test]
    fn every_message_of_the_worker_is_worded_with_all_its_values() {
        for (id, values) in MESSAGES {
            let mut said = LocalizedMessage { id: (*id).to_owned(), values: Default::default() };
            for name in *values {
                let given = match *name {
                    "finding" => "primary",
                    "kind" => "picture",
                    "advice" => "save-table",
                    "what" => "date-of-death",
                    "time" => "months",
                    other => other,
                };
                said.values.insert((*name).to_owned(), given.to_owned());
            }
            let sentence = sentence(&said);
            assert!(!sentence.starts_with("cohort-"), "{id} is not worded");
            for (name, given) in &said.values {
                let shown = value(&said, name);
                // The finding of a doubtful unit is identified by its column.
                let told = sentence.contains(&shown) || (*id == "cohort-doubt-unit" && name == "finding");
                assert!(told, "{id} does not say {name} = {given}: {sentence}");
            }
        }
    }

    #[test]
    fn ids_among_the_values_are_worded() {
        let said = LocalizedMessage::new("refusal", "not-a-table")
            .with("kind", &"sas")
            .with("advice", &"export-from-sas");
        assert!(sentence(&said).contains("SAS data file"));
        assert!(sentence(&said).contains("PROC EXPORT"));
        let said = LocalizedMessage::new("mapping", "no-date-column").with("finding", &"date_last_followup");
        assert!(sentence(&said).contains("Date of last follow-up"));
    }
}
