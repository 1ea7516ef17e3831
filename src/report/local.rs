//! Survival of patients of this hospital in words.

use clinical::ALIVE_MONTHS;

use crate::i18n::{number, say, words};
use crate::state::local::Local;

use super::alive::Row;

/// Index of the time shown on a card: 6 months.
const SHOWN: usize = 1;

/// Place, years and merged groups: "here, Seoul, 2005–2014".
fn source(local: &Local, names: bool) -> String {
    let merged = names && local.groups.len() > 1;
    let groups = local.groups.iter().map(|name| number::dashed(&words::defined(name)));
    let groups = merged.then(|| groups.collect::<Vec<_>>().join(" + "));
    let about = [Some(local.place.clone()), Some(local.years.clone()), groups].into_iter().flatten();
    let place = about.collect::<Vec<_>>().join(say!(JOINT_LIST));
    if local.made_up { say!(HERE_MADE_UP, place = place) } else { say!(HERE, place = place) }
}

/// A group in one line: "Here, Seoul, 2005–2014: 48 % alive at 6 months (33–62), n = 42".
pub(crate) fn line(local: &Local) -> String {
    let (percent, interval) = &local.alive[SHOWN];
    let alive = (!percent.is_empty()).then(|| {
        let text = say!(OBSERVED_ALIVE, months = number::plain(ALIVE_MONTHS[SHOWN]), percent = percent);
        if interval.is_empty() { text } else { format!("{text} ({interval})") }
    });
    let facts = alive.into_iter().chain([say!(OBSERVED_N, n = &local.n)]);
    say!(OBSERVED, source = source(local, true), facts = facts.collect::<Vec<_>>().join(say!(JOINT_LIST)))
}

/// Rows of the table at 3, 6 and 12 months: one for each reference, with all possible groups.
pub(crate) fn rows(all: &[Local]) -> Vec<Row> {
    let one = |a: &Local, b: &Local| (&a.place, &a.years) == (&b.place, &b.years);
    all.chunk_by(one).map(row).collect()
}

fn row(groups: &[Local]) -> Row {
    let n: Vec<&str> = groups.iter().map(|group| &*group.n).collect();
    Row {
        source: groups.first().map(|first| source(first, groups.len() == 1)).unwrap_or_default(),
        patients: say!(OBSERVED_N, n = n.join(say!(ALIVE_OR))),
        unverified: false,
        cells: std::array::from_fn(|at| cell(groups, at)),
        here: true,
    }
}

fn cell(groups: &[Local], at: usize) -> String {
    let parts: Vec<u32> = groups.iter().filter_map(|group| group.alive[at].0.parse().ok()).collect();
    let (Some(least), Some(most)) = (parts.iter().min(), parts.iter().max()) else {
        return say!(ALIVE_UNKNOWN).to_owned();
    };
    let percent = if least < most { format!("{least}–{most}") } else { least.to_string() };
    let text = say!(ALIVE_PERCENT, percent = percent);
    match groups {
        [one] if !one.alive[at].1.is_empty() => format!("{text} ({})", one.alive[at].1),
        _ if parts.len() < groups.len() => [&*text, say!(ALIVE_UNKNOWN)].join(say!(ALIVE_OR)),
        _ => text,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn local(group: &str, alive: [(&str, &str); 3]) -> Local {
        Local {
            place: "Seoul".to_owned(),
            years: "2005–2014".to_owned(),
            system: "tomita_2001".to_owned(),
            groups: vec![group.to_owned()],
            n: "42".to_owned(),
            alive: alive.map(|(percent, interval)| (percent.to_owned(), interval.to_owned())),
            ..Local::default()
        }
    }

    #[test]
    fn a_group_is_one_line_with_place_years_and_n() {
        let one = local("I", [("80", "65–90"), ("48", "33–62"), ("", "")]);
        assert_eq!(line(&one), "Here, Seoul, 2005–2014: 48 % alive at 6 months (33–62), n = 42");
        let merged = Local { groups: vec!["0-8".to_owned(), "9-11".to_owned()], made_up: true, ..one };
        let text =
            "Here (made-up patients), Seoul, 2005–2014, 0–8 + 9–11: 48 % alive at 6 months (33–62), n = 42";
        assert_eq!(line(&merged), text);
    }

    #[test]
    fn one_possible_group_has_its_interval_and_several_a_range() {
        let one = local("I", [("80", "65–90"), ("0", ""), ("", "")]);
        let row = &rows(std::slice::from_ref(&one))[0];
        assert_eq!(row.cells, ["80 % (65–90)", "0 %", "no figure"]);
        assert_eq!((row.source.as_str(), row.patients.as_str()), ("Here, Seoul, 2005–2014", "n = 42"));
        let other = local("II", [("95", "90–98"), ("9", "2–20"), ("5", "1–9")]);
        let both = &rows(&[one, other])[0];
        assert_eq!(both.cells, ["80–95 %", "0–9 %", "5 % or no figure"]);
        assert_eq!(both.patients, "n = 42 or 42");
    }
}
