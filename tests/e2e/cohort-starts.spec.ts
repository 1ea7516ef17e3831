// Columns with the start of a treatment and the entry under observation, in the analyses of the cohort page.
import { analyse, choose, chooseKind, column, openPage, readAll } from "./cohort";
import { expect, test } from "./sealed";

/** A table in which every second patient who lives for 60 days is treated from then on. */
function table(): { name: string; mimeType: string; buffer: Buffer } {
  const lines = ["time_days,died,age,sorafenib start,came"];
  for (let row = 0; row < 80; row++) {
    const time = 20 + ((row * 37) % 150);
    lines.push(`${time},${row % 5 ? "yes" : "no"},${50 + (row % 30)},${time > 60 && row % 2 ? 60 : ""},${row % 10}`);
  }
  return { name: "starts.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) };
}

test("a treatment counts from its start on in Cox regression", async ({ page }) => {
  await openPage(page);
  await choose(page, table());
  const start = column(page, "sorafenib start");
  await start.getByLabel("What sorafenib start is taken for").selectOption({ label: "Start of a treatment (date or time; empty: never)" });
  await expect(start.getByLabel("Unit")).toHaveValue("0");
  await readAll(page);
  await chooseKind(page, "Cox regression");
  await page.getByRole("checkbox", { name: "sorafenib start (from its start)" }).check();
  const card = await analyse(page);
  await expect(card.getByRole("row", { name: /^sorafenib start \(from its start\)/ }).first()).toBeVisible();
  await expect(card.getByText(/is time-dependent: a patient counts as untreated until it began/).first()).toBeAttached();
});

test("rows are at risk from a recorded entry on", async ({ page }) => {
  await openPage(page);
  await choose(page, table());
  await column(page, "came").getByLabel("What came is taken for").selectOption({ label: "Entry under observation (date or time)" });
  await readAll(page);
  await chooseKind(page, "Survival curves");
  const card = await analyse(page);
  await expect(card.getByText(/at risk only from its recorded entry on/).first()).toBeAttached();
});
