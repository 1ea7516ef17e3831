// Caches this release on the device, so that the page opens without a network.
//
// A release is cached completely or not at all: an incomplete one is deleted, and the previous one is kept. A new
// release waits until the page lets it take over (offline.js), or until no window shows the old one.

// It serves only the files of the release, each checked against its hash, with the page's policy: a script that ran
// once can neither leave another page in the cache, nor get a response from the host that is not part of the release.

// Files with their hashes, a name derived from them, and the policy of the page. `cargo xtask stage` inserts them, so
// that a new release is a new worker.
const RELEASE = { name: "", policy: "", files: {} };

// Pages in other folders of this origin use other cache names.
const OURS = `spinemet ${registration.scope}`;
const KEPT = `${OURS} ${RELEASE.name}`;
const HOME = registration.scope;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("message", (event) => event.waitUntil(takeOver(event.source)));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

// The browser refuses files with another hash, and redirects. The page itself has no hash in its name, and is always
// fetched.
function ofRelease(at) {
  return new Request(at, { integrity: RELEASE.files[at], cache: at === "./" ? "reload" : "default", redirect: "error" });
}

async function keep() {
  try {
    await (await caches.open(KEPT)).addAll(Object.keys(RELEASE.files).map(ofRelease));
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

// Another window may contain entered data, and needs the files of its release.
async function takeOver(asking) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.some(({ id, url }) => id !== asking.id && url.startsWith(HOME))) asking.postMessage("others");
  else await skipWaiting();
}

async function answer(request) {
  const url = request.url.split(/[?#]/)[0];
  const navigates = request.mode === "navigate";
  const at = [HOME, `${HOME}index.html`].includes(url) ? "./" : url.slice(HOME.length);
  if (url.startsWith(HOME) && Object.hasOwn(RELEASE.files, at)) {
    const file = (await kept(at)) ?? (await fetchAgain(at));
    // The host may have a newer page than this release.
    return file ?? (navigates ? fetch(request) : Response.error());
  }
  // A navigation may leave the page; it carries no data from here.
  return navigates ? fetch(request) : Response.error();
}

async function kept(at) {
  const file = await caches.match(at, { cacheName: KEPT, ignoreVary: true });
  if (!file) return undefined;
  const bytes = await file.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  if (`sha384-${btoa(String.fromCharCode(...hash))}` !== RELEASE.files[at]) return undefined;
  const headers = new Headers(file.headers);
  headers.set("Content-Security-Policy", RELEASE.policy);
  return new Response(bytes, { headers });
}

// For a file that the browser evicted, or that was modified.
async function fetchAgain(at) {
  try {
    await (await caches.open(KEPT)).add(ofRelease(at));
    return await kept(at);
  } catch {
    return undefined;
  }
}
