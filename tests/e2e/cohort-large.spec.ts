// A large table: the page stays free while it is read, and stops when it is told to. With SPINEMET_FULL=1 it has a
// million rows, and what it took is printed; docs/performance.md holds what was printed.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choose, openPage, readAll, tally, writeTable } from "./cohort";
import { expect, test } from "./sealed";
import type { Browser, Page } from "@playwright/test";

const ROWS = process.env.SPINEMET_FULL ? 1_000_000 : 100_000;

let folder: string;
let table: string;

test.describe.configure({ mode: "serial", timeout: ROWS / 1000 * 600 });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "spinemet-"));
  table = join(folder, "large.csv");
  await writeTable(table, ROWS);
});

test.afterAll(() => rmSync(folder, { recursive: true }));

/** Notes every task of the page that takes longer than 50 ms, and when the worker tells of which stage. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { long: [] as string[], told: [] as [number, string][] };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => list.getEntries().forEach((task) => seen.long.push(`${task.duration} ms at ${Math.round(task.startTime)} ms`))).observe({ type: "longtask" });
    const Own = window.Worker;
    window.Worker = class extends Own {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        this.addEventListener("message", ({ data }) => {
          const told = data[0] ? JSON.parse(data[0].slice(0, 300).match(/^\{.*?"stage":"[^"]*"/) ? data[0] : "{}") : {};
          seen.told.push([performance.now(), told.stage ?? "answer"]);
        });
      }
    };
  });
}

const seen = (page: Page) => page.evaluate(() => (window as any).seen as { long: string[]; told: [number, string][] });

/** The most memory that a process of the browser that draws pages has held, in MB. */
async function mostMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const held = processInfo.filter((it) => it.type === "renderer").map((it) => {
    const status = readFileSync(`/proc/${it.id}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000;
  });
  return Math.max(...held);
}

/** Seconds from the first word of a stage until the last one, or until what came next. */
function seconds(told: [number, string][]): Record<string, number> {
  const took: Record<string, number> = {};
  told.forEach(([at, stage], place) => {
    const next = told[place + 1];
    if (stage !== "answer" && next) took[stage] = (took[stage] ?? 0) + (next[0] - at) / 1000;
  });
  return took;
}

test("a large table is read and analysed while the page stays free @once", async ({ page, browser }) => {
  await watch(page);
  await openPage(page);
  await page.evaluate(() => ((window as any).seen.long.length = 0));
  await choose(page, table);
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible({ timeout: ROWS });
  await page.getByRole("button", { name: "Read and score all rows" }).click();
  await expect(page.getByRole("heading", { name: "The rows of the file" })).toBeVisible({ timeout: ROWS });
  expect((await tally(page))["Rows of the file"]).toBe(ROWS);
  const { long, told } = await seen(page);
  const memory = await mostMemory(browser);
  console.log(`${ROWS} rows, ${(statSync(table).size / 1e6).toFixed(1)} MB`, seconds(told), `${memory.toFixed(0)} MB at most`);
  const answers = told.filter(([, stage]) => stage === "answer").map(([at]) => `${Math.round(at)} ms`);
  expect(long, `answers came at ${answers.join(", ")}`).toEqual([]);
  expect(memory).toBeLessThan(1000);
});

test("work stops at once, and goes on where it was @once", async ({ page }) => {
  await openPage(page);
  await choose(page, table);
  const stop = page.getByRole("button", { name: "Stop" });
  await expect(stop).toBeVisible();
  const since = Date.now();
  await stop.click();
  await expect(stop).toBeHidden();
  expect(Date.now() - since).toBeLessThan(1000);
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toHaveCount(0);

  await choose(page, table);
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible({ timeout: ROWS });
  await page.getByRole("button", { name: "Read and score all rows" }).click();
  await expect(stop).toBeVisible();
  await stop.click();
  await expect(stop).toBeHidden();
  // The file is still open: the next worker opened it again.
  await readAll(page);
  expect((await tally(page))["Rows of the file"]).toBe(ROWS);
});
