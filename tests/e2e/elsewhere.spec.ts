// Pages that are separate programs: fetched when first opened, and only if they match the release.
import { Bedside } from "./bedside";
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

unsealed("the window of files that cannot be fetched says so, and what is entered stays", async ({ page }) => {
  await page.route(/\/files[-_][^/]*\.(js|wasm)$/, (route) => route.abort());
  const bedside = await Bedside.open(page);
  await bedside.answer("Primary", "HCC");
  const asked = page.waitForEvent("dialog");
  const pressed = page.getByRole("button", { name: "Save and open" }).click();
  const dialog = await asked;
  expect(dialog.message()).toContain("could not be loaded");
  await dialog.dismiss();
  await pressed;
  await expect(bedside.question("Primary").getByRole("radio", { name: "HCC", exact: true })).toBeChecked();
});

unsealed("a page of a release that is no longer on the server tells of the new one", async ({ page }) => {
  await page.route("**/cohort-page*", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Cohort" }).click();
  await expect(page.getByRole("alert")).toContainText("the server may have a new version");
});

unsealed("scripts that the server sends with a wrong type are named as a reason", { tag: "@once" }, async ({ page }) => {
  await page.route(/\.js$/, async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), "content-type": "text/plain", "x-content-type-options": "nosniff" };
    await route.fulfill({ response: answer, headers });
  });
  await page.goto("/");
  await expect(page.locator("#not-started")).toBeHidden();
  await expect(page.locator("#not-started")).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("#not-started")).toContainText("text/javascript");
});

test("behind basic authentication the manifest is fetched with credentials", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("link[rel=manifest]")).toHaveAttribute("crossorigin", "use-credentials");
});
