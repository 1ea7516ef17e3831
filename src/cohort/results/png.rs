//! Exports a figure as PNG at 300 dots per inch, as journals require.
//!
//! Drawing an `<img>` of the SVG on a canvas would need `blob:` pictures in the content security policy, and
//! a compiled renderer would need fonts for four scripts. Figures contain few elements (`figure::backend`
//! writes paths, rectangles, circles and texts), so they are drawn on the canvas directly, with the browser's
//! fonts and an unchanged policy.

use figure::resolution::with_resolution;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, DomParser, Element, HtmlCanvasElement, Path2d, SupportedType};
use yew::platform::spawn_local;

use crate::cohort::save::save as save_file;

const DOTS_PER_INCH: u32 = 300;
/// CSS pixels per inch.
const PIXELS_PER_INCH: f64 = 96.0;

/// Saves a figure's SVG file, given in pieces, as PNG.
pub(crate) fn save(name: &str, pieces: &[Uint8Array]) {
    let svg: Vec<u8> = pieces.iter().flat_map(Uint8Array::to_vec).collect();
    let name = format!("{}.png", name.strip_suffix(".svg").unwrap_or(name));
    spawn_local(async move {
        if let Some(png) = png(&svg).await {
            save_file(&name, "image/png", &[Uint8Array::from(png.as_slice())]);
        }
    });
}

/// PNG of a figure's SVG file; `None` if the browser lacks memory for it.
async fn png(svg: &[u8]) -> Option<Vec<u8>> {
    let canvas = drawn(std::str::from_utf8(svg).ok()?)?;
    let promise = Promise::new(&mut |resolve, _| {
        // Throws for a canvas with pictures of another origin; this one has none.
        let _ = canvas.to_blob(&resolve);
    });
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    with_resolution(&Uint8Array::new(&bytes).to_vec(), DOTS_PER_INCH)
}

fn drawn(svg: &str) -> Option<HtmlCanvasElement> {
    let document = DomParser::new().ok()?.parse_from_string(svg, SupportedType::ImageSvgXml).ok()?;
    let root = document.document_element().filter(|root| root.local_name() == "svg")?;
    let canvas =
        gloo::utils::document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let scale = f64::from(DOTS_PER_INCH) / PIXELS_PER_INCH;
    canvas.set_width((number(&root, "width")? * scale).round() as u32);
    canvas.set_height((number(&root, "height")? * scale).round() as u32);
    let pen = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    pen.scale(scale, scale).ok()?;
    let face = root.get_attribute("font-family").unwrap_or_else(|| "sans-serif".to_owned());
    let parts = root.children();
    for place in 0..parts.length() {
        if let Some(part) = parts.item(place) {
            draw(&pen, &part, &face);
        }
    }
    Some(canvas)
}

fn draw(pen: &CanvasRenderingContext2d, part: &Element, face: &str) {
    if part.local_name() == "g" {
        pen.save();
        if place(pen, part).is_some() {
            let parts = part.children();
            for at in 0..parts.length() {
                if let Some(part) = parts.item(at) {
                    draw(pen, &part, face);
                }
            }
        }
        pen.restore();
    } else if part.local_name() == "text" {
        write(pen, part, face);
    } else if let Some(shape) = shape(part) {
        paint(pen, part, &shape);
    }
}

/// Moves and scales the pen by the `translate(x y) scale(s)` of a group.
fn place(pen: &CanvasRenderingContext2d, group: &Element) -> Option<()> {
    let transform = group.get_attribute("transform")?;
    let (translate, scale) = transform.strip_prefix("translate(")?.split_once(") scale(")?;
    let (x, y) = translate.split_once(' ')?;
    let number = clinical::read_decimal;
    pen.translate(number(x)?, number(y)?).ok()?;
    let scale = number(scale.strip_suffix(')')?)?;
    pen.scale(scale, scale).ok()
}

/// Outline of an element; `None` for title and description.
fn shape(part: &Element) -> Option<Path2d> {
    let number = |name| number(part, name);
    match part.local_name().as_str() {
        "path" => Path2d::new_with_path_string(&part.get_attribute("d")?).ok(),
        "rect" => {
            let shape = Path2d::new().ok()?;
            shape.rect(number("x")?, number("y")?, number("width")?, number("height")?);
            Some(shape)
        }
        "circle" => {
            let shape = Path2d::new().ok()?;
            shape.arc(number("cx")?, number("cy")?, number("r")?, 0.0, std::f64::consts::TAU).ok()?;
            Some(shape)
        }
        _ => None,
    }
}

fn paint(pen: &CanvasRenderingContext2d, part: &Element, shape: &Path2d) {
    if let Some(colour) = colour(part, "fill") {
        pen.set_global_alpha(number(part, "fill-opacity").unwrap_or(1.0));
        pen.set_fill_style_str(&colour);
        pen.fill_with_path_2d(shape);
    }
    if let Some(colour) = colour(part, "stroke") {
        pen.set_global_alpha(number(part, "stroke-opacity").unwrap_or(1.0));
        pen.set_stroke_style_str(&colour);
        pen.set_line_width(number(part, "stroke-width").unwrap_or(1.0));
        let dashes = part.get_attribute("stroke-dasharray").unwrap_or_default();
        let dashes = dashes.split(' ').filter_map(clinical::read_decimal);
        // Fails only for values that are not numbers.
        let _ = pen.set_line_dash(&dashes.map(wasm_bindgen::JsValue::from).collect::<Array>());
        pen.stroke_with_path(shape);
    }
    pen.set_global_alpha(1.0);
}

fn write(pen: &CanvasRenderingContext2d, part: &Element, face: &str) {
    let text = part.text_content().unwrap_or_default();
    let weight = part.get_attribute("font-weight").unwrap_or_else(|| "400".to_owned());
    pen.set_font(&format!("{weight} {}px {face}", number(part, "font-size").unwrap_or(12.0)));
    pen.set_text_align(match part.get_attribute("text-anchor").as_deref() {
        Some("middle") => "center",
        Some("end") => "right",
        _ => "left",
    });
    let (x, y) = (number(part, "x").unwrap_or(0.0), number(part, "y").unwrap_or(0.0));
    // The rim is below its text. Neither call fails for a text and numbers.
    if let Some(colour) = colour(part, "stroke") {
        pen.set_stroke_style_str(&colour);
        pen.set_line_width(number(part, "stroke-width").unwrap_or(1.0));
        pen.set_line_join("round");
        let _ = pen.set_line_dash(&Array::new());
        let _ = pen.stroke_text(&text, x, y);
        pen.set_line_join("miter");
    }
    if let Some(colour) = colour(part, "fill") {
        pen.set_fill_style_str(&colour);
        let _ = pen.fill_text(&text, x, y);
    }
}

fn number(part: &Element, name: &str) -> Option<f64> {
    clinical::read_decimal(&part.get_attribute(name)?)
}

fn colour(part: &Element, name: &str) -> Option<String> {
    part.get_attribute(name).filter(|colour| colour != "none")
}
