// A program that crashes: the page reports it, entered data can be saved, and the page can be restarted.
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { Bedside } from "./bedside";

/** Executes the instruction `unreachable`, as a panic of the page's programs does. */
async function trap(page: Page): Promise<void> {
  await page.evaluate(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(exports.f as () => void);
  });
}

for (const language of ["en", "ko"]) {
  test(`what was entered is shown and saved, and the page starts again, in ${language}`, async ({ page }) => {
    const bedside = await Bedside.open(page);
    await bedside.answer("Primary", "HCC");
    await bedside.type("Albumin", "3.5");
    if (language === "ko") {
      await page.locator("select.language").selectOption("ko");
      await expect(page.locator("html")).toHaveAttribute("lang", "ko");
    }
    await page.waitForLoadState("networkidle");
    // Another language draws the form again, from above.
    await expect(page.locator("#albumin-input")).toHaveValue("3.5");
    await trap(page);
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText(language === "en" ? "The program stopped" : "프로그램이 중단되었습니다");
    await expect(dialog.locator("pre")).toContainText(/HCC\)?\n[^]*: 3\.5 g\/dL/);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeVisible();
    const saving = page.waitForEvent("download");
    await dialog.getByRole("button").first().click();
    expect(await readFile(await (await saving).path(), "utf8")).toContain(": 3.5 g/dL");
    await dialog.getByRole("button").last().click();
    await expect(dialog).toHaveCount(0);
    await expect(page.locator(".entry input:checked")).not.toHaveCount(0);
    await expect(page.locator("#albumin-input")).toHaveValue("");
  });
}
