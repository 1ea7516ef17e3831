//! Checks and helpers for all pictures.

use figure::{Figure, Frame};
use roxmltree::{Document, Node};

pub(crate) fn frame(id: &str, width: f64) -> Frame {
    Frame { id: id.into(), width, title: "A title".into(), description: "What it shows.".into() }
}

/// The SVG with one element a line, for readable snapshot differences.
pub(crate) fn by_line(figure: &Figure) -> String {
    figure.svg.replace("><", ">\n<")
}

/// Values of an attribute of all elements with one name, in order.
pub(crate) fn attributes(figure: &Figure, element: &str, attribute: &str) -> Vec<f64> {
    let document = Document::parse(&figure.svg).unwrap();
    let all =
        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", element)));
    all.filter_map(|node| node.attribute(attribute)).map(|value| value.parse().unwrap()).collect()
}

/// Checks the invariants: well-formed, announced, no styles or colours, and every shape inside the picture.
#[track_caller]
pub(crate) fn check(figure: &Figure) {
    let document = Document::parse(&figure.svg).unwrap_or_else(|error| panic!("{error}: {}", figure.svg));
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let named: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    assert!(named.iter().all(|name| ids.contains(name)), "{named:?} {ids:?}");
    assert_eq!(root.attribute("viewBox"), Some(format!("0 0 {} {}", figure.width, figure.height).as_str()));
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            check_attribute(figure, attribute.name(), attribute.value());
        }
    }
}

fn check_attribute(figure: &Figure, name: &str, value: &str) {
    assert!(name != "style" && !name.starts_with("on"), "{name}={value}");
    let colours = ["fill", "stroke", "color"];
    if colours.contains(&name) {
        let allowed = value == "none" || value == "currentColor" || value.starts_with("url(#");
        assert!(allowed, "{name}={value}");
    }
    let within = |number: f64, end: f64| {
        assert!(number.is_finite() && (-4.0..=end + 4.0).contains(&number), "{name}={value} outside");
    };
    match name {
        "x" | "cx" => within(value.parse().unwrap(), figure.width),
        "y" | "cy" => within(value.parse().unwrap(), figure.height),
        "d" => value
            .split(|letter: char| letter.is_ascii_alphabetic() || letter == ' ' || letter == ',')
            .filter(|part| !part.is_empty())
            .for_each(|part| within(part.parse().unwrap(), figure.width.max(figure.height))),
        _ => {}
    }
}
