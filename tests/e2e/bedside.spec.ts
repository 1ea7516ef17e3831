// Interactions between answers: invalid input, contradictions, undo, copying, and number of taps.
import { expectNoFaults } from "./axe";
import { Bedside } from "./bedside";
import { expect, picture, test } from "./sealed";

test("nothing is chosen before the user chooses", async ({ page }) => {
  await Bedside.open(page);
  expect(await page.locator("form input[type=radio]:checked").evaluateAll((all) => all.filter((one) => !one.closest(".units")).length)).toBe(0);
});

test("an albumin of 38 g/dL is refused beside its field and 38 g/L is one tap away", { tag: "@core" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
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

test("a number that is unusual in every unit counts, and is asked about", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("Calcium", "24");
  await expect(page.getByText("24 mg/dL is unusual. Are the number and its unit right?")).toBeVisible();
  await bedside.type("Calcium", "9.4");
  await expect(page.getByText("is unusual")).toHaveCount(0);
});

test("the working says which creatinine counts on dialysis", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.pick("MELD Model for End-Stage Liver Disease");
  for (const [name, value] of [["Bilirubin, total", "1"], ["INR", "1"]]) await bedside.type(name, value);
  const card = bedside.card("Model for End-Stage Liver Disease");
  await expect(card.locator(".total")).not.toHaveText("20 of 40");
  await bedside.answer("Dialysis", "Yes");
  await bedside.expectTotal("Model for End-Stage Liver Disease", "20 of 40");
  await bedside.unfold();
  await card.getByText("Working", { exact: true }).click();
  await expect(card.getByText("Counted as: Creatinine 4 mg/dL (Dialysis).")).toBeVisible();
});

test("what is not a number is kept as typed and said to be none", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("INR", "high");
  await expect(page.getByText("“high” is not a number.")).toBeVisible();
  await expect(bedside.number("INR")).toHaveValue("high");
});

test("a decimal comma is read as a point, and a date that does not exist is said to be none", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("Albumin", "3,5");
  await bedside.expectTotal("Child-Pugh", "6–14 of 15");
  await bedside.pick("Days of diagnosis, radiotherapy and surgery");
  const day = page.getByLabel("Last radiotherapy", { exact: true });
  await day.focus();
  await page.keyboard.type("02312026"); // the order of the field in Chromium's own language: month first
  await day.blur();
  await expect(page.getByText("There is no such day from 1900 to 2199.")).toBeVisible();
});

test("radiotherapy less than a week from surgery is pointed out", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.pick("Days of diagnosis, radiotherapy and surgery");
  await page.getByLabel("Last radiotherapy", { exact: true }).fill("2026-03-02");
  await page.getByLabel("Surgery", { exact: true }).fill("2026-03-08");
  const caution = page.getByText("Radiotherapy and surgery lie less than a week apart");
  await expect(caution).toBeVisible();
  await page.getByLabel("Surgery", { exact: true }).fill("2026-03-09");
  await expect(caution).toHaveCount(0);
});

test("what stands in for a finding is asked once that one is not known", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await expect(bedside.number("PT prolongation")).toHaveCount(0);
  await expect(bedside.question("Location (SINS)")).toHaveCount(0);
  await page.locator("#inr-field").getByRole("button", { name: "Not known" }).click();
  await bedside.type("PT prolongation", "5");
  await bedside.expectTotal("Child-Pugh", "6–14 of 15");
  await bedside.level("Not known");
  await bedside.answer("Location (SINS)", "Semirigid");
  await bedside.expectTotal("Spinal Instability Neoplastic Score", "1–16 of 18");
});

test("a number of two digits can be typed under a band, corrected, and counts as typed", async ({ page }) => {
  const bedside = await Bedside.open(page);
  const question = bedside.question("Vertebrae with metastasis");
  await bedside.answer("Vertebrae with metastasis", "3 or more");
  await bedside.help("Vertebrae with metastasis");
  const exactly = question.getByRole("textbox", { name: "Exactly, if known" });
  await exactly.pressSequentially("12");
  await expect(exactly).toHaveValue("12");
  await expect(exactly).toBeFocused();
  await expect(question.getByRole("radio", { name: "3 or more" })).toBeChecked();
  for (const key of ["Backspace", "Backspace", "4"]) await exactly.press(key);
  await expect(exactly).toHaveValue("4");
  await bedside.expectTotal("Tokuhashi 2005 (revised)", "0–13 of 15");
});

