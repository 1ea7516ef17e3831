//! The log-rank test stratified by hospital.

use survival::distribution::chi_squared_sf;

use super::RiskSet;
use super::cox::solve;

/// Log-rank test between groups.
#[derive(Debug, Clone, PartialEq)]
pub struct StratifiedLogRank {
    /// Number of events in each group.
    pub observed: Vec<f64>,
    /// Expected number of events in each group if all had the same hazard within each hospital.
    pub expected: Vec<f64>,
    /// Quadratic form of the differences.
    pub chi_squared: f64,
    /// Number of compared groups minus one.
    pub degrees_of_freedom: usize,
    /// Upper tail of chi-squared.
    pub p: f64,
}

pub(super) fn test(sets: &[RiskSet], groups: usize) -> Option<StratifiedLogRank> {
    let (mut observed, mut expected) = (vec![0.0; groups], vec![0.0; groups]);
    let mut variance = vec![vec![0.0; groups]; groups];
    for set in sets {
        let n: f64 = set.at_risk.iter().sum();
        let d: f64 = set.events.iter().map(|events| *events as f64).sum();
        let scale = if n > 1.0 { d * (n - d) / (n - 1.0) } else { 0.0 };
        for g in 0..groups {
            let share = set.at_risk[g] / n;
            observed[g] += set.events[g] as f64;
            expected[g] += d * share;
            for (h, cell) in variance[g].iter_mut().enumerate() {
                let other = set.at_risk[h] / n;
                *cell += scale * share * (f64::from(u8::from(g == h)) - other);
            }
        }
    }
    // As R's survdiff: groups without expected events are left out, and one of the others is redundant.
    let compared: Vec<usize> = (0..groups).filter(|&g| expected[g] > 0.0).collect();
    let others = compared.get(1..).filter(|others| !others.is_empty())?;
    let difference: Vec<f64> = others.iter().map(|&g| observed[g] - expected[g]).collect();
    let matrix = others.iter().map(|&g| others.iter().map(|&h| variance[g][h]).collect()).collect();
    let solved = solve(matrix, &difference)?;
    let chi_squared: f64 = difference.iter().zip(&solved).map(|(one, other)| one * other).sum();
    let degrees_of_freedom = others.len();
    let p = chi_squared_sf(chi_squared, degrees_of_freedom as f64);
    Some(StratifiedLogRank { observed, expected, chi_squared, degrees_of_freedom, p })
}
