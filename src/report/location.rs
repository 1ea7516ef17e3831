//! SINS category of a vertebral level.

use clinical::{Answer, Finding, Patient, ResultSoFar, assess};
use systems::CATALOGUE;

use crate::i18n::{say, words};

/// SINS category of the level at this index, such as "T11: junctional, 3 points".
pub(crate) fn of_level(place: u8) -> Option<String> {
    let sins = CATALOGUE.system("sins")?;
    let mut alone = Patient::default();
    alone.set(Finding::Level, Answer::Choice(place)).ok()?;
    let ResultSoFar::Points { items, .. } = assess(&alone, sins, &CATALOGUE).result else {
        return None;
    };
    let mut pairs = sins.items().iter().zip(items);
    let (item, so_far) = pairs.find(|(item, _)| item.findings().contains(&Finding::Level))?;
    let option = item.options.get(*so_far.options.first()?)?;
    Some(say!(
        LEVEL_LOCATION,
        level = Finding::Level.values().get(usize::from(place)).copied().unwrap_or_default(),
        location = words::defined(&option.name),
        points = option.points
    ))
}
