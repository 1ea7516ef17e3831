//! A system's result: the score as an Observation, and the risk assessment based on it.
//!
//! RiskAssessment has no element for a score, and readers of FHIR expect scores among the observations; so
//! the total is there, and the group with its prognosis in the assessment. An interval has the status
//! preliminary, and lists what is missing.

use clinical::{
    ALIVE_MONTHS, AliveAt, Applicability, Assessment, Catalogue, Expected, Grade, Patient, Purpose,
    ResultSoFar, System, alive,
};
use serde_json::{Map, Value, json};

use super::bundle::Bundle;
use super::finding::decimal;
use super::{Occasion, Saved, reference, words};
use crate::codes::{SYSTEMS, UCUM};

/// A system with its assessment of the patient.
pub(super) struct Result<'a> {
    pub(super) patient: &'a Patient,
    pub(super) system: &'a System,
    pub(super) assessment: &'a Assessment,
    pub(super) catalogue: &'a Catalogue,
}

/// Returns whether an assessment is narrower than that of a patient without answers.
pub(super) fn tells_more(assessment: &Assessment, at_first: &Assessment) -> bool {
    match &assessment.result {
        ResultSoFar::Points { .. } => assessment.result != at_first.result,
        ResultSoFar::Formula(worked) => worked.value.is_some() || worked.between.is_some(),
        ResultSoFar::Stage => assessment.groups != at_first.groups,
    }
}

