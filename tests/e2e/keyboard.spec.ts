// Keyboard users never lose their position on the page, and changes are announced once.
import { type Page } from "@playwright/test";
import { Bedside } from "./bedside";
import { openExample, readAll } from "./cohort";
import { expect, test } from "./sealed";

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().focus();
  await page.keyboard.press("Enter");
}

const nowhere = (page: Page) => page.evaluate(() => document.activeElement === document.body);

test("after a reset the focus is on its undoing, and after that among the answers", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await press(page, "Reset");
  await expect(page.getByRole("button", { name: "Bring back the previous patient" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".entry :focus")).toHaveCount(1);
});

test("the example that was opened by a key leaves the focus beside its button", async ({ page }) => {
  await Bedside.open(page);
  await press(page, "Show an example");
  await expect(page.locator(".start :focus")).toHaveCount(1);
});

test("the key for the next question leads to the level and on from there", async ({ page }) => {
  // Only SINS: the level is the first question.
  await page.addInitScript(() => localStorage.setItem("spinemet-systems", "sins"));
  await page.goto("/");
  const bedside = new Bedside(page);
  await expect(bedside.question("Pain")).toBeVisible();
  await bedside.unfold();
  await page.keyboard.press("n");
  await expect(bedside.question("Level").getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("n");
  await expect(bedside.question("Level").getByRole("combobox")).toHaveValue("");
  await page.keyboard.press("Space");
  await page.keyboard.press("n");
  await expect(bedside.question("Pain").getByRole("radio").first()).toBeFocused();
});

test("a cohort is analysed, read off and tidied up by keyboard alone", async ({ page }) => {
  test.slow();
  await openExample(page);
  await readAll(page);
  const analyse = page.locator(".chooser").getByRole("button", { name: "Analyse" });
  await analyse.focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".result")).toHaveCount(1);
  // The button is disabled during the work; then the next analysis is one key away.
  await expect(analyse).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".result")).toHaveCount(2);
  const slider = page.locator(".result").first().getByRole("slider");
  await slider.focus();
  const before = await slider.getAttribute("aria-valuetext");
  await page.keyboard.press("PageUp");
  await expect(slider).not.toHaveAttribute("aria-valuetext", before!);
  await press(page, "Remove result");
  await expect(page.locator(".result")).toHaveCount(1);
  await expect.poll(() => nowhere(page)).toBe(false);
});

test("what stops an analysis is beside its field, and the button leads there", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  await page.getByRole("combobox", { name: "Groups by" }).selectOption("Age, cut by value");
  const cuts = page.getByRole("textbox", { name: /^Cut at/ });
  await expect(cuts).toHaveAccessibleDescription("Type at least one number.");
  await expect(cuts).not.toHaveAttribute("aria-invalid");
  await press(page, "Analyse");
  await expect(cuts).toBeFocused();
  await cuts.fill("old");
  await expect(cuts).toHaveAttribute("aria-invalid", "true");
  await expect(cuts).toHaveAccessibleDescription("“old” is not a number.");
});

test("totals are said once the hand rests, only those that changed", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const place = document.querySelector(".bedside ~ [role=status]")!;
    new MutationObserver(() => said.push(place.textContent!)).observe(place, { childList: true, characterData: true, subtree: true });
  });
  const said = () => page.evaluate(() => (window as any).said as string[]);
  /** Announcements after the first `count`, once there are no more; a slow user may pause between two answers. */
  const saidAfter = async (count: number) => {
    let last = -1;
    const rests = async () => {
      const now = (await said()).length;
      const same = now === last && now > count;
      last = now;
      return same;
    };
    await expect.poll(rests, { intervals: [2500] }).toBe(true);
    return (await said()).slice(count);
  };
  await bedside.answers({ "Primary": "HCC", "Visceral metastases": "None", "Karnofsky (KPS)": "50–70" });
  const first = await saidAfter(0);
  expect(first.join()).toContain("Tomita");
  await bedside.level("T12");
  // A level is only used by SINS.
  const second = (await saidAfter(first.length)).join();
  expect(second).toContain("SINS");
  expect(second).not.toContain("Tomita");
});
