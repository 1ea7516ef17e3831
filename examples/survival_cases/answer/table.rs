//! A small table of text read from CSV, and the columns a case names in it.

/// A header and rows of text; a missing value is empty.
pub struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Parses comma-separated values; quotes may enclose a value, and a doubled quote is one quote.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut records = records(text.trim_start_matches('\u{feff}')).into_iter();
        let header = records.next().ok_or("the data have no header")?;
        let rows: Vec<Vec<String>> =
            records.filter(|row| row.len() > 1 || row.iter().any(|v| !v.is_empty())).collect();
        match rows.iter().position(|row| row.len() != header.len()) {
            Some(row) => {
                Err(format!("row {row} has {} values, the header {}", rows[row].len(), header.len()))
            }
            None => Ok(Self { header, rows }),
        }
    }

    /// The index of a column.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|header| header == name)
    }

    /// Keeps only the rows with a value in each of the columns.
    pub fn drop_missing(&mut self, columns: &[usize]) {
        self.rows.retain(|row| columns.iter().all(|&column| !is_missing(&row[column])));
    }

    /// Keeps only the rows whose two values satisfy a condition.
    pub fn retain_pairs(&mut self, first: usize, second: usize, keep: impl Fn(&str, &str) -> bool) {
        self.rows.retain(|row| keep(&row[first], &row[second]));
    }

    /// A column's text.
    pub fn text(&self, column: usize) -> Vec<&str> {
        self.rows.iter().map(|row| row[column].as_str()).collect()
    }
}

fn is_missing(value: &str) -> bool {
    matches!(value.trim(), "" | "NA" | "NaN" | "nan")
}

fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = Vec::new();
    let (mut record, mut value, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                value.push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut value)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut value));
                records.push(std::mem::take(&mut record));
            }
            other => value.push(other),
        }
    }
    if !value.is_empty() || !record.is_empty() {
        record.push(value);
        records.push(record);
    }
    records
}
