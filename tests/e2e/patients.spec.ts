// Six patients, entered by label and read by title, on a phone and on a desktop.
import { Bedside, HCC_IN_ONE_VERTEBRA } from "./bedside";
import { Files } from "./files";
import { expect, picture, test } from "./sealed";

test("a patient with HCC who is well reaches the best that HCC can reach", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answers({
    ...HCC_IN_ONE_VERTEBRA,
    "Karnofsky (KPS)": "80–100",
    "Palsy (Frankel)": "E",
  });
  await bedside.expectTotal("Tokuhashi 2005 (revised)", "11 of 15", "Group 9–11");
  await expect(bedside.card("Tokuhashi 2005 (revised)")).toContainText("In the paper: 6 months or more");
  await bedside.expectTotal("Tokuhashi, Kim 2014 groups", "11 of 15", "Group 10–15");
  await bedside.expectTotal("Tomita 2001", "5 of 10", "Group 4–5");
  await bedside.expectTotal("Tomita, Kim 2014 groups", "5 of 10", "Group 4–5");
  const tomita = bedside.card("Tomita 2001");
  await expect(tomita).toContainText("Lee 2015, HCC: median 349 days (95 % CI 211–487), n = 11");
  await expect(tomita).toContainText("marginal or intralesional excision");
  await expect(page.getByRole("heading", { name: "Where they disagree" })).toHaveCount(0);
  await picture(page, "hcc-well");
});

test("a patient with HCC and widespread disease is scored, and the picture says the same in words", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answers({
    "Primary": "HCC",
    "Visceral metastases": "Untreatable",
    "Vertebrae with metastasis": "3 or more",
    "Bone metastases outside the spine": "1–2",
    "Karnofsky (KPS)": "50–70",
    "Palsy (Frankel)": "D",
  });
  // Metastases that cannot be treated cannot be removed: the question is not asked.
  await expect(bedside.question("Visceral metastases removable")).toHaveCount(0);
  await bedside.expectTotal("Tokuhashi 2005 (revised)", "4 of 15", "Group 0–8");
  await expect(bedside.card("Tokuhashi 2005 (revised)")).toContainText("In the paper: less than 6 months");
  await bedside.expectTotal("Tomita 2001", "10 of 10", "Group 8–10");
  await bedside.expectTotal("Tomita, Kim 2014 groups", "10 of 10", "Group 9–10");
  await bedside.unfold();
  await page.getByText("The same as text").click();
  const table = page.locator(".as-text").getByRole("table").filter({ hasText: "Tokuhashi" }).first();
  await expect(table).toContainText("172");
  await expect(table).toContainText("74");
  await expect(page.getByRole("img", { name: /Survival, as published/ })).toBeVisible();
});

test("a patient with breast cancer gets the points of her primary, and no figures of HCC", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answers({
    "Primary": "Breast",
    "Visceral metastases": "None",
    "Vertebrae with metastasis": "1",
    "Bone metastases outside the spine": "0",
    "Karnofsky (KPS)": "80–100",
    "Palsy (Frankel)": "E",
  });
  await bedside.expectTotal("Tokuhashi 2005 (revised)", "15 of 15", "Group 12–15");
  await bedside.expectTotal("Tomita 2001", "2 of 10", "Group 2–3");
  await expect(bedside.card("Tomita 2001")).not.toContainText("Lee 2015, HCC");
  // Systems of HCC, and what only they ask, come with HCC.
  await expect(bedside.card("Katagiri 2014")).toBeVisible();
  await expect(bedside.card("Child-Pugh")).toHaveCount(0);
  await expect(bedside.question("Ascites")).toHaveCount(0);
  await bedside.pick(/HCC-SM GPA/);
  await expect(bedside.card("HCC-SM GPA")).toContainText("Not for this patient");
});

test("a patient's spine is graded from the level that was picked", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.level("T12");
  await expect(bedside.question("Level")).toContainText("junctional");
  await bedside.answers({
    "Pain": "Mechanical",
    "Bone lesion": "Lytic",
    "Alignment": "New deformity",
    "Vertebral body collapse": "Under 50 %",
    "Posterolateral involvement": "None",
  });
  await bedside.expectTotal("Spinal Instability Neoplastic Score", "12 of 18", "potentially unstable");
  await bedside.answer("Vertebral body collapse", "Over 50 %");
  await bedside.expectTotal("Spinal Instability Neoplastic Score", "13 of 18", "unstable");
  await expect(page.getByText(/surgical consultation/i).first()).toBeVisible();
  await expect(bedside.card("Spinal Instability Neoplastic Score")).not.toContainText("strategy for the tumour");
});