test("changing the unit keeps the number and says so; a preference leaves numbers alone", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("Bilirubin, total", "2");
  await bedside.unit("Bilirubin, total", "µmol/L");
  await expect(bedside.number("Bilirubin, total")).toHaveValue("2");
  await expect(page.getByText("2 is now read as µmol/L")).toBeVisible();
  await bedside.unit("Bilirubin, total", "mg/dL");
  await page.locator("details.picker > summary").click();
  await page.getByRole("radio", { name: /^SI/ }).check();
  const chosen = (name: string, unit: string) =>
    page.getByRole("group", { name: `Unit of ${name}` }).getByRole("radio", { name: unit, exact: true });
  await expect(chosen("Albumin", "g/L")).toBeChecked();
  await expect(chosen("Bilirubin, total", "mg/dL")).toBeChecked();
});

test("an answer that is suggested counts only once it is confirmed", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.pick("Mizumoto 2008");
  await bedside.answer("Primary", "HCC");
  await expect(bedside.card("Mizumoto 2008").locator(".total")).toHaveText("0–14 of 14");
  await page.getByRole("button", { name: "Answer: Yes" }).click();
  await expect(bedside.card("Mizumoto 2008").locator(".total")).toHaveText("3–14 of 14");
});

test("a vertebra can be tapped on the spine", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.unfold();
  await page.locator(".spine svg g").filter({ hasText: "T11" }).click();
  await expect(bedside.question("Level").getByRole("radio", { name: "T11", exact: true })).toBeChecked();
  await expect(bedside.question("Level")).toContainText("T11: junctional");
});

test("systems that disagree are named with the items that pull them apart", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.pick("van der Linden 2005");
  await bedside.answers({
    "Primary": "HCC",
    "Visceral metastases": "None",
    "Vertebrae with metastasis": "1",
    "Bone metastases outside the spine": "0",
    "Karnofsky (KPS)": "80–100",
    "Palsy (Frankel)": "E",
  });
  await bedside.unfold();
  await expect(page.getByRole("heading", { name: "Where they disagree" })).toBeVisible();
  await expect(page.getByText(/van der Linden says 3\.0 months, Tomita 11\.5/)).toContainText("lowered by: Primary");
});

test("the statement of purpose is one tap away, and coming back loses nothing", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await page.getByRole("link", { name: "Purpose and limits" }).click();
  await expect(page.getByRole("heading", { name: "What it is not" })).toBeVisible();
  await page.getByRole("link", { name: "Bedside" }).click();
  await expect(page.getByRole("radio", { name: "HCC", exact: true })).toBeChecked();
});

test("the totals are told to those who listen, those that changed and no others", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Palsy (Frankel)", "E");
  const spoken = page.locator("p.unseen[role=status]");
  await expect(spoken).toHaveText("Tokuhashi 2–15 of 15");
  await bedside.answer("Pain", "None");
  await expect(spoken).toHaveText("SINS 0–15 of 18");
});

test("all systems can be chosen and answered at once", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.locator("details.picker > summary").click();
  for (const box of await page.locator("details.picker input[type=checkbox]").all()) await box.setChecked(true);
  await page.locator("details.picker > summary").click();
  await bedside.answers({ "Primary": "HCC", "ECOG performance status": "1", "Visceral metastases": "None" });
  await bedside.type("Bilirubin, total", "1.0");
  await bedside.type("Albumin", "3.5");
  await expect(bedside.card("Albumin-bilirubin grade").locator(".total")).toHaveText("−2.16");
  await expect(bedside.card("Albumin-bilirubin grade")).toContainText("Group 2");
  await expect(page.getByText("{")).toHaveCount(0); // no message without its value
  await picture(page, "all-systems");
});

test("a comma that may part thousands or be a decimal point is asked about", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("Bilirubin, total", "1,400");
  await expect(page.getByText("“1,400” could be 1400 or 1.4")).toBeVisible();
  await bedside.expectTotal("Child-Pugh", "5–15 of 15");
});

