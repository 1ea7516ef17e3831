// The length of the bedside on a phone, and what is collapsed there; on a desk, the totals that are always visible.
import { expectNoFaults } from "./axe";
import { Bedside } from "./bedside";
import { expect, picture, test } from "./sealed";

const SCREEN = 844;

/** Every question that the default systems ask of a patient with lung cancer, and an answer. */
const ANSWERS = {
  "Primary": "Lung",
  "Targeted therapy": "Yes",
  "Visceral metastases": "Treatable",
  "Visceral metastases removable": "Yes",
  "Pattern of visceral metastases": "Nodular",
  "Vertebrae with metastasis": "2",
  "Bone metastases outside the spine": "1–2",
  "Previous chemotherapy": "Yes",
  "Karnofsky (KPS)": "80–100",
  "ECOG performance status": "1",
  "Palsy (Frankel)": "E",
  "Motor deficit": "No",
  "Bladder or bowel problem, new": "No",
  "Cord compression (ESCC)": "1a",
  "Pain": "Occasional",
  "Bone lesion": "Mixed",
  "Alignment": "New deformity",
  "Vertebral body collapse": "Under 50 %",
  "Posterolateral involvement": "One side",
};
const PARETIC = {
  ...ANSWERS,
  "Karnofsky (KPS)": "50–70",
  "ECOG performance status": "2",
  "Palsy (Frankel)": "D",
  "Motor deficit": "Yes",
  "Cord compression (ESCC)": "2",
};
const LABORATORY = { "Bilirubin, total": "0.8", "Albumin": "3.9", "CRP": "1.2", "Platelets": "210", "Calcium": "9.4" };

async function fill(bedside: Bedside, answers: Record<string, string>): Promise<void> {
  await bedside.answers(answers);
  await bedside.level("C4");
  for (const [name, value] of Object.entries(LABORATORY)) await bedside.type(name, value);
  if (await bedside.number("Days of onset").count()) await bedside.type("Days of onset", "2");
  await expect(bedside.page.locator(".field:not(.answered)")).toHaveCount(0);
}

for (const [name, answers, screens] of [["a walking patient", ANSWERS, 4], ["a paretic patient", PARETIC, 4.75]] as const) {
  test(`${name}, all questions answered, fits ${screens} screens of a phone`, { tag: "@touch" }, async ({ page }) => {
    const bedside = await Bedside.open(page);
    await fill(bedside, answers);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(screens * SCREEN);
    const small = await page.locator("form, .results").evaluateAll((all) => {
      const controls = all.flatMap((one) => [...one.querySelectorAll("button:not(.help-button), input, select, summary")]);
      const target = (one: Element) => (one.closest("label.segment") ?? one).getBoundingClientRect();
      const shown = controls.filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && !one.closest(".unseen"));
      return shown.filter((one) => target(one).height < 43.5).map((one) => one.outerHTML.slice(0, 80));
    });
    expect(small).toEqual([]);
    await picture(page, `compact-${screens}`);
  });
}

test("a card of a phone shows total, group and survival, and the rest after a tap", { tag: "@touch" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  await fill(bedside, ANSWERS);
  const card = bedside.card("Tokuhashi 2005 (revised)");
  await expect(card.locator(".total")).toBeVisible();
  await expect(card.locator(".verdict")).toHaveText(/^Group 0–8 In the paper: less than 6 months/);
  await expect(card.getByText("Working", { exact: true })).toBeHidden();
  await card.locator(".total").click({ force: true });
  await expect(card.getByText("Working", { exact: true })).toBeVisible();
  await expectNoFaults(page, "an open card");
  const alive = page.getByRole("region", { name: "Alive at 3, 6 and 12 months" });
  await expect(alive.getByRole("rowheader", { name: /^Gong 2021/ })).toHaveCount(1);
  await alive.getByRole("button", { name: "more publications" }).tap();
  await expect(alive.getByRole("rowheader", { name: /^Gong 2021/ })).toHaveCount(2);
});

test("the wording of a question, the day of a value and an exact number are below the help of a phone", { tag: "@touch" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Karnofsky (KPS)", "50–70");
  const field = bedside.question("Karnofsky (KPS)");
  await expect(field.getByText("What is the Karnofsky performance status?")).toBeHidden();
  await expect(field.getByText("Exactly, if known")).toBeHidden();
  await bedside.help("Karnofsky (KPS)");
  await expect(field.getByText("What is the Karnofsky performance status?")).toBeVisible();
  await field.getByRole("radio", { name: "60", exact: true }).check();
  await field.getByRole("button", { name: /^Help/ }).click();
  await expect(field.getByRole("radio", { name: "60", exact: true })).toBeVisible();
});

test("an exact number is asked if a chosen system needs it", { tag: "@touch" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.pick("Chow 2008");
  await bedside.answers({ "Primary": "Lung", "Karnofsky (KPS)": "50–70" });
  await expect(bedside.question("Karnofsky (KPS)").getByText("Exactly, if known")).toBeVisible();
});

test("on a desk all totals stay in view, and the card that changes comes into view", async ({ page }) => {
  test.skip(test.info().project.name === "phone", "the bar has the totals there");
  const bedside = await Bedside.open(page);
  await fill(bedside, ANSWERS);
  const table = page.getByRole("table", { name: "Totals so far" });
  await expect(table.getByRole("row", { name: /^SINS/ })).toContainText("7–12: potentially unstable");
  await expect(table.getByRole("row", { name: /^Tokuhashi/ })).toContainText("0–8: less than 6 months");
  await expect(table).toBeInViewport();
  await bedside.answer("Vertebral body collapse", "Over 50 %");
  await expect(bedside.card("Spinal Instability Neoplastic Score").locator(".total")).toBeInViewport();
  await expect(table).toBeInViewport();
  await bedside.answer("Palsy (Frankel)", "C");
  await expect(bedside.card("Tokuhashi 2005 (revised)").locator(".total")).toBeInViewport();
  await table.getByRole("button", { name: "SINS" }).click();
  await expect(bedside.card("Spinal Instability Neoplastic Score").locator(".total")).toBeInViewport();
  await expectNoFaults(page, "the table of totals");
});
