//! One reference case: its question, its arguments and its rows.

use serde_json::Value;
use survival::{Categories, Error, Observations};

use super::json::{at, to_number};
use super::table::Table;

/// A case with its data. `expect` is never read.
pub struct Case {
    root: Value,
    table: Option<Table>,
}

impl Case {
    /// A case as its file holds it, still without data.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut root: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        root.as_object_mut().ok_or("a case is not an object")?.remove("expect");
        Ok(Self { root, table: None })
    }

    /// The file of its data, if it has any.
    pub fn dataset(&self) -> Option<&str> {
        self.root.get("dataset").and_then(Value::as_str)
    }

    /// Adds the data, without rows with a missing value in any column of the case, and without those whose
    /// entry is not before their time, which R treats as missing as well.
    pub fn with_data(mut self, csv: Option<&str>) -> Result<Self, String> {
        let Some(csv) = csv else { return Ok(self) };
        let mut table = Table::parse(csv)?;
        let mut columns = Vec::new();
        for name in names(at(&self.root, &["columns"])) {
            columns.extend(table.column(name));
        }
        table.drop_missing(&columns);
        let column = |role| at(&self.root, &["columns", role]).as_str().and_then(|name| table.column(name));
        if let (Some(entry), Some(time)) = (column("entry"), column("time")) {
            table.retain_pairs(entry, time, |entry, time| match (parse(entry), parse(time)) {
                (Some(entry), Some(time)) => entry < time,
                _ => true,
            });
        }
        self.table = Some(table);
        Ok(self)
    }

    /// Kind of the case.
    pub fn kind(&self) -> &str {
        self.root.get("kind").and_then(Value::as_str).unwrap_or_default()
    }

    /// The question.
    pub fn ask(&self) -> &Value {
        at(&self.root, &["ask"])
    }

    /// The value at a path in the case, outside `ask`; `null` if there is none.
    pub fn setting(&self, path: &[&str]) -> &Value {
        at(&self.root, path)
    }

    /// The confidence level, 0.95 by default.
    pub fn confidence_level(&self) -> f64 {
        to_number(self.setting(&["conf_level"])).unwrap_or(0.95)
    }

    /// Names of the columns with a role: one, several or none.
    pub fn columns(&self, role: &str) -> Vec<&str> {
        names(self.setting(&["columns", role]))
    }

    /// A column by its name, as text.
    pub fn text_of(&self, column: &str) -> Result<Vec<&str>, String> {
        let table = self.table.as_ref().ok_or("the case has no data")?;
        let index = table.column(column).ok_or_else(|| format!("the data have no column {column:?}"))?;
        Ok(table.text(index))
    }

    /// A column by its name, as numbers.
    pub fn numbers_of(&self, column: &str) -> Result<Vec<f64>, String> {
        let text = self.text_of(column)?.into_iter().enumerate();
        text.map(|(row, value)| {
            parse(value).ok_or_else(|| format!("{column}, row {row}: {value:?} is not a number"))
        })
        .collect()
    }

    /// The column with a role, as numbers.
    pub fn numbers(&self, role: &str) -> Result<Vec<f64>, String> {
        self.optional_numbers(role)?.ok_or_else(|| format!("the case names no column for {role:?}"))
    }

    /// The column with a role, as numbers, if the case names one.
    pub fn optional_numbers(&self, role: &str) -> Result<Option<Vec<f64>>, String> {
        self.columns(role).first().map(|column| self.numbers_of(column)).transpose()
    }

    /// The columns with a role, as categories, if the case names any: several are combined.
    pub fn categories(&self, role: &str) -> Result<Option<Categories>, String> {
        let mut labels: Vec<String> = Vec::new();
        for column in self.columns(role) {
            let text = self.text_of(column)?;
            if labels.is_empty() {
                labels = text.iter().map(|value| label(value)).collect();
            } else {
                labels
                    .iter_mut()
                    .zip(text)
                    .for_each(|(all, value)| *all = format!("{all}, {}", label(value)));
            }
        }
        Ok(if self.columns(role).is_empty() { None } else { Some(Categories::from_labels(&labels)) })
    }

    /// The rows of a survival case.
    pub fn survival(&self) -> Result<SurvivalColumns, String> {
        let event = self.numbers("status")?.into_iter().map(|status| status > 0.5).collect();
        Ok(SurvivalColumns {
            time: self.numbers("time")?,
            event,
            entry: self.optional_numbers("entry")?,
            weight: self.optional_numbers("weights")?.or(self.optional_numbers("weight")?),
            strata: self.categories("strata")?,
            clusters: self.categories("cluster")?.or(self.categories("id")?),
        })
    }
}

/// The columns of a survival case, owned; [`SurvivalColumns::observations`] borrows them.
pub struct SurvivalColumns {
    time: Vec<f64>,
    event: Vec<bool>,
    entry: Option<Vec<f64>>,
    weight: Option<Vec<f64>>,
    strata: Option<Categories>,
    clusters: Option<Categories>,
}

impl SurvivalColumns {
    /// The rows, checked.
    pub fn observations(&self) -> Result<Observations<'_>, Error> {
        let mut rows = Observations::new(&self.time, &self.event)?;
        if let Some(entry) = &self.entry {
            rows = rows.with_entry(entry)?;
        }
        if let Some(weight) = &self.weight {
            rows = rows.with_weights(weight)?;
        }
        if let Some(strata) = &self.strata {
            rows = rows.with_strata(strata)?;
        }
        if let Some(clusters) = &self.clusters {
            rows = rows.with_clusters(clusters)?;
        }
        Ok(rows)
    }
}

/// Every text in a value: one name, or a list or tree of names.
fn names(value: &Value) -> Vec<&str> {
    match value {
        Value::String(name) => vec![name],
        Value::Array(items) => items.iter().flat_map(names).collect(),
        Value::Object(members) => members.values().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

fn parse(value: &str) -> Option<f64> {
    match value.trim() {
        "TRUE" | "true" | "True" => Some(1.0),
        "FALSE" | "false" | "False" => Some(0.0),
        number => number.parse().ok(),
    }
}

/// A group's label; a number as R prints it, with 15 significant digits.
fn label(value: &str) -> String {
    match value.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => {
            let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
            rounded.to_string()
        }
        _ => value.trim().to_owned(),
    }
}
