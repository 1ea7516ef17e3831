//! Parses the conditions of scoring files: sentences that a clinician can check.
//!
//! The grammar is in `scoring/README.md`.

use crate::condition::{Bound, Condition, Range, UnitRange};
use crate::finding::{Finding, Kind};

/// Reason why a condition could not be parsed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("in the condition \"{condition}\": {problem}")]
pub struct ConditionError {
    /// The whole condition.
    pub condition: String,
    /// The error and its position.
    pub problem: String,
}

/// Parses a condition.
///
/// Unknown findings, systems (other than `systems`), values and units are errors.
///
/// # Errors
/// The error, and the word that causes it.
pub fn parse_condition(text: &str, systems: &[&str]) -> Result<Condition, ConditionError> {
    let mut reader = Reader { tokens: tokens(text), at: 0, systems };
    let read = reader.any().and_then(|condition| match reader.peek() {
        None => Ok(condition),
        Some(rest) => Err(format!("\"{rest}\" was not expected")),
    });
    read.map_err(|problem| ConditionError { condition: text.to_owned(), problem })
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while let Some(at) = rest.find(['(', ')', ',']) {
            let (before, from) = rest.split_at(at);
            if !before.is_empty() {
                tokens.push(before.to_owned());
            }
            tokens.push(from[..1].to_owned());
            rest = &from[1..];
        }
        if !rest.is_empty() {
            tokens.push(rest.to_owned());
        }
    }
    tokens
}

struct Reader<'a> {
    tokens: Vec<String>,
    at: usize,
    systems: &'a [&'a str],
}

