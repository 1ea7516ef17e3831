//! Distance of a draft from the results published in Lee 2015.

use cohort::analysis::Grouping;
use cohort::published::{self, PublishedGrouping};
use survival::{Categories, Error, KaplanMeier, LogRank, Observations, RankWeights};

use crate::draft::{Draft, Factor, PATIENTS, ROWS};

/// A published grouping, and the mapping of a draft's levels to its groups.
pub(crate) struct Target {
    pub(crate) factor: Factor,
    printed: PublishedGrouping,
    /// Group of each of the factor's levels, among the groups that have operations.
    group_of: Vec<u32>,
}

/// All published groupings.
pub(crate) fn targets() -> Vec<Target> {
    let printed = published::table_one().into_iter().chain(published::table_two());
    printed
        .filter_map(|mut printed| {
            let factor = factor(&printed.grouping)?;
            printed.levels.retain(|level| level.n > 0);
            let group_of = match representatives(factor) {
                [] => (0..printed.levels.len() as u32).collect(),
                totals => totals.iter().map(|total| group_with(&printed, *total)).collect(),
            };
            Some(Target { factor, printed, group_of })
        })
        .collect()
}

fn factor(grouping: &Grouping) -> Option<Factor> {
    Some(match grouping {
        Grouping::Cut { .. } => Factor::Age,
        Grouping::SpinePart => Factor::Level,
        Grouping::Walking => Factor::Ambulatory,
        Grouping::Radiotherapy => Factor::Radiotherapy,
        Grouping::Finding { finding: clinical::Finding::Sex } => Factor::Sex,
        Grouping::Finding { finding: clinical::Finding::Operation } => Factor::Operation,
        Grouping::Finding { finding: clinical::Finding::Sorafenib } => Factor::Sorafenib,
        Grouping::Score { system } if system == "child_pugh" => Factor::ChildPugh,
        Grouping::Score { system } if system.starts_with("tomita") => Factor::Tomita,
        Grouping::Score { .. } => Factor::Tokuhashi,
        Grouping::None | Grouping::Finding { .. } | Grouping::Factor { .. } | Grouping::CutColumn { .. } => {
            return None;
        }
    })
}

/// A total in each band of a score; empty if the levels are the published groups.
fn representatives(factor: Factor) -> &'static [i32] {
    match factor {
        Factor::Tomita => &[5, 6, 8, 9],
        Factor::Tokuhashi => &[5, 8, 9, 10],
        _ => &[],
    }
}

fn group_with(printed: &PublishedGrouping, total: i32) -> u32 {
    let holds = |key: &str| {
        let ends = key.split_once('-').and_then(|(from, to)| Some(from.parse().ok()?..=to.parse().ok()?));
        ends.is_some_and(|ends: std::ops::RangeInclusive<i32>| ends.contains(&total))
    };
    let place = printed.levels.iter().zip(0..).find(|(level, _)| holds(&level.key));
    place.map_or(0, |(_, place)| place)
}

/// Number of operations with each level of each factor.
pub(crate) fn margins(targets: &[Target]) -> Vec<Vec<usize>> {
    let printed = |factor| targets.iter().filter(move |target| target.factor == factor);
    let margins = |factor: Factor| {
        let mut margins = vec![usize::MAX; printed(factor).map(|it| it.group_of.len()).max().unwrap_or(0)];
        // Two groupings of one score divide it into bands: a band's n is a group's minus its other bands'.
        for _ in 0..margins.len() {
            for target in printed(factor) {
                for (group, level) in (0..).zip(&target.printed.levels) {
                    let bands: Vec<usize> =
                        (0..margins.len()).filter(|at| target.group_of[*at] == group).collect();
                    let open: Vec<usize> =
                        bands.iter().copied().filter(|at| margins[*at] == usize::MAX).collect();
                    if let [only] = open[..] {
                        let others: usize =
                            bands.iter().filter(|at| **at != only).map(|at| margins[*at]).sum();
                        margins[only] = level.n - others;
                    }
                }
            }
        }
        margins
    };
    Factor::ALL.into_iter().map(margins).collect()
}

