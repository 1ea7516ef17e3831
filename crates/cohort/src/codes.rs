//! Small integers, one for each row, in as few bytes as the largest needs.
//!
//! A million rows of twenty columns must fit into a browser's memory in addition to their file, and most
//! columns have fewer than 256 distinct values.

/// Numbers in a column, stored in one, two or four bytes each.
///
/// ```
/// use cohort::Codes;
/// let codes: Codes = [0, 300, 7].into_iter().collect();
/// assert_eq!(codes.get(1), 300);
/// assert_eq!(codes.iter().sum::<u32>(), 307);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes(Width);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Width {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Codes {
    fn default() -> Self {
        Self(Width::One(Vec::new()))
    }
}

impl Codes {
    /// An empty column with capacity for `rows`.
    #[must_use]
    pub fn with_capacity(rows: usize) -> Self {
        Self(Width::One(Vec::with_capacity(rows)))
    }

    /// Number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        match &self.0 {
            Width::One(codes) => codes.len(),
            Width::Two(codes) => codes.len(),
            Width::Four(codes) => codes.len(),
        }
    }

    /// Returns whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number in `row`; 0 after the last.
    #[must_use]
    pub fn get(&self, row: usize) -> u32 {
        match &self.0 {
            Width::One(codes) => codes.get(row).copied().map_or(0, u32::from),
            Width::Two(codes) => codes.get(row).copied().map_or(0, u32::from),
            Width::Four(codes) => codes.get(row).copied().unwrap_or(0),
        }
    }

    /// All numbers, in the order of the rows.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }

    /// Appends a number.
    pub fn push(&mut self, code: u32) {
        match &mut self.0 {
            Width::One(codes) => match u8::try_from(code) {
                Ok(code) => codes.push(code),
                Err(_) => self.widen(code),
            },
            Width::Two(codes) => match u16::try_from(code) {
                Ok(code) => codes.push(code),
                Err(_) => self.widen(code),
            },
            Width::Four(codes) => codes.push(code),
        }
    }

    fn widen(&mut self, code: u32) {
        let room = |len: usize, capacity: usize| capacity.max(len + 1);
        self.0 = match std::mem::replace(&mut self.0, Width::One(Vec::new())) {
            Width::One(codes) if code <= u32::from(u16::MAX) => {
                let mut wider = Vec::with_capacity(room(codes.len(), codes.capacity()));
                wider.extend(codes.iter().map(|code| u16::from(*code)));
                Width::Two(wider)
            }
            Width::One(codes) => {
                let mut wider = Vec::with_capacity(room(codes.len(), codes.capacity()));
                wider.extend(codes.iter().map(|code| u32::from(*code)));
                Width::Four(wider)
            }
            Width::Two(codes) => {
                let mut wider = Vec::with_capacity(room(codes.len(), codes.capacity()));
                wider.extend(codes.iter().map(|code| u32::from(*code)));
                Width::Four(wider)
            }
            Width::Four(codes) => Width::Four(codes),
        };
        self.push(code);
    }

    /// A selection of rows, in the given order.
    #[must_use]
    pub fn select(&self, rows: &[usize]) -> Self {
        let mut chosen = Self(match &self.0 {
            Width::One(_) => Width::One(Vec::with_capacity(rows.len())),
            Width::Two(_) => Width::Two(Vec::with_capacity(rows.len())),
            Width::Four(_) => Width::Four(Vec::with_capacity(rows.len())),
        });
        rows.iter().for_each(|row| chosen.push(self.get(*row)));
        chosen
    }
}

impl FromIterator<u32> for Codes {
    fn from_iter<I: IntoIterator<Item = u32>>(codes: I) -> Self {
        let mut all = Self::default();
        codes.into_iter().for_each(|code| all.push(code));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_put_in_comes_out(codes in prop::collection::vec(prop_oneof![0_u32..300, 0_u32..70_000, any::<u32>()], 0..60)) {
            let column: Codes = codes.iter().copied().collect();
            prop_assert_eq!(column.len(), codes.len());
            prop_assert_eq!(column.iter().collect::<Vec<_>>(), codes);
        }
    }

    #[test]
    fn rows_are_selected_in_the_order_asked_for() {
        let codes: Codes = [5, 70_000, 9].into_iter().collect();
        assert_eq!(codes.select(&[2, 1]).iter().collect::<Vec<_>>(), [9, 70_000]);
    }
}
