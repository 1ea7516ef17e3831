// The page opens: sealed, without a shift, and without sideways scrolling.
import { expectNoFaults } from "./axe";
import { expect, picture, test } from "./sealed";

test("opens and takes input", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveTitle(/Spinemet/);
  await expect(page.locator("main input").first()).toBeEditable();
  await picture(page, "opening");
});

test("opens without moving what is already read", async ({ page }) => {
  await page.addInitScript(() => {
    (window as any).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as any[]) (window as any).shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/");
  await expect(page.locator("main input").first()).toBeEditable();
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as any).shift)).toBeLessThan(0.1);
});

test("does not scroll sideways", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("main input").first()).toBeEditable();
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
});

for (const colours of ["light", "dark"] as const) {
  test(`has no fault that axe knows of, ${colours}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: colours });
    await page.goto("/");
    await expect(page.locator("main input").first()).toBeEditable();
    await expectNoFaults(page);
  });
}

test("says what is missing where scripts are off", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("noscript p")).toBeVisible();
  await context.close();
});
