//! Settings of the next analysis, with the most common ones as defaults.
//!
//! Filtering rows changes the available choices; a choice that is not available is ignored, not forgotten.

use std::cell::RefCell;
use std::rc::Rc;

use clinical::Finding;
use cohort::Landmark;
use cohort::analysis::{Covariate, Grouping, Penalty, Settings};
use study::protocol::{Analysis, Offered, OfferedCovariate, OfferedGrouping};

use crate::i18n::say;

mod numbers;

pub(crate) use numbers::{no_number, one_time};
use numbers::{parts, rising};

/// Time at which the accuracy of scores is computed unless another is chosen, days.
const ACCURATE_AT_DAYS: f64 = 180.0;

/// A kind of analysis, in the order of reporting in papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Kind {
    #[default]
    Curves,
    Factors,
    Scores,
    Cox,
    Discrimination,
    Accuracy,
    BeforeAfter,
    Published,
}

impl Kind {
    pub(crate) const ALL: [Self; 8] = [
        Self::Curves,
        Self::Factors,
        Self::Scores,
        Self::Cox,
        Self::Discrimination,
        Self::Accuracy,
        Self::BeforeAfter,
        Self::Published,
    ];

    pub(crate) fn of(analysis: &Analysis) -> Self {
        match analysis {
            Analysis::Compare { .. } => Self::Curves,
            Analysis::Factors { .. } => Self::Factors,
            Analysis::Scores { .. } => Self::Scores,
            Analysis::Cox { .. } => Self::Cox,
            Analysis::Discrimination { .. } => Self::Discrimination,
            Analysis::Accuracy { .. } => Self::Accuracy,
            Analysis::BeforeAfter { .. } => Self::BeforeAfter,
            Analysis::Published => Self::Published,
        }
    }

    /// Returns whether the rows have the required data.
    pub(crate) fn is_offered(self, offered: &Offered) -> bool {
        match self {
            Self::Curves | Self::Published => true,
            Self::Factors => factors(offered).next().is_some(),
            Self::Scores => scores(offered).next().is_some(),
            Self::Cox => !offered.covariates.is_empty(),
            Self::Discrimination | Self::Accuracy => !offered.systems.is_empty(),
            Self::BeforeAfter => !offered.pairs.is_empty(),
        }
    }
}

/// Grouping of the curves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum By {
    #[default]
    Nothing,
    /// Offered grouping with this index.
    Offered(usize),
    /// A numeric finding, cut at the typed values.
    Cut(Finding),
    /// Offered column with this index, cut at the typed values.
    CutColumn(usize),
}

/// All settings.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Choice {
    pub(crate) kind: Kind,
    by: Option<Grouping>,
    cut: Option<Finding>,
    cut_column: Option<String>,
    /// Cut points as typed.
    pub(crate) cuts: String,
    pub(crate) horizon: String,
    pub(crate) times: String,
    /// Factors and scores excluded from the tables.
    pub(crate) left_out: Vec<Grouping>,
    /// Scores excluded from the comparison of scores.
    pub(crate) systems_left_out: Vec<String>,
    /// Covariates in the order of selection. A categorical one may have another reference than offered.
    pub(crate) covariates: Vec<Covariate>,
    pub(crate) firth: bool,
    before: Option<Grouping>,
    after: Option<Grouping>,
    /// Confidence level in percent, as typed; empty is 95.
    pub(crate) confidence: String,
    /// Landmark in the unit of results, as typed; empty for none.
    pub(crate) landmark: String,
    /// End of the restricted mean, as typed; empty for none.
    pub(crate) restricted: String,
    /// Time at which scores are accurate, as typed; empty for [`ACCURATE_AT_DAYS`].
    pub(crate) accurate_at: String,
    /// Other methods.
    pub(crate) methods: Settings,
}

/// Keeps the settings while their component is recreated, as after a change of language.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kept(Rc<RefCell<Choice>>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Kept {
    /// The settings.
    pub(crate) fn choice(&self) -> Choice {
        self.0.borrow().clone()
    }

    /// Replaces the settings.
    pub(crate) fn keep(&self, choice: Choice) {
        self.0.replace(choice);
    }
}

/// A list of cut points or times does not parse, or a column is not chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotNumbers;

impl Choice {
    /// The chosen kind, or the first one if it is not available.
    pub(crate) fn kind(&self, offered: &Offered) -> Kind {
        if self.kind.is_offered(offered) { self.kind } else { Kind::default() }
    }

    pub(crate) fn by(&self, offered: &Offered) -> By {
        if let Some(finding) = self.cut.filter(|it| offered.ranges.iter().any(|range| range.finding == *it)) {
            return By::Cut(finding);
        }
        let column = self.cut_column.as_ref();
        if let Some(place) = column.and_then(|name| offered.columns.iter().position(|it| it.name == *name)) {
            return By::CutColumn(place);
        }
        let place =
            self.by.as_ref().and_then(|by| offered.groupings.iter().position(|it| it.grouping == *by));
        place.map_or(By::Nothing, By::Offered)
    }

