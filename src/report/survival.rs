//! Predictions of all systems on one time axis, and their disagreements.

use clinical::{AliveRow, Disagreement, Months, Origin, Prognosis};
use figure::Frame;
use figure::survival_axis::{Estimate, Key, Kind, Row, SurvivalAxis};
use systems::CATALOGUE;

use super::alive::printed;
use super::{prognosis, total, verdict};
use crate::i18n::{number, say, words};
use crate::state::reading::{Assessed, Reading};

/// Picture of all systems that predict survival, with its own id on the page; `None` if none of them has an
/// answer.
pub(crate) fn axis(reading: &Reading, id: &str, width: f64) -> Option<SurvivalAxis> {
    let published = reading.prognoses.iter().zip(&reading.alive);
    let shown = reading.assessed.iter().zip(published).filter(|(one, _)| one.foretells_survival());
    let rows: Vec<Row> = shown.map(|(one, (prognoses, alive))| row(one, prognoses, alive)).collect();
    if rows.is_empty() {
        return None;
    }
    let frame = Frame {
        id: id.to_owned(),
        width,
        title: say!(PICTURE_TITLE).to_owned(),
        description: say!(PICTURE_DESCRIPTION).to_owned(),
    };
    let mut axis = of_rows(frame, rows);
    if reading.assessed.iter().any(|one| verdict::left_out(one.system, &one.assessment).is_some()) {
        say!(KEY_LEFT_OUT).clone_into(&mut axis.key.unverified);
    }
    Some(axis)
}

/// Rows on an axis, with the key of the marks.
pub(crate) fn of_rows(frame: Frame, rows: Vec<Row>) -> SurvivalAxis {
    let key = Key {
        median: say!(KEY_MEDIAN).to_owned(),
        mean: say!(KEY_MEAN).to_owned(),
        interval: say!(KEY_INTERVAL).to_owned(),
        bound: say!(KEY_BOUND).to_owned(),
        unverified: say!(KEY_UNVERIFIED).to_owned(),
        several: say!(KEY_SEVERAL).to_owned(),
    };
    SurvivalAxis { frame, rows, months: say!(UNIT_MONTHS).to_owned(), days: say!(UNIT_DAYS).to_owned(), key }
}

/// Row of a system. It contains each group that is still possible, with a mark if a time is published,
/// otherwise in words, so that no single number appears while other groups are possible.
fn row(one: &Assessed, prognoses: &[Prognosis<'_>], alive: &[AliveRow<'_>]) -> Row {
    let groups = &one.assessment.groups;
    let name = |group: usize| one.system.groups.get(group).map(words::group).unwrap_or_default();
    let mut open = Vec::new();
    let mut estimates = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let drawn = prognoses.iter().find(|outlook| outlook.group == *group);
        let printed = printed(alive, &[place]);
        if drawn.is_none() && (printed.is_none() || !prognoses.is_empty()) {
            open.push(name(*group));
        }
        estimates.push(match drawn {
            Some(outlook) => estimate(outlook, &name(*group)),
            None => undrawn(&name(*group), printed),
        });
    }
    let alone = match (prognoses, groups.as_slice()) {
        ([only], [_]) => Some([short(only.months), source(one, only)].join(say!(JOINT_LIST))),
        ([], _) => printed(alive, &(0..groups.len()).collect::<Vec<_>>()),
        _ => None,
    };
    let open = (!open.is_empty()).then(|| say!(PICTURE_OPEN, groups = open.join(say!(JOINT_LIST))));
    let detail = say!(
        PICTURE_DETAIL,
        total = total::total(one).unwrap_or_default(),
        groups = words::groups(one.system, groups)
    );
    let left_out = verdict::left_out(one.system, &one.assessment);
    if let Some(reason) = &left_out {
        // Hollow marks, as for unverified numbers: the system was not derived in such patients.
        for estimate in &mut estimates {
            estimate.unverified = true;
            estimate.text = [&*estimate.text, reason].join(say!(JOINT_CLAUSES));
        }
    }
    Row {
        label: words::defined(&one.system.short),
        detail: [Some(detail), left_out, verdict::doubt(one)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(say!(JOINT_CLAUSES)),
        reading: alone.into_iter().chain(open).collect::<Vec<_>>().join(say!(JOINT_CLAUSES)),
        estimates,
    }
}

