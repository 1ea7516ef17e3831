// The cohort page: a file is opened, interpreted, read and scored, and everything unusable is reported.
import { readFileSync } from "node:fs";
import { analyse, choose, chooseKind, column, file, openExample, openPage, readAll, tally } from "./cohort";
import { expect, partOf, test } from "./sealed";

test("the example has the published numbers of operations, patients and deaths", { tag: "@core" }, async ({ page }) => {
  await openExample(page);
  await expect(page.getByText("36 rows, 42 columns")).toBeVisible();
  await expect(page.getByText("Synthetic", { exact: true }).first()).toBeVisible();
  await readAll(page);
  expect(await tally(page)).toEqual({ "Rows of the file": 36, Used: 36, "Scored, without follow-up": 0, "Left out": 0 });
  await expect(page.getByText("Every cell could be used.")).toBeVisible();
  // Lee 2015, Table 2: Tokuhashi's revised score 0-8 in 26 operations, 9-11 in 10.
  const scores = page.getByRole("table", { name: "Scores" });
  const tokuhashi = scores.getByRole("row").filter({ hasText: "Tokuhashi 2005 (revised)" });
  await expect(tokuhashi).toContainText("36 of 36");
  await expect(tokuhashi).toContainText("0–8: 26");
  await expect(tokuhashi).toContainText("9–11: 10");
  await expect(page.getByText("3 patients have several rows, 6 in all.")).toBeVisible();
  await page.getByRole("radio", { name: "First operations only" }).click();
  await expect(page.getByText("n = 33, 27 events")).toBeVisible();
});

test("nothing of a patient is in the address, the title or the storage", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  expect(new URL(page.url()).hash).toBe("#/cohort");
  await expect(page).toHaveTitle("Spinemet");
  expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);
});

test("what a column is taken for can be changed, and the rows are read again by it", async ({ page }) => {
  await openExample(page);
  const hepatitis = column(page, "hepatitis").getByLabel("What hepatitis is taken for");
  await expect(hepatitis).toHaveValue("factor");
  const died = column(page, "died").getByLabel("What died is taken for");
  await expect(died).toHaveValue("event");
  await died.selectOption("Not used");
  await expect(page.getByText("Survival needs a column that shows who died.")).toBeVisible();
  await readAll(page);
  await expect(page.getByText("Without times and events the rows are scored and not analysed.")).toBeVisible();

  await page.getByText("42 columns").last().click();
  await died.selectOption("Died or alive");
  await page.getByRole("button", { name: "Read again with the changes" }).click();
  await expect(page.getByText(/^n = 36, \d+ events$/)).toBeVisible();
});

test("two columns cannot both be the time, and the page says which two", async ({ page }) => {
  await openExample(page);
  await column(page, "age").getByLabel("What age is taken for").selectOption("Time of follow-up");
  await expect(page.getByRole("alert")).toContainText("cannot both be the time of follow-up");
  await expect(page.getByRole("button", { name: "Read and score all rows" })).toBeDisabled();
  await column(page, "age").getByLabel("What age is taken for").selectOption("Age");
  await expect(page.getByRole("button", { name: "Read and score all rows" })).toBeEnabled();
});

test("a value can be told to mean something else", async ({ page }) => {
  await openPage(page);
  await choose(page, file("broken/unknown_events.csv"));
  const event = page.locator("table.columns tbody tr").filter({ hasText: "Died:" });
  await event.getByRole("button", { name: /^Values of/ }).click();
  const values = event.locator(".values li");
  await expect(values.filter({ hasText: "neither a death nor a survival" }).first()).toBeVisible();
  const before = await values.filter({ hasText: "neither a death nor a survival" }).count();
  await values.filter({ hasText: "neither a death nor a survival" }).first().getByRole("combobox").selectOption("died");
  await expect(values.filter({ hasText: "neither a death nor a survival" })).toHaveCount(before - 1);
});

