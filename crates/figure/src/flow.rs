//! Lays out the entries of a key in lines, like words of a paragraph.

/// Position of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Flowed {
    /// Line, from 0.
    pub(crate) line: usize,
    /// Left edge, pixels.
    pub(crate) x: f64,
}

/// Places entries of the given widths from `left` to `right`, `gap` pixels apart.
pub(crate) fn flow(
    widths: impl Iterator<Item = f64>,
    left: f64,
    right: f64,
    gap: f64,
) -> impl Iterator<Item = Flowed> {
    let mut next = Flowed { line: 0, x: left };
    widths.map(move |width| {
        if next.x + width > right && next.x > left {
            next = Flowed { line: next.line + 1, x: left };
        }
        let place = next;
        next.x += width + gap;
        place
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_goes_to_the_next_line_and_what_never_fits_has_one_of_its_own() {
        let places: Vec<Flowed> = flow([40.0, 40.0, 40.0, 500.0].into_iter(), 0.0, 100.0, 10.0).collect();
        let lines: Vec<usize> = places.iter().map(|place| place.line).collect();
        assert_eq!(lines, [0, 0, 1, 2]);
    }
}
