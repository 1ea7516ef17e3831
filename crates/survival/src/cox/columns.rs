//! Covariates copied in the order of the rows, as far as memory allows.
//!
//! Every iteration reads all covariates, several times faster if they are in order. A second copy of every
//! column would take more memory than everything else, so columns that single precision represents exactly
//! (indicators, scores, ages in years) are copied in four bytes a value, others in eight, and columns beyond
//! the limit are read from the caller's.

use std::ops::Range;

use super::death_order::DeathOrder;

/// A column copied in the order of the rows, or the caller's.
#[derive(Debug, Clone)]
pub(super) enum Column<'a> {
    Wide(Vec<f64>),
    Narrow(Vec<f32>),
    Apart(&'a [f64]),
}

/// Standardisation of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standard {
    pub(super) centre: f64,
    pub(super) scale: f64,
    /// The largest minus the smallest value, scaled.
    pub(super) range: f64,
}

/// Why a column has no scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Unscaled {
    /// All values are the same, except for rounding.
    Constant,
    /// The largest minus the smallest value is too large or too small to divide by.
    OutOfRange(f64),
}

/// Up to here all whole numbers are doubles.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// Mean and mean absolute deviation.
pub(super) fn standard(column: &[f64]) -> Result<Standard, Unscaled> {
    let count = column.len() as f64;
    let (low, high) =
        column.iter().fold((f64::MAX, f64::MIN), |(low, high), &value| (low.min(value), high.max(value)));
    let (difference, largest) = (high - low, high.abs().max(low.abs()));
    let rounding = difference <= 1e-12 * largest;
    // Differences of whole numbers are exact, however large the numbers.
    let whole = || largest <= LARGEST_WHOLE && column.iter().all(|&value| libm::floor(value) >= value);
    if difference <= 0.0 || (rounding && !whole()) {
        return Err(Unscaled::Constant);
    }
    let origin = if rounding { low } else { 0.0 };
    let centre = origin + column.iter().map(|value| value - origin).sum::<f64>() / count;
    let scale = column.iter().map(|value| (value - centre).abs()).sum::<f64>() / count;
    let usable = scale.is_normal() && difference.is_finite();
    if usable {
        Ok(Standard { centre, scale, range: difference / scale })
    } else {
        Err(Unscaled::OutOfRange(difference))
    }
}

impl Column<'_> {
    /// The value at a position.
    #[inline]
    pub(super) fn at(&self, position: usize, order: &DeathOrder) -> f64 {
        match self {
            Self::Wide(values) => values[position],
            Self::Narrow(values) => f64::from(values[position]),
            Self::Apart(values) => values[order.row(position)],
        }
    }

    /// Writes the standardised value at each of the positions into its slot.
    #[inline]
    pub(super) fn read<T>(
        &self,
        positions: Range<usize>,
        order: &DeathOrder,
        standard: Standard,
        slots: impl Iterator<Item = T>,
        mut put: impl FnMut(T, f64),
    ) {
        let per_unit = 1.0 / standard.scale;
        let mut put = |slot: T, value: f64| put(slot, (value - standard.centre) * per_unit);
        match self {
            Self::Wide(values) => slots.zip(&values[positions]).for_each(|(slot, &value)| put(slot, value)),
            Self::Narrow(values) => {
                slots.zip(&values[positions]).for_each(|(slot, &value)| put(slot, f64::from(value)));
            }
            Self::Apart(values) => {
                slots.zip(order.marks(positions)).for_each(|(slot, mark)| put(slot, values[mark.row()]));
            }
        }
    }
}

/// Bytes a row left for columns.
#[derive(Debug)]
pub(super) struct Room(pub(super) usize);

impl Room {
    /// Copies a column in order if there is room, narrow if that is exact.
    pub(super) fn lay_out<'a>(&mut self, column: &'a [f64], order: &DeathOrder) -> Column<'a> {
        self.lay_out_as(is_narrow(column), column, order)
    }

    fn lay_out_as<'a>(&mut self, narrow: bool, column: &'a [f64], order: &DeathOrder) -> Column<'a> {
        if narrow && self.take(size_of::<f32>()) {
            let mut values = Vec::with_capacity(column.len());
            values.extend(order.rows().map(|row| column[row] as f32));
            return Column::Narrow(values);
        }
        if !narrow && self.take(size_of::<f64>()) {
            let mut values = Vec::with_capacity(column.len());
            values.extend(order.rows().map(|row| column[row]));
            return Column::Wide(values);
        }
        Column::Apart(column)
    }

    /// Copies all columns in order as far as there is room, narrow ones first.
    pub(super) fn lay_out_all<'a>(&mut self, columns: &[&'a [f64]], order: &DeathOrder) -> Vec<Column<'a>> {
        let mut laid_out: Vec<Column<'a>> = columns.iter().map(|column| Column::Apart(column)).collect();
        let narrow: Vec<bool> = columns.iter().map(|column| is_narrow(column)).collect();
        for kind in [true, false] {
            for ((place, column), narrow) in laid_out.iter_mut().zip(columns).zip(&narrow) {
                if *narrow == kind {
                    *place = self.lay_out_as(kind, column, order);
                }
            }
        }
        laid_out
    }

    fn take(&mut self, bytes: usize) -> bool {
        let fits = bytes <= self.0;
        if fits {
            self.0 -= bytes;
        }
        fits
    }
}

/// Returns whether single precision represents every value exactly.
fn is_narrow(column: &[f64]) -> bool {
    column.iter().all(|&value| (f64::from(value as f32) - value).abs() <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Observations;

    #[test]
    fn what_finds_no_room_is_read_where_it_lies() {
        let order = DeathOrder::new(&Observations::new(&[1.0, 2.0, 3.0], &[true; 3]).unwrap()).unwrap();
        let (whole, decimal) = ([1.0, 2.0, 4.0], [0.1, 0.2, 0.4]);
        let columns = Room(13).lay_out_all(&[&decimal, &whole, &decimal], &order);
        assert!(matches!(columns[..], [Column::Wide(_), Column::Narrow(_), Column::Apart(_)]));
        let first: Vec<f64> = columns.iter().map(|column| column.at(0, &order)).collect();
        assert_eq!(first, [0.4, 4.0, 0.4]);
    }

    #[test]
    fn equal_values_are_standardised_to_equal_bits_wherever_they_lie() {
        let order = DeathOrder::new(&Observations::new(&[3.0, 2.0, 1.0], &[true; 3]).unwrap()).unwrap();
        let column = [7.0, 19.0, 23.0];
        let standard = standard(&column).unwrap();
        let read = |room: usize| {
            let mut values = vec![0.0; 3];
            let column = Room(room).lay_out(&column, &order);
            column.read(0..3, &order, standard, values.iter_mut(), |slot, value| *slot = value);
            values
        };
        assert_eq!(read(4), read(0));
    }
}
