//! Cox's partial likelihood with Efron's ties, and its derivatives.
//!
//! `survival::cox` maximises it without a penalty. Penalties, cross-validation and the search for integer
//! points evaluate it at coefficients of their own, thousands of times for one order of the rows.

use survival::SymmetricMatrix;

use crate::table::Table;

/// The rows in descending order of time, with the runs of equal times.
#[derive(Debug, Clone)]
pub(crate) struct RiskOrder {
    rows: Vec<usize>,
    runs: Vec<Run>,
}

/// Rows of the same time: places in the order, events first.
#[derive(Debug, Clone)]
struct Run {
    start: usize,
    events: usize,
    end: usize,
}

/// The log likelihood with its derivatives.
#[derive(Debug, Clone)]
pub(crate) struct Evaluation {
    pub(crate) log_likelihood: f64,
    pub(crate) gradient: Vec<f64>,
    /// The negative second derivatives.
    pub(crate) information: SymmetricMatrix,
}

/// Covariates in the order of risk, a row after the other.
#[derive(Debug, Clone)]
pub(crate) struct Design {
    width: usize,
    values: Vec<f64>,
}

impl RiskOrder {
    /// The order of some rows of a table.
    pub(crate) fn new(table: &Table, rows: Vec<usize>) -> Self {
        let mut rows = rows;
        let (time, event) = (table.time(), table.event());
        rows.sort_by(|&a, &b| time[b].total_cmp(&time[a]).then(event[b].cmp(&event[a])));
        let mut runs: Vec<Run> = Vec::new();
        for (place, &row) in rows.iter().enumerate() {
            let starts = place == 0 || time[rows[place - 1]].total_cmp(&time[row]).is_ne();
            if starts {
                runs.push(Run { start: place, events: 0, end: place });
            }
            if let Some(run) = runs.last_mut() {
                run.events += usize::from(event[row]);
                run.end = place + 1;
            }
        }
        Self { rows, runs }
    }

    /// The order of all rows of a table.
    pub(crate) fn of(table: &Table) -> Self {
        Self::new(table, (0..table.rows()).collect())
    }

    /// The rows, from the latest time.
    pub(crate) fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// The number of events.
    pub(crate) fn events(&self) -> usize {
        self.runs.iter().map(|run| run.events).sum()
    }

    /// Columns in this order.
    pub(crate) fn design(&self, columns: &[Vec<f64>]) -> Design {
        let values =
            self.rows.iter().flat_map(|&row| columns.iter().map(move |column| column[row])).collect();
        Design { width: columns.len(), values }
    }

    /// The log likelihood of a relative risk for each place of the order, given as its logarithm.
    pub(crate) fn log_likelihood(&self, predictors: &[f64]) -> f64 {
        let centre = predictors.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (mut at_risk, mut sum) = (0.0, 0.0);
        for run in &self.runs {
            let mut dying = 0.0;
            for (place, &predictor) in predictors.iter().enumerate().take(run.end).skip(run.start) {
                let weight = libm::exp(predictor - centre);
                at_risk += weight;
                if place < run.start + run.events {
                    dying += weight;
                    sum += predictor - centre;
                }
            }
            for died in 0..run.events {
                sum -= libm::log(at_risk - dying * died as f64 / run.events as f64);
            }
        }
        sum
    }

    /// The log likelihood and its derivatives at these coefficients.
    pub(crate) fn evaluate(&self, design: &Design, coefficients: &[f64]) -> Evaluation {
        let width = design.width;
        let predictors = design.predictors(coefficients);
        let centre = predictors.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (mut all, mut dying) = (Sums::new(width), Sums::new(width));
        let mut log_likelihood = 0.0;
        let mut gradient = vec![0.0; width];
        let mut information = vec![0.0; width * width];
        let mut mean = vec![0.0; width];
        for run in &self.runs {
            dying.clear();
            for (place, predictor) in predictors.iter().enumerate().take(run.end).skip(run.start) {
                let row = design.row(place);
                let weight = libm::exp(predictor - centre);
                all.add(row, weight);
                if place < run.start + run.events {
                    dying.add(row, weight);
                    log_likelihood += predictor - centre;
                    for (gradient, value) in gradient.iter_mut().zip(row) {
                        *gradient += value;
                    }
                }
            }
            for died in 0..run.events {
                let share = died as f64 / run.events as f64;
                let total = all.weight - share * dying.weight;
                log_likelihood -= libm::log(total);
                for column in 0..width {
                    mean[column] = (all.first[column] - share * dying.first[column]) / total;
                    gradient[column] -= mean[column];
                }
                for row in 0..width {
                    for column in 0..=row {
                        let at = row * width + column;
                        information[at] +=
                            (all.second[at] - share * dying.second[at]) / total - mean[row] * mean[column];
                    }
                }
            }
        }
        let information = SymmetricMatrix::from_fn(width, |row, column| information[row * width + column]);
        Evaluation { log_likelihood, gradient, information }
    }

