// The looks of the page.
//
// Comparing pixels would compare the fonts of two machines. The looks are determined by style sheets, so the computed
// styles of elements are compared (tests/e2e/snapshots), and the layout of their boxes. Pictures are compared as SVG in
// crates/figure. After an intended change: run Playwright with `--update-snapshots` and review the difference.
import { type Page } from "@playwright/test";
import { Bedside } from "./bedside";
import { analyse, openExample, readAll } from "./cohort";
import { expect, picture, test } from "./sealed";

const PARTS = [
  "body", ".header", ".brand", ".header nav a[aria-current]", ".picker", ".questions > h2", ".field", ".field .name", ".about", ".help-button",
  ".segment:not(.quiet) input:not(:checked) + span", ".segment:not(.quiet) input:checked + span", ".segment.quiet span", ".number", ".unit",
  ".list.chosen", ".not-known", ".results", ".card", ".card h3", ".total", ".verdict", ".next", ".caution", ".copy button", ".working > summary", ".bar",
  ".bar .up", ".bar button:not(.up)", ".totals b", ".fig-level.chosen .fig-bone-body", ".footer",
];
/** A result of a study: curves, risk table and read-out. */
const STUDY = [
  ".result", ".result h3", ".plot svg", ".plot .fig-ink", ".plot .fig-soft", ".plot .fig-grid", ".plot .fig-series-1", ".plot .fig-series-2", ".plot .fig-series-3",
  ".readout", ".readout dt", ".sheet caption", ".sheet th", ".sheet td", ".chooser", ".chooser .segment input:checked + span", ".go", ".as-lee",
];
/** Evidence pages: text, tables and figures. */
const EVIDENCE = [
  ".evidence-page", ".evidence-page h1", ".evidence-page h2", ".drawing", ".drawing .fig-ink", ".drawing .fig-soft", ".drawing .fig-grid", ".drawing .fig-accent",
  ".evidence-page summary", ".evidence-page th", ".evidence-page td", ".evidence-page dt", ".evidence-page dd", ".evidence-page cite",
];
/** The spine with a chosen vertebra, and the predictions of all systems on one axis. */
const DRAWN = [
  ".level", ".fig-level", ".fig-level:not(.chosen) .fig-bone-body", ".fig-level:not(.chosen) .fig-bone-process", ".fig-level:not(.chosen) text", ".fig-level.chosen .fig-bone-body",
  ".fig-level.chosen .fig-bone-process", ".fig-level.chosen text", ".location", ".picture", ".picture h3", ".picture svg", ".picture .fig-ink", ".picture .fig-soft",
  ".picture .fig-grid", ".picture .fig-accent",
];
/** The printed report of a patient. */
const PRINTED = [
  "body", ".header", ".entry", ".bar", ".picture", ".paper h2", ".by-hand", ".by-hand span", ".day-printed", ".paper dl > div", ".paper dt", ".paper dd", ".paper-picture",
  ".paper-picture .fig-accent", ".paper th", ".paper td", ".paper td:nth-child(2)", ".notes li", ".cards", ".card.system", ".card.system h3", ".card .total", ".scale svg", ".working th",
  ".working td", ".working tr.open", ".source", ".copy",
];
const STYLES = [
  "display", "position", "color", "background-color", "border-top-width", "border-top-color", "border-radius", "padding", "min-height",
  "font-size", "font-weight", "line-height", "gap", "fill", "stroke", "stroke-width", "stroke-dasharray", "opacity",
];

async function example(page: Page): Promise<void> {
  const bedside = await Bedside.open(page);
  await page.getByRole("button", { name: "Show an example" }).click();
  await expect(page.locator(".fig-level.chosen")).toHaveCount(1);
  await bedside.unfold();
  await page.mouse.move(0, 0); // nothing is hovered over
}

function styles(page: Page, parts: string[]): Promise<string> {
  return page.evaluate(([parts, styles]) => {
    const of = (part: string) => {
      const element = document.querySelector(part);
      if (!element) return `${part}: is not there`;
      const computed = getComputedStyle(element);
      return `${part}\n${styles!.map((style) => `  ${style}: ${computed.getPropertyValue(style)}`).join("\n")}`;
    };
    return `${parts!.map(of).join("\n")}\n`;
  }, [parts, STYLES]);
}

