//! A figure with a read-out under the pointer, and the same as text.
//!
//! A native slider controls the read-out, for keyboard, touch and screen readers; a pointer over the curves
//! moves the same slider.

use std::rc::Rc;

use figure::palette::Finish;
use study::protocol::{Drawn, DrawnFigure, Hover, TextLine};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlInputElement, PointerEvent, SupportedType};
use yew::prelude::*;

use super::readout::{Reading, readings, said, step, time_text};
use crate::i18n::say;

/// The figure to draw.
#[derive(Properties, PartialEq)]
pub(super) struct DrawingProps {
    pub(super) drawn: Rc<Drawn>,
    /// Index of the figure in the result.
    pub(super) place: usize,
}

/// The figure.
#[component]
pub(super) fn Drawing(props: &DrawingProps) -> Html {
    let Some(figure) = props.drawn.figures.get(props.place) else { return html! {} };
    html! {
        <>
            if let Some(hover) = &figure.hover {
                <Curves drawn={props.drawn.clone()} place={props.place} longest={hover.plot.longest} />
            } else {
                <div class="plot"><Svg svg={AttrValue::from(figure.svg.clone())} /></div>
            }
            { as_text(figure) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CurvesProps {
    drawn: Rc<Drawn>,
    place: usize,
    longest: f64,
}

/// Curves with a read-out at a time.
#[component]
fn Curves(props: &CurvesProps) -> Html {
    let time = use_state_eq(|| 0.0_f64);
    let figure = props.drawn.figures.get(props.place);
    let Some((figure, hover)) = figure.and_then(|figure| Some((figure, figure.hover.as_ref()?))) else {
        return html! {};
    };
    let step = step(hover.unit);
    let (plot, drawn_width) = (hover.plot, figure.width);
    let onpointer = {
        let time = time.setter();
        Callback::from(move |event: PointerEvent| {
            let Some(place) = event.current_target().and_then(|it| it.dyn_into::<Element>().ok()) else {
                return;
            };
            let shown = place.get_bounding_client_rect();
            if shown.width() > 0.0 {
                let x = (f64::from(event.client_x()) - shown.left()) * drawn_width / shown.width();
                time.set((plot.time_at(x) / step).round() * step);
            }
        })
    };
    let oninput = {
        let time = time.setter();
        Callback::from(move |event: InputEvent| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            if let Some(chosen) = field.map(|field| field.value_as_number()).filter(|it| it.is_finite()) {
                time.set(chosen);
            }
        })
    };
    // A redrawn figure may have a shorter axis.
    let time = time.min(plot.longest);
    let readings = readings(hover, time);
    let at = time_text(time, hover.unit);
    let spoken: Vec<String> = readings.iter().map(|it| format!("{}: {}", it.label, said(it))).collect();
    html! {
        <>
            <div class="plot" onpointermove={onpointer.clone()} onpointerdown={onpointer}>
                <Svg svg={AttrValue::from(figure.svg.clone())} />
                { cursor(figure, hover, &readings, time) }
            </div>
            <div class="readout">
                <label class="asked">
                    <span>{ &at }</span>
                    <input
                        type="range"
                        min="0"
                        max={plot.longest.to_string()}
                        step={step.to_string()}
                        value={time.to_string()}
                        aria-valuetext={format!("{at} {}", spoken.join("; "))}
                        {oninput}
                    />
                </label>
                <dl>
                    for (series, reading) in readings.iter().enumerate() {
                        <div key={series}>
                            <dt>{ sample(series) }{ &reading.label }</dt>
                            <dd>{ said(reading) }</dd>
                        </div>
                    }
                </dl>
            </div>
        </>
    }
}

/// A line at the time, and a mark on each curve.
fn cursor(figure: &DrawnFigure, hover: &Hover, readings: &[Reading], time: f64) -> Html {
    let plot = hover.plot;
    let x = plot.left + (plot.right - plot.left) * time / plot.longest.max(f64::MIN_POSITIVE);
    let x = format!("{x:.1}");
    let marks = readings.iter().enumerate().filter_map(|(series, reading)| {
        let y = plot.bottom - (plot.bottom - plot.top) * reading.survival?;
        Some((series, format!("{y:.1}")))
    });
    html! {
        <svg class="fig cursor" viewBox={format!("0 0 {} {}", figure.width, figure.height)} aria-hidden="true">
            <line class="fig-soft" x1={x.clone()} x2={x.clone()} y1={plot.top.to_string()} y2={plot.bottom.to_string()} />
            for (series, y) in marks {
                <circle class={format!("fig-series-{}", series % 6 + 1)} cx={x.clone()} cy={y} r="4" />
            }
        </svg>
    }
}

/// Line sample of a series.
fn sample(series: usize) -> Html {
    html! {
        <svg class="sample" viewBox="0 0 30 8" width="30" height="8" aria-hidden="true">
            <path
                class={format!("fig-series-{}", series % 6 + 1)}
                d="M0 4H30"
                fill="none"
                stroke="currentColor"
                stroke-width="2"
                stroke-dasharray={Finish::of_series(series).dashes()}
            />
        </svg>
    }
}

#[derive(Properties, PartialEq)]
struct SvgProps {
    svg: AttrValue,
}

/// Inserts the worker's SVG, parsed as XML: nothing in it can become a script.
#[component]
fn Svg(props: &SvgProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(props.svg.clone(), move |svg| {
            if let (Some(place), Some(picture)) = (place.cast::<Element>(), parsed(svg)) {
                place.replace_children_with_node_1(&picture);
            }
        });
    }
    html! { <div ref={place}></div> }
}

fn parsed(svg: &str) -> Option<web_sys::Node> {
    let document = DomParser::new().ok()?.parse_from_string(svg, SupportedType::ImageSvgXml).ok()?;
    let root = document.document_element().filter(|root| root.local_name() == "svg")?;
    gloo::utils::document().import_node_with_deep(&root, true).ok()
}

/// The figure as text.
fn as_text(figure: &DrawnFigure) -> Html {
    // The first line of curves contains the times; a forest plot has none.
    let (head, lines) = match figure.lines.split_first() {
        Some((head, lines)) if figure.hover.is_some() => (Some(head), lines),
        _ => (None, &figure.lines[..]),
    };
    let cells = |line: &TextLine, cell: fn(&String) -> Html| line.cells.iter().map(cell).collect::<Html>();
    html! {
        <details class="as-text">
            <summary>{ say!(PICTURE_AS_TEXT) }</summary>
            <div class="sheet" tabindex="0" role="region" aria-label={figure.title.clone()}>
                <table>
                    if let Some(head) = head {
                        <thead>
                            <tr>
                                <th scope="col">{ &head.label }</th>
                                { cells(head, |cell| html! { <th scope="col">{ cell }</th> }) }
                            </tr>
                        </thead>
                    }
                    <tbody>
                        for line in lines {
                            <tr>
                                <th scope="row">{ &line.label }</th>
                                { cells(line, |cell| html! { <td>{ cell }</td> }) }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </details>
    }
}
