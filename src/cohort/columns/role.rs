//! Roles that a column may have.

use clinical::{Finding, Section};
use cohort::{Column, DateOrder, EventCoding, Moment, Role, TimeUnit};
use yew::prelude::*;

use crate::cohort::list::value_of;
use crate::cohort::messages;
use crate::i18n::{say, words};

/// Roles other than findings, in the order of the list.
const PLAIN: [&str; 9] =
    ["ignored", "factor", "patient", "time", "event", "date-of-death", "time-to-death", "start", "entry"];

fn name(plain: &str) -> &'static str {
    match plain {
        "factor" => say!(STUDY_ROLE_FACTOR),
        "patient" => say!(STUDY_ROLE_PATIENT),
        "time" => say!(STUDY_ROLE_TIME),
        "event" => say!(STUDY_ROLE_EVENT),
        "date-of-death" => say!(STUDY_ROLE_DATE_OF_DEATH),
        "time-to-death" => say!(STUDY_ROLE_TIME_TO_DEATH),
        "start" => say!(STUDY_ROLE_START),
        "entry" => say!(STUDY_ROLE_ENTRY),
        _ => say!(STUDY_ROLE_IGNORED),
    }
}

/// Id of a role in the list, without its finding.
fn id(role: &Role) -> &'static str {
    match role {
        Role::Ignored => "ignored",
        Role::Factor => "factor",
        Role::Patient => "patient",
        Role::Time { .. } => "time",
        Role::TimeToDeath { .. } => "time-to-death",
        Role::Event { .. } => "event",
        Role::DateOfDeath { .. } => "date-of-death",
        Role::Start { .. } => "start",
        Role::Entry { .. } => "entry",
        Role::Finding { finding, .. } => finding.id(),
        Role::After { .. } => "after",
    }
}

/// Id of a role in the list.
fn full_id(role: &Role) -> String {
    match role {
        Role::After { finding } => format!("{AFTER}{}", finding.id()),
        other => id(other).to_owned(),
    }
}

/// Prefix of the id of a finding measured after the operation.
const AFTER: &str = "after-";

/// The role with this id. The worker determines its settings from the heading and all cells.
fn role(id: &str) -> Option<Role> {
    Some(match id {
        "ignored" => Role::Ignored,
        "factor" => Role::Factor,
        "patient" => Role::Patient,
        "time" => Role::Time { unit: TimeUnit::Days },
        "time-to-death" => Role::TimeToDeath { unit: TimeUnit::Days },
        "event" => Role::Event { coding: EventCoding::default() },
        "start" => Role::Start { at: Moment::Time(TimeUnit::Days) },
        "entry" => Role::Entry { at: Moment::Time(TimeUnit::Days) },
        "date-of-death" => Role::DateOfDeath { order: DateOrder::YearMonthDay },
        finding => match finding.strip_prefix(AFTER) {
            Some(after) => Role::After { finding: Finding::from_id(after)? },
            None => Role::finding(Finding::from_id(finding)?),
        },
    })
}

/// The list of roles: first those other than findings, then the findings in the order of the form.
pub(super) fn roles(label: String, column: &Column, onchoose: &Callback<Role>) -> Html {
    let now = full_id(&column.role);
    let onchoose = onchoose.clone();
    let onchange = move |event: Event| {
        if let Some(role) = value_of(&event).and_then(|id| role(&id)) {
            onchoose.emit(role);
        }
    };
    html! {
        <select class="list" aria-label={label} {onchange}>
            for plain in PLAIN {
                <option value={plain} selected={plain == now}>{ name(plain) }</option>
            }
            <optgroup label={say!(STUDY_SECTION_AFTER)}>
                for finding in Role::AFTER {
                    <option value={format!("{AFTER}{}", finding.id())} selected={now == format!("{AFTER}{}", finding.id())}>
                        { say!(STUDY_ROLE_AFTER, finding = messages::finding(*finding)) }
                    </option>
                }
            </optgroup>
            for section in Section::ALL {
                <optgroup label={heading(section)}>
                    for finding in Finding::ALL.iter().filter(|finding| finding.section() == section && is_offered(**finding)) {
                        <option value={finding.id()} selected={finding.id() == now}>{ messages::finding(*finding) }</option>
                    }
                </optgroup>
            }
        </select>
    }
}

fn heading(section: Section) -> &'static str {
    if section == Section::Cohort { say!(STUDY_SECTION_COHORT) } else { words::section(section) }
}

/// Returns whether a finding is in the list; time and event are separate roles.
fn is_offered(finding: Finding) -> bool {
    !matches!(finding, Finding::TimeDays | Finding::Died)
}
