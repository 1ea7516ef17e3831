//! Data frames of a script: one for each selection of rows, with the columns that its results use.

use clinical::Direction;

use super::text::{comment, literal, number, vector};
use crate::analysis::{AnalysisError, Covariate, Grouping, Level, Raw, Study, paired};
use crate::words::Words;

/// Content of a column.
#[derive(Debug, Clone, PartialEq)]
enum Key {
    Groups(Grouping),
    Number(Covariate),
    Points(String),
    Before(Grouping, Grouping),
    After(Grouping, Grouping),
}

struct Column {
    key: Key,
    name: String,
    label: String,
    /// Groups of a factor, whose values are their numbers from 1.
    levels: Option<Vec<Level>>,
    /// One value for each row.
    values: Vec<Option<f64>>,
}

/// A data frame.
pub(super) struct Frame<'a> {
    pub(super) name: String,
    study: &'a Study<'a>,
    title: String,
    /// The counted rows of the study.
    rows: Vec<usize>,
    columns: Vec<Column>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(name: String, study: &'a Study<'a>, title: String, rows: Vec<usize>) -> Self {
        Self { name, study, title, rows, columns: Vec::new() }
    }

    /// The rows, in words.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Name of the factor of a grouping.
    pub(super) fn groups(&mut self, grouping: &Grouping, words: &dyn Words) -> Result<String, AnalysisError> {
        let covariate = Covariate::Groups { grouping: grouping.clone(), reference: None };
        match Raw::new(self.study, &covariate)? {
            Raw::Groups(division, _) => {
                let levels = division.levels().to_vec();
                let place = |row: &usize| division.place(*row).map(|place| (place + 1) as f64);
                let values = self.rows.iter().map(place).collect();
                Ok(self.column(
                    Key::Groups(grouping.clone()),
                    'g',
                    words.grouping(grouping),
                    Some(levels),
                    values,
                ))
            }
            Raw::Numbers(_) | Raw::Start(_) => Err(AnalysisError::NoRows),
        }
    }

    /// Number of a group among those of a factor.
    pub(super) fn level(&self, column: &str, level: &Level) -> Option<usize> {
        let column = self.columns.iter().find(|known| known.name == column)?;
        Some(column.levels.as_ref()?.iter().position(|known| known == level)? + 1)
    }

    /// Name of the column of a covariate.
    pub(super) fn covariate(
        &mut self,
        covariate: &Covariate,
        label: String,
        words: &dyn Words,
    ) -> Result<String, AnalysisError> {
        if let Covariate::Groups { grouping, .. } = covariate {
            return self.groups(grouping, words);
        }
        match Raw::new(self.study, covariate)? {
            Raw::Numbers(values) | Raw::Start(values) => {
                let values = self.rows.iter().map(|row| values.get(*row).copied().flatten()).collect();
                Ok(self.column(Key::Number(covariate.clone()), 'x', label, None, values))
            }
            Raw::Groups(..) => Err(AnalysisError::NoRows),
        }
    }

    /// Name of the column with the results of a system, and whether higher ones are worse.
    pub(super) fn points(
        &mut self,
        system: &str,
        words: &dyn Words,
    ) -> Result<(String, bool), AnalysisError> {
        let scores = self.study.scores_of(system)?;
        let values = self.rows.iter().map(|row| scores.total(*row)).collect();
        let label = words.system_by_id(system);
        let worse = scores.system().direction == Direction::HigherIsWorse;
        Ok((self.column(Key::Points(system.to_owned()), 's', label, None, values), worse))
    }

    /// Names of the factors of two measurements, with the same groups.
    pub(super) fn pair(
        &mut self,
        before: &Grouping,
        after: &Grouping,
        words: &dyn Words,
    ) -> Result<(String, String), AnalysisError> {
        let paired = paired(self.study, before, after)?;
        let values = |places: &[Option<usize>]| {
            let place = |row: &usize| Some((places.get(*row).copied().flatten()? + 1) as f64);
            self.rows.iter().map(place).collect::<Vec<_>>()
        };
        let (first, second) = (values(&paired.first), values(&paired.second));
        let key = |key: fn(Grouping, Grouping) -> Key| key(before.clone(), after.clone());
        let levels = || Some(paired.levels.clone());
        Ok((
            self.column(key(Key::Before), 'b', words.grouping(before), levels(), first),
            self.column(key(Key::After), 'a', words.grouping(after), levels(), second),
        ))
    }

    /// Name of a column, which is added unless the frame has it.
    fn column(
        &mut self,
        key: Key,
        letter: char,
        label: String,
        levels: Option<Vec<Level>>,
        values: Vec<Option<f64>>,
    ) -> String {
        if let Some(known) = self.columns.iter().find(|column| column.key == key) {
            return known.name.clone();
        }
        let name = format!("{letter}{}", self.columns.len() + 1);
        self.columns.push(Column { key, name: name.clone(), label, levels, values });
        name
    }

    /// The frame in R: a line for each patient. Names of patients are replaced by numbers.
    pub(super) fn text(&self, words: &dyn Words) -> Result<String, AnalysisError> {
        let cohort = self.study.cohort();
        let patients = self.study.clusters(&self.rows)?;
        let entry = cohort.entry_days();
        let mut text =
            format!("# {}\n# row: number in the file; time in days; event: 1 = died\n", comment(&self.title));
        for column in &self.columns {
            text.push_str(&format!("# {}: {}\n", column.name, comment(&column.label)));
        }
        let mut head = vec!["row", "time", "event"];
        head.extend(entry.map(|_| "entry"));
        head.extend(patients.as_ref().map(|_| "patient"));
        head.extend(self.columns.iter().map(|column| column.name.as_str()));
        text.push_str(&format!("{} <- read.csv(text = \"\n{}\n", self.name, head.join(",")));
        for (at, row) in self.rows.iter().enumerate() {
            let mut cells = vec![
                cohort.rows().get(*row).copied().unwrap_or_default().to_string(),
                number(cohort.time_days().get(*row).copied().unwrap_or(f64::NAN)),
                u8::from(cohort.event().get(*row).copied().unwrap_or_default()).to_string(),
            ];
            cells.extend(entry.map(|entry| number(entry.get(*row).copied().unwrap_or(f64::NAN))));
            cells.extend(
                patients.as_ref().map(|it| it.codes().get(at).map_or(0, |code| code + 1).to_string()),
            );
            let value = |column: &Column| column.values.get(at).copied().flatten();
            cells.extend(self.columns.iter().map(|it| value(it).map_or_else(|| "NA".to_owned(), number)));
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        text.push_str("\")\n");
        for column in &self.columns {
            let Some(levels) = &column.levels else { continue };
            let labels = vector(levels.iter().map(|level| literal(&words.level(level))).collect());
            let (frame, name, count) = (&self.name, &column.name, levels.len());
            text.push_str(&format!(
                "{frame}${name} <- factor({frame}${name}, seq_len({count}), make.unique({labels}))\n"
            ));
        }
        Ok(text)
    }
}
