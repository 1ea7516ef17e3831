//! Display settings of the user, which last as long as the page.

use clinical::{Finding, Kind};

/// The systems of Lee 2015, which are on by default.
const FROM_THE_START: [&str; 6] =
    ["tokuhashi_2005", "tokuhashi_kim2014", "tomita_2001", "tomita_kim2014", "sins", "child_pugh"];

/// Units in which quantities are entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Units {
    /// mg/dL and g/dL.
    #[default]
    Conventional,
    /// µmol/L and g/L.
    Si,
}

impl Units {
    /// Index of the unit of a finding in this system of units.
    pub(crate) fn of(self, finding: Finding) -> u8 {
        let Kind::Quantity(measure) = finding.kind() else { return 0 };
        // Measures with a separate SI unit have it second; that of platelets is first.
        let has_second = measure.units.len() > 1 && finding != Finding::Platelets;
        u8::from(self == Self::Si && has_second)
    }
}

/// Optional questions, used by notes but not by systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    /// Dates of diagnosis, radiotherapy and surgery.
    Radiotherapy,
    /// Spinal cord compression: deficit and its onset, bladder and bowel, ESCC.
    Compression,
    /// Chen's two laboratory factors.
    Laboratory,
    /// The ASIA impairment scale.
    Asia,
}

impl Extra {
    /// All optional questions.
    pub(crate) const ALL: [Self; 4] = [Self::Radiotherapy, Self::Compression, Self::Laboratory, Self::Asia];

    /// Findings that are then asked.
    pub(crate) fn findings(self) -> &'static [Finding] {
        match self {
            Self::Radiotherapy => &[
                Finding::DatePrimary,
                Finding::DateMetastasis,
                Finding::DateLastRadiotherapy,
                Finding::DateSurgery,
            ],
            Self::Compression => {
                &[Finding::MotorDeficit, Finding::MotorDeficitOnsetDays, Finding::BladderBowel, Finding::Escc]
            }
            Self::Asia => &[Finding::Asia],
            Self::Laboratory => &[Finding::Albumin, Finding::Ldh],
        }
    }
}

/// The settings.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    systems: Vec<bool>,
    extras: [bool; 4],
    /// Preferred units.
    pub(crate) units: Units,
}

impl Default for Settings {
    fn default() -> Self {
        let on = |system: &clinical::System| FROM_THE_START.contains(&&*system.id);
        Self {
            systems: systems::CATALOGUE.systems.iter().map(on).collect(),
            extras: Extra::ALL.map(|extra| extra == Extra::Compression),
            units: Units::default(),
        }
    }
}

impl Settings {
    /// Returns whether the system at this index of the catalogue is on.
    pub(crate) fn system(&self, at: usize) -> bool {
        self.systems.get(at).copied().unwrap_or(false)
    }

    /// Returns whether these questions are on.
    pub(crate) fn extra(&self, extra: Extra) -> bool {
        self.extras[extra as usize]
    }

    /// All switches: systems, then optional questions.
    pub(super) fn switches(&self) -> impl Iterator<Item = bool> + '_ {
        self.systems.iter().chain(&self.extras).copied()
    }

    /// All switches, mutable.
    pub(super) fn switches_mut(&mut self) -> impl Iterator<Item = &mut bool> {
        self.systems.iter_mut().chain(&mut self.extras)
    }

    pub(crate) fn set_system(&mut self, at: usize, on: bool) {
        if let Some(system) = self.systems.get_mut(at) {
            *system = on;
        }
    }

    pub(crate) fn set_extra(&mut self, extra: Extra, on: bool) {
        self.extras[extra as usize] = on;
    }

    /// Findings of the optional questions that are on.
    pub(crate) fn extra_findings(&self) -> impl Iterator<Item = Finding> + '_ {
        let on = Extra::ALL.into_iter().filter(|extra| self.extra(*extra));
        on.flat_map(|extra| extra.findings().iter().copied())
    }
}
