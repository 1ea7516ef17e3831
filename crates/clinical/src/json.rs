//! Patients as JSON: one object, findings by id.

use serde_json::{Map, Value};

use crate::answer::{Answer, AnswerError, Band, Problem};
use crate::decimal::read_decimal;
use crate::finding::{Finding, Kind};
use crate::patient::Patient;
use crate::unit::{Comparator, Quantity, QuantityBound};

impl Patient {
    /// Reads the findings of an object. Unknown keys are ignored; `null` is missing.
    ///
    /// # Errors
    /// The first finding, in the order of the form, with an invalid answer.
    ///
    /// ```
    /// use clinical::{Finding, Patient};
    /// let object = serde_json::json!({
    ///     "primary_site": "hcc", "kps": 80, "bilirubin": {"value": 34, "unit": "umol/L"}, "albumin": null
    /// });
    /// let patient = Patient::from_json(object.as_object().unwrap()).unwrap();
    /// assert_eq!(patient.chosen(Finding::PrimarySite), Some("hcc"));
    /// assert_eq!(patient.get(Finding::Albumin), None);
    /// ```
    pub fn from_json(object: &Map<String, Value>) -> Result<Self, AnswerError> {
        let mut patient = Self::default();
        for finding in Finding::ALL {
            let value = object.get(finding.id()).filter(|value| !value.is_null());
            if let Some(value) = value {
                let answer = finding.answer_from_json(value)?;
                let set = patient.set(*finding, answer);
                set.map_err(|error| AnswerError { given: worded(value), ..error })?;
            }
        }
        Ok(patient)
    }

    /// Writes the findings that are answered, as [`Patient::from_json`] reads them.
    #[must_use]
    pub fn to_json(&self) -> Map<String, Value> {
        self.answered()
            .map(|(finding, answer)| (finding.id().to_owned(), finding.answer_to_json(answer)))
            .collect()
    }
}

impl Finding {
    fn answer_from_json(self, value: &Value) -> Result<Answer, AnswerError> {
        let refuse = |problem| Err(self.error(&worded(value), problem));
        match self.kind() {
            Kind::Choice(options) => match value {
                Value::String(text) => self.choose(text),
                // An ESCC grade of 2 may be a number.
                Value::Number(number) => self.choose(&number.to_string()),
                _ => refuse(Problem::NotAnOption { options }),
            },
            Kind::Level => match value {
                Value::String(text) => self.choose(text),
                _ => refuse(Problem::NotAnOption { options: self.values() }),
            },
            Kind::YesNo => match value {
                Value::Bool(yes) => Ok(Answer::Choice(u8::from(*yes))),
                _ => refuse(Problem::NotYesOrNo),
            },
            Kind::Count { .. } | Kind::Scale { .. } => self.band_from_json(value).map(Answer::Whole),
            Kind::Quantity(_) => self.quantity_from_json(value),
            Kind::Date => match value {
                Value::String(text) => self.parse_date(text).map(Answer::Date),
                _ => refuse(Problem::NotADate),
            },
        }
    }

    fn band_from_json(self, value: &Value) -> Result<Band, AnswerError> {
        let refuse = |problem| self.error(&worded(value), problem);
        let whole = |number: &Value| {
            let number = number.as_f64().ok_or_else(|| refuse(Problem::NotANumber))?;
            self.whole(number).map_err(refuse)
        };
        match value {
            Value::Number(_) => whole(value).map(Band::exactly),
            // A band is a string; a number in a string is a mistake and must be reported.
            Value::String(text) if read_decimal(text.trim()).is_none() => self.parse_band(text.trim()),
            Value::Object(object) => {
                if let Some(number) = object.get("value") {
                    return whole(number).map(Band::exactly);
                }
                let (least, most) = self.limits();
                let end = |key: &str, open: u32| {
                    object.get(key).filter(|end| !end.is_null()).map_or(Ok(open), whole)
                };
                if !object.contains_key("from") && !object.contains_key("to") {
                    return Err(refuse(Problem::NotANumber));
                }
                Ok(Band { low: end("from", least)?, high: end("to", most)? })
            }
            _ => Err(refuse(Problem::NotANumber)),
        }
    }

    fn quantity_from_json(self, value: &Value) -> Result<Answer, AnswerError> {
        let not_a_number = || self.error(&worded(value), Problem::NotANumber);
        let number = |value: Option<&Value>| value.and_then(Value::as_f64).ok_or_else(not_a_number);
        let Value::Object(object) = value else {
            return Ok(Answer::Quantity(Quantity { value: number(Some(value))?, unit: 0 }));
        };
        let unit = match object.get("unit") {
            None | Some(Value::Null) => 0,
            Some(unit) => {
                let known =
                    unit.as_str().zip(self.measure()).and_then(|(id, measure)| measure.unit_index(id));
                known.ok_or_else(|| self.unknown_unit(&worded(value)))?
            }
        };
        // A release that does not know limits must not read one as the value, so it has another key.
        if let Some(sign) = object.get("comparator") {
            let comparator = sign.as_str().and_then(Comparator::from_sign).ok_or_else(not_a_number)?;
            let limit = Quantity { value: number(object.get("limit"))?, unit };
            return Ok(Answer::Bounded(QuantityBound { comparator, limit }));
        }
        Ok(Answer::Quantity(Quantity { value: number(object.get("value"))?, unit }))
    }

