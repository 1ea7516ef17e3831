//! Random draws: normal and gamma numbers, resamples, permutations.

use survival::SplitMix64;

/// A seeded source of draws; the same seed gives the same draws on every machine.
#[derive(Debug, Clone)]
pub(crate) struct Draws {
    random: SplitMix64,
    spare: Option<f64>,
}

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self { random: SplitMix64::new(seed), spare: None }
    }

    /// Independent draws for one of several tasks of the same seed.
    pub(crate) fn of_task(seed: u64, task: u64) -> Self {
        // The odd factor spreads neighbouring tasks over the states of the generator.
        Self::new(seed.wrapping_add((task + 1).wrapping_mul(0xd134_2543_de82_ef95)))
    }

    /// A uniform number from 0 up to, but not including, 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        self.random.uniform()
    }

    /// A uniform index below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.random.below(bound as u64) as usize
    }

    /// A standard normal number (Marsaglia's polar method).
    pub(crate) fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let factor = libm::sqrt(-2.0 * libm::log(square) / square);
                self.spare = Some(y * factor);
                return x * factor;
            }
        }
    }

    /// A number with a chi-squared distribution, for at least one degree of freedom (Marsaglia and Tsang, ACM
    /// TOMS 26 (2000) 363-372).
    pub(crate) fn chi_squared(&mut self, df: f64) -> f64 {
        // A gamma of shape df/2 + 1, brought to df/2 by the power of a uniform number.
        let shape = df / 2.0;
        let third = shape + 1.0 - 1.0 / 3.0;
        let scale = 1.0 / libm::sqrt(9.0 * third);
        loop {
            let normal = self.normal();
            let root = 1.0 + scale * normal;
            if root <= 0.0 {
                continue;
            }
            let cube = root * root * root;
            let uniform = 1.0 - self.uniform();
            if libm::log(uniform) < 0.5 * normal * normal + third * (1.0 - cube + libm::log(cube)) {
                return 2.0 * third * cube * libm::pow(1.0 - self.uniform(), 1.0 / shape);
            }
        }
    }

    /// As many rows as there are, drawn with replacement.
    pub(crate) fn resample(&mut self, rows: usize) -> Vec<usize> {
        (0..rows).map(|_| self.below(rows)).collect()
    }

    /// The fold of each row: `folds` of nearly equal size.
    pub(crate) fn folds(&mut self, rows: usize, folds: usize) -> Vec<usize> {
        let mut fold: Vec<usize> = (0..rows).map(|row| row % folds.max(1)).collect();
        for last in (1..rows).rev() {
            fold.swap(last, self.below(last + 1));
        }
        fold
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let draws: Vec<f64> = (0..50_000).map(|_| draw()).collect();
        let mean = draws.iter().sum::<f64>() / 50_000.0;
        (mean, draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / 50_000.0)
    }

    #[test]
    fn normal_numbers_have_mean_0_and_variance_1() {
        let mut draws = Draws::new(1);
        let (mean, variance) = moments(|| draws.normal());
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
    }

    #[test]
    fn chi_squared_numbers_have_the_mean_df_and_the_variance_2_df() {
        for df in [1.0, 7.0, 200.0] {
            let mut draws = Draws::new(2);
            let (mean, variance) = moments(|| draws.chi_squared(df));
            assert!((mean / df - 1.0).abs() < 0.02, "{df}: {mean}");
            assert!((variance / (2.0 * df) - 1.0).abs() < 0.05, "{df}: {variance}");
        }
    }

    #[test]
    fn folds_are_of_nearly_equal_size_and_shuffled() {
        let folds = Draws::new(3).folds(23, 5);
        let sizes: Vec<usize> = (0..5).map(|fold| folds.iter().filter(|&&one| one == fold).count()).collect();
        assert_eq!(sizes, [5, 5, 5, 4, 4]);
        assert!(folds.iter().enumerate().any(|(row, &fold)| fold != row % 5));
    }
}
