//! Choice of systems, optional questions and units.

use clinical::{Patient, Purpose};
use systems::CATALOGUE;
use yew::prelude::*;

use super::answer::Dispatch;
use super::segments::{Segment, segments};
use crate::i18n::{say, words};
use crate::language::storage;
use crate::state::settings::{Extra, Preset, Settings, Units};
use crate::state::{Action, State};

/// The key under which the choice is remembered.
const KEPT: &str = "spinemet-systems";

/// Id of the element.
pub(crate) const PLACE: &str = "picker";

/// The settings, collapsed by default.
pub(crate) fn picker(settings: &Settings, patient: &Patient, dispatch: &Dispatch) -> Html {
    let all = CATALOGUE.systems.iter().enumerate();
    let chosen: Vec<_> = all
        .filter(|(at, _)| settings.system(*at, patient))
        .map(|(_, system)| words::defined(&system.short))
        .collect();
    let purposes = [
        (Purpose::Survival, say!(PICKER_SURVIVAL)),
        (Purpose::Stability, say!(PICKER_STABILITY)),
        (Purpose::Liver, say!(PICKER_LIVER)),
    ];
    html! {
        <details class="picker" id={PLACE}>
            <summary>
                <b>{ say!(PICKER_TITLE, chosen = chosen.len(), all = CATALOGUE.systems.len()) }</b>
                { " " }
                <span class="chosen-systems">{ chosen.join(" · ") }</span>
            </summary>
            <p class="presets">
                for preset in Preset::ALL {
                    <button type="button" onclick={pick(settings, dispatch, preset)}>{ preset_name(preset) }</button>
                }
            </p>
            for (purpose, name) in purposes {
                <fieldset key={name}>
                    <legend>{ name }</legend>
                    { of_purpose(settings, patient, dispatch, purpose) }
                </fieldset>
            }
            <fieldset>
                <legend>{ say!(PICKER_EXTRAS) }</legend>
                for extra in Extra::ALL {
                    { check(
                        extra_name(extra),
                        None,
                        settings.extra(extra),
                        &on(settings, dispatch, move |checked| Action::Extra(extra, checked)),
                    ) }
                }
            </fieldset>
            { units(settings, dispatch) }
        </details>
    }
}

fn of_purpose(settings: &Settings, patient: &Patient, dispatch: &Dispatch, purpose: Purpose) -> Html {
    let systems = CATALOGUE.systems.iter().enumerate().filter(|(_, system)| system.purpose == purpose);
    html! {
        for (at, system) in systems {
            { check(
                words::defined(&system.name),
                (system.name != system.short && !system.name.contains(&*system.short))
                    .then(|| words::defined(&system.short)),
                settings.system(at, patient),
                &on(settings, dispatch, move |checked| Action::System(at, checked)),
            ) }
        }
    }
}

fn check(name: String, short: Option<String>, checked: bool, onchange: &Callback<bool>) -> Html {
    let onclick = onchange.reform(move |_: MouseEvent| !checked);
    html! {
        <label class="check">
            <input type="checkbox" {checked} {onclick} />
            <span>
                if let Some(short) = short {
                    <b>{ short }</b> { " " }
                }
                { name }
            </span>
        </label>
    }
}

fn on(settings: &Settings, dispatch: &Dispatch, action: impl Fn(bool) -> Action + 'static) -> Callback<bool> {
    let (settings, dispatch) = (settings.clone(), dispatch.clone());
    Callback::from(move |checked| choose(&settings, &dispatch, action(checked)))
}

fn pick(settings: &Settings, dispatch: &Dispatch, preset: Preset) -> Callback<MouseEvent> {
    on(settings, dispatch, move |_| Action::Preset(preset)).reform(|_: MouseEvent| true)
}

/// Takes a choice of the user's, and has the browser remember it. A choice that a file brings is not remembered.
fn choose(settings: &Settings, dispatch: &Dispatch, action: Action) {
    let before = State { settings: settings.clone(), ..State::default() };
    let chosen = before.after(action.clone()).settings;
    if let Some(storage) = storage() {
        // If the browser stores nothing, the choice lasts until the page is closed.
        let _ = storage.set_item(KEPT, &chosen.written());
    }
    dispatch.dispatch(action);
}

/// The choice that the browser remembers, or that of a first visit.
pub(crate) fn remembered() -> Settings {
    let kept = storage().and_then(|storage| storage.get_item(KEPT).ok()?);
    kept.map(|text| Settings::remembered(&text)).unwrap_or_default()
}

fn preset_name(preset: Preset) -> &'static str {
    match preset {
        Preset::OnCall => say!(PRESET_ON_CALL),
        Preset::Radiotherapy => say!(PRESET_RADIOTHERAPY),
        Preset::Hcc => say!(PRESET_HCC),
        Preset::All => say!(PRESET_ALL),
    }
}

fn extra_name(extra: Extra) -> String {
    match extra {
        Extra::Radiotherapy => say!(EXTRA_RADIOTHERAPY),
        Extra::Compression => say!(EXTRA_COMPRESSION),
        Extra::Asia => say!(EXTRA_ASIA),
        Extra::Laboratory => say!(EXTRA_LABORATORY),
    }
    .to_owned()
}

fn units(settings: &Settings, dispatch: &Dispatch) -> Html {
    let both = [Units::Conventional, Units::Si];
    let name = |units: Units| match units {
        Units::Conventional => say!(UNITS_CONVENTIONAL),
        Units::Si => say!(UNITS_SI),
    };
    let all: Vec<_> = both.iter().map(|units| Segment::new(name(*units), *units == settings.units)).collect();
    let (chosen, dispatch) = (settings.clone(), dispatch.clone());
    let onpick = Callback::from(move |at: usize| {
        choose(&chosen, &dispatch, Action::Units(both.get(at).copied().unwrap_or_default()));
    });
    html! {
        <fieldset>
            <legend>{ say!(UNITS_TITLE) }</legend>
            { segments(&"units".into(), "segments", &all, &onpick) }
            <p class="soft">{ say!(UNITS_NOTE) }</p>
        </fieldset>
    }
}
