//! A draft of the cohort: for each operation a time, an outcome and a level of each factor.
//!
//! The first 33 rows are the patients' first operations; the last three are the second operations of the
//! first three patients. Every draft obeys the necessary constraints: both operations of a patient end on the
//! same day with the same outcome, and a patient who walks is not completely paralysed.

use crate::random::Random;

pub(crate) const ROWS: usize = 36;
pub(crate) const PATIENTS: usize = 33;
const REPEATED: usize = ROWS - PATIENTS;
/// Patients who died; three were lost and three survived.
const DEATHS: usize = 27;

/// The factors, each with the levels that must be distinguished.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Factor {
    /// Below 65, or not.
    Age,
    /// Male, female.
    Sex,
    /// Cervical, thoracic, lumbar.
    Level,
    /// A, B.
    ChildPugh,
    /// Yes, no.
    Ambulatory,
    /// More than 30 days before the operation, within 30 days, later.
    Radiotherapy,
    /// In the order of the vocabulary.
    Operation,
    /// Yes, no.
    Sorafenib,
    /// 5, 6-7, 8, 9-10 points.
    Tomita,
    /// 0-5, 6-8, 9, 10-11 points.
    Tokuhashi,
}

impl Factor {
    pub(crate) const ALL: [Self; 10] = [
        Self::Age,
        Self::Sex,
        Self::Level,
        Self::ChildPugh,
        Self::Ambulatory,
        Self::Radiotherapy,
        Self::Operation,
        Self::Sorafenib,
        Self::Tomita,
        Self::Tokuhashi,
    ];

    /// Returns whether both operations of a patient have the same level.
    fn is_the_patients(self) -> bool {
        matches!(self, Self::Age | Self::Sex | Self::Sorafenib)
    }
}

#[derive(Clone, PartialEq)]
pub(crate) struct Draft {
    /// Days from the operation.
    pub(crate) time: [i32; ROWS],
    pub(crate) died: [bool; ROWS],
    pub(crate) levels: [[u8; ROWS]; 10],
}

impl Draft {
    /// Creates a draft that obeys the rules.
    pub(crate) fn new(margins: &[Vec<usize>], times_of_death: &[i32], random: &mut Random) -> Self {
        let mut draft = Self { time: [0; ROWS], died: [true; ROWS], levels: [[0; ROWS]; 10] };
        loop {
            for patient in 0..PATIENTS {
                draft.time[patient] =
                    times_of_death.get(patient).copied().unwrap_or_else(|| random.between(35, 900));
                draft.died[patient] = patient < DEATHS;
            }
            for repeated in 0..REPEATED {
                draft.time.swap(repeated, PATIENTS - 1 - repeated);
                draft.died.swap(repeated, PATIENTS - 1 - repeated);
                draft.time[PATIENTS + repeated] = draft.time[repeated] - 15;
                draft.died[PATIENTS + repeated] = draft.died[repeated];
            }
            for factor in Factor::ALL {
                let mut left = margins[factor as usize].clone();
                for row in 0..ROWS {
                    let open: Vec<u8> =
                        (0_u8..).zip(&left).filter(|(_, left)| **left > 0).map(|(level, _)| level).collect();
                    let level = random.pick(&open);
                    left[usize::from(level)] -= 1;
                    draft.levels[factor as usize][row] = level;
                }
            }
            draft.mend(random);
            if draft.obeys_the_rules() {
                return draft;
            }
        }
    }

    /// Swaps levels until the rules are met, up to a limit.
    fn mend(&mut self, random: &mut Random) {
        for _ in 0..40_000 {
            let broken = self.broken();
            if broken == 0 {
                return;
            }
            let before = self.clone();
            let factor = random.pick(&Factor::ALL);
            self.swap(factor, random);
            if self.broken() > broken {
                *self = before;
            }
        }
    }

    pub(crate) fn level(&self, factor: Factor, row: usize) -> u8 {
        self.levels[factor as usize][row]
    }

