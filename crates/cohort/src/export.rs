//! Exports: tables for a paper, figures, a report, and all results in one file.

mod csv;
mod figures;
mod html;
mod of_accuracy;
mod of_comparison;
mod of_means;
mod of_others;
mod of_regression;
mod r_script;
mod report;
mod results;
#[cfg(feature = "xlsx")]
mod scored;
mod table;
mod texts;
#[cfg(feature = "xlsx")]
mod workbook;

pub use csv::csv;
pub use figures::{forest, kaplan_meier};
pub use html::html;
pub use of_accuracy::{accuracy_table, benefit_chart, benefit_table, calibration_chart, calibration_table};
pub use of_comparison::{counts_table, curves_table, pairs_table, survival_table};
pub use of_means::restricted_table;
pub use of_others::{
    before_after_table, condition_text, conditions_text, differences_table, discrimination_table, flow_table,
    flow_text,
};
pub use of_regression::regression_table;
pub use r_script::{ScriptResult, ScriptRows, r_script};
pub use report::{Captioned, Section, report};
pub use results::{CodingUsed, MadeOf, Results};
#[cfg(feature = "xlsx")]
pub use scored::scored_workbook;
pub use table::{Row, Table};
pub use texts::{analysed, landmark_text};
#[cfg(feature = "xlsx")]
pub use workbook::{Cell, MOST_SHEET_ROWS, Workbook, WorkbookError};
