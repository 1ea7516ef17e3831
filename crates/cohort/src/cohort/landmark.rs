//! Landmark analysis: the rows still followed at a fixed time, counted from that time on.
//!
//! Events until the landmark may then define groups without immortal time (Anderson, Cain and Gelber, Journal
//! of Clinical Oncology 1, 1983).

use serde::{Deserialize, Serialize};

use super::Cohort;

/// A landmark and the rows that it leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Landmark {
    /// Days from time zero to the landmark.
    pub days: f64,
    /// Number of rows that ended before it with the event.
    pub died: usize,
    /// Number of rows that were censored before it.
    pub censored: usize,
}

impl Cohort {
    /// The landmark from which time is counted, if any.
    #[must_use]
    pub fn landmark(&self) -> Option<Landmark> {
        self.landmark
    }

    /// Indices of the rows that are at risk at a landmark, in days from time zero: as in R's `subset(time >= days)`.
    /// With delayed entry a row that ends on that day is not at risk after it.
    #[must_use]
    pub fn at_risk_at(&self, days: f64) -> Vec<usize> {
        let delayed = self.entry_days.is_some();
        let stays = |time: f64| time > days || (time >= days && !delayed);
        let time = self.time_days.iter().enumerate();
        time.filter(|(_, time)| stays(**time)).map(|(row, _)| row).collect()
    }

    /// The cohort of the rows at risk at a landmark, with times counted from it. Unchanged without follow-up.
    #[must_use]
    pub fn after_landmark(&self, days: f64) -> Self {
        if !self.followed {
            return self.clone();
        }
        let rows = self.at_risk_at(days);
        let mut later = self.select(&rows);
        for time in &mut later.time_days {
            *time -= days;
        }
        for entry in later.entry_days.iter_mut().flatten() {
            *entry = (*entry - days).max(0.0);
        }
        for start in later.starts.iter_mut().flat_map(|start| start.days.iter_mut().flatten()) {
            *start -= days;
        }
        let died = self.events() - later.events();
        later.landmark = Some(Landmark { days, died, censored: self.len() - later.len() - died });
        later
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cohort() -> Cohort {
        let time = vec![0.0, 10.0, 30.0, 30.0, 45.0, 60.0];
        Cohort::new((2..8).collect())
            .with_follow_up(time, vec![true, false, true, false, true, false])
            .unwrap()
    }

    #[test]
    fn rows_that_ended_before_are_left_out_and_counted() {
        let later = cohort().after_landmark(30.0);
        assert_eq!(later.time_days(), [0.0, 0.0, 15.0, 30.0]);
        assert_eq!(
            (later.rows(), later.event()),
            ([4, 5, 6, 7].as_slice(), [true, false, true, false].as_slice())
        );
        assert_eq!(later.landmark(), Some(Landmark { days: 30.0, died: 1, censored: 1 }));
        assert_eq!(later.select(&[0]).landmark(), later.landmark());
    }

    #[test]
    fn a_landmark_at_nought_changes_no_time() {
        let cohort = cohort();
        let later = cohort.after_landmark(0.0);
        assert_eq!((later.time_days(), later.event()), (cohort.time_days(), cohort.event()));
        assert_eq!(later.landmark(), Some(Landmark::default()));
    }

    #[test]
    fn delayed_entries_move_with_the_landmark() {
        let cohort = cohort().select(&[1, 2, 4, 5]).with_entry(vec![5.0, 20.0, 40.0, 10.0]).unwrap();
        let later = cohort.after_landmark(30.0);
        assert_eq!(
            (later.time_days(), later.entry_days().unwrap()),
            ([15.0, 30.0].as_slice(), [10.0, 0.0].as_slice())
        );
    }
}
