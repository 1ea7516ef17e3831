//! The rows of a study, validated once for all estimators.

use crate::tied_times::{TiedRuns, merge_tied_intervals, merge_tied_times};
use crate::{Categories, Error};

/// Times to event or censoring, one row per patient (or per interval of a patient).
///
/// Borrowed, not copied: a million rows cost nothing until an estimator sorts them. Rows with delayed entry
/// (left truncation) have an entry time; a row is at risk on `(entry, time]`.
///
/// Times may be in any unit; results are in the same one.
#[derive(Debug, Clone, Copy)]
pub struct Observations<'a> {
    pub(crate) time: &'a [f64],
    pub(crate) event: &'a [bool],
    pub(crate) entry: Option<&'a [f64]>,
    pub(crate) weight: Option<&'a [f64]>,
    pub(crate) strata: Option<&'a Categories>,
    pub(crate) clusters: Option<&'a Categories>,
}

impl<'a> Observations<'a> {
    /// `time[row]` is the end of the row's observation, `event[row]` whether it ended in an event.
    ///
    /// Both have one value for each row, in the same order, and at least one row. A time is finite and not
    /// negative, in any unit. R's `Surv(time, event)`.
    ///
    /// # Errors
    /// [`Error::NoRows`], [`Error::LengthsDiffer`], and for the first row at fault [`Error::NotFinite`] or
    /// [`Error::NegativeTime`].
    ///
    /// ```
    /// # use survival::{Error, Observations};
    /// assert_eq!(Observations::new(&[1.0, 2.0], &[true, false])?.len(), 2);
    /// let error = Observations::new(&[1.0, f64::NAN], &[true, false]).unwrap_err();
    /// assert_eq!(error, Error::NotFinite { row: 1, name: "time" });
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn new(time: &'a [f64], event: &'a [bool]) -> Result<Self, Error> {
        if time.is_empty() {
            return Err(Error::NoRows);
        }
        same_length("event", time.len(), event.len())?;
        check_times(time, "time")?;
        Ok(Self { time, event, entry: None, weight: None, strata: None, clusters: None })
    }

    /// Sets delayed entry: `entry[row]` is the start of the row's observation, before its `time`.
    ///
    /// One value for each row, in the unit of `time`. R's `Surv(entry, time, event)`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], [`Error::NotFinite`], [`Error::NegativeTime`], or
    /// [`Error::EntryNotBeforeTime`].
    ///
    /// ```
    /// # use survival::Observations;
    /// let rows = Observations::new(&[2.0, 3.0, 5.0], &[true, false, true])?;
    /// assert_eq!(rows.with_entry(&[0.0, 1.0, 2.0])?.entry(), Some(&[0.0, 1.0, 2.0][..]));
    /// assert_eq!(rows.with_entry(&[0.0, 3.0, 2.0]).unwrap_err().row(), Some(1));
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn with_entry(mut self, entry: &'a [f64]) -> Result<Self, Error> {
        same_length("entry", self.len(), entry.len())?;
        check_times(entry, "entry")?;
        for (row, (&entry, &time)) in entry.iter().zip(self.time).enumerate() {
            if entry >= time {
                return Err(Error::EntryNotBeforeTime { row, entry, time });
            }
        }
        self.entry = Some(entry);
        Ok(self)
    }

    /// Sets case weights: a row of weight `w` counts as `w` patients.
    ///
    /// One value for each row, finite and above 0, not necessarily an integer. R's argument `weights`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`], [`Error::NotFinite`], or [`Error::WeightNotPositive`].
    pub fn with_weights(mut self, weight: &'a [f64]) -> Result<Self, Error> {
        same_length("weight", self.len(), weight.len())?;
        for (row, &value) in weight.iter().enumerate() {
            if !value.is_finite() {
                return Err(Error::NotFinite { row, name: "weight" });
            }
            if value <= 0.0 {
                return Err(Error::WeightNotPositive { row, value });
            }
        }
        self.weight = Some(weight);
        Ok(self)
    }

    /// Sets strata: rows are compared only within a stratum.
    ///
    /// One label for each row. R's `strata()`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`].
    pub fn with_strata(mut self, strata: &'a Categories) -> Result<Self, Error> {
        same_length("strata", self.len(), strata.len())?;
        self.strata = Some(strata);
        Ok(self)
    }

    /// Sets clusters, such as rows of the same patient or centre, for a robust variance.
    ///
    /// One label for each row. R's `cluster()`.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`].
    pub fn with_clusters(mut self, clusters: &'a Categories) -> Result<Self, Error> {
        same_length("clusters", self.len(), clusters.len())?;
        self.clusters = Some(clusters);
        Ok(self)
    }

