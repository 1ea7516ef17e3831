// Starts the page. A separate file, because the page's content security policy allows no inline scripts. `xtask stage`
// removes the comments.

const here = (at) => new URL(at, document.baseURI).href;

// URL of the worker that is being started.
let worker;

// Trusted Types, where supported: refuses markup that could execute or navigate, and scripts or workers from other
// folders.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (/<(script|meta|link|base|i?frame|object|embed)\b|[\s"'\/]on\w+\s*=/i.test(html) ? null : html),
  createScriptURL: (url) => (url === worker || here(url).startsWith(here(".")) ? url : null),
});

// Files loaded later: path and hash of each, by plain name. `xtask stage` writes the list to a separate file, because
// the bedside does not need it.
const release = JSON.parse(document.getElementById("release").content.textContent);
let list;

const get = ({ at, integrity }) => fetch(here(at), { integrity });

async function find(name) {
  list ??= get(release).then((answer) => answer.json());
  // After a failure the list is fetched again.
  list.catch(() => (list = undefined));
  const file = (await list)[name];
  if (!file) throw new Error(`this release has no ${name}`);
  return { ...file, url: here(file.at) };
}

// Only a link element can check the hash of a module or a style sheet; the browser caches the module, and the import
// uses it.
function link(rel, { url, at, integrity }) {
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    Object.assign(link, { rel, href: url, integrity, onload: resolve });
    link.onerror = () => reject(new Error(`${at} could not be loaded`));
    document.head.append(link);
  });
}

async function checked(name) {
  const script = await find(name);
  await link("modulepreload", script);
  return script.url;
}

const loaded = new Map();

async function start(name) {
  const [script, program] = [await checked(`${name}.js`), await find(`${name}_bg.wasm`)];
  const module = await import(script);
  await module.default({ module_or_path: get(program) });
  return module;
}

// Requests reported by workers, shown in the privacy dialog.
const asked = [];

globalThis.spinemet = Object.freeze({
  asked,
  // Fetches the bytes of a file of this release.
  async read(name) {
    const answer = await get(await find(name));
    return new Uint8Array(await answer.arrayBuffer());
  },
  // Applies a style sheet of this release.
  async style(name) {
    await link("stylesheet", await find(name));
  },
  // Imports a script of this release.
  async script(name) {
    return import(await checked(name));
  },
  // Starts a program of this release, once. After a failure it may be requested again.
  load(name) {
    if (!loaded.has(name)) {
      const module = start(name);
      loaded.set(name, module);
      module.catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  },
  // Starts a program of this release in a worker. Browsers check no hash of a worker script, and a worker from a URL
  // has only the policy of its own headers: so the script is fetched, checked and started from memory, where it
  // inherits the page's policy.
  async worker(name) {
    const [script, begin] = await Promise.all([`${name}.js`, "worker.js"].map(async (part) => (await get(await find(part))).text()));
    const program = await find(`${name}_bg.wasm`);
    worker = URL.createObjectURL(new Blob([script, "\n", begin], { type: "text/javascript" }));
    const started = new Worker(worker, { type: "module" });
    started.addEventListener("message", (event) => {
      if (!event.data?.asked) return;
      asked.push(...event.data.asked);
      event.stopImmediatePropagation();
    });
    started.postMessage({ program: program.url, integrity: program.integrity });
    return started;
  },
});

const page = document.getElementById("start").dataset;
// Trunk writes the hash of the program into the preload link; a program with another hash does not start.
const program = document.querySelector('link[rel="preload"][as="fetch"]');

try {
  // Name by which other programs refer to it.
  loaded.set("bedside", import(here(page.js)));
  const module = await loaded.get("bedside");
  await module.default({ module_or_path: fetch(here(page.wasm), { integrity: program?.integrity ?? "" }) });
} catch (error) {
  console.error(error);
  const notStarted = document.getElementById("not-started");
  if (notStarted) notStarted.hidden = false;
}

// Not needed at first. If it fails, the page continues.
spinemet.script("later.js").catch(() => {});
