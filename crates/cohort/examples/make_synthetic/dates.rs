//! Dates that reproduce the times of the draft, and the times from the diagnosis of the metastasis.

use jiff::civil::Date;
use survival::{KaplanMeier, Observations};

use crate::draft::{Draft, Factor, PATIENTS, ROWS};
use crate::patients::{Row, later, yes_no};
use crate::random::Random;

/// Survival from the diagnosis: minimum, median and maximum, as published in the text.
const FROM_DIAGNOSIS: (i32, f64, i32) = (22, 261.0, 1359);

pub(crate) fn fill(draft: &Draft, rows: &mut [Row], (start, end): (Date, Date), random: &mut Random) {
    let lost = lost(draft);
    let radiotherapy: Vec<i32> = (0..ROWS).map(|row| radiotherapy(draft, row, random)).collect();
    let gaps = gaps(draft, &radiotherapy, random);
    let primaries = months_before(random);
    for patient in 0..PATIENTS {
        let lives = !draft.died[patient] && !lost[patient];
        let longest = end.since(start).map_or(0, |span| span.get_days()) - draft.time[patient];
        let surgery = later(end, -draft.time[patient] - if lives { 0 } else { random.between(0, longest) });
        let metastasis = later(surgery, -gaps[patient]);
        let primary = later(metastasis, -primaries[patient]);
        let operations = (0..ROWS).filter(|row| *row == patient || *row == patient + PATIENTS);
        for row in operations {
            let operated = later(surgery, draft.time[patient] - draft.time[row]);
            let mut put = |column, day: Date| rows[row].insert(column, day.to_string());
            put("date_primary", primary);
            put("date_metastasis", metastasis);
            put("date_surgery", operated);
            put("date_last_radiotherapy", later(operated, radiotherapy[row]));
            put("date_last_followup", later(operated, draft.time[row]));
            rows[row].insert("lost_to_follow_up", yes_no(lost[patient]));
        }
    }
}

/// Of the six survivors, the three with the shortest follow-up were lost; the others were alive at the end.
fn lost(draft: &Draft) -> Vec<bool> {
    let mut alive: Vec<usize> = (0..PATIENTS).filter(|patient| !draft.died[*patient]).collect();
    alive.sort_by_key(|patient| draft.time[*patient]);
    let lost = &alive[..alive.len() / 2];
    (0..PATIENTS).map(|patient| lost.contains(&patient)).collect()
}

/// Days from the operation to the last radiotherapy, at least a week apart because of wound healing.
fn radiotherapy(draft: &Draft, row: usize, random: &mut Random) -> i32 {
    let time = draft.time[row];
    match draft.level(Factor::Radiotherapy, row) {
        0 => -random.between(33, 120),
        1 if time == 19 || (time > 40 && random.below(3) == 0) => random.between(8, 28.min(time - 1)),
        1 => -random.between(8, 28),
        _ => random.between(31, time.min(80)),
    }
}

/// Days from the diagnosis of the metastasis to the first operation, drawn until the median is the published
/// one. A patient with radiotherapy before the operation was diagnosed before that, which may put the
/// shortest and the longest survival from the diagnosis beyond the published ones.
fn gaps(draft: &Draft, radiotherapy: &[i32], random: &mut Random) -> Vec<i32> {
    let (least, median, most) = FROM_DIAGNOSIS;
    loop {
        let draw = |patient: usize| {
            let time = draft.time[patient];
            let irradiated = 3 - radiotherapy[patient].min(0);
            match time {
                19 => irradiated.max(least - time),
                1351 => irradiated.max(most - time),
                _ => irradiated.max(random.between(4, 130).min(most - time)),
            }
        };
        let gaps: Vec<i32> = (0..PATIENTS).map(draw).collect();
        let time: Vec<f64> = gaps.iter().zip(draft.time).map(|(gap, time)| f64::from(gap + time)).collect();
        let rows = Observations::new(&time, &draft.died[..PATIENTS]);
        let curve = rows.and_then(|rows| KaplanMeier::fit(&rows));
        let found =
            curve.ok().and_then(|curve| curve.spss_quantile(0.5)).map_or(0.0, |it| it.estimate.estimate);
        if (found - median).abs() < 0.5 {
            return gaps;
        }
    }
}

/// Days from the primary to the metastasis: within a month in 4 patients, median 18 months in the others,
/// range 6 to 86.
fn months_before(random: &mut Random) -> Vec<i32> {
    loop {
        let later: Vec<i32> =
            (4..PATIENTS).map(|_| random.between(6, 40).max(random.between(6, 86) - 40)).collect();
        let mut sorted = later.clone();
        sorted.sort_unstable();
        if sorted[0] == 6 && sorted[sorted.len() / 2] == 18 {
            let longest = later.iter().position(|months| Some(months) == sorted.last());
            let mut days: Vec<i32> = later.iter().map(|months| months * 365 / 12).collect();
            if let Some(longest) = longest {
                days[longest] = 86 * 365 / 12;
            }
            for _ in 0..4 {
                days.insert(random.below(days.len() + 1), random.between(0, 30));
            }
            return days;
        }
    }
}
