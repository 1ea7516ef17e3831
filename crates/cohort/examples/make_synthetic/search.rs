//! Simulated annealing: a draft is changed at random, and the change kept if it improves the draft or, early
//! on, if it does little harm (Kirkpatrick, Gelatt and Vecchi, Science 220 (1983) 671-680).

use survival::Error;

use crate::draft::{Draft, Factor};
use crate::fitness::{Target, margins, overall_distance, printed_medians, targets};
use crate::random::Random;

const HOT: f64 = 0.6;
const COLD: f64 = 0.015;

/// The best draft found in `steps` steps, and its distance from the published results.
pub(crate) fn search(steps: usize, random: &mut Random) -> Result<(Draft, f64), Error> {
    let targets = targets();
    let mut times_of_death = vec![19, 1351];
    times_of_death.extend(printed_medians(&targets));
    let mut draft = Draft::new(&margins(&targets), &times_of_death, random);
    let mut distances = targets.iter().map(|it| it.distance(&draft)).collect::<Result<Vec<f64>, _>>()?;
    let mut overall = overall_distance(&draft)?;
    let mut best = (draft.clone(), f64::INFINITY);
    for step in 0..steps {
        let temperature = HOT * libm::pow(COLD / HOT, step as f64 / steps as f64);
        let mut changed = draft.clone();
        let touched = change(&mut changed, &times_of_death, random);
        if !changed.obeys_the_rules() || changed == draft {
            continue;
        }
        let mut after = distances.clone();
        for (distance, target) in after.iter_mut().zip(&targets).filter(|it| touches(touched, it.1)) {
            *distance = target.distance(&changed)?;
        }
        let overall_after = if touched.is_none() { overall_distance(&changed)? } else { overall };
        let total = distances.iter().sum::<f64>() + overall;
        let total_after = after.iter().sum::<f64>() + overall_after;
        if total_after <= total || random.unit() < libm::exp((total - total_after) / temperature) {
            (draft, distances, overall) = (changed, after, overall_after);
            if total_after < best.1 {
                best = (draft.clone(), total_after);
            }
        }
    }
    Ok(best)
}

/// Changes the times, or the returned factor.
fn change(draft: &mut Draft, times_of_death: &[i32], random: &mut Random) -> Option<Factor> {
    if random.below(4) == 0 {
        draft.retime(times_of_death, random);
        return None;
    }
    let factor = random.pick(&Factor::ALL);
    draft.swap(factor, random);
    Some(factor)
}

fn touches(touched: Option<Factor>, target: &Target) -> bool {
    touched.is_none_or(|factor| factor == target.factor)
}
