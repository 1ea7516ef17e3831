//! The rows in the order in which a partial likelihood meets them.
//!
//! Going back in time, a row joins the risk set at its own time and, under delayed entry, leaves it
//! again at its entry. Sorted once that way, every sum over a risk set is a running sum, and one
//! pass over the rows gives the likelihood with all its derivatives.

use crate::{Error, Observations};

use super::Covariates;
use super::death_order::{DeathOrder, Step, death_order};
use super::sums::Sums;

/// Positions in order of leaving (latest entry first within a stratum), with their entry times.
#[derive(Debug, Clone)]
struct Leaving {
    position: Vec<u32>,
    entry: Vec<f64>,
    stratum: Vec<u32>,
}

/// Sorted rows: by stratum, then by time from the latest, at equal times those who live first.
#[derive(Debug, Clone)]
pub(super) struct RiskSets {
    pub(super) width: usize,
    /// Position to row.
    pub(super) order: Vec<u32>,
    /// Centred and scaled covariates, row by row in sorted order.
    pub(super) values: Vec<f64>,
    /// Case weights in sorted order.
    pub(super) weight: Option<Vec<f64>>,
    pub(super) steps: Vec<Step>,
    leaving: Option<Leaving>,
    pub(super) centre: Vec<f64>,
    pub(super) scale: Vec<f64>,
    /// The largest minus the smallest of each scaled covariate.
    pub(super) range: Vec<f64>,
}

impl RiskSets {
    /// Sorts the rows, with R's ties, and standardises the covariates.
    pub(super) fn new(rows: &Observations<'_>, covariates: &Covariates<'_>) -> Result<Self, Error> {
        let DeathOrder { order, steps } = death_order(rows)?;
        if steps.is_empty() {
            return Err(Error::NoEvents);
        }
        let width = covariates.width();
        let mut standards = Vec::with_capacity(width);
        for (column, name) in covariates.columns().iter().zip(covariates.names()) {
            let constant = || Error::ConstantCovariate { covariate: name.clone() };
            standards.push(standard(column).ok_or_else(constant)?);
        }
        let leaving = match rows.entry() {
            None => None,
            Some(_) => Some(leaving(&rows.merge_ties()?.observations(), &order)),
        };
        Ok(Self {
            width,
            values: standardised(covariates, &standards, &order),
            weight: rows.weight().map(|weight| order.iter().map(|&row| weight[row as usize]).collect()),
            leaving,
            centre: standards.iter().map(|standard| standard.centre).collect(),
            scale: standards.iter().map(|standard| standard.scale).collect(),
            range: standards.iter().map(|standard| standard.range).collect(),
            order,
            steps,
        })
    }

    pub(super) fn row_values(&self, position: usize) -> &[f64] {
        &self.values[position * self.width..(position + 1) * self.width]
    }

    pub(super) fn weight_at(&self, position: usize) -> f64 {
        self.weight.as_ref().map_or(1.0, |weight| weight[position])
    }

    pub(super) fn death_weight(&self, step: &Step) -> f64 {
        match &self.weight {
            None => step.death_count() as f64,
            Some(weight) => weight[step.dying()].iter().sum(),
        }
    }

    /// What rounding alone can leave of each covariate's information, some fifty times over: a
    /// variance is a difference of squares, and those are at most the square of the range.
    pub(super) fn information_floor(&self) -> Vec<f64> {
        let deaths: f64 = self.steps.iter().map(|step| self.death_weight(step)).sum();
        self.range.iter().map(|range| 1e-14 * deaths * range * range).collect()
    }

    /// Whether rows leave the risk sets again.
    pub(super) fn has_entries(&self) -> bool {
        self.leaving.is_some()
    }

    /// The linear predictor, in the scaled covariates, of every position.
    pub(super) fn predictors(&self, coefficients: &[f64]) -> Vec<f64> {
        self.values.chunks_exact(self.width).map(|row| predictor(row, coefficients)).collect()
    }

    /// Coefficients in the caller's units.
    pub(super) fn unscale(&self, coefficients: &[f64]) -> Vec<f64> {
        coefficients.iter().zip(&self.scale).map(|(coefficient, scale)| coefficient / scale).collect()
    }

    /// Calls `visit(step, those at risk who do not die at its time, those who do)`, with sums over
    /// `weight * exp(predictor)` and its moments up to `order`, from the latest time of each stratum.
    pub(super) fn walk(
        &self,
        predictors: &[f64],
        moments: usize,
        mut visit: impl FnMut(&Step, &Sums, &Sums),
    ) {
        let risk = |position: usize| self.weight_at(position) * libm::exp(predictors[position]);
        let mut living = Sums::new(self.width, moments, self.has_entries());
        let mut dying = Sums::new(self.width, moments, false);
        let mut left = 0;
        let mut stratum = None;
        for step in &self.steps {
            if stratum != Some(step.stratum) {
                stratum = Some(step.stratum);
                living.clear();
            }
            for position in step.joining() {
                living.add(self.row_values(position), risk(position));
            }
            if let Some(leaving) = &self.leaving {
                while leaving.is_due(left, step) {
                    // Whoever entered at or after this time ended later, and so has joined.
                    if leaving.stratum[left] == step.stratum {
                        let position = leaving.position[left] as usize;
                        living.remove(self.row_values(position), risk(position));
                    }
                    left += 1;
                }
                living.settle();
            }
            dying.clear();
            for position in step.dying() {
                dying.add(self.row_values(position), risk(position));
            }
            visit(step, &living, &dying);
            living.absorb(&dying);
        }
    }

