//! Survival of a reference's groups, for the bedside.

use reference::{Alive, Group, MONTHS, Reference, SystemCounts};

use crate::state::local::Local;

/// Every group of a reference.
pub(crate) fn lines(reference: &Reference) -> Vec<Local> {
    let of_system = |system| of_groups(reference, system);
    reference.systems().iter().flat_map(of_system).collect()
}

fn of_groups(reference: &Reference, system: &SystemCounts) -> Vec<Local> {
    let labels = reference.labels();
    let local = |group: &Group| Local {
        place: labels.place.clone(),
        years: labels.years.clone(),
        made_up: labels.made_up,
        system: system.system.clone(),
        groups: group.names.clone(),
        n: group.counts.n().to_string(),
        alive: alive(group),
    };
    system.groups.iter().map(local).collect()
}

/// Percentage alive at each time, and its interval.
fn alive(group: &Group) -> [(String, String); 3] {
    let found = group.counts.alive(&MONTHS).unwrap_or_default();
    std::array::from_fn(|at| found.get(at).filter(|alive| !alive.beyond).map(text).unwrap_or_default())
}

fn text(alive: &Alive) -> (String, String) {
    let percent = |part: f64| format!("{:.0}", part * 100.0);
    let ends = alive.interval.map(|(low, high)| format!("{}–{}", percent(low), percent(high)));
    (percent(alive.survival), ends.unwrap_or_default())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use reference::{Coarsening, Labels, Making, Row, ScoredRows, SmallGroups, make};

    use super::*;

    #[test]
    fn a_time_after_the_last_follow_up_has_no_figure() {
        // Ten deaths, one a week from the tenth, and ten patients followed for 26 weeks.
        let row = |at: u32| Row { days: f64::from(if at < 10 { 70 + at * 7 } else { 184 }), event: at < 10 };
        let rows: Vec<Row> = (0..20).map(row).collect();
        let names = vec!["I".to_owned(), "II".to_owned()];
        let scores = [ScoredRows { system: "tomita_2001".to_owned(), names, group: vec![Some(1); 20] }];
        let labels = Labels {
            place: "Seoul".to_owned(),
            years: "2005–2014".to_owned(),
            times: Coarsening::Weeks,
            smallest_group: 5,
            made_up: false,
        };
        let made = make(&rows, &scores, Making { labels, small_groups: SmallGroups::Merge }).unwrap();
        let lines = lines(&made.reference);
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].n.as_str(), lines[0].groups.as_slice()), ("20", &["II".to_owned()][..]));
        // 16 of 20 are alive at 91 days, 10 at 182. R: survfit(..., conf.type = "log-log").
        let of = |percent: &str, interval: &str| (percent.to_owned(), interval.to_owned());
        assert_eq!(lines[0].alive, [of("80", "55–92"), of("50", "27–69"), of("", "")]);
    }
}