    /// The greatest log likelihood of totals of at least 0 in this order, with the log hazard ratio of a point
    /// there; `start` is one to start from.
    pub(crate) fn profile(&self, totals: &[i32], start: f64) -> (f64, f64) {
        let greatest = totals.iter().copied().max().unwrap_or(0);
        let (mut slope, mut best) = (start, f64::NEG_INFINITY);
        let mut step = 0.0;
        for _ in 0..30 {
            let tried = slope + step;
            let weights: Vec<f64> =
                (0..=greatest).map(|total| libm::exp(tried * f64::from(total - greatest))).collect();
            let [value, gradient, information] = self.at_slope(totals, &weights, tried, greatest);
            if value < best - 1e-10 * best.abs() {
                step /= 2.0;
                continue;
            }
            let gain = value - best;
            (slope, best) = (tried, value);
            // Half the last step times the slope is what is left to gain.
            let left = gradient * gradient / information.max(1e-10) / 2.0;
            if gain < 1e-7 || left < 1e-5 || information <= 1e-10 {
                break;
            }
            step = gradient / information;
        }
        (best, slope)
    }

    /// Log likelihood with its first and negative second derivative.
    fn at_slope(&self, totals: &[i32], weights: &[f64], slope: f64, greatest: i32) -> [f64; 3] {
        let (mut all, mut out) = ([0.0; 3], [0.0; 3]);
        for run in &self.runs {
            let mut dying = [0.0; 3];
            for (place, &total) in totals.iter().enumerate().take(run.end).skip(run.start) {
                let (weight, value) = (weights[total as usize], f64::from(total));
                let parts = [weight, weight * value, weight * value * value];
                all = [all[0] + parts[0], all[1] + parts[1], all[2] + parts[2]];
                if place < run.start + run.events {
                    dying = [dying[0] + parts[0], dying[1] + parts[1], dying[2] + parts[2]];
                    out[0] += slope * f64::from(total - greatest);
                    out[1] += value;
                }
            }
            for died in 0..run.events {
                let share = died as f64 / run.events as f64;
                let total = all[0] - share * dying[0];
                let mean = (all[1] - share * dying[1]) / total;
                out[0] -= libm::log(total);
                out[1] -= mean;
                out[2] += (all[2] - share * dying[2]) / total - mean * mean;
            }
        }
        out
    }

    /// The Nelson-Aalen cumulative hazard at the time of each row of the table.
    pub(crate) fn nelson_aalen(&self, table: &Table) -> Vec<f64> {
        let mut hazard = vec![0.0; table.rows()];
        let mut sum = 0.0;
        for run in self.runs.iter().rev() {
            sum += run.events as f64 / run.end as f64;
            for &row in &self.rows[run.start..run.end] {
                hazard[row] = sum;
            }
        }
        hazard
    }

    /// Breslow's cumulative hazard at each of the times, ascending, of a patient whose log risk is 0.
    pub(crate) fn baseline(&self, table: &Table, predictors: &[f64], times: &[f64]) -> Vec<f64> {
        let mut rises = Vec::new();
        let mut at_risk = 0.0;
        for run in &self.runs {
            at_risk += predictors[run.start..run.end].iter().map(|&one| libm::exp(one)).sum::<f64>();
            if run.events > 0 {
                rises.push((table.time()[self.rows[run.start]], run.events as f64 / at_risk));
            }
        }
        let hazard =
            |until: f64| rises.iter().filter(|(time, _)| *time <= until).map(|(_, rise)| rise).sum::<f64>();
        times.iter().map(|&time| hazard(time)).collect()
    }
}

impl Design {
    /// The number of columns.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    fn row(&self, place: usize) -> &[f64] {
        &self.values[place * self.width..(place + 1) * self.width]
    }

    /// The linear predictor at each place.
    pub(crate) fn predictors(&self, coefficients: &[f64]) -> Vec<f64> {
        self.values
            .chunks_exact(self.width.max(1))
            .map(|row| row.iter().zip(coefficients).map(|(value, slope)| value * slope).sum())
            .collect()
    }
}

