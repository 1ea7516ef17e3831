//! Midranks, and the distribution of a sum of them.
//!
//! Midranks are multiples of one half, so they are stored doubled, as integers, and the exact distributions
//! need no floating-point indices.

use crate::Error;

/// Twice the midrank of each value, in the order of the values, which must not be NaN.
pub(super) fn doubled_midranks(values: &[f64]) -> Vec<u64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let value = values[order[start]];
        let ties = order[start..].iter().take_while(|&&i| values[i] <= value).count();
        for &i in &order[start..start + ties] {
            ranks[i] = (2 * start + ties + 1) as u64;
        }
        start += ties;
    }
    ranks
}

/// Maximum number of additions for an exact distribution: about a second.
const MOST_STEPS: u64 = 500_000_000;

/// Probabilities of each sum from 0 to `most`, if each rank is included with probability 0.5.
pub(super) fn signed_sums(ranks: &[u64], most: u64) -> Result<Vec<f64>, Error> {
    check_steps("the exact signed-rank test", ranks.len() as u64, most)?;
    let mut probability = vec![0.0; most as usize + 1];
    probability[0] = 1.0;
    for &rank in ranks {
        for sum in (0..probability.len()).rev() {
            let with = (sum as u64).checked_sub(rank).map_or(0.0, |rest| probability[rest as usize]);
            probability[sum] = 0.5 * (probability[sum] + with);
        }
    }
    Ok(probability)
}

/// Probabilities of each sum from 0 to `most` of `size` ranks drawn without replacement.
pub(super) fn drawn_sums(ranks: &[u64], size: usize, most: u64) -> Result<Vec<f64>, Error> {
    check_steps("the exact Mann-Whitney test", ranks.len() as u64 * size.max(1) as u64, most)?;
    let width = most as usize + 1;
    // probability[taken][sum]: each rank is taken with the share that is still needed.
    let mut probability = vec![vec![0.0; width]; size + 1];
    probability[0][0] = 1.0;
    for (seen, &rank) in ranks.iter().enumerate() {
        let left = (ranks.len() - seen) as f64;
        for taken in (0..=size.min(seen + 1)).rev() {
            let stay = (left - (size - taken) as f64).max(0.0) / left;
            let (below, row) = probability.split_at_mut(taken);
            let take = (size - taken + 1) as f64 / left;
            for sum in (0..width).rev() {
                let from = match (below.last(), (sum as u64).checked_sub(rank)) {
                    (Some(below), Some(rest)) => below[rest as usize] * take,
                    _ => 0.0,
                };
                row[0][sum] = row[0][sum] * stay + from;
            }
        }
    }
    Ok(probability.pop().unwrap_or_default())
}

fn check_steps(method: &'static str, rounds: u64, most: u64) -> Result<(), Error> {
    if rounds.saturating_mul(most.saturating_add(1)) > MOST_STEPS {
        Err(Error::TooLarge { method, limit: MOST_STEPS, remedy: "use the normal approximation" })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_mean_of_their_ranks() {
        assert_eq!(doubled_midranks(&[3.0, 1.0, 3.0, 0.0]), [7, 4, 7, 2]);
    }

    #[test]
    fn probabilities_of_all_sums_add_up_to_one() {
        assert!((signed_sums(&[2, 4, 6], 12).unwrap().iter().sum::<f64>() - 1.0).abs() < 1e-15);
        let drawn = drawn_sums(&[2, 4, 6, 8], 2, 14).unwrap();
        assert!((drawn.iter().sum::<f64>() - 1.0).abs() < 1e-15);
        assert!((drawn[10] - 2.0 / 6.0).abs() < 1e-15);
    }
}
