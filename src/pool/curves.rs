//! Kaplan-Meier curves of hospitals or groups.

use figure::Frame;
use figure::kaplan_meier::{Counts as AtTime, KaplanMeier, Labels, Series, Step, Unit, table_times};

use super::results::Named;
use crate::i18n::say;

/// Days in a month.
const MONTH: f64 = 365.25 / 12.0;

/// The curves on an axis in months, over their risk table.
pub(super) fn curves(id: &str, title: &str, all: &[Named], width: f64) -> KaplanMeier {
    let longest = all.iter().map(|it| it.counts.last_time()).fold(0.0, f64::max) / MONTH;
    let largest = all.iter().map(|it| it.counts.n()).max().unwrap_or(0);
    let times = table_times(longest, Unit::Months, width, largest);
    KaplanMeier {
        frame: Frame {
            id: id.to_owned(),
            width,
            title: title.to_owned(),
            description: say!(POOL_CURVES_SHOW).to_owned(),
        },
        series: all.iter().map(|named| series(named, &times)).collect(),
        times,
        longest,
        labels: Labels {
            time: say!(UNIT_MONTHS).to_owned(),
            survival: say!(POOL_ALIVE_AXIS).to_owned(),
            at_risk: say!(POOL_AT_RISK).to_owned(),
            censored: String::new(),
            events: String::new(),
            note: String::new(),
        },
        bands: false,
        medians: true,
    }
}

fn series(Named { name, counts }: &Named, times: &[f64]) -> Series {
    let curve = counts.curve().ok();
    let at = |time: &f64| {
        let days = time * MONTH;
        let before = || counts.steps().iter().filter(|step| step.time <= days);
        AtTime {
            at_risk: counts.steps().iter().find(|step| step.time >= days).map_or(0, |step| step.at_risk),
            censored: before().map(|step| step.censored).sum(),
            events: before().map(|step| step.events).sum(),
        }
    };
    let censored = counts.steps().iter().filter(|step| step.censored > 0);
    Series {
        label: name.clone(),
        count: format!("(n = {})", counts.n()),
        steps: curve
            .iter()
            .flat_map(|curve| curve.steps())
            .map(|step| Step { time: step.time / MONTH, survival: step.survival, ..Step::default() })
            .collect(),
        censored: censored.map(|step| step.time / MONTH).collect(),
        median: curve.as_ref().and_then(|curve| curve.quantile(0.5)).map(|days| days / MONTH),
        until: counts.last_time() / MONTH,
        counts: times.iter().map(at).collect(),
    }
}