/// Weighted sums of rows and of their products.
struct Sums {
    weight: f64,
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Sums {
    fn new(width: usize) -> Self {
        Self { weight: 0.0, first: vec![0.0; width], second: vec![0.0; width * width] }
    }

    fn clear(&mut self) {
        self.weight = 0.0;
        self.first.fill(0.0);
        self.second.fill(0.0);
    }

    fn add(&mut self, row: &[f64], weight: f64) {
        let width = row.len();
        self.weight += weight;
        for (at, &value) in row.iter().enumerate() {
            let weighted = weight * value;
            self.first[at] += weighted;
            for (sum, other) in self.second[at * width..=at * width + at].iter_mut().zip(row) {
                *sum += weighted * other;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use survival::cox::{Covariates, CoxModel};

    use super::*;
    use crate::draws::Draws;

    /// Rows with ties, and two columns.
    fn rows() -> (Table, Vec<Vec<f64>>) {
        let mut draws = Draws::new(5);
        let time: Vec<f64> = (0..80).map(|_| 1.0 + draws.below(30) as f64).collect();
        let event = (0..80).map(|_| draws.uniform() < 0.7).collect();
        let columns = (0..2).map(|_| (0..80).map(|_| draws.normal()).collect()).collect();
        (Table::new(&time, event, Vec::new()).unwrap(), columns)
    }

    #[test]
    fn the_likelihood_and_the_information_are_those_of_the_survival_crate() {
        let (table, columns) = rows();
        let named = [("a", &columns[0][..]), ("b", &columns[1][..])];
        let covariates = Covariates::new(&named).unwrap();
        let fit = CoxModel::new(table.observations().unwrap(), covariates).unwrap().fit().unwrap();
        let order = RiskOrder::of(&table);
        let found = order.evaluate(&order.design(&columns), fit.coefficients());
        assert!((found.log_likelihood - fit.log_likelihood()).abs() < 1e-9);
        assert!(found.gradient.iter().all(|slope| slope.abs() < 1e-7), "{:?}", found.gradient);
        let variance = survival::Cholesky::new(&found.information).unwrap().inverse();
        assert!((variance.at(0, 1) / fit.variance().at(0, 1) - 1.0).abs() < 1e-6);
        let predictors = order.design(&columns).predictors(fit.coefficients());
        assert!((order.log_likelihood(&predictors) - fit.log_likelihood()).abs() < 1e-9);
    }

    #[test]
    fn the_likelihood_of_a_total_is_that_of_a_regression_on_it() {
        let (table, columns) = rows();
        let totals: Vec<i32> = columns[0].iter().map(|value| (2.0 * value).abs() as i32).collect();
        let column: Vec<f64> = totals.iter().map(|total| f64::from(*total)).collect();
        let named = [("total", &column[..])];
        let covariates = Covariates::new(&named).unwrap();
        let fit = CoxModel::new(table.observations().unwrap(), covariates).unwrap().fit().unwrap();
        let order = RiskOrder::of(&table);
        let sorted: Vec<i32> = order.rows().iter().map(|&row| totals[row]).collect();
        let (found, slope) = order.profile(&sorted, 0.0);
        assert!((found - fit.log_likelihood()).abs() < 1e-4, "{found}");
        assert!((slope - fit.coefficients()[0]).abs() < 0.01, "{slope}");
        assert!((order.profile(&sorted, 2.0).0 - fit.log_likelihood()).abs() < 1e-4);
        assert!((order.profile(&[0; 80], 0.0).0 - fit.null_log_likelihood()).abs() < 1e-9);
    }

    #[test]
    fn without_effects_the_baseline_is_that_of_nelson_and_aalen() {
        let table = Table::new(&[1.0, 2.0, 2.0, 3.0], vec![true, true, false, true], Vec::new()).unwrap();
        let order = RiskOrder::of(&table);
        let hazard = order.baseline(&table, &[0.0; 4], &[0.5, 1.0, 2.5, 9.0]);
        let expected = [0.0, 0.25, 0.25 + 1.0 / 3.0, 0.25 + 1.0 / 3.0 + 1.0];
        assert!(hazard.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{hazard:?}");
        let own = order.nelson_aalen(&table);
        let expected = [0.25, 0.25 + 1.0 / 3.0, 0.25 + 1.0 / 3.0, 0.25 + 1.0 / 3.0 + 1.0];
        assert!(own.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{own:?}");
    }
}
