// If the browser cannot start workers, the page does the work itself, and reports it.
import { Bedside } from "./bedside";
import { choose, openExample, openPage, readAll } from "./cohort";
import { Files } from "./files";
import { REFUSALS, refuseWorkers } from "./refused";
import { expect, test } from "./sealed";
import { file, results, save, study, unlocking } from "./study";

const HERE = "This browser cannot compute in the background";
const BROKE_OFF = "The calculation stopped";

for (const how of REFUSALS) {
  test(`a study is analysed where a worker ${how}`, async ({ page }) => {
    await refuseWorkers(page, how);
    await openExample(page);
    await expect(page.getByText(HERE)).toBeVisible();
    await readAll(page);
    await page.locator(".chooser").getByRole("button", { name: "Analyse" }).click();
    await expect(page.locator(".result")).toHaveCount(1);
    await expect(page.locator(".result")).toContainText("36");
    // A file is processed the same way, and then another one; cancelling or closing frees the worker.
    await page.getByRole("button", { name: "Close this file" }).click();
    await page.getByRole("button", { name: "Leave without saving" }).click();
    for (const name of ["a.csv", "b.csv"]) {
      const csv = "time_days,died,kps\n" + "10,1,80\n20,0,70\n".repeat(50);
      await openPage(page);
      await choose(page, { name, mimeType: "text/csv", buffer: Buffer.from(csv) });
      await expect(page.getByText("100 rows, 3 columns")).toBeVisible();
      await readAll(page);
      await page.getByRole("button", { name: "Close this file" }).click();
    }
  });

  test(`a file too large for the page itself is refused in words, and what is open stays, where a worker ${how}`, async ({ page }) => {
    await refuseWorkers(page, how);
    await openExample(page);
    await readAll(page);
    const row = "10,1,80\n20,0,70\n";
    await page.evaluate((row) => {
      const carried = new DataTransfer();
      carried.items.add(new File(["time_days,died,kps\n" + row.repeat(1.1 * 2 ** 20)], "a.csv"));
      document.querySelector(".study")!.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    }, row);
    await expect(page.locator(".study-bar [role=alert]")).toContainText("16777216 can be read");
    await page.locator(".chooser").getByRole("button", { name: "Analyse" }).click();
    await expect(page.locator(".result")).toHaveCount(1);
  });

  test(`a study goes to another language and back where a worker ${how}`, async ({ page }) => {
    await refuseWorkers(page, how);
    await openExample(page);
    await readAll(page);
    await page.locator(".chooser").getByRole("button", { name: "Analyse" }).click();
    const result = page.locator(".result");
    await expect(result).toContainText("Median");
    const before = await result.textContent();
    const language = page.locator("select").filter({ has: page.locator("option[value=ko]") });
    await language.selectOption("ko");
    await expect(result).toContainText("중앙값");
    await language.selectOption("en");
    await expect(result).not.toContainText("중앙값");
    await expect.poll(() => result.textContent()).toBe(before);
  });

  test(`what breaks off in the page itself is told where a worker ${how}`, async ({ page }) => {
    await refuseWorkers(page, how);
    await openExample(page);
    // A crashed program does not respond.
    await page.evaluate(() => {
      const { arrayBuffer } = Blob.prototype;
      Blob.prototype.arrayBuffer = function () {
        Blob.prototype.arrayBuffer = arrayBuffer;
        setTimeout(() => window.dispatchEvent(new ErrorEvent("error", { message: "unreachable" })), 100);
        return new Promise(() => {});
      };
      const carried = new DataTransfer();
      carried.items.add(new File(["time_days,died,kps\n10,1,80\n"], "a.csv"));
      document.querySelector(".study")!.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
    });
    await expect(page.locator(".study-bar [role=alert]")).toContainText(BROKE_OFF);
    await readAll(page);
  });

  test(`a patient is locked and unlocked where a worker ${how}`, async ({ page }) => {
    await refuseWorkers(page, how);
    const bedside = await Bedside.open(page);
    await bedside.answer("Primary", "HCC");
    const files = await Files.open(page);
    await files.passphrase.fill("correct horse");
    const { text } = await files.save();
    expect(JSON.parse(text)).toMatchObject({ kind: "locked" });
    await files.choose(text);
    await files.window.getByLabel("Passphrase of the file").fill("correct horse");
    await files.button("Unlock").click();
    await expect(files.window).toContainText("One answer was opened.");
  });

  test(`a study is saved, locked and opened where a worker ${how}`, async ({ page }) => {
    await refuseWorkers(page, how);
    await study(page);
    const before = await results(page);
    const plain = await save(page);
    await page.reload();
    await choose(page, file(plain));
    await expect(page.locator(".result")).toHaveCount(1);
    expect(await results(page)).toEqual(before);
    await expect(page.locator(".flow")).toContainText("n = 33");

    const locked = await save(page, "correct horse");
    expect(JSON.parse(locked)).toMatchObject({ kind: "locked" });
    await page.reload();
    await choose(page, file(locked));
    const { field, button } = unlocking(page);
    await field.fill("correct  horse");
    await button.click();
    await expect(page.getByRole("alert").filter({ hasText: "The passphrase is wrong" })).toBeVisible();
    await field.fill("correct horse");
    await button.click();
    await expect(page.locator(".result")).toHaveCount(1);
    expect(await results(page)).toEqual(before);
  });
}

test("nothing is said of it where workers are started", async ({ page }) => {
  await openExample(page);
  await expect(page.getByText(HERE)).toBeHidden();
});
