//! Display settings. They contain nothing of a patient, so the browser may store them.

use clinical::{Finding, Kind, Patient};

use super::local::Locals;

/// The systems for any patient, which are on by default.
const FOR_ALL: [&str; 4] = ["tokuhashi_2005", "tomita_2001", "sins", "katagiri_2014"];

/// The systems that are on by default with HCC only: groups of Kim 2014, and the function of the liver.
const WITH_HCC: [&str; 3] = ["tokuhashi_kim2014", "tomita_kim2014", "child_pugh"];

/// The mark of a written choice that leaves unnamed systems to the primary.
const BY_PRIMARY: &str = "auto";

/// A system that a person switched off begins so in a written choice.
const OFF: char = '-';

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
            Self::OnCall => &FOR_ALL,
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
    /// A person's choice of each system; `None` leaves it to the primary.
    systems: Vec<Option<bool>>,
    extras: [bool; 4],
    /// Preferred units.
    pub(crate) units: Units,
    /// Survival of patients of this hospital; never stored with the settings.
    pub(crate) locals: Locals,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            systems: vec![None; systems::CATALOGUE.systems.len()],
            extras: Extra::ALL.map(|extra| extra == Extra::Compression),
            units: Units::default(),
            locals: Locals::default(),
        }
    }
}

impl Settings {
    /// Returns whether the system at this index of the catalogue is on for a patient.
    pub(crate) fn system(&self, at: usize, patient: &Patient) -> bool {
        self.systems.get(at).copied().flatten().unwrap_or_else(|| by_primary(at, patient))
    }

    /// The choice of each system by a person.
    pub(super) fn chosen_mut(&mut self) -> impl Iterator<Item = &mut Option<bool>> {
        self.include_opened();
        self.systems.iter_mut()
    }

    /// The choice of each system by a person.
    pub(super) fn chosen(&self) -> impl Iterator<Item = Option<bool>> + '_ {
        (0..systems::CATALOGUE.systems.len()).map(|at| self.systems.get(at).copied().flatten())
    }

    /// Makes room for systems that were opened since.
    fn include_opened(&mut self) {
        self.systems.resize(systems::CATALOGUE.systems.len(), None);
    }

    /// Returns whether these questions are on.
    pub(crate) fn extra(&self, extra: Extra) -> bool {
        self.extras[extra as usize]
    }

    /// The switches of the optional questions.
    pub(super) fn switches(&self) -> impl Iterator<Item = bool> + '_ {
        self.extras.iter().copied()
    }

    /// The switches of the optional questions, mutable.
    pub(super) fn switches_mut(&mut self) -> impl Iterator<Item = &mut bool> {
        self.extras.iter_mut()
    }

    /// Chooses the systems and questions of an occasion; the units stay.
    pub(crate) fn choose(&mut self, preset: Preset) {
        self.include_opened();
        for (system, on) in systems::CATALOGUE.systems.iter().zip(&mut self.systems) {
            *on = Some(preset == Preset::All || preset.systems().contains(&&*system.id));
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

    /// Writes the choice for the browser to remember: ids of systems that a person switched on or off, numbers of
    /// extra questions, and the units.
    pub(crate) fn written(&self) -> String {
        let mut words = vec![BY_PRIMARY.to_owned()];
        for (system, on) in systems::CATALOGUE.systems.iter().zip(&self.systems) {
            words.extend(on.map(|on| if on { system.id.to_string() } else { format!("{OFF}{}", system.id) }));
        }
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
        // Earlier releases named the systems that were on, and no others.
        let choice = |id: &str| match has(id) {
            true => Some(true),
            false if has(BY_PRIMARY) && !has(&format!("{OFF}{id}")) => None,
            false => Some(false),
        };
        Self {
            systems: systems::CATALOGUE.systems.iter().map(|system| choice(&system.id)).collect(),
            extras: Extra::ALL.map(|extra| has(&format!("{EXTRA}{}", extra as usize))),
            units: if has(SI) { Units::Si } else { Units::Conventional },
            locals: Locals::default(),
        }
    }

    pub(crate) fn set_system(&mut self, at: usize, on: bool) {
        self.include_opened();
        if let Some(system) = self.systems.get_mut(at) {
            *system = Some(on);
        }
    }

    pub(crate) fn set_extra(&mut self, extra: Extra, on: bool) {
        self.extras[extra as usize] = on;
    }

    /// Findings of the optional questions that are on, and that concern the patient's primary.
    pub(crate) fn extra_findings(&self, patient: &Patient) -> impl Iterator<Item = Finding> + '_ {
        let concerned = matches!(patient.chosen(Finding::PrimarySite), None | Some(HCC));
        let on = Extra::ALL.into_iter().filter(move |extra| {
            // Chen's factors were found in HCC.
            self.extra(*extra) && (*extra != Extra::Laboratory || concerned)
        });
        on.flat_map(|extra| extra.findings().iter().copied())
    }
}

