//! The patient: sex and age, and who it is. Numbers and addresses are not read.

use clinical::{Answer, Date, Finding};
use serde_json::{Value, json};

use super::{Candidate, Read, value};
use crate::imported::{Origin, Person, Refusal};
use crate::moment::{self, Moment};
use crate::resource::{self, Resource, text};

pub(super) fn read(person: &Resource, today: Date, read: &mut Read) {
    read.person = Person { name: name(person), born: text(person, "birthDate").to_owned() };
    let mut offer = |finding, element, when, answer| {
        let origin = Origin::Patient(element);
        read.candidates.push(Candidate {
            finding,
            origin,
            when,
            issued: None,
            status: None,
            printed_unit: None,
            answer,
        });
    };
    match text(person, "gender") {
        // "other" is refused, because the formulas define two sexes; "unknown" is no answer.
        "" | "unknown" => {}
        gender => offer(Finding::Sex, "gender", None, value::answer(Finding::Sex, gender.into())),
    }
    match text(person, "birthDate") {
        "" => {}
        born => offer(Finding::Age, "birthDate", Moment::of_day(today), age(born, today)),
    }
}

/// First name of the list, as printed or as its parts.
fn name(person: &Resource) -> String {
    let Some(name) = resource::objects(person, "name").next() else { return String::new() };
    let printed = text(name, "text");
    if !printed.is_empty() {
        return printed.to_owned();
    }
    let given = name.get("given").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    given.chain([text(name, "family")]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Age in whole years, if the date of birth determines it.
fn age(born: &str, today: Date) -> Result<Answer, Refusal> {
    let (first, last) = moment::days(born).ok_or(Refusal::NoValue)?;
    let (oldest, youngest) = (years(first, today), years(last, today));
    if oldest != youngest {
        return Err(Refusal::AgeOpen);
    }
    value::answer(Finding::Age, json!(oldest))
}

fn years(born: Date, today: Date) -> i16 {
    let birthday_to_come = (today.month(), today.day()) < (born.month(), born.day());
    today.year() - born.year() - i16::from(birthday_to_come)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 24);

    #[track_caller]
    fn years_old(born: &str, expected: f64) {
        match age(born, TODAY) {
            Ok(Answer::Quantity(quantity)) => assert!((quantity.value - expected).abs() < f64::EPSILON),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_birthday_counts_on_its_day() {
        years_old("1957-11-24", 69.0);
        years_old("1957-11-25", 68.0);
        years_old("1957-10", 69.0);
    }

    #[test]
    fn an_age_that_is_not_certain_is_not_taken() {
        assert_eq!(age("1957", TODAY), Err(Refusal::AgeOpen));
        assert_eq!(age("1957-11", TODAY), Err(Refusal::AgeOpen));
        assert_eq!(age("born in spring", TODAY), Err(Refusal::NoValue));
        assert!(matches!(age("2030-01-01", TODAY), Err(Refusal::Answer(_))));
    }
}
