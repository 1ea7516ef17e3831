// Pages that are separate programs: fetched when first opened, and only if they match the release.
import { expect, test } from "./sealed";
import { test as unsealed } from "@playwright/test";

for (const [page_, name] of [["Cohort", "cohort-page"], ["Evidence", "evidence-page"]] as const) {
  test(`${page_} is fetched when it is first opened, and once`, async ({ page }) => {
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    const its = () => fetched.filter((path) => path.includes(name) && path.endsWith(".wasm")).length;

    await page.goto("/");
    await expect(page.locator("main input").first()).toBeEditable();
    expect(its()).toBe(0);
    const pages = page.getByRole("navigation", { name: "Pages" });
    await pages.getByRole("link", { name: page_ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await pages.getByRole("link", { name: "Bedside" }).click();
    await expect(page.locator("main input").first()).toBeEditable();
    await pages.getByRole("link", { name: page_ }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(its()).toBe(1);
  });
}

unsealed("a page that was changed on the way is not started, and can be asked for again", async ({ page }) => {
  let changed = true;
  await page.route("**/cohort-page*.wasm", async (route) => {
    const answer = await route.fetch();
    const program = await answer.body();
    // An empty custom section: still a valid program, but not the released one.
    const body = changed ? Buffer.concat([program, Buffer.from([0, 2, 1, 97])]) : program;
    await route.fulfill({ response: answer, body });
  });
  await page.goto("/#/cohort");
  await expect(page.getByRole("alert")).toContainText("could not be loaded");
  changed = false;
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
