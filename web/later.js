// Parts needed after the page is rendered: the buttons of the dialog for files, the offer of a stored patient, and the
// idle timeout. The dialog is a program that is fetched when first needed.

const files = () => spinemet.load("files");

const CONTROLS = "button:enabled, summary, input:enabled, select:enabled";

function stored(storage, key) {
  try {
    return globalThis[storage].getItem(key);
  } catch {
    return null; // the browser forbids it
  }
}

// A button names the section of the dialog to open, and the message if the dialog cannot be fetched.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-opens]");
  if (!button) return;
  try {
    (await files()).open(button.dataset.opens);
  } catch {
    alert(button.dataset.failed);
  }
});

// A pressed button may have been removed or disabled. So that keyboard users do not start again at the top of the page,
// the next control around it gets the focus.
document.addEventListener("click", (event) => {
  // Ancestors of the button, which may have been removed already.
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
  // The page is rendered slightly later.
  setTimeout(look, 50, 10);
});

// A press on a total in the table above the results brings the card of its system into view.
document.addEventListener("click", ({ target }) => {
  const name = target.closest?.("[data-card]")?.dataset.card;
  if (name) bring(document.getElementById(name));
});

/** Scrolls the results, not the page, until the card is in view below the table of totals. */
function bring(card) {
  const results = card?.closest(".results");
  // On a phone the results do not scroll by themselves, and a person reads the form meanwhile.
  if (!results || results.scrollHeight <= results.clientHeight) return;
  const top = results.querySelector(".overview")?.getBoundingClientRect().bottom ?? 0;
  const [place, frame] = [card.getBoundingClientRect(), results.getBoundingClientRect()];
  const bottom = Math.min(frame.bottom, innerHeight);
  if (place.top < top) results.scrollTop += place.top - top - 8;
  else if (place.bottom > bottom) results.scrollTop += Math.min(place.bottom - bottom + 8, place.top - top - 8);
}

// The card whose total changed comes into view, unless one that changed is in view already.
new MutationObserver((changes) => {
  const totals = new Set(changes.map(({ target }) => target.parentElement?.closest(".total")).filter(Boolean));
  const seen = (total) => {
    const { x, y } = total.getBoundingClientRect();
    return y >= 0 && y < innerHeight && total.contains(document.elementFromPoint(x + 1, y + 4));
  };
  if (![...totals].some(seen)) bring([...totals][0]?.closest(".card"));
}).observe(document.getElementById("app"), { subtree: true, characterData: true });

const kept = stored("sessionStorage", "spinemet-patient") ?? stored("localStorage", "spinemet-patient");
if (kept !== null) {
  files().then((program) => program.offer(), () => {});
}

if (stored("localStorage", "spinemet-references") !== null) {
  files().then((program) => program.restore(), () => {});
}

const MINUTE = 60_000;
let [seen, entered, hidden] = [Date.now(), kept !== null, false];

function minutes() {
  const set = Number(document.documentElement.dataset.idle ?? stored("localStorage", "spinemet-idle") ?? 15);
  return Number.isFinite(set) ? set : 15;
}

// A sleeping device may be woken by a touch: the timeout is checked before the touch counts as activity.
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

// Hides the entered patient at once, then the dialog asks.
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
    // Without the dialog nobody can be asked, and the entered patient must not be lost.
    for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, back, { once: true });
  }
}

for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "scroll"]) {
  addEventListener(kind, touched, { capture: true, passive: true });
}
for (const kind of ["input", "change", "drop"]) addEventListener(kind, () => (entered = true), true);
for (const kind of ["visibilitychange", "focus", "pageshow"]) addEventListener(kind, look, true);
setInterval(look, 5_000);

// Handles a crash of a program of the page.
const trap = spinemet.script("trap.js");
trap.catch(() => {});

// Caches the page for use without a network, and shares the messages of trap.js.
spinemet.script("offline.js").then(async (offline) => offline.start((await trap).messages)).catch(() => {});
