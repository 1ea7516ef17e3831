// Help in context: for a finding, by an example, and by shortcuts.
import { Bedside } from "./bedside";
import { expect, test } from "./sealed";
import { test as unsealed } from "@playwright/test";

test("help beside a finding opens from the keyboard and closes with Escape", async ({ page }) => {
  await Bedside.open(page);
  const button = page.getByRole("button", { name: "Help: Palsy (Frankel)" });
  await button.focus();
  await page.keyboard.press("Enter");
  const help = page.locator(`#${await button.getAttribute("aria-controls")}`);
  await expect(help).toBeVisible();
  await expect(help).toContainText("grades palsy by Frankel");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(button).toBeFocused();
});

unsealed("help that cannot be fetched says so, and what the answers mean is there all the same", async ({ page }) => {
  await page.route("**/words-en-help*", (route) => route.abort());
  await Bedside.open(page);
  const button = page.getByRole("button", { name: "Help: Palsy (Frankel)" });
  await button.click();
  const help = page.locator(`#${await button.getAttribute("aria-controls")}`);
  await expect(help.getByRole("alert")).toContainText("could not be loaded");
  await expect(help.locator("dd").first()).toBeVisible();
});

test("a thumb finds every help sign within 44 pixels", async ({ page }) => {
  await Bedside.open(page);
  const missed = await page.locator(".help-button").evaluateAll((all) => {
    const hit = (button: Element, dx: number, dy: number) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return document.elementFromPoint(x + width / 2 + dx, y + height / 2 + dy) === button;
    };
    return all.filter((button) => {
      button.scrollIntoView({ block: "center" });
      return ![[0, 0], [21, 0], [-21, 0], [0, 21], [0, -21]].every(([dx, dy]) => hit(button, dx!, dy!));
    }).map((button) => button.getAttribute("aria-label"));
  });
  expect(missed).toEqual([]);
});

test("the example is one tap away, marked, and gives back what it put away", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "Lung");
  await page.getByRole("button", { name: "Show an example" }).click();
  await expect(page.getByText("An example, not a patient.").filter({ visible: true }).first()).toBeVisible();
  await bedside.expectTotal("Tomita 2001", "6 of 10");
  await bedside.expectTotal("Spinal Instability Neoplastic Score", "10 of 18", "potentially unstable");
  await page.getByRole("button", { name: "Back to my answers" }).click();
  await expect(page.getByRole("radio", { name: "Lung", exact: true })).toBeChecked();
  await expect(page.getByText("An example, not a patient.").filter({ visible: true })).toHaveCount(0);
});

test("an example that was shown on an empty sheet makes way for an empty sheet", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.getByRole("button", { name: "Show an example" }).click();
  await page.getByRole("button", { name: "Start empty" }).click();
  await bedside.expectTotal("Tomita 2001", "2–10 of 10");
});

test("single keys go to the systems, the next open question and the results", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.keyboard.press("/");
  await expect(page.locator("details.picker")).toHaveAttribute("open", "");
  await expect(page.locator("details.picker > summary")).toBeFocused();
  await page.keyboard.press("n");
  await expect(bedside.question("Primary").getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("n");
  await expect(bedside.question("Targeted therapy").getByRole("radio").first()).toBeFocused();
  await page.keyboard.press("r");
  await expect(page.locator("#results")).toBeFocused();
});

test("the keys are listed, and do nothing while somebody types or once they are switched off", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.number("Albumin").focus();
  await page.keyboard.type("r?");
  await expect(bedside.number("Albumin")).toHaveValue("r?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(dialog).toBeHidden();
  await bedside.number("Albumin").blur();
  await page.keyboard.press("?");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("checkbox", { name: "Single keys are on" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.keyboard.press("r");
  await expect(page.locator("#results")).not.toBeFocused();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
});
