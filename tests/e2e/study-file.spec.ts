// A study as one file: saved, and opened in a new browser.
import { type Page } from "@playwright/test";
import { Bedside } from "./bedside";
import { choose, column, openExample, openPage, readAll, tally } from "./cohort";
import { Files } from "./files";
import { expect, test } from "./sealed";
import { file, results, save, study, unlocking } from "./study";

test("a study comes back to the same place with the same numbers", { tag: "@core" }, async ({ page }) => {
  await study(page);
  const [before, counts] = [await results(page), await tally(page)];
  expect(before.join()).toMatch(/median/i);
  const text = await save(page);
  expect(JSON.parse(text)).toMatchObject({ format: "spinemet", version: 1, kind: "study", spreadsheet: { name: "hcc-synthetic.csv" } });

  await page.reload();
  await choose(page, file(text));
  await expect(page.locator(".result")).toHaveCount(1);
  expect(await results(page)).toEqual(before);
  expect(await tally(page)).toEqual(counts);
  await expect(page.locator(".flow")).toContainText("n = 33");
  await expect(page.locator(".study-head .synthetic")).toBeVisible();
  // The opened table is like any other: it can be opened with other settings, and saved again.
  await expect(page.getByRole("combobox", { name: "Delimiter" })).toHaveValue(/./);
  expect(await save(page)).toBe(text);
});

test("a study speaks the language of who opens it", async ({ page }) => {
  await study(page);
  const text = await save(page);
  await page.reload();
  await page.getByRole("combobox", { name: /language/i }).selectOption("ko");
  await expect(page.getByRole("heading", { level: 1, name: "코호트" })).toBeVisible();
  await page.locator(".drop input").setInputFiles(file(text));
  await expect(page.locator(".result")).toHaveCount(1);
  await expect(page.locator(".result")).toContainText("생존곡선");
});

test("a language that is chosen while a study is being opened leaves nothing of it out", async ({ page }) => {
  await study(page);
  const text = await save(page);
  await page.reload();
  await choose(page, file(text));
  await page.getByRole("combobox", { name: /language/i }).selectOption("ko");
  await expect(page.getByRole("heading", { level: 1, name: "코호트" })).toBeVisible();
  await expect(page.locator(".result")).toHaveCount(1);
  await expect(page.locator(".flow")).toContainText("n = 33");
});

test("a locked study opens with its passphrase, and a wrong one loses nothing", { tag: "@core" }, async ({ page }) => {
  await study(page);
  const before = await results(page);
  const text = await save(page, "correct horse");
  expect(JSON.parse(text)).toMatchObject({ format: "spinemet", kind: "locked" });
  expect(text).not.toContain("visceral_metastases");

  await page.reload();
  await openExample(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await drop(page, text);
  const { field, button } = unlocking(page);
  await field.fill("correct  horse");
  await button.click();
  await expect(page.getByRole("alert").filter({ hasText: "The passphrase is wrong" })).toBeVisible();
  await expect(field).toHaveValue("correct  horse");
  await expect(column(page, "age")).toBeVisible();
  await field.fill("correct horse");
  await field.press("Enter");
  await expect(page.locator(".result")).toHaveCount(1);
  expect(await results(page)).toEqual(before);
  await expect(field).toBeHidden();
});

/** Drops a file on the page, as from a folder. */
async function drop(page: Page, text: string, place = ".study"): Promise<void> {
  const data = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "study.json"));
    return carried;
  }, text);
  await page.dispatchEvent(place, "drop", { dataTransfer: data });
}

test("a file that is dropped where files are asked for is opened once", async ({ page }) => {
  await page.addInitScript(() => {
    const { postMessage } = Worker.prototype;
    Object.assign(globalThis, { opened: 0 });
    Worker.prototype.postMessage = function (message: unknown, ...rest: any[]) {
      if (Array.isArray(message) && String(message[0]).includes('{"open":')) (globalThis as any).opened += 1;
      return (postMessage as any).call(this, message, ...rest);
    };
  });
  await openPage(page);
  await drop(page, "time_days,died,kps\n10,1,80\n20,0,70\n", ".drop");
  await expect(page.getByText("2 rows, 3 columns")).toBeVisible();
  await readAll(page);
  expect(await page.evaluate(() => (globalThis as any).opened)).toBe(1);
});

test("a locked file can be left alone", async ({ page }) => {
  await study(page);
  const text = await save(page, "a");
  await drop(page, text);
  await expect(unlocking(page).field).toBeVisible();
  await page.getByRole("button", { name: "Do not open it" }).click();
  await expect(unlocking(page).field).toBeHidden();
  await expect(page.locator(".result")).toHaveCount(1);
});

test("a file of another version or kind says what it is, and what is open stays", async ({ page }) => {
  await study(page);
  const before = await results(page);
  const bar = page.locator(".study-bar [role=alert]");
  for (const [text, said] of [
    [`{"format": "spinemet", "version": 2, "kind": "study"}`, "This file has version 2, and this page reads up to version 1."],
    [`{"format": "spinemet", "version": 1, "kind": "patient", "findings": {"kps": 80}}`, "This file holds a patient"],
    [`{"format": "spinemet", "version": 1, "kind": "study", "mapping": `, "This file is broken at line 1"],
    [`{"resourceType": "Patient"}`, "neither a table nor a study"],
  ]) {
    await drop(page, text);
    await page.getByRole("button", { name: "Leave without saving" }).click();
    await expect(bar).toContainText(said);
    await page.locator(".study-bar").getByRole("button", { name: "Close" }).click();
  }
  expect(await results(page)).toEqual(before);
});

test("the bedside says that a study belongs on the page Cohort", async ({ page }) => {
  await study(page);
  const text = await save(page);
  await page.goto("/#/");
  await Bedside.open(page);
  const files = await Files.open(page);
  await files.choose(text);
  await expect(files.window).toContainText("This file holds a study, not a patient. Open it on the page “Cohort”.");
});

test("a table that was changed on the disk since is not saved as if it were the same", async ({ page }, info) => {
  const { writeFileSync } = await import("node:fs");
  const path = info.outputPath("a.csv");
  writeFileSync(path, "time_days,died,kps\n10,1,80\n20,0,70\n");
  await openPage(page);
  await choose(page, path);
  await readAll(page);
  await page.waitForTimeout(1100);
  writeFileSync(path, "time_days,died,kps\n10,1,80\n20,0,70\n30,1,60\n");
  const downloads: string[] = [];
  page.on("download", (download) => downloads.push(download.suggestedFilename()));
  const part = page.locator(".packing");
  await part.locator("summary").click();
  await part.getByRole("button", { name: "Save as a file" }).click();
  await expect(page.locator(".study-bar [role=alert]")).toContainText(/This cannot be done: .*could not be read/);
  // A file would arrive with the same response: a moment is sufficient for it.
  await page.waitForTimeout(500);
  expect(downloads).toEqual([]);
});
