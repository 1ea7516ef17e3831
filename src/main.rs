//! The page: starts the app in a browser.
//!
//! Everything that is worth testing lives in the crates below it; outside a browser there is nothing to start,
//! so that native builds of this package need no browser library.

#[cfg(target_arch = "wasm32")]
mod app {
    use yew::prelude::*;

    /// The whole page, until the real one takes its place.
    #[component]
    fn App() -> Html {
        let name = use_state(String::new);
        let oninput = {
            let name = name.clone();
            Callback::from(move |event: InputEvent| {
                let input: web_sys::HtmlInputElement = event.target_unchecked_into();
                name.set(input.value());
            })
        };
        html! {
            <main>
                <h1>{ "Spinemet" }</h1>
                <label>{ "Name " }<input {oninput} value={(*name).clone()} /></label>
            </main>
        }
    }

    /// Puts the page where the waiting text stands.
    pub(crate) fn start() {
        let place = gloo::utils::document().get_element_by_id("app");
        if let Some(place) = place {
            yew::Renderer::<App>::with_root(place).render();
        }
    }
}

fn main() {
    #[cfg(target_arch = "wasm32")]
    app::start();
}
