// The page without a network: it is cached completely, opens while its server is down, and changes to a new version
// completely and only with the user's consent.
import { expect, type Locator, type Page, test as base } from "@playwright/test";
import { Host } from "./host";
import { Profile } from "./profile";

base.describe.configure({ timeout: 180_000 });

// One width is sufficient: nothing here depends on it.
base.beforeEach(({}, info) => base.skip(info.project.name === "phone", "depends on no width"));

const test = base.extend<{ host: Host; profile: Profile }>({
  host: async ({ baseURL }, use) => {
    const host = await Host.start(baseURL!);
    await use(host);
    await host.stop();
  },
  profile: async ({}, use) => {
    const profile = new Profile();
    await use(profile);
    await profile.remove();
  },
});

const KEPT = "Stored on this device: the page opens without a network.";
const NOT_KEPT = "This browser does not store the page. It works, but opens only with a network.";
const note = (page: Page) => page.locator(".offline p");

/** Opens the page and waits until it is cached completely. */
async function kept(page: Page, host: Host): Promise<void> {
  await page.goto(host.url);
  // The whole release is fetched first.
  await expect(note(page)).toHaveText(KEPT, { timeout: 60_000 });
}

/** Releases a newer version, and returns the button to accept it. */
async function offered(page: Page, host: Host): Promise<Locator> {
  await kept(page, host);
  await host.release("Spinemet, newer");
  await page.reload();
  const change = page.getByRole("button", { name: "Use the new version" });
  await expect(change).toBeVisible({ timeout: 60_000 });
  return change;
}

