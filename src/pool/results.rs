//! Results of a pool in words: survival by hospital, the groups compared, meta-analysis.

use figure::Frame;
use figure::forest::{Forest, Row};
use reference::{
    Between, Counts, Effect, HazardRatio, MONTHS, MeanInterval, MetaAnalysis, Pool, Reference, meta_analysis,
};
use systems::CATALOGUE;

use crate::i18n::{number, say, words};

/// A table: its columns, and its rows with their first cell as heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    pub(super) columns: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// Survival of a hospital or a group, for the table and the curves.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) counts: Counts,
}

/// Everything shown about a system.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Results {
    /// Survival of each hospital, then of all.
    pub(super) hospitals: Vec<Named>,
    /// Survival of each group over all hospitals.
    pub(super) groups: Vec<Named>,
    /// Limits of the pooled estimate at 6 months if times were rounded.
    pub(super) bounds: Option<String>,
    /// The log-rank test, or the reason why there is none.
    pub(super) log_rank: String,
    /// Hazard ratios of the groups; `None` without an estimate.
    pub(super) cox: Option<Table>,
    /// Meta-analysis of one group; `None` with fewer than two hospitals.
    pub(super) meta: Option<Meta>,
}

/// Meta-analysis of the hazard ratio of one group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Meta {
    /// Title, with both groups.
    pub(super) title: String,
    /// Hazard ratio of each hospital, and the means.
    pub(super) rows: Vec<Row>,
    /// Sentence about heterogeneity.
    pub(super) heterogeneity: String,
}

/// The choices of the user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Choice {
    /// Id of the system.
    pub(super) system: String,
    /// Index of the group that the others are compared with.
    pub(super) baseline: usize,
    /// Index of the group of the meta-analysis.
    pub(super) group: usize,
}

/// Systems of any of the references, in the order of the catalogue: id and name.
pub(super) fn systems(references: &[Reference]) -> Vec<(String, String)> {
    let known =
        CATALOGUE.systems.iter().filter(|system| references.iter().any(|it| it.system(&system.id).is_some()));
    known.map(|system| (system.id.to_string(), words::defined(&system.name))).collect()
}

/// The pool of a system.
pub(super) fn pool(references: &[Reference], system: &str) -> Option<Pool> {
    let groups = &CATALOGUE.system(system)?.groups;
    let names: Vec<&str> = groups.iter().map(|group| &*group.name).collect();
    Pool::of(&references.iter().collect::<Vec<_>>(), system, &names)
}

/// Names of the groups of a pool.
pub(super) fn group_names(pool: &Pool) -> Vec<String> {
    let name = |names: &Vec<String>| {
        let parts = names.iter().map(|name| number::dashed(&words::defined(name)));
        parts.collect::<Vec<_>>().join(" + ")
    };
    pool.groups().iter().map(name).collect()
}

impl Results {
    /// Computes the results of a choice.
    pub(super) fn of(references: &[Reference], pool: &Pool, choice: &Choice) -> Self {
        let names = group_names(pool);
        let named = |name: String, counts: Option<Counts>| Some(Named { name, counts: counts? });
        let of_hospital = |hospital: &reference::Hospital| {
            named(place(references.get(hospital.reference)?), hospital.all())
        };
        let all = named(say!(POOL_ALL).to_owned(), pool.all());
        let groups = names.iter().enumerate().filter_map(|(at, name)| named(name.clone(), pool.group(at)));
        Self {
            hospitals: pool.hospitals().iter().filter_map(of_hospital).chain(all).collect(),
            groups: groups.collect(),
            bounds: bounds(references, pool),
            log_rank: log_rank(pool),
            cox: cox(pool, choice.baseline, &names),
            meta: meta(references, pool, choice, &names),
        }
    }
}

/// Place and years of a reference.
pub(super) fn place(reference: &Reference) -> String {
    let labels = reference.labels();
    let made_up = labels.made_up.then_some(say!(POOL_MADE_UP));
    [Some(&*labels.place), Some(&*labels.years), made_up]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(say!(JOINT_LIST))
}