    /// Returns the same rows with other events, for a single cause of death or a reverse curve.
    ///
    /// One value for each row. Times, entries, weights, strata and clusters are unchanged.
    ///
    /// # Errors
    /// [`Error::LengthsDiffer`].
    pub fn with_event<'b>(self, event: &'b [bool]) -> Result<Observations<'b>, Error>
    where
        'a: 'b,
    {
        same_length("event", self.len(), event.len())?;
        Ok(Observations { event, ..self })
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.time.len()
    }

    /// Always false: [`Observations::new`] requires rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.time.is_empty()
    }

    /// The number of rows that end in an event, unweighted.
    #[must_use]
    pub fn events(&self) -> usize {
        self.event.iter().filter(|&&event| event).count()
    }

    /// End of each row's observation, in the caller's unit and order.
    #[must_use]
    pub fn time(&self) -> &'a [f64] {
        self.time
    }

    /// Whether each row ended in an event, in the caller's order.
    #[must_use]
    pub fn event(&self) -> &'a [bool] {
        self.event
    }

    /// Start of each row's observation, in the unit of [`time`](Self::time); `None` without delayed entry.
    #[must_use]
    pub fn entry(&self) -> Option<&'a [f64]> {
        self.entry
    }

    /// Case weights, one for each row, if any.
    #[must_use]
    pub fn weight(&self) -> Option<&'a [f64]> {
        self.weight
    }

    /// Weight of a row: 1 without weights, 0 for a row that does not exist.
    #[must_use]
    pub fn weight_of(&self, row: usize) -> f64 {
        self.weight.map_or(1.0, |weight| weight.get(row).copied().unwrap_or(0.0))
    }

    /// The strata, if any.
    #[must_use]
    pub fn strata(&self) -> Option<&'a Categories> {
        self.strata
    }

    /// The clusters, if any.
    #[must_use]
    pub fn clusters(&self) -> Option<&'a Categories> {
        self.clusters
    }

    /// The same rows with exact ties where R treats times as tied, over all rows together; see
    /// [`tied_times`](crate::tied_times). The result owns the times; call [`MergedTimes::observations`] for
    /// the rows.
    ///
    /// # Errors
    /// [`Error::EntryNotBeforeTime`] if merging leaves a row without length.
    ///
    /// ```
    /// # use survival::Observations;
    /// let time = [0.1 + 0.2, 0.3];
    /// let merged = Observations::new(&time, &[true, true])?.merge_ties()?;
    /// assert_eq!(merged.observations().time()[0], merged.observations().time()[1]);
    /// # Ok::<(), survival::Error>(())
    /// ```
    pub fn merge_ties(&self) -> Result<MergedTimes<'a>, Error> {
        let (time, entry) = match self.entry {
            None => (merge_tied_times(self.time), None),
            Some(entry) => {
                let (entry, time) = merge_tied_intervals(entry, self.time)?;
                (time, Some(entry))
            }
        };
        Ok(MergedTimes { rows: *self, time, entry })
    }

    /// Times that R treats as ties, for an estimator that merges them on reading.
    pub(crate) fn tied_runs(&self) -> Result<TiedRuns, Error> {
        match self.entry {
            None => Ok(TiedRuns::of(&[self.time])),
            Some(entry) => TiedRuns::of_intervals(entry, self.time),
        }
    }
}

/// Owner of times with exact ties; from [`Observations::merge_ties`].
#[derive(Debug, Clone)]
pub struct MergedTimes<'a> {
    rows: Observations<'a>,
    time: std::borrow::Cow<'a, [f64]>,
    entry: Option<std::borrow::Cow<'a, [f64]>>,
}

impl MergedTimes<'_> {
    /// The rows with the merged times.
    #[must_use]
    pub fn observations(&self) -> Observations<'_> {
        Observations { time: &self.time, entry: self.entry.as_deref(), ..self.rows }
    }
}

/// Checks that two parallel inputs have the same length.
pub(crate) fn same_length(name: &'static str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found { Ok(()) } else { Err(Error::LengthsDiffer { name, expected, found }) }
}

fn check_times(times: &[f64], name: &'static str) -> Result<(), Error> {
    // One pass without branches first, because nearly all inputs are valid: the bits of a time that is
    // neither negative nor NaN are below those of infinity.
    let suspect: usize =
        times.iter().map(|time| usize::from(time.to_bits() >= f64::INFINITY.to_bits())).sum();
    if suspect == 0 {
        return Ok(());
    }
    for (row, &value) in times.iter().enumerate() {
        if !value.is_finite() {
            return Err(Error::NotFinite { row, name });
        }
        if value < 0.0 {
            return Err(Error::NegativeTime { row, value });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_offending_row_is_named() {
        let new = |time: &[f64]| Observations::new(time, &vec![true; time.len()]).map(|_| ()).unwrap_err();
        assert_eq!(new(&[]), Error::NoRows);
        assert_eq!(new(&[1.0, f64::NAN, -1.0]), Error::NotFinite { row: 1, name: "time" });
        assert_eq!(new(&[1.0, -1.0]), Error::NegativeTime { row: 1, value: -1.0 });
    }

    #[test]
    fn an_entry_at_the_end_is_refused() {
        let rows = Observations::new(&[1.0, 2.0], &[true, true]).unwrap();
        let error = rows.with_entry(&[0.0, 2.0]).unwrap_err();
        assert_eq!(error, Error::EntryNotBeforeTime { row: 1, entry: 2.0, time: 2.0 });
    }

    #[test]
    fn weights_must_be_positive() {
        let rows = Observations::new(&[1.0, 2.0], &[true, true]).unwrap();
        assert_eq!(
            rows.with_weights(&[1.0]).unwrap_err().to_string(),
            "weight has 1 values where 2 were expected"
        );
        let error = rows.with_weights(&[1.0, 0.0]).unwrap_err();
        assert_eq!(error, Error::WeightNotPositive { row: 1, value: 0.0 });
    }
}
