//! Running sums over a risk set: the total risk and its moments.

/// `sum r`, `sum r x` and `sum r x x'` over a set of rows, up to the given moment.
///
/// Rows can be removed again. Then rounding errors are compensated, because they would dominate the small
/// remainder of a large sum.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    width: usize,
    moments: usize,
    values: Vec<f64>,
    carry: Option<Vec<f64>>,
    settled: Vec<f64>,
    count: usize,
}

/// Index of element (j, k), k <= j, in a packed lower triangle.
pub(super) const fn packed(j: usize, k: usize) -> usize {
    j * (j + 1) / 2 + k
}

/// The number of elements of a packed lower triangle.
const fn triangle(width: usize) -> usize {
    width * (width + 1) / 2
}

impl Sums {
    pub(super) fn new(width: usize, moments: usize, removable: bool) -> Self {
        let mut length = 1;
        if moments >= 1 {
            length += width;
        }
        if moments >= 2 {
            length += triangle(width);
        }
        Self {
            width,
            moments,
            values: vec![0.0; length],
            carry: removable.then(|| vec![0.0; length]),
            settled: if removable { vec![0.0; length] } else { Vec::new() },
            count: 0,
        }
    }

    pub(super) fn clear(&mut self) {
        self.count = 0;
        self.values.fill(0.0);
        self.settled.fill(0.0);
        if let Some(carry) = &mut self.carry {
            carry.fill(0.0);
        }
    }

    pub(super) fn add(&mut self, row: &[f64], risk: f64) {
        self.count += 1;
        self.include(row, risk);
    }

    pub(super) fn remove(&mut self, row: &[f64], risk: f64) {
        self.count -= 1;
        if self.count == 0 {
            self.clear();
        } else {
            self.include(row, -risk);
        }
    }

    fn include(&mut self, row: &[f64], risk: f64) {
        match &mut self.carry {
            None => {
                let values = &mut self.values;
                products(row, risk, self.moments, |index, product| values[index] += product);
            }
            Some(carry) => {
                let values = &mut self.values;
                products(row, risk, self.moments, |index, product| {
                    add_exactly(&mut values[index], &mut carry[index], product);
                });
            }
        }
    }

    /// Adds the sums over other rows.
    pub(super) fn absorb(&mut self, other: &Self) {
        self.count += other.count;
        match &mut self.carry {
            None => {
                for (value, &more) in self.values.iter_mut().zip(&other.values) {
                    *value += more;
                }
            }
            Some(carry) => {
                for ((value, carry), &more) in self.values.iter_mut().zip(carry).zip(&other.values) {
                    add_exactly(value, carry, more);
                }
            }
        }
    }

    /// Multiplies every sum by a factor, which changes their unit.
    pub(super) fn multiply(&mut self, factor: f64) {
        let carry = self.carry.iter_mut().flatten();
        for value in self.values.iter_mut().chain(&mut self.settled).chain(carry) {
            *value *= factor;
        }
    }

    /// Applies the compensation after rows have been removed.
    pub(super) fn settle(&mut self) {
        if let Some(carry) = &self.carry {
            for ((settled, value), carry) in self.settled.iter_mut().zip(&self.values).zip(carry) {
                *settled = value + carry;
            }
        }
    }

    fn readable(&self) -> &[f64] {
        if self.carry.is_some() { &self.settled } else { &self.values }
    }

    /// `sum r`.
    pub(super) fn total(&self) -> f64 {
        self.readable()[0]
    }

    /// `sum r x`.
    pub(super) fn first(&self) -> &[f64] {
        &self.readable()[1..=self.width]
    }

    /// `sum r x x'`, packed.
    pub(super) fn second(&self) -> &[f64] {
        &self.readable()[1 + self.width..][..triangle(self.width)]
    }
}

/// Every product of `risk` with up to `moments` values of the row, each with its index.
fn products(row: &[f64], risk: f64, moments: usize, mut put: impl FnMut(usize, f64)) {
    let width = row.len();
    put(0, risk);
    if moments == 0 {
        return;
    }
    let mut second = 1 + width;
    for (j, value) in row.iter().enumerate() {
        let once = risk * value;
        put(1 + j, once);
        if moments == 1 {
            continue;
        }
        for other in &row[..=j] {
            put(second, once * other);
            second += 1;
        }
    }
}

/// Knuth's two-sum: adds `more` to `value`, and the rounding error to `carry`.
fn add_exactly(value: &mut f64, carry: &mut f64, more: f64) {
    let sum = *value + more;
    let added = sum - *value;
    *carry += (*value - (sum - added)) + (more - added);
    *value = sum;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_leaves_no_trace() {
        let mut sums = Sums::new(1, 2, true);
        sums.add(&[3.0], 0.1);
        sums.add(&[1e8], 1e12);
        sums.add(&[2.0], 0.3);
        sums.remove(&[1e8], 1e12);
        sums.settle();
        assert!((sums.total() - 0.4).abs() < 1e-15);
        assert!((sums.first()[0] - 0.9).abs() < 1e-15);
        assert!((sums.second()[0] - 2.1).abs() < 1e-14);
    }

    #[test]
    fn products_are_packed_by_rows() {
        let mut sums = Sums::new(2, 2, false);
        sums.add(&[2.0, 3.0], 1.0);
        assert_eq!(sums.first(), [2.0, 3.0]);
        assert_eq!(sums.second(), [4.0, 6.0, 9.0]);
        assert_eq!(sums.second()[packed(1, 0)], 6.0);
    }
}
