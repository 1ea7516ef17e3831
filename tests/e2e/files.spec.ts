// Saving and opening a patient: by default nothing stays in the browser.
import AxeBuilder from "@axe-core/playwright";
import { Bedside } from "./bedside";
import { Files, enter, expectEntered } from "./files";
import { expect, partOf, picture, test } from "./sealed";

test("the browser asks before an entered patient is lost, and no more once the patient is saved", async ({ page }) => {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await Bedside.open(page);
  await page.reload();
  expect(asked, "nothing is entered").toEqual([]);
  const bedside = await Bedside.open(page);
  await enter(bedside);
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await enter(await Bedside.open(page));
  await (await Files.open(page)).save();
  await page.reload();
  expect(asked, "a saved patient is not lost").toEqual(["beforeunload"]);
});

test("a patient is saved as a file, and comes back from it in another visit", { tag: "@core" }, async ({ page }) => {
  const bedside = await Bedside.open(page);
  await enter(bedside);
  const files = await Files.open(page);
  await expect(files.window).toContainText("6 answers go into the file");
  await picture(page, "files");
  const { name, text } = await files.save();
  expect(name).toMatch(/^spinemet-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(text)).toMatchObject({
    format: "spinemet", version: 1, kind: "patient",
    findings: { primary_site: "hcc", bilirubin: { value: 34, unit: "umol/L" }, albumin: 3.4 },
  });
  await expect(files.window.getByRole("status").filter({ hasText: name })).toBeVisible();

  await page.reload();
  const again = await Bedside.open(page);
  await expect(again.number("Albumin")).toHaveValue("");
  const opening = await Files.open(page);
  await opening.choose(text);
  await expect(opening.window).toContainText("6 answers were opened.");
  await opening.close();
  await expectEntered(again);
});

test("what was entered before a file was opened can be had back", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "Breast");
  const files = await Files.open(page);
  await files.choose('{"format": "spinemet", "version": 1, "kind": "patient", "findings": {"primary_site": "hcc"}}');
  await expect(files.window).toContainText("One answer was opened.");
  await files.close();
  const primary = (name: string) => bedside.question("Primary").getByRole("radio", { name, exact: true });
  await expect(primary("HCC")).toBeChecked();
  await page.getByRole("button", { name: "Go back to the answers before" }).click();
  await expect(primary("Breast")).toBeChecked();
});

test("nothing can be saved of an empty page, and what is not understood is named", async ({ page }) => {
  const bedside = await Bedside.open(page);
  const files = await Files.open(page);
  await expect(files.window).toContainText("Nothing is entered yet.");
  await expect(files.button("Save as a file")).toBeDisabled();
  await files.close();
  await bedside.type("Albumin", "38");
  await bedside.answer("Primary", "HCC");
  await Files.open(page);
  await expect(files.window).toContainText("Not saved, because it was not understood: Albumin.");
});

for (const passphrase of ["correct horse", "암호문구 ключ é 🔑"]) {
  test(`a file that is locked with “${passphrase}” opens with it and with nothing else`, { tag: "@core" }, async ({ page }) => {
    const bedside = await Bedside.open(page);
    await enter(bedside);
    const files = await Files.open(page);
    await files.passphrase.fill(passphrase);
    const { text } = await files.save();
    expect(JSON.parse(text)).toMatchObject({ format: "spinemet", kind: "locked", key: { derivation: "argon2id" } });
    expect(text).not.toContain("hcc");
    await files.close();
    await page.getByRole("button", { name: "Reset" }).click();
    await bedside.answer("Primary", "Lung");

    await Files.open(page);
    await files.choose(text);
    const field = files.window.getByLabel("Passphrase of the file");
    await field.fill(passphrase + " ");
    await files.button("Unlock").click();
    await expect(files.window.getByRole("alert").filter({ hasText: "The passphrase is wrong" })).toBeVisible();
    await expect(field).toHaveValue(passphrase + " ");
    await field.fill(passphrase.normalize("NFD"));
    await field.press("Enter");
    await expect(files.window).toContainText("6 answers were opened.");
    await files.close();
    await expectEntered(bedside);
  });
}

test("a wrong passphrase loses nothing of what is entered", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await enter(bedside);
  const files = await Files.open(page);
  await files.passphrase.fill("one");
  const { text } = await files.save();
  await files.choose(text);
  await files.window.getByLabel("Passphrase of the file").fill("two");
  await files.button("Unlock").click();
  await expect(files.window).toContainText("The passphrase is wrong");
  await files.close();
  await expectEntered(bedside);
});