for (const theme of ["light", "dark"] as const) {
  test(`the parts of the page look as they did, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await example(page);
    expect(await styles(page, PARTS)).toMatchSnapshot(`bedside-${theme}.txt`);
    await picture(page, `example-${theme}`);
  });
}

/**
 * Parts of a drawing and their positions, one line for each element. Figures measure text by a table, so that this is
 * the same on every machine.
 */
function drawing(page: Page, of: string): Promise<string> {
  return page.locator(of).evaluate((svg) => {
    const told = (element: Element) => {
      const attributes = [...element.attributes].filter(({ name }) => !/^(id|aria-|clip-path)/.test(name)).map(({ name, value }) => ` ${name}=${value}`);
      const words = element.children.length === 0 && element.textContent ? `: ${element.textContent}` : "";
      return `${element.tagName}${attributes.join("")}${words}`;
    };
    return `${[svg, ...svg.querySelectorAll("*")].map(told).join("\n")}\n`;
  });
}

for (const theme of ["light", "dark"] as const) {
  test(`the spine and the survival of all systems look as they did, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await example(page);
    expect(await styles(page, DRAWN)).toMatchSnapshot(`drawn-${theme}.txt`);
    await picture(page, `drawn-${theme}`);
  });
}

test("the spine and the axis of survival consist of what they did, each part in its place", async ({ page }) => {
  await example(page);
  const marked = ".fig-level.chosen, .fig-level:has(+ .chosen), .fig-level.chosen + .fig-level";
  await expect(page.locator(marked)).toHaveCount(3);
  await expect(page.locator(".fig-level")).toHaveCount(30);
  const levels = await Promise.all([0, 1, 2].map((at) => drawing(page, `:nth-match(${marked}, ${at + 1})`)));
  expect(levels.join("")).toMatchSnapshot("spine.txt");
  expect(await drawing(page, ".picture svg")).toMatchSnapshot("axis.txt");
});

test("the page that is printed looks as it did", { tag: "@once" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answers({ "Primary": "HCC", "Visceral metastases": "None", "Pain": "Mechanical", "Bone lesion": "Lytic" });
  await bedside.level("T12");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 711, height: 1000 }); // A4 within its margins
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect(page.locator(".day-printed")).toContainText("Spinemet");
  expect(await styles(page, PRINTED)).toMatchSnapshot("printed.txt");
  expect(await drawing(page, ".paper-picture svg")).toMatchSnapshot("printed-axis.txt");
  await picture(page, "printed");
});

for (const look of ["light", "dark", "print"] as const) {
  const wear = (page: Page) => page.emulateMedia(look === "print" ? { media: "print" } : { colorScheme: look });

  test(`curves of a study look as they did, ${look}`, async ({ page }) => {
    await openExample(page);
    await readAll(page);
    await page.getByRole("combobox", { name: "Groups by" }).selectOption("Tomita 2001");
    await analyse(page);
    await wear(page);
    expect(await styles(page, STUDY)).toMatchSnapshot(`study-${look}.txt`);
    await picture(page, `study-${look}`);
  });

  test(`a figure of the evidence looks as it did, ${look}`, async ({ page }) => {
    await page.goto("/#/evidence/lee-2015");
    await expect(page.locator(".drawing svg").first()).toBeVisible();
    await wear(page);
    expect(await styles(page, EVIDENCE)).toMatchSnapshot(`evidence-${look}.txt`);
    await picture(page, `evidence-${look}`);
  });
}

test("no control lies on another, and none reaches out of the page", async ({ page }) => {
  await example(page);
  const faults = await page.evaluate(() => {
    const controls = [...document.querySelectorAll("main :is(button, summary, label.segment, .number, select, .total), .name span")]
      .filter((one) => one.checkVisibility() && !one.closest(".unseen, .bar, dialog"))
      // On a phone the head of a card is the button that expands it.
      .filter((one) => !one.matches(".rest > summary"));
    const boxes = controls.map((one) => ({ one, box: one.getBoundingClientRect() })).filter(({ box }) => box.width > 0);
    const named = ({ one }: { one: Element }) => one.getAttribute("aria-label") ?? one.textContent!.trim();
    const apart = (a: DOMRect, b: DOMRect) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const out = boxes.filter(({ box }) => box.left < -1 || box.right > document.documentElement.clientWidth + 1).map((one) => `${named(one)} reaches out`);
    const over = boxes.flatMap((a, at) => boxes.slice(at + 1)
      .filter((b) => !apart(a.box, b.box) && !a.one.contains(b.one) && !b.one.contains(a.one))
      .map((b) => `${named(a)} and ${named(b)}`));
    return [...out, ...over];
  });
  expect(faults).toEqual([]);
});
