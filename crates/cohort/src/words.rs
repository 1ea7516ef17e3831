//! The words of tables, figures and reports. Results are numbers; whoever shows them says them in a language.
//!
//! The page says them with Fluent under the ids below; [`English`] is for files made without a page, and tests.

use clinical::{Finding, System};
use systems::CATALOGUE;

use crate::analysis::{Level, Stratum};

/// Says messages in a language.
pub trait Words {
    /// A message with its arguments, by name.
    fn say(&self, message: Message, arguments: &[(&str, &str)]) -> String;

    /// What a finding is called.
    fn finding(&self, finding: Finding) -> String;

    /// What an answer to a finding is called, by its id.
    fn answer(&self, finding: Finding, value: &str) -> String;

    /// What a system is called.
    fn system(&self, system: &System) -> String {
        system.name.to_string()
    }

    /// A message without arguments.
    fn word(&self, message: Message) -> String {
        self.say(message, &[])
    }

    /// What parts the rows.
    fn stratum(&self, stratum: &Stratum) -> String {
        match stratum {
            Stratum::Nothing => self.word(Message::AllRows),
            Stratum::Finding { finding } | Stratum::Cut { finding, .. } => self.finding(*finding),
            Stratum::SpinePart => self.word(Message::SpinePart),
            Stratum::Walking => self.word(Message::Walking),
            Stratum::Radiotherapy => self.word(Message::Radiotherapy),
            Stratum::Factor { name } => name.clone(),
            Stratum::Score { system } => self.system_by_id(system),
        }
    }

    /// A system by its id.
    fn system_by_id(&self, id: &str) -> String {
        CATALOGUE.system(id).map_or_else(|| id.to_owned(), |system| self.system(system))
    }

    /// A group.
    fn level(&self, level: &Level) -> String {
        let cut = |number: &f64| number.to_string();
        match level {
            Level::All => self.word(Message::AllRows),
            Level::Answer { finding, value } => self.answer(*finding, value),
            Level::Number { text } => spanned(text),
            Level::Text { text } => text.clone(),
            Level::Below { cut: below } => self.say(Message::Below, &[("cut", &cut(below))]),
            Level::Between { from, below } => {
                self.say(Message::Between, &[("from", &cut(from)), ("below", &cut(below))])
            }
            Level::AtLeast { cut: from } => self.say(Message::AtLeast, &[("cut", &cut(from))]),
            Level::Part { part } => self.word(Message::of_part(*part)),
            Level::Walks { walks } => self.word(if *walks { Message::Yes } else { Message::No }),
            Level::Irradiated { when } => self.word(Message::of_irradiation(*when)),
            Level::Group { name, .. } => spanned(name),
        }
    }
}

/// A span with a dash between its ends. With a hyphen a spreadsheet would take 4-5 for a day in April.
fn spanned(text: &str) -> String {
    let ends = text
        .split_once('-')
        .filter(|(from, to)| from.ends_with(|c: char| c.is_ascii_digit()) && !to.is_empty());
    ends.map_or_else(|| text.to_owned(), |(from, to)| format!("{from}\u{2013}{to}"))
}

/// Plain English.
#[derive(Debug, Clone, Copy, Default)]
pub struct English;

impl Words for English {
    fn say(&self, message: Message, arguments: &[(&str, &str)]) -> String {
        let fill = |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{{name}}}"), value);
        arguments.iter().fold(message.english().to_owned(), fill)
    }

    fn finding(&self, finding: Finding) -> String {
        finding.id().replace('_', " ")
    }

    fn answer(&self, _: Finding, value: &str) -> String {
        value.replace('_', " ")
    }
}

macro_rules! messages {
    ($($variant:ident = $id:literal $english:literal;)+) => {
        /// A message. Arguments stand in braces in its English.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Message {
            $(#[doc = $english] $variant,)+
        }

        impl Message {
            /// All of them: a translation must have each.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its id in a translation.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => concat!("analysis-", $id),)+ }
            }

            /// Its English.
            #[must_use]
            pub fn english(self) -> &'static str {
                match self { $(Self::$variant => $english,)+ }
            }
        }
    };
}