    pub(crate) fn set_by(&mut self, by: By, offered: &Offered) {
        self.by = None;
        self.cut = None;
        self.cut_column = None;
        match by {
            By::Nothing => {}
            By::Offered(place) => self.by = offered.groupings.get(place).map(|it| it.grouping.clone()),
            By::Cut(finding) => self.cut = Some(finding),
            By::CutColumn(place) => self.cut_column = offered.columns.get(place).map(|it| it.name.clone()),
        }
    }

    /// Indices of the measurements before and after: as chosen, otherwise two that look like one thing
    /// measured twice. `None` until one is chosen.
    pub(crate) fn pair(&self, offered: &Offered) -> [Option<usize>; 2] {
        let place = |of: &Option<Grouping>| {
            let of = of.as_ref()?;
            offered.groupings.iter().position(|it| it.grouping == *of)
        };
        if self.before.is_some() || self.after.is_some() {
            let before = place(&self.before);
            let goes = |after: &usize| before.is_none_or(|it| offered.pairs.contains(&(it, *after)));
            return [before, place(&self.after).filter(goes)];
        }
        let likely = offered.before_after.first().cloned().map(|(before, after)| [before, after].map(Some));
        likely.unwrap_or_default().map(|it| place(&it))
    }

    /// Indices of the groupings that may be chosen as the measurement before, and after.
    pub(crate) fn measurements(&self, offered: &Offered) -> [Vec<usize>; 2] {
        let [before, _] = self.pair(offered);
        let among =
            |wanted: &dyn Fn(usize) -> bool| (0..offered.groupings.len()).filter(|it| wanted(*it)).collect();
        [
            among(&|it| offered.pairs.iter().any(|pair| pair.0 == it)),
            among(&|it| {
                offered.pairs.iter().any(|pair| pair.1 == it && before.is_none_or(|of| of == pair.0))
            }),
        ]
    }

    /// Chooses the measurement before or after. The other one stays if the two may be a pair.
    pub(crate) fn set_measured(&mut self, after: bool, place: Option<usize>, offered: &Offered) {
        let grouping = |at: usize| offered.groupings.get(at).map(|it| it.grouping.clone());
        let [before, later] = self.pair(offered);
        let [before, later] = if after { [before, place] } else { [place, later] };
        (self.before, self.after) = (before.and_then(grouping), later.and_then(grouping));
    }

    /// The chosen covariate, if selected.
    pub(crate) fn chosen(&self, offered: &OfferedCovariate) -> Option<&Covariate> {
        self.covariates.iter().find(|it| is_same(it, &offered.covariate))
    }

    /// Selects or deselects a covariate.
    pub(crate) fn toggle(&mut self, covariate: &Covariate) {
        let before = self.covariates.len();
        self.covariates.retain(|it| !is_same(it, covariate));
        if self.covariates.len() == before {
            self.covariates.push(covariate.clone());
        }
    }

    /// Sets the reference group of a covariate.
    pub(crate) fn refer(&mut self, grouping: &Grouping, key: &str) {
        for covariate in &mut self.covariates {
            if let Covariate::Groups { grouping: its, reference } = covariate
                && its == grouping
            {
                *reference = (!key.is_empty()).then(|| key.to_owned());
            }
        }
    }

    /// The chosen methods; of a kind of analysis, only those that are shown with it.
    pub(crate) fn settings(&self, kind: Kind, offered: &Offered) -> Result<Settings, NotNumbers> {
        let timed = !matches!(kind, Kind::BeforeAfter | Kind::Published);
        let days = one_time(if timed { &self.landmark } else { "" })?;
        let days = days.map(|time| time * self.methods.unit.days());
        let landmark = days.map(|days| Landmark { days, ..Landmark::default() });
        let restricted = one_time(if kind == Kind::Curves { &self.restricted } else { "" })?;
        let is_offered = |strata: &Grouping| offered.groupings.iter().any(|it| it.grouping == *strata);
        let strata = self.methods.strata.clone().filter(|it| Self::has_strata(kind) && is_offered(it));
        let confidence = self.confidence()?;
        Ok(Settings { confidence, landmark, restricted, strata, ..self.methods.clone() })
    }

    /// Returns whether tests or models of this kind of analysis may be stratified.
    pub(crate) fn has_strata(kind: Kind) -> bool {
        matches!(kind, Kind::Curves | Kind::Factors | Kind::Scores | Kind::Cox)
    }

    /// The confidence level, from 0 to 1.
    pub(crate) fn confidence(&self) -> Result<f64, NotNumbers> {
        let typed = self.confidence.trim().trim_end_matches(['%', ' ']);
        if typed.is_empty() {
            return Ok(self.methods.confidence);
        }
        let percent =
            clinical::read_decimal(&typed.replace(',', ".")).filter(|it| (50.0..=99.99).contains(it));
        percent.map(|percent| percent / 100.0).ok_or(NotNumbers)
    }

