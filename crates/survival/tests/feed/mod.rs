//! Calls every public function with given rows; shared by the regular test and the fuzz target.

mod regression;

use std::hint::black_box;

use survival::distribution::{
    beta_cdf, beta_quantile, beta_sf, chi_squared_cdf, chi_squared_quantile, chi_squared_sf, f_cdf,
    f_quantile, f_sf, normal_cdf, normal_quantile, normal_sf, normal_two_sided, student_t_cdf,
    student_t_quantile, student_t_sf,
};
use survival::log_rank::pairwise;
use survival::tied_times::{merge_tied_intervals, merge_tied_times};
use survival::{
    Adjustment, Categories, Cholesky, ConfidenceType, ContingencyTable, Continuity, Description, Fisher2x2,
    HazardEstimator, KaplanMeier, LogRank, MannWhitney, McNemar, Observations, RankWeights, SignTest,
    SignedRank, SplitMix64, StartStop, SymmetricMatrix, Zeros, fisher_exact, fisher_simulated,
};

/// Four numbers of a row.
pub(crate) type Numbers = (f64, f64, f64, f64);
/// A flag and two labels of a row.
pub(crate) type Flags = (bool, u8, u8);

/// Calls every public function with these rows, valid or not, and ignores results and errors.
pub(crate) fn everything(numbers: &[Numbers], flags: &[Flags]) {
    let column = |pick: fn(&Numbers) -> f64| -> Vec<f64> { numbers.iter().map(pick).collect() };
    let (a, b, c, d) = (column(|n| n.0), column(|n| n.1), column(|n| n.2), column(|n| n.3));
    let event: Vec<bool> = flags.iter().map(|flag| flag.0).collect();
    let groups = Categories::from_labels(&flags.iter().map(|flag| flag.1.to_string()).collect::<Vec<_>>());
    let strata = Categories::from_labels(&flags.iter().map(|flag| flag.2.to_string()).collect::<Vec<_>>());
    black_box(Categories::from_codes(
        vec!["a".into(), "b".into()],
        flags.iter().map(|f| u32::from(f.1)).collect(),
    ))
    .ok();
    for (time, entry, weight) in [(&a, &b, &c), (&b, &a, &c)] {
        let Ok(rows) = Observations::new(time, &event) else { continue };
        survival_functions(&rows, &groups, &d);
        regression::everything(&rows, &c, &d);
        if let Ok(rows) = rows.with_weights(weight) {
            survival_functions(&rows, &groups, &d);
            regression::everything(&rows, &b, &d);
        }
        if let Ok(rows) = rows.with_entry(entry) {
            survival_functions(&rows, &groups, &d);
            regression::everything(&rows, &c, &d);
        }
        if let Ok(rows) = rows.with_strata(&strata).and_then(|rows| rows.with_clusters(&groups)) {
            survival_functions(&rows, &groups, &d);
            regression::everything(&rows, &c, &d);
            black_box(rows.select(&[0, rows.len()])).ok();
            let again = rows.select(&[0, 0]).map(|rows| KaplanMeier::fit(&rows.observations()).is_ok());
            black_box(again).ok();
        }
        black_box(rows.merge_ties().map(|merged| merged.observations().len())).ok();
        black_box((rows.split(&groups).is_ok(), rows.weight_of(0), rows.weight_of(usize::MAX)));
        black_box((rows.is_empty(), rows.clusters().is_some(), rows.with_event(&event[..1]).is_ok()));
    }
    for categories in [&groups, &strata] {
        black_box((categories.rows_by_level(), categories.label(usize::MAX), categories.counts()));
        black_box((categories.codes(), categories.is_empty()));
    }
    ranks(&a, &b, &d);
    tables(flags);
    matrices(&a, &b);
    numbers.iter().for_each(distributions);
    black_box((merge_tied_times(&a), merge_tied_intervals(&a, &b).is_ok()));
    for adjustment in [Adjustment::Bonferroni, Adjustment::Holm, Adjustment::BenjaminiHochberg] {
        black_box(adjustment.adjust(&c));
    }
}

/// Factors matrices of these numbers, and draws from a generator that starts with one.
fn matrices(a: &[f64], b: &[f64]) {
    for size in 0..4 {
        let matrix =
            SymmetricMatrix::from_fn(size, |row, column| a.get(row + column).copied().unwrap_or(9.0));
        if let Ok(factor) = Cholesky::new(&matrix) {
            black_box((factor.solve(b), factor.backward(b), factor.inverse()));
        }
    }
    let seed = a.first().map_or(0, |seed| seed.to_bits());
    let mut random = SplitMix64::new(seed);
    black_box((random.uniform(), random.below(seed), random.below(0)));
}

