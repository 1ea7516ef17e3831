// Files that the page saves, in both engines.
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page, test } from "@playwright/test";

/** Downloads of Firefox in this worker: Playwright does not report them, so tests look into their folder. */
export const downloads = fileURLToPath(new URL(`../results/firefox-${process.env.TEST_PARALLEL_INDEX ?? 0}`, import.meta.url));
mkdirSync(downloads, { recursive: true });

/** Presses the button, and returns the file that it saves. */
export async function saved(page: Page, button: Locator): Promise<{ name: string; bytes: Buffer }> {
  if (test.info().project.name !== "firefox") {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
  const before = new Set(readdirSync(downloads));
  await button.click();
  const added = () => readdirSync(downloads).filter((name) => !before.has(name));
  await expect.poll(() => added().length === 1 && !existsSync(`${downloads}/${added()[0]}.part`)).toBe(true);
  const name = added()[0]!;
  // Firefox numbers a file whose name is taken.
  return { name: name.replace(/\(\d+\)(?=\.)/, ""), bytes: readFileSync(`${downloads}/${name}`) };
}
