// Has the page kept on this device for use without a network, and says when a new version is ready. later.js fetches
// this. The bedside needs none of it, so it is not part of its program.

const place = document.createElement("aside");
const text = document.createElement("p");
place.className = "offline";
text.setAttribute("role", "status");
place.append(text);
document.body.append(place);

// What is said: nothing yet, or that the page is kept, that it is not, that a new version is ready, that others hold it up.
let said = "";
let words = {};
let waiting = null;

// Whether something is being entered: on the bedside page its own button knows, and the cohort page says whether a study
// is open.
let patient = false;
let study = false;

function look() {
  const reset = document.querySelector(".entry .actions button");
  if (reset) patient = !reset.disabled;
  study = document.querySelector(".study[data-open]") !== null;
  if (said === "ready") draw();
}

function say(what) {
  said = what;
  draw();
}

function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.onclick = act;
  return made;
}

function draw() {
  const busy = patient || study;
  const shown = `${said} ${busy} ${words["offline-ready"]}`;
  if (place.dataset.shown === shown) return;
  place.dataset.shown = shown;
  place.classList.toggle("ready", said === "ready" || said === "others");
  place.setAttribute("aria-label", words["offline-label"] ?? "");
  text.textContent = words[`offline-${said}`] ?? "";
  if (said === "ready" && busy) text.append(" ", words["offline-entered"]);
  // The text stays where it is, so that those who listen hear it change.
  for (const old of place.querySelectorAll("button")) old.remove();
  if (said === "ready" && !busy) place.append(button(words["offline-use"], () => waiting?.postMessage("take over")));
  if (said === "ready" || said === "others") place.append(button(words["offline-later"], () => say("kept")));
}

async function speak() {
  const language = document.documentElement.lang.slice(0, 2);
  const bytes = await spinemet.read(`words-${language}-scripts.json`);
  words = JSON.parse(new TextDecoder().decode(bytes));
  draw();
}

// What the browser wants to install the page.
function describe() {
  for (const [rel, at] of [["manifest", "manifest.webmanifest"], ["apple-touch-icon", "install/icon-192.png"]]) {
    const made = document.createElement("link");
    made.rel = rel;
    made.href = at;
    document.head.append(made);
  }
}

async function keep() {
  const workers = navigator.serviceWorker;
  if (!workers) return say("not-kept");
  workers.addEventListener("message", ({ data }) => data === "others" && say("others"));
  // The version that was agreed to has taken over. The first one takes over unasked, and changes nothing.
  workers.addEventListener("controllerchange", () => waiting && location.reload());

  const registration = await workers.register("sw.js", { updateViaCache: "none" });
  const ready = (worker) => {
    waiting = worker;
    say("ready");
  };
  // Whether the whole release came shows in what becomes of its worker.
  const follow = (worker) => {
    const first = !registration.active;
    worker.addEventListener("statechange", () => {
      if (worker.state === "installed" && !first) ready(worker);
      if (worker.state === "activated" && first) say("kept");
      if (worker.state === "redundant" && first) say("not-kept");
    });
  };
  registration.addEventListener("updatefound", () => follow(registration.installing));
  if (registration.installing) follow(registration.installing);
  if (registration.active) say("kept");
  if (registration.active && registration.waiting) ready(registration.waiting);
  // A page that stays open for days asks when it is looked at again.
  addEventListener("visibilitychange", () => !document.hidden && registration.update().catch(() => {}));
}

for (const event of ["input", "change", "click", "keyup", "hashchange"]) {
  addEventListener(event, () => setTimeout(look, 50), true);
}
// A study opens when its worker has read it.
new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ["data-open"] });
addEventListener("spinemet-language", () => speak().catch(() => {}));
spinemet.style("offline.css").catch(() => {});
describe();
await speak().catch(() => {});
await keep().catch(() => say("not-kept"));
