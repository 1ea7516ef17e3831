// The privacy dialog: requests, policy, stored data, and erasing them.
import { Bedside } from "./bedside";
import { openExample } from "./cohort";
import { Files, enter } from "./files";
import { expect, picture, test } from "./sealed";

test("every request that the page made is listed, and the policy that holds it", async ({ page, baseURL }) => {
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(request.url()));
  await Bedside.open(page);
  const files = await Files.open(page, "Privacy");
  await expect(files.window.getByRole("heading", { level: 2 })).toHaveText("Privacy");
  const requests = files.window.getByRole("region", { name: "What this page requested" });
  await expect(requests).toContainText(/asked http.* for \d+ files of its own release, and for nothing else\. Nothing was sent\./);
  // The dialog's own words and styles may still be loading when it is rendered.
  await files.part("Save and open");
  await files.part("Privacy");
  const listed = await requests.getByRole("rowheader").allTextContents();
  const own = [...asked].map((url) => new URL(url)).filter(({ pathname }) => !/\.(svg|ico)$/.test(pathname));
  for (const { pathname } of own) expect(listed).toContain(pathname === "/" ? "./" : pathname.slice(1));
  await expect(requests).toContainText(`${listed.length} files`);
  expect(listed.length).toBeGreaterThan(5);

  const policy = files.window.getByRole("region", { name: "The policy in force" });
  await expect(policy.getByText("default-src 'none'", { exact: true })).toBeVisible();
  await expect(policy.getByText(/^connect-src/)).toBeVisible();
  await picture(page, "privacy");
});

test("what workers ask for is listed too", async ({ page }) => {
  // Requests as recorded by the browser, so that the page cannot omit any.
  const asked = new Set<string>();
  page.on("request", (request) => {
    // A worker starts from memory, from a script that was fetched and checked before.
    if (!request.url().startsWith("blob:")) asked.add(new URL(request.url()).pathname.slice(1));
  });
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await openExample(page);
  await page.getByRole("link", { name: "Bedside" }).click();
  const files = await Files.open(page);
  await files.passphrase.fill("correct horse");
  await files.save();
  await files.part("Privacy");
  const requests = files.window.getByRole("region", { name: "What this page requested" });
  const listed = await requests.getByRole("rowheader").allTextContents();
  expect(listed.filter((file) => /^cohort-worker.*\.wasm$/.test(file))).toHaveLength(1);
  // The program of the dialog, and again in the worker that locked.
  expect(listed.filter((file) => /^files.*\.wasm$/.test(file))).toHaveLength(2);
  const own = [...asked].filter((file) => file !== "" && !/\.(svg|ico)$/.test(file));
  for (const file of own) expect(listed).toContain(file);
});

test("a request that an extension makes in the page's name is pointed out", async ({ page }) => {
  await page.addInitScript(() => {
    const real = performance.getEntriesByType.bind(performance);
    performance.getEntriesByType = (kind) => [
      ...real(kind),
      ...(kind === "resource" ? [{ name: "https://tracker.invalid/x", transferSize: 5 } as any] : []),
    ];
  });
  await Bedside.open(page);
  const files = await Files.open(page, "Privacy");
  await expect(files.window).toContainText("One request went to another address.");
  await expect(files.window.getByRole("rowheader", { name: "https://tracker.invalid/x" })).toBeVisible();
});

test("what is stored is listed with what it is, and one button erases what is the page's own", async ({ page }) => {
  const bedside = await Bedside.open(page);
  const files = await Files.open(page, "Privacy");
  const stored = files.window.getByRole("region", { name: "What is stored in this browser" });
  await expect(stored).toContainText("Nothing.");
  await files.close();

  await enter(bedside);
  await page.evaluate(() => localStorage.setItem("another-page", "1"));
  await Files.open(page);
  await files.window.getByLabel("Hide what is entered after").selectOption("30 minutes");
  await files.button("Keep from now on").click();
  await files.part("Privacy");
  await expect(stored.getByRole("row", { name: "spinemet-patient" })).toContainText("the patient that you asked to keep");
  await expect(stored.getByRole("row", { name: "spinemet-idle" })).toContainText("your settings");
  await expect(stored.getByRole("row", { name: "another-page" })).toContainText("of another page at this address");
  await files.button("Erase all of it").click();
  await files.button("Do not erase").click();
  await expect(stored.getByRole("row", { name: "spinemet-patient" })).toBeVisible();
  await files.button("Erase all of it").click();
  await files.button("Erase now").click();
  await expect(stored).toContainText("All that this page had stored is erased.");
  expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({ "another-page": "1" });
  await files.close();
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await expect(bedside.number("Albumin")).toHaveValue("3.4");
});

test("the page that is kept for use without a network is listed too, and erased", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, serviceWorkers: "allow" });
  const page = await context.newPage();
  await Bedside.open(page);
  const caches_ = () => page.evaluate(() => caches.keys());
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(caches_).toHaveLength(1);
  const files = await Files.open(page, "Privacy");
  const stored = files.window.getByRole("region", { name: "What is stored in this browser" });
  await expect(stored.getByRole("row", { name: "service worker" })).toContainText("the page itself");
  await expect(stored.getByRole("row", { name: /^spinemet http/ })).toContainText("the page itself");
  await files.button("Erase all of it").click();
  await files.button("Erase now").click();
  await expect(stored).toContainText("All that this page had stored is erased.");
  expect(await caches_()).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await context.close();
});
