// Analyses of the cohort page: results of the example, read-outs of figures, and exports.
import { readFileSync } from "node:fs";
import { type Locator, type Page } from "@playwright/test";
import { analyse, chooseKind } from "./cohort";
import { saved } from "./saved";
import { expect, test } from "./sealed";

/** The page with the example read and ready for analysis. */
async function example(page: Page): Promise<void> {
  await page.goto("/#/cohort");
  await page.getByRole("button", { name: "Try the example" }).click();
  await page.getByRole("button", { name: "Read and score all rows" }).click();
  await expect(page.getByRole("heading", { name: "Analyse", exact: true })).toBeVisible();
}

/** Curves by an entry of the list. */
async function curves(page: Page, by: string): Promise<Locator> {
  await chooseKind(page, "Survival curves");
  await page.getByRole("combobox", { name: "Groups by" }).selectOption(by);
  return analyse(page);
}

/** Cells of a table, row by row. */
async function cells(table: Locator): Promise<string[][]> {
  return table.locator("tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
}

/** Rows and cells of CSV, including quoted cells. */
function read(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "") break;
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ""));
}

function expectHarmless(csv: string): void {
  const armed = read(csv).flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
  expect(armed).toEqual([]);
}

/** Tables reported by the generator of the example: name, n, published n, median, published median. */
function generated(): { name: string; n: string; median: string }[] {
  const report = readFileSync(new URL("../../examples/hcc-synthetic.md", import.meta.url), "utf8");
  const lines = report.split("\n").filter((line) => /^\| \S+ .*\| \d+ \| \d+ \|/.test(line));
  return lines.map((line) => {
    const [, name = "", n = "", , median = ""] = line.split("|").map((cell) => cell.trim());
    return { name, n, median: median === "-" ? "" : median };
  });
}

test("one tap gives the curve and both tables of Lee 2015, with the medians that the generator printed", { tag: "@core" }, async ({ page }) => {
  await example(page);
  await page.getByRole("button", { name: /^All at once/ }).click();
  const tables = page.getByRole("article", { name: "Compared with Lee 2015" }).getByRole("table");
  await expect(tables).toHaveCount(2);
  await expect(page.getByRole("article", { name: "Survival curves" }).getByRole("img")).toBeVisible();
  const rows = [...(await cells(tables.nth(0))), ...(await cells(tables.nth(1)))];
  const head = rows[0]!;
  const at = (name: string) => head.indexOf(name);
  expect(at("Median (days), difference")).toBeGreaterThan(0);
  // Both have the same order of groups; pairs of groups have no n.
  const groups = rows.filter((row) => /^\d+$/.test(row[at("n")] ?? ""));
  const printed = generated();
  expect(groups).toHaveLength(printed.length);
  for (const [place, { name, n, median }] of printed.entries()) {
    const group = groups[place]!;
    expect(group[at("n")], name).toBe(n);
    expect(group[at("n, published")], name).toBe(n);
    expect(group[at("Median (days)")], name).toBe(median);
    // Every median of the example is the published one.
    expect(group[at("Median (days), difference")], name).toBe(median === "" ? "" : "0");
  }
});

test("what is read off the curves is what the table of the figure says", async ({ page }) => {
  await example(page);
  const result = await curves(page, "Tomita 2001");
  await result.getByText("The same as text").click();
  const text = await cells(result.locator(".as-text table"));
  const slider = result.getByRole("slider");
  for (const [column, time] of text[0]!.entries()) {
    if (column === 0) continue;
    await slider.fill(time);
    const readings = await result.locator(".readout dd").allTextContents();
    for (const [group, reading] of readings.entries()) {
      // For each group: alive, at risk, censored, events.
      const [alive, atRisk] = [text[1 + group * 4]![column]!, text[2 + group * 4]![column]!];
      const said = alive === "–" ? "no patient was followed that long"
        : `${alive.replace(/^([\d.]+)/, "$1 % alive")}, ${atRisk} at risk`;
      expect(reading, `group ${group} at ${time} days`).toBe(said);
    }
    expect(await slider.getAttribute("aria-valuetext")).toContain(readings[0]);
  }
});