    pub(crate) fn obeys_the_rules(&self) -> bool {
        self.broken() == 0
    }

    /// Number of violated rules.
    fn broken(&self) -> usize {
        let mut broken = 0;
        for row in 0..ROWS {
            let level = |factor| self.level(factor, row);
            let tokuhashi = possible_tokuhashi(level(Factor::Tomita), level(Factor::Ambulatory) == 0);
            broken += usize::from(!tokuhashi.contains(&level(Factor::Tokuhashi)));
            // A patient with radiotherapy a month after the operation survives that long.
            broken += usize::from(level(Factor::Radiotherapy) == 2 && self.time[row] < 33);
        }
        // Shortest and longest survival from the first operation, as published; nobody's is 0 after the
        // second.
        let firsts = &self.time[..PATIENTS];
        broken +=
            usize::from(firsts.iter().min() != Some(&19)) + usize::from(firsts.iter().max() != Some(&1351));
        broken += self.time[PATIENTS..].iter().filter(|time| **time < 16).count();
        for (first, second) in (0..REPEATED).zip(PATIENTS..) {
            for factor in Factor::ALL.into_iter().filter(|factor| factor.is_the_patients()) {
                broken += usize::from(self.level(factor, first) != self.level(factor, second));
            }
            broken += usize::from(self.level(Factor::Sex, first) != 0);
            // The disease does not regress between two operations.
            broken += usize::from(self.level(Factor::Tomita, first) > self.level(Factor::Tomita, second));
            // 29 patients were of class A and 4 of B, but 30 operations of A and 6 of B.
            broken += usize::from((self.level(Factor::ChildPugh, second) == 1) != (second > PATIENTS));
            broken += usize::from(!(14..=400).contains(&(self.time[first] - self.time[second])));
            broken += usize::from(self.died[first] != self.died[second]);
        }
        broken
    }

    /// Swaps the levels of rows that differ; margins are preserved.
    pub(crate) fn swap(&mut self, factor: Factor, random: &mut Random) {
        let levels = &mut self.levels[factor as usize];
        let (one, other) = (random.below(ROWS), random.below(ROWS));
        levels.swap(one, other);
        let twice = random.below(REPEATED);
        if factor.is_the_patients() && random.below(4) == 0 {
            let singles = [random.between(3, 32) as usize, random.between(3, 32) as usize];
            levels.swap(twice, singles[0]);
            levels.swap(PATIENTS + twice, singles[1]);
        }
    }

    /// Changes a time, or swaps the ends of two patients.
    pub(crate) fn retime(&mut self, times_of_death: &[i32], random: &mut Random) {
        let patient = random.below(PATIENTS);
        match random.below(5) {
            0 => self.time[patient] = random.pick(times_of_death),
            1 => self.time[patient] += random.between(-15, 15),
            2 => self.time[patient] = random.between(19, 1000),
            3 => {
                let other = random.below(PATIENTS);
                self.died.swap(patient, other);
            }
            _ => {
                let other = random.below(PATIENTS);
                self.time.swap(patient, other);
                self.died.swap(patient, other);
            }
        }
        for (first, second) in (0..REPEATED).zip(PATIENTS..) {
            if random.below(8) == 0 || self.time[first] <= self.time[second] {
                self.time[second] = match random.below(2) {
                    0 => self.time[first] - random.between(14, 300),
                    _ => random.pick(times_of_death),
                };
            }
            self.died[second] = self.died[first];
        }
    }
}

/// The bands of Tokuhashi's total that are compatible with a band of Tomita's: for HCC, with or without
/// walking.
fn possible_tokuhashi(tomita: u8, walks: bool) -> &'static [u8] {
    match (tomita, walks) {
        (0, true) => &[2, 3],
        (0, false) => &[1, 2],
        (1, true) => &[0, 1, 2, 3],
        (_, true) => &[0, 1, 2],
        (_, false) => &[0, 1],
    }
}
