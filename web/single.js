// Starts the page as one file (spinemet-offline.html). It provides the interface of boot.js, but all files are
// embedded, compressed, and nothing is fetched. `cargo xtask dist` assembles the file (xtask/src/single.rs).

globalThis.trustedTypes?.createPolicy("default", {
  createHTML: null, // replaced by the line in boot.js
  createScriptURL: (url) => (url.startsWith("blob:") ? url : null),
});

async function read(name) {
  const place = document.getElementById(name);
  if (!place) throw new Error(`this file has no ${name}`);
  const packed = Uint8Array.from(atob(place.textContent), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

const loaded = new Map();

async function start(name) {
  const module = programs[name];
  await module.default({ module_or_path: await read(`${name}_bg.wasm`) });
  return module;
}

// The part of worker.js, appended to the script of the program.
const begin = (name) => `
addEventListener("message", async ({ data }) => {
  try {
    await programs["${name}"].default({ module_or_path: data });
  } catch (error) {
    reportError(error);
  }
}, { once: true });`;

globalThis.spinemet = Object.freeze({
  asked: [],
  read,
  async style(name) {
    const style = document.createElement("style");
    style.textContent = new TextDecoder().decode(await read(name));
    document.head.append(style);
  },
  async script(name) {
    throw new Error(`this file has no ${name}`);
  },
  load(name) {
    if (!loaded.has(name)) {
      const module = start(name);
      loaded.set(name, module);
      module.catch(() => loaded.delete(name));
    }
    return loaded.get(name);
  },
  async worker(name) {
    const program = await read(`${name}_bg.wasm`);
    // From a disk, a page may start a classic worker, but no module; only modules have an address of their own.
    const ofProgram = document.getElementById(`${name}.js`).textContent.replaceAll("import.meta.url", '""');
    const script = ["(() => {", ofProgram, "})();", begin(name)];
    const worker = new Worker(URL.createObjectURL(new Blob(script, { type: "text/javascript" })));
    worker.postMessage(program, [program.buffer]);
    return worker;
  },
});

try {
  loaded.set("bedside", start("spinemet"));
  await loaded.get("bedside");
} catch (error) {
  console.error(error);
  const notStarted = document.getElementById("not-started");
  if (notStarted) notStarted.hidden = false;
}
