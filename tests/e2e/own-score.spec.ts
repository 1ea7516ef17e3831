// Scores that are not published: a scoring file opened at the bedside.
import { readFileSync } from "node:fs";
import { Bedside } from "./bedside";
import { Files } from "./files";
import { expect, test } from "./sealed";

const SCORE = readFileSync(new URL("../fixtures/own_score.toml", import.meta.url), "utf8");

test("a scoring file is scored beside the published systems, with an interval while a finding is missing", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.answer("Visceral metastases", "Treatable");
  const files = await Files.open(page);
  await files.choose(SCORE, "ours.toml");
  await expect(files.window).toContainText("“Score of our ward” is now among the systems");
  await files.close();
  const card = page.getByRole("region", { name: "Score of our ward" });
  await expect(card).toContainText("own, not published");
  await expect(card.locator(".total")).toHaveText("2–3 of 3");
  await bedside.answer("Karnofsky (KPS)", "80–100");
  await expect(card.locator(".total")).toHaveText(/^2\b/);
  // It is on this page only.
  await page.reload();
  await expect(page.getByRole("region", { name: "Score of our ward" })).toHaveCount(0);
});

test("a faulty scoring file is refused with its line", async ({ page }) => {
  await Bedside.open(page);
  const files = await Files.open(page);
  await files.choose(SCORE.replace("kps < 50", "kps < 60"), "ours.toml");
  await expect(files.window.getByRole("alert").filter({ hasText: "This score cannot be used. ours.toml:" })).toBeVisible();
  await files.choose(SCORE.replace("to = 3", "to = 9"), "ours.toml");
  await expect(files.window.getByRole("alert").filter({ hasText: "ours.toml:" })).toBeVisible();
});
