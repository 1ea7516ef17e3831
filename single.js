// Starts the page that is one file (spinemet-offline.html). It offers what boot.js offers, but everything stands in the
// file itself, compressed, and nothing is fetched. `cargo xtask dist` puts it together (xtask/src/single.rs).

globalThis.trustedTypes?.createPolicy("default", {
  createHTML: null, // as in boot.js, which is put here
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

// What worker.js does, beside the script of the program.
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
    // A page from a disk may start a classic worker, not a module; the program asks for its own address in modules only.
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