messages! {
    Yes = "yes" "yes";
    No = "no" "no";
    Below = "below" "below {cut}";
    Between = "between" "{from} to below {below}";
    AtLeast = "at-least" "{cut} or more";
    SpinePart = "spine-part" "Level";
    Cervical = "cervical" "cervical";
    Thoracic = "thoracic" "thoracic";
    Lumbar = "lumbar" "lumbar";
    Sacral = "sacral" "sacral";
    Walking = "walking" "Walking";
    Radiotherapy = "radiotherapy" "Last radiotherapy";
    IrradiatedEarlier = "irradiated-earlier" "more than 30 days before the operation";
    IrradiatedWithin = "irradiated-within" "within 30 days of the operation";
    IrradiatedLater = "irradiated-later" "more than 30 days after the operation";
    Days = "days" "days";
    Weeks = "weeks" "weeks";
    Months = "months" "months";
    Years = "years" "years";
    FactorsTitle = "factors-title" "Table 1. Survival by factor";
    ScoresTitle = "scores-title" "Table 2. Survival by score";
    CurvesTitle = "curves-title" "Survival by {stratum}";
    PairsTitle = "pairs-title" "Pairs of groups: {stratum}";
    CountsTitle = "counts-title" "At risk, censored, events: {stratum}";
    UnivariableTitle = "univariable-title" "Cox regression, each factor alone";
    MultivariableTitle = "multivariable-title" "Cox regression, all factors together";
    DiscriminationTitle = "discrimination-title" "Concordance of scores with survival";
    DifferencesTitle = "differences-title" "Differences of concordance";
    BeforeAfterTitle = "before-after-title" "{before}, then {after}";
    FlowTitle = "flow-title" "Which rows were analysed";
    Group = "group" "Group";
    Pair = "pair" "{first} against {second}";
    N = "n" "n";
    Events = "events" "Events";
    Censored = "censored" "Censored";
    AtRisk = "at-risk" "At risk";
    Median = "median" "Median ({unit})";
    Interval = "interval" "{percent} % CI";
    To = "to" "{low} to {high}";
    P = "p" "p";
    AdjustedP = "adjusted-p" "p, adjusted";
    RobustP = "robust-p" "p, by patient";
    Published = "published" "{what}, published";
    Difference = "difference" "{what}, difference";
    HazardRatio = "hazard-ratio" "Hazard ratio";
    By = "by" "{covariate}, by {per}";
    Reference = "reference" "reference";
    ProportionalP = "proportional-p" "p, proportional hazards";
    RobustInterval = "robust-interval" "{percent} % CI, by patient";
    Harrell = "harrell" "Harrell's C";
    Uno = "uno" "Uno's C";
    Time = "time" "Time ({unit})";
    Alive = "alive" "Alive (%)";
    Step = "step" "Step";
    LeftOut = "left-out" "Left out";
    Missing = "missing" "Of them, not known";
    Remaining = "remaining" "Remaining";
    AllRows = "all-rows" "All rows";
    LongerSurvival = "longer-survival" "longer survival";
    ShorterSurvival = "shorter-survival" "shorter survival";
    LogRank = "log-rank" "log-rank test";
    TaroneWare = "tarone-ware" "Tarone-Ware test";
    PetoPeto = "peto-peto" "Peto-Peto test";
    Gehan = "gehan" "Gehan-Breslow test";
    TestSaid = "test-said" "{test}: chi-squared {chi} on {df} df, p = {p}";
    SmallP = "small-p" "p < {p}";
    EqualP = "equal-p" "p = {p}";
    NotReached = "not-reached" "not reached";
    MedianSpss = "median-spss" "Medians and their intervals are SPSS-compatible: normal approximation, 1.96 standard errors to either side.";
    MedianBrookmeyerCrowley = "median-bc" "Intervals of medians are those of Brookmeyer and Crowley, from a band on the {band} scale.";
    BandSaid = "band-said" "Confidence bands of curves are on the {band} scale.";
    BandLogLog = "band-log-log" "log-log";
    BandLog = "band-log" "log";
    BandPlain = "band-plain" "plain";
    BandLogit = "band-logit" "logit";
    BandArcsin = "band-arcsin" "arcsine";
    PLogRank = "p-log-rank" "p: log-rank test over all groups.";
    PairsAdjusted = "pairs-adjusted" "Pairs: log-rank test on the rows of both groups; {method}.";
    Unadjusted = "unadjusted" "not adjusted for their number";
    Bonferroni = "bonferroni" "adjusted by Bonferroni's method";
    Holm = "holm" "adjusted by Holm's method";
    BenjaminiHochberg = "benjamini-hochberg" "adjusted by Benjamini and Hochberg's method (false discovery rate)";
    TiesEfron = "ties-efron" "Cox regression with Efron's ties; Wald intervals and p.";
    TiesBreslow = "ties-breslow" "Cox regression with Breslow's ties; Wald intervals and p.";
    FirthUsed = "firth-used" "Firth's penalised likelihood; profile intervals and p.";
    Operations = "operations" "Every row counts, also where a patient has several.";
    FirstOperations = "first-operations" "Of each patient the first operation alone counts.";
    FirstOperationsStep = "first-operations-step" "First operation of each patient";
    RepeatedSaid = "repeated" "{rows} rows are of {patients} patients: rows of one patient are not independent of one another.";
    RobustSaid = "robust-said" "Allowing for that (Cox model of the groups, variance by patient): p = {p}.";
    WithoutGroup = "without-group" "{without} of {rows} rows are in no certain group and are left out.";
    FollowUp = "follow-up" "Median follow-up (reversed curve): {time} {unit}.";
    ModelSaid = "model-said" "{rows} rows, {events} events; {without} rows left out, for a covariate is missing.";
    ModelTests = "model-tests" "Likelihood ratio test p = {p}; concordance {concordance}.";
    ProportionalSaid = "proportional-said" "Test of proportional hazards, all terms: p = {p}.";
    Monotone = "monotone" "No estimate: \"{term}\" separates those who die from the others, and its hazard ratio grows without end. Firth's penalised likelihood gives one.";
    MonotoneFirth = "monotone-firth" "\"{term}\" separates those who die from the others: without Firth's penalty there is no estimate.";
    Collinear = "collinear" "No estimate: \"{term}\" tells nothing that the terms before it do not. Leave one of them out.";
    Constant = "constant" "No estimate: \"{term}\" is the same in all rows.";
    NotConverged = "not-converged" "No estimate: none was found in {iterations} iterations. Use fewer covariates.";
    NoEvents = "no-events" "No estimate: there is no event among the rows.";
    OtherTrouble = "other-trouble" "No estimate: {message}.";
    DiscriminationSaid = "discrimination-said" "On the {rows} rows whose result is certain by every score; {without} left out. Intervals of C: normal approximation.";
    UnoSaid = "uno-said" "Uno's C looks up to {time} {unit}, the last event.";
    BootstrapSaid = "bootstrap-said" "Intervals of differences: {replicates} bootstrap samples of patients from seed {seed}, percentiles.";
    InfluenceSaid = "influence-said" "Intervals of differences: normal approximation from the patients' influences.";
    SignedRankSaid = "signed-rank-said" "Wilcoxon signed-rank test, zeros dropped: z = {z}, p = {p} (normal approximation), exact p = {exact}.";
    NothingChanged = "nothing-changed" "Nothing changed: there is nothing to test.";
    McNemarSaid = "mcnemar-said" "McNemar's exact test: p = {p}.";
    PairsSaid = "pairs-said" "{pairs} pairs; {without} rows lack one of the two. {up} moved up the list, {down} down.";
    PublishedSaid = "published-said" "Published: Lee MH et al., J Korean Neurosurg Soc 2015;58(5):448-453. {statement}";
    Synthetic = "synthetic" "synthetic patients";
    SyntheticSaid = "synthetic-said" "SYNTHETIC: the patients of this file were made by a program. Nothing can be learned from it about patients.";
    ReportTitle = "report-title" "Survival analysis";
    ReportMade = "report-made" "Made by Spinemet {version}. Nothing left the computer it was made on.";
    MethodsTitle = "methods-title" "Methods";
    FileSaid = "file-said" "File: {name}.";
}

impl Message {
    fn of_part(part: crate::analysis::SpinePart) -> Self {
        use crate::analysis::SpinePart;
        match part {
            SpinePart::Cervical => Self::Cervical,
            SpinePart::Thoracic => Self::Thoracic,
            SpinePart::Lumbar => Self::Lumbar,
            SpinePart::Sacral => Self::Sacral,
        }
    }

    fn of_irradiation(when: crate::analysis::Irradiation) -> Self {
        use crate::analysis::Irradiation;
        match when {
            Irradiation::Earlier => Self::IrradiatedEarlier,
            Irradiation::Within30Days => Self::IrradiatedWithin,
            Irradiation::Later => Self::IrradiatedLater,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_has_an_id_of_its_own() {
        let mut ids: Vec<&str> = Message::ALL.iter().map(|message| message.id()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Message::ALL.len());
    }

    #[test]
    fn no_group_of_totals_can_be_taken_for_a_day() {
        assert_eq!([spanned("4-5"), spanned("HBV-HCV"), spanned("6")], ["4\u{2013}5", "HBV-HCV", "6"]);
    }

    #[test]
    fn arguments_take_their_places() {
        assert_eq!(English.say(Message::Pair, &[("first", "II"), ("second", "IV")]), "II against IV");
    }
}