test("a pointer over the curves moves the same reading, and so do the arrow keys", { tag: "@core" }, async ({ page }) => {
  await example(page);
  const result = await curves(page, "Tomita 2001");
  const plot = result.locator(".plot");
  const { width } = (await plot.boundingBox())!;
  await plot.hover({ position: { x: width / 2, y: 60 } });
  const slider = result.getByRole("slider");
  const pointed = Number(await slider.inputValue());
  expect(pointed).toBeGreaterThan(100);
  await expect(result.locator(".cursor circle").first()).toBeVisible();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  expect(Number(await slider.inputValue())).toBe(pointed + 1);
});

test("a finger moves the reading", { tag: "@touch" }, async ({ page }) => {
  await example(page);
  const result = await curves(page, "Tomita 2001");
  const { width } = (await result.locator(".plot").boundingBox())!;
  await result.locator(".plot").tap({ position: { x: width * 0.6, y: 80 } });
  expect(Number(await result.getByRole("slider").inputValue())).toBeGreaterThan(100);
});

test("every kind of analysis gives its tables, and regressions their forests", { tag: "@core" }, async ({ page }) => {
  await example(page);
  for (const [kind, tables] of [["Table 1: factors", 1], ["Table 2: scores", 1], ["Concordance", 2], ["Before and after", 1], ["Compared with Lee 2015", 2]] as const) {
    await chooseKind(page, kind);
    await expect((await analyse(page)).locator(":scope > .sheet caption")).toHaveCount(tables);
  }
  await chooseKind(page, "Cox regression");
  await page.getByRole("checkbox", { name: /^Age \(per 10 years\)/ }).check();
  await page.getByRole("checkbox", { name: "Tomita 2001", exact: true }).check();
  await page.getByRole("combobox", { name: /^What the groups of Tomita 2001/ }).selectOption({ label: "compared with 8–10" });
  const cox = await analyse(page);
  await expect(cox.getByRole("img")).toHaveCount(2);
  const table = await cells(cox.locator(":scope > .sheet table").last());
  expect(table.find(([name]) => name === "8–10")?.join(" ")).toContain("reference");
  // The newest is announced, and the removed one is gone.
  await expect(page.locator(".analysed > [role=status]")).toContainText(/^Result 6: Cox regression/);
  await cox.getByRole("button", { name: "Remove result" }).click();
  await expect(page.getByRole("article", { name: "Cox regression" })).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("article", { name: "Cox regression" })).toHaveCount(1);
});

test("the apparent concordance of a Cox model is corrected for optimism in its own card", async ({ page }) => {
  await example(page);
  await chooseKind(page, "Cox regression");
  await page.getByRole("checkbox", { name: /^Age \(per 10 years\)/ }).check();
  await page.getByRole("checkbox", { name: "Tomita 2001", exact: true }).check();
  const cox = await analyse(page);
  await expect(cox).toContainText(/apparent concordance 0\.\d{3}/);
  await expect(cox.locator("header")).toContainText("Analysed: n = 36 of 36 rows.");
  await cox.getByRole("button", { name: "Correct C for optimism (bootstrap)" }).click();
  await expect(cox).toContainText(/Concordance corrected for optimism: 0\.\d{3}/);
  await expect(cox.getByRole("button", { name: "Correct C for optimism (bootstrap)" })).toHaveCount(0);
  await expect(page.getByRole("article", { name: "Cox regression" })).toHaveCount(1);
});

test("a number is cut where it is typed, and what is no number is said beside it", async ({ page }) => {
  await example(page);
  await page.getByRole("combobox", { name: "Groups by" }).selectOption("Age, cut by value");
  const cuts = page.getByRole("textbox", { name: /^Cut at/ });
  await cuts.fill("old");
  await expect(page.locator(".chooser").getByRole("alert")).toHaveText("“old” is not a number.");
  await cuts.fill("50 65");
  const result = await analyse(page);
  const groups = (await cells(result.locator(":scope > .sheet table").first())).slice(1).map(([name]) => name);
  expect(groups).toEqual(["below 50", "50 to below 65", "65 or more"]);
});

