// A reference of a hospital: made from a study, shown at the bedside, stored only by choice.
import { type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { Bedside, HCC_IN_ONE_VERTEBRA } from "./bedside";
import { openExample, readAll } from "./cohort";
import { Files } from "./files";
import { expect, test } from "./sealed";

/** Saves the example as a reference; returns the text of the file. */
async function reference(page: Page): Promise<string> {
  await openExample(page);
  await readAll(page);
  const form = page.locator(".saving-reference");
  await form.locator("summary").click();
  await form.getByLabel("Hospital or registry").fill("Bundang");
  await form.getByLabel("Years of treatment").fill("2005–2014");
  await form.getByRole("button", { name: "Show contents" }).click();
  await expect(form.getByRole("status")).toContainText("36 patients. Rounding changes survival");
  // A changed setting must be weighed again before it is saved.
  await form.getByLabel("Smallest group shown").fill("6");
  await expect(form.getByRole("button", { name: "Save reference" })).toHaveCount(0);
  await form.getByLabel("Smallest group shown").fill("x");
  await expect(form.getByRole("alert")).toContainText("Enter a whole number");
  await form.getByLabel("Smallest group shown").fill("5");
  const [download] = await Promise.all([page.waitForEvent("download"), form.getByRole("button", { name: "Save reference" }).click()]);
  expect(download.suggestedFilename()).toBe("hcc-synthetic-reference.json");
  return readFileSync(await download.path(), "utf8");
}

test("a reference from the example is shown at the bedside, in the table and the note", async ({ page }) => {
  const file = await reference(page);
  const made = JSON.parse(file);
  expect(made).toMatchObject({ format: "spinemet-reference", version: 1, reference: { place: "Bundang", patients: 36, times: "weeks", made_up: true } });
  const groups = made.reference.systems.flatMap((system: { groups: { counts: number[][] }[] }) => system.groups);
  for (const group of groups) expect(group.counts[0][1]).toBeGreaterThanOrEqual(5);

  const bedside = await Bedside.open(page);
  await bedside.answers(HCC_IN_ONE_VERTEBRA);
  const files = await Files.open(page);
  await files.choose(file, "reference.json");
  await expect(files.window.getByRole("status")).toContainText(["Opened: Bundang"]);
  await expect(files.window.getByText("Bundang, 2005–2014, n = 36 (made-up patients)")).toBeVisible();
  await files.close();
  const row = page.locator(".alive").getByRole("row").filter({ hasText: "Here (made-up patients), Bundang, 2005–2014" }).first();
  await expect(row).toContainText(/n = \d+/);
  await expect(row).toContainText(/\d+ %/);
  const card = page.locator("#card-tomita_2001");
  await expect(card).toContainText(/Here \(made-up patients\), Bundang, 2005–2014.*: \d+ % alive at 6 months.*n = \d+/);

  // In memory only, until the user asks.
  expect(await page.evaluate(() => localStorage.getItem("spinemet-references"))).toBeNull();
  await Files.open(page);
  await files.window.getByRole("checkbox", { name: "Keep on this device" }).check();
  await page.reload();
  await bedside.answers(HCC_IN_ONE_VERTEBRA);
  await expect(card).toContainText("Bundang");
  await Files.open(page);
  await files.part("Privacy");
  await expect(files.window.getByRole("row", { name: "spinemet-references" })).toContainText("references of hospitals");
  await files.part("Save and open");
  await files.window.getByRole("button", { name: "Remove Bundang" }).click();
  expect(await page.evaluate(() => localStorage.getItem("spinemet-references"))).toBeNull();
  await files.close();
  await expect(card).not.toContainText("Bundang");
});

test("a reference that was edited or cut is refused with the reason", async ({ page }) => {
  const file = await reference(page);
  await Bedside.open(page);
  const files = await Files.open(page);
  await files.choose(file.replace("Bundang", "Elsewhere"), "reference.json");
  await expect(files.window.getByRole("alert").filter({ hasText: "changed after it was saved" })).toBeVisible();
  await files.choose(file.slice(0, 900), "reference.json");
  await expect(files.window.getByRole("alert").filter({ hasText: "broken" })).toBeVisible();
  await expect(files.window.locator(".open-references")).toHaveCount(0);
});
