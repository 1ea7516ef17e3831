//! A question of the form: name, question, help, systems that use it, control, and messages about the answer,
//! linked to the control.

use std::rc::Rc;

use clinical::{Finding, Kind, Note, Suggested, Suggestion};
use yew::prelude::*;

use super::answer::{AnswerProps, id};
use super::choice::choice;
use super::count::count;
use super::date::date;
use super::level::Level;
use super::primary::primary;
use super::quantity::quantity;
use crate::i18n::table::{File, Table};
use crate::i18n::{file, number, say, words};
use crate::language::use_words;
use crate::report::markup::{close, element, open};
use crate::state::Action;

#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    pub(crate) answer: AnswerProps,
    /// Short names of the systems that use it.
    pub(crate) users: Rc<str>,
    /// Short names of the systems that a limit does not determine.
    pub(crate) left_open: Rc<str>,
    /// Contradictions that involve it.
    pub(crate) contradictions: Vec<&'static Note>,
    /// A suggested answer.
    pub(crate) suggested: Option<&'static Suggested>,
}

/// Table of help texts, which are fetched on demand.
static HELP: [fn() -> &'static Table; 1] = [file::Help::table];

/// Id of a question's element.
pub(crate) fn place(finding: Finding) -> AttrValue {
    id(finding, "field")
}

/// A question.
#[component]
pub(crate) fn Field(props: &FieldProps) -> Html {
    let helped = use_state_eq(|| false);
    let explained = use_words(&HELP, *helped);
    let finding = props.answer.finding;
    let typed = matches!(finding.kind(), Kind::Quantity(_) | Kind::Date);
    let label = words::label(finding);
    let body = html! {
        <>
            <div class="about">
                <p class="question" id={id(finding, "question")}>{ words::question(finding) }</p>
                if !props.users.is_empty() {
                    <p class="users">{ say!(FIELD_USERS, systems = &*props.users) }</p>
                }
            </div>
            <div class="control">
                { control(&props.answer) }
                { hint(&props.answer) }
                <div class="said" id={id(finding, "said")} aria-live="polite">{ said(props) }</div>
                { help(finding, *helped, explained) }
            </div>
        </>
    };
    let onclick = {
        let helped = helped.clone();
        Callback::from(move |_: MouseEvent| helped.set(!*helped))
    };
    let button = html! {
        <button
            type="button"
            class="help-button"
            aria-expanded={helped.to_string()}
            aria-controls={id(finding, "help")}
            aria-label={say!(HELP_WITH, finding = label)}
            {onclick}
        >
            { say!(HELP_SIGN) }
        </button>
    };
    let onkeydown = {
        let helped = helped.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                helped.set(false);
            }
        })
    };
    let class = classes!(
        "field",
        props.answer.answer.is_some().then_some("answered"),
        props.answer.field.not_known.then_some("put-off")
    );
    if typed {
        html! {
            <div {class} id={place(finding)} {onkeydown}>
                <div class="name"><label for={id(finding, "input")}>{ label }</label>{ button }</div>
                { body }
            </div>
        }
    } else {
        html! {
            <fieldset {class} id={place(finding)} aria-describedby={id(finding, "question")} {onkeydown}>
                <legend class="unseen">{ label }</legend>
                <div class="name"><span aria-hidden="true">{ label }</span>{ button }</div>
                { body }
            </fieldset>
        }
    }
}

fn control(answer: &AnswerProps) -> Html {
    match answer.finding {
        Finding::PrimarySite => primary(answer),
        Finding::Level => html! { <Level ..answer.clone() /> },
        finding => match finding.kind() {
            Kind::Choice(_) | Kind::YesNo | Kind::Level => choice(answer),
            Kind::Count { .. } | Kind::Scale { .. } => count(answer),
            Kind::Quantity(_) => quantity(answer),
            Kind::Date => date(answer),
        },
    }
}

/// Explained answers of a finding, in the order of its buttons.
fn explained(finding: Finding) -> Vec<words::Words> {
    if finding == Finding::PrimarySite {
        return Vec::new();
    }
    match finding.kind() {
        Kind::Choice(_) | Kind::YesNo => {
            (0..finding.values().len()).map(|at| words::choice(finding, at)).collect()
        }
        Kind::Scale { .. } | Kind::Count { .. } => words::buttons(finding),
        Kind::Level | Kind::Quantity(_) | Kind::Date => Vec::new(),
    }
}