    /// The chosen analysis.
    pub(crate) fn analysis(&self, offered: &Offered) -> Result<Analysis, NotNumbers> {
        let kept = |of: &OfferedGrouping| !self.left_out.contains(&of.grouping);
        Ok(match self.kind(offered) {
            Kind::Curves => Analysis::Compare {
                grouping: self.grouping(offered)?,
                times: rising(&self.times)?,
                horizon: rising(&self.horizon)?.last().copied(),
            },
            Kind::Factors => Analysis::Factors {
                groupings: factors(offered).filter(|it| kept(it)).map(|it| it.grouping.clone()).collect(),
            },
            Kind::Scores => {
                let system = |of: &OfferedGrouping| match &of.grouping {
                    Grouping::Score { system } => Some(system.clone()),
                    _ => None,
                };
                Analysis::Scores {
                    systems: scores(offered).filter(|it| kept(it)).filter_map(system).collect(),
                }
            }
            Kind::Cox => {
                let offers =
                    |chosen: &&Covariate| offered.covariates.iter().any(|it| is_same(&it.covariate, chosen));
                let penalty = if self.firth { Penalty::FirthWhereNeeded } else { Penalty::None };
                Analysis::Cox {
                    covariates: self.covariates.iter().filter(offers).cloned().collect(),
                    penalty,
                    corrected: false,
                }
            }
            Kind::Discrimination => Analysis::Discrimination { systems: self.systems(offered) },
            Kind::Accuracy => {
                let default = self.methods.unit.of_days(ACCURATE_AT_DAYS);
                let time = one_time(&self.accurate_at)?.unwrap_or(default);
                Analysis::Accuracy { systems: self.systems(offered), time }
            }
            Kind::BeforeAfter => {
                let of = |place: Option<usize>| Some(offered.groupings.get(place?)?.grouping.clone());
                let [before, after] = self.pair(offered).map(of);
                Analysis::BeforeAfter { before: before.ok_or(NotNumbers)?, after: after.ok_or(NotNumbers)? }
            }
            Kind::Published => Analysis::Published,
        })
    }

    /// Ids of the systems to compare. Empty lets the worker choose scores that leave rows to compare; that applies
    /// until the user excludes one.
    fn systems(&self, offered: &Offered) -> Vec<String> {
        if self.systems_left_out.is_empty() {
            return Vec::new();
        }
        let kept = |system: &&String| !self.systems_left_out.contains(system);
        offered.systems.iter().filter(kept).cloned().collect()
    }

    /// Returns whether no cut point is typed.
    pub(crate) fn cuts_are_missing(&self) -> bool {
        parts(&self.cuts).next().is_none()
    }

    fn grouping(&self, offered: &Offered) -> Result<Grouping, NotNumbers> {
        Ok(match self.by(offered) {
            By::Nothing => Grouping::None,
            By::Offered(place) => {
                offered.groupings.get(place).map_or(Grouping::None, |it| it.grouping.clone())
            }
            By::Cut(finding) => {
                if self.cuts_are_missing() {
                    return Err(NotNumbers);
                }
                Grouping::Cut { finding, at: rising(&self.cuts)? }
            }
            By::CutColumn(place) => {
                let column = offered.columns.get(place).filter(|_| !self.cuts_are_missing());
                let name = column.ok_or(NotNumbers)?.name.clone();
                Grouping::CutColumn { name, at: rising(&self.cuts)? }
            }
        })
    }
}

/// Groupings that are not scores.
pub(crate) fn factors(offered: &Offered) -> impl Iterator<Item = &OfferedGrouping> {
    offered.groupings.iter().filter(|it| !matches!(it.grouping, Grouping::Score { .. }))
}

/// Groupings that are scores.
pub(crate) fn scores(offered: &Offered) -> impl Iterator<Item = &OfferedGrouping> {
    offered.groupings.iter().filter(|it| matches!(it.grouping, Grouping::Score { .. }))
}

/// Name of a grouping, with its groups if another one has the same name.
pub(crate) fn told_apart(grouping: &OfferedGrouping, offered: &Offered) -> String {
    let same = offered.groupings.iter().filter(|it| it.name == grouping.name).count();
    if same < 2 {
        return grouping.name.clone();
    }
    let groups: Vec<&str> = grouping.levels.iter().map(|level| level.name.as_str()).collect();
    format!("{} ({})", grouping.name, groups.join(say!(JOINT_LIST)))
}

/// Returns whether two covariates differ at most in their reference.
fn is_same(one: &Covariate, other: &Covariate) -> bool {
    match (one, other) {
        (Covariate::Groups { grouping, .. }, Covariate::Groups { grouping: its, .. }) => grouping == its,
        _ => one == other,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
