// The page as one file, opened from a disk: it works completely, fetches nothing, and its policy allows nothing else.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, type Page, test as base } from "@playwright/test";
import { readAll } from "./cohort";
import { Files } from "./files";
import { REFUSALS, refuseWorkers } from "./refused";

// One width is sufficient: nothing here depends on it.
base.beforeEach(({}, info) => base.skip(info.project.name === "phone", "depends on no width"));

const path = `${process.env.SPINEMET_DIST}/spinemet-offline.html`;

/** Fails on any request other than the file itself, and on any error. */
const test = base.extend<{ file: Page }>({
  file: async ({ page }, use) => {
    const complaints: string[] = [];
    const address = pathToFileURL(path).href;
    page.on("request", (request) => {
      if (request.url().split("#")[0] !== address && !/^(blob|data):/.test(request.url())) complaints.push(request.url());
    });
    page.on("pageerror", (error) => complaints.push(`${error}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(address);
    await use(page);
    expect(complaints).toEqual([]);
  },
});

test("a patient is scored", { tag: "@core" }, async ({ file }) => {
  await file.getByRole("group", { name: "Primary", exact: true }).getByRole("radio", { name: "HCC", exact: true }).check();
  await expect(file.locator("#card-tomita_2001 .total")).toHaveText("5–10 of 10");
});

test("every page opens, in another language too", async ({ file }) => {
  for (const name of ["Cohort", "Evidence", "About"]) {
    await file.getByRole("link", { name, exact: true }).click();
    await expect(file.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await file.locator("select.language").selectOption("ja");
  await expect(file.locator("html")).toHaveAttribute("lang", "ja");
});

test("a cohort is read in a worker", { tag: "@core" }, async ({ file }) => {
  await file.getByRole("link", { name: "Cohort", exact: true }).click();
  await expect(file.getByRole("heading", { level: 1 })).toBeVisible();
  const csv = "id,primary,time,event\n1,HCC,3,1\n2,Lung,5,0\n3,HCC,8,1\n";
  await file.locator("main input[type=file]").first().setInputFiles({ name: "cohort.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(file.getByText("cohort.csv").first()).toBeVisible();
  expect(file.workers().map((worker) => worker.url().split("/")[0])).toEqual(["blob:null"]);
});

for (const how of REFUSALS) {
  test(`a cohort is read and a patient locked in the page itself where a worker ${how}`, async ({ page }) => {
    await refuseWorkers(page, how);
    await page.goto(pathToFileURL(path).href);
    await page.getByRole("link", { name: "Cohort", exact: true }).click();
    await page.getByRole("button", { name: "Try the example" }).click();
    await expect(page.getByText("This browser cannot compute in the background")).toBeVisible();
    await readAll(page);
    await page.locator(".chooser").getByRole("button", { name: "Analyse" }).click();
    await expect(page.locator(".result")).toHaveCount(1);
    await page.getByRole("link", { name: "Bedside", exact: true }).click();
    await page.getByRole("group", { name: "Primary", exact: true }).getByRole("radio", { name: "HCC", exact: true }).check();
    const files = await Files.open(page);
    await files.passphrase.fill("correct horse");
    expect(JSON.parse((await files.save()).text)).toMatchObject({ kind: "locked" });
  });
}

test("the page of a server, opened from a disk, says which file to open instead", async ({ page }) => {
  await page.goto(pathToFileURL(`${process.env.SPINEMET_DIST}/index.html`).href);
  await expect(page.getByText("Open spinemet-offline.html instead")).toBeVisible();
});

test("its policy lets nothing be fetched and no other script run", async ({ page }) => {
  const text = readFileSync(path, "utf8");
  const policy = text.match(/default-src 'none'[^"]*/)![0];
  expect(policy).not.toMatch(/'self'|connect-src|unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:/);
  expect(text).not.toMatch(/<(link|script|img)\b[^>]*\s(src|href)=(?!"data:)/);

  await page.goto(pathToFileURL(path).href);
  await expect(page.locator("main input").first()).toBeEditable();
  const refused = await page.evaluate(() => fetch("https://example.org/").then(() => false, () => true));
  expect(refused).toBe(true);
  const violations = page.evaluate(
    () => new Promise((done) => addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective), { once: true })),
  );
  await page.evaluate(() => void document.body.append(Object.assign(new Image(), { src: "https://example.org/a.png" })));
  expect(await violations).toBe("img-src");
});
