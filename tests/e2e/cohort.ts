// Steps on the cohort page for several specs.
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { expect } from "./sealed";
import type { Locator, Page } from "@playwright/test";

/** Path of a broken file, or another file of the tests. */
export function file(path: string): string {
  return new URL(`../${path}`, import.meta.url).pathname;
}

export async function openPage(page: Page): Promise<void> {
  await page.goto("/#/cohort");
  await expect(page.getByRole("heading", { level: 1, name: "Cohort" })).toBeVisible();
}

export async function choose(page: Page, chosen: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.getByLabel("Drop a table here, or choose a file").setInputFiles(chosen);
}

export async function openExample(page: Page): Promise<void> {
  await openPage(page);
  await page.getByRole("button", { name: "Try the example" }).click();
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible();
}

export async function readAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Read and score all rows" }).click();
  await expect(page.getByRole("heading", { name: "The rows of the file" })).toBeVisible();
}

/** Chooses the kind of analysis. */
export async function chooseKind(page: Page, kind: string): Promise<void> {
  await page.getByRole("group", { name: "Kind of analysis" }).getByRole("radio", { name: kind }).check();
}

/** Runs the chosen analysis; returns the result, which is the newest. */
export async function analyse(page: Page): Promise<Locator> {
  const results = page.locator(".result");
  const before = await results.count();
  await page.locator(".chooser").getByRole("button", { name: "Analyse" }).click();
  await expect(results).toHaveCount(before + 1);
  return results.first();
}

/** Numbers of the tally by name. */
export async function tally(page: Page): Promise<Record<string, number>> {
  const lines = page.getByRole("table", { name: "What became of each row" }).getByRole("row");
  const told = await lines.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
  return Object.fromEntries(told.map(([name, count]) => [name, Number(count)]));
}

/** The row of a column in the table of columns. */
export function column(page: Page, name: string) {
  return page.locator("table.columns tbody tr").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
}

/** Writes a table of patients with a seeded generator, the same each time. */
export async function writeTable(path: string, rows: number): Promise<void> {
  let state = 20150448;
  const next = (below: number) => {
    // Numerical Recipes' generator: its high bits are sufficient to fill a table.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const one = (...values: (string | number)[]) => values[next(values.length)];
  const out = createWriteStream(path);
  out.write(
    "patient,time_days,died,age,sex,primary_site,kps,ambulation,frankel,vertebral_metastases,extraspinal_bone_metastases," +
      "visceral_metastases,level,sins_pain,sins_lesion,sins_alignment,sins_collapse,sins_posterolateral,bilirubin,albumin\n",
  );
  for (let from = 0; from < rows; from += 10_000) {
    let text = "";
    for (let row = from; row < Math.min(rows, from + 10_000); row++) {
      const cells = [
        `P${row}`, 1 + next(2000), one("yes", "yes", "no"), 30 + next(55), one("male", "female"), one("hcc", "lung", "breast", "prostate"),
        10 * (1 + next(10)), one("independent", "with_aid", "none"), one("A", "B", "C", "D", "E"), 1 + next(6), next(5),
        one("none", "treatable", "untreatable"), one("T4", "T10", "L1", "L3"), one("mechanical", "occasional", "none"), one("lytic", "mixed", "blastic"),
        one("normal", "deformity", "subluxation"), one("none", "under_50", "over_50"), one("none", "unilateral", "bilateral"),
        (0.5 + next(30) / 10).toFixed(1), (2 + next(25) / 10).toFixed(1),
      ];
      text += cells.join(",") + "\n";
    }
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}
