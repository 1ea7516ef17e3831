//! Integer points from effects.

/// Points of each band of each item by the method of Sullivan, Massaro and D'Agostino, Stat Med 23 (2004)
/// 1631-1660.
///
/// `effects[item][band]` is a log hazard ratio. An item's band of the least risk has no points. One point is
/// the smallest effect among the items (of the band of the greatest risk over that of the least), or more,
/// so that no item has more than `most` points.
pub(crate) fn sullivan(effects: &[Vec<f64>], most: i32) -> Vec<Vec<i32>> {
    let spans: Vec<f64> = effects.iter().map(|bands| span(bands)).filter(|span| *span > TINY).collect();
    let Some(greatest) = spans.iter().copied().reduce(f64::max) else {
        return effects.iter().map(|bands| vec![0; bands.len()]).collect();
    };
    let smallest = spans.iter().copied().fold(f64::INFINITY, f64::min);
    let unit = smallest.max(greatest / f64::from(most));
    rounded(effects, unit)
}

/// Multiples of a unit, rounded, from the band of the least risk.
pub(crate) fn rounded(effects: &[Vec<f64>], unit: f64) -> Vec<Vec<i32>> {
    let points = |bands: &Vec<f64>| {
        let least = bands.iter().copied().fold(f64::INFINITY, f64::min);
        bands.iter().map(|effect| libm::round((effect - least) / unit) as i32).collect()
    };
    effects.iter().map(points).collect()
}

/// Log hazard ratios below this are rounding.
const TINY: f64 = 1e-9;

/// Effect of the band of the greatest risk over that of the least.
pub(crate) fn span(bands: &[f64]) -> f64 {
    let greatest = bands.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    greatest - bands.iter().copied().fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_the_smallest_effect() {
        let effects = [vec![0.0, 0.4], vec![0.0, 0.9, 1.3], vec![0.3, -0.4]];
        assert_eq!(sullivan(&effects, 10), [vec![0, 1], vec![0, 2, 3], vec![2, 0]]);
    }

    #[test]
    fn no_item_has_more_than_the_most_points() {
        let effects = [vec![0.0, 0.01], vec![0.0, 2.0]];
        assert_eq!(sullivan(&effects, 5), [vec![0, 0], vec![0, 5]]);
    }

    #[test]
    fn items_without_effect_have_no_points() {
        assert_eq!(sullivan(&[vec![0.0, 0.0]], 5), [vec![0, 0]]);
        assert_eq!(sullivan(&[vec![0.0, 0.0], vec![0.0, 0.7]], 5), [vec![0, 0], vec![0, 1]]);
    }
}
