//! The rows in the order of the partial likelihood.
//!
//! Backward in time, a row joins the risk set at its own time and, with delayed entry, leaves it at its
//! entry. Sorted that way, every sum over a risk set is a running sum, and one pass over the rows gives the
//! likelihood with all its derivatives.

use std::ops::Range;

use crate::linear_algebra::{SymmetricMatrix, dot};
use crate::{Error, Observations};

use super::Covariates;
use super::columns::{Column, Room, Standard, Unscaled, standard};
use super::death_order::{DeathOrder, Step};
use super::sums::Sums;

/// Maximum logarithm of risk, relative to the unit, that sums can represent.
pub(super) const HEADROOM: f64 = 300.0;

/// Options of [`RiskSets::walk_in_units`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Units<'m> {
    /// Makes the unit follow the largest risk, so that hazards too far apart for a double do not overflow.
    /// Otherwise its logarithm is 0.
    pub(super) moving: bool,
    /// A matrix M: each row `x` gets the value `x' M x` as an additional covariate.
    pub(super) metric: Option<&'m SymmetricMatrix>,
}

/// The row with `x' M x` appended.
fn lengthen<'r>(row: &'r [f64], metric: Option<&SymmetricMatrix>, longer: &'r mut Vec<f64>) -> &'r [f64] {
    let Some(metric) = metric else { return row };
    longer.clear();
    longer.extend_from_slice(row);
    longer.push(metric.quadratic_form(row));
    longer
}

/// Limit of the bytes a row for order and columns together.
const ROOM: usize = 24;

/// Sorted rows: by stratum, then from the latest time, survivors before deaths at equal times.
#[derive(Debug, Clone)]
pub(super) struct RiskSets<'a> {
    pub(super) width: usize,
    pub(super) order: DeathOrder,
    observations: Observations<'a>,
    columns: Vec<Column<'a>>,
    standards: Vec<Standard>,
    weight: Option<Column<'a>>,
    /// With delayed entry, the positions by stratum and then from the latest entry.
    leaving: Option<Vec<u32>>,
    /// Weighted sum of the scaled covariates over the deaths.
    pub(super) dying: Vec<f64>,
    /// Total weight of the deaths.
    deaths: f64,
}

impl<'a> RiskSets<'a> {
    /// Sorts the rows, with R's ties, and standardises the covariates.
    pub(super) fn new(rows: &Observations<'a>, covariates: &Covariates<'a>) -> Result<Self, Error> {
        let order = DeathOrder::new(rows)?;
        if order.steps().next().is_none() {
            return Err(Error::NoEvents);
        }
        let width = covariates.width();
        let mut standards = Vec::with_capacity(width);
        for (column, name) in covariates.columns().iter().zip(covariates.names()) {
            standards.push(standard(column).map_err(|unscaled| match unscaled {
                Unscaled::Constant => Error::ConstantCovariate { covariate: name.clone() },
                Unscaled::OutOfRange(value) => {
                    let rule = "it is too large or too small to calculate with";
                    Error::OutOfRange { name: "the range of a covariate", value, rule }
                }
            })?);
        }
        let leaving = rows.entry().map(|entry| leaving(rows, entry, &order));
        let position = size_of::<u32>();
        let mut room = Room(ROOM - position - leaving.as_ref().map_or(0, |_| position));
        let weight = rows.weight().map(|weight| room.lay_out(weight, &order));
        let mut sets = Self {
            width,
            columns: room.lay_out_all(covariates.columns(), &order),
            order,
            observations: *rows,
            standards,
            weight,
            leaving,
            dying: vec![0.0; width],
            deaths: 0.0,
        };
        sets.sum_over_the_dying();
        Ok(sets)
    }

    fn sum_over_the_dying(&mut self) {
        let (mut sums, mut deaths) = (vec![0.0; self.width], 0.0);
        let mut reader = Reader::new(self);
        for position in (0..self.order.len()).filter(|&position| self.order.dies(position)) {
            let weight = self.weight_at(position);
            deaths += weight;
            for (sum, value) in sums.iter_mut().zip(reader.row(position)) {
                *sum += weight * value;
            }
        }
        (self.dying, self.deaths) = (sums, deaths);
    }

    /// Writes the scaled values of a covariate, at each of the positions, into its slot.
    #[inline]
    pub(super) fn read_column<T>(
        &self,
        column: usize,
        positions: Range<usize>,
        slots: impl Iterator<Item = T>,
        put: impl FnMut(T, f64),
    ) {
        self.columns[column].read(positions, &self.order, self.standards[column], slots, put);
    }

    /// The scaled covariates of the rows at these positions, row by row.
    fn read_rows(&self, positions: Range<usize>, values: &mut [f64]) {
        for column in 0..self.width {
            let slots = values[column..].iter_mut().step_by(self.width);
            self.read_column(column, positions.clone(), slots, |slot, value| *slot = value);
        }
    }

    #[inline]
    pub(super) fn weight_at(&self, position: usize) -> f64 {
        self.weight.as_ref().map_or(1.0, |weight| weight.at(position, &self.order))
    }

