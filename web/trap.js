// Reports that a program of the page crashed: a bug, or no memory. Its state is invalid from then on. Entered data are
// read from the controls, which the program no longer changes, and can be saved as text.

let words;

// Messages of the scripts, by language.
const read = new Map();

// Messages of the scripts in the page's language, fetched once. After a failure they are fetched again.
export function messages() {
  const language = document.documentElement.lang.slice(0, 2);
  if (!read.has(language)) {
    const fetched = spinemet.read(`words-${language}-scripts.json`).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
    read.set(language, fetched);
    fetched.catch(() => read.delete(language));
  }
  return read.get(language);
}

// Fetched in advance: after a crash there may be neither memory nor network.
const prepare = () => messages().then((fetched) => (words = fetched), () => {});
addEventListener("spinemet-language", prepare);
prepare();

const text = (element) => element?.textContent.trim().replace(/\s+/g, " ") ?? "";

function nameOf(control) {
  const group = control.closest("[role=group], [role=radiogroup], fieldset");
  const own = control.type === "radio" || control.type === "checkbox" ? undefined : control.labels?.[0];
  const named = group?.getAttribute("aria-labelledby")?.split(" ").map((id) => text(document.getElementById(id))).join(" ");
  return text(own) || control.getAttribute("aria-label") || named || group?.getAttribute("aria-label") || text(group?.querySelector("legend"));
}

function valueOf(control) {
  if (control.type === "radio" || control.type === "checkbox") return control.checked ? text(control.labels?.[0]) : "";
  if (control.tagName === "SELECT") return control.value && text(control.selectedOptions[0]);
  return control.value && `${control.value} ${text(control.closest(".quantity")?.querySelector("input:checked + span"))}`.trim();
}

function entered() {
  const controls = [...document.querySelectorAll(".entry input, .entry select, .entry textarea")];
  const lines = controls
    .filter((control) => !control.closest(".picker, .units"))
    .map((control) => [nameOf(control), valueOf(control)])
    .filter(([, value]) => value)
    .map((line) => line.join(": "));
  return [...new Set(lines)].join("\n");
}

// The browser asks before entered data are lost, unless they are stored or were saved as a file since.
let saved = "";
addEventListener("spinemet-saved", () => (saved = entered()));

function isStored() {
  try {
    return [sessionStorage, localStorage].some((storage) => storage.getItem("spinemet-patient") !== null);
  } catch {
    return false; // the browser forbids it
  }
}

addEventListener("beforeunload", (event) => {
  const content = entered();
  if (content && content !== saved && !isStored()) event.preventDefault();
});

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.onclick = act;
  return made;
}

function save(content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([`${new Date().toISOString()}\n${content}\n`], { type: "text/plain" }));
  link.download = "spinemet-entered.txt";
  link.click();
}

function show() {
  if (document.getElementById("trap") || !words) return;
  const content = entered();
  const dialog = document.createElement("dialog");
  dialog.id = "trap";
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "trap-title");
  const title = document.createElement("h2");
  title.id = "trap-title";
  title.textContent = words["trap-title"];
  const what = document.createElement("p");
  what.textContent = words["trap-text"];
  const list = document.createElement("pre");
  list.textContent = content || words["trap-nothing"];
  dialog.append(title, what, list);
  if (content) dialog.append(button(words["trap-save"], () => save(content)), " ");
  dialog.append(button(words["trap-again"], () => location.reload()));
  // Neither the program nor Escape may restore a page in an invalid state.
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  dialog.addEventListener("close", () => dialog.showModal());
  addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
  document.body.append(dialog);
  dialog.showModal();
}

// The cohort page reports the crash of its own worker and prevents the default, after this handler has run.
function heard(event) {
  if (!((event.error ?? event.reason) instanceof WebAssembly.RuntimeError)) return;
  setTimeout(() => event.defaultPrevented || show());
}

addEventListener("error", heard);
addEventListener("unhandledrejection", heard);
