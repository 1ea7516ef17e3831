// Three references pooled without their rows.
import { readFileSync } from "node:fs";
import { openExample, readAll } from "./cohort";
import { expectNoEnglish } from "./english";
import { expect, test } from "./sealed";

test("three references are pooled, and a damaged one is refused by name", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  const form = page.locator(".saving-reference");
  await form.locator("summary").click();
  await form.getByLabel("Years of treatment").fill("2005–2014");
  const files = [];
  for (const place of ["Becker", "Peto", "Cox"]) {
    await form.getByLabel("Hospital or registry").fill(place);
    await form.getByRole("button", { name: "Show contents" }).click();
    const button = form.getByRole("button", { name: "Save reference" });
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    files.push({ name: `${place}.json`, mimeType: "application/json", buffer: readFileSync(await download.path()) });
  }
  await form.getByRole("link", { name: "Pool the references" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pool hospitals" })).toBeVisible();
  const input = page.getByLabel("Open references");
  await input.setInputFiles([...files, { ...files[0]!, name: "cut.json", buffer: files[0]!.buffer.subarray(0, 700) }]);
  await expect(page.getByRole("alert").filter({ hasText: "cut.json" })).toContainText("broken");
  const tables = page.locator(".pool-page table");
  const names = tables.first().getByRole("rowheader");
  await expect(names).toHaveText([/^Becker/, /^Peto/, /^Cox/, "All hospitals"]);
  const n = await tables.first().locator("tbody tr td:nth-child(2)").allTextContents();
  expect(Number(n[3])).toBe(Number(n[0]) * 3);
  await expect(page.locator(".pool-page")).toContainText(/Log-rank test stratified by hospital: chi-squared \d+\.\d+ \(\d df\), p/);
  await page.getByRole("combobox", { name: "Score" }).selectOption({ label: "Tomita 2001" });
  await expect(page.locator(".pool-page svg")).toHaveCount(3);
  await expect(page.locator(".pool-page")).toContainText("Heterogeneity: Q 0.00 (2 df)");
  // The same file again does not count its patients twice.
  await input.setInputFiles(files.slice(0, 1));
  await expect(names).toHaveCount(4);

  await page.getByRole("combobox", { name: /language/i }).selectOption("ko");
  await expect(page.getByRole("heading", { level: 1, name: "여러 병원 합치기" })).toBeVisible();
  await expectNoEnglish(page);
});
