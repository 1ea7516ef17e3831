//! Settings to read the cells of a column: unit, or order of dates.

use clinical::Kind;
use cohort::{DateOrder, Moment, Role, TimeUnit};
use yew::prelude::*;

use crate::cohort::list::{labelled, list};
use crate::cohort::messages;
use crate::i18n::{say, words};

/// Settings of a role.
pub(super) fn settings(at: usize, role: &Role, onchoose: &Callback<Role>) -> Html {
    match role {
        Role::Time { unit } => {
            units(at, *unit, &onchoose.reform(|at: usize| Role::Time { unit: unit_at(at) }))
        }
        Role::TimeToDeath { unit } => {
            units(at, *unit, &onchoose.reform(|at: usize| Role::TimeToDeath { unit: unit_at(at) }))
        }
        Role::Start { at: moment } => {
            moments(at, *moment, &onchoose.reform(|moment: Moment| Role::Start { at: moment }))
        }
        Role::Entry { at: moment } => {
            moments(at, *moment, &onchoose.reform(|moment: Moment| Role::Entry { at: moment }))
        }
        Role::DateOfDeath { order } => {
            let onpick = onchoose.reform(|at: usize| Role::DateOfDeath { order: order_at(at) });
            dates(at, *order, &onpick)
        }
        Role::Finding { finding, order, unit } if finding.kind() == Kind::Date => {
            let (finding, unit) = (*finding, *unit);
            let onpick =
                onchoose.reform(move |at: usize| Role::Finding { finding, unit, order: Some(order_at(at)) });
            dates(at, order.unwrap_or(DateOrder::YearMonthDay), &onpick)
        }
        Role::Finding { finding, unit, order } => {
            let (finding, order) = (*finding, *order);
            let units = finding.measure().map_or(&[][..], |measure| measure.units);
            if units.len() < 2 {
                return Html::default();
            }
            let names: Vec<(usize, &str)> =
                units.iter().enumerate().map(|(at, unit)| (at, words::unit(unit.id))).collect();
            let onpick = onchoose.reform(move |at: usize| Role::Finding {
                finding,
                unit: u8::try_from(at).unwrap_or(0),
                order,
            });
            labelled(say!(STUDY_UNIT), list(format!("unit-{at}"), &names, usize::from(*unit), &onpick))
        }
        Role::Ignored | Role::Factor | Role::After { .. } | Role::Patient | Role::Event { .. } => {
            Html::default()
        }
    }
}

fn units(at: usize, unit: TimeUnit, onpick: &Callback<usize>) -> Html {
    let units = TimeUnit::ALL.map(|unit| (unit, messages::unit(unit)));
    labelled(say!(STUDY_UNIT), list(format!("unit-{at}"), &units, unit, onpick))
}

fn unit_at(at: usize) -> TimeUnit {
    TimeUnit::ALL.get(at).copied().unwrap_or(TimeUnit::Days)
}

/// Order of the dates, or unit of the times, of a column of moments.
fn moments(at: usize, moment: Moment, onchoose: &Callback<Moment>) -> Html {
    match moment {
        Moment::Date(order) => dates(at, order, &onchoose.reform(|at: usize| Moment::Date(order_at(at)))),
        Moment::Time(unit) => units(at, unit, &onchoose.reform(|at: usize| Moment::Time(unit_at(at)))),
    }
}

fn dates(at: usize, order: DateOrder, onpick: &Callback<usize>) -> Html {
    let orders = DateOrder::ALL.map(|order| (order, order_name(order)));
    labelled(say!(STUDY_DATE_ORDER), list(format!("order-{at}"), &orders, order, onpick))
}

fn order_at(at: usize) -> DateOrder {
    DateOrder::ALL.get(at).copied().unwrap_or(DateOrder::YearMonthDay)
}

fn order_name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::YearMonthDay => say!(STUDY_YEAR_MONTH_DAY),
        DateOrder::DayMonthYear => say!(STUDY_DAY_MONTH_YEAR),
        DateOrder::MonthDayYear => say!(STUDY_MONTH_DAY_YEAR),
    }
}
