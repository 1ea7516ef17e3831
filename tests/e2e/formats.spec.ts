// Workbooks and data files of other programs: their reader is a program of its own, fetched when such a file is opened.
import { readFileSync } from "node:fs";
import { expect, test } from "./sealed";
import { test as unsealed } from "@playwright/test";
import { choose, openPage, readAll, tally } from "./cohort";

const here = (path: string) => new URL(`../../crates/${path}`, import.meta.url).pathname;

const FILES: [string, number][] = [
  ["cohort/tests/written/xlwt.xls", 6],
  ["cohort/tests/written/pandas.ods", 4],
  ["cohort/tests/written/table.xlsb", 3],
  ["cohort/tests/written/struck.xlsx", 3],
  ["cohort/tests/kinds/stata10.dta", 4],
];

test("workbooks and data files are read, by a program that a text does not fetch", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const reader = () => fetched.filter((path) => /table-reader.*\.wasm$/.test(path)).length;

  await openPage(page);
  await choose(page, { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("patient,time_days,died\nA,120,1\nB,300,0\n") });
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible();
  expect(reader()).toBe(0);

  for (const [path, rows] of FILES) {
    await page.reload();
    await choose(page, here(path));
    await readAll(page);
    expect((await tally(page))["Rows of the file"], path).toBe(rows);
  }
  expect(reader()).toBeGreaterThan(0);
});

test("a part of a text that is struck through is left out, and its row is named", async ({ page }) => {
  await openPage(page);
  await choose(page, here("cohort/tests/written/struck.xlsx"));
  await expect(page.getByText("Rows with text that is struck through: 2, 4.")).toBeVisible();
});

test("another sheet of a workbook can be chosen", async ({ page }) => {
  await openPage(page);
  await choose(page, here("cohort/tests/written/xlwt.xls"));
  await page.getByRole("combobox", { name: "Sheet" }).selectOption({ label: "old list (hidden)" });
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible();
  await expect(page.getByText("40 rows")).toBeVisible();
});

// The program ends at a damaged record; the browser reports that as an error.
unsealed("a damaged workbook is refused with what to do", async ({ page }) => {
  await openPage(page);
  const whole = readFileSync(here("cohort/tests/written/xlwt.xls"));
  const buffer = Buffer.concat([whole.subarray(0, 1024), Buffer.alloc(whole.length - 1024, 0xff)]);
  await choose(page, { name: "damaged.xls", mimeType: "application/vnd.ms-excel", buffer });
  await expect(page.getByRole("alert")).toContainText(/cannot be read|not a table/);
  await choose(page, here("cohort/tests/written/pandas.ods"));
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible();
});
