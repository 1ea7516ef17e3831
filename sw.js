// Keeps this release on the device, so that the page opens without a network.
//
// All files of a release are kept or none: one that came only in part is thrown away, and the one before it stays whole.
// A new release waits until the page says that it may take over (offline.js), or until no window shows the old one.

// The files with their hashes, and a name made of them. `cargo xtask stage` puts them here, so that a new release is a
// new worker.
const RELEASE = { name: "", files: {} };

// Pages in other folders of this origin keep theirs under other names.
const OURS = `spinemet ${registration.scope}`;
const KEPT = `${OURS} ${RELEASE.name}`;
const HOME = registration.scope;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("message", (event) => event.waitUntil(takeOver(event.source)));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

async function keep() {
  // The browser refuses what does not have its hash. The page itself has no name of its own, and is asked for anew.
  const asked = Object.entries(RELEASE.files).map(
    ([at, integrity]) => new Request(at, { integrity, cache: at === "./" ? "reload" : "default" }),
  );
  try {
    await (await caches.open(KEPT)).addAll(asked);
  } catch (why) {
    await caches.delete(KEPT);
    throw why;
  }
}

async function begin() {
  const old = (await caches.keys()).filter((name) => name.startsWith(`${OURS} `) && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

// Another window may hold what somebody entered, and would miss the files of the release that it shows.
async function takeOver(asking) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(({ id, url }) => id !== asking.id && url.startsWith(HOME))) asking.postMessage("others");
  else await skipWaiting();
}

async function answer(request) {
  const page = request.mode === "navigate" && [HOME, `${HOME}index.html`].includes(request.url.split(/[?#]/)[0]);
  const kept = await caches.match(page ? HOME : request, { cacheName: KEPT, ignoreVary: true });
  return kept ?? fetch(request);
}