/// A group without a published time: text only.
fn undrawn(group: &str, printed: Option<String>) -> Estimate {
    let fact = printed.unwrap_or_else(|| say!(ALIVE_UNKNOWN).to_owned());
    Estimate {
        value_months: f64::NAN,
        text: say!(PICTURE_GROUP, group = group, fact = fact),
        ..Estimate::default()
    }
}

/// A prognosis as a mark on the axis, with its text.
pub(crate) fn estimate(outlook: &Prognosis<'_>, group: &str) -> Estimate {
    let fact = match outlook.from {
        Origin::Observed(seen) => prognosis::observed(seen).text,
        Origin::Paper(expected) => say!(PICTURE_PAPER, text = words::defined(&expected.text)),
    };
    let text = say!(PICTURE_GROUP, group = group, fact = fact);
    let (kind, value, interval) = match outlook.months {
        Months::Median(value, interval) => (Kind::Median, value, interval),
        Months::Mean(value) => (Kind::Mean, value, None),
        Months::Between(Some(from), Some(to)) => (Kind::Median, f64::midpoint(from, to), Some((from, to))),
        Months::Between(Some(from), None) => (Kind::AtLeast, from, None),
        Months::Between(None, Some(to)) => (Kind::AtMost, to, None),
        Months::Between(None, None) => (Kind::Median, f64::NAN, None),
    };
    Estimate {
        value_months: value,
        low: interval.map(|ends| ends.0),
        high: interval.map(|ends| ends.1),
        kind,
        unverified: outlook.unverified(),
        text,
    }
}

/// Source of a prognosis, with the cohort's primary: "Lee 2015, HCC".
fn source(one: &Assessed, outlook: &Prognosis<'_>) -> String {
    match outlook.from {
        Origin::Observed(seen) => prognosis::cohort(seen),
        Origin::Paper(_) => {
            CATALOGUE.source(&one.system.source).map(words::short_citation).unwrap_or_default()
        }
    }
}

/// Text next to the mark, in months.
pub(crate) fn short(months: Months) -> String {
    let one = |value: f64| number::decimals(value, 1);
    match months {
        Months::Median(value, Some((low, high))) => format!("{} ({}–{})", one(value), one(low), one(high)),
        Months::Median(value, None) | Months::Mean(value) => one(value),
        Months::Between(Some(from), Some(to)) => format!("{}–{}", number::plain(from), number::plain(to)),
        Months::Between(Some(from), None) => format!("≥ {}", number::plain(from)),
        Months::Between(None, Some(to)) => format!("< {}", number::plain(to)),
        Months::Between(None, None) => String::new(),
    }
}

/// Disagreements, one sentence each, widest gap first. Systems that regroup the same points are not compared.
pub(crate) fn disagreements(reading: &Reading) -> Vec<String> {
    let distinct = |at: usize| {
        let one = reading.assessed.get(at);
        one.is_some_and(|one| reading.distinct().any(|other| other.system.id == one.system.id))
    };
    let told = |found: &&Disagreement| distinct(found.shorter) && distinct(found.longer);
    let gap = |found: &Disagreement| middle(reading, found.longer) - middle(reading, found.shorter);
    let mut left: Vec<&Disagreement> = reading.disagreements.iter().filter(told).collect();
    let mut sentences = Vec::new();
    let widest = |left: &[&Disagreement]| {
        (0..left.len()).max_by(|one, other| gap(left[*one]).total_cmp(&gap(left[*other])))
    };
    while let Some(at) = widest(&left) {
        sentences.extend(sentence(reading, left.swap_remove(at)));
    }
    sentences
}