/// Patients, deaths, percentage alive at 3, 6 and 12 months, and median of each.
pub(super) fn survival(all: &[Named]) -> Table {
    let alive = MONTHS.map(|months| say!(POOL_ALIVE, months = number::plain(months)));
    let columns = [say!(POOL_NAME), say!(POOL_N), say!(POOL_DEATHS)].map(str::to_owned).into_iter();
    let row = |Named { name, counts }: &Named| {
        let mut cells = vec![name.clone(), counts.n().to_string(), counts.events().to_string()];
        for at in counts.alive(&MONTHS).unwrap_or_default() {
            let percent = |part: f64| number::decimals(part * 100.0, 0);
            cells.push(match at.interval {
                _ if at.beyond => "–".to_owned(),
                Some((low, high)) => {
                    format!("{} ({}–{})", percent(at.survival), percent(low), percent(high))
                }
                None => percent(at.survival),
            });
        }
        let median = counts.median().ok().flatten();
        cells
            .push(median.map_or_else(|| say!(POOL_NOT_REACHED).to_owned(), |days| number::decimals(days, 0)));
        cells
    };
    Table {
        columns: columns.chain(alive).chain([say!(POOL_MEDIAN).to_owned()]).collect(),
        rows: all.iter().map(row).collect(),
    }
}

/// Limits of the estimate at 6 months, if all references round to the same unit.
fn bounds(references: &[Reference], pool: &Pool) -> Option<String> {
    let times = |hospital: &reference::Hospital| Some(references.get(hospital.reference)?.labels().times);
    let mut units = pool.hospitals().iter().filter_map(times);
    let unit = units.next().filter(|unit| unit.rounds())?;
    if units.any(|other| other != unit) {
        return None;
    }
    let (low, high) = pool.all()?.bounds(unit, MONTHS[1] * 365.25 / 12.0);
    let percent = |part: f64| number::decimals(part * 100.0, 1);
    Some(say!(POOL_BOUNDS, low = percent(low), high = percent(high)))
}

fn log_rank(pool: &Pool) -> String {
    match pool.log_rank() {
        Some(test) => say!(
            POOL_LOG_RANK,
            chi = number::decimals(test.chi_squared, 2),
            df = test.degrees_of_freedom,
            p = p_value(test.p)
        ),
        None => say!(POOL_NO_TEST).to_owned(),
    }
}

fn p_value(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { number::decimals(p, 3) }
}

fn cox(pool: &Pool, baseline: usize, names: &[String]) -> Option<Table> {
    let fit = pool.cox(baseline)?;
    let columns = [say!(POOL_GROUP), say!(POOL_RATIO), say!(POOL_P)].map(str::to_owned).to_vec();
    let row = |ratio: &HazardRatio| {
        vec![names.get(ratio.group).cloned().unwrap_or_default(), interval(ratio.ratio()), p_value(ratio.p)]
    };
    Some(Table { columns, rows: fit.hazard_ratios.iter().map(row).collect() })
}

/// A ratio with its interval: "1.85 (1.02–3.36)".
fn interval((ratio, low, high): (f64, f64, f64)) -> String {
    let text = |value: f64| number::decimals(value, 2);
    format!("{} ({}–{})", text(ratio), text(low), text(high))
}

fn meta(references: &[Reference], pool: &Pool, choice: &Choice, names: &[String]) -> Option<Meta> {
    let (group, baseline) = (choice.group, choice.baseline);
    let mut rows = Vec::new();
    let mut effects = Vec::new();
    for hospital in pool.hospitals() {
        let Some(found) = hospital.hazard_ratio(group, baseline) else { continue };
        effects.push(Effect { value: found.log, standard_error: found.standard_error });
        rows.push(row(place(references.get(hospital.reference)?), found.ratio()));
    }
    let methods = [
        (say!(POOL_FIXED), Between::Fixed, MeanInterval::Normal),
        (say!(POOL_DL), Between::DerSimonianLaird, MeanInterval::Normal),
        (say!(POOL_REML), Between::Reml, MeanInterval::HartungKnapp),
    ];
    rows.push(Row { label: say!(POOL_MEANS).to_owned(), heading: true, ..Row::default() });
    let mut last = None;
    for (name, between, of_mean) in methods {
        let found = meta_analysis(&effects, between, of_mean)?;
        rows.push(row(name.to_owned(), exp(found.mean, found.interval)));
        last = Some(found);
    }
    let last = last?;
    if let Some(prediction) = last.prediction {
        rows.push(row(say!(POOL_PREDICTION).to_owned(), exp(last.mean, prediction)));
    }
    let name = |at: usize| names.get(at).cloned().unwrap_or_default();
    Some(Meta {
        title: say!(POOL_META_OF, group = name(group), baseline = name(baseline)),
        rows,
        heterogeneity: heterogeneity(&last, effects.len()),
    })
}

