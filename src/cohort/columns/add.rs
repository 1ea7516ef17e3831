//! A form to add a column that is computed from others.

use cohort::{Addition, Column, DateOrder, DecimalSign, Derived, Formula};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::cohort::list::{labelled, list, list_of};
use crate::i18n::say;

/// Number of columns that can be chosen for a formula.
const COLUMNS: usize = 3;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Constant,
    Days,
    Sum,
    First,
    Joined,
    AtLeast,
    Log2,
}

#[derive(Properties, PartialEq)]
pub(super) struct AddProps {
    pub(super) columns: Vec<Column>,
    pub(super) decimal: DecimalSign,
    pub(super) onadd: Callback<Addition>,
}

/// The form.
#[component]
pub(super) fn Add(props: &AddProps) -> Html {
    let kind = use_state_eq(|| Kind::Constant);
    let name = use_state_eq(String::new);
    let value = use_state_eq(String::new);
    let places = use_state_eq(|| [None::<usize>; COLUMNS]);
    let kinds = [
        (Kind::Constant, say!(STUDY_ADD_CONSTANT)),
        (Kind::Days, say!(STUDY_ADD_DAYS)),
        (Kind::Sum, say!(STUDY_ADD_SUM)),
        (Kind::First, say!(STUDY_ADD_FIRST)),
        (Kind::Joined, say!(STUDY_ADD_JOINED)),
        (Kind::AtLeast, say!(STUDY_ADD_AT_LEAST)),
        (Kind::Log2, say!(STUDY_ADD_LOG)),
    ];
    let onkind = {
        let kind = kind.setter();
        Callback::from(move |at: usize| kind.set(kinds[at].0))
    };
    let typed = |state: &UseStateHandle<String>| {
        let state = state.setter();
        move |event: InputEvent| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            state.set(field.map_or_else(String::new, |field| field.value()));
        }
    };
    let pick = |at: usize, label: String| {
        let mut names = vec![(places[at].is_none(), say!(STUDY_ADD_NO_COLUMN))];
        let columns = props.columns.iter().enumerate();
        names.extend(columns.map(|(place, column)| (places[at] == Some(place), column.heading.as_str())));
        let places = places.clone();
        let onpick = Callback::from(move |picked: usize| {
            let mut chosen = *places;
            chosen[at] = picked.checked_sub(1);
            places.set(chosen);
        });
        labelled(&label, list_of(format!("add-column-{at}").into(), &names, &onpick))
    };
    let formula = formula(*kind, &value, *places, props);
    let onclick = {
        let (onadd, name, reset) = (props.onadd.clone(), name.clone(), value.setter());
        let formula = formula.clone();
        move |_: MouseEvent| {
            if let Some(formula) = formula.clone() {
                let derived = Derived { name: name.trim().to_owned(), formula };
                onadd.emit(Addition { derived, role: None, replaced: Vec::new() });
                name.set(String::new());
                reset.set(String::new());
            }
        }
    };
    let several = |count: usize| {
        (0..count).map(|at| pick(at, say!(STUDY_ADD_OF_NUMBERED, number = at + 1))).collect::<Html>()
    };
    html! {
        <details class="add-column">
            <summary>{ say!(STUDY_ADD_COLUMN) }</summary>
            <div class="choices">
                { labelled(say!(STUDY_ADD_NAME), html! {
                    <input type="text" autocomplete="off" value={(*name).clone()} oninput={typed(&name)} />
                }) }
                { labelled(say!(STUDY_ADD_KIND), list("add-kind", &kinds, *kind, &onkind)) }
                { match *kind {
                    Kind::Constant => labelled(say!(STUDY_ADD_VALUE), html! {
                        <input type="text" autocomplete="off" value={(*value).clone()} oninput={typed(&value)} />
                    }),
                    Kind::Days => html! {
                        <>{ pick(0, say!(STUDY_ADD_FROM).to_owned()) }{ pick(1, say!(STUDY_ADD_TO).to_owned()) }</>
                    },
                    Kind::AtLeast => html! {
                        <>
                            { pick(0, say!(STUDY_ADD_OF).to_owned()) }
                            { labelled(say!(STUDY_ADD_LIMIT), html! {
                                <input type="text" inputmode="decimal" autocomplete="off" value={(*value).clone()} oninput={typed(&value)} />
                            }) }
                        </>
                    },
                    Kind::Log2 => pick(0, say!(STUDY_ADD_OF).to_owned()),
                    Kind::Sum | Kind::First | Kind::Joined => several(COLUMNS),
                } }
                <button type="button" disabled={formula.is_none() || name.trim().is_empty()} {onclick}>
                    { say!(STUDY_ADD_NOW) }
                </button>
            </div>
        </details>
    }
}

/// The formula chosen, if it is complete.
fn formula(kind: Kind, value: &str, places: [Option<usize>; COLUMNS], props: &AddProps) -> Option<Formula> {
    let heading = |place: usize| props.columns.get(place).map(|column| column.heading.clone());
    let columns: Vec<String> = places.into_iter().flatten().filter_map(heading).collect();
    let nth = |at: usize| places[at].and_then(heading);
    let decimal = props.decimal;
    let several = columns.len() > 1;
    Some(match kind {
        Kind::Constant if !value.trim().is_empty() => Formula::Constant { value: value.trim().to_owned() },
        // The worker finds the order of the dates.
        Kind::Days => Formula::Days { from: nth(0)?, to: nth(1)?, orders: [DateOrder::YearMonthDay; 2] },
        Kind::Sum if several => Formula::Sum { columns, decimal },
        Kind::First if several => Formula::First { columns },
        Kind::Joined if several => Formula::Joined { columns },
        Kind::Log2 => Formula::Log2 { column: nth(0)?, decimal },
        Kind::AtLeast => {
            let limit = clinical::read_decimal(&value.trim().replace(',', "."))?;
            Formula::AtLeast { column: nth(0)?, limit, decimal }
        }
        _ => return None,
    })
}
