// Steps with a study as one file for several specs.
import type { Locator, Page } from "@playwright/test";
import { openExample, readAll } from "./cohort";
import { saved } from "./saved";
import { expect } from "./sealed";

/** The example, read, filtered and analysed. */
export async function study(page: Page): Promise<void> {
  await openExample(page);
  await readAll(page);
  await page.getByRole("radio", { name: "First operations only" }).click();
  await expect(page.locator(".flow")).toContainText("n = 33");
  await page.locator(".chooser").getByRole("button", { name: "Analyse" }).click();
  await expect(page.locator(".result")).toHaveCount(1);
}

/** Texts of the tables of results. */
export async function results(page: Page): Promise<string[]> {
  return page.locator(".result table").evaluateAll((tables) => tables.map((table) => table.textContent ?? ""));
}

/** Saves the study as a file, locked if there is a passphrase; returns its text. */
export async function save(page: Page, passphrase = ""): Promise<string> {
  const part = page.locator(".packing");
  await part.locator("summary").click();
  await part.getByLabel("Passphrase (optional)").fill(passphrase);
  const { name, bytes } = await saved(page, part.getByRole("button", { name: "Save as a file" }));
  expect(name).toBe("hcc-synthetic-study.json");
  return bytes.toString("utf8");
}

/** That text as a chosen file. */
export const file = (text: string) => ({ name: "study.json", mimeType: "application/json", buffer: Buffer.from(text) });

/** The passphrase form of a locked file. */
export function unlocking(page: Page): { field: Locator; button: Locator } {
  return { field: page.getByLabel("Passphrase of the file"), button: page.getByRole("button", { name: "Unlock" }) };
}
