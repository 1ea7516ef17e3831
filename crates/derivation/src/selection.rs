//! Ranking of candidates, and the number of items that is worth its effort.

use survival::{Cholesky, ConcordanceOptions, SymmetricMatrix, concordance};

use crate::Error;
use crate::draws::Draws;
use crate::likelihood::{Evaluation, RiskOrder};
use crate::model::Coding;
use crate::plan::{ItemCount, Plan};
use crate::regression::standardised_fit;
use crate::table::Table;

const FOLDS: usize = 5;

/// Cross-validated concordance of the first so many candidates of a ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parsimony {
    /// Number of items.
    pub items: usize,
    /// Mean of Harrell's concordance over the folds.
    pub concordance: f64,
    /// Its standard error over the folds.
    pub standard_error: f64,
}

/// The candidates in the order of their contribution: each next one has the greatest score test, for its
/// number of coefficients, beside those before it.
pub(crate) fn ranking(plan: &Plan, table: &Table) -> Vec<usize> {
    let all: Vec<usize> = (0..plan.candidates.len()).collect();
    let coding = Coding::new(plan, &all, std::slice::from_ref(table));
    let owners: Vec<usize> = coding.terms().map(|(candidate, _)| candidate).collect();
    let order = RiskOrder::of(table);
    let columns = coding.columns(table);
    let design = order.design(&columns);
    let mut ranked: Vec<usize> = Vec::new();
    let mut coefficients = vec![0.0; columns.len()];
    while ranked.len() < all.len() {
        let evaluation = order.evaluate(&design, &coefficients);
        let of = |candidate: &usize| -> Vec<usize> {
            (0..owners.len()).filter(|&at| owners[at] == *candidate).collect()
        };
        let chosen: Vec<usize> = ranked.iter().flat_map(of).collect();
        let rest = all.iter().copied().filter(|candidate| !ranked.contains(candidate));
        let gains = rest.map(|candidate| (gain(&evaluation, &chosen, &of(&candidate)), candidate));
        // At equal gains, the first candidate of the plan.
        let best = gains.reduce(|best, other| if other.0 > best.0 { other } else { best });
        let Some((_, next)) = best else { break };
        ranked.push(next);
        let places: Vec<usize> = ranked.iter().flat_map(of).collect();
        let part: Vec<Vec<f64>> = places.iter().map(|&at| columns[at].clone()).collect();
        for (place, coefficient) in places.iter().zip(standardised_fit(&order, &part)) {
            coefficients[*place] = coefficient;
        }
    }
    ranked
}

/// The score statistic of some columns beside those already chosen, less its degrees of freedom.
fn gain(evaluation: &Evaluation, chosen: &[usize], added: &[usize]) -> f64 {
    if added.is_empty() {
        return f64::NEG_INFINITY;
    }
    let information = &evaluation.information;
    let part = |rows: &[usize]| SymmetricMatrix::from_fn(rows.len(), |a, b| information.at(rows[a], rows[b]));
    let between: Vec<Vec<f64>> = match Cholesky::new(&part(chosen)) {
        Ok(factor) => added
            .iter()
            .map(|&at| {
                factor.solve(&chosen.iter().map(|&other| information.at(at, other)).collect::<Vec<_>>())
            })
            .collect(),
        Err(_) => return f64::NEG_INFINITY,
    };
    let left = SymmetricMatrix::from_fn(added.len(), |a, b| {
        let explained: f64 = chosen
            .iter()
            .zip(&between[b])
            .map(|(&other, slope)| information.at(added[a], other) * slope)
            .sum();
        information.at(added[a], added[b]) - explained
    });
    let slopes: Vec<f64> = added.iter().map(|&at| evaluation.gradient[at]).collect();
    Cholesky::new(&left).map_or(f64::NEG_INFINITY, |factor| {
        let statistic: f64 = factor.solve(&slopes).iter().zip(&slopes).map(|(a, b)| a * b).sum();
        statistic - added.len() as f64
    })
}

