// Several patients of one tab: put aside, brought back, compared with an earlier assessment, printed as a list.
import AxeBuilder from "@axe-core/playwright";
import { Bedside } from "./bedside";
import { Files } from "./files";
import { expect, picture, test } from "./sealed";

test("patients change places by one tap in the list, none is lost and nothing is stored", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await page.getByLabel("Bed or initials").fill("12A");
  await bedside.answers({ "Primary": "HCC", "Palsy (Frankel)": "C" });
  let files = await Files.open(page);
  await files.button("Put aside, begin the next").click();
  await expect(files.window.getByRole("button", { name: /^12A / })).toContainText("Tokuhashi");
  await files.close();
  await expect(page.getByLabel("Bed or initials")).toHaveValue("");
  await expect(bedside.question("Primary").getByRole("radio", { checked: true })).toHaveCount(0);

  await bedside.answer("Primary", "Lung");
  files = await Files.open(page);
  await files.window.getByRole("button", { name: /^12A / }).click();
  await expect(files.window.getByRole("button", { name: /^no label, Lung / })).toBeVisible();
  await expect(files.window.getByRole("button", { name: /^12A / })).toHaveCount(0);
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

test("a later assessment stands beside the copy of the first", async ({ page }) => {
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
