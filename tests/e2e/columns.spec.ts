// Columns that are computed from others, and the questions that add one.
import { choose, column, openPage, readAll, tally } from "./cohort";
import { expect, test } from "./sealed";

const csv = (text: string) => ({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

test("a time in a column of years and one of months is joined by one tap", async ({ page }) => {
  await openPage(page);
  await choose(page, csv("id,OS (years),OS (months),died\nA,2,7,1\nB,0,11,0\nC,1,0,1\n"));
  await page.getByRole("button", { name: "Use both as one time" }).first().click();
  const joined = column(page, "OS (years) + OS (months) computed");
  await expect(joined.getByRole("combobox").first()).toHaveValue("time");
  await expect(column(page, "OS (years)").getByRole("combobox").first()).toHaveValue("ignored");
  await expect(joined).toContainText("2 years 7 months");
  await readAll(page);
  expect(await tally(page)).toMatchObject({ Used: 3, "Left out": 0 });
});

test("patients of several hospitals with the same numbers are told apart by one tap", async ({ page }) => {
  await openPage(page);
  await choose(page, csv("hospital,patient,time_days,died\nS,1,120,1\nS,2,300,0\nB,1,90,1\nB,2,45,1\n"));
  await page.getByRole("button", { name: "Different patients: use hospital and number" }).click();
  await expect(column(page, "hospital / patient computed").getByRole("combobox").first()).toHaveValue("patient");
  await readAll(page);
  await expect(page.getByText("patients have several rows")).toHaveCount(0);
});

test("a column is added, saved with the mapping, and removed", async ({ page }) => {
  await openPage(page);
  await choose(page, csv("id,operated,last seen,dead\nA,2015-02-03,2015-03-13,1\nB,2014-12-31,2015-01-01,0\n"));
  await page.getByText("Add a column", { exact: true }).click();
  const form = page.locator("details.add-column");
  const add = form.getByRole("button", { name: "Add it" });
  await expect(add).toBeDisabled();
  await form.getByLabel("Name of the column").fill("OS days");
  await form.getByLabel("Its values").selectOption({ label: "Days from one date to another" });
  await form.getByRole("combobox", { name: "From", exact: true }).selectOption({ label: "operated" });
  await form.getByRole("combobox", { name: "To", exact: true }).selectOption({ label: "last seen" });
  await add.click();
  await expect(column(page, "OS days computed")).toContainText("38");

  await form.getByLabel("Name of the column").fill("dialysis");
  await form.getByLabel("Its values").selectOption({ label: "The same value in all rows" });
  await form.getByRole("textbox", { name: "Value", exact: true }).fill("no");
  await add.click();
  await expect(column(page, "dialysis computed").getByRole("combobox").first()).toHaveValue("dialysis");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the column meanings" }).click()]);
  const saved = await download.path();
  await page.getByRole("button", { name: "Remove the column OS days" }).click();
  await expect(column(page, "OS days computed")).toHaveCount(0);
  await page.getByLabel("Use saved meanings").setInputFiles(saved);
  await expect(column(page, "OS days computed")).toContainText("38");
});

test("values of a column are renamed and merged into groups", async ({ page }) => {
  await openPage(page);
  await choose(page, csv("id,time_days,died,kind\nA,120,1,PD\nB,300,0,decompression\nC,45,1,corpectomy\nD,80,1,PD\n"));
  await page.getByRole("button", { name: "Values of kind" }).click();
  const group = (value: string) => page.getByLabel(`Group of ${value}; values with the same name are one group`);
  await group("PD").fill("decompression");
  await group("PD").press("Enter");
  await group("decompression").fill("decompression");
  await expect(page.locator(".order .value")).toHaveText(["corpectomy", "decompression"]);
  await readAll(page);
});

test("rows of one patient in an export of REDCap are joined by choice", async ({ page }) => {
  await openPage(page);
  const rows = ["1,baseline,2015-01-01,,,", "1,followup,,2015-06-01,,1", "2,baseline,2015-02-01,,,", "2,followup,,,2016-02-01,0"];
  await choose(page, csv(`record_id,redcap_event_name,date_surgery,date_of_death,date_last_followup,vital_status\n${rows.join("\n")}\n`));
  await page.getByLabel("Rows of a patient").selectOption({ label: "joined: first known value" });
  await expect(page.getByText("The 4 rows of 2 patients are joined")).toBeVisible();
  await readAll(page);
  expect(await tally(page)).toMatchObject({ "Rows of the file": 2, Used: 2 });
});
