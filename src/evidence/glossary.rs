//! Glossary: scales, scores, terms of this page, statistics.

use super::block::{Block, Line, Page, Section};
use crate::i18n::say;

/// Terms with their definitions, by the names of their messages.
macro_rules! terms {
    ($($term:ident: $meaning:ident,)+) => {
        vec![$((Line::strong(say!($term)), vec![Line::new(say!($meaning))])),+]
    };
}

/// The page.
pub(crate) fn page() -> Page {
    let parts = [
        (say!(GLOSSARY_SCALES), scales()),
        (say!(GLOSSARY_SCORES), scores()),
        (say!(GLOSSARY_PAGE), of_this_page()),
        (say!(GLOSSARY_STATISTICS), statistics()),
    ];
    let section = |(title, terms)| Section::new(title, vec![Block::Facts(terms)]);
    Page {
        title: say!(GLOSSARY_TITLE).to_owned(),
        lead: Vec::new(),
        sections: parts.into_iter().map(section).collect(),
    }
}

fn scales() -> Vec<(Line, Vec<Line>)> {
    terms! {
        TERM_KPS: TERM_KPS_MEANING,
        TERM_ECOG: TERM_ECOG_MEANING,
        TERM_FRANKEL: TERM_FRANKEL_MEANING,
        TERM_ASIA: TERM_ASIA_MEANING,
        TERM_ESCC: TERM_ESCC_MEANING,
        TERM_VISCERAL: TERM_VISCERAL_MEANING,
        TERM_SOLITARY: TERM_SOLITARY_MEANING,
        TERM_AMBULATORY: TERM_AMBULATORY_MEANING,
        TERM_HCC: TERM_HCC_MEANING,
    }
}

fn scores() -> Vec<(Line, Vec<Line>)> {
    terms! {
        TERM_SINS: TERM_SINS_MEANING,
        TERM_SURVIVAL_SCORES: TERM_SURVIVAL_SCORES_MEANING,
        TERM_CHILD_PUGH: TERM_CHILD_PUGH_MEANING,
        TERM_MELD: TERM_MELD_MEANING,
        TERM_ALBI: TERM_ALBI_MEANING,
        TERM_BCLC: TERM_BCLC_MEANING,
        TERM_NOMS: TERM_NOMS_MEANING,
    }
}

fn of_this_page() -> Vec<(Line, Vec<Line>)> {
    terms! {
        TERM_INTERVAL: TERM_INTERVAL_MEANING,
        TERM_CERTAIN: TERM_CERTAIN_MEANING,
        TERM_GRADE: TERM_GRADE_MEANING,
        TERM_UNVERIFIED: TERM_UNVERIFIED_MEANING,
        TERM_REACH: TERM_REACH_MEANING,
    }
}

fn statistics() -> Vec<(Line, Vec<Line>)> {
    terms! {
        TERM_CENSORING: TERM_CENSORING_MEANING,
        TERM_KAPLAN_MEIER: TERM_KAPLAN_MEIER_MEANING,
        TERM_AT_RISK: TERM_AT_RISK_MEANING,
        TERM_MEDIAN: TERM_MEDIAN_MEANING,
        TERM_CI: TERM_CI_MEANING,
        TERM_BROOKMEYER_CROWLEY: TERM_BROOKMEYER_CROWLEY_MEANING,
        TERM_LOG_RANK: TERM_LOG_RANK_MEANING,
        TERM_P: TERM_P_MEANING,
        TERM_HOLM: TERM_HOLM_MEANING,
        TERM_HAZARD_RATIO: TERM_HAZARD_RATIO_MEANING,
        TERM_COX: TERM_COX_MEANING,
        TERM_CONCORDANCE: TERM_CONCORDANCE_MEANING,
        TERM_SENSITIVITY: TERM_SENSITIVITY_MEANING,
        TERM_AUC: TERM_AUC_MEANING,
        TERM_ICC: TERM_ICC_MEANING,
        TERM_WILCOXON: TERM_WILCOXON_MEANING,
        TERM_IMMORTAL: TERM_IMMORTAL_MEANING,
    }
}
