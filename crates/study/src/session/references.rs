//! References of the selected rows.

use cohort::analysis::AnalysisError;
use reference::{Difference, Fault, Labels, Made, MakeError, Making, Row, ScoredRows, make};

use super::Session;
use super::files::{self, JSON};
use super::reasons::other;
use crate::localized_message::LocalizedMessage;
use crate::protocol::{OfSystem, ReferenceSettings, Response, Weighed};

impl Session {
    pub(super) fn weigh(&self, settings: ReferenceSettings) -> Result<Response, LocalizedMessage> {
        let made = self.reference(&settings)?;
        let median_days = match made.cost.median {
            Difference::Neither => Some(0.0),
            Difference::Days(days) => Some(days),
            Difference::OneOnly => None,
        };
        let of_system = |system: &String| OfSystem {
            system: system.clone(),
            patients: made.reference.system(system).map_or(0, reference::SystemCounts::n),
            merged: made.merged.iter().filter(|it| it.0 == *system).map(|it| it.1.clone()).collect(),
            withheld: made.withheld.iter().filter(|it| it.0 == *system).map(|it| it.1.clone()).collect(),
        };
        Ok(Response::Weighed(Box::new(Weighed {
            patients: made.reference.patients(),
            systems: settings.systems.iter().map(of_system).collect(),
            at_months: made.cost.at_months,
            at_any_day: made.cost.at_any_day,
            median_days,
            settings,
        })))
    }

    pub(super) fn reference_file(&self, settings: &ReferenceSettings) -> files::Made {
        let made = self.reference(settings)?;
        let text = reference::save(&made.reference);
        Ok(files::file(format!("{}-reference.json", self.stem()?), JSON, text))
    }

    fn reference(&self, settings: &ReferenceSettings) -> Result<Made, LocalizedMessage> {
        let read = self.reading()?;
        if let Some(trouble) = read.selected.trouble(&*self.words) {
            return Err(trouble);
        }
        let rows = read.kept();
        if !rows.cohort.has_follow_up() {
            return Err(LocalizedMessage::from(&AnalysisError::NoFollowUp));
        }
        if rows.cohort.entry_days().is_some() {
            return Err(LocalizedMessage::new("cannot", "late-entry"));
        }
        let study = rows.study();
        let counted = study.rows_counted(read.selected.selection.rows);
        let (days, event) = (rows.cohort.time_days(), rows.cohort.event());
        let row = |row: &usize| Some(Row { days: *days.get(*row)?, event: *event.get(*row)? });
        let follow_up: Vec<Row> = counted.iter().filter_map(row).collect();
        let mut scores = Vec::new();
        for id in &settings.systems {
            let of_system = study.scores_of(id).map_err(|error| LocalizedMessage::from(&error))?;
            let names = of_system.system().groups.iter().map(|group| group.name.to_string());
            scores.push(ScoredRows {
                system: id.clone(),
                names: names.collect(),
                group: counted.iter().map(|row| of_system.group(*row)).collect(),
            });
        }
        let labels = Labels {
            place: settings.place.trim().to_owned(),
            years: settings.years.trim().to_owned(),
            times: settings.times,
            smallest_group: settings.smallest_group,
            made_up: self.is_synthetic(),
        };
        let making = Making { labels, small_groups: settings.small_groups };
        make(&follow_up, &scores, making).map_err(|error| match &error {
            MakeError::NoSystems => LocalizedMessage::new("cannot", "nothing-chosen"),
            MakeError::AllTooSmall(smallest) => {
                LocalizedMessage::new("cannot", "all-too-small").with("most", smallest)
            }
            MakeError::Fault(Fault::Text(_)) => LocalizedMessage::new("cannot", "no-place"),
            MakeError::Fault(_) | MakeError::Time(_) | MakeError::Estimate(_) => other(&error),
        })
    }
}
