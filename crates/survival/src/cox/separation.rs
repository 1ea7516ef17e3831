//! Detects directions in which a partial likelihood increases without limit.
//!
//! The likelihood has no maximum if and only if some linear combination of the covariates is, at every death,
//! at least as large for the deaths as for all others at risk, and larger for some (Bryson and Johnson,
//! Technometrics 23 (1981) 381-383). For a given combination, one pass over the rows decides this by order,
//! without the rounding errors of a likelihood near 0.

use std::collections::BinaryHeap;

use super::Ties;
use super::risk_sets::{Reader, RiskSets};
use crate::linear_algebra::{SymmetricMatrix, dot};

/// The first covariate that separates by itself, otherwise the leader of a separating direction; `None` if
/// none separates. `information` is that at zero.
pub(super) fn separating(
    sets: &RiskSets<'_>,
    ties: Ties,
    information: &SymmetricMatrix,
    directions: &[&[f64]],
) -> Option<usize> {
    let alone = (0..sets.width).find(|&index| {
        let mut direction = vec![0.0; sets.width];
        [1.0, -1.0].into_iter().any(|sign| {
            direction[index] = sign;
            separates(sets, ties, information, &direction)
        })
    });
    alone.or_else(|| {
        let direction = directions.iter().find(|direction| separates(sets, ties, information, direction))?;
        Some(sets.leader(direction))
    })
}

fn separates(sets: &RiskSets<'_>, ties: Ties, information: &SymmetricMatrix, direction: &[f64]) -> bool {
    // A likelihood that is constant along the direction does not increase.
    if information.quadratic_form(direction) <= sets.rounding(sets.largest_spread(direction)) {
        return false;
    }
    // A single covariate is compared without rounding errors.
    let parts = direction.iter().filter(|&&part| part != 0.0).count();
    let slack = 4.0 * f64::EPSILON * parts.saturating_sub(1) as f64 * sets.largest_spread(direction);
    let mut reader = Reader::new(sets);
    let mut highest = Highest::default();
    let mut stratum = None;
    for step in sets.order.steps() {
        if stratum != Some(step.stratum) {
            stratum = Some(step.stratum);
            highest = Highest::default();
        }
        for position in step.joining() {
            highest.add(sets, position, dot(reader.row(position), direction));
        }
        let living = highest.at(sets, sets.time(&step));
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for position in step.dying() {
            let value = dot(reader.row(position), direction);
            (low, high) = (low.min(value), high.max(value));
            highest.add(sets, position, value);
        }
        // In the exact likelihood the order of tied deaths does not matter.
        let differ = ties != Ties::Exact && high - low > slack;
        if differ || living.is_some_and(|living| living > low + slack) {
            return false;
        }
    }
    true
}

/// The highest value in a risk set.
#[derive(Debug, Default)]
struct Highest {
    /// Without delayed entry.
    value: Option<f64>,
    /// With delayed entry, all rows that may leave later, with their positions.
    present: BinaryHeap<(Ordered, usize)>,
}

impl Highest {
    fn add(&mut self, sets: &RiskSets<'_>, position: usize, value: f64) {
        if sets.has_entries() {
            self.present.push((Ordered::from(value), position));
        } else {
            self.value = Some(self.value.map_or(value, |highest| highest.max(value)));
        }
    }

    /// Highest value among those at risk at this time. Times go backward, so rows that entered later have
    /// left for good.
    fn at(&mut self, sets: &RiskSets<'_>, time: f64) -> Option<f64> {
        while let Some(&(_, position)) = self.present.peek()
            && sets.entry_of(position as u32) >= time
        {
            self.present.pop();
        }
        self.present.peek().map(|&(value, _)| value.into()).or(self.value)
    }
}

/// The bits of a double, ordered by its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ordered(u64);

const SIGN: u64 = 1 << 63;

impl From<f64> for Ordered {
    fn from(value: f64) -> Self {
        let bits = value.to_bits();
        Self(if bits & SIGN == 0 { bits | SIGN } else { !bits })
    }
}

impl From<Ordered> for f64 {
    fn from(Ordered(bits): Ordered) -> Self {
        Self::from_bits(if bits & SIGN == 0 { !bits } else { bits & !SIGN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordered_bits_follow_the_values_and_give_them_back() {
        let values = [f64::NEG_INFINITY, -2.5, -1e-300, 0.0, 1e-300, 0.3, 7.0, f64::INFINITY];
        for (index, &value) in values.iter().enumerate() {
            assert_eq!(f64::from(Ordered::from(value)), value);
            assert!(values[..index].iter().all(|&lower| Ordered::from(lower) < Ordered::from(value)));
        }
    }
}
