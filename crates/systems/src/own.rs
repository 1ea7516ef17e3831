//! The catalogue in use: the published systems, and behind them those that the user opened.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::{LazyLock, RwLock};

use clinical::{Catalogue, Source, System};

use crate::packed::Packed;

/// Beginning of the ids of systems that the user opened; no published one has it.
const OWN: &str = "own_";

/// Greatest number of systems that can be opened, because each stays in memory.
const MOST: usize = 50;

/// The systems in use; from [`CATALOGUE`](crate::CATALOGUE).
#[derive(Debug)]
pub struct Systems {
    published: LazyLock<Catalogue>,
    /// The published ones with those opened, once there is one.
    extended: RwLock<Option<&'static Catalogue>>,
}

impl Deref for Systems {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        self.extended.read().ok().and_then(|extended| *extended).unwrap_or(&self.published)
    }
}

impl Systems {
    pub(crate) const fn new(published: fn() -> Catalogue) -> Self {
        Self { published: LazyLock::new(published), extended: RwLock::new(None) }
    }

    /// The systems that were opened.
    #[must_use]
    pub fn own(&self) -> &'static [System] {
        self.systems.get(self.published.systems.len()..).unwrap_or_default()
    }

    /// Adds a system, as packed by [`pack_own`]; one of the same id is replaced. Returns its index, or
    /// `None` if the bytes are invalid, or fifty systems are open.
    pub fn open(&self, packed: &[u8]) -> Option<usize> {
        let mut bytes: &'static [u8] = packed.to_vec().leak();
        let (system, source) = <(System, Source)>::unpack(&mut bytes)?;
        let known = self.own().iter().any(|other| other.id == system.id);
        if !bytes.is_empty() || !is_own(&system) || (!known && self.own().len() >= MOST) {
            return None;
        }
        let replaced = |id: &str| id == system.id;
        let mut systems: Vec<System> = self.systems.to_vec();
        let at = systems.iter().position(|other| replaced(&other.id)).unwrap_or(systems.len());
        systems.truncate(at);
        systems.push(system.clone());
        systems.extend(self.systems.iter().skip(at + 1).cloned());
        let mut sources: Vec<Source> =
            self.sources.iter().filter(|other| !replaced(&other.id)).cloned().collect();
        sources.push(source);
        let extended = Catalogue { systems: systems.leak(), sources: sources.leak(), ..**self };
        *self.extended.write().ok()? = Some(Box::leak(Box::new(extended)));
        Some(at)
    }
}

/// Returns whether a system was opened by the user, and not published.
#[must_use]
pub fn is_own(system: &System) -> bool {
    system.id.starts_with(OWN)
}

/// Serialises a system that is not published, with its source, for another program of the same release. The ids
/// of both are marked as own.
#[must_use]
pub fn pack_own(system: System, source: Source) -> Vec<u8> {
    let id = if is_own(&system) { system.id.clone() } else { Cow::Owned(format!("{OWN}{}", system.id)) };
    let mut out = Vec::new();
    (System { id: id.clone(), source: id.clone(), ..system }, Source { id, ..source }).pack(&mut out);
    out
}
