//! p-values of several tests, adjusted for multiplicity.

/// Methods of adjustment; each as R's `p.adjust`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Adjustment {
    /// p times the number of tests; controls the familywise error rate.
    Bonferroni,
    /// Holm's step-down (1979); the same control with more power.
    Holm,
    /// Benjamini and Hochberg's step-up (1995); controls the false discovery rate.
    BenjaminiHochberg,
}

impl Adjustment {
    /// Adjusted p-values, in the order given. NaN stays NaN and is not counted.
    ///
    /// R's `p.adjust(p, method)`, with the methods `bonferroni`, `holm` and `BH`.
    ///
    /// ```
    /// # use survival::Adjustment;
    /// assert_eq!(Adjustment::Bonferroni.adjust(&[0.25, 0.5]), [0.5, 1.0]);
    /// ```
    #[must_use]
    pub fn adjust(self, p: &[f64]) -> Vec<f64> {
        let mut order: Vec<usize> = (0..p.len()).filter(|&i| !p[i].is_nan()).collect();
        order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
        let count = order.len() as f64;
        let mut adjusted = vec![f64::NAN; p.len()];
        match self {
            Self::Bonferroni => order.iter().for_each(|&i| adjusted[i] = (count * p[i]).min(1.0)),
            Self::Holm => {
                let mut most: f64 = 0.0;
                for (rank, &i) in order.iter().enumerate() {
                    most = most.max((count - rank as f64) * p[i]).min(1.0);
                    adjusted[i] = most;
                }
            }
            Self::BenjaminiHochberg => {
                let mut least: f64 = 1.0;
                for (rank, &i) in order.iter().enumerate().rev() {
                    least = least.min(count / (rank as f64 + 1.0) * p[i]);
                    adjusted[i] = least;
                }
            }
        }
        adjusted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_could_not_be_made_is_not_counted() {
        let adjusted = Adjustment::Bonferroni.adjust(&[0.01, f64::NAN]);
        assert!((adjusted[0] - 0.01).abs() < 1e-15 && adjusted[1].is_nan());
    }
}
