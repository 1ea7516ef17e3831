// Starts the page. It stands in a file of its own because the page's content security policy allows no inline script.
// `xtask stage` leaves out the comments.

const here = (at) => new URL(at, document.baseURI).href;

// The address of the worker that is being started.
let worker;

// What becomes a part of the page is looked at first, in browsers that have this: markup that could run or lead elsewhere
// is refused, and so is a script or worker from any other folder.
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html) => (/<(script|meta|link|base|i?frame|object|embed)\b|[\s"'\/]on\w+\s*=/i.test(html) ? null : html),
  createScriptURL: (url) => (url === worker || here(url).startsWith(here(".")) ? url : null),
});

// What the page loads later: each file by its plain name, with where it is and its hash. `xtask stage` writes this list
// into a file of its own, for the bedside needs nothing of it.
const release = JSON.parse(document.getElementById("release").content.textContent);
let list;

const get = ({ at, integrity }) => fetch(here(at), { integrity });

async function find(name) {
  list ??= get(release).then((answer) => answer.json());
  // What could not be had may be asked for again.
  list.catch(() => (list = undefined));
  const file = (await list)[name];
  if (!file) throw new Error(`this release has no ${name}`);
  return { ...file, url: here(file.at) };
}

// The hash of a module or a style sheet can be given to a link only; the browser then keeps the module, and the import
// finds it there.
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

// What workers said that they asked for; the privacy window shows it.
const asked = [];

globalThis.spinemet = Object.freeze({
  asked,
  // The bytes of a file of this release.
  async read(name) {
    const answer = await get(await find(name));
    return new Uint8Array(await answer.arrayBuffer());
  },
  // Applies a style sheet of this release.
  async style(name) {
    await link("stylesheet", await find(name));
  },
  // A script of this release.
  async script(name) {
    return import(await checked(name));
  },
  // A program of this release, started once. One that could not be had may be asked for again.
  load(name) {
    if (!loaded.has(name)) {
      const module = start(name);
      loaded.set(name, module);
      module.catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  },
  // A program of this release in a worker. A browser compares no hash with the script of a worker, and a worker from an
  // address has the policy of that address's headers only: so the script is read here, compared with its hash, and
  // started from memory, where it inherits the policy of this page.
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
// Trunk writes the hash of the program into the preload link; a program that does not match it does not start.
const program = document.querySelector('link[rel="preload"][as="fetch"]');

try {
  // Other programs ask for it by this name.
  loaded.set("bedside", import(here(page.js)));
  const module = await loaded.get("bedside");
  await module.default({ module_or_path: fetch(here(page.wasm), { integrity: program?.integrity ?? "" }) });
} catch (error) {
  console.error(error);
  const notStarted = document.getElementById("not-started");
  if (notStarted) notStarted.hidden = false;
}

// What no one misses in the first moment. Whatever becomes of it, the page goes on.
spinemet.script("later.js").catch(() => {});
