//! Announces changed totals to screen readers, after a pause in input.

use std::collections::HashMap;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::i18n::{say, words};
use crate::report::bar;
use crate::state::reading::{Assessed, Reading};

/// Length of the pause, in milliseconds.
const REST: u32 = 900;

#[derive(Properties, PartialEq)]
pub(crate) struct SpokenProps {
    pub(crate) reading: Rc<Reading>,
}

/// Totals with at least one answer, by system.
fn totals(reading: &Reading) -> HashMap<&'static str, String> {
    let begun = reading.distinct().filter(|one| one.applies() && one.has_begun());
    let told = |one: &Rc<Assessed>| Some((one.system.short.as_ref(), bar::spoken(one)?));
    begun.filter_map(told).collect()
}

/// A live region for screen readers.
#[component]
pub(crate) fn Spoken(props: &SpokenProps) -> Html {
    let said = use_state_eq(String::new);
    let last = use_mut_ref(HashMap::<&'static str, String>::new);
    let setter = said.setter();
    use_effect_with(props.reading.clone(), move |reading| {
        let reading = reading.clone();
        let rest = Timeout::new(REST, move || {
            let now = totals(&reading);
            let before = last.replace(now.clone());
            let changed: Vec<String> = reading
                .assessed
                .iter()
                .filter_map(|one| now.get_key_value(one.system.short.as_ref()))
                .filter(|(name, total)| before.get(*name) != Some(*total))
                .map(|(name, total)| say!(SPOKEN, system = words::defined(name), total = total))
                .collect();
            if !changed.is_empty() {
                setter.set(changed.join(say!(JOINT_SENTENCES)));
            }
        });
        move || drop(rest)
    });
    html! { <p class="unseen" role="status" aria-live="polite">{ &*said }</p> }
}
