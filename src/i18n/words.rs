//! What findings, answers, units and definitions are called.

use clinical::{Answer, Band, Comparator, Finding, Group, Kind, Problem, Quantity, Section, Source, System};

use super::{ChoiceWords, FINDINGS, FindingWords, SECTIONS, number, say};
use crate::form::bands::bands;

/// The name of an answer, and what explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) name: &'static str,
    pub(crate) hint: Option<&'static str>,
}

impl From<&ChoiceWords> for Words {
    fn from(words: &ChoiceWords) -> Self {
        Self { name: words.name.text(), hint: words.hint.map(super::Message::text) }
    }
}

fn of(finding: Finding) -> Option<&'static FindingWords> {
    FINDINGS.get(finding as usize)?.as_ref()
}

/// What a finding is called.
pub(crate) fn label(finding: Finding) -> &'static str {
    of(finding).map_or_else(|| finding.id(), |words| words.label.text())
}

/// What it is called in the papers, where the reader's language calls it otherwise.
pub(crate) fn english_label(finding: Finding) -> Option<&'static str> {
    of(finding)?.label.english()
}

/// The question that asks for it.
pub(crate) fn question(finding: Finding) -> &'static str {
    of(finding).map_or("", |words| words.question.text())
}

/// What helps to answer it, once that was fetched.
pub(crate) fn help(finding: Finding) -> Option<&'static str> {
    Some(of(finding)?.help?.text())
}

/// The heading of a part of the form.
pub(crate) fn section(section: Section) -> &'static str {
    let place = Section::ALL.iter().position(|known| *known == section);
    place.and_then(|at| *SECTIONS.get(at)?).map_or("", super::Message::text)
}

/// The words of the value at this place of [`Finding::values`].
pub(crate) fn choice(finding: Finding, at: usize) -> Words {
    let own = of(finding).and_then(|words| words.choices.get(at)).map(Words::from);
    // Levels are called the same in every language.
    own.unwrap_or_else(|| Words { name: finding.values().get(at).copied().unwrap_or_default(), hint: None })
}

/// The words of all single steps of a scale that has no bands.
pub(crate) fn steps(finding: Finding) -> Vec<Words> {
    of(finding).map_or_else(Vec::new, |words| words.steps.iter().map(Words::from).collect())
}

/// The words of a band that may be tapped.
pub(crate) fn offered_band(finding: Finding, at: usize) -> Words {
    let words = of(finding).and_then(|words| words.bands.get(at));
    words.map_or(Words { name: "", hint: None }, Words::from)
}

/// A number known exactly or as a band.
pub(crate) fn band(finding: Finding, band: Band) -> String {
    let offered = bands(finding).iter().position(|known| *known == band);
    match (offered, band.exact()) {
        (_, Some(value)) => value.to_string(),
        (Some(at), None) => offered_band(finding, at).name.to_owned(),
        (None, None) => number::dashed(&format!("{}-{}", band.low, band.high)),
    }
}

/// A unit as it is written for people.
pub(crate) fn unit(id: &'static str) -> &'static str {
    match id {
        "umol/L" => "µmol/L",
        "10^9/L" => "10⁹/L",
        "/uL" => "/µL",
        "ratio" => "",
        "years" => say!(UNIT_YEARS),
        "months" => say!(UNIT_MONTHS),
        "days" => say!(UNIT_DAYS),
        "s" => say!(UNIT_SECONDS),
        other => other,
    }
}

/// The unit that a finding's numbers are told in; those without one are counted or are points.
pub(crate) fn first_unit(finding: Finding) -> &'static str {
    let units = finding.measure().map_or(&[][..], |measure| measure.units);
    units.first().map_or("", |first| unit(first.id))
}

/// A number with its unit.
pub(crate) fn with_unit(value: f64, id: &'static str) -> String {
    let unit = unit(id);
    if unit.is_empty() { number::plain(value) } else { format!("{} {unit}", number::plain(value)) }
}

/// A quantity in the unit it was entered in.
pub(crate) fn quantity(finding: Finding, quantity: Quantity) -> String {
    let units = finding.measure().map_or(&[][..], |measure| measure.units);
    with_unit(quantity.value, units.get(usize::from(quantity.unit)).map_or("", |unit| unit.id))
}

/// The sign of a limit, with a space after it.
pub(crate) fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Below => "< ",
        Comparator::AtMost => "≤ ",
        Comparator::AtLeast => "≥ ",
        Comparator::Above => "> ",
    }
}

/// An answer.
pub(crate) fn answer(finding: Finding, answer: Answer) -> String {
    match answer {
        Answer::Choice(at) => choice(finding, usize::from(at)).name.to_owned(),
        Answer::Whole(known) => band(finding, known),
        Answer::Quantity(value) => quantity(finding, value),
        Answer::Bounded(bound) => comparator(bound.comparator).to_owned() + &quantity(finding, bound.limit),
        Answer::Date(date) => day(&date.to_string()),
    }
}

/// A day that is written as year-month-day, in the order in which the language writes days.
pub(crate) fn day(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let [year, month, day] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    say!(DAY, year = year, month = month, day = day)
}

