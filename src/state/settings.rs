//! What the user chose to see. It lives as long as the page.

use clinical::{Finding, Kind};

/// The systems of Lee 2015, which are on from the start.
const FROM_THE_START: [&str; 6] =
    ["tokuhashi_2005", "tokuhashi_kim2014", "tomita_2001", "tomita_kim2014", "sins", "child_pugh"];

/// Which units quantities are entered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Units {
    /// mg/dL and g/dL.
    #[default]
    Conventional,
    /// µmol/L and g/L.
    Si,
}

impl Units {
    /// The unit of a finding in this system of units.
    pub(crate) fn of(self, finding: Finding) -> u8 {
        let Kind::Quantity(measure) = finding.kind() else { return 0 };
        // Every measure with an SI unit of its own has it second; platelets begin with theirs.
        let has_second = measure.units.len() > 1 && finding != Finding::Platelets;
        u8::from(self == Self::Si && has_second)
    }
}

/// Questions that serve notes and no system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    /// The days of diagnosis, radiotherapy and surgery.
    Radiotherapy,
    /// Compression of the cord: deficit and its onset, bladder and bowel, ESCC.
    Compression,
    /// Chen's two laboratory factors.
    Laboratory,
    /// The ASIA impairment scale.
    Asia,
}

impl Extra {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Radiotherapy, Self::Compression, Self::Laboratory, Self::Asia];

    /// What is then asked.
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

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    systems: Vec<bool>,
    extras: [bool; 4],
    /// The units preferred.
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
    /// Whether the system at this place of the catalogue is on.
    pub(crate) fn system(&self, at: usize) -> bool {
        self.systems.get(at).copied().unwrap_or(false)
    }

    /// Whether these questions are on.
    pub(crate) fn extra(&self, extra: Extra) -> bool {
        self.extras[extra as usize]
    }

    /// Every system, then every further question: whether it is on.
    pub(super) fn switches(&self) -> impl Iterator<Item = bool> + '_ {
        self.systems.iter().chain(&self.extras).copied()
    }

    /// The same, to be set.
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

    /// The findings of the further questions that are on.
    pub(crate) fn extra_findings(&self) -> impl Iterator<Item = Finding> + '_ {
        let on = Extra::ALL.into_iter().filter(|extra| self.extra(*extra));
        on.flat_map(|extra| extra.findings().iter().copied())
    }
}