    fn answer_to_json(self, answer: Answer) -> Value {
        match answer {
            Answer::Choice(at) if self.kind() == Kind::YesNo => Value::Bool(at == 1),
            Answer::Choice(at) => self.values().get(usize::from(at)).copied().unwrap_or_default().into(),
            Answer::Whole(band) => self.band_to_json(band),
            Answer::Quantity(quantity) => match self.unit_to_json(quantity) {
                Some(unit) => serde_json::json!({"value": quantity.value, "unit": unit}),
                None => quantity.value.into(),
            },
            Answer::Bounded(QuantityBound { comparator, limit }) => {
                let mut bound = serde_json::json!({"comparator": comparator.sign(), "limit": limit.value});
                if let Some(unit) = self.unit_to_json(limit) {
                    bound["unit"] = unit.into();
                }
                bound
            }
            Answer::Date(date) => date.to_string().into(),
        }
    }

    /// The unit of a quantity; `None` for the first, which is the default.
    fn unit_to_json(self, quantity: Quantity) -> Option<&'static str> {
        let unit = self.measure()?.units.get(usize::from(quantity.unit))?;
        (quantity.unit > 0).then_some(unit.id)
    }

    fn band_to_json(self, band: Band) -> Value {
        match band.exact() {
            Some(value) => value.into(),
            None if band.high == self.limits().1 => serde_json::json!({"from": band.low}),
            None => serde_json::json!({"from": band.low, "to": band.high}),
        }
    }
}

/// A value as text for error messages: its strings and numbers, without the syntax of JSON.
fn worded(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(values) => values.iter().map(worded).collect::<Vec<_>>().join(", "),
        Value::Object(object) => {
            let known = ["comparator", "limit", "value", "from", "to", "unit"].into_iter();
            known.filter_map(|key| object.get(key)).map(worded).collect::<Vec<_>>().join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn read(value: &Value) -> Result<Patient, AnswerError> {
        Patient::from_json(value.as_object().unwrap())
    }

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let written = json!({
            "primary_site": "lung", "targeted_therapy": true, "kps": {"from": 50, "to": 70},
            "vertebral_metastases": {"from": 3}, "albumin": {"value": 38.0, "unit": "g/L"}, "bilirubin": 1.4,
            "level": "T12", "escc": "1b", "date_surgery": "2026-03-01",
            "afp": {"comparator": ">", "limit": 60500.0}, "crp": {"comparator": "<", "limit": 3.0, "unit": "mg/L"}
        });
        let patient = read(&written).unwrap();
        assert_eq!(Value::Object(patient.to_json()), written);
    }

    #[test]
    fn an_error_names_the_finding() {
        for (given, finding) in [
            (json!({"kps": 75}), Finding::Kps),
            (json!({"kps": "eighty"}), Finding::Kps),
            (json!({"kps": "80"}), Finding::Kps),
            (json!({"ecog": 2.5}), Finding::Ecog),
            (json!({"vertebral_metastases": -1}), Finding::VertebralMetastases),
            (json!({"vertebral_metastases": 0}), Finding::VertebralMetastases),
            (json!({"albumin": 38}), Finding::Albumin),
            (json!({"albumin": {"value": 3.8, "unit": "stone"}}), Finding::Albumin),
            (json!({"primary_site": "HCC"}), Finding::PrimarySite),
            (json!({"dialysis": "yes"}), Finding::Dialysis),
            (json!({"date_surgery": "2026-13-01"}), Finding::DateSurgery),
            (json!({"kps": []}), Finding::Kps),
        ] {
            assert_eq!(read(&given).unwrap_err().finding, finding, "{given}");
        }
    }

    #[test]
    fn what_was_given_is_named_without_the_signs_of_json() {
        for (given, named) in [
            (json!({"albumin": {"value": 380, "unit": "g/dL"}}), "380 g/dL"),
            (json!({"albumin": {"value": 3.8, "unit": {"a": [1]}}}), "3.8 "),
            (json!({"kps": [80, {"b": 1}]}), "80, "),
            (json!({"kps": {"from": 3, "to": 5}}), "3 5"),
            (json!({"afp": {"comparator": "~", "limit": 3}}), "~ 3"),
            (json!({"dialysis": {"value": 1}}), "1"),
        ] {
            assert_eq!(read(&given).unwrap_err().given, named, "{given}");
        }
    }

    #[test]
    fn unknown_keys_and_nulls_are_passed_over() {
        assert!(read(&json!({"shoe_size": 43, "kps": null})).unwrap().is_empty());
    }
}
