//! Linear algebra for a regression on few covariates.
//!
//! Information matrices are symmetric, positive definite and small (a page offers ten covariates, not a
//! thousand), so a Cholesky factor is sufficient for solving, inverting, the determinant, and, by its pivots,
//! detecting covariates that depend on those before.

/// A symmetric matrix, stored in full, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct SymmetricMatrix {
    size: usize,
    values: Vec<f64>,
}

impl SymmetricMatrix {
    /// The matrix of `size` rows whose lower triangle is `value(row, column)`.
    #[must_use]
    pub fn from_fn(size: usize, value: impl Fn(usize, usize) -> f64) -> Self {
        let mut matrix = Self::zero(size);
        for row in 0..size {
            for column in 0..=row {
                matrix.set(row, column, value(row, column));
            }
        }
        matrix
    }

    pub(crate) fn zero(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    /// The number of rows, which is the number of columns.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Element at a row and a column, both from 0; NaN outside.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> f64 {
        let place = row.checked_mul(self.size).and_then(|start| start.checked_add(column));
        let element = place.filter(|_| column < self.size).and_then(|place| self.values.get(place));
        element.copied().unwrap_or(f64::NAN)
    }

    /// The diagonal.
    #[must_use]
    pub fn diagonal(&self) -> Vec<f64> {
        (0..self.size).map(|index| self.at(index, index)).collect()
    }

    /// The rows, each a slice.
    pub fn rows(&self) -> impl Iterator<Item = &[f64]> {
        self.values.chunks_exact(self.size.max(1))
    }

    pub(crate) fn set(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.size + column] = value;
        self.values[column * self.size + row] = value;
    }

    /// The product with a vector.
    pub(crate) fn times(&self, vector: &[f64]) -> Vec<f64> {
        self.rows().map(|row| dot(row, vector)).collect()
    }

    /// `v' A v`.
    pub(crate) fn quadratic_form(&self, vector: &[f64]) -> f64 {
        self.rows().zip(vector).map(|(row, value)| value * dot(row, vector)).sum()
    }

    /// Submatrix of the given rows and columns, in that order.
    pub(crate) fn select(&self, indices: &[usize]) -> Self {
        Self::from_fn(indices.len(), |row, column| self.at(indices[row], indices[column]))
    }
}

/// The inner product.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// A pivot this small relative to its diagonal element is rounding: the row is a linear combination of those
/// before it (1 - R^2 of a covariate on the others is below this).
const SINGULAR: f64 = 1e-11;

/// The lower triangular `L` of `A = L L'`.
#[derive(Debug, Clone)]
pub struct Cholesky {
    size: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors a positive definite matrix.
    ///
    /// # Errors
    /// The first row that depends on those before it.
    pub fn new(matrix: &SymmetricMatrix) -> Result<Self, usize> {
        let size = matrix.size();
        let mut lower = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..=row {
                let (left, right) =
                    (&lower[row * size..row * size + column], &lower[column * size..column * size + column]);
                let rest = matrix.at(row, column) - dot(left, right);
                if row > column {
                    lower[row * size + column] = rest / lower[column * size + column];
                } else if rest > SINGULAR * matrix.at(row, row) && rest.is_finite() {
                    lower[row * size + row] = libm::sqrt(rest);
                } else {
                    return Err(row);
                }
            }
        }
        Ok(Self { size, lower })
    }

    fn at(&self, row: usize, column: usize) -> f64 {
        self.lower[row * self.size + column]
    }

    /// A copy of the vector with an element for each row, NaN where it is too short.
    fn sized(&self, vector: &[f64]) -> Vec<f64> {
        let mut sized = vector.to_vec();
        sized.resize(self.size, f64::NAN);
        sized
    }

    /// `L^-1 b`.
    fn forward(&self, right: &[f64]) -> Vec<f64> {
        let mut solution = self.sized(right);
        for row in 0..self.size {
            let known: f64 = (0..row).map(|column| self.at(row, column) * solution[column]).sum();
            solution[row] = (solution[row] - known) / self.at(row, row);
        }
        solution
    }

    /// `A^-1 b`; NaN if `right` has fewer elements than the matrix has rows.
    #[must_use]
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        self.backward(&self.forward(right))
    }

    /// `L'^-1 b`: of independent normal numbers, it makes numbers with the covariance `A^-1`.
    /// Elements that `right` lacks are NaN.
    #[must_use]
    pub fn backward(&self, right: &[f64]) -> Vec<f64> {
        let mut solution = self.sized(right);
        for row in (0..self.size).rev() {
            let known: f64 = (row + 1..self.size).map(|below| self.at(below, row) * solution[below]).sum();
            solution[row] = (solution[row] - known) / self.at(row, row);
        }
        solution
    }

    /// `b' A^-1 b`, never negative.
    pub(crate) fn inverse_quadratic_form(&self, vector: &[f64]) -> f64 {
        let half = self.forward(vector);
        dot(&half, &half)
    }

    /// `A^-1`.
    #[must_use]
    pub fn inverse(&self) -> SymmetricMatrix {
        let columns: Vec<Vec<f64>> = (0..self.size)
            .map(|index| {
                let mut unit = vec![0.0; self.size];
                unit[index] = 1.0;
                self.solve(&unit)
            })
            .collect();
        SymmetricMatrix::from_fn(self.size, |row, column| columns[column][row])
    }

    /// `log |A|`.
    pub(crate) fn log_determinant(&self) -> f64 {
        2.0 * (0..self.size).map(|index| libm::log(self.at(index, index))).sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The matrix of `1 / (row + column + 1)`, whose inverse is known in integers.
    fn hilbert() -> SymmetricMatrix {
        SymmetricMatrix::from_fn(3, |row, column| 1.0 / (row + column + 1) as f64)
    }

    #[test]
    fn the_inverse_of_the_hilbert_matrix_is_whole() {
        let inverse = Cholesky::new(&hilbert()).unwrap().inverse();
        let expected = [[9.0, -36.0, 30.0], [-36.0, 192.0, -180.0], [30.0, -180.0, 180.0]];
        for (row, expected) in inverse.rows().zip(expected) {
            for (value, expected) in row.iter().zip(expected) {
                assert!((value - expected).abs() < 1e-9, "{value} for {expected}");
            }
        }
    }

    #[test]
    fn the_determinant_and_the_quadratic_form_agree_with_the_inverse() {
        let factor = Cholesky::new(&hilbert()).unwrap();
        assert!((libm::exp(factor.log_determinant()) * 2160.0 - 1.0).abs() < 1e-10);
        let vector = [1.0, -2.0, 0.5];
        let direct = factor.inverse().quadratic_form(&vector);
        assert!((factor.inverse_quadratic_form(&vector) / direct - 1.0).abs() < 1e-10);
    }

    #[test]
    fn the_first_dependent_row_is_named() {
        let columns = [[1.0, 0.0, 2.0], [0.0, 1.0, 1.0], [1.0, 1.0, 3.0]];
        let gram = SymmetricMatrix::from_fn(3, |row, column| dot(&columns[row], &columns[column]));
        assert_eq!(Cholesky::new(&gram).unwrap_err(), 2);
        assert_eq!(Cholesky::new(&SymmetricMatrix::zero(1)).unwrap_err(), 0);
    }
}
