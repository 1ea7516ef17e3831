//! Where a system comes from, how well it is known, and what to keep in mind.

use clinical::{Grade, Source, Statement, System};
use systems::CATALOGUE;
use yew::prelude::*;

use crate::i18n::{say, words};

/// Source, grade, accuracy and caveats, folded until they are wanted; `primary` is the patient's, where it is known.
pub(crate) fn evidence(system: &System, primary: Option<&str>) -> Html {
    let concerns = |statement: &&Statement| match (statement.primary.as_deref(), primary) {
        (Some(theirs), Some(own)) => theirs == own,
        _ => true,
    };
    let statements = system.comparisons.iter().chain(system.accuracy.iter()).filter(concerns);
    html! {
        <details class="evidence">
            <summary>{ say!(EVIDENCE) }</summary>
            <p>{ grade(system.grade) }</p>
            <ul>
                for (at, caveat) in system.caveats.iter().enumerate() {
                    <li key={at}>{ words::defined(caveat) }</li>
                }
                for (at, statement) in statements.enumerate() {
                    <li key={format!("said-{at}")}>{ said(statement) }</li>
                }
            </ul>
            if let Some(source) = CATALOGUE.source(&system.source) {
                { citation(source) }
            }
            <p class="source">{ say!(CHECKED, day = words::day(&system.checked)) }</p>
        </details>
    }
}

fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::A => say!(GRADE_A),
        Grade::B => say!(GRADE_B),
        Grade::C => say!(GRADE_C),
    }
}

fn said(statement: &Statement) -> String {
    let source = CATALOGUE.source(&statement.source).map_or_else(String::new, words::short_citation);
    say!(SAID_BY, source = source, text = words::defined(&statement.text))
}

fn citation(source: &Source) -> Html {
    let facts = [
        source.n.map(|n| say!(SOURCE_N, n = n)),
        source.population.as_deref().map(words::defined),
        source.years.as_deref().map(words::defined),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(say!(JOINT_CLAUSES));
    html! {
        <>
            <p class="source">
                <cite>{ source.citation.to_string() }</cite>
                if let Some(doi) = &source.doi {
                    { " " } { say!(DOI, doi = &**doi) }
                }
            </p>
            if !facts.is_empty() {
                <p class="source">{ facts }</p>
            }
            for (at, note) in source.notes.iter().enumerate() {
                <p key={at} class="source">{ words::defined(note) }</p>
            }
        </>
    }
}