impl Result<'_> {
    /// Adds the score and the assessment.
    pub(super) fn add(&self, saved: &Saved, occasion: &Occasion<'_>, bundle: &mut Bundle) {
        let counts = self.system.findings(self.catalogue);
        let used = saved.observations.iter().filter(|(finding, _)| counts.contains(finding));
        let mut basis: Vec<Value> = used.map(|(_, address)| reference(address)).collect();
        let score = bundle.add(self.score(saved, occasion, &basis));
        basis.insert(0, reference(&score));
        bundle.add(self.risk(saved, occasion, basis));
    }

    fn score(&self, saved: &Saved, occasion: &Occasion<'_>, derived_from: &[Value]) -> Value {
        let mut score = json!({
            "resourceType": "Observation",
            "status": self.status(),
            "code": self.concept(),
            "subject": reference(&saved.subject),
            "effectiveDateTime": occasion.day.to_string(),
        });
        if let Some((key, value)) = self.value() {
            score[key] = value;
        }
        if let Some(text) = self.left_out() {
            score["note"] = json!([{"text": text}]);
        }
        if !derived_from.is_empty() {
            score["derivedFrom"] = derived_from.into();
        }
        score
    }

    fn risk(&self, saved: &Saved, occasion: &Occasion<'_>, mut basis: Vec<Value>) -> Value {
        basis.extend(saved.primary.as_deref().map(reference));
        let mut risk = json!({
            "resourceType": "RiskAssessment",
            "status": self.status(),
            "method": self.concept(),
            "subject": reference(&saved.subject),
            "occurrenceDateTime": occasion.day.to_string(),
            "performer": {"display": occasion.program},
            "basis": basis,
        });
        if let Some(primary) = &saved.primary {
            risk["condition"] = reference(primary);
        }
        let predictions: Vec<Value> = self.prediction().into_iter().chain(self.alive()).collect();
        if !predictions.is_empty() {
            risk["prediction"] = predictions.into();
        }
        let notes: Vec<Value> = self.notes().into_iter().map(|text| json!({"text": text})).collect();
        risk["note"] = notes.into();
        risk
    }

    fn status(&self) -> &'static str {
        let complete = match self.assessment.interval() {
            Some((lowest, highest)) => lowest == highest,
            None => self.assessment.value().is_some() || self.assessment.certain_group().is_some(),
        };
        let sure = self.assessment.applicability == Applicability::Applies;
        if complete && sure { "final" } else { "preliminary" }
    }

    fn concept(&self) -> Value {
        let (id, name) = (self.system.id.as_ref(), self.system.name.as_ref());
        json!({"coding": [{"system": SYSTEMS, "code": id, "display": name}], "text": name})
    }

    /// Code of a group, with its name.
    fn group(&self, at: usize) -> Option<Value> {
        let name = self.system.groups.get(at)?.name.as_ref();
        let system = format!("{SYSTEMS}/{}", self.system.id);
        // FHIR codes have no spaces at their ends and no consecutive ones.
        let code = name.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(json!({"coding": [{"system": system, "code": code}], "text": name}))
    }

    fn value(&self) -> Option<(&'static str, Value)> {
        if let Some((lowest, highest)) = self.assessment.interval() {
            if lowest == highest {
                return Some(("valueInteger", lowest.into()));
            }
            let end = |total: i32| Map::from_iter([("value".to_owned(), Value::from(total))]);
            return Some(("valueRange", json!({"low": end(lowest), "high": end(highest)})));
        }
        let score = |value| json!({"value": decimal(value), "system": UCUM, "code": "{score}"});
        if let ResultSoFar::Formula(worked) = &self.assessment.result {
            if let Some(value) = worked.value {
                return Some(("valueQuantity", score(value)));
            }
            if let Some((low, high)) = worked.between {
                return Some(("valueRange", json!({"low": score(low), "high": score(high)})));
            }
        }
        Some(("valueCodeableConcept", self.group(self.assessment.certain_group()?)?))
    }

    fn prediction(&self) -> Option<Value> {
        let at = self.assessment.certain_group()?;
        let mut prediction = json!({"outcome": {"text": self.outcome()}, "qualitativeRisk": self.group(at)?});
        if let Some(expected) = &self.system.groups.get(at)?.expected {
            prediction["rationale"] = self.prognosis(expected).into();
        }
        Some(prediction)
    }

    /// Published share of the certain group alive at 3, 6 and 12 months, as FHIR predictions in per cent.
    fn alive(&self) -> Vec<Value> {
        if self.assessment.certain_group().is_none() {
            return Vec::new();
        }
        let mut predictions = Vec::new();
        for row in alive(self.patient, self.system, self.assessment) {
            let source = self.catalogue.source(row.source).map_or(row.source, |source| &source.citation);
            for (months, cell) in ALIVE_MONTHS.iter().zip(&row.cells) {
                let [AliveAt::Percent(percent)] = cell.as_slice() else { continue };
                let time = json!({"value": months, "unit": "months", "system": UCUM, "code": "mo"});
                let grade = if row.unverified { Grade::C } else { Grade::A };
                predictions.push(json!({
                    "outcome": {"text": "alive"},
                    "probabilityDecimal": decimal(*percent),
                    "whenRange": {"low": time.clone(), "high": time},
                    "rationale": format!("{source}{}", unverified(grade)),
                }));
            }
        }
        predictions
    }

    fn outcome(&self) -> &'static str {
        match self.system.purpose {
            Purpose::Survival => "survival",
            Purpose::Stability => "stability of the spine",
            Purpose::Liver => "function of the liver",
        }
    }

    fn prognosis(&self, expected: &Expected) -> String {
        let source = self.catalogue.source(&self.system.source);
        let source = source.map_or_else(String::new, |source| format!(" ({})", source.citation));
        format!("Expected by the authors: {}{source}{}", expected.text, unverified(expected.grade))
    }

    fn notes(&self) -> Vec<String> {
        let Assessment { applicability, groups, missing, remarks, .. } = self.assessment;
        let mut notes = vec![self.total()];
        notes.extend(self.left_out());
        if let (Applicability::MayApply, Some(applies)) = (applicability, &self.system.applies) {
            notes.push(format!("Only {}.", applies.unknown));
        }
        if groups.len() > 1 {
            let names =
                groups.iter().filter_map(|at| self.system.groups.get(*at)).map(|group| group.name.as_ref());
            notes.push(format!("Groups still possible: {}.", names.collect::<Vec<_>>().join("; ")));
        }
        if !missing.is_empty() {
            let names: Vec<String> = missing.iter().map(|finding| words(finding.id())).collect();
            notes.push(format!("Missing, and still counting: {}.", names.join(", ")));
        }
        notes.extend(
            remarks
                .iter()
                .filter_map(|at| self.system.remarks.get(*at))
                .map(|remark| remark.text.to_string()),
        );
        notes
    }

    /// Sentence on a patient outside the population of the system.
    fn left_out(&self) -> Option<String> {
        let reason = self.system.left_out.get(self.assessment.left_out?)?;
        Some(format!("This score was {}.", reason.text))
    }

    fn total(&self) -> String {
        let name = &self.system.name;
        let unverified = unverified(self.system.grade);
        let range = self
            .system
            .range
            .map_or_else(String::new, |(from, to)| format!(", on a scale from {from} to {to}"));
        let rounded = |value| decimal(to_hundredths(value)).to_string();
        let span = match &self.assessment.result {
            ResultSoFar::Points { .. } => {
                self.assessment.interval().map(|(low, high)| (low.to_string(), high.to_string()))
            }
            ResultSoFar::Formula(worked) => worked
                .between
                .or(worked.value.map(|value| (value, value)))
                .map(|(low, high)| (rounded(low), rounded(high))),
            ResultSoFar::Stage => None,
        };
        match span {
            Some((low, high)) if low == high => format!("{name}: {low}{range}.{unverified}"),
            Some((low, high)) => {
                format!("{name}: {low} to {high}, as far as is known{range}.{unverified}")
            }
            None => {
                let stage = self.assessment.certain_group().and_then(|at| self.system.groups.get(at));
                let stage = stage.map_or_else(String::new, |group| format!(": {}", group.name));
                format!("{name}{stage}.{unverified}")
            }
        }
    }
}

/// Rounds for display; the observation has all digits.
fn to_hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn unverified(grade: Grade) -> &'static str {
    match grade {
        Grade::A | Grade::B => "",
        Grade::C => " Not verified against the publication.",
    }
}