test("the methods that are chosen are named beside the result", async ({ page }) => {
  await example(page);
  await page.locator(".methods > summary").click();
  await page.getByRole("combobox", { name: "Unit of time" }).selectOption("months");
  await page.getByRole("checkbox", { name: "Peto-Peto" }).check();
  await page.getByRole("textbox", { name: "Confidence, %" }).fill("90");
  const result = await curves(page, "Tomita 2001");
  await expect(result).toContainText("Median (months)");
  await expect(result).toContainText("90 % CI");
  await expect(result).toContainText("Peto-Peto test: chi-squared");
  await page.getByRole("combobox", { name: "Interval of the median" }).selectOption("as in SPSS");
  await expect(await analyse(page)).toContainText("SPSS-compatible");
});

test("a landmark and a restricted mean are computed and named beside the result", async ({ page }) => {
  await example(page);
  const methods = page.locator(".methods");
  await methods.locator("summary").click();
  const landmark = methods.getByRole("textbox", { name: /^Landmark/ });
  await landmark.fill("90 180");
  await expect(landmark).toHaveAttribute("aria-invalid", "true");
  await landmark.fill("90");
  await expect(landmark).not.toHaveAttribute("aria-invalid");
  await methods.getByRole("textbox", { name: /^Restricted mean survival/ }).fill("200");
  const card = await curves(page, "Tomita 2001");
  await expect(card.getByText("Analysed: n = 25 of 25 rows.").first()).toBeVisible();
  await expect(card.getByText(/time is counted from 90 days after time zero.*8 by death, 3 by censoring/).first()).toBeAttached();
  await expect(card.locator("caption", { hasText: "Restricted mean survival time: Tomita 2001" })).toBeAttached();
});

test("the methods lead to how every number is computed, and back to the study", async ({ page }) => {
  await example(page);
  await page.locator(".methods > summary").click();
  await page.getByRole("link", { name: "How every number is computed" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "How every number is computed" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Analyse", exact: true })).toBeVisible();
});

test("a confidence that cannot be has the focus, though its methods are folded away", async ({ page }) => {
  await example(page);
  await chooseKind(page, "Survival curves");
  const methods = page.locator(".methods");
  await methods.locator("summary").click();
  const confidence = methods.getByRole("textbox", { name: /^Confidence/ });
  await confidence.fill("150");
  await methods.locator("summary").click();
  await expect(confidence).toBeHidden();
  await page.getByRole("button", { name: "Analyse", exact: true }).click();
  await expect(confidence).toBeFocused();
  await expect(confidence).toHaveAccessibleDescription(/between 50 and 99\.99/);
  await expect(methods.getByText(/between 50 and 99\.99/)).toBeInViewport();
});

test("a figure is saved as SVG with its colours, and as PNG of 300 dots to an inch", { tag: "@core" }, async ({ page }) => {
  await example(page);
  const result = await curves(page, "Tomita 2001");
  const svg = await saved(page, result.getByRole("button", { name: "SVG" }));
  expect(svg.name).toBe("hcc-synthetic-survival-1-1.svg");
  const text = svg.bytes.toString("utf8");
  expect(text).toContain("synthetic patients");
  expect(text).not.toMatch(/class=|currentColor|<script|href=/);
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(text)!;

  const { name, bytes } = await saved(page, result.getByRole("button", { name: "PNG, 300 dpi" }));
  expect(name).toBe("hcc-synthetic-survival-1-1.png");
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.readUInt32BE(16)).toBe(Math.round(Number(width) * 300 / 96));
  expect(bytes.readUInt32BE(20)).toBe(Math.round(Number(height) * 300 / 96));
  const physical = bytes.indexOf("pHYs");
  expect(physical).toBe(37);
  expect([bytes.readUInt32BE(physical + 4), bytes.readUInt32BE(physical + 8), bytes[physical + 12]]).toEqual([11811, 11811, 1]);
  // The canvas shows the picture: every colour of the curves occurs.
  const colours = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext("2d")!;
    pen.drawImage(bitmap, 0, 0);
    const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
    const seen = new Set<string>();
    for (let at = 0; at < data.length; at += 4) seen.add([data[at], data[at + 1], data[at + 2]].map((one) => one!.toString(16).padStart(2, "0")).join(""));
    return [...seen];
  }, bytes.toString("base64"));
  for (const colour of ["ffffff", "2565e4", "803111", "3f8f6b"]) expect(colours).toContain(colour);
});

