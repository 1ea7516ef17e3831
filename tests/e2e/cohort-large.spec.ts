// A large table: the page stays responsive while it is read, and can cancel. With SPINEMET_FULL=1 it has a million
// rows, and the measurements are printed, as recorded in docs/performance.md.
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

// Recording of failures inspects the whole page in tasks that are not the page's own.
test.use({ trace: "off" });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "spinemet-"));
  table = join(folder, "large.csv");
  await writeTable(table, ROWS);
});

test.afterAll(() => rmSync(folder, { recursive: true }));

/** Records the times at which the worker reports each stage. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told: [number, string][] = [];
    Object.assign(window, { told });
    const Own = window.Worker;
    window.Worker = class extends Own {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        this.addEventListener("message", ({ data }) => {
          // It also reports its requests.
          if (!Array.isArray(data)) return;
          const [message] = data;
          const stage = message?.includes('"progress"') ? JSON.parse(message).progress.stage : undefined;
          told.push([performance.now(), stage ?? "answer"]);
        });
      }
    };
  });
}

/**
 * Durations of the page's tasks in ms, longest first. Only the time that the thread worked counts: on a busy machine a
 * task also waits. Queries of this test run on the same thread but are not the page's work; a click or a key is an
 * event of the browser, and counts.
 */
function tasksOf(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: any[] };
  const named = traceEvents.filter((it) => it.name === "thread_name" && it.args.name === "CrRendererMain");
  const threads = new Set(named.map((it) => `${it.pid} ${it.tid}`));
  const events = traceEvents.filter((it) => threads.has(`${it.pid} ${it.tid}`));
  const asked = events.filter((it) => it.args.chrome_mojo_event_info?.mojo_interface_tag === "blink.mojom.DevToolsSession");
  const isAsked = (task: any) => asked.some((it) => it.tid === task.tid && it.pid === task.pid && it.ts >= task.ts && it.ts < task.ts + task.dur);
  const tasks = events.filter((it) => it.name.endsWith("RunTask") && !isAsked(it));
  if (tasks.length === 0 || tasks.every((it) => it.tdur === undefined)) throw new Error("the trace has no tasks with times");
  return tasks.map((it) => (it.tdur ?? 0) / 1000).sort((one, other) => other - one);
}

/** Peak memory of a renderer process of the browser, in MB. */
async function mostMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const held = processInfo.filter((it) => it.type === "renderer").map((it) => {
    const status = readFileSync(`/proc/${it.id}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000;
  });
  return Math.max(...held);
}

/** Seconds from the first report of a stage until the last one, or until the next stage. */
function seconds(told: [number, string][]): Record<string, number> {
  const took: Record<string, number> = {};
  told.forEach(([at, stage], place) => {
    const next = told[place + 1];
    if (stage !== "answer" && next) took[stage] = (took[stage] ?? 0) + (next[0] - at) / 1000;
  });
  return took;
}

async function analyse(page: Page, kind: string, results: number): Promise<void> {
  await page.getByRole("radio", { name: kind }).click();
  await page.getByRole("button", { name: "Analyse", exact: true }).click();
  await expect(page.getByRole("button", { name: /^Remove result/ })).toHaveCount(results, { timeout: ROWS });
}

test("a large table is read and analysed while the page stays free @once", async ({ page, browser }) => {
  await watch(page);
  await openPage(page);
  await browser.startTracing(page, { categories: ["toplevel"] });
  await choose(page, table);
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible({ timeout: ROWS });
  await page.getByRole("button", { name: "Read and score all rows" }).click();
  await expect(page.getByRole("heading", { name: "The rows of the file" })).toBeVisible({ timeout: ROWS });
  expect((await tally(page))["Rows of the file"]).toBe(ROWS);
  await page.getByRole("combobox", { name: "Groups by" }).focus();
  await page.keyboard.type("Sex");
  await analyse(page, "Survival curves", 1);
  await analyse(page, "Table 2: scores", 2);
  const tasks = tasksOf(await browser.stopTracing());
  const told = await page.evaluate(() => (window as any).told as [number, string][]);
  const memory = await mostMemory(browser);
  console.log(`${ROWS} rows, ${(statSync(table).size / 1e6).toFixed(1)} MB`, seconds(told), `${memory.toFixed(0)} MB at most, longest tasks`, tasks.slice(0, 5));
  expect(tasks[0]).toBeLessThan(50);
  expect(memory).toBeLessThan(1000);
});

/** Presses the button in the frame in which it appears, because the work may end soon after. Returns the time. */
async function pressStop(page: Page): Promise<number> {
  return page.evaluate(() => new Promise<number>((resolve) => {
    const look = () => {
      const stop = [...document.querySelectorAll("button")].find((it) => it.textContent === "Stop" && it.checkVisibility());
      if (!stop) return void requestAnimationFrame(look);
      stop.click();
      resolve(Date.now());
    };
    look();
  }));
}

test("work stops at once, and goes on where it was @once", async ({ page }) => {
  await openPage(page);
  const stop = page.getByRole("button", { name: "Stop" });
  if (process.env.SPINEMET_FULL) {
    // Fewer rows are opened before progress is shown.
    await choose(page, table);
    await pressStop(page);
    await expect(stop).toBeHidden();
    await expect(page.getByRole("heading", { name: "What the columns mean" })).toHaveCount(0);
  }

  await choose(page, table);
  await expect(page.getByRole("heading", { name: "What the columns mean" })).toBeVisible({ timeout: ROWS });
  await page.getByRole("button", { name: "Read and score all rows" }).click();
  const since = await pressStop(page);
  await expect(stop).toBeHidden();
  expect(Date.now() - since).toBeLessThan(1000);
  // The file is still open: the next worker has opened it again.
  await readAll(page);
  expect((await tally(page))["Rows of the file"]).toBe(ROWS);
});
