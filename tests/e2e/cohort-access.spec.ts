// The cohort page in each of its states: axe, room, targets for a finger, the keyboard, and paper.
import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { choose, column, file, openExample, openPage, readAll } from "./cohort";
import { expectNothingCutOff } from "./room";
import { expect, picture, test } from "./sealed";

const STATES: Record<string, (page: Page) => Promise<unknown>> = {
  "nothing chosen": openPage,
  "a file refused": async (page) => {
    await openPage(page);
    await choose(page, file("broken/picture.csv"));
    await expect(page.getByRole("alert")).toBeVisible();
  },
  "columns to be looked at": async (page) => {
    await openPage(page);
    await choose(page, file("broken/unknown_events.csv"));
    await page.getByRole("button", { name: /^Values of/ }).first().click();
    // The button that stays in view lies over whatever is scrolled under it; so the page is scrolled to a place that
    // does not depend on what stands above.
    const values = page.getByRole("heading", { name: /^The values of/ });
    await values.evaluate((heading) => heading.scrollIntoView({ block: "start" }));
    await expect(values).toBeVisible();
  },
  "a study to be saved": async (page) => {
    await openExample(page);
    await page.locator(".packing summary").click();
    await page.getByRole("button", { name: "Save as a file" }).scrollIntoViewIfNeeded();
  },
  "a locked file": async (page) => {
    await openPage(page);
    await choose(page, file("../crates/keep/tests/fixtures/version_1/locked_patient.json"));
    await page.getByLabel("Passphrase of the file").fill("wrong");
    await page.getByRole("button", { name: "Unlock" }).click();
    await expect(page.getByText("The passphrase is wrong")).toBeVisible();
  },
  "rows left out": async (page) => {
    await openPage(page);
    await choose(page, file("broken/ragged.csv"));
    await readAll(page);
    await page.locator("summary", { hasText: "One by one" }).click();
  },
  "rows kept": async (page) => {
    await openExample(page);
    await readAll(page);
    await page.getByRole("radio", { name: "First operations only" }).click();
    await page.getByText("Keep some rows only").click();
    await expect(page.getByText("n = 33, 27 events")).toBeVisible();
  },
};

for (const theme of ["light", "dark"] as const) {
  for (const [name, lead] of Object.entries(STATES)) {
    test(`axe finds nothing, nothing is cut off, and a finger finds everything: ${name}, ${theme}`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: theme });
      await lead(page);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
      await expectNothingCutOff(page);
      const small = await page.locator(".study").locator("button, select, summary, .button, .drop, .segment, .check").evaluateAll((all) =>
        all.filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 43.5).map((it) => it.outerHTML.slice(0, 80)));
      // A mouse needs less.
      if (test.info().project.name === "phone") expect(small).toEqual([]);
      await picture(page, `cohort-${name.replaceAll(" ", "-")}-${theme}`);
    });
  }
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