    pub(super) fn has_weights(&self) -> bool {
        self.weight.is_some()
    }

    #[inline]
    pub(super) fn death_weight(&self, step: &Step) -> f64 {
        match &self.weight {
            None => step.death_count() as f64,
            Some(_) => step.dying().map(|position| self.weight_at(position)).sum(),
        }
    }

    /// Time of a step: for ties, the earliest.
    pub(super) fn time(&self, step: &Step) -> f64 {
        self.order.merged(self.observations.time()[self.order.row(step.dying().start)])
    }

    /// Information that rounding alone can leave for each covariate, with a margin of about fifty: a variance
    /// is a difference of squares, which are at most the square of the range.
    pub(super) fn information_floor(&self) -> Vec<f64> {
        self.range().iter().map(|&range| self.rounding(range)).collect()
    }

    /// Information that rounding can leave along a direction in which linear predictors differ by at most `range`.
    pub(super) fn rounding(&self, range: f64) -> f64 {
        1e-14 * self.deaths * range * range
    }

    /// The covariate whose component of a direction shifts linear predictors most.
    pub(super) fn leader(&self, direction: &[f64]) -> usize {
        let shifts =
            direction.iter().zip(&self.standards).map(|(part, standard)| (part * standard.range).abs());
        let widest = shifts
            .enumerate()
            .fold((0, 0.0), |widest, shift| if shift.1 > widest.1 { shift } else { widest });
        widest.0
    }

    /// Largest minus smallest value of each scaled covariate.
    pub(super) fn range(&self) -> Vec<f64> {
        self.standards.iter().map(|standard| standard.range).collect()
    }

    /// The mean weight of a death: 1 without case weights.
    pub(super) fn weight_of_a_death(&self) -> f64 {
        self.deaths / self.order.steps().map(|step| step.death_count()).sum::<usize>() as f64
    }

