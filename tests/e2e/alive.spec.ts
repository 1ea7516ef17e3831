// The table of published survival at 3, 6 and 12 months: a group of rows for each chosen system, above the cards.
import { expectNoFaults } from "./axe";
import { Bedside } from "./bedside";
import { expect, test } from "./sealed";

const KIDNEY = {
  "Primary": "Kidney",
  "Visceral metastases": "None",
  "Vertebrae with metastasis": "3 or more",
  "Bone metastases outside the spine": "3 or more",
  "Karnofsky (KPS)": "50–70",
};

test("the table answers by system and publication, with ranges while findings are missing", async ({ page }) => {
  const bedside = await Bedside.open(page);
  const alive = page.getByRole("region", { name: "Alive at 3, 6 and 12 months" });
  await expect(alive).toContainText("The table appears with the first answers.");
  await bedside.answers(KIDNEY);
  const more = alive.getByRole("button", { name: /more publication/ });
  if (await more.isVisible()) await more.click();

  const table = alive.getByRole("table", { name: "Alive at 3, 6 and 12 months" });
  await expect(table.getByRole("columnheader")).toHaveText(["System and source", "3 months", "6 months", "12 months"]);
  const row = (name: RegExp) => table.getByRole("row", { name });
  // Palsy is still missing: 6 to 8 points, one group.
  await expect(table).toContainText("Tokuhashi 2005 (revised): 6–8 (group 0–8)");
  await expect(row(/^Tokuhashi 2005, the paper’s own/).getByRole("cell")).toHaveText(["no figure", "not expected", "not expected"]);
  await expect(row(/^Zeng 2007/)).toContainText("n = 211");
  await expect(row(/^Gong 2021/).first()).toContainText("221 in all; operated on; 2010 to 2019");
  await expect(row(/^Gong 2021/).first().getByRole("cell")).toHaveText(["over 50 %", "over 50 %", "about 50 %"]);
  // All of Katagiri's groups are still possible.
  await expect(row(/^Katagiri 2014, the paper’s own/).getByRole("cell")).toHaveText([
    "no figure", "27–97.9 %", "6–91 %",
  ]);
  // Cohorts of another primary are omitted.
  await expect(table).not.toContainText("Lee 2015");
  await expectNoFaults(page, "the table of who is alive");

  await bedside.answer("Primary", "HCC");
  await expect(row(/^Lee 2015, HCC/).first()).toBeVisible();
});

test("the table stands above the cards and fits a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const bedside = await Bedside.open(page);
  await bedside.answers(KIDNEY);
  const table = page.getByRole("table", { name: "Alive at 3, 6 and 12 months" });
  await expect(table).toBeVisible();
  const top = (await table.boundingBox())?.y ?? Infinity;
  const card = (await bedside.card("Tokuhashi 2005 (revised)").boundingBox())?.y ?? 0;
  expect(top).toBeLessThan(card);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
