//! The number of rows that a score needs before its points can be trusted.
//!
//! The criteria of Riley, Snell, Ensor et al., Stat Med 38 (2019) 1276-1296, as computed by R's `pmsampsize`
//! 1.1.3 for a time-to-event outcome.

/// Expected shrinkage that the first criterion asks for.
pub const SHRINKAGE: f64 = 0.9;

/// Difference between the apparent and the adjusted share of explained variation that the second allows.
const OPTIMISM: f64 = 0.05;

/// Margin of error of the overall risk that the third asks for.
const MARGIN: f64 = 0.05;

/// Share of the greatest possible R² that is assumed where none is known, as Riley and others suggest.
pub const ASSUMED_SHARE: f64 = 0.15;

/// Outcome of the patients that a score is planned for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Incidence {
    /// Events for each unit of time of follow-up.
    pub rate: f64,
    /// Mean time of follow-up.
    pub follow_up: f64,
    /// Time at which the overall risk has to be precise.
    pub horizon: f64,
}

impl Incidence {
    /// Greatest possible R² of Cox and Snell.
    #[must_use]
    pub fn greatest_r_squared(&self) -> f64 {
        // Events among ten thousand patients, rounded up, as pmsampsize has them.
        let share = libm::ceil(self.rate * (self.follow_up * 10_000.0)) / 10_000.0;
        -libm::expm1(2.0 * (share * libm::log(share) - share))
    }
}

/// Numbers of rows needed; from [`sample_size`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleSize {
    /// For an expected shrinkage of at least [`SHRINKAGE`].
    pub shrinkage: u64,
    /// For a small difference between apparent and adjusted explained variation.
    pub optimism: u64,
    /// For a margin of error of at most 0.05 of the overall risk at the horizon.
    pub overall_risk: u64,
}

impl SampleSize {
    /// Number of rows that meets all criteria.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.shrinkage.max(self.optimism).max(self.overall_risk)
    }
}

/// Computes the rows needed for `parameters` coefficients and an expected R² of Cox and Snell.
///
/// `None` if a number is not possible: no parameters, an R² outside 0 to its greatest value, or rates and
/// times that are not positive.
///
/// ```
/// use derivation::{Incidence, sample_size};
/// let incidence = Incidence { rate: 0.065, follow_up: 2.07, horizon: 2.0 };
/// // As R's pmsampsize.
/// let size = sample_size(25, 0.051, &incidence).unwrap();
/// assert_eq!((size.shrinkage, size.optimism), (4286, 866));
/// ```
#[must_use]
pub fn sample_size(parameters: usize, r_squared: f64, incidence: &Incidence) -> Option<SampleSize> {
    let positive = |value: f64| value > 0.0 && value.is_finite();
    let greatest = incidence.greatest_r_squared();
    let is_possible = parameters > 0
        && [incidence.rate, incidence.follow_up, incidence.horizon].into_iter().all(positive)
        && positive(r_squared)
        && r_squared < greatest.min(SHRINKAGE);
    is_possible.then(|| SampleSize {
        shrinkage: rows_for_shrinkage(parameters, r_squared, SHRINKAGE),
        optimism: rows_for_shrinkage(parameters, r_squared, r_squared / (r_squared + OPTIMISM * greatest)),
        overall_risk: rows_for_risk(incidence),
    })
}

/// Greatest number of parameters that these rows carry by the first two criteria.
#[must_use]
pub fn parameters_carried(rows: usize, r_squared: f64, incidence: &Incidence) -> usize {
    let carried = |parameters: usize| {
        sample_size(parameters, r_squared, incidence)
            .is_some_and(|size| size.shrinkage.max(size.optimism) <= rows as u64)
    };
    (1..=rows).take_while(|&parameters| carried(parameters)).count()
}

fn rows_for_shrinkage(parameters: usize, r_squared: f64, shrinkage: f64) -> u64 {
    let each = (shrinkage - 1.0) * libm::log1p(-r_squared / shrinkage);
    libm::ceil(parameters as f64 / each) as u64
}

/// Rows whose interval of the overall risk, of an exponential distribution, has an upper half of at most the
/// margin.
fn rows_for_risk(incidence: &Incidence) -> u64 {
    let Incidence { rate, follow_up, horizon } = *incidence;
    let risk = -libm::expm1(-rate * horizon);
    if risk + MARGIN >= 1.0 {
        return 1;
    }
    // The upper limit of the rate at which the risk is greater by the margin.
    let limit = -libm::log1p(-(risk + MARGIN)) / horizon;
    let root = 1.96 / (limit - rate);
    libm::ceil(rate * root * root / follow_up) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Expected values from the formulas of R's pmsampsize 1.1.3, evaluated in R.
    #[test]
    fn the_first_two_criteria_are_those_of_pmsampsize() {
        let incidence = Incidence { rate: 0.065, follow_up: 2.07, horizon: 2.0 };
        let size = |parameters, r_squared| {
            let size = sample_size(parameters, r_squared, &incidence).unwrap();
            (size.shrinkage, size.optimism)
        };
        assert_eq!(size(25, 0.051), (4286, 866));
        assert_eq!(size(30, 0.051), (5143, 1039));
        assert_eq!(size(25, 0.065), (3335, 859));
    }

    #[test]
    fn at_the_rows_of_the_third_criterion_the_margin_is_met_and_not_before() {
        let incidence = Incidence { rate: 0.8, follow_up: 0.7, horizon: 0.5 };
        let rows = sample_size(3, 0.1, &incidence).unwrap().overall_risk;
        let margin = |rows: f64| {
            let upper = 0.8 + 1.96 * libm::sqrt(0.8 / (0.7 * rows));
            libm::expm1(-0.8 * 0.5) - libm::expm1(-upper * 0.5)
        };
        assert!(margin(rows as f64) <= MARGIN && margin(rows as f64 - 1.0) > MARGIN, "{rows}");
    }

    #[test]
    fn the_parameters_carried_need_no_more_rows_than_there_are() {
        let incidence = Incidence { rate: 1.2, follow_up: 0.6, horizon: 0.5 };
        let r_squared = ASSUMED_SHARE * incidence.greatest_r_squared();
        for rows in [30, 90, 400] {
            let carried = parameters_carried(rows, r_squared, &incidence);
            let needed = |parameters| {
                let size = sample_size(parameters, r_squared, &incidence).unwrap();
                size.shrinkage.max(size.optimism)
            };
            assert!(needed(carried + 1) > rows as u64);
            assert!(carried == 0 || needed(carried) <= rows as u64);
        }
    }

    #[test]
    fn an_impossible_question_has_no_answer() {
        let incidence = Incidence { rate: 0.065, follow_up: 2.07, horizon: 2.0 };
        assert_eq!(sample_size(0, 0.05, &incidence), None);
        assert_eq!(sample_size(5, 0.6, &incidence), None);
        assert_eq!(sample_size(5, f64::NAN, &incidence), None);
        assert_eq!(sample_size(5, 0.05, &Incidence { rate: 0.0, ..incidence }), None);
    }
}
