//! Source, quality of evidence and caveats of a system.

use clinical::{Grade, Source, Statement, System};
use systems::CATALOGUE;
use yew::prelude::*;

use crate::i18n::{say, words};
use crate::report::markup::{close, element, open};

/// Source, grade, accuracy and caveats, collapsed; `primary` is the patient's, if known.
pub(crate) fn evidence(system: &System, primary: Option<&str>) -> Html {
    let concerns = |statement: &&Statement| match (statement.primary.as_deref(), primary) {
        (Some(theirs), Some(own)) => theirs == own,
        _ => true,
    };
    let statements = system.comparisons.iter().chain(system.accuracy.iter()).filter(concerns);
    let mut out = String::new();
    let is_own = systems::is_own(system);
    if !is_own {
        element(&mut out, "p", grade(system.grade));
    }
    open(&mut out, "ul");
    for caveat in system.caveats.iter() {
        element(&mut out, "li", &words::defined(caveat));
    }
    for statement in statements {
        element(&mut out, "li", &said(statement));
    }
    close(&mut out, "ul");
    if let Some(source) = CATALOGUE.source(&system.source) {
        cite(&mut out, source);
    }
    if !is_own {
        element(&mut out, SOURCE, &say!(CHECKED, day = words::day(&system.checked)));
        let page = format!("a href=#/evidence/{}", system.id.replace('_', "-"));
        element(
            &mut out,
            &page,
            &say!(SAID_BY, source = say!(NAV_EVIDENCE), text = words::defined(&system.name)),
        );
    }
    html! {
        <details class="evidence">
            <summary>{ say!(EVIDENCE) }</summary>
            { Html::from_html_unchecked(out.into()) }
        </details>
    }
}

/// Tag of a line about a source.
const SOURCE: &str = "p class=source";

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

fn cite(out: &mut String, source: &Source) {
    let facts = [
        source.n.map(|n| say!(SOURCE_N, n = n)),
        source.population.as_deref().map(words::defined),
        source.years.as_deref().map(words::defined),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(say!(JOINT_CLAUSES));
    open(out, SOURCE);
    element(out, "cite", &source.citation);
    out.push(' ');
    if let Some(doi) = &source.doi {
        element(out, "span", &say!(DOI, doi = &**doi));
    }
    close(out, SOURCE);
    if !facts.is_empty() {
        element(out, SOURCE, &facts);
    }
    for note in source.notes.iter() {
        element(out, SOURCE, &words::defined(note));
    }
}
