//! Simplifies a step curve to the resolution of the picture: a survival curve of a hundred thousand deaths
//! has more steps than pixels.
//!
//! Steps within the same half pixel are merged; the picture looks the same.

use crate::canvas::Point;

/// Corners of a step curve that starts at `start`, takes the given steps (each a height that applies from its
/// x on, in order of x) and continues to `end`.
pub(crate) fn staircase(start: Point, steps: impl Iterator<Item = Point>, end: f64) -> Vec<Point> {
    let mut corners = vec![start];
    let mut level = start.1;
    let mut columns = steps.map(|(x, y)| ((x * 2.0).round() / 2.0, y)).peekable();
    while let Some((x, y)) = columns.next() {
        let more = columns.peek().is_some_and(|next| same(next.0, x));
        if more || same(y, level) {
            continue;
        }
        corners.extend([(x, level), (x, y)]);
        level = y;
    }
    if end > corners.last().map_or(start.0, |last| last.0) {
        corners.push((end, level));
    }
    corners
}

fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_step_goes_across_and_then_down() {
        let corners = staircase((0.0, 0.0), [(10.0, 5.0), (20.0, 9.0)].into_iter(), 30.0);
        let wanted = [(0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (20.0, 5.0), (20.0, 9.0), (30.0, 9.0)];
        assert!(corners == wanted, "{corners:?}");
    }

    proptest! {
        #[test]
        fn a_thousand_steps_need_no_more_corners_than_half_pixels(
            mut xs in proptest::collection::vec(0.0..100.0_f64, 1..1000),
        ) {
            xs.sort_by(f64::total_cmp);
            let count = xs.len() as f64;
            let steps = xs.iter().enumerate().map(|(index, x)| (*x, 100.0 * (index + 1) as f64 / count));
            let corners = staircase((0.0, 0.0), steps, 100.0);
            prop_assert!(corners.len() <= 2 * 201 + 2);
            // The last step is never dropped.
            prop_assert!((corners[corners.len() - 1].1 - 100.0).abs() < 1e-9);
        }
    }
}
