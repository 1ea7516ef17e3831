//! Choice of methods: collapsed, because the defaults follow current statistical practice and are named next
//! to every result.

use cohort::TimeUnit;
use cohort::analysis::{Adjustment, Band, Grouping, MedianMethod, RankTest, Settings, Ties};
use study::protocol::{Offered, OfferedGrouping};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::change::{Dispatch, on};
use super::chooser::{check, toggle, typed};
use crate::cohort::choice::{Choice, Kind, one_time, told_apart};
use crate::cohort::messages;
use crate::i18n::say;

/// Methods that apply to a kind of analysis.
pub(super) fn methods(kind: Kind, offered: &Offered, choice: &Choice, dispatch: &Dispatch) -> Html {
    let settings = &choice.methods;
    let survival = matches!(kind, Kind::Curves | Kind::Factors | Kind::Scores | Kind::Published);
    if kind == Kind::BeforeAfter {
        return html! {};
    }
    html! {
        <details class="picker methods">
            <summary><b>{ say!(STUDY_METHODS) }</b></summary>
            <div class="asked-all">
                if kind != Kind::Cox {
                    { unit_list(settings, dispatch) }
                }
                if survival {
                    { median_list(settings, dispatch) }
                    { band_list(settings, dispatch) }
                    { adjustment_list(settings, dispatch) }
                }
                if kind == Kind::Cox {
                    { ties_list(settings, dispatch) }
                }
                if Choice::has_strata(kind) && !offered.groupings.is_empty() {
                    { strata_list(offered, settings, dispatch) }
                }
                { typed(
                    "confidence",
                    say!(STUDY_CONFIDENCE).to_owned(),
                    &choice.confidence,
                    "95",
                    choice.confidence().is_err().then(|| say!(STUDY_CONFIDENCE_PROBLEM).to_owned()),
                    on(dispatch, |choice, text: &String| choice.confidence.clone_from(text)),
                ) }
                if kind != Kind::Published {
                    { typed(
                        "landmark",
                        say!(STUDY_LANDMARK, unit = messages::unit(settings.unit)),
                        &choice.landmark,
                        "",
                        no_time(&choice.landmark),
                        on(dispatch, |choice, text: &String| choice.landmark.clone_from(text)),
                    ) }
                }
                if kind == Kind::Curves {
                    { typed(
                        "restricted",
                        say!(STUDY_RESTRICTED, unit = messages::unit(settings.unit)),
                        &choice.restricted,
                        "",
                        no_time(&choice.restricted),
                        on(dispatch, |choice, text: &String| choice.restricted.clone_from(text)),
                    ) }
                }
                if survival {
                    { beside(settings, dispatch) }
                }
                <p><a href="#/evidence/methods">{ say!(STUDY_HOW_COMPUTED) }</a></p>
            </div>
        </details>
    }
}

/// Error text unless a field has at most one number.
pub(super) fn no_time(typed: &str) -> Option<String> {
    one_time(typed).is_err().then(|| say!(ERROR_NOT_A_NUMBER, typed = typed.trim()))
}

fn unit_list(settings: &Settings, dispatch: &Dispatch) -> Html {
    let named = TimeUnit::ALL.map(|it| (it, messages::unit(it)));
    list(say!(STUDY_UNIT_OF_RESULTS), &named, settings.unit, dispatch, |choice, unit| {
        choice.methods.unit = unit;
    })
}

fn median_list(settings: &Settings, dispatch: &Dispatch) -> Html {
    let named = [
        (MedianMethod::BrookmeyerCrowley, say!(STUDY_MEDIAN_BROOKMEYER)),
        (MedianMethod::Spss, say!(STUDY_MEDIAN_SPSS)),
    ];
    list(say!(STUDY_MEDIAN), &named, settings.median, dispatch, |choice, median| {
        choice.methods.median = median;
    })
}