fn survival_functions(rows: &Observations<'_>, groups: &Categories, arguments: &[f64]) {
    if let Ok(split) = StartStop::new(rows, &[arguments]) {
        black_box((split.begun(arguments), split.repeated(arguments), split.begun(&[])));
        black_box(KaplanMeier::fit(&split.observations())).ok();
    }
    black_box(KaplanMeier::by_group(rows, groups)).ok();
    for curve in [KaplanMeier::fit(rows), KaplanMeier::reverse(rows)].into_iter().flatten() {
        for kind in ConfidenceType::ALL {
            black_box(curve.limits(kind, 0.95)).ok();
            black_box(curve.quantiles(&[0.0, 0.25, 0.5, 1.0], kind, 0.95)).ok();
            black_box(curve.quantiles(arguments, kind, arguments.first().copied().unwrap_or(0.9))).ok();
            black_box(curve.at_times(arguments, kind, 0.95)).ok();
        }
        for &argument in arguments {
            black_box(
                (curve.quantile(argument), curve.spss_quantile(argument), curve.restricted_mean(argument)).2,
            )
            .ok();
            black_box((
                curve.survival_at(argument),
                curve.survival_before(argument),
                curve.number_at_risk_at(argument),
            ));
        }
        black_box((curve.spss_mean(), curve.standard_error(), curve.standard_error_log()));
        black_box((curve.time(), curve.survival(), curve.greenwood(), curve.largest_time()));
        black_box((curve.number_at_risk(), curve.number_of_events(), curve.number_censored()));
        black_box(curve.steps().map(|step| step.standard_error()).sum::<f64>());
        assert!(curve.rows() >= curve.events());
        for estimator in [HazardEstimator::NelsonAalen, HazardEstimator::FlemingHarrington] {
            black_box(curve.cumulative_hazard(estimator).survival());
        }
    }
    for pair in pairwise(rows, groups, RankWeights::PetoPeto).into_iter().flatten() {
        assert!(pair.p().is_nan() || (0.0..=1.0).contains(&pair.p()));
    }
    let Ok(comparison) = LogRank::new(rows, groups) else { return };
    let exponent = arguments.first().copied().unwrap_or(0.5);
    for weights in [
        RankWeights::LogRank,
        RankWeights::GehanBreslow,
        RankWeights::TaroneWare,
        RankWeights::PetoPeto,
        RankWeights::ModifiedPeto,
        RankWeights::FlemingHarrington { rho: exponent, gamma: 0.5 },
    ] {
        if let Ok(test) = comparison.test(weights) {
            assert!(test.p.is_nan() || (0.0..=1.0).contains(&test.p));
            black_box((test.pike(0.95).is_ok(), test.peto(0.95).is_ok()));
        }
        black_box(comparison.trend(weights, arguments)).ok();
        black_box(comparison.trend(weights, &[1.0, 2.0, 3.0][..groups.levels().len().min(3)])).ok();
    }
}

fn ranks(x: &[f64], y: &[f64], values: &[f64]) {
    let mu = values.first().copied().unwrap_or(0.0);
    for zeros in [Zeros::Drop, Zeros::Pratt] {
        for test in [SignedRank::paired(x, y, mu, zeros), SignedRank::one_sample(values, 0.0, zeros)]
            .into_iter()
            .flatten()
        {
            black_box((
                test.exact().is_ok(),
                test.hodges_lehmann().is_ok(),
                test.hodges_lehmann_interval(0.95).is_ok(),
            ));
            black_box((
                test.normal(Continuity::Corrected),
                test.rosenthal_r(),
                test.rank_biserial(),
                test.has_ties(),
            ));
            black_box((test.pairs(), test.zeros(), test.positive(), test.negative()));
            black_box((test.w_plus(), test.w_minus(), test.mean(), test.variance()));
        }
    }
    if let Ok(test) = MannWhitney::new(x, y) {
        black_box((
            test.exact().is_ok(),
            test.hodges_lehmann_interval(0.95).is_ok(),
            test.auc(),
            test.has_ties(),
        ));
        black_box((test.normal(Continuity::Corrected), test.u(), test.sums()));
    }
    if let Ok(test) = SignTest::new(values) {
        black_box((test.p(), test.share_interval(0.95).is_ok(), test.share_interval(mu).is_ok()));
    }
    black_box(Description::new(values)).ok();
}

fn tables(flags: &[Flags]) {
    let mut counts = vec![vec![0_u64; 3]; 4];
    for flag in flags {
        counts[usize::from(flag.1 % 4)][usize::from(flag.2 % 3)] += 1 + u64::from(flag.0);
    }
    let two = vec![counts[0][..2].to_vec(), counts[1][..2].to_vec()];
    let narrow = counts.iter().map(|row| row[..2].to_vec()).collect();
    for counts in [counts, two, narrow, vec![vec![u64::MAX; 2]; 2], vec![vec![1, u64::from(u32::MAX)]; 2]] {
        let Ok(table) = ContingencyTable::new(&counts) else { continue };
        black_box((table.pearson(), table.g(), table.yates().is_ok(), fisher_exact(&table).is_ok()));
        black_box((table.row_sums(), table.column_sums(), table.total(), table.expected()));
        for replicates in [0, 20] {
            if let Ok(simulated) = fisher_simulated(&table, replicates, table.total()) {
                assert!(simulated.p > 0.0 && simulated.p <= 1.0);
            }
        }
        if let Ok(fisher) = Fisher2x2::new(&table) {
            black_box((
                fisher.p(),
                fisher.odds_ratio(0.95).is_ok(),
                fisher.odds_ratio_of_r(0.95).is_ok(),
                fisher.wald(0.95).is_ok(),
            ));
        }
        if let Ok(test) = McNemar::new(&table) {
            black_box((test.chi_squared().is_ok(), test.corrected().is_ok(), test.exact(), test.mid_p()));
        }
    }
}

fn distributions(&(a, b, c, d): &Numbers) {
    let probabilities = [
        normal_sf(a),
        normal_cdf(a),
        normal_two_sided(a),
        chi_squared_sf(a, b),
        chi_squared_cdf(a, b),
        student_t_sf(a, b),
        student_t_cdf(a, b),
        f_sf(a, b, c),
        f_cdf(a, b, c),
        beta_sf(a, b, c),
        beta_cdf(a, b, c),
    ];
    for probability in probabilities {
        assert!(probability.is_nan() || (0.0..=1.0).contains(&probability), "{probability} of {a} {b} {c}");
    }
    black_box((normal_quantile(a), chi_squared_quantile(d, b), student_t_quantile(d, b)));
    black_box((f_quantile(d, b, c), beta_quantile(d, b, c)));
}