test("a key is derived beside the page, and closing the window stops it", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await enter(bedside);
  const files = await Files.open(page);
  await files.passphrase.fill("correct horse");
  const started = page.waitForEvent("worker");
  const { text } = await files.save();
  await started;
  await expect.poll(() => page.workers().length).toBe(0);

  // The maximum work that a file may request.
  const file = JSON.parse(text);
  file.key = { ...file.key, memory_kib: 131072, passes: 4 };
  await files.choose(JSON.stringify(file));
  await files.window.getByLabel("Passphrase of the file").fill("correct horse");
  const again = page.waitForEvent("worker");
  await files.button("Unlock").click();
  await again;
  await expect(files.window).toContainText("Working…");
  await files.close();
  await expect.poll(() => page.workers().length).toBe(0);
  await Files.open(page);
  await expect(files.window.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  await files.close();
  await expectEntered(bedside);
});

const REFUSED: Record<string, [string, string]> = {
  "of a newer version": ['{"format": "spinemet", "version": 9, "kind": "patient", "findings": {}}', "version 9, and this page reads up to version 1"],
  "that was cut off": ['{"format": "spinemet",\n "version": 1, "fin', "broken at line 2"],
  "that is a picture": ["\u0089PNG\r\n", "broken at line 1"],
  "that is empty": ["", "The file is empty"],
  "of another program": ['{"hello": "world"}', "neither a file of this page nor FHIR"],
  "with an answer that cannot be": ['{"format": "spinemet", "version": 1, "kind": "patient", "findings": {"albumin": 38}}', "Albumin cannot be “38"],
  "of a study": ['{"format": "spinemet", "version": 1, "kind": "study", "mapping": {}, "settings": {}}', "holds a study"],
  "with a key missing": ['{"format": "spinemet", "version": 1, "kind": "patient"}', "“findings” is missing"],
  "of two patients": ['[{"resourceType": "Patient", "id": "1"}, {"resourceType": "Patient", "id": "2"}]', "data of 2 patients"],
};

test("a file that cannot be opened is refused with its reason, and changes nothing", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await enter(bedside);
  const files = await Files.open(page);
  for (const [what, [text, said]] of Object.entries(REFUSED)) {
    await files.choose(text);
    await expect(files.window.getByRole("alert").filter({ hasText: said }), what).toBeVisible();
    await expect(files.window.locator("input[type=file]"), what).toHaveAccessibleDescription(partOf(said));
    await expect(files.window.locator("input[type=file]"), what).toHaveAttribute("aria-invalid", "true");
  }
  await files.close();
  await expectEntered(bedside);
});

test("an older file, of findings alone, opens", async ({ page }) => {
  const bedside = await Bedside.open(page);
  const files = await Files.open(page);
  await files.choose('{"primary_site": "hcc", "kps": {"from": 50, "to": 70}, "shoe_size": 43}');
  await expect(files.window).toContainText("2 answers were opened.");
  await files.close();
  await bedside.expectTotal("Tokuhashi, Kim 2014 groups", "2–10 of 15");
});

const RECORD = {
  resourceType: "Bundle",
  type: "collection",
  entry: [
    { resourceType: "Patient", name: [{ given: ["Min-ji"], family: "Kim" }], birthDate: "1957" },
    { resourceType: "Condition", code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "C22.0" }] } },
    { resourceType: "Condition", code: { coding: [{ system: "http://hl7.org/fhir/sid/icd-10", code: "C79.5" }] } },
    observation("1975-2", "2026-11-01", 1.9, "mg/dL"),
    observation("1975-2", "2026-11-20", 2.4, "mg/dL"),
    observation("1751-7", "2026-11-20", 3.1, "g/dL"),
    observation("6301-6", "2026-11-20", 1.2, "stone"),
    observation("718-7", "2026-11-20", 12, "g/dL"),
    { resourceType: "Encounter" },
  ].map((resource) => ({ resource })),
};

function observation(code: string, day: string, value: number, unit: string) {
  const coding = [{ system: "http://loinc.org", code, display: `test ${code}` }];
  return { resourceType: "Observation", status: "final", code: { coding }, effectiveDateTime: day, valueQuantity: { value, unit } };
}

