// Caches the page on this device for use without a network, and announces new versions. Fetched by later.js, so that
// the bedside program does not contain it.

const place = document.createElement("aside");
const text = document.createElement("p");
place.className = "offline";
text.setAttribute("role", "status");
place.append(text);
document.body.append(place);

// Current message: none, cached, not cached, new version ready, or blocked by other windows.
let said = "";
let words = {};
let waiting = null;

// True while data are being entered: the bedside page is known by its button, the cohort page by an open study.
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
  // The text element is kept, so that screen readers announce its changes.
  for (const old of place.querySelectorAll("button")) old.remove();
  if (said === "ready" && !busy) place.append(button(words["offline-use"], () => waiting?.postMessage("take over")));
  if (said === "ready" || said === "others") place.append(button(words["offline-later"], () => say("kept")));
}

// Adds the data that the browser needs to install the page.
function describe() {
  for (const [rel, at] of [["manifest", "manifest.webmanifest"], ["apple-touch-icon", "install/icon-192.png"]]) {
    const made = document.createElement("link");
    made.rel = rel;
    made.href = at;
    // Behind basic authentication the browser fetches the manifest only with credentials.
    if (rel === "manifest") made.crossOrigin = "use-credentials";
    document.head.append(made);
  }
}

async function keep() {
  const workers = navigator.serviceWorker;
  if (!workers) return say("not-kept");
  workers.addEventListener("message", ({ data }) => data === "others" && say("others"));
  // The accepted version has taken over. The first one takes over without asking, and changes nothing.
  workers.addEventListener("controllerchange", () => waiting && location.reload());

  const registration = await workers.register("sw.js", { updateViaCache: "none" });
  const ready = (worker) => {
    waiting = worker;
    say("ready");
  };
  // The state of the worker shows whether the whole release was cached.
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
  // A page open for days checks for updates when it becomes visible.
  addEventListener("visibilitychange", () => !document.hidden && registration.update().catch(() => {}));
}

for (const event of ["input", "change", "click", "keyup", "hashchange"]) {
  addEventListener(event, () => setTimeout(look, 50), true);
}
// A study is open once its worker has read it.
new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ["data-open"] });

// Starts the caching. `messages` fetches the messages in the page's language.
export async function start(messages) {
  const speak = async () => {
    words = await messages();
    draw();
  };
  addEventListener("spinemet-language", () => speak().catch(() => {}));
  spinemet.style("offline.css").catch(() => {});
  describe();
  await speak().catch(() => {});
  await keep().catch(() => say("not-kept"));
}