test("a meaning chosen by hand takes its unit from the heading, and is asked about like one that was suggested", async ({ page }) => {
  await openPage(page);
  const rows = ["id,PFS months,RFS,survival status", "1,7,30,0", "2,19,80,1", "3,4,20,0", "4,12,50,1"];
  await choose(page, { name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
  await column(page, "PFS months").getByLabel("What PFS months is taken for").selectOption("Time of follow-up");
  await expect(column(page, "PFS months").getByLabel("Unit")).toHaveValue("2");
  await column(page, "PFS months").getByLabel("What PFS months is taken for").selectOption("Not used");
  await column(page, "RFS").getByLabel("What RFS is taken for").selectOption("Time of follow-up");
  const asked = column(page, "RFS").getByText("The heading does not name the unit of the time.");
  await expect(asked).toBeVisible();
  await column(page, "RFS").getByRole("button", { name: "This is right" }).click();
  await expect(asked).toBeHidden();
  await expect(column(page, "survival status")).toContainText("Died: 0 (2). Alive: 1 (2).");
  await expect(column(page, "survival status").getByText("The heading speaks of the living or censored")).toBeVisible();
});

test("what the columns mean can be saved and used again", async ({ page }) => {
  await openExample(page);
  await column(page, "hepatitis").getByLabel("What hepatitis is taken for").selectOption("Not used");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the column meanings" }).click();
  const path = await (await saved).path();
  expect(JSON.parse(readFileSync(path, "utf8")).columns.find((it: any) => it.heading === "hepatitis").role.is).toBe("ignored");

  await page.getByRole("button", { name: "Close this file" }).click();
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await page.getByRole("button", { name: "Try the example" }).click();
  const hepatitis = column(page, "hepatitis").getByLabel("What hepatitis is taken for");
  await expect(hepatitis).toHaveValue("factor");
  await page.getByLabel("Use saved meanings").setInputFiles(path);
  await expect(hepatitis).toHaveValue("ignored");
});

test("rows can be kept by group, step by step, and a step taken back", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  await page.getByText("Keep some rows only").click();
  await page.getByRole("combobox", { name: "By", exact: true }).selectOption("Visceral metastases");
  await page.getByRole("checkbox", { name: /^None/ }).check();
  const kept = (await page.getByRole("checkbox", { name: /^None/ }).locator("..").innerText()).match(/\d+/)![0];
  await page.getByRole("button", { name: "Keep these" }).click();
  await expect(page.getByText(new RegExp(`^n = ${kept}, \\d+ events$`))).toBeVisible();
  await page.getByRole("button", { name: /^Remove filter:/ }).click();
  await expect(page.getByText(/^n = 36, \d+ events$/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(new RegExp(`^n = ${kept}, \\d+ events$`))).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^n = 36, \d+ events$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeHidden();
});

test("the list of what could not be used is told and can be taken away, safe for a spreadsheet", async ({ page }) => {
  await openPage(page);
  const rows = ["patient,time_days,died,kps", "A,10,yes,=cmd|' /C calc'!A1", "B,20,no,+1+1", "C,@SUM(1),yes,70", "D,30,no,80"];
  await choose(page, { name: "formulas.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) });
  await readAll(page);
  const counted = await tally(page);
  expect(counted["Rows of the file"]).toBe(counted.Used! + counted["Scored, without follow-up"]! + counted["Left out"]!);
  await expect(page.getByRole("heading", { name: /^What could not be used: [1-9]/ })).toBeVisible();
  await page.locator("summary", { hasText: "One by one" }).click();
  await expect(page.getByRole("table", { name: "One by one" }).getByRole("row")).not.toHaveCount(1);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the list" }).click();
  const cells = readFileSync(await (await saved).path(), "utf8").split(/[,\r\n]+/);
  expect(cells.filter((cell) => /^"?[=+@-]/.test(cell))).toEqual([]);
});

test("a template can be taken away, and opens", async ({ page }) => {
  await openPage(page);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a template" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/\.(csv|xlsx)$/);
});

// Messages for broken files; crates/cohort/tests/broken_files.rs has the full reports.
const REFUSED: [string, string][] = [
  ["empty.csv", "The file is empty."],
  ["only_blank_lines.csv", "The file is empty."],
  ["only_a_heading.csv", "a heading of 4 columns in line 1 and no row below it"],
  ["picture.csv", "this is a picture and not a table"],
  ["archive.csv", "this is a zip archive and not a table"],
  ["old_excel.xlsx", "this is an Office file of before 2007 (.xls, .doc) and not a table"],
  ["cut_off.xlsx", "The workbook cannot be read"],
  ["ten_thousand_columns.csv", "Line 1 has more than 1000 columns."],
];

test("a file that is no table is refused with what it is, and the next one opens @once", async ({ page }) => {
  await openPage(page);
  for (const [name, told] of REFUSED) {
    await choose(page, file(`broken/${name}`));
    await expect(page.getByRole("alert"), name).toContainText(told);
    await expect(page.locator(".drop input"), name).toHaveAccessibleDescription(partOf(told));
    await expect(page.locator(".drop input"), name).toHaveAttribute("aria-invalid", "true");
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Try the example" }).click();
  await readAll(page);
  expect((await tally(page)).Used).toBe(36);
});

// Rows of the file, rows used, and a reason that the report must contain.
const READ: [string, number, number, string?][] = [
  ["ragged.csv", 5, 2, "cells where the heading has 4"],
  ["unclosed_quote.csv", 3, 2, "a quotation mark is never closed"],
  ["quote_closed_late.csv", 4, 2, "a cell holds what look like rows"],
  ["mixed_delimiters.csv", 3, 1, "cells where the heading has 4"],
];

test("a file with bad rows is read as far as it goes, and each bad row is told @once", async ({ page }) => {
  test.slow();
  await openPage(page);
  for (const [name, rows, used, reason] of READ) {
    await choose(page, file(`broken/${name}`));
    await readAll(page);
    const counted = await tally(page);
    expect(counted["Rows of the file"], name).toBe(rows);
    expect(counted.Used, name).toBe(used);
    expect(counted.Used! + counted["Scored, without follow-up"]! + counted["Left out"]!, name).toBe(rows);
    if (reason) await expect(page.getByRole("table", { name: "By reason" }), name).toContainText(reason);
    await page.getByRole("button", { name: "Close this file" }).click();
  }
});

const OTHERS = [
  "all_censored.csv", "cp949.csv", "cut_off_utf8.csv", "dates_in_four_orders.csv", "day_or_month.csv", "formula_injection.csv", "latin1.csv",
  "merged_and_formulas.xlsx", "negative_times.csv", "nul_bytes.csv", "same_headings.csv", "two_operations.csv", "unknown_events.csv", "utf16.csv",
];

test("whatever else is wrong with a file, its rows are all accounted for and the page goes on @once", async ({ page }) => {
  test.slow();
  await openPage(page);
  for (const name of OTHERS) {
    await choose(page, file(`broken/${name}`));
    const again = page.getByRole("button", { name: "Read and score all rows" });
    await expect(again, name).toBeVisible();
    await again.click();
    await expect(page.getByRole("heading", { name: "The rows of the file" }), name).toBeVisible();
    const counted = await tally(page);
    expect(counted.Used! + counted["Scored, without follow-up"]! + counted["Left out"]!, name).toBe(counted["Rows of the file"]!);
    expect(counted["Rows of the file"], name).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Close this file" }).click();
  }
});

test("an encoding that was taken wrongly can be chosen", async ({ page }) => {
  await openPage(page);
  await choose(page, file("broken/cp949.csv"));
  const encoding = page.getByLabel("Encoding");
  await expect(encoding.locator("option:checked")).toHaveText("CP949 (EUC-KR)");
  await encoding.selectOption("Windows-1252 (Latin-1)");
  await expect(encoding.locator("option:checked")).toHaveText("Windows-1252 (Latin-1)");
  await encoding.selectOption("CP949 (EUC-KR)");
  await expect(page.getByRole("rowheader", { name: /[가-힣]/ }).first()).toBeVisible();
});

test("a data file of SPSS is read with its labels, and says what it is @once", { tag: "@core" }, async ({ page }) => {
  await openPage(page);
  await choose(page, file("../crates/statfile/tests/data/pyreadstat.zsav"));
  await expect(page.getByText("Columns whose codes were replaced by their value labels: 3.")).toBeVisible();
  await readAll(page);
  expect(await tally(page)).toEqual({
    "Rows of the file": 4, Used: 3, "Scored, without follow-up": 1, "not stated whether the patient died": 1, "Left out": 0,
  });
});

test("the page and what its worker says are in the reader's language, and follow it", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  const workers = page.workers();
  await page.getByRole("combobox", { name: "Language" }).selectOption("한국어");
  await expect(page.getByRole("heading", { name: "파일의 줄" })).toBeVisible();
  // Names of groups come from the worker.
  await page.getByText("일부 줄만 남기기").click();
  await expect(page.getByRole("combobox", { name: "기준", exact: true }).locator("option").first()).toHaveText(/[가-힣]/);
  // The same worker goes on with the file as it was read.
  expect(page.workers()).toEqual(workers);
});

test("a file can be dropped anywhere on the page", { tag: "@core" }, async ({ page }) => {
  await openPage(page);
  const text = readFileSync(file("broken/two_operations.csv"), "utf8");
  const carried = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
    return carried;
  }, text);
  await page.locator(".study").dispatchEvent("drop", { dataTransfer: carried });
  await expect(page.getByText("dropped.csv")).toBeVisible();
});

test("a column of one's own that holds numbers is cut by value and is a covariate per unit", async ({ page }) => {
  await openPage(page);
  await choose(page, file("../crates/cohort/tests/cases/files/66-number-column.csv"));
  await readAll(page);
  const chooser = page.locator(".chooser");
  await chooser.getByRole("combobox").first().selectOption("tumour_size_cm, cut by value");
  await chooser.getByLabel(/^Cut at/).fill("2 4");
  const curves = await analyse(page);
  await expect(curves).toContainText("n = 60");
  for (const group of ["below 2", "2 to below 4", "4 or more"]) {
    await expect(curves.getByRole("rowheader", { name: group }).first()).toBeVisible();
  }
  // R 4.2.2, survival 3.5-3: coxph(Surv(time_days, died) ~ tumour_size_cm).
  await chooseKind(page, "Cox");
  await chooser.getByRole("checkbox", { name: "tumour_size_cm (per 1)" }).check();
  const cox = await analyse(page);
  await expect(cox.getByRole("table").first()).toContainText("tumour_size_cm (per 1)");
  await expect(cox.getByRole("table").first()).toContainText("1.01");
  await expect(cox.getByRole("table").first()).toContainText("0.935");
});

test("a column that cannot be chosen is listed with the reason", async ({ page }) => {
  await openPage(page);
  const rows = Array.from({ length: 30 }, (_, at) => `${at + 1},1,note ${at},only`);
  await choose(page, { name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(["time_days,died,remark,arm", ...rows].join("\n")) });
  await column(page, "remark").getByLabel("What remark is taken for").selectOption("Groups to compare");
  await column(page, "arm").getByLabel("What arm is taken for").selectOption("Groups to compare");
  await readAll(page);
  await page.getByText("2 columns that cannot be chosen, and why").click();
  await expect(page.getByText("remark: 30 different values; at most 24 groups can be compared.")).toBeVisible();
  await expect(page.getByText("arm: Every row has the same value: only.")).toBeVisible();
});