/// Explanation of the chosen button; before a choice, of the first and the last one, if all are letters or
/// numbers that are not self-explanatory.
fn hint(answer: &AnswerProps) -> Html {
    let all = explained(answer.finding);
    if all.iter().all(|words| words.hint.is_none()) {
        return Html::default();
    }
    let chosen = words::button(answer.finding, answer.answer).and_then(|at| all.get(at));
    let short = all.iter().all(|words| words.name.chars().count() <= 2);
    let text = match (chosen, all.first(), all.last()) {
        (Some(words), ..) => words.hint.unwrap_or_default().to_owned(),
        (None, Some(first), Some(last)) if short => {
            let end = |words: &words::Words| {
                say!(ANSWER_MEANS, answer = words.name, meaning = words.hint.unwrap_or_default())
            };
            say!(ANSWER_ENDS, first = end(first), last = end(last))
        }
        _ => String::new(),
    };
    html! { <p class="hint">{ text }</p> }
}

/// Help text, if requested and available, and explanations of the answers.
fn help(finding: Finding, shown: bool, there: Option<bool>) -> Html {
    let explained = explained(finding);
    let mut out = String::new();
    if let Some(english) = words::english_label(finding) {
        element(&mut out, "p lang=en", english);
    }
    match (there, words::help(finding)) {
        (Some(true), Some(help)) => element(&mut out, "p", help),
        (Some(false), Some(_)) => element(&mut out, "p role=alert", say!(PAGE_FAILED)),
        _ => {}
    }
    open(&mut out, "dl");
    for (at, words) in explained.iter().enumerate() {
        if let Some(hint) = words.hint {
            open(&mut out, "div");
            element(&mut out, "dt", words.name);
            element(&mut out, &format!("dd id={}", id(finding, &format!("hint-{at}"))), hint);
            close(&mut out, "div");
        }
    }
    close(&mut out, "dl");
    html! {
        <div class="help" id={id(finding, "help")} hidden={!shown}>{ Html::from_html_unchecked(out.into()) }</div>
    }
}

/// Messages about the answer.
fn said(props: &FieldProps) -> Html {
    let answer = &props.answer;
    html! {
        <>
            if let Some(problem) = &answer.problem {
                <p class="error">{ words::problem(answer.finding, problem, answer.field.typed.trim()) }</p>
            }
            if answer.unusual || answer.perhaps.is_some() {
                <p class="ask">{ unusual(answer) } { answer.perhaps.map_or_else(|| say!(UNUSUAL_CHECK).into(), |perhaps| ask(answer, perhaps)) }</p>
            }
            if !props.left_open.is_empty() {
                <p class="ask">{ say!(LIMIT_OPEN, systems = &*props.left_open) }</p>
            }
            if answer.field.reread && answer.problem.is_none() {
                <p class="reread">{ reread(answer) }</p>
            }
            if let Some(changed) = answer.field.cleared_by {
                <p class="reread">{ say!(CLEARED_BY, changed = words::label(changed)) }</p>
            }
            for note in &props.contradictions {
                <p key={note.id.as_ref()} class="contradiction">{ words::defined(&note.text) }</p>
            }
            if let Some(suggested) = props.suggested {
                { offer(answer, suggested) }
            }
        </>
    }
}

/// Asks whether another unit or decimal point was meant.
fn ask(answer: &AnswerProps, perhaps: Suggestion) -> Html {
    let (finding, quantity) = (answer.finding, perhaps.quantity);
    let meant = words::quantity(finding, quantity);
    let here = finding.measure().filter(|_| quantity.unit != answer.field.unit).map(|measure| {
        let value = number::significant(quantity.in_unit(measure, answer.field.unit));
        let unit = measure.units.get(usize::from(answer.field.unit)).map_or("", |unit| unit.id);
        format!("{value} {}", words::unit(unit))
    });
    let question = match here {
        Some(here) => say!(PERHAPS_CONVERTED, meant = &meant, here = here),
        None => say!(PERHAPS, meant = &meant),
    };
    let onclick = answer.on(move |_: MouseEvent| Action::Take(finding, quantity));
    html! {
        <>{ question } { " " } <button type="button" {onclick}>{ say!(TAKE, meant = &meant) }</button></>
    }
}

fn unusual(answer: &AnswerProps) -> Option<String> {
    let given = answer.answer.filter(|_| answer.unusual)?;
    Some(say!(UNUSUAL, given = words::answer(answer.finding, given)) + " ")
}

fn reread(answer: &AnswerProps) -> String {
    let unit = answer.finding.measure().and_then(|measure| measure.units.get(usize::from(answer.field.unit)));
    let unit = unit.map_or("", |unit| words::unit(unit.id));
    say!(REREAD, typed = answer.field.typed.trim(), unit = unit)
}

fn offer(answer: &AnswerProps, suggested: &'static Suggested) -> Html {
    let finding = answer.finding;
    let value = suggested.value.to_string();
    let Ok(Some(offered)) = finding.parse(&value, 0) else { return Html::default() };
    let onclick = answer.on(move |_: MouseEvent| Action::Adopt(finding, value.clone()));
    html! {
        <p class="ask">
            { words::defined(&suggested.text) } { " " }
            <button type="button" {onclick}>{ say!(ADOPT, answer = words::answer(finding, offered)) }</button>
        </p>
    }
}
