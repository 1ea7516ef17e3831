// Every page in every theme, language and width: normally pairwise, so that each pair of any two values occurs, and in
// full with SPINEMET_FULL=1. The states of the bedside are in access.spec.ts, those of a cohort in
// cohort-access.spec.ts.
import { type Page } from "@playwright/test";
import { expectNoFaults } from "./axe";
import { expectNoEnglish } from "./english";
import { expectNothingCutOff, lengthen } from "./room";
import { expect, test } from "./sealed";
import { LANGUAGES, settings, THEMES, WIDTHS } from "./states";

const ROUTES = [
  "",
  "cohort",
  "evidence",
  "evidence/tokuhashi-2005",
  "evidence/lee-2015",
  "evidence/glossary",
  "evidence/notes",
  "evidence/methods",
  "about",
];
async function open(page: Page, route: string, language = "en"): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem("spinemet-language", chosen), language);
  await page.goto(`/#/${route}`);
  // Until the program has started the page has another heading.
  await expect(page.locator("header.header")).toBeVisible();
  await expect(page.locator("main h1:visible").first()).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${language}`));
}

test.describe("in any window", { tag: "@once" }, () => {
  test("any two of route, theme, language and width are met together", () => {
    const [rows, all] = [ROUTES.keys(), { route: [...ROUTES.keys()], theme: THEMES, language: LANGUAGES, width: WIDTHS }];
    const seen = [...rows].flatMap((route) => settings(route).map((setting) => ({ route, ...setting })));
    const kinds = Object.keys(all) as (keyof typeof all)[];
    for (const [at, one] of kinds.entries()) {
      for (const other of kinds.slice(at + 1)) {
        const met = new Set(seen.map((setting) => `${setting[one]} ${setting[other]}`));
        expect(met.size, `${one} and ${other}`).toBe(all[one].length * all[other].length);
      }
    }
  });

  for (const [at, route] of ROUTES.entries()) {
    for (const { theme, language, width } of settings(at)) {
      test(`axe finds nothing at #/${route}, ${theme}, ${language}, ${width} wide`, async ({ page }) => {
        test.slow();
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 900 });
        await open(page, route, language);
        await expectNoFaults(page);
        if (language !== "en") await expectNoEnglish(page);
      });
    }
  }

  for (const route of ROUTES) {
    // 640 pixels at 200 % are 320.
    test(`#/${route} has room in 320 pixels, and for words that are 40 % longer`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await open(page, route);
      await expectNothingCutOff(page);
      await lengthen(page);
      await expectNothingCutOff(page);
    });

    test(`#/${route} has room for text twice as large`, async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, route);
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(beyond).toBeLessThanOrEqual(0);
    });
  }
});
