//! Display settings. They contain nothing of a patient, so the browser may store them.

use clinical::{Finding, Kind};

/// The systems of Lee 2015, which are on by default.
const FROM_THE_START: [&str; 6] =
    ["tokuhashi_2005", "tokuhashi_kim2014", "tomita_2001", "tomita_kim2014", "sins", "child_pugh"];

/// The word for SI units in a written choice.
const SI: &str = "si";

/// The extra questions begin so in a written choice.
const EXTRA: char = '+';

/// A choice of systems and questions for an occasion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Preset {
    /// The questions of a night on call: operate, radiate, how urgent.
    OnCall,
    /// The systems for a radiation oncologist.
    Radiotherapy,
    /// Hepatocellular carcinoma, with the function of the liver.
    Hcc,
    /// Every system.
    All,
}

impl Preset {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::OnCall, Self::Radiotherapy, Self::Hcc, Self::All];

    fn systems(self) -> &'static [&'static str] {
        match self {
            Self::OnCall => &["tokuhashi_2005", "tomita_2001", "sins", "katagiri_2014"],
            Self::Radiotherapy => &[
                "sins",
                "katagiri_2014",
                "van_der_linden_2005",
                "mizumoto_2008",
                "rades_bsc",
                "chow_2008",
                "teachh_2014",
                "rpa_srs_2018",
            ],
            Self::Hcc => &[
                "tokuhashi_2005",
                "tokuhashi_kim2014",
                "tomita_2001",
                "tomita_kim2014",
                "sins",
                "hcc_sm_gpa_2017",
                "child_pugh",
                "albi",
                "bclc",
            ],
            Self::All => &[],
        }
    }
}

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

    /// Chooses the systems and questions of an occasion; the units stay.
    pub(crate) fn choose(&mut self, preset: Preset) {
        for (system, on) in systems::CATALOGUE.systems.iter().zip(&mut self.systems) {
            *on = preset == Preset::All || preset.systems().contains(&&*system.id);
        }
        for extra in Extra::ALL {
            let on = match extra {
                Extra::Compression => true,
                Extra::Radiotherapy => preset == Preset::Radiotherapy,
                Extra::Asia | Extra::Laboratory => false,
            };
            self.set_extra(extra, on);
        }
    }

    /// Writes the choice for the browser to remember: ids of systems, numbers of extra questions, and the units.
    pub(crate) fn written(&self) -> String {
        let systems = systems::CATALOGUE.systems.iter().zip(&self.systems).filter(|(_, on)| **on);
        let mut words: Vec<String> = systems.map(|(system, _)| system.id.to_string()).collect();
        let extras = Extra::ALL.into_iter().filter(|extra| self.extra(*extra));
        words.extend(extras.map(|extra| format!("{EXTRA}{}", extra as usize)));
        if self.units == Units::Si {
            words.push(SI.to_owned());
        }
        words.join(" ")
    }

    /// Reads a choice that was remembered; what this release does not know is passed over.
    pub(crate) fn remembered(text: &str) -> Self {
        let words: Vec<&str> = text.split(' ').collect();
        let has = |word: &str| words.contains(&word);
        Self {
            systems: systems::CATALOGUE.systems.iter().map(|system| has(&system.id)).collect(),
            extras: Extra::ALL.map(|extra| has(&format!("{EXTRA}{}", extra as usize))),
            units: if has(SI) { Units::Si } else { Units::Conventional },
        }
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_remembered_as_it_was() {
        let mut chosen = Settings { units: Units::Si, ..Settings::default() };
        chosen.set_system(0, false);
        chosen.set_extra(Extra::Asia, true);
        assert_eq!(Settings::remembered(&chosen.written()), chosen);
        assert_eq!(Settings::remembered(&Settings::default().written()), Settings::default());
        assert_eq!(Settings::remembered("of_tomorrow sins +9").written(), "sins");
    }

    #[test]
    fn every_preset_names_systems_that_exist_and_asks_for_compression() {
        for preset in Preset::ALL {
            let mut chosen = Settings::default();
            chosen.choose(preset);
            let on = (0..systems::CATALOGUE.systems.len()).filter(|at| chosen.system(*at)).count();
            let expected =
                if preset == Preset::All { systems::CATALOGUE.systems.len() } else { preset.systems().len() };
            assert_eq!(on, expected, "{preset:?}");
            assert!(chosen.extra(Extra::Compression), "{preset:?}");
        }
    }
}