fn band_list(settings: &Settings, dispatch: &Dispatch) -> Html {
    let named = [
        (Band::LogLog, say!(STUDY_BAND_LOG_LOG)),
        (Band::Log, say!(STUDY_BAND_LOG)),
        (Band::Plain, say!(STUDY_BAND_PLAIN)),
        (Band::Logit, say!(STUDY_BAND_LOGIT)),
        (Band::Arcsin, say!(STUDY_BAND_ARCSIN)),
    ];
    list(say!(STUDY_BAND), &named, settings.band, dispatch, |choice, band| choice.methods.band = band)
}

fn adjustment_list(settings: &Settings, dispatch: &Dispatch) -> Html {
    let named = [
        (Adjustment::Holm, say!(STUDY_HOLM)),
        (Adjustment::Bonferroni, say!(STUDY_BONFERRONI)),
        (Adjustment::BenjaminiHochberg, say!(STUDY_BENJAMINI_HOCHBERG)),
        (Adjustment::None, say!(STUDY_UNADJUSTED)),
    ];
    list(say!(STUDY_ADJUSTMENT), &named, settings.adjustment, dispatch, |choice, adjustment| {
        choice.methods.adjustment = adjustment;
    })
}

fn ties_list(settings: &Settings, dispatch: &Dispatch) -> Html {
    let named = [(Ties::Efron, say!(STUDY_EFRON)), (Ties::Breslow, say!(STUDY_BRESLOW))];
    list(say!(STUDY_TIES), &named, settings.ties, dispatch, |choice, ties| choice.methods.ties = ties)
}

fn strata_list(offered: &Offered, settings: &Settings, dispatch: &Dispatch) -> Html {
    let chosen = |it: &OfferedGrouping| settings.strata.as_ref() == Some(&it.grouping);
    let onchange = {
        let groupings: Vec<Grouping> = offered.groupings.iter().map(|it| it.grouping.clone()).collect();
        on(dispatch, move |choice, event: &Event| {
            let list = event.target_dyn_into::<HtmlSelectElement>();
            let place = list.and_then(|list| usize::try_from(list.selected_index()).ok());
            choice.methods.strata = place.and_then(|place| groupings.get(place.checked_sub(1)?).cloned());
        })
    };
    html! {
        <label class="asked">
            <span>{ say!(STUDY_STRATA) }</span>
            <select class="list" {onchange}>
                <option selected={!offered.groupings.iter().any(chosen)}>{ say!(STUDY_NO_STRATA) }</option>
                for it in &offered.groupings {
                    <option selected={chosen(it)}>{ told_apart(it, offered) }</option>
                }
            </select>
        </label>
    }
}

/// A select list.
fn list<T: Copy + PartialEq + 'static>(
    label: &'static str,
    named: &[(T, &'static str)],
    chosen: T,
    dispatch: &Dispatch,
    choose: fn(&mut Choice, T),
) -> Html {
    let onchange = {
        let values: Vec<T> = named.iter().map(|it| it.0).collect();
        on(dispatch, move |choice, event: &Event| {
            let list = event.target_dyn_into::<HtmlSelectElement>();
            let place = list.and_then(|list| usize::try_from(list.selected_index()).ok());
            if let Some(value) = place.and_then(|place| values.get(place)) {
                choose(choice, *value);
            }
        })
    };
    html! {
        <label class="asked">
            <span>{ label }</span>
            <select class="list" {onchange}>
                for (value, name) in named {
                    <option key={*name} selected={*value == chosen}>{ *name }</option>
                }
            </select>
        </label>
    }
}

fn beside(settings: &Settings, dispatch: &Dispatch) -> Html {
    let named = [
        (RankTest::PetoPeto, say!(STUDY_PETO_PETO)),
        (RankTest::TaroneWare, say!(STUDY_TARONE_WARE)),
        (RankTest::Gehan, say!(STUDY_GEHAN)),
    ];
    html! {
        <fieldset class="boxes">
            <legend>{ say!(STUDY_BESIDE) }</legend>
            for (test, name) in named {
                { check(
                    name.to_owned(),
                    settings.beside.contains(&test),
                    on(dispatch, move |choice, _: &MouseEvent| toggle(&mut choice.methods.beside, &test)),
                ) }
            }
        </fieldset>
    }
}