/// Position of a system's mark, in months.
fn middle(reading: &Reading, at: usize) -> f64 {
    let outlook = reading.prognoses.get(at).and_then(|prognoses| prognoses.first());
    match outlook.map(|outlook| outlook.months) {
        Some(Months::Median(months, _) | Months::Mean(months)) => months,
        Some(Months::Between(from, to)) => from.or(to).unwrap_or_default(),
        None => 0.0,
    }
}

fn sentence(reading: &Reading, found: &Disagreement) -> Option<String> {
    let (shorter, longer) = (reading.assessed.get(found.shorter)?, reading.assessed.get(found.longer)?);
    let time = |at: usize| Some(short(reading.prognoses.get(at)?.first()?.months));
    let items = |one: &Assessed, places: &[usize]| {
        let items = places.iter().filter_map(|at| one.system.items().get(*at));
        items.map(|item| words::defined(&item.name)).collect::<Vec<_>>().join(say!(JOINT_LIST))
    };
    let (against, favour) = (items(shorter, &found.against), items(longer, &found.in_favour));
    let (shorter, longer) = (words::defined(&shorter.system.short), words::defined(&longer.system.short));
    let (less, more) = (time(found.shorter)?, time(found.longer)?);
    Some(say!(
        DISAGREEMENT,
        shorter = shorter,
        longer = longer,
        less = less,
        more = more,
        against = against,
        favour = favour
    ))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use clinical::{Finding, Patient};

    use super::*;
    use crate::state::settings::Settings;

    /// Row of a system for these answers, with all systems chosen.
    #[track_caller]
    fn row_of(system: &str, answers: &[(Finding, &str)]) -> Row {
        let mut patient = Patient::default();
        for (finding, text) in answers {
            let Ok(Some(answer)) = finding.parse(text, 0) else { panic!("{text}") };
            assert!(patient.set(*finding, answer).is_ok());
        }
        let mut settings = Settings::default();
        for at in 0..systems::CATALOGUE.systems.len() {
            settings.set_system(at, true);
        }
        let Some(axis) = axis(&Reading::of(&patient, &settings), "test", 500.0) else { panic!("no picture") };
        let Some(row) = axis.rows.into_iter().find(|row| row.label == system) else {
            panic!("no row of {system}")
        };
        row
    }

    #[test]
    fn a_system_that_publishes_only_who_is_alive_says_so() {
        let open = row_of("Katagiri", &[(Finding::PrimarySite, "lung"), (Finding::TargetedTherapy, "no")]);
        assert_eq!(open.reading, "6–91 % alive at 12 months");
        assert!(open.estimates.iter().all(|one| !one.value_months.is_finite()));
        assert_eq!(open.estimates[1].text, "4–6: 49 % alive at 12 months");
        let bauer = row_of("Bauer", &[(Finding::PrimarySite, "breast")]);
        assert_eq!(bauer.reading, "50 % alive at 12 months; no figure for 2–3");
    }

    #[test]
    fn no_number_stands_alone_while_a_group_without_one_is_possible() {
        let rades = row_of("Rades", &[(Finding::MotorDeficit, "yes"), (Finding::PrimarySite, "hcc")]);
        assert_eq!(rades.reading, "no figure for 6–18, 19–23");
        assert_eq!(rades.estimates.len(), 3);
        assert_eq!(rades.estimates[0].text, "6–18: no figure");
        assert_eq!(rades.estimates[2].kind, Kind::AtMost);
    }

    #[test]
    fn the_number_of_the_only_group_is_read_with_its_source_and_cohort() {
        let one = row_of("van der Linden", &[(Finding::PrimarySite, "hcc")]);
        assert_eq!(one.reading, "3.0, van der Linden 2005");
        let tomita =
            row_of("Tomita", &[(Finding::PrimarySite, "hcc"), (Finding::VisceralMetastases, "untreatable")]);
        assert!(tomita.reading.ends_with(", Lee 2015, HCC"), "{}", tomita.reading);
        let several = row_of("van der Linden", &[(Finding::PrimarySite, "breast")]);
        assert_eq!((several.reading.as_str(), several.estimates.len()), ("", 3));
    }
}