fn exp(mean: f64, (low, high): (f64, f64)) -> (f64, f64, f64) {
    (mean.exp(), low.exp(), high.exp())
}

fn row(label: String, ratio: (f64, f64, f64)) -> Row {
    let (value, low, high) = ratio;
    Row {
        label,
        ratio: Some(value),
        low: Some(low),
        high: Some(high),
        text: interval(ratio),
        ..Row::default()
    }
}

fn heterogeneity(found: &MetaAnalysis, hospitals: usize) -> String {
    say!(
        POOL_HETEROGENEITY,
        q = number::decimals(found.q, 2),
        df = hospitals.saturating_sub(1),
        p = p_value(found.q_p),
        i = number::decimals(found.i_squared * 100.0, 0),
        tau = number::decimals(found.tau_squared, 3)
    )
}

impl Meta {
    /// The forest plot.
    pub(super) fn forest(&self, width: f64) -> Forest {
        let frame = Frame {
            id: "pool-forest".to_owned(),
            width,
            title: self.title.clone(),
            description: self.heterogeneity.clone(),
        };
        Forest {
            frame,
            rows: self.rows.clone(),
            label: say!(POOL_AXIS).to_owned(),
            below_one: String::new(),
            above_one: String::new(),
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use reference::{Coarsening, Labels, Making, Row as Followed, ScoredRows, SmallGroups, make};

    use super::*;

    /// A hospital whose group II dies `faster` times as fast as group I.
    fn hospital(place: &str, faster: u32) -> Reference {
        let row = |at: u32| Followed {
            days: f64::from(20 + at * 11) / if at % 2 == 1 { f64::from(faster) } else { 1.0 },
            event: !at.is_multiple_of(5),
        };
        let rows: Vec<Followed> = (0..60).map(row).collect();
        let names = vec!["I".to_owned(), "II".to_owned()];
        let group = (0..60).map(|at| Some(at % 2)).collect();
        let labels = Labels {
            place: place.to_owned(),
            years: "2010–2020".to_owned(),
            times: Coarsening::Weeks,
            smallest_group: 5,
            made_up: false,
        };
        let scores = [ScoredRows { system: "tomita_2001".to_owned(), names, group }];
        make(&rows, &scores, Making { labels, small_groups: SmallGroups::Merge }).unwrap().reference
    }

    fn results(references: &[Reference]) -> Results {
        let choice = Choice { system: "tomita_2001".to_owned(), baseline: 0, group: 1 };
        let pool = pool(references, &choice.system).unwrap();
        assert_eq!(group_names(&pool), ["I", "II"]);
        Results::of(references, &pool, &choice)
    }

    #[test]
    fn three_hospitals_have_a_row_each_a_pooled_one_and_three_means() {
        let references = [hospital("A", 2), hospital("B", 3), hospital("C", 2)];
        assert_eq!(systems(&references).len(), 1);
        let found = results(&references);
        let table = survival(&found.hospitals);
        assert_eq!(table.columns.len(), 7);
        let names: Vec<&str> = table.rows.iter().map(|row| &*row[0]).collect();
        assert_eq!(names, ["A, 2010–2020", "B, 2010–2020", "C, 2010–2020", "All hospitals"]);
        assert_eq!((&*table.rows[3][1], &*table.rows[3][2]), ("180", "144"));
        assert!(found.log_rank.contains("(1 df), p < 0.001"), "{}", found.log_rank);
        assert_eq!(found.cox.as_ref().unwrap().rows.len(), 1);
        let meta = found.meta.as_ref().unwrap();
        assert_eq!(meta.rows.len(), 3 + 1 + 3 + 1);
        assert!(meta.rows.iter().filter_map(|row| row.ratio).all(|ratio| ratio > 1.0));
        assert!(meta.forest(600.0).draw().is_ok());
        assert!(found.bounds.is_some());
    }

    #[test]
    fn one_hospital_has_no_meta_analysis() {
        let found = results(&[hospital("A", 2)]);
        assert_eq!(found.meta, None);
        assert_eq!(found.hospitals.len(), 2);
    }
}