/// Cross-validated concordance against the number of items.
pub(crate) fn parsimony(plan: &Plan, table: &Table, draws: &mut Draws) -> Result<Vec<Parsimony>, Error> {
    let folds = draws.folds(table.rows(), FOLDS);
    let mut found: Vec<Vec<f64>> = vec![Vec::new(); plan.candidates.len()];
    for fold in 0..FOLDS {
        let rows = |inside: bool| -> Vec<usize> {
            (0..table.rows()).filter(|&row| (folds[row] == fold) == inside).collect()
        };
        let (training, held_out) = (table.select(&rows(false)), table.select(&rows(true)));
        let ranked = ranking(plan, &training);
        let order = RiskOrder::of(&training);
        for (at, found) in found.iter_mut().enumerate() {
            let coding = Coding::new(plan, &ranked[..=at], std::slice::from_ref(&training));
            let coefficients = standardised_fit(&order, &coding.columns(&training));
            let predictors = coding.predictors(&held_out, &coefficients);
            // A fold without two patients to compare has no concordance.
            let value = concordance(&held_out.observations()?, &predictors, &ConcordanceOptions::default());
            found.extend(value.ok().map(|value| value.concordance).filter(|value| value.is_finite()));
        }
    }
    let measured = found.iter().enumerate().filter(|(_, values)| values.len() > 1);
    Ok(measured
        .map(|(at, values)| {
            let number = values.len() as f64;
            let mean = values.iter().sum::<f64>() / number;
            let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
            let standard_error = libm::sqrt(squares / (number - 1.0) / number);
            Parsimony { items: at + 1, concordance: mean, standard_error }
        })
        .collect())
}

/// The candidates that a plan makes items of, in the order of the plan.
pub(crate) fn select(plan: &Plan, table: &Table, draws: &mut Draws) -> Result<Vec<usize>, Error> {
    let number = match plan.items {
        ItemCount::All => return Ok((0..plan.candidates.len()).collect()),
        ItemCount::Most(number) => number,
        ItemCount::CrossValidated => fewest(&parsimony(plan, table, draws)?),
    };
    let mut chosen = ranking(plan, table);
    chosen.truncate(number.max(1));
    chosen.sort_unstable();
    Ok(chosen)
}

/// The fewest items whose concordance is within one standard error of the best.
pub(crate) fn fewest(curve: &[Parsimony]) -> usize {
    let best =
        curve.iter().copied().reduce(|best, one| if one.concordance > best.concordance { one } else { best });
    let Some(best) = best else { return 1 };
    let enough = curve.iter().find(|one| one.concordance >= best.concordance - best.standard_error);
    enough.map_or(best.items, |one| one.items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::test_plan;
    use crate::simulate::{Simulation, simulate};

    fn simulation() -> Simulation {
        Simulation { effects: vec![0.0, 0.9, 0.0, 0.5, 0.0], ..Simulation::default() }
    }

    #[test]
    fn the_ranking_begins_with_the_greatest_effects() {
        let ranked = ranking(&test_plan(5), &simulate(&simulation(), 600, 2));
        assert_eq!(ranked[..2], [1, 3]);
    }

    #[test]
    fn noise_is_not_worth_an_item() {
        let table = simulate(&simulation(), 600, 2);
        let curve = parsimony(&test_plan(5), &table, &mut Draws::new(1)).unwrap();
        assert_eq!(curve.len(), 5);
        assert!(curve[1].concordance > curve[0].concordance + 0.02);
        assert!(curve[4].concordance < curve[1].concordance + 0.01);
        assert!(fewest(&curve) <= 2, "{curve:?}");
    }

    #[test]
    fn the_fewest_items_are_within_one_standard_error_of_the_best() {
        let one = |items, concordance| Parsimony { items, concordance, standard_error: 0.02 };
        assert_eq!(fewest(&[one(1, 0.6), one(2, 0.69), one(3, 0.7), one(4, 0.69)]), 2);
        assert_eq!(fewest(&[one(1, 0.6), one(2, 0.65), one(3, 0.7)]), 3);
    }
}
