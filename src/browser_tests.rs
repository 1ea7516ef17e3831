//! Tests of components that need a browser: typing and tapping update the results, and lose nothing.

#![cfg(test)]
#![cfg(target_arch = "wasm32")]

use std::time::Duration;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};
use yew::platform::time::sleep;

use crate::app::App;

wasm_bindgen_test_configure!(run_in_browser);

/// A page for one test, removed at its end.
struct Page(Element);

impl Page {
    async fn open() -> Self {
        assert!(gloo::utils::window().location().set_hash("#/").is_ok(), "the address is kept");
        let Ok(place) = document().create_element("div") else { panic!("no element is made") };
        assert!(gloo::utils::body().append_child(&place).is_ok(), "the page takes no element");
        yew::Renderer::<App>::with_root(place.clone()).render();
        let page = Self(place);
        page.settle().await;
        page
    }

    async fn settle(&self) {
        // A debug build on a busy machine needs time to render everything, and renders the form in parts.
        for _ in 0..20 {
            sleep(Duration::from_millis(300)).await;
            let last = [".actions button", ".cards .card:last-child"];
            if last.iter().all(|part| self.0.query_selector(part).is_ok_and(|found| found.is_some())) {
                break;
            }
        }
    }

    fn find(&self, selector: &str) -> Element {
        self.0.query_selector(selector).ok().flatten().unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    async fn tap(&self, selector: &str) {
        self.find(selector).unchecked_into::<HtmlElement>().click();
        self.settle().await;
    }

    /// Chooses HCC, the sixth of the primaries that have a button; Child-Pugh comes with it.
    async fn choose_hcc(&self) {
        self.tap("#primary_site-field .segment:nth-of-type(6) input").await;
    }

    async fn type_in(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector).unchecked_into();
        input.set_value(text);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        for kind in ["input", "change"] {
            let event = Event::new_with_event_init_dict(kind, &bubbling);
            assert!(event.and_then(|event| input.dispatch_event(&event)).is_ok(), "no {kind}");
        }
        self.settle().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
async fn a_tap_reaches_the_total_of_every_system_that_counts_it() {
    let page = Page::open().await;
    assert_eq!(page.text("#card-tomita_2001 .total"), "2–10 of 10");
    page.choose_hcc().await;
    assert_eq!(page.text("#card-tomita_2001 .total"), "5–10 of 10");
    assert_eq!(page.text("#card-tokuhashi_2005 .total"), "1–11 of 15");
}

#[wasm_bindgen_test]
async fn a_number_that_cannot_be_stays_in_its_field_and_counts_for_nothing() {
    let page = Page::open().await;
    page.choose_hcc().await;
    page.type_in("#albumin-input", "3,8").await;
    assert_eq!(page.text("#card-child_pugh .total"), "5–13 of 15");
    page.type_in("#albumin-input", "38").await;
    assert_eq!(page.text("#card-child_pugh .total"), "5–15 of 15");
    let input: HtmlInputElement = page.find("#albumin-input").unchecked_into();
    assert_eq!(input.value(), "38");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    page.tap("#albumin-said button").await;
    assert_eq!(page.text("#card-child_pugh .total"), "5–13 of 15");
    assert_eq!(input.get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn a_band_may_be_followed_by_the_exact_number_and_taken_back_to_the_band() {
    let page = Page::open().await;
    page.tap("#kps-field .segments label:nth-child(2) input").await;
    let exactly = page.find("#kps-field .exactly").query_selector_all("input");
    assert_eq!(exactly.map(|inputs| inputs.length()), Ok(3));
    page.tap("#kps-field .exactly label:nth-child(2) input").await;
    let exact: HtmlInputElement = page.find("#kps-field .exactly label:nth-child(2) input").unchecked_into();
    assert!(exact.checked());
    page.tap("#kps-field .segments label:nth-child(2) input").await;
    assert!(!exact.checked());
}

#[wasm_bindgen_test]
async fn an_emptied_sheet_can_be_had_back() {
    let page = Page::open().await;
    page.choose_hcc().await;
    page.type_in("#inr-input", "1.x").await;
    page.tap(".actions button").await;
    assert_eq!(page.0.query_selector("#inr-input"), Ok(None));
    page.tap(".undo button").await;
    let input: HtmlInputElement = page.find("#inr-input").unchecked_into();
    assert_eq!(input.value(), "1.x");
}
