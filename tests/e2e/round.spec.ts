// Several patients of one tab: put aside, brought back, compared with an earlier assessment, printed as a list.
import AxeBuilder from "@axe-core/playwright";
import { Bedside } from "./bedside";
import { Files } from "./files";
import { saved } from "./saved";
import { expect, picture, test } from "./sealed";

test("patients change places by one tap in the list, none is lost and nothing is stored", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.getByLabel("Bed or initials").fill("12A");
  await bedside.answers({ "Primary": "HCC", "Palsy (Frankel)": "C" });
  let files = await Files.open(page);
  await files.button("Put aside, begin the next").click();
  await expect(files.window.getByRole("button", { name: /^Emergency: 12A / })).toContainText("Tokuhashi");
  await files.close();
  await expect(page.getByLabel("Bed or initials")).toHaveValue("");
  await expect(bedside.question("Primary").getByRole("radio", { checked: true })).toHaveCount(0);

  await bedside.answer("Primary", "Lung");
  files = await Files.open(page);
  await files.window.getByRole("button", { name: /^Emergency: 12A / }).click();
  await expect(files.window.getByRole("button", { name: /^no label, Lung / })).toBeVisible();
  await expect(files.window.getByRole("button", { name: /^Emergency: 12A / })).toHaveCount(0);
  expect((await new AxeBuilder({ page }).include("dialog.files").analyze()).violations).toEqual([]);
  await picture(page, "round");
  await files.close();
  await expect(page.getByLabel("Bed or initials")).toHaveValue("12A");
  await expect(bedside.question("Primary").getByRole("radio", { name: "HCC", exact: true })).toBeChecked();
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toMatch(/12A|lung/);

  files = await Files.open(page);
  await files.button("Remove: no label, Lung").click();
  await expect(files.window.getByRole("button", { name: /no label/ })).toHaveCount(0);
});

test("a later assessment stands beside the copy of the first, in note, print and file too", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL!).origin });
  const bedside = await Bedside.open(page);
  await page.getByLabel("Bed or initials").fill("7");
  await bedside.answers({ "Primary": "HCC", "Karnofsky (KPS)": "10–40", "Palsy (Frankel)": "C" });
  let files = await Files.open(page);
  await files.button("Keep a copy").click();
  await expect(files.button("Keep a copy")).toBeDisabled();
  await files.close();
  await bedside.answers({ "Karnofsky (KPS)": "80–100", "Palsy (Frankel)": "E" });
  files = await Files.open(page);
  await files.button("Compare: 7").click();
  const row = (name: RegExp) => files.window.getByRole("table", { name: "Compare" }).getByRole("row", { name });
  await expect(row(/^Karnofsky/).getByRole("cell")).toHaveText(["10–40", "80–100"]);
  await expect(row(/^Palsy/).getByRole("cell")).toHaveText(["C", "E"]);
  await expect(row(/^Tokuhashi 2005/).getByRole("cell")).toHaveText([/^2–8 of 15/, /^5–11 of 15/]);

  await files.button("Copy with the note").click();
  await expect(files.window.getByText("Copied.")).toBeVisible();
  const note = await page.evaluate(() => navigator.clipboard.readText());
  expect(note).toMatch(/^7: Spinal metastasis scores/);
  expect(note).toContain("Palsy (Frankel): C -> E");
  expect(note).toMatch(/Tokuhashi 2005 \(revised\): 2-8 of 15 .* -> 5-11 of 15/);

  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".ward-round-paper");
  await expect(paper.getByRole("heading", { name: "Compare", includeHidden: true })).toBeVisible();
  await expect(paper.locator("tr", { hasText: "Palsy" }).locator("td")).toHaveText(["C", "E"]);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  await page.emulateMedia({ media: "screen" });

  // The file holds both, and brings both back.
  await expect(files.window.getByText("The earlier assessment of")).toBeVisible();
  const { text } = await files.save();
  expect(JSON.parse(text).earlier.findings).toMatchObject({ frankel: "C" });
  page.on("dialog", (leaving) => leaving.accept());
  await page.reload();
  files = await Files.open(page);
  await files.choose(text, "both.json");
  await expect(row(/^Palsy/).getByRole("cell")).toHaveText(["C", "E"]);
});

test("one tap on the page brings a patient of the round back", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.getByLabel("Bed or initials").fill("12A");
  await bedside.answers({ "Primary": "HCC", "Palsy (Frankel)": "C" });
  const files = await Files.open(page);
  await files.button("Put aside, begin the next").click();
  await files.close();
  const round = page.getByRole("navigation", { name: "Patients of this tab" });
  await bedside.answer("Primary", "Lung");
  await round.getByRole("button", { name: "Emergency: 12A", exact: true }).click();
  await expect(page.getByLabel("Bed or initials")).toHaveValue("12A");
  await expect(bedside.question("Primary").getByRole("radio", { name: "HCC", exact: true })).toBeChecked();
  await round.getByRole("button", { name: "no label, Lung" }).click();
  await expect(bedside.question("Primary").getByRole("radio", { name: "Lung", exact: true })).toBeChecked();
  await expect(round.getByRole("button")).toHaveText(["Emergency: 12A"]);
});

