// The cohort page in each of its states: axe, space for text, touch targets, keyboard, and print.
import { expectNoFaults } from "./axe";
import { column, openExample, openPage, readAll } from "./cohort";
import { expectNoEnglish } from "./english";
import { expectNothingCutOff, lengthen } from "./room";
import { expect, picture, test } from "./sealed";
import { COHORT, see, settings, TIME_EACH } from "./states";
import type { Page } from "@playwright/test";

/**
 * The sticky button covers content that scrolls below it; at the end of the page it has its own space. After a change
 * of language the page is rendered in parts, and its end is known only then.
 */
async function goToTheEnd(page: Page): Promise<void> {
  const grown = () => page.evaluate(async () => {
    const before = document.body.scrollHeight;
    scrollTo({ top: before, behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 500));
    return document.body.scrollHeight - before;
  });
  await expect.poll(grown).toBe(0);
}

test.describe("in any window", { tag: "@once" }, () => {
  for (const [at, [name, lead]] of Object.entries(COHORT).entries()) {
    test(`axe finds nothing and nothing is cut off: ${name}, in any theme, language and width`, async ({ page }) => {
      test.setTimeout(settings(at).length * TIME_EACH);
      await lead(page);
      for (const setting of settings(at)) {
        await see(page, setting);
        if (setting.language !== "en") await expectNoEnglish(page);
        await goToTheEnd(page);
        await expectNoFaults(page, JSON.stringify(setting));
        await expectNothingCutOff(page);
      }
    });
  }
});

for (const [name, lead] of Object.entries(COHORT)) {
  test(`a finger finds everything, and words that are 40 % longer have room: ${name}`, async ({ page }) => {
    await lead(page);
    const small = await page.locator(".study").locator("button, select, summary, .button, .drop, .segment, .check").evaluateAll((all) =>
      all.filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43.5).map((it) => it.outerHTML.slice(0, 80)));
    // A mouse needs less space.
    if (test.info().project.name === "phone") expect(small).toEqual([]);
    await picture(page, `cohort-${name.replaceAll(" ", "-")}`);
    await lengthen(page);
    await expectNothingCutOff(page);
  });
}

test("the example is opened and read with the keyboard alone", async ({ page }) => {
  await openPage(page);
  await page.getByRole("button", { name: "Try the example" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#study-file")).toBeFocused();
  await page.getByRole("button", { name: "Read and score all rows" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#study-rows")).toBeFocused();
});

test("on paper stands what was read, marked as synthetic, and nothing that can only be pressed", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Synthetic", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("table", { name: "What became of each row" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Close this file" })).toBeHidden();
  await expect(column(page, "died")).toBeHidden();
  await picture(page, "cohort-on-paper");
});
