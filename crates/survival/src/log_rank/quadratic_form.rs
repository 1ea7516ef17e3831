//! The quadratic form of a test.

/// A pivot below this share of its diagonal element marks a column that depends on those before it.
const DEPENDENT: f64 = 1e-11;

/// The quadratic form `u' V^- u` for a symmetric, non-negative matrix, and the rank of `V`.
///
/// By elimination (`V = L D L'`), skipping columns that depend on earlier ones: a generalised inverse, equal
/// to the inverse if it exists.
pub(super) fn quadratic_form(matrix: &[Vec<f64>], vector: &[f64]) -> (f64, usize) {
    let (mut v, mut u) = (matrix.to_vec(), vector.to_vec());
    let (mut form, mut rank) = (0.0, 0);
    for i in 0..u.len() {
        let pivot = v[i][i];
        if pivot.is_nan() || pivot <= DEPENDENT * matrix[i][i] || pivot <= 0.0 {
            continue;
        }
        rank += 1;
        form += u[i] * u[i] / pivot;
        let (row, value) = (v[i].clone(), u[i]);
        for (row_below, value_below) in v.iter_mut().zip(&mut u).skip(i + 1) {
            let factor = row_below[i] / pivot;
            *value_below -= factor * value;
            row_below.iter_mut().zip(&row).for_each(|(below, above)| *below -= factor * above);
        }
    }
    (form, rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagonal_matrix_gives_a_sum_of_squares() {
        assert_eq!(quadratic_form(&[vec![4.0, 0.0], vec![0.0, 9.0]], &[2.0, 3.0]), (2.0, 2));
    }

    #[test]
    fn a_dependent_column_is_passed_over() {
        assert_eq!(quadratic_form(&[vec![2.0, 2.0], vec![2.0, 2.0]], &[1.0, 1.0]), (0.5, 1));
    }
}