/** A patient can be scored, and every page opens. */
async function works(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Bedside" }).click();
  await page.getByRole("group", { name: "Primary", exact: true }).getByRole("radio", { name: "HCC", exact: true }).check();
  await expect(page.locator("#card-tomita_2001 .total")).toHaveText("5–10 of 10");
  for (const name of ["Cohort", "Evidence", "About"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
}

test("with the server dead, the network off and the browser started anew, everything works", async ({ host, profile }) => {
  await kept(await profile.open(), host);
  await profile.close();
  await host.stop();

  const page = await profile.open();
  await profile.offline();
  const failed: string[] = [];
  page.on("requestfailed", (request) => failed.push(request.url()));
  await page.goto(`${host.url}?from=a-link#/`);
  await works(page);
  await page.locator("select.language").selectOption("ko");
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await expect(note(page)).toHaveText("이 기기에 보관되어 네트워크 없이도 열립니다.");
  expect(failed).toEqual([]);
});

base.describe("in a window without a profile", () => {
  test.use({ serviceWorkers: "allow" });

  test("with the server dead the page opens again", { tag: "@core" }, async ({ host, page }) => {
    await kept(page, host);
    await host.stop();
    await page.reload();
    await works(page);
  });
});

test("what is loaded later comes without a network in the very first visit", async ({ host, profile }) => {
  const page = await profile.open();
  await kept(page, host);
  await host.stop();
  await profile.offline();
  await works(page);
});

test("a new version waits, is told, and takes over as a whole when the user agrees", async ({ host, profile }) => {
  const page = await profile.open();
  const change = await offered(page, host);
  await expect(note(page)).toHaveText("A new version is ready.");
  await expect(page).toHaveTitle("Spinemet");
  await page.reload();
  await expect(page).toHaveTitle("Spinemet");

  await change.click();
  await expect(page).toHaveTitle("Spinemet, newer");
  await expect(note(page)).toHaveText(KEPT);
  const caches = await page.evaluate(() => caches.keys());
  expect(caches).toHaveLength(1);
  await host.stop();
  await page.reload();
  await expect(page).toHaveTitle("Spinemet, newer");
  await works(page);
});

test("while something is entered the new version is not offered, and nothing entered is lost", async ({ host, profile }) => {
  const page = await profile.open();
  const change = await offered(page, host);

  const answer = page.getByRole("group", { name: "Primary", exact: true }).getByRole("radio", { name: "HCC", exact: true });
  await answer.check();
  await expect(change).toBeHidden();
  await expect(note(page)).toContainText("What you entered is unchanged.");
  // On another page it is still waiting.
  await page.getByRole("link", { name: "About", exact: true }).click();
  await expect(change).toBeHidden();
  await page.getByRole("link", { name: "Bedside" }).click();
  await expect(answer).toBeChecked();
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(change).toBeVisible();
});

test("while a study is open the new version is not offered, and closing it is enough", async ({ host, profile }) => {
  const page = await profile.open();
  const change = await offered(page, host);
  await page.getByRole("link", { name: "Cohort", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(change).toBeVisible();
  await page.getByRole("button", { name: "Try the example" }).click();
  await expect(page.getByText("36 rows, 42 columns")).toBeVisible();
  await expect(change).toBeHidden();
  await page.getByRole("link", { name: "About", exact: true }).click();
  await expect(change).toBeHidden();
  await page.getByRole("link", { name: "Cohort", exact: true }).click();
  await page.getByRole("button", { name: "Close this file" }).click();
  await expect(change).toBeVisible();
});

test("a new version does not take another window's files away", async ({ host, profile }) => {
  const page = await profile.open();
  await kept(page, host);
  const other = await profile.another();
  await other.goto(host.url);
  await other.getByRole("group", { name: "Primary", exact: true }).getByRole("radio", { name: "HCC", exact: true }).check();
  await host.release("Spinemet, newer");
  await page.reload();
  await page.getByRole("button", { name: "Use the new version" }).click({ timeout: 60_000 });
  await expect(note(page)).toContainText("open in another window");
  await expect(page).toHaveTitle("Spinemet");
  await host.stop();
  await works(other);
});

test("a new version is used once no window shows the old one", async ({ host, profile }) => {
  let page = await profile.open();
  await kept(page, host);
  await host.release("Spinemet, newer");
  await page.reload();
  await expect(note(page)).toHaveText("A new version is ready.", { timeout: 60_000 });
  await profile.close();
  await host.stop();
  page = await profile.open();
  await page.goto(host.url);
  await expect(page).toHaveTitle("Spinemet, newer");
  await works(page);
});

test("of an update that breaks off in the middle nothing is kept: the old version still works whole", async ({ host, profile }) => {
  const page = await profile.open();
  await kept(page, host);
  await host.release("Spinemet, newer", true);
  await page.reload();
  await expect.poll(() => host.asked.some((path) => path.startsWith("/more-"))).toBe(true);
  await expect(note(page)).toHaveText(KEPT);
  await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(1);
  await host.stop();
  await page.reload();
  await expect(page).toHaveTitle("Spinemet");
  await works(page);
});

test("where there is no room the page says that it is not kept, and works", async ({ host, profile }) => {
  const page = await profile.open();
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(host.url).origin, quotaSize: 100_000 });
  await page.goto(host.url);
  await expect(note(page)).toHaveText(NOT_KEPT, { timeout: 60_000 });
  await works(page);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
});

test("where storage is denied the page says that it is not kept, and works", async ({ host, profile }) => {
  profile.denyStorage();
  const page = await profile.open();
  await page.goto(host.url);
  await expect(note(page)).toHaveText(NOT_KEPT, { timeout: 60_000 });
  await works(page);
});

test("keeping the page asks for no file a second time that may be kept for ever", async ({ host, profile }) => {
  const page = await profile.open();
  await kept(page, host);
  const files = host.asked.filter((path) => /-[0-9a-f]{12,16}(_bg)?\.\w+$/.test(path));
  expect(files.length).toBeGreaterThan(20);
  expect(files).toEqual([...new Set(files)]);
});

test("a page that somebody put into the cache is not shown, and what is not of the release is not asked for", async ({ host, profile }) => {
  const page = await profile.open();
  await kept(page, host);
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    await cache.put("./", new Response("<title>Another page</title>", { headers: { "content-type": "text/html" } }));
  });
  await page.reload();
  await expect(page).toHaveTitle("Spinemet");
  const asked = host.asked.length;
  expect(await page.evaluate(() => fetch("told?marker", { mode: "no-cors" }).then(() => "answered", () => "refused"))).toBe("refused");
  expect(host.asked.slice(asked)).toEqual([]);
  const policy = await page.evaluate(async () => (await fetch("./")).headers.get("content-security-policy"));
  expect(policy).toContain("frame-ancestors 'none'");
});