test("tables are saved as CSV that a spreadsheet does not run, and as HTML; copied they are tables in Word", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL!).origin });
  await example(page);
  await chooseKind(page, "Compared with Lee 2015");
  const result = await analyse(page);
  const shown = await cells(result.locator(":scope > .sheet table").nth(1));
  const csv = await saved(page, result.getByRole("button", { name: "CSV" }).nth(1));
  expect(csv.name).toBe("hcc-synthetic-published-1-2.csv");
  expectHarmless(csv.bytes.toString("utf8"));
  const rows = read(csv.bytes.toString("utf8"));
  expect(rows[1]).toEqual(shown[0]);
  expect(rows.find(([name]) => name === "Tomita 2001")?.slice(0, 3)).toEqual(["Tomita 2001", "", ""]);
  expect(rows.flat().join(" ")).toContain("SYNTHETIC");

  const html = await saved(page, result.getByRole("button", { name: "HTML for Word" }).nth(1));
  expect(html.bytes.toString("utf8")).toMatch(/^<table style=/);
  await result.getByRole("button", { name: "Copy as table" }).nth(1).click();
  await expect(result.getByText("Copied.")).toBeInViewport();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item!.getType("text/html")).text();
  });
  expect(copied).toContain("Tomita 2001");
  expect(copied).toContain("SYNTHETIC");
});

test("the report opens by itself and fetches nothing; all results are one JSON", { tag: "@core" }, async ({ page, context }) => {
  await example(page);
  await page.getByRole("button", { name: /^All at once/ }).click();
  await expect(page.locator(".result")).toHaveCount(2);
  const report = await saved(page, page.getByRole("button", { name: "Report (HTML)" }));
  const other = await context.newPage();
  const asked: string[] = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.setContent(report.bytes.toString("utf8"));
  await expect(other.getByRole("heading", { level: 1, name: "Survival analysis" })).toBeVisible();
  await expect(other.getByRole("img")).toHaveCount(1);
  await expect(other.getByRole("table").first()).toBeVisible();
  expect(asked).toEqual([]);
  expect(report.bytes.toString("utf8")).not.toMatch(/<script|\bsrc=|\bhref=/);
  await other.close();

  const { bytes } = await saved(page, page.getByRole("button", { name: "All results (JSON)" }));
  const results = JSON.parse(bytes.toString("utf8"));
  expect(results.synthetic).toBe(true);
  expect(results.made_by).toMatch(/\d+\.\d+/);
  expect(results.settings.median).toBe("spss");
});

/** Printable area of a page, in CSS pixels. */
const PAPER = { A4: { width: 680, height: 1009 }, Letter: { width: 703, height: 942 } };