test("from a record only what is ticked is taken, and what is not known is listed", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.type("Albumin", "3.9");
  const files = await Files.open(page);
  await files.choose(JSON.stringify(RECORD));
  const found = (name: string) => files.window.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect(files.window).toContainText("Patient in the file: Min-ji Kim, born 1957");
  await expect(files.window).toContainText("The file names bone metastases");
  await expect(found("Primary")).toContainText("HCC");
  await expect(found("Bilirubin, total")).toContainText(/\d+ days old/);
  await expect(found("Bilirubin, total")).toContainText("2.4 mg/dL");
  await expect(found("Bilirubin, total")).toContainText("One older value was skipped.");
  await expect(found("Albumin")).toContainText("differs");
  await expect(found("Albumin").getByRole("checkbox")).not.toBeChecked();
  await expect(files.window).toContainText("test 718-7 (LOINC 718-7)");
  await expect(files.window).toContainText("the unit “stone” is not read under this code");
  await expect(files.window).toContainText("Encounter: 1");
  await picture(page, "record");
  await files.button("Take what is ticked").click();
  await expect(files.window).toContainText("2 answers were opened.");
  await files.close();
  await expect(bedside.number("Bilirubin, total")).toHaveValue("2.4");
  await expect(bedside.number("Albumin")).toHaveValue("3.9");
  await expect(bedside.question("Primary").getByRole("radio", { name: "HCC", exact: true })).toBeChecked();
});

test("a patient comes back from FHIR, as a Bundle and one resource a line", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await enter(bedside);
  const files = await Files.open(page);
  const { name, text } = await files.save("Save as FHIR");
  expect(name).toMatch(/\.fhir\.json$/);
  const bundle = JSON.parse(text);
  expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
  const kinds = new Set(bundle.entry.map(({ resource }: any) => resource.resourceType));
  expect([...kinds].sort()).toEqual(["Condition", "Observation", "Patient", "RiskAssessment"]);
  await files.close();
  const lines = bundle.entry.map(({ resource }: any) => JSON.stringify(resource)).join("\n");
  for (const file of [text, lines]) {
    await page.getByRole("button", { name: "Reset" }).click();
    await Files.open(page);
    await files.choose(file);
    await files.button("Take what is ticked").click();
    await files.close();
    await expectEntered(bedside);
  }
});

test("an example stays one in a file, and no other program gets it", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.getByRole("button", { name: "Show an example" }).click();
  const files = await Files.open(page);
  await expect(files.window).toContainText("An example, not a patient.");
  await expect(files.button("Save as FHIR")).toBeDisabled();
  const { text } = await files.save();
  await files.close();
  await page.getByRole("button", { name: "Reset" }).click();
  await Files.open(page);
  await files.choose(text);
  await files.close();
  await expect(page.locator(".undo .example")).toHaveText("An example, not a patient.");
  await expect(bedside.number("Albumin")).toHaveValue("3.4");
});

test("the window is used by keyboard alone", async ({ page }) => {
  await enter(await Bedside.open(page));
  const button = page.getByRole("button", { name: "Save and open" });
  await button.focus();
  await page.keyboard.press("Enter");
  const files = new Files(page);
  await expect(files.window).toBeVisible();
  for (const name of ["Close", "Save and open", "Passphrase (optional)", "Show what is typed", "Save as a file", "Save as FHIR", "Save as SVG", "Save as PNG", "Choose a file"]) {
    await expect(page.locator(":focus")).toHaveAccessibleName(name);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Escape");
  await expect(files.window).toBeHidden();
  await expect(button).toBeFocused();
});

test.describe("in any window", { tag: "@once" }, () => {
  const STATES: Record<string, (files: Files) => Promise<unknown>> = {
    "saving and opening": async () => {},
    "with a record": (files) => files.choose(JSON.stringify(RECORD)),
    "with an error": (files) => files.choose("{"),
    "at privacy": (files) => files.part("Privacy"),
  };
  for (const [at, [name, reach]] of Object.entries(STATES).entries()) {
    for (const [column, width] of [390, 1280].entries()) {
      const theme = (["light", "dark"] as const)[(at + column) % 2]!;
      test(`axe finds nothing ${name}, ${theme}, ${width} wide`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 900 });
        const bedside = await Bedside.open(page);
        await enter(bedside);
        await reach(await Files.open(page));
        await page.waitForTimeout(300);
        await page.screenshot({ path: `../results/files-${at}-${width}-${theme}.png` });
        const { violations } = await new AxeBuilder({ page }).include("dialog.files").analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
        const sideways = await page.locator("dialog.files").evaluate((one) => one.scrollWidth - one.clientWidth);
        expect(sideways).toBeLessThanOrEqual(0);
      });
    }
  }
});
