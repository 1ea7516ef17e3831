//! Finds columns of patient numbers that several hospitals share.

use crate::heading::is_of_hospital;

/// Columns of hospitals, and the hospital with which each value of the other columns first occurred.
#[derive(Default)]
pub(crate) struct Hospitals(Vec<Hospital>);

struct Hospital {
    column: usize,
    /// By column and value: position of the hospital, or none before the first row.
    first: Vec<Vec<Option<usize>>>,
    /// Columns with a value that occurred with several hospitals.
    shared: Vec<bool>,
}

impl Hospitals {
    pub(crate) fn under(headings: &[String]) -> Self {
        let is_one = |(_, heading): &(usize, &String)| is_of_hospital(heading);
        let of = |(column, _): (usize, &String)| Hospital {
            column,
            first: vec![Vec::new(); headings.len()],
            shared: vec![false; headings.len()],
        };
        Self(headings.iter().enumerate().filter(is_one).map(of).collect())
    }

    /// Compares a row with those before; `places` are the positions of its cells among the values of their columns.
    pub(crate) fn look(&mut self, places: &[Option<usize>]) {
        for Hospital { column, first, shared } in &mut self.0 {
            let Some(hospital) = places.get(*column).copied().flatten() else { continue };
            for ((place, first), shared) in places.iter().zip(first).zip(shared) {
                let Some(place) = place else { continue };
                if first.len() <= *place {
                    first.resize(place + 1, None);
                }
                *shared |= *first[*place].get_or_insert(hospital) != hospital;
            }
        }
    }

    /// Columns with such values, each with the column of hospitals.
    pub(crate) fn shared(self) -> Vec<(usize, usize)> {
        let of = |hospital: Hospital| {
            let shared = hospital.shared.into_iter().enumerate().filter(|(_, shared)| *shared);
            shared.map(move |(column, _)| (column, hospital.column)).collect::<Vec<_>>()
        };
        self.0.into_iter().flat_map(of).collect()
    }
}