for (const [format, { width, height }] of Object.entries(PAPER)) {
  test(`the report prints on ${format}: nothing is wider than the page, no figure is cut, heads repeat`, async ({ page, context }) => {
    await example(page);
    await page.getByRole("button", { name: /^All at once/ }).click();
    await expect(page.locator(".result")).toHaveCount(2);
    await curves(page, "Tomita 2001");
    await chooseKind(page, "Table 1: factors");
    await analyse(page);
    await chooseKind(page, "Cox regression");
    for (const name of ["Age (per 10 years)", "Able to walk", "Operation"]) await page.locator(".chooser").getByRole("checkbox", { name, exact: true }).check();
    await analyse(page);
    const report = await saved(page, page.getByRole("button", { name: "Report (HTML)" }));
    const paper = await context.newPage();
    await paper.setViewportSize({ width, height });
    await paper.emulateMedia({ media: "print", colorScheme: "dark" });
    await paper.setContent(report.bytes.toString("utf8"));
    // Both forest plots, univariable too, and every figure has a caption.
    await expect(paper.locator("figcaption")).toHaveText([
      /^Survival of all rows/, /^Survival by Tomita 2001/, /^Cox regression, each factor alone/, /^Cox regression, all factors together/,
    ]);
    expect(await paper.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const style = (selector: string, property: string) =>
      paper.locator(selector).evaluateAll((all, property) => [...new Set(all.map((it) => getComputedStyle(it).getPropertyValue(property)))], property);
    // A scrolling box would be cut off at the end of the page.
    expect(await style(".wide", "overflow-x")).toEqual(["visible"]);
    expect(await style("thead", "display")).toEqual(["table-header-group"]);
    expect(await style("figure", "break-inside")).toEqual(["avoid"]);
    expect(await style("tr", "break-inside")).toEqual(["avoid"]);
    expect(await style("body", "background-color")).toEqual(["rgb(255, 255, 255)"]);
    for (const figure of await paper.locator("figure").all()) {
      expect((await figure.boundingBox())!.height).toBeLessThan(height);
    }
    const pdf = (await paper.pdf({ format: format as "A4" | "Letter" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)!.length).toBeGreaterThan(3);
    await paper.close();
  });
}

test("what was chosen is still chosen in another language", async ({ page }) => {
  await example(page);
  await chooseKind(page, "Cox regression");
  await page.locator(".chooser").getByRole("checkbox", { name: "Age (per 10 years)" }).check();
  await page.locator("select.language").selectOption("ko");
  const chooser = page.locator(".chooser");
  await expect(chooser.getByRole("radio", { name: "Cox 회귀" })).toBeChecked();
  await expect(chooser.getByRole("checkbox", { name: /^나이 \(10 ?\S+당\)$/ })).toBeChecked();
  await expect(chooser.locator("input[type=checkbox]:checked")).toHaveCount(1);
});

test("the scored rows are taken away as CSV and as a workbook", async ({ page }) => {
  await example(page);
  const csv = await saved(page, page.getByRole("button", { name: "Scored rows (CSV)" }));
  const text = csv.bytes.toString("utf8");
  expectHarmless(text);
  expect(read(text)).toHaveLength(37);
  const workbook = await saved(page, page.getByRole("button", { name: "Scored rows (Excel)" }));
  expect(workbook.name).toMatch(/\.xlsx$/);
  expect(workbook.bytes.subarray(0, 2).toString()).toBe("PK");
});

test("the results are taken away as a script in R", async ({ page }) => {
  await example(page);
  const button = page.getByRole("button", { name: "R script that repeats all numbers" });
  await expect(button).toBeDisabled();
  await curves(page, "Tomita 2001");
  const script = await saved(page, button);
  expect(script.name).toBe("hcc-synthetic-study.R");
  const text = script.bytes.toString("utf8");
  expect(text).toContain("# g1: Tomita 2001\n");
  expect(text).toMatch(/\ncheck_test\(d1, "g1", "log-rank", .*\n[^]*\nfinish\(\)\n$/);
});

test("nothing but files of this page is asked for, and no value reaches the address", async ({ page, baseURL }) => {
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(request.url()));
  await example(page);
  await page.getByRole("button", { name: /^All at once/ }).click();
  await expect(page.locator(".result")).toHaveCount(2);
  for (const address of asked) expect(address.startsWith(baseURL!) || address.startsWith("blob:"), address).toBe(true);
  for (const address of asked) expect(new URL(address).search).toBe("");
  expect(page.url()).toBe(new URL("#/cohort", baseURL).href);
  expect(await page.title()).not.toMatch(/hcc|S01/);
});

test("figures follow the width of the window", { tag: "@once" }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await example(page);
  const result = await curves(page, "Tomita 2001");
  const drawn = async () => Number(await result.locator(".plot svg[role=img]").getAttribute("width"));
  const wide = await drawn();
  expect(wide).toBeGreaterThan(500);
  await page.setViewportSize({ width: 390, height: 900 });
  await expect.poll(drawn).toBeLessThan(370);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("on paper stand the results alone", async ({ page }) => {
  await example(page);
  await page.getByRole("button", { name: /^All at once/ }).click();
  await expect(page.locator(".result")).toHaveCount(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("img").first()).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("slider")).toHaveCount(0);
  await expect(page.locator(".result").getByText(/^SYNTHETIC/).first()).toBeVisible();
});