/// What is wrong with an answer, to stand beside its field.
pub(crate) fn problem(finding: Finding, problem: &Problem, typed: &str) -> String {
    match problem {
        Problem::OutOfRange { lowest, highest, unit, .. } => {
            let unit = self::unit(unit);
            let has_unit = typed.ends_with(char::is_alphabetic);
            let given =
                if unit.is_empty() || has_unit { typed.to_owned() } else { format!("{typed} {unit}") };
            let range = format!("{}–{}", number::plain(*lowest), number::plain(*highest));
            let range = if unit.is_empty() { range } else { format!("{range} {unit}") };
            say!(ERROR_OUT_OF_RANGE, finding = label(finding), given = given, range = range)
        }
        Problem::AmbiguousSeparator { decimal, thousands } => {
            let (thousands, decimal) = (number::plain(*thousands), number::plain(*decimal));
            say!(ERROR_AMBIGUOUS_COMMA, typed = typed, thousands = thousands, decimal = decimal)
        }
        Problem::NotWhole => say!(ERROR_NOT_WHOLE, typed = typed),
        Problem::BetweenSteps { step } => say!(ERROR_BETWEEN_STEPS, step = *step),
        Problem::EmptyBand => say!(ERROR_EMPTY_BAND).to_owned(),
        Problem::NotADate => say!(ERROR_NOT_A_DATE).to_owned(),
        Problem::ImpossibleDate => say!(ERROR_IMPOSSIBLE_DATE).to_owned(),
        Problem::NotANumber => match finding.kind() {
            Kind::Quantity(_) => say!(ERROR_NOT_A_NUMBER, typed = typed),
            _ => say!(ERROR_NOT_WHOLE, typed = typed),
        },
        Problem::UnknownUnit { .. } => {
            let measure = finding.measure().map_or(&[][..], |measure| measure.units);
            let units: Vec<_> =
                measure.iter().map(|own| unit(own.id)).filter(|unit| !unit.is_empty()).collect();
            match units[..] {
                [] => say!(ERROR_NO_UNIT, typed = typed),
                _ => say!(ERROR_UNKNOWN_UNIT, typed = typed, units = units.join(say!(JOINT_LIST))),
            }
        }
        // The controls of the page offer nothing that could be wrong in these ways.
        Problem::NotAnOption { .. } | Problem::NotYesOrNo | Problem::WrongKind => {
            say!(ERROR_NOT_TAKEN, typed = typed)
        }
    }
}

/// A text of a scoring file.
///
/// All of them pass through here. They stand in English in the files under `scoring/`, which clinicians correct;
/// another language looks the English sentence up, and where it has none the English one stands.
pub(crate) fn defined(text: &str) -> String {
    number::dashed(super::systems().translated(text).unwrap_or(text))
}

/// What a group is called.
pub(crate) fn group(group: &Group) -> String {
    defined(&group.name)
}

/// The groups at these places, joined by commas.
pub(crate) fn groups(system: &System, places: &[usize]) -> String {
    let names: Vec<_> = places.iter().filter_map(|at| system.groups.get(*at)).map(group).collect();
    names.join(say!(JOINT_LIST))
}

/// The labels of findings, joined by commas.
pub(crate) fn labels(findings: &[Finding]) -> String {
    findings.iter().map(|finding| label(*finding)).collect::<Vec<_>>().join(say!(JOINT_LIST))
}

/// A publication where room is short: the name its file gives it, or else the first author and the year.
pub(crate) fn short_citation(source: &Source) -> String {
    if let Some(short) = &source.short {
        return short.to_string();
    }
    // "van der Linden YM" is called so up to its first capitalised word.
    let capital = source.citation.find(char::is_uppercase).unwrap_or(0);
    let (before, name) = source.citation.split_at(capital);
    let first = before.to_owned() + name.split([' ', ',']).next().unwrap_or_default();
    match year(source) {
        Some(year) => format!("{first} {year}"),
        // Without a year a name alone would be taken for another work of the same name.
        None => source.citation.split([',', '.']).next().unwrap_or_default().to_owned(),
    }
}

/// The year of a publication.
pub(crate) fn year(source: &Source) -> Option<&str> {
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let numbers = source.citation.split(|letter: char| !letter.is_ascii_digit());
    numbers.into_iter().find(is_year)
}

/// The words of a count's or scale's buttons: its bands, or its single steps.
pub(crate) fn buttons(finding: Finding) -> Vec<Words> {
    match bands(finding).len() {
        0 => steps(finding),
        count => (0..count).map(|at| offered_band(finding, at)).collect(),
    }
}

/// The place of the button that an answer lies under.
pub(crate) fn button(finding: Finding, answer: Option<Answer>) -> Option<usize> {
    match (answer?, finding.kind()) {
        (Answer::Choice(at), _) => Some(usize::from(at)),
        (Answer::Whole(known), Kind::Scale { from, step, .. }) if bands(finding).is_empty() => {
            usize::try_from(known.exact()?.checked_sub(from)? / step.max(1)).ok()
        }
        (Answer::Whole(known), _) => {
            bands(finding).iter().position(|band| band.low <= known.low && known.high <= band.high)
        }
        _ => None,
    }
}
