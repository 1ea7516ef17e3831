// What happens between the answers: wrong input, contradictions, undoing, copying, and the count of taps.
import AxeBuilder from "@axe-core/playwright";
import { Bedside } from "./bedside";
import { expect, picture, test } from "./sealed";

test("nothing is chosen before the user chooses", async ({ page }) => {
  await Bedside.open(page);
  expect(await page.locator("form input[type=radio]:checked").evaluateAll((all) => all.filter((one) => !one.closest(".units")).length)).toBe(0);
});

test("an albumin of 38 g/dL is refused beside its field and 38 g/L is one tap away", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.type("Albumin", "38");
  const field = bedside.number("Albumin");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("38 g/dL cannot be")).toBeVisible();
  await page.getByRole("button", { name: /Use 38 g\/L/ }).click();
  await expect(field).toHaveValue("38");
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
  await expect(bedside.card("Child-Pugh").locator(".total")).toHaveText("5–13 of 15");
});

test("a number in an unusual unit is asked about, not mended", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.type("Bilirubin, total", "34");
  await expect(page.getByText("34 mg/dL is unusual")).toBeVisible();
  await page.getByRole("button", { name: /Use 34 µmol\/L/ }).click();
  await expect(page.getByText("34 mg/dL is unusual")).toHaveCount(0);
});

test("what is not a number is kept as typed and said to be none", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.type("INR", "high");
  await expect(page.getByText("“high” is not a number.")).toBeVisible();
  await expect(bedside.number("INR")).toHaveValue("high");
});

test("answers that contradict one another are computed as given and pointed out", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.pick("Rades");
  await bedside.answer("Palsy (Frankel)", "A");
  await page.getByRole("group", { name: /Walking|Ambulation/ }).getByRole("radio").first().check();
  await expect(page.getByText("Contradiction.").first()).toBeVisible();
  await expect(bedside.card("Tokuhashi 2005 (revised)").locator(".total")).toHaveText("0–13 of 15");
});

test("a reset can be undone", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("Albumin", "3.5");
  await page.getByRole("button", { name: "Reset" }).click();
  await bedside.expectTotal("Tomita 2001", "2–10 of 10");
  await expect(bedside.number("Albumin")).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).click();
  await bedside.expectTotal("Tomita 2001", "5–10 of 10");
  await expect(bedside.number("Albumin")).toHaveValue("3.5");
});

test("the note that is copied tells totals, groups and what is missing", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL!).origin });
  const bedside = await Bedside.open(page);
  await bedside.answers({ "Primary": "HCC", "Visceral metastases": "None", "Vertebrae with metastasis": "2" });
  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note).toContain("Tomita 2001: 6 of 10. Group 6-7");
  expect(note).toContain("Missing: ");
  expect(note).toContain("Spinemet ");
});

test("Lee 2015's systems take at most 25 taps", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answers({
    "Primary": "HCC",
    "Visceral metastases": "None",
    "Vertebrae with metastasis": "3 or more",
    "Bone metastases outside the spine": "1–2",
    "Karnofsky (KPS)": "50–70",
    "Palsy (Frankel)": "D",
    "Pain": "Mechanical",
    "Bone lesion": "Lytic",
    "Alignment": "Normal",
    "Vertebral body collapse": "None of these",
    "Posterolateral involvement": "None",
    "Ascites": "None",
    "Encephalopathy": "None",
  });
  await bedside.level("T7");
  for (const [name, value] of [["Bilirubin, total", "1.0"], ["Albumin", "4.0"], ["INR", "1.0"]] as const) {
    await bedside.type(name, value);
    bedside.taps += 1;
  }
  await bedside.expectTotal("Tokuhashi 2005 (revised)", "6 of 15");
  await bedside.expectTotal("Spinal Instability Neoplastic Score", "6 of 18", "stable");
  await bedside.expectTotal("Child-Pugh", "5 of 15");
  expect(bedside.taps).toBeLessThanOrEqual(25);
  await picture(page, "lee-2015");
});

test("everything can be answered from the keyboard", async ({ page }) => {
  await Bedside.open(page);
  await page.getByRole("group", { name: "Primary", exact: true }).getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Lung" })).toBeChecked();
  await expect(new Bedside(page).card("Tomita 2001").locator(".total")).toHaveText("5–10 of 10");
});

test("no value reaches the address, the title or a storage", async ({ page, context }) => {
  const bedside = await Bedside.open(page);
  await bedside.type("Bilirubin, total", "7.77");
  await bedside.answer("Primary", "HCC");
  expect(page.url()).not.toContain("7.77");
  expect(await page.title()).not.toContain("7.77");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  expect(kept).not.toContain("7.77");
  expect(await context.cookies()).toEqual([]);
});

for (const colours of ["light", "dark"] as const) {
  test(`a filled page has no fault that axe knows of, ${colours}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: colours });
    const bedside = await Bedside.open(page);
    await bedside.answers({ "Primary": "HCC", "Visceral metastases": "None", "Palsy (Frankel)": "A" });
    await bedside.type("Albumin", "38");
    for (const folded of await page.locator("main details > summary").all()) await folded.click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  });
}