test("a patient's liver is graded in the table of the unit that was entered", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("Bilirubin, total", "2.5");
  await bedside.type("Albumin", "3,0");
  await bedside.type("INR", "1.8");
  await bedside.answers({ "Ascites": "Slight", "Encephalopathy": "None" });
  await bedside.expectTotal("Child-Pugh", "9 of 15", "Group 7–9");
  await bedside.type("Bilirubin, total", "34");
  await bedside.unit("Bilirubin, total", "µmol/L");
  await bedside.expectTotal("Child-Pugh", "9 of 15");
  await bedside.type("Bilirubin, total", "33.9");
  await bedside.expectTotal("Child-Pugh", "8 of 15");
});

test("a patient of whom only the primary is known has intervals, not guesses", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.expectTotal("Tokuhashi 2005 (revised)", "1–11 of 15", "Groups still possible: 0–8, 9–11");
  await bedside.expectTotal("Tomita 2001", "5–10 of 10", "Groups still possible: 4–5, 6–7, 8–10");
  await expect(bedside.card("Tokuhashi 2005 (revised)")).toContainText("This primary can reach 1–11");
  const next = bedside.card("Tomita 2001").getByRole("button", { name: /Would narrow it most: Visceral metastases/ });
  await next.click();
  await expect(bedside.question("Visceral metastases").getByRole("radio").first()).toBeFocused();
});

test("a label, the time of scoring and the days of values stand in bar, note, print and file", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL!).origin });
  const bedside = await Bedside.open(page);
  const label = page.getByRole("textbox", { name: "Bed or initials" });
  await label.fill("12B");
  await bedside.type("Albumin", "3.4");
  const day = new Date(Date.now() - 10 * 24 * 3600 * 1000);
  const written = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
  await bedside.help("Albumin");
  const measured = page.getByLabel("Measured on");
  await measured.fill(written);
  await measured.blur();
  await expect(page.locator(".measured")).toContainText("10 days old");
  await expect(page.locator(".totals")).toContainText("12B");
  await expect(page.locator(".paper h2")).toHaveText("12B: Scores for a patient with spinal metastasis");
  await expect(page.locator(".paper dl")).toContainText(`[${written}, 10 days old]`);
  for (const button of ["Copy as text", "Copy in short"]) {
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByText("Copied.")).toBeVisible();
    const note = await page.evaluate(() => navigator.clipboard.readText());
    expect(note).toMatch(/^12B: Spinal metastasis scores, \d{4}-\d\d-\d\d \d\d:\d\d \(Spinemet /);
    expect(note).toContain(`[${written}, 10 days old]`);
  }
  expect(await page.evaluate(() => ({ ...localStorage, ...sessionStorage }))).toEqual({});
  const files = await Files.open(page);
  const { name, text } = await files.save();
  expect(name).toMatch(/^spinemet-12B-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(text)).toMatchObject({ label: "12B", measured: { albumin: written } });
  await files.close();
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(label).toHaveValue("");
  await page.getByRole("button", { name: "Bring back the previous patient" }).click();
  await expect(label).toHaveValue("12B");
  await expect(measured).toHaveValue(written);
});

test("the choice of systems is remembered after a reload, and the patient is not", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "Breast");
  await page.locator("details.picker summary").click();
  await page.getByRole("button", { name: "Radiotherapy", exact: true }).click();
  await expect(bedside.card("TEACHH")).toBeVisible();
  await expect(bedside.card("Tokuhashi 2005 (revised)")).toHaveCount(0);
  await page.reload();
  await expect(bedside.card("TEACHH")).toBeVisible();
  await expect(bedside.question("Primary").getByRole("radio", { name: "Breast", exact: true })).not.toBeChecked();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(["spinemet-systems"]);
});

test("a patient whom a paper left out, with a collapse that is called no fracture, is told so in card, table and note", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL!).origin });
  const bedside = await Bedside.open(page);
  await bedside.pick(/van der Linden/);
  await bedside.pick(/Bauer 1995/);
  await bedside.answers({
    "Primary": "Kidney",
    "Visceral metastases": "None",
    "Vertebrae with metastasis": "1",
    "Karnofsky (KPS)": "80–100",
    "Palsy (Frankel)": "D",
    "Vertebral body collapse": "Under 50 %",
    "Pathological fracture": "No",
  });
  await expect(page.locator("main > .emergency")).toContainText("Possible compression of the spinal cord");
  await expect(page.getByText("a collapse is a fracture").first()).toBeVisible();
  await expect(bedside.card("van der Linden 2005")).toContainText("not derived in this primary");
  await expect(page.locator(".paper table")).toContainText("van der Linden 2005 (not derived in this primary");
  await page.getByRole("button", { name: "Copy in short" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note).toMatch(/^EMERGENCY: Possible compression/m);
  expect(note).toContain("van der Linden (not derived in this primary");
  expect(note).toContain("a collapse is a fracture");
});