/// The published medians, most of which were times of death.
pub(crate) fn printed_medians(targets: &[Target]) -> Vec<i32> {
    let levels = targets.iter().flat_map(|target| &target.printed.levels);
    let mut days: Vec<i32> = levels.filter_map(|level| level.median).map(|days| days as i32).collect();
    days.sort_unstable();
    days.dedup();
    days
}

impl Target {
    /// Distance of the draft from this grouping; 0 if equal.
    pub(crate) fn distance(&self, draft: &Draft) -> Result<f64, Error> {
        let time = draft.time.map(f64::from);
        let rows = Observations::new(&time, &draft.died)?;
        let code = |row: usize| self.group_of[usize::from(draft.level(self.factor, row))];
        let names = self.printed.levels.iter().map(|level| level.key.clone()).collect();
        let groups = Categories::from_codes(names, (0..ROWS).map(code).collect())?;
        let mut distance = 0.0;
        for (curve, level) in KaplanMeier::by_group(&rows, &groups)?.iter().zip(&self.printed.levels) {
            let Some(printed) = level.median else { continue };
            // Readers may use either median: SPSS's, as published, and R's.
            let spss = curve.spss_quantile(0.5);
            distance += apart(spss.map(|it| it.estimate.estimate), printed)
                + 0.3 * apart(curve.quantile(0.5), printed);
            if let Some((low, high)) = level.ci95 {
                let error = spss.and_then(|it| it.estimate.standard_error).unwrap_or(2000.0).max(1.0);
                distance += 0.4 * libm::log(2.0 * 1.96 * error / (high - low)).abs().min(2.0);
            }
        }
        distance += p_apart(LogRank::new(&rows, &groups)?.test(RankWeights::LogRank)?.p, self.printed.p);
        for (first, second, p) in &self.printed.pairs {
            let code =
                |key: &String| groups.levels().iter().zip(0..).find(|it| it.0 == key).map_or(0, |it| it.1);
            let (first, second): (u32, u32) = (code(first), code(second));
            let both: Vec<usize> =
                (0..ROWS).filter(|row| [first, second].contains(&groups.codes()[*row])).collect();
            let of_pair = both.iter().map(|row| u32::from(groups.codes()[*row] == second)).collect();
            let two = Categories::from_codes(vec![String::new(), String::new()], of_pair)?;
            let chosen = rows.select(&both)?;
            let test = LogRank::new(&chosen.observations(), &two)?.test(RankWeights::LogRank)?;
            distance += p_apart(test.p, Some(*p));
        }
        Ok(distance)
    }
}

/// The median of all patients from their first operation, published as 180 days.
pub(crate) fn overall_distance(draft: &Draft) -> Result<f64, Error> {
    let time: Vec<f64> = draft.time[..PATIENTS].iter().copied().map(f64::from).collect();
    let curve = KaplanMeier::fit(&Observations::new(&time, &draft.died[..PATIENTS])?)?;
    Ok(2.0 * apart(curve.spss_quantile(0.5).map(|it| it.estimate.estimate), 180.0))
}

fn apart(median: Option<f64>, printed: f64) -> f64 {
    let share = (median.unwrap_or(2000.0) - printed).abs() / printed;
    if share > 0.0 { 0.4 + (5.0 * share).min(2.0) } else { 0.0 }
}

fn p_apart(p: f64, printed: Option<f64>) -> f64 {
    match printed {
        None => 0.0,
        // The error of a small p is measured as a ratio, that of a large one as a difference.
        Some(printed) if printed < 0.1 => 0.5 * libm::log(p / printed).abs().min(3.0),
        Some(printed) => 2.0 * (p - printed).abs(),
    }
}