    /// Largest difference of two linear predictors in one stratum, at most the sum of each coefficient's
    /// share.
    pub(super) fn spread(&self, coefficients: &[f64]) -> f64 {
        let mut reader = Reader::new(self);
        let spreads = self.order.strata().map(|stratum| {
            let ends = stratum.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), position| {
                let predictor = dot(reader.row(position), coefficients);
                (low.min(predictor), high.max(predictor))
            });
            ends.1 - ends.0
        });
        spreads.fold(0.0, f64::max)
    }

    /// An upper bound of [`spread`](Self::spread) without reading the rows.
    pub(super) fn largest_spread(&self, coefficients: &[f64]) -> f64 {
        coefficients.iter().zip(&self.standards).map(|(slope, standard)| (slope * standard.range).abs()).sum()
    }

    /// Divisor of each scaled covariate.
    pub(super) fn scale(&self) -> Vec<f64> {
        self.standards.iter().map(|standard| standard.scale).collect()
    }

    /// Linear predictor, in the caller's units, of a row whose scaled covariates are all 0.
    pub(super) fn centre(&self, coefficients: &[f64]) -> f64 {
        self.standards.iter().zip(coefficients).map(|(standard, slope)| standard.centre * slope).sum()
    }

    /// Returns whether rows leave the risk sets again.
    pub(super) fn has_entries(&self) -> bool {
        self.leaving.is_some()
    }

    /// Converts coefficients to the caller's units.
    pub(super) fn unscale(&self, coefficients: &[f64]) -> Vec<f64> {
        coefficients.iter().zip(&self.standards).map(|(slope, standard)| slope / standard.scale).collect()
    }

    /// Calls `visit(step, survivors, deaths)` for each time of death, from the latest of each stratum, with
    /// sums of `weight * exp(predictor)` and its moments up to `moments` over the risk set.
    pub(super) fn walk(
        &self,
        coefficients: &[f64],
        moments: usize,
        mut visit: impl FnMut(&Step, &Sums, &Sums),
    ) {
        let units = Units { moving: false, metric: None };
        self.walk_in_units(coefficients, moments, units, |step, living, dying, _| visit(step, living, dying));
    }

    /// [`walk`](Self::walk) with sums in units whose logarithm is the last argument of `visit`.
    pub(super) fn walk_in_units(
        &self,
        coefficients: &[f64],
        moments: usize,
        units: Units<'_>,
        mut visit: impl FnMut(&Step, &Sums, &Sums, f64),
    ) {
        let Units { moving, metric } = units;
        let width = self.width + usize::from(metric.is_some());
        let mut log_unit = if moving { f64::NEG_INFINITY } else { 0.0 };
        let mut living = Sums::new(width, moments, self.has_entries());
        let mut dying = Sums::new(width, moments, false);
        let (mut reader, mut gone) = (Reader::new(self), vec![0.0; self.width]);
        let mut longer = Vec::with_capacity(width);
        let mut left = 0;
        let mut stratum = None;
        for step in self.order.steps() {
            if stratum != Some(step.stratum) {
                stratum = Some(step.stratum);
                living.clear();
                log_unit = if moving { f64::NEG_INFINITY } else { 0.0 };
            }
            for position in step.joining() {
                let row = reader.row(position);
                let predictor = dot(row, coefficients);
                if moving && predictor > log_unit + HEADROOM {
                    living.multiply(libm::exp(log_unit - predictor));
                    log_unit = predictor;
                }
                let row = lengthen(row, metric, &mut longer);
                living.add(row, self.weight_at(position) * libm::exp(predictor - log_unit));
            }
            if let Some(leaving) = &self.leaving {
                let time = self.time(&step);
                while let Some(&position) = leaving.get(left)
                    && self.is_due(position, &step, time)
                {
                    // A row that entered at this time or later ended later, and so has joined.
                    if self.stratum_of(position) == step.stratum {
                        let position = position as usize;
                        self.read_rows(position..position + 1, &mut gone);
                        let predictor = dot(&gone, coefficients);
                        let row = lengthen(&gone, metric, &mut longer);
                        living.remove(row, self.weight_at(position) * libm::exp(predictor - log_unit));
                    }
                    left += 1;
                }
                living.settle();
            }
            dying.clear();
            for position in step.dying() {
                let row = reader.row(position);
                let predictor = dot(row, coefficients);
                if moving && predictor > log_unit + HEADROOM {
                    let shrunk = libm::exp(log_unit - predictor);
                    living.multiply(shrunk);
                    dying.multiply(shrunk);
                    log_unit = predictor;
                }
                let row = lengthen(row, metric, &mut longer);
                dying.add(row, self.weight_at(position) * libm::exp(predictor - log_unit));
            }
            visit(&step, &living, &dying, log_unit);
            living.absorb(&dying);
        }
    }

    fn stratum_of(&self, position: u32) -> u32 {
        self.observations.strata().map_or(0, |strata| strata.codes()[self.order.row(position as usize)])
    }

    pub(super) fn entry_of(&self, position: u32) -> f64 {
        let row = self.order.row(position as usize);
        self.observations.entry().map_or(0.0, |entry| self.order.merged(entry[row]))
    }

    /// Returns whether a row belongs to an earlier stratum, or entered too late for this step.
    fn is_due(&self, position: u32, step: &Step, time: f64) -> bool {
        let stratum = self.stratum_of(position);
        stratum < step.stratum || (stratum == step.stratum && self.entry_of(position) >= time)
    }

    /// Positions at risk at a step, for methods that cannot use running sums.
    pub(super) fn at_risk(&self, step: &Step) -> Vec<usize> {
        let time = self.time(step);
        let first = self.order.steps().find(|other| other.stratum == step.stratum);
        let start = first.map_or(step.members().start, |first| first.members().start);
        (start..step.members().end)
            .filter(|&position| self.entry_of(position as u32) < time || !self.has_entries())
            .collect()
    }

    /// Steps at which each position is at risk, as a range.
    pub(super) fn spans(&self, steps: &[Step]) -> Vec<Range<usize>> {
        let mut spans = vec![0..0; self.order.len()];
        let mut end_of_stratum = steps.len();
        for (index, step) in steps.iter().enumerate().rev() {
            if steps.get(index + 1).is_some_and(|next| next.stratum != step.stratum) {
                end_of_stratum = index + 1;
            }
            for span in &mut spans[step.members()] {
                *span = index..end_of_stratum;
            }
        }
        if self.has_entries() {
            for (position, span) in (0..).zip(&mut spans) {
                let entry = self.entry_of(position);
                span.end = span.start + steps[span.clone()].partition_point(|step| self.time(step) > entry);
            }
        }
        spans
    }
}

/// Reader of the scaled covariates of rows in sequence.
pub(super) struct Reader<'s, 'a> {
    sets: &'s RiskSets<'a>,
    start: usize,
    values: Vec<f64>,
}

impl<'s, 'a> Reader<'s, 'a> {
    const BLOCK: usize = 256;

    pub(super) fn new(sets: &'s RiskSets<'a>) -> Self {
        Self { sets, start: 0, values: Vec::new() }
    }

    /// Values of the row at a position.
    pub(super) fn row(&mut self, position: usize) -> &[f64] {
        let width = self.sets.width;
        if position < self.start || position >= self.start + self.values.len() / width {
            let count = Self::BLOCK.min(self.sets.order.len() - position);
            self.start = position;
            self.values.resize(count * width, 0.0);
            self.sets.read_rows(position..position + count, &mut self.values);
        }
        let offset = (position - self.start) * width;
        &self.values[offset..offset + width]
    }
}

/// Positions by stratum and then from the latest entry.
fn leaving(rows: &Observations<'_>, entry: &[f64], order: &DeathOrder) -> Vec<u32> {
    let stratum =
        |position: u32| rows.strata().map_or(0, |strata| strata.codes()[order.row(position as usize)]);
    let entry = |position: u32| order.merged(entry[order.row(position as usize)]);
    let mut positions: Vec<u32> = (0..order.len() as u32).collect();
    positions.sort_unstable_by(|&a, &b| {
        stratum(a).cmp(&stratum(b)).then(entry(b).total_cmp(&entry(a))).then(a.cmp(&b))
    });
    positions
}
