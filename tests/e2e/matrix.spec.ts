// Every page in every theme, language and width: in pairs in the usual run, so that each pair of any two of them is met,
// and in full with SPINEMET_FULL=1. The states of the bedside are in access.spec.ts.
import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { expectNothingCutOff, lengthen } from "./room";
import { expect, test } from "./sealed";

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
const THEMES = ["light", "dark"] as const;
const LANGUAGES = ["en", "ko", "ja", "zh"] as const;
const WIDTHS = [390, 768, 1280] as const;

type Setting = [route: string, theme: (typeof THEMES)[number], language: (typeof LANGUAGES)[number], width: number];

/** Each route in each language, with theme and width taken in turn. */
const IN_PAIRS: Setting[] = ROUTES.flatMap((route, row) =>
  LANGUAGES.map((language, column): Setting => [
    route,
    THEMES[(row + column) % THEMES.length]!,
    language,
    WIDTHS[(row + column) % WIDTHS.length]!,
  ]));

const IN_FULL: Setting[] = ROUTES.flatMap((route) =>
  THEMES.flatMap((theme) => LANGUAGES.flatMap((language) => WIDTHS.map((width): Setting => [route, theme, language, width]))));

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
    for (let one = 0; one < 4; one += 1) {
      for (let other = one + 1; other < 4; other += 1) {
        const met = (settings: Setting[]) => new Set(settings.map((setting) => `${setting[one]} ${setting[other]}`));
        expect([...met(IN_PAIRS)].sort()).toEqual([...met(IN_FULL)].sort());
      }
    }
  });

  for (const [route, theme, language, width] of process.env.SPINEMET_FULL ? IN_FULL : IN_PAIRS) {
    test(`axe finds nothing at #/${route}, ${theme}, ${language}, ${width} wide`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 900 });
      await open(page, route, language);
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
    });
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
