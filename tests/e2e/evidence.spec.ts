// The evidence pages: every system has one, reachable by keyboard and by URL, with accessible pictures.
import { Bedside } from "./bedside";
import { readFileSync, readdirSync } from "node:fs";
import { type Page } from "@playwright/test";
import { expectNoFaults } from "./axe";
import { expect, test } from "./sealed";

const SCORING = new URL("../../scoring/", import.meta.url);
const read = (name: string) => readFileSync(new URL(name, SCORING), "utf8");

/** Id and name of every scoring file. */
const SYSTEMS = readdirSync(SCORING)
  .filter((name) => name.endsWith(".toml") && !["order.toml", "notes.toml", "sources.toml"].includes(name))
  .map((name) => ({ id: name.replace(".toml", ""), name: /^name = "(.*)"/m.exec(read(name))![1]! }));

const addressOf = (id: string) => `/#/evidence/${id.replaceAll("_", "-")}`;
const GENERAL = {
  "lee-2015": "Lee 2015, as published",
  "methods": "How every number is computed",
  "glossary": "What the words mean",
  "notes": "Notes and all publications",
};
const heading = (page: Page) => page.locator(".evidence-page h1");

test("every system is in the list and has a page of its own, whose worked cases agree", { tag: "@once" }, async ({ page }) => {
  test.slow(); // twenty pages
  expect(SYSTEMS.length).toBeGreaterThanOrEqual(20);
  await page.goto("/#/evidence");
  for (const { id, name } of SYSTEMS) {
    await page.locator(`section > ul a[href="${addressOf(id).slice(1)}"]`).click();
    await expect(heading(page)).toHaveText(name);
    await expect(page).toHaveTitle(`${name} – Spinemet`);
    await expect(page.getByText(/^(\d+) of \1 worked cases come out as the file states/)).toBeVisible();
    await page.getByRole("link", { name: "← All systems" }).click();
    await expect(heading(page)).toHaveText("Where every number comes from");
  }
});

test("the keyboard alone leads to a system and back", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Evidence" }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toBeVisible();
  const link = page.getByRole("link", { name: "Tomita 2001", exact: true }).first();
  for (let step = 0; step < 60 && !(await link.evaluate((one) => one === document.activeElement)); step += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Tomita 2001");
  // Screen readers announce the heading of the new page, and continue there.
  await expect(heading(page)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Where every number comes from");
});

test("the browser goes back and forth, to the same place of the page", async ({ page }) => {
  await page.goto("/#/evidence");
  const link = page.getByRole("link", { name: "Mizumoto 2008", exact: true }).last();
  await link.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  await link.click();
  await expect(heading(page)).toHaveText("Mizumoto 2008");
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(heading(page)).toHaveText("Where every number comes from");
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(place - 200);
  await page.goForward();
  await expect(heading(page)).toHaveText("Mizumoto 2008");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Bedside" }).click();
  await expect(page).toHaveTitle("Spinemet");
});

test("a card of the bedside leads to the page of its system, and back to the answers", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("group", { name: "Primary", exact: true }).getByRole("radio", { name: "HCC", exact: true }).check();
  const card = page.locator("#card-tomita_2001");
  const follow = async () => {
    await new Bedside(page).unfold();
    const folded = card.locator("details.evidence");
    if (!(await folded.evaluate((one: HTMLDetailsElement) => one.open))) await folded.locator("summary").click();
    await card.getByRole("link", { name: "Evidence: Tomita 2001" }).click();
    await expect(heading(page)).toHaveText("Tomita 2001");
    await expect(heading(page)).toBeInViewport();
  };
  await follow();
  await page.goBack();
  await expect(card.locator(".total")).toHaveText("5–10 of 10");
  await expect(card.getByRole("link", { name: "Evidence: Tomita 2001" })).toBeFocused();
  await expect(card.getByRole("link", { name: "Evidence: Tomita 2001" })).toBeInViewport();
  // The second time, program and page are already loaded.
  await follow();
  await expect(heading(page)).toBeFocused();
});

test("an address leads to its page at once, and an unknown one to the list", async ({ page }) => {
  for (const [name, title] of Object.entries(GENERAL)) {
    await page.goto(`/#/evidence/${name}`);
    await expect(heading(page)).toHaveText(title);
  }
  await page.goto("/#/evidence/none");
  await expect(page.getByText("There is no such page.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Tomita 2001", exact: true }).first()).toBeVisible();
});

test("Lee 2015 is drawn, and its figures stand as text as well", async ({ page }) => {
  await page.goto("/#/evidence/lee-2015");
  const pictures = page.locator(".evidence-page svg[role=img]");
  await expect(pictures).toHaveCount(2);
  await expect(pictures.first()).toHaveAccessibleName(/Table 2: scores and survival/);
  await page.getByText("The same as text").first().click();
  const table = page.getByRole("table", { name: "Table 2: scores and survival" });
  await expect(table.getByRole("row", { name: "8–10 10 74 days (2.72–145.18)" })).toBeVisible();
  await expect(table.getByRole("row", { name: /Tomita 2001 log-rank p = 0\.023; 4–5 against 8–10 p = 0\.007/ })).toBeVisible();
});

test("every picture has a name and a description", { tag: "@once" }, async ({ page }) => {
  test.slow();
  let pictures = 0;
  for (const { id, name } of SYSTEMS) {
    await page.goto(addressOf(id));
    await expect(heading(page)).toHaveText(name);
    for (const picture of await page.locator(".evidence-page svg").all()) {
      await expect(picture).toHaveAccessibleName(/.+ .+/);
      pictures += 1;
    }
  }
  expect(pictures).toBeGreaterThanOrEqual(23);
});

test("the pages speak the language that is chosen, and keep their place", async ({ page }) => {
  await page.goto("/#/evidence/tokuhashi-2005");
  await expect(heading(page)).toBeVisible();
  await page.locator("select.language").selectOption({ label: "한국어" });
  await expect(page.getByRole("heading", { name: "항목과 점수" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await page.locator("select.language").selectOption({ label: "English" });
  await expect(page.getByRole("heading", { name: "Items and points" })).toBeVisible();
});

test.describe("in any window", { tag: "@once" }, () => {
  const kinds = ["", "/tokuhashi-2005", "/albi", "/bclc", ...Object.keys(GENERAL).map((name) => `/${name}`), "/none"];
  for (const [at, kind] of kinds.entries()) {
    for (const [theme, width] of [["light", 390], ["dark", 1280]] as const) {
      test(`axe finds nothing at ${kind || "the list"}, ${theme}, ${width} wide`, async ({ page }) => {
        test.slow();
        await page.emulateMedia({ colorScheme: at % 2 ? theme : theme === "light" ? "dark" : "light" });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(`/#/evidence${kind}`);
        await expect(heading(page)).toBeVisible();
        for (const folded of await page.locator(".evidence-page details > summary").all()) await folded.click();
        await expectNoFaults(page);
      });
    }

    test(`nothing scrolls sideways at ${kind || "the list"}, 320 wide`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(`/#/evidence${kind}`);
      await expect(heading(page)).toBeVisible();
      for (const folded of await page.locator(".evidence-page details > summary").all()) await folded.click();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide).toBeLessThanOrEqual(0);
    });
  }
});
