//! Texts of tables, figures and reports. Results are numbers, worded by an implementation of [`Words`].
//!
//! The page translates the messages by id; [`English`] is for files created without a page, and tests.

use clinical::{Finding, System};
use systems::CATALOGUE;

use crate::analysis::{AnalysisError, Grouping, Level};
use crate::issue::{Consequence, Reason};

/// Words messages in a language.
pub trait Words {
    /// Formats a message with its arguments, by name.
    fn say(&self, message: Message, arguments: &[(&str, &str)]) -> String;

    /// Name of a finding.
    fn finding(&self, finding: Finding) -> String;

    /// Name of an answer to a finding, by id.
    fn answer(&self, finding: Finding, value: &str) -> String;

    /// Name of a group of a system, by its name in the scoring file.
    fn group(&self, name: &str) -> String {
        spanned(name)
    }

    /// A published statement, by its English text.
    fn published(&self, statement: &str) -> String {
        statement.to_owned()
    }

    /// Reason why a row or a cell cannot be used.
    fn reason(&self, reason: &Reason) -> String {
        reason.to_string()
    }

    /// Consequence of an issue.
    fn consequence(&self, consequence: Consequence) -> String {
        consequence.to_string()
    }

    /// Message of an error of an analysis.
    fn obstacle(&self, error: &AnalysisError) -> String {
        error.to_string()
    }

    /// Unit of measurement, by id.
    fn unit(&self, id: &'static str) -> String {
        id.to_owned()
    }

    /// Name of a system.
    fn system(&self, system: &System) -> String {
        system.name.to_string()
    }

    /// Formats a message without arguments.
    fn word(&self, message: Message) -> String {
        self.say(message, &[])
    }

    /// Name of a grouping.
    fn grouping(&self, grouping: &Grouping) -> String {
        match grouping {
            Grouping::None => self.word(Message::AllRows),
            Grouping::Finding { finding } | Grouping::Cut { finding, .. } => self.finding(*finding),
            Grouping::SpinePart => self.word(Message::SpinePart),
            Grouping::Walking => self.word(Message::Walking),
            Grouping::Radiotherapy => self.word(Message::Radiotherapy),
            Grouping::Factor { name } | Grouping::CutColumn { name, .. } => name.clone(),
            Grouping::Score { system } => self.system_by_id(system),
        }
    }

    /// Name of a system by id.
    fn system_by_id(&self, id: &str) -> String {
        CATALOGUE.system(id).map_or_else(|| id.to_owned(), |system| self.system(system))
    }

    /// Name of a group.
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
            Level::Group { name, .. } => self.group(name),
        }
    }
}

/// Replaces the hyphen of a span by a dash. A spreadsheet would read 4-5 as a date.
pub(crate) fn spanned(text: &str) -> String {
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
        let fill =
            |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{ ${name} }}"), value);
        arguments.iter().fold(message.english().to_owned(), fill)
    }

    fn finding(&self, finding: Finding) -> String {
        finding.id().replace('_', " ")
    }

    fn answer(&self, _: Finding, value: &str) -> String {
        value.replace('_', " ")
    }
}

/// English messages, from the page's own file.
const ENGLISH: &str = include_str!("../../../locales/en/analysis.ftl");

macro_rules! messages {
    ($($variant:ident = $id:literal;)+) => {
        /// A message. Its text and argument names are in `locales/en/analysis.ftl`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Message {
            $(#[doc = concat!("`analysis-", $id, "`")] $variant,)+
        }

        impl Message {
            /// All messages, which a translation must contain.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Id in a translation.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => concat!("analysis-", $id),)+ }
            }
        }
    };
}

