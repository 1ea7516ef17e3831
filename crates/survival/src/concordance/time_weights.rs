//! The weight of a pair by the time of its earlier event.

use super::TimeWeight;
use crate::Observations;

/// A time of death in a stratum, with the weight of the pairs it starts.
#[derive(Debug, Clone, Copy)]
pub(super) struct DeathTime {
    pub(super) time: f64,
    pub(super) weight: f64,
}

/// Times of death among rows sorted by time, ascending. As in R, S and G are taken just before the time; at
/// equal times deaths come before censorings; with fewer than two events all weightings are the same.
pub(super) fn death_times(
    rows: &Observations<'_>,
    ascending: &[u32],
    weight: TimeWeight,
    until: Option<f64>,
) -> Vec<DeathTime> {
    let (time, event) = (rows.time(), rows.event());
    let events = ascending.iter().filter(|&&row| event[row as usize]).count();
    let weight = if events < 2 { TimeWeight::AtRisk } else { weight };
    let total: f64 = ascending.iter().map(|&row| rows.weight_of(row as usize)).sum();
    let mut entries: Vec<(f64, f64)> = rows.entry().map_or_else(Vec::new, |entry| {
        ascending.iter().map(|&row| (entry[row as usize], rows.weight_of(row as usize))).collect()
    });
    entries.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut entries = entries.into_iter().peekable();
    let mut at_risk = if rows.entry().is_some() { 0.0 } else { total };
    let (mut survival, mut uncensored) = (1.0, 1.0);
    let mut deaths = Vec::new();
    for tied in ascending.chunk_by(|&a, &b| time[a as usize].total_cmp(&time[b as usize]).is_eq()) {
        let now = time[tied[0] as usize];
        while let Some((_, entering)) = entries.next_if(|&(entry, _)| entry < now) {
            at_risk += entering;
        }
        let (mut dying, mut censored) = (0.0, 0.0);
        for &row in tied {
            let part = rows.weight_of(row as usize);
            if event[row as usize] {
                dying += part;
            } else {
                censored += part;
            }
        }
        if dying > 0.0 {
            let factor = match weight {
                TimeWeight::AtRisk => 1.0,
                TimeWeight::Survival => total * survival / at_risk,
                TimeWeight::SurvivalOverCensoring => total * survival / (uncensored * at_risk),
                TimeWeight::AtRiskOverCensoringSquared => 1.0 / (uncensored * uncensored),
                TimeWeight::Equal => 1.0 / at_risk,
            };
            let late = until.is_some_and(|until| now > until);
            deaths.push(DeathTime { time: now, weight: if late { 0.0 } else { factor } });
            survival *= (at_risk - dying) / at_risk;
        }
        if censored > 0.0 {
            uncensored *= (at_risk - dying - censored) / (at_risk - dying);
        }
        at_risk -= dying + censored;
    }
    deaths
}
