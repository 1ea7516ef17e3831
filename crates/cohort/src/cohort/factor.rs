//! Columns used as groupings.

use crate::coded::Labels;
use crate::values::{DecimalSign, read_number};

/// A column used as a grouping, such as the hospital or the type of operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Factor {
    /// Name: the heading of its column.
    pub name: String,
    /// Its values.
    pub labels: Labels,
    /// Values in the order chosen by the user; empty if none was chosen.
    pub order: Vec<String>,
    /// Decimal sign of its values.
    pub decimal: DecimalSign,
}

impl Factor {
    /// Creates a factor with groups in their natural order.
    #[must_use]
    pub fn new(name: &str, labels: Labels) -> Self {
        Self { name: name.to_owned(), labels, order: Vec::new(), decimal: DecimalSign::default() }
    }

    /// Sets the order of the values chosen by the user.
    #[must_use]
    pub fn ordered(self, order: Vec<String>) -> Self {
        Self { order, ..self }
    }

    /// Sets the decimal sign.
    #[must_use]
    pub fn with_decimal(self, decimal: DecimalSign) -> Self {
        Self { decimal, ..self }
    }

    /// Number of each row; `None` unless all values of the column are numbers.
    #[must_use]
    pub fn numbers(&self) -> Option<Vec<Option<f64>>> {
        let values = self.labels.values().iter();
        let of_value: Vec<f64> =
            values.map(|value| read_number(value, self.decimal)).collect::<Option<_>>()?;
        let of_code = |code: u32| of_value.get((code as usize).checked_sub(1)?).copied();
        (!of_value.is_empty()).then(|| self.labels.codes().iter().map(of_code).collect())
    }
}
