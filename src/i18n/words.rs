//! Names of findings, answers, units and definitions.

use clinical::{Answer, Band, Comparator, Finding, Group, Kind, Problem, Quantity, Section, Source, System};

use super::{ChoiceWords, FINDINGS, FindingWords, SECTIONS, number, say};
use crate::form::bands::bands;

/// Name and explanation of an answer.
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

/// Name of a finding.
pub(crate) fn label(finding: Finding) -> &'static str {
    of(finding).map_or_else(|| finding.id(), |words| words.label.text())
}

/// English name used in papers, if the reader's language has another.
pub(crate) fn english_label(finding: Finding) -> Option<&'static str> {
    of(finding)?.label.english()
}

/// Question that asks for a finding.
pub(crate) fn question(finding: Finding) -> &'static str {
    of(finding).map_or("", |words| words.question.text())
}

/// Help text of a finding, once fetched.
pub(crate) fn help(finding: Finding) -> Option<&'static str> {
    Some(of(finding)?.help?.text())
}

/// Heading of a section of the form.
pub(crate) fn section(section: Section) -> &'static str {
    let place = Section::ALL.iter().position(|known| *known == section);
    place.and_then(|at| *SECTIONS.get(at)?).map_or("", super::Message::text)
}

/// Words of the value at this index of [`Finding::values`].
pub(crate) fn choice(finding: Finding, at: usize) -> Words {
    let own = of(finding).and_then(|words| words.choices.get(at)).map(Words::from);
    // Vertebral levels have the same names in every language.
    own.unwrap_or_else(|| Words { name: finding.values().get(at).copied().unwrap_or_default(), hint: None })
}

/// Words of all steps of a scale without bands.
pub(crate) fn steps(finding: Finding) -> Vec<Words> {
    of(finding).map_or_else(Vec::new, |words| words.steps.iter().map(Words::from).collect())
}

/// Words of a band of the form.
pub(crate) fn offered_band(finding: Finding, at: usize) -> Words {
    let words = of(finding).and_then(|words| words.bands.get(at));
    words.map_or(Words { name: "", hint: None }, Words::from)
}

/// Formats a number that is known exactly or as a band.
pub(crate) fn band(finding: Finding, band: Band) -> String {
    let offered = bands(finding).iter().position(|known| *known == band);
    match (offered, band.exact()) {
        (_, Some(value)) => value.to_string(),
        (Some(at), None) => offered_band(finding, at).name.to_owned(),
        (None, None) => number::dashed(&format!("{}-{}", band.low, band.high)),
    }
}

/// Formats a unit.
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

/// Unit of a finding's numbers; empty for counts and points.
pub(crate) fn first_unit(finding: Finding) -> &'static str {
    let units = finding.measure().map_or(&[][..], |measure| measure.units);
    units.first().map_or("", |first| unit(first.id))
}

/// Formats a number with its unit.
pub(crate) fn with_unit(value: f64, id: &'static str) -> String {
    let unit = unit(id);
    if unit.is_empty() { number::plain(value) } else { format!("{} {unit}", number::plain(value)) }
}

/// Formats a quantity in the unit in which it was entered.
pub(crate) fn quantity(finding: Finding, quantity: Quantity) -> String {
    let units = finding.measure().map_or(&[][..], |measure| measure.units);
    with_unit(quantity.value, units.get(usize::from(quantity.unit)).map_or("", |unit| unit.id))
}

/// Sign of a comparator, followed by a space.
pub(crate) fn comparator(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Below => "< ",
        Comparator::AtMost => "≤ ",
        Comparator::AtLeast => "≥ ",
        Comparator::Above => "> ",
    }
}

/// Formats an answer.
pub(crate) fn answer(finding: Finding, answer: Answer) -> String {
    match answer {
        Answer::Choice(at) => choice(finding, usize::from(at)).name.to_owned(),
        Answer::Whole(known) => band(finding, known),
        Answer::Quantity(value) => quantity(finding, value),
        Answer::Bounded(bound) => comparator(bound.comparator).to_owned() + &quantity(finding, bound.limit),
        Answer::Date(date) => day(&date.to_string()),
    }
}

/// Formats a date given as year-month-day in the order of the current language.
pub(crate) fn day(iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let [year, month, day] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    say!(DAY, year = year, month = month, day = day)
}

/// Error text of an answer, to show next to its field.
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
        // The controls of the page do not offer such answers.
        Problem::NotAnOption { .. } | Problem::NotYesOrNo | Problem::WrongKind => {
            say!(ERROR_NOT_TAKEN, typed = typed)
        }
    }
}

/// Translates a text of a scoring file.
///
/// All of them pass through here. They are English in the files under `scoring/`, which clinicians correct; a
/// translation is looked up by the English sentence, which is also the fallback.
pub(crate) fn defined(text: &str) -> String {
    number::dashed(super::systems().translated(text).unwrap_or(text))
}

/// Name of a group.
pub(crate) fn group(group: &Group) -> String {
    defined(&group.name)
}

/// Names of the groups at these indices, joined by commas.
pub(crate) fn groups(system: &System, places: &[usize]) -> String {
    let names: Vec<_> = places.iter().filter_map(|at| system.groups.get(*at)).map(group).collect();
    names.join(say!(JOINT_LIST))
}

/// The labels of findings, joined by commas.
pub(crate) fn labels(findings: &[Finding]) -> String {
    findings.iter().map(|finding| label(*finding)).collect::<Vec<_>>().join(say!(JOINT_LIST))
}

/// Short citation: the short name of the source, otherwise first author and year.
pub(crate) fn short_citation(source: &Source) -> String {
    if let Some(short) = &source.short {
        return short.to_string();
    }
    // A surname with prefixes, such as "van der Linden YM", ends after its first capitalised word.
    let capital = source.citation.find(char::is_uppercase).unwrap_or(0);
    let (before, name) = source.citation.split_at(capital);
    let first = before.to_owned() + name.split([' ', ',']).next().unwrap_or_default();
    match year(source) {
        Some(year) => format!("{first} {year}"),
        // Without a year, the name alone could be taken for another work of the same author.
        None => source.citation.split([',', '.']).next().unwrap_or_default().to_owned(),
    }
}

/// Year of a publication.
pub(crate) fn year(source: &Source) -> Option<&str> {
    let is_year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let numbers = source.citation.split(|letter: char| !letter.is_ascii_digit());
    numbers.into_iter().find(is_year)
}

/// Words of the buttons of a count or scale: its bands, or its steps.
pub(crate) fn buttons(finding: Finding) -> Vec<Words> {
    match bands(finding).len() {
        0 => steps(finding),
        count => (0..count).map(|at| offered_band(finding, at)).collect(),
    }
}

/// Index of the button that matches an answer.
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