impl Reader<'_> {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn next(&mut self, expected: &str) -> Result<String, String> {
        let token = self
            .tokens
            .get(self.at)
            .cloned()
            .ok_or_else(|| format!("it ends where {expected} is expected"))?;
        self.at += 1;
        Ok(token)
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, token: &str) -> Result<(), String> {
        let found = self.next(&format!("\"{token}\""))?;
        if found == token { Ok(()) } else { Err(format!("\"{token}\" is expected where \"{found}\" stands")) }
    }

    fn any(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.all()?];
        while self.take("or") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts.into()) })
    }

    fn all(&mut self) -> Result<Condition, String> {
        let mut parts = vec![self.single()?];
        while self.take("and") {
            parts.push(self.single()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts.into()) })
    }

    fn single(&mut self) -> Result<Condition, String> {
        if self.take("(") {
            let inner = self.any()?;
            self.need(")")?;
            return Ok(inner);
        }
        if self.take("otherwise") {
            return Ok(Condition::Otherwise);
        }
        let subject = self.next("a finding")?;
        if let Some(finding) = Finding::from_id(&subject) {
            return self.about(finding);
        }
        if self.systems.contains(&subject.as_str()) {
            let range = self.range()?;
            return Ok(Condition::Total { system: subject.into(), range });
        }
        Err(format!("\"{subject}\" is neither a finding nor a point system"))
    }

    fn about(&mut self, finding: Finding) -> Result<Condition, String> {
        match finding.kind() {
            Kind::Choice(_) | Kind::YesNo | Kind::Level => self.values(finding),
            Kind::Count { .. } | Kind::Scale { .. } => {
                let range = self.range()?;
                Ok(Condition::Number { finding, ranges: vec![UnitRange { unit: 0, range }].into() })
            }
            Kind::Quantity(_) => self.tables(finding),
            Kind::Date => self.days(finding),
        }
    }

    fn values(&mut self, finding: Finding) -> Result<Condition, String> {
        self.need("is")?;
        let negated = self.take("not");
        let mut values = Vec::new();
        loop {
            let value = self.next("a value")?;
            let place = finding.values().iter().position(|known| *known == value);
            let place = place.and_then(|at| u8::try_from(at).ok());
            values.push(place.ok_or_else(|| {
                format!("{} has no value \"{value}\", only {}", finding.id(), finding.values().join(", "))
            })?);
            if !self.take(",") {
                return Ok(Condition::Is { finding, values: values.into(), negated });
            }
        }
    }

    /// `< 2 mg/dL`, or two published tables: `< 2 mg/dL (34 umol/L)`.
    fn tables(&mut self, finding: Finding) -> Result<Condition, String> {
        let first = self.range()?;
        let mut ranges = vec![UnitRange { unit: self.unit(finding)?, range: first }];
        if self.take("(") {
            let range = self.same_comparison(first)?;
            ranges.push(UnitRange { unit: self.unit(finding)?, range });
            self.need(")")?;
        }
        Ok(Condition::Number { finding, ranges: ranges.into() })
    }

    fn unit(&mut self, finding: Finding) -> Result<u8, String> {
        let id = self.next("a unit")?;
        let known = finding.measure().and_then(|measure| measure.unit_index(&id));
        known.ok_or_else(|| format!("{} is not measured in \"{id}\"", finding.id()))
    }

    /// The second table's numbers, with the comparison of the first.
    fn same_comparison(&mut self, first: Range) -> Result<Range, String> {
        match (first.low, first.high) {
            (Some(low), Some(high)) => {
                let from = self.number()?;
                self.need("to")?;
                let to = self.number()?;
                let bound = |value, like: Bound| Some(Bound { value, ..like });
                Ok(Range { low: bound(from, low), high: bound(to, high) })
            }
            (low, high) => {
                let value = self.number()?;
                let like = |bound: Option<Bound>| bound.map(|bound| Bound { value, ..bound });
                Ok(Range { low: like(low), high: like(high) })
            }
        }
    }

    fn days(&mut self, to: Finding) -> Result<Condition, String> {
        self.need("minus")?;
        let id = self.next("a date")?;
        let from = Finding::from_id(&id).filter(|finding| finding.kind() == Kind::Date);
        let from = from.ok_or_else(|| format!("\"{id}\" is not a date"))?;
        let range = self.range()?;
        self.need("days")?;
        // "minus ... < 7 days" means the week after, not all the time before.
        let low = range
            .low
            .or(range.high.filter(|high| high.value > 0.0).map(|_| Bound { value: 0.0, included: true }));
        Ok(Condition::Days { from, to, range: Range { low, ..range } })
    }

    fn range(&mut self) -> Result<Range, String> {
        let comparison = self.next("a comparison")?;
        let bound = |value, included| Some(Bound { value, included });
        Ok(match comparison.as_str() {
            "<" => Range { low: None, high: bound(self.number()?, false) },
            "<=" => Range { low: None, high: bound(self.number()?, true) },
            ">" => Range { low: bound(self.number()?, false), high: None },
            ">=" => Range { low: bound(self.number()?, true), high: None },
            "=" => {
                let value = self.number()?;
                Range { low: bound(value, true), high: bound(value, true) }
            }
            "from" => {
                let low = self.number()?;
                self.need("to")?;
                let high = self.number()?;
                if low > high {
                    return Err(format!("from {low} to {high} holds nothing"));
                }
                Range { low: bound(low, true), high: bound(high, true) }
            }
            other => {
                return Err(format!("\"{other}\" is not a comparison (<, <=, =, >=, > or from ... to ...)"));
            }
        })
    }

    fn number(&mut self) -> Result<f64, String> {
        let token = self.next("a number")?;
        token
            .parse()
            .ok()
            .filter(|number: &f64| number.is_finite())
            .ok_or_else(|| format!("\"{token}\" is not a number"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::condition::Known;
    use crate::patient::Patient;
    use serde_json::json;

    struct Alone(Patient);

    impl Known for Alone {
        fn answer(&self, finding: Finding) -> Option<Answer> {
            self.0.get(finding)
        }

        fn total(&self, system: &str) -> Option<(i32, i32)> {
            (system == "sins").then_some((5, 8))
        }
    }

    #[track_caller]
    fn judged(condition: &str, patient: &serde_json::Value) -> Option<bool> {
        let known = Alone(Patient::from_json(patient.as_object().unwrap()).unwrap());
        parse_condition(condition, &["sins"]).unwrap().holds(&known)
    }

    #[test]
    fn a_condition_reads_as_it_is_said() {
        let patient = json!({"primary_site": "lung", "kps": 40, "vertebral_metastases": {"from": 3}});
        assert_eq!(judged("primary_site is hcc, lung", &patient), Some(true));
        assert_eq!(judged("primary_site is not hcc, lung", &patient), Some(false));
        assert_eq!(judged("kps from 10 to 40 and primary_site is lung", &patient), Some(true));
        assert_eq!(judged("vertebral_metastases >= 2 or ecog >= 3", &patient), Some(true));
        assert_eq!(judged("vertebral_metastases = 2", &patient), Some(false));
        assert_eq!(judged("vertebral_metastases = 4", &patient), None);
        assert_eq!(judged("ecog >= 3 and kps >= 50", &patient), Some(false));
        assert_eq!(judged("ecog >= 3", &patient), None);
        assert_eq!(judged("otherwise", &patient), Some(true));
        assert_eq!(judged("sins >= 5", &patient), Some(true));
        assert_eq!(judged("sins from 7 to 18", &patient), None);
    }

    #[test]
    fn the_unit_entered_decides_which_table_is_read() {
        let below = "bilirubin < 2 mg/dL (34 umol/L)";
        assert_eq!(judged(below, &json!({"bilirubin": {"value": 34.0, "unit": "umol/L"}})), Some(false));
        assert_eq!(judged(below, &json!({"bilirubin": {"value": 33.9, "unit": "umol/L"}})), Some(true));
        assert_eq!(judged(below, &json!({"bilirubin": 1.99})), Some(true));
        let within = "bilirubin from 2 to 3 mg/dL (34 to 51 umol/L)";
        assert_eq!(judged(within, &json!({"bilirubin": {"value": 51.2, "unit": "umol/L"}})), Some(false));
        assert_eq!(
            judged("bilirubin >= 3 mg/dL", &json!({"bilirubin": {"value": 51.3, "unit": "umol/L"}})),
            Some(true)
        );
    }

    #[test]
    fn days_are_counted_from_the_earlier_date() {
        let near = "date_surgery minus date_last_radiotherapy < 7 days";
        let dates = |surgery: &str| json!({"date_last_radiotherapy": "2026-02-26", "date_surgery": surgery});
        assert_eq!(judged(near, &dates("2026-03-04")), Some(true));
        assert_eq!(judged(near, &dates("2026-03-05")), Some(false));
        assert_eq!(judged(near, &dates("2026-02-25")), Some(false));
        assert_eq!(
            judged("date_surgery minus date_last_radiotherapy < 0 days", &dates("2026-02-25")),
            Some(true)
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_word() {
        for (condition, word) in [
            ("shoe_size > 43", "shoe_size"),
            ("primary_site is liver", "liver"),
            ("bilirubin < 2 g/dL", "g/dL"),
            ("kps about 40", "about"),
            ("kps from 40 to 10", "from 40 to 10"),
            ("kps < 40 or", "it ends"),
            ("(kps < 40", "\")\""),
            ("kps < 40 ecog > 2", "ecog"),
        ] {
            let problem = parse_condition(condition, &[]).unwrap_err().problem;
            assert!(problem.contains(word), "{condition}: {problem}");
        }
    }
}
