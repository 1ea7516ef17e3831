//! A column that stores distinct values once: each row has the code of a value, or none.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use crate::codes::Codes;

/// A column of values, some of which may be missing.
///
/// ```
/// use cohort::Coded;
/// let column: Coded<&str> = [Some("HBV"), None, Some("HBV")].into_iter().collect();
/// assert_eq!(column.get(2), Some(&"HBV"));
/// assert_eq!(column.get(1), None);
/// assert_eq!((column.values().len(), column.missing()), (1, 1));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Coded<T> {
    codes: Codes,
    values: Vec<T>,
}

/// A column of texts.
pub type Labels = Coded<Box<str>>;

impl<T> Default for Coded<T> {
    fn default() -> Self {
        Self { codes: Codes::default(), values: Vec::new() }
    }
}

impl<T> Coded<T> {
    /// Creates a column from codes: 0 is missing, `k` the value at `k - 1`. An invalid code is missing.
    #[must_use]
    pub fn from_codes(codes: Codes, values: Vec<T>) -> Self {
        Self { codes, values }
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Returns whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// The value in `row`; `None` if missing.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<&T> {
        self.place(row).and_then(|place| self.values.get(place))
    }

    /// Index in [`Coded::values`] of the value in `row`; `None` if missing.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<usize> {
        usize::try_from(self.codes.get(row)).ok()?.checked_sub(1)
    }

    /// Codes: 0 is missing, `k` the value at `k - 1`.
    #[must_use]
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// Distinct values in order of first occurrence. A selection of rows keeps them all.
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Number of rows without a value.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.codes.iter().filter(|code| *code == 0).count()
    }

    /// Number of rows with each value.
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.values.len()];
        for place in (0..self.len()).filter_map(|row| self.place(row)) {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        counts
    }
}

impl<T: Clone> Coded<T> {
    /// The column with these rows, in ascending order, missing.
    #[must_use]
    pub fn without(&self, rows: &[usize]) -> Self {
        let code = |row: usize| if rows.binary_search(&row).is_ok() { 0 } else { self.codes.get(row) };
        Self { codes: (0..self.len()).map(code).collect(), values: self.values.clone() }
    }

    /// A selection of rows, in the given order.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        Self { codes: self.codes.select(rows), values: self.values.clone() }
    }
}

impl<T: PartialEq> FromIterator<Option<T>> for Coded<T> {
    /// Finds each value by linear search: for columns with few distinct values.
    fn from_iter<I: IntoIterator<Item = Option<T>>>(column: I) -> Self {
        let mut all = Self::default();
        for value in column {
            let code = match value {
                None => 0,
                Some(value) => {
                    let place = all.values.iter().position(|known| *known == value).unwrap_or_else(|| {
                        all.values.push(value);
                        all.values.len() - 1
                    });
                    code(place)
                }
            };
            all.codes.push(code);
        }
        all
    }
}

/// The code of the value at `place`.
fn code(place: usize) -> u32 {
    u32::try_from(place + 1).unwrap_or(u32::MAX)
}

/// Builds a column of texts with a hash map: for columns with many distinct values.
///
/// ```
/// use cohort::CodedBuilder;
/// let mut builder = CodedBuilder::default();
/// for name in ["P1", "", "P1"] {
///     builder.push((!name.is_empty()).then_some(name));
/// }
/// assert_eq!(builder.finish().counts(), [2]);
/// ```
#[derive(Debug, Default)]
pub struct CodedBuilder<K: Eq + Hash> {
    codes: Codes,
    places: FxHashMap<K, u32>,
    values: Vec<Box<str>>,
}

impl<K: Eq + Hash + AsRef<str>> CodedBuilder<K> {
    /// Adds a row.
    pub fn push(&mut self, value: Option<K>) {
        let code = match value {
            None => 0,
            Some(value) => {
                let Self { places, values, .. } = self;
                let text: Box<str> = value.as_ref().into();
                *places.entry(value).or_insert_with(|| {
                    values.push(text);
                    code(values.len() - 1)
                })
            }
        };
        self.codes.push(code);
    }

    /// Returns the column.
    #[must_use]
    pub fn finish(self) -> Labels {
        Coded { codes: self.codes, values: self.values }
    }
}