test("paper holds the list of the ward round with emergencies first, and nothing else", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.getByLabel("Bed or initials").fill("12A");
  await bedside.answers({ "Primary": "HCC", "Palsy (Frankel)": "C" });
  const files = await Files.open(page);
  await files.button("Put aside, begin the next").click();
  await files.close();
  await page.getByLabel("Bed or initials").fill("12B");
  await bedside.answer("Primary", "Lung");
  await Files.open(page);
  await page.emulateMedia({ media: "print" });
  const paper = page.locator(".ward-round-paper");
  await expect(paper.locator("h3")).toHaveText([/^12A: /, /^12B: /]);
  await expect(paper.locator("section").first().locator("p").first()).toHaveText(/^EMERGENCY: /);
  await expect(page.locator(".bedside")).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
});

test("the picture for the tumour board is saved as SVG and as PNG", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.getByLabel("Bed or initials").fill("7");
  await bedside.answers({ "Primary": "Lung", "Karnofsky (KPS)": "10–40", "Palsy (Frankel)": "C" });
  await bedside.level("T12");
  const files = await Files.open(page);
  const shown = files.window.getByRole("img", { name: /^7: Scores for a patient/ });
  await expect(shown).toBeVisible();
  const box = (await shown.boundingBox())!;
  expect(box.width / box.height).toBeCloseTo(16 / 9, 2);
  const { name, text } = await files.save("Save as SVG");
  expect(name).toMatch(/^spinemet-7-.*\.svg$/);
  expect(text).toContain("EMERGENCY: ");
  const { bytes } = await saved(page, files.button("Save as PNG"));
  expect([...bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
  expect(bytes.readUInt32BE(16) / bytes.readUInt32BE(20)).toBeCloseTo(16 / 9, 2);
});

test("of several levels each has its SINS, the worst is entered and the others stay in page, note, print and file", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL!).origin });
  const bedside = await Bedside.open(page);
  await bedside.level("T7");
  await bedside.answers({ "Pain": "None", "Bone lesion": "Blastic", "Alignment": "Normal", "Vertebral body collapse": "None, 50 % or less involved", "Posterolateral involvement": "None" });
  await bedside.expectTotal("Spinal Instability Neoplastic Score", "1 of 18");
  await bedside.help("Level");
  await page.getByRole("button", { name: "SINS of several levels" }).click();
  const levels = page.locator("dialog.files fieldset");
  await expect(levels.first().locator("legend")).toHaveText(/^T7: 1 of 18/);
  for (const [question, answer] of [["Level", "T12"], ["Pain", "Mechanical"], ["Bone lesion", "Lytic"], ["Alignment", "New deformity"], ["Vertebral body collapse", "Over 50 %"], ["Posterolateral involvement", "Both sides"]]) {
    await levels.last().getByRole("combobox", { name: question! }).selectOption({ label: answer! });
  }
  await expect(levels.last().locator("legend")).toHaveText(/^T12: 16 of 18/);
  await page.getByRole("button", { name: "Enter the worst: T12" }).click();
  await page.locator("dialog.files").getByRole("button", { name: "Close" }).click();
  await bedside.expectTotal("Spinal Instability Neoplastic Score", "16 of 18", "unstable");
  const further = /SINS of further levels: T7: 1 of 18/;
  const results = page.getByRole("region", { name: "Results", exact: true });
  await expect(results.getByText(further)).toBeVisible();
  await expect(page.locator(".paper")).toContainText(further);
  for (const button of ["Copy as text", "Copy in short"]) {
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(page.getByText("Copied.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(further);
  }

  // A change that makes another level the worst is pointed out.
  await bedside.answers({ "Pain": "None", "Bone lesion": "Blastic", "Alignment": "Normal", "Vertebral body collapse": "None, 50 % or less involved", "Posterolateral involvement": "None" });
  await expect(results.getByText("is worse than the entered level")).toHaveCount(0);
  await bedside.level("S3");
  await expect(results.getByText("T7 is worse than the entered level")).toBeVisible();

  // The file brings the levels back, and the list begins with them.
  const files = await Files.open(page);
  const { text } = await files.save();
  expect(JSON.parse(text).levels).toMatchObject([{ level: "T7", sins_pain: "none" }]);
  page.on("dialog", (leaving) => leaving.accept());
  await page.reload();
  await (await Files.open(page)).choose(text, "levels.json");
  await page.locator("dialog.files").getByRole("button", { name: "Close" }).click();
  await expect(results.getByText(further)).toBeVisible();
  await bedside.help("Level");
  await page.getByRole("button", { name: "SINS of several levels" }).click();
  await expect(levels.locator("legend")).toHaveText([/^S3: /, /^T7: 1 of 18/]);
  await page.getByRole("button", { name: "Remove: T7" }).click();
  await expect(levels).toHaveCount(1);
  await page.getByRole("button", { name: "Enter the worst: S3" }).click();
  await page.locator("dialog.files").getByRole("button", { name: "Close" }).click();
  await expect(results.getByText(further)).toHaveCount(0);
});
