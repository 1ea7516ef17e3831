// What-if scores after relief of palsy or pain: both totals, and nothing altered.
import AxeBuilder from "@axe-core/playwright";
import { Bedside, HCC_IN_ONE_VERTEBRA } from "./bedside";
import { expect, picture, test } from "./sealed";

test("a lowered performance is scored again as if relieved, and what is entered stays", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answers({
    ...HCC_IN_ONE_VERTEBRA,
    "Karnofsky (KPS)": "10–40",
    "Palsy (Frankel)": "C",
  });
  const before = await bedside.card("Tokuhashi 2005").locator(".total").textContent();
  const button = page.getByRole("button", { name: "Score as if relieved" });
  await button.click();
  const window = page.locator("dialog.files");
  await expect(window.getByRole("heading", { level: 2 })).toHaveText("Score as if relieved");
  const row = window.getByRole("row", { name: /Tokuhashi 2005/ });
  for (const finding of ["Karnofsky (KPS)", "Palsy (Frankel)"]) {
    await expect(window.getByLabel(finding).locator("option:checked")).toHaveText(/^As entered/i);
  }
  await expect(row.getByRole("cell")).toHaveText([/^8 of 15/, /^8 of 15/]);
  await window.getByLabel("Karnofsky (KPS)").selectOption("80");
  await window.getByLabel("Palsy (Frankel)").selectOption({ label: "E" });
  await expect(row.getByRole("cell")).toHaveText([/^8 of 15/, /^11 of 15/]);
  await window.getByLabel("Karnofsky (KPS)").selectOption({ index: 0 });
  await expect(row.getByRole("cell")).toHaveText([/^8 of 15/, /^9 of 15/]);
  // SINS does not use performance.
  await expect(window.getByRole("row", { name: /SINS|Instability/ })).toHaveCount(0);
  expect((await new AxeBuilder({ page }).include("dialog.files").analyze()).violations).toEqual([]);
  await picture(page, "relieved");
  await window.getByRole("button", { name: "Close" }).click();
  await expect(button).toBeFocused();
  expect(await bedside.card("Tokuhashi 2005").locator(".total").textContent()).toBe(before);
});

test("a performance that is not lowered is not offered to be scored again", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answers({ "Primary": "HCC", "Karnofsky (KPS)": "80–100", "Palsy (Frankel)": "E" });
  await expect(page.getByRole("button", { name: "Score as if relieved" })).toHaveCount(0);
});
