//! Several references together, without their rows.
//!
//! The groups of a system are compared within each hospital and summed over hospitals. The counts determine
//! the risk sets, so all results equal those of the stacked rows (with the times as coarsened).

mod cox;
mod log_rank;

pub use cox::{HazardRatio, StratifiedCox};
pub use log_rank::StratifiedLogRank;

use crate::{Counts, Group, Reference};

/// Groups of one system in several references.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// Names of the groups; groups that any reference merged are one here.
    groups: Vec<Vec<String>>,
    hospitals: Vec<Hospital>,
}

/// A hospital of a pool.
#[derive(Debug, Clone, PartialEq)]
pub struct Hospital {
    /// Index of the reference among those given.
    pub reference: usize,
    /// Counts of each group of the pool, if it has patients.
    pub groups: Vec<Option<Counts>>,
}

/// Counts of the groups at one event time of one hospital.
pub(crate) struct RiskSet {
    pub(crate) at_risk: Vec<f64>,
    pub(crate) events: Vec<u64>,
}

impl Pool {
    /// Pools the groups of a system, in the order of `names`, over the references that have it. `None` if no
    /// reference has it.
    ///
    /// ```
    /// use reference::{Coarsening, Labels, Making, Pool, Row, ScoredRows, SmallGroups, make};
    ///
    /// let labels = Labels {
    ///     place: "A hospital".to_owned(),
    ///     years: "2010-2020".to_owned(),
    ///     times: Coarsening::Weeks,
    ///     smallest_group: 1,
    ///     made_up: true,
    /// };
    /// let rows = [Row { days: 70.0, event: true }, Row { days: 300.0, event: true }];
    /// let names = ["low".to_owned(), "high".to_owned()];
    /// let scores = [ScoredRows { system: "own".into(), names: names.to_vec(), group: vec![Some(0), Some(1)] }];
    /// let one = make(&rows, &scores, Making { labels, small_groups: SmallGroups::Merge })?.reference;
    /// let pool = Pool::of(&[&one, &one], "own", &["low", "high"]).ok_or("not there")?;
    /// assert_eq!((pool.groups().len(), pool.hospitals().len()), (2, 2));
    /// assert_eq!(pool.all().map(|counts| counts.n()), Some(4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(references: &[&Reference], system: &str, names: &[&str]) -> Option<Self> {
        let found: Vec<(usize, &[Group])> = references
            .iter()
            .enumerate()
            .filter_map(|(at, reference)| Some((at, &*reference.system(system)?.groups)))
            .collect();
        if found.is_empty() {
            return None;
        }
        let groups = common_groups(found.iter().flat_map(|(_, groups)| groups.iter()), names);
        let hospital = |(reference, of): &(usize, &[Group])| Hospital {
            reference: *reference,
            groups: groups.iter().map(|names| within(of, names)).collect(),
        };
        Some(Self { hospitals: found.iter().map(hospital).collect(), groups })
    }

    /// Names of the groups, in order; several names if a reference merged them.
    #[must_use]
    pub fn groups(&self) -> &[Vec<String>] {
        &self.groups
    }

    /// The hospitals, in the order of the references.
    #[must_use]
    pub fn hospitals(&self) -> &[Hospital] {
        &self.hospitals
    }

    /// Counts of a group over all hospitals.
    #[must_use]
    pub fn group(&self, at: usize) -> Option<Counts> {
        Counts::pooled(self.hospitals.iter().filter_map(|hospital| hospital.groups.get(at)?.as_ref()))
    }

    /// Counts of all groups and hospitals.
    #[must_use]
    pub fn all(&self) -> Option<Counts> {
        Counts::pooled(self.hospitals.iter().flat_map(|hospital| hospital.groups.iter().flatten()))
    }

    /// Log-rank test between the groups, stratified by hospital. `None` if there is nothing to compare.
    #[must_use]
    pub fn log_rank(&self) -> Option<StratifiedLogRank> {
        log_rank::test(&self.risk_sets(), self.groups.len())
    }

    /// Cox regression on the groups, stratified by hospital, with Efron's ties: each group against `baseline`.
    /// `None` without a maximum, as when a group has no events.
    #[must_use]
    pub fn cox(&self, baseline: usize) -> Option<StratifiedCox> {
        cox::fit(&self.risk_sets(), self.groups.len(), baseline)
    }

    fn risk_sets(&self) -> Vec<RiskSet> {
        self.hospitals.iter().flat_map(Hospital::risk_sets).collect()
    }
}

impl Hospital {
    /// Counts of all its groups.
    #[must_use]
    pub fn all(&self) -> Option<Counts> {
        Counts::pooled(self.groups.iter().flatten())
    }

    /// Cox regression on two of its groups only: the log hazard ratio of `group` against `baseline`. `None`
    /// without a maximum.
    #[must_use]
    pub fn hazard_ratio(&self, group: usize, baseline: usize) -> Option<HazardRatio> {
        let counts = |at: usize| self.groups.get(at).cloned().flatten();
        let both = Self { reference: self.reference, groups: vec![counts(baseline), counts(group)] };
        cox::fit(&both.risk_sets(), 2, 0)?.hazard_ratios.first().copied()
    }

    /// The groups at each time of an event.
    fn risk_sets(&self) -> Vec<RiskSet> {
        let steps = self.groups.iter().flatten().flat_map(|counts| counts.steps());
        let mut times: Vec<f64> = steps.filter(|step| step.events > 0).map(|step| step.time).collect();
        times.sort_by(f64::total_cmp);
        times.dedup();
        let of = |counts: &Option<Counts>, time: f64| {
            let steps = counts.as_ref().map(Counts::steps).unwrap_or_default();
            let step = steps.get(steps.partition_point(|step| step.time < time));
            let events = step.filter(|step| step.time <= time).map_or(0, |step| step.events);
            (step.map_or(0.0, |step| step.at_risk as f64), events)
        };
        let set = |time: &f64| {
            let (at_risk, events) = self.groups.iter().map(|counts| of(counts, *time)).unzip();
            RiskSet { at_risk, events }
        };
        times.iter().map(set).collect()
    }
}

/// The finest groups that every reference can be divided into: groups that one merged are joined.
fn common_groups<'a>(all: impl Iterator<Item = &'a Group>, names: &[&str]) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for group in all {
        let (joined, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|known| known.iter().any(|name| group.names.contains(name)));
        let mut one: Vec<String> = joined.into_iter().flatten().collect();
        one.extend(group.names.iter().filter(|name| !one.contains(name)).cloned().collect::<Vec<_>>());
        rest.push(one);
        groups = rest;
    }
    let place = |name: &String| names.iter().position(|known| known == name).unwrap_or(names.len());
    for group in &mut groups {
        group.sort_by_key(place);
    }
    groups.sort_by_key(|group| group.first().map(place));
    groups
}

/// Counts of the groups of a reference that belong to a group of the pool.
fn within(groups: &[Group], names: &[String]) -> Option<Counts> {
    let parts = groups.iter().filter(|group| group.names.iter().any(|name| names.contains(name)));
    Counts::pooled(parts.map(|group| &group.counts))
}
