// Accuracy of scores at a time, and strata, on the cohort page.
import { analyse, chooseKind, openExample, readAll } from "./cohort";
import { expect, test } from "./sealed";

test("the accuracy of scores at a time has tables and charts", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  await chooseKind(page, "Accuracy at a time");
  const time = page.getByRole("textbox", { name: /^Time \(days\); empty/ });
  await time.fill("soon");
  await expect(time).toHaveAttribute("aria-invalid", "true");
  await time.fill("365");
  const card = await analyse(page);
  await expect(card.locator("caption", { hasText: "Accuracy of scores: 365 days" })).toBeAttached();
  await expect(card.locator("caption", { hasText: "Net benefit of scores: 365 days" })).toBeAttached();
  await expect(card.locator("svg").filter({ hasText: "Predicted risk of death" })).toBeVisible();
});

test("tests and models are stratified by a chosen grouping", async ({ page }) => {
  await openExample(page);
  await readAll(page);
  await chooseKind(page, "Survival curves");
  await page.getByRole("combobox", { name: "Groups by" }).selectOption("Tomita 2001");
  await page.locator(".methods > summary").click();
  await page.getByRole("combobox", { name: "Strata (log-rank, Cox)" }).selectOption("Sex");
  const card = await analyse(page);
  await expect(card.getByText(/^Stratified by Sex: tests compare groups within each stratum/).first()).toBeAttached();
});