test("answers that contradict one another are computed as given and pointed out", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.pick("Rades");
  await bedside.answer("Palsy (Frankel)", "A");
  await page.getByRole("group", { name: /Walking|Ambulation/ }).getByRole("radio").first().check();
  await expect(page.getByText("Contradiction.").first()).toBeVisible();
  await expect(bedside.card("Tokuhashi 2005 (revised)").locator(".total")).toHaveText("0–13 of 15");
});

test("a sign of cord compression puts one emergency above everything, and it goes with the sign", { tag: "@core" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  const card = page.getByRole("alert");
  await expect(card).toHaveCount(0);
  for (const [question, urgent, calm] of [
    ["Palsy (Frankel)", "D", "E"],
    ["Motor deficit", "Yes", "No"],
    ["Bladder or bowel problem, new", "Yes", "No"],
    ["Cord compression (ESCC)", "2", "1c"],
  ]) {
    await bedside.answer(question, urgent);
    await expect(card).toContainText("MRI of the whole spine");
    await expect(card).toContainText("NICE NG234");
    const form = await page.getByRole("group", { name: "Primary", exact: true }).boundingBox();
    expect((await card.boundingBox())!.y).toBeLessThan(form!.y);
    await bedside.answer(question, calm);
    await expect(card).toHaveCount(0);
  }
  await bedside.answer("Motor deficit", "Yes");
  await expect(bedside.number("Days of onset")).toBeVisible();
});

test("a reset can be undone", { tag: "@core" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await bedside.type("Albumin", "3.5");
  await page.getByRole("button", { name: "Reset" }).click();
  await bedside.expectTotal("Tomita 2001", "2–10 of 10");
  await expect(bedside.number("Albumin")).toHaveValue("");
  // Reset is at the end of the form; undo must be visible there.
  await expect(page.getByRole("button", { name: "Bring back the previous patient" })).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: "Bring back the previous patient" }).click();
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

test("a note that the browser does not copy stands selected, to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
  });
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  await page.getByRole("button", { name: "Copy as text" }).click();
  const note = page.getByLabel("The browser did not allow copying");
  await expect(note).toBeVisible();
  await expect.poll(() => note.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd])).toEqual([0, (await note.inputValue()).length]);
});

test("a result is open again once an answer cannot be understood any more", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  for (const [name, value] of [["Bilirubin, total", "1"], ["Albumin", "4"], ["INR", "1"]]) await bedside.type(name!, value!);
  await bedside.answers({ "Ascites": "None", "Encephalopathy": "None" });
  await bedside.expectTotal("Child-Pugh", "5 of 15");
  await bedside.type("Bilirubin, total", "1..");
  await bedside.expectTotal("Child-Pugh", "5–7 of 15");
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
    "Vertebral body collapse": "None, 50 % or less involved",
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

test("everything can be answered from the keyboard", { tag: "@core" }, async ({ page }) => {
  await Bedside.open(page);
  await page.getByRole("group", { name: "Primary", exact: true }).getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "Lung" })).toBeChecked();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Breast" })).toBeChecked();
  await expect(new Bedside(page).card("Tomita 2001").locator(".total")).toHaveText("2–7 of 10");
});

test("no value reaches the address, the title or a storage", { tag: "@core" }, async ({ page, context }) => {
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
    await page.locator("main details").evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
    await expectNoFaults(page);
  });
}

test("from the results one tap leads back to the answers", { tag: "@touch" }, async ({ page }) => {
  await Bedside.open(page);
  await page.getByRole("button", { name: "Show an example" }).tap();
  await page.getByRole("button", { name: "Results", exact: true }).tap();
  await expect(page.getByRole("heading", { name: "Results" })).toBeInViewport();
  await expect(page.getByRole("button", { name: "Save and open" })).not.toBeInViewport();
  await page.getByRole("button", { name: "Back to the answers" }).tap();
  await expect(page.getByRole("button", { name: "Save and open" })).toBeInViewport();
  await expect(page.locator("#main")).toBeFocused();
});