/// Returns whether the system at this index of the catalogue is on by default.
fn by_primary(at: usize, patient: &Patient) -> bool {
    let hcc = patient.chosen(Finding::PrimarySite) == Some(HCC);
    let is_on = |id: &str| FOR_ALL.contains(&id) || hcc && WITH_HCC.contains(&id);
    systems::CATALOGUE.systems.get(at).is_some_and(|system| is_on(&system.id) || systems::is_own(system))
}

/// The primary with systems of its own.
const HCC: &str = "hcc";

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    fn patient(primary: &str) -> Patient {
        let mut patient = Patient::default();
        assert_eq!(patient.choose(Finding::PrimarySite, primary), Ok(()));
        patient
    }

    /// The systems that are on.
    fn on(settings: &Settings, patient: &Patient) -> Vec<&'static str> {
        let all = systems::CATALOGUE.systems.iter().enumerate();
        all.filter(|(at, _)| settings.system(*at, patient)).map(|(_, system)| &*system.id).collect()
    }

    #[test]
    fn systems_of_hcc_come_with_hcc_and_a_persons_choice_stays() {
        let mut settings = Settings::default();
        assert_eq!(
            on(&settings, &Patient::default()),
            ["tokuhashi_2005", "tomita_2001", "sins", "katagiri_2014"]
        );
        let with_hcc = on(&settings, &patient("hcc"));
        assert_eq!(with_hcc.len(), FOR_ALL.len() + WITH_HCC.len());
        assert!(WITH_HCC.iter().all(|id| with_hcc.contains(id)), "{with_hcc:?}");
        assert_eq!(on(&settings, &patient("breast")), on(&settings, &Patient::default()));
        let place =
            |id: &str| systems::CATALOGUE.systems.iter().position(|system| &*system.id == id).unwrap();
        settings.set_system(place("child_pugh"), false);
        settings.set_system(place("tomita_kim2014"), true);
        let kept = Settings::remembered(&settings.written());
        assert!(!on(&kept, &patient("hcc")).contains(&"child_pugh"));
        assert!(on(&kept, &patient("hcc")).contains(&"tokuhashi_kim2014"));
        assert!(on(&kept, &patient("breast")).contains(&"tomita_kim2014"));
    }

    #[test]
    fn a_choice_of_an_earlier_release_is_followed_to_the_letter() {
        let remembered = Settings::remembered("sins child_pugh +1");
        for primary in ["hcc", "breast"] {
            assert_eq!(on(&remembered, &patient(primary)), ["sins", "child_pugh"]);
        }
    }

    #[test]
    fn a_choice_is_remembered_as_it_was() {
        let mut chosen = Settings { units: Units::Si, ..Settings::default() };
        chosen.set_system(0, false);
        chosen.set_extra(Extra::Asia, true);
        assert_eq!(Settings::remembered(&chosen.written()), chosen);
        assert_eq!(Settings::remembered(&Settings::default().written()), Settings::default());
        assert_eq!(Settings::remembered("auto of_tomorrow sins -of_yesterday +9").written(), "auto sins");
    }

    #[test]
    fn every_preset_names_systems_that_exist_and_asks_for_compression() {
        for preset in Preset::ALL {
            let mut chosen = Settings::default();
            chosen.choose(preset);
            let on = on(&chosen, &Patient::default()).len();
            let expected =
                if preset == Preset::All { systems::CATALOGUE.systems.len() } else { preset.systems().len() };
            assert_eq!(on, expected, "{preset:?}");
            assert!(chosen.extra(Extra::Compression), "{preset:?}");
        }
    }
}