    /// The positions at risk at every step, for a method that cannot use running sums.
    pub(super) fn at_risk(&self, step: &Step) -> Vec<usize> {
        let first = self.steps.iter().find(|other| other.stratum == step.stratum).unwrap_or(step);
        let mut at_risk: Vec<usize> = (first.members().start..step.members().end).collect();
        if let Some(leaving) = &self.leaving {
            let gone = leaving.position.iter().zip(&leaving.entry).zip(&leaving.stratum);
            let gone: std::collections::BTreeSet<usize> = gone
                .filter(|&((_, &entry), &stratum)| stratum == step.stratum && entry >= step.time)
                .map(|((&position, _), _)| position as usize)
                .collect();
            at_risk.retain(|position| !gone.contains(position));
        }
        at_risk
    }

    /// For every position the steps at which it is at risk: from the first to before the last.
    pub(super) fn spans(&self) -> Vec<std::ops::Range<usize>> {
        let mut spans = vec![0..0; self.order.len()];
        let mut end_of_stratum = self.steps.len();
        for (index, step) in self.steps.iter().enumerate().rev() {
            if self.steps.get(index + 1).is_some_and(|next| next.stratum != step.stratum) {
                end_of_stratum = index + 1;
            }
            for span in &mut spans[step.members()] {
                *span = index..end_of_stratum;
            }
        }
        if let Some(leaving) = &self.leaving {
            for (&position, &entry) in leaving.position.iter().zip(&leaving.entry) {
                let span = &mut spans[position as usize];
                let inside = self.steps[span.clone()].partition_point(|step| step.time > entry);
                span.end = span.start + inside;
            }
        }
        spans
    }
}

impl Leaving {
    /// Whether the next to leave belongs to an earlier stratum, or entered too late for this step.
    fn is_due(&self, left: usize, step: &Step) -> bool {
        self.stratum.get(left).is_some_and(|&stratum| {
            stratum < step.stratum || (stratum == step.stratum && self.entry[left] >= step.time)
        })
    }
}

/// The linear predictor of one row.
pub(super) fn predictor(row: &[f64], coefficients: &[f64]) -> f64 {
    row.iter().zip(coefficients).map(|(value, coefficient)| value * coefficient).sum()
}

/// How a column is brought to a common scale.
struct Standard {
    centre: f64,
    scale: f64,
    /// The largest minus the smallest value, scaled.
    range: f64,
}

/// Mean and mean absolute deviation; `None` if the column is constant.
fn standard(column: &[f64]) -> Option<Standard> {
    let count = column.len() as f64;
    let centre = column.iter().sum::<f64>() / count;
    let scale = column.iter().map(|value| (value - centre).abs()).sum::<f64>() / count;
    let (low, high) =
        column.iter().fold((f64::MAX, f64::MIN), |(low, high), &value| (low.min(value), high.max(value)));
    let constant = high - low <= 1e-12 * high.abs().max(low.abs());
    let usable = !constant && scale > 0.0 && scale.is_finite();
    usable.then(|| Standard { centre, scale, range: (high - low) / scale })
}

/// The standardised covariates, row by row in sorted order. The columns are read as they lie, and
/// each row is written to its place: that touches memory in disorder once a row, not once a value.
fn standardised(covariates: &Covariates<'_>, standards: &[Standard], order: &[u32]) -> Vec<f64> {
    let width = standards.len();
    let mut place = vec![0_u32; order.len()];
    for (position, &row) in (0..).zip(order) {
        place[row as usize] = position;
    }
    let mut values = vec![0.0; order.len() * width];
    for (row, &position) in place.iter().enumerate() {
        let slots = &mut values[position as usize * width..(position as usize + 1) * width];
        for ((slot, column), standard) in slots.iter_mut().zip(covariates.columns()).zip(standards) {
            *slot = (column[row] - standard.centre) / standard.scale;
        }
    }
    values
}

/// The positions by stratum and, within it, from the latest entry.
fn leaving(rows: &Observations<'_>, order: &[u32]) -> Leaving {
    let row = |position: u32| order[position as usize] as usize;
    let stratum = |position: u32| rows.strata().map_or(0, |strata| strata.codes()[row(position)]);
    let entry = |position: u32| rows.entry().map_or(0.0, |entry| entry[row(position)]);
    let mut position: Vec<u32> = (0..order.len() as u32).collect();
    position.sort_by(|&a, &b| stratum(a).cmp(&stratum(b)).then(entry(b).total_cmp(&entry(a))));
    Leaving {
        entry: position.iter().map(|&position| entry(position)).collect(),
        stratum: position.iter().map(|&position| stratum(position)).collect(),
        position,
    }
}
