// Nothing done on the cohort page is lost: another mapping keeps filters and results, removals and filters can be
// undone, and leaving unsaved work asks first.
import { analyse, choose, column, openPage, readAll } from "./cohort";
import { expect, test } from "./sealed";
import type { Page } from "@playwright/test";

const ROWS = [
  "patient,time_days,died,kps,hospital,adjuvant chemo",
  "A,180,1,80,X,yes",
  "A,90,0,80,Y,no",
  "B,33,1,70,X,yes",
  "C,12,1,60,Y,no",
  "D,400,0,90,X,yes",
  "D,400,0,90,X,yes",
];

async function studied(page: Page): Promise<void> {
  await openPage(page);
  await choose(page, { name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(ROWS.join("\n")) });
  await readAll(page);
}

const undo = (page: Page) => page.locator(".study-bar").getByRole("button", { name: "Undo" });
const counted = (page: Page, text: string) => expect(page.locator(".result header").first()).toContainText(text);

test("first operations, a filter and a removed result are undone one after another, and results keep their rows", async ({ page }) => {
  await studied(page);
  await analyse(page);
  await expect(page.getByText("n = 6, 3 events", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "First operations only" }).click();
  await expect(page.getByText("n = 4, 3 events", { exact: true })).toBeVisible();
  await expect(page.locator(".result")).toHaveCount(1);
  await analyse(page);
  await counted(page, "n = 4");
  await page.locator(".result").last().getByRole("button", { name: "Remove result" }).click();
  await expect(page.locator(".result")).toHaveCount(1);
  await undo(page).click();
  await expect(page.locator(".result")).toHaveCount(2);
  await undo(page).click();
  await expect(page.getByText("n = 6, 3 events", { exact: true })).toBeVisible();
  await expect(page.locator(".result")).toHaveCount(2);
  await counted(page, "n = 4");
});

test("another mapping marks results out of date, then computes them again of the same filter; a statement of time zero is taken back", async ({ page }) => {
  await studied(page);
  await page.getByRole("radio", { name: "First operations only" }).click();
  await expect(page.getByText("n = 4, 3 events", { exact: true })).toBeVisible();
  await page.locator(".chooser").getByRole("combobox").first().selectOption("adjuvant chemo (may be known only after time zero)");
  const curves = await analyse(page);
  await expect(curves).toContainText("immortal time");
  await page.getByText("6 columns").last().click();
  const known = column(page, "adjuvant chemo").getByRole("checkbox", { name: "adjuvant chemo was known at time zero" });
  await known.check();
  await expect(curves.getByText("out of date")).toBeVisible();
  for (const card of ["The rows of the file", "Scores", "Rows to analyse"]) {
    await expect(page.getByRole("heading", { name: card, level: 2 }), card).toContainText("out of date");
  }
  await page.getByRole("button", { name: "Read again with the changes" }).click();
  await expect(curves).toContainText("adjuvant chemo was known at time zero, as stated for this study.");
  await expect(curves).not.toContainText("immortal time");
  await expect(page.getByText("out of date")).toBeHidden();
  await expect(page.getByText("n = 4, 3 events", { exact: true })).toBeVisible();
  await page.getByText("6 columns").last().click();
  await known.uncheck();
  await page.getByRole("button", { name: "Read again with the changes" }).click();
  await expect(curves).toContainText("immortal time");
});

test("a choice of rows and another language keep mapping, filter and results", async ({ page }) => {
  await studied(page);
  await page.getByText("6 columns").last().click();
  await column(page, "hospital").getByLabel("What hospital is taken for").selectOption("Not used");
  await page.getByRole("button", { name: "Read again with the changes" }).click();
  await page.getByRole("radio", { name: "First operations only" }).click();
  await expect(page.getByText("n = 4, 3 events", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "Every operation" }).click();
  await expect(page.getByText("n = 6, 3 events", { exact: true })).toBeVisible();
  await analyse(page);
  await counted(page, "n = 6");
  await page.getByLabel("These rows").selectOption("are left out");
  await counted(page, "n = 5");
  await expect(page.getByText("n = 5, 3 events", { exact: true })).toBeVisible();
  await page.getByText("6 columns").last().click();
  await expect(column(page, "hospital").getByLabel("What hospital is taken for")).toHaveValue("ignored");
  await page.locator("select.language").selectOption("ko");
  await expect(page.locator(".result")).toHaveCount(1);
  const columns = page.locator("details").filter({ has: page.locator("summary", { hasText: "6열" }) });
  await expect(columns).not.toHaveAttribute("open");
  await columns.locator("summary").first().click();
  const hospital = page.locator("table.columns tbody tr").filter({ has: page.locator("th", { hasText: "hospital" }) });
  await expect(hospital.locator("select").first()).toHaveValue("ignored");
});

test("lists of the file show what is in effect after a change is refused, and the change once it is made", async ({ page }) => {
  await studied(page);
  await analyse(page);
  for (const [name, other] of [["Encoding", "Windows-1252 (Latin-1)"], ["Delimiter", "Semicolon"], ["Heading line", "2"]] as const) {
    const list = page.getByLabel(name);
    const now = await list.locator("option:checked").innerText();
    await list.selectOption(other);
    await page.getByRole("button", { name: "Keep the study open" }).click();
    await expect(list.locator("option:checked"), name).toHaveText(now);
    await expect(page.locator(".result")).toHaveCount(1);
  }
  await page.getByLabel("Heading line").selectOption("2");
  await page.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByLabel("Heading line").locator("option:checked")).toHaveText("2");
});

test("closing the file and reloading ask first while anything is unsaved, and not before", async ({ page }) => {
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await studied(page);
  await page.reload();
  expect(asked).toEqual([]);
  await choose(page, { name: "own.csv", mimeType: "text/csv", buffer: Buffer.from(ROWS.join("\n")) });
  await readAll(page);
  await analyse(page);
  await page.getByRole("button", { name: "Close this file" }).click();
  await page.getByRole("button", { name: "Keep the study open" }).click();
  await expect(page.locator(".result")).toHaveCount(1);
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
});
