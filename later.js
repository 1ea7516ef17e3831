// What the page needs only once it stands: the buttons of the window of files, the offer of a patient who was kept on
// purpose, and what hides the page while nobody uses it. The window is a program that is fetched when it is first wanted.

const files = () => spinemet.load("files");

const CONTROLS = "button:enabled, summary, input:enabled, select:enabled";

function stored(storage, key) {
  try {
    return globalThis[storage].getItem(key);
  } catch {
    return null; // the browser forbids it
  }
}

// A button says which part of the window it opens, and what to say where the window cannot be had.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-opens]");
  if (!button) return;
  try {
    (await files()).open(button.dataset.opens);
  } catch {
    alert(button.dataset.failed);
  }
});

// A button that was pressed may be gone then, or have nothing left to do. Who works by keyboard is not to begin at the top
// of the page again: the next control around it takes over.
document.addEventListener("click", (event) => {
  // Where the button stood; it may be gone already.
  const around = event.composedPath().filter((part) => part instanceof Element);
  const pressed = around.find((part) => part.matches("button"));
  if (!pressed) return;
  const look = (times) => {
    const done = !pressed.isConnected || (pressed.disabled && pressed.closest(".entry"));
    if (done && document.activeElement === document.body) {
      const controls = around.filter((part) => part.isConnected).flatMap((part) => [...part.querySelectorAll(CONTROLS)]);
      controls.find((control) => control.checkVisibility())?.focus();
    } else if (!done && times > 0) {
      setTimeout(look, 100, times - 1);
    }
  };
  // The page is drawn anew a little later.
  setTimeout(look, 50, 10);
});

const kept = stored("sessionStorage", "spinemet-patient") ?? stored("localStorage", "spinemet-patient");
if (kept !== null) {
  files().then((program) => program.offer(), () => {});
}

const MINUTE = 60_000;
let [seen, entered, hidden] = [Date.now(), kept !== null, false];

function minutes() {
  const set = Number(document.documentElement.dataset.idle ?? stored("localStorage", "spinemet-idle") ?? 15);
  return Number.isFinite(set) ? set : 15;
}

// A device that slept may wake by a touch: it is looked at the clock before the touch counts.
function look() {
  const idle = Date.now() - seen;
  if (!entered || hidden || idle < MINUTE) return;
  const most = minutes();
  if (most > 0 && idle >= most * MINUTE) hide(most);
}

function touched() {
  look();
  seen = Date.now();
}

// What was entered goes out of sight at once, and then the window asks.
async function hide(most) {
  hidden = true;
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
  const parts = [...document.body.children].filter((part) => part.id !== "files" && !part.hidden);
  for (const part of parts) part.hidden = true;
  const back = () => {
    for (const part of parts) part.hidden = false;
    [seen, hidden] = [Date.now(), false];
  };
  try {
    (await files()).away(most, back);
  } catch {
    // Without the window nobody can ask, and what was entered must not be lost.
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, back, { once: true });
  }
}

for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "scroll"]) {
  addEventListener(kind, touched, { capture: true, passive: true });
}
for (const kind of ["input", "change", "drop"]) addEventListener(kind, () => (entered = true), true);
for (const kind of ["visibilitychange", "focus", "pageshow"]) addEventListener(kind, look, true);
setInterval(look, 5_000);

// Helping when a program of the page breaks off.
spinemet.script("trap.js").catch(() => {});

// Keeping the page for use without a network.
spinemet.script("offline.js").catch(() => {});