messages! {
    Yes = "yes";
    No = "no";
    Below = "below";
    Between = "between";
    AtLeast = "at-least";
    SpinePart = "spine-part";
    Cervical = "cervical";
    Thoracic = "thoracic";
    Lumbar = "lumbar";
    Sacral = "sacral";
    Walking = "walking";
    Radiotherapy = "radiotherapy";
    IrradiatedEarlier = "irradiated-earlier";
    IrradiatedWithin = "irradiated-within";
    IrradiatedLater = "irradiated-later";
    Days = "days";
    Weeks = "weeks";
    Months = "months";
    Years = "years";
    FactorsTitle = "factors-title";
    ScoresTitle = "scores-title";
    AllCurvesTitle = "all-curves-title";
    CurvesTitle = "curves-title";
    PairsTitle = "pairs-title";
    CountsTitle = "counts-title";
    UnivariableTitle = "univariable-title";
    MultivariableTitle = "multivariable-title";
    DiscriminationTitle = "discrimination-title";
    DifferencesTitle = "differences-title";
    BeforeAfterTitle = "before-after-title";
    FlowTitle = "flow-title";
    FlowFile = "flow-file";
    FlowUsed = "flow-used";
    FlowOf = "flow-of";
    RowsOf = "rows-of";
    NotMade = "not-made";
    Group = "group";
    Pair = "pair";
    N = "n";
    Events = "events";
    CensoredSoFar = "censored-so-far";
    EventsSoFar = "events-so-far";
    CountsSaid = "counts-said";
    AtRisk = "at-risk";
    Median = "median";
    Interval = "interval";
    To = "to";
    P = "p";
    AdjustedP = "adjusted-p";
    RobustP = "robust-p";
    Published = "published";
    Difference = "difference";
    HazardRatio = "hazard-ratio";
    Per = "per";
    FromStart = "from-start";
    StartSaid = "start-said";
    PerPoint = "per-point";
    PerPoints = "per-points";
    PerStage = "per-stage";
    PerYear = "per-year";
    PerYears = "per-years";
    PerMonth = "per-month";
    PerMonths = "per-months";
    Against = "against";
    Reference = "reference";
    ProportionalP = "proportional-p";
    RobustInterval = "robust-interval";
    Harrell = "harrell";
    Uno = "uno";
    Time = "time";
    NaiveMedian = "naive-median";
    Alive = "alive";
    Step = "step";
    LeftOut = "left-out";
    Missing = "missing";
    Remaining = "remaining";
    AllRows = "all-rows";
    LongerSurvival = "longer-survival";
    ShorterSurvival = "shorter-survival";
    LogRank = "log-rank";
    TaroneWare = "tarone-ware";
    PetoPeto = "peto-peto";
    Gehan = "gehan";
    TestSaid = "test-said";
    StrataSaid = "strata-said";
    TrendSaid = "trend-said";
    SmallGroups = "small-groups";
    ImmortalTime = "immortal-time";
    KnownAtZero = "known-at-zero";
    KnownLater = "known-later";
    GradesStability = "grades-stability";
    GradesLiver = "grades-liver";
    SmallP = "small-p";
    EqualP = "equal-p";
    NotReached = "not-reached";
    MedianSpss = "median-spss";
    MedianBrookmeyerCrowley = "median-bc";
    BandSaid = "band-said";
    BandLogLog = "band-log-log";
    BandLog = "band-log";
    BandPlain = "band-plain";
    BandLogit = "band-logit";
    BandArcsin = "band-arcsin";
    PLogRank = "p-log-rank";
    PairsAdjusted = "pairs-adjusted";
    Unadjusted = "unadjusted";
    Bonferroni = "bonferroni";
    Holm = "holm";
    BenjaminiHochberg = "benjamini-hochberg";
    TiesEfron = "ties-efron";
    TiesBreslow = "ties-breslow";
    FirthUsed = "firth-used";
    DelayedEntry = "delayed-entry";
    RecordedEntry = "recorded-entry";
    NaiveEntry = "naive-entry";
    TimeByHeading = "time-by-heading";
    TimeByDates = "time-by-dates";
    TimeFromDiagnosis = "time-from-diagnosis";
    Unconfirmed = "unconfirmed";
    OnlyDeaths = "only-deaths";
    LandmarkSaid = "landmark-said";
    RestrictedTitle = "restricted-title";
    RestrictedMean = "restricted-mean";
    RestrictedSaid = "restricted-said";
    RestrictedEnds = "restricted-ends";
    UnoUndefined = "uno-undefined";
    Operations = "operations";
    FirstOperations = "first-operations";
    FirstOperationsStep = "first-operations-step";
    RepeatedSaid = "repeated";
    PairsOfPatients = "pairs-of-patients";
    RobustSaid = "robust-said";
    RobustPSaid = "robust-p-said";
    RobustNotComputed = "robust-not-computed";
    NotComputed = "not-computed";
    RobustWaldP = "robust-wald-p";
    RobustWaldSaid = "robust-wald-said";
    ModelRobust = "model-robust";
    AnalysedRows = "analysed-rows";
    WithoutGroup = "without-group";
    CertainThoughOpen = "certain-though-open";
    FollowUp = "follow-up";
    ModelSaid = "model-said";
    ModelBounds = "model-bounds";
    ModelUncertain = "model-uncertain";
    ModelTests = "model-tests";
    ModelOptimism = "model-optimism";
    ProportionalSaid = "proportional-said";
    Monotone = "monotone";
    MonotoneFirth = "monotone-firth";
    Collinear = "collinear";
    Constant = "constant";
    NotConverged = "not-converged";
    NoEvents = "no-events";
    Flat = "flat";
    OtherTrouble = "other-trouble";
    DiscriminationSaid = "discrimination-said";
    NeverCertain = "never-certain";
    SeldomCertain = "seldom-certain";
    SameOrder = "same-order";
    OwnRows = "own-rows";
    OwnHarrell = "own-harrell";
    DifferencesRows = "differences-rows";
    UnoSaid = "uno-said";
    DifferencesSaid = "differences-said";
    DifferencesAdjusted = "differences-adjusted";
    AccuracyTitle = "accuracy-title";
    AccuracyRows = "accuracy-rows";
    AccuracySaid = "accuracy-said";
    Area = "area";
    Brier = "brier";
    Gain = "gain";
    NoScore = "no-score";
    CalibrationTitle = "calibration-title";
    CalibrationSaid = "calibration-said";
    Points = "points";
    PredictedRisk = "predicted-risk";
    ObservedRisk = "observed-risk";
    BenefitTitle = "benefit-title";
    BenefitSaid = "benefit-said";
    Benefit = "benefit";
    Threshold = "threshold";
    TreatAll = "treat-all";
    SignedRankSaid = "signed-rank-said";
    NothingChanged = "nothing-changed";
    McNemarSaid = "mcnemar-said";
    PairsSaid = "pairs-said";
    ImprovedSaid = "improved-said";
    MovedSaid = "moved-said";
    RestoredSaid = "restored-said";
    Unranked = "unranked";
    PublishedSaid = "published-said";
    PublishedElsewhere = "published-elsewhere";
    PublishedPopulation = "published-population";
    AnotherPopulation = "another-population";
    Synthetic = "synthetic";
    SyntheticSaid = "synthetic-said";
    ReportTitle = "report-title";
    ReportMade = "report-made";
    AndMore = "and-more";
    ReportCoding = "report-coding";
    FileSaid = "file-said";
    TemplatePatient = "template-patient";
    TemplateTime = "template-time";
    TemplateDied = "template-died";
    TemplateChoice = "template-choice";
    TemplateYesNo = "template-yes-no";
    TemplateLevel = "template-level";
    TemplateCount = "template-count";
    TemplateScale = "template-scale";
    TemplateNumber = "template-number";
    TemplateUnits = "template-units";
    TemplateDate = "template-date";
    IssueRow = "issue-row";
    IssueColumn = "issue-column";
    IssueValue = "issue-value";
    IssueReason = "issue-reason";
    IssueConsequence = "issue-consequence";
    IssueAllRows = "issue-all-rows";
    IssueTimes = "issue-times";
}

impl Message {
    /// English text, with arguments in braces.
    #[must_use]
    pub fn english(self) -> &'static str {
        let of = |line: &'static str| line.strip_prefix(self.id())?.strip_prefix(" = ");
        ENGLISH.lines().find_map(of).unwrap_or_default()
    }

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
    fn every_message_is_said_once_and_nothing_else_stands_among_them() {
        let mut ids: Vec<&str> = Message::ALL.iter().map(|message| message.id()).collect();
        let mut said: Vec<&str> =
            ENGLISH.lines().filter_map(|line| line.split_once(" = ")).map(|it| it.0).collect();
        ids.sort_unstable();
        said.sort_unstable();
        assert_eq!(ids, said);
        assert!(Message::ALL.iter().all(|message| !message.english().is_empty()));
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
