// The `test` that every spec uses instead of Playwright's own: whatever a test does on the page, the page must stay
// sealed while it does it. No request to another origin, no violation of the content security policy, no error.
import { test as base } from "@playwright/test";
import { expect } from "@playwright/test";

export { expect };

/**
 * Chromium says the first of every page whose program is preloaded with its hash; `boot.js` checks the hash itself.
 * Playwright says the second where a test keeps the service worker out (playwright.config.ts). The third is said of the
 * header (xtask/src/headers.rs), whose sandbox is there for what it still stops.
 */
const KNOWN = /`integrity` attribute is currently ignored for preload|Service Worker registration blocked by Playwright|^An iframe which has both allow-scripts and allow-same-origin/;

export const test = base.extend<{ sealed: void }>({
  sealed: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      const home = new URL(baseURL!).origin;
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== home) {
          complaints.push(`request to another origin: ${url}`);
        }
      });
      page.on("requestfailed", (request) => {
        if (request.failure()?.errorText !== "net::ERR_ABORTED") complaints.push(`failed request: ${request.url()}`);
      });
      page.on("pageerror", (error) => complaints.push(`error: ${error}`));
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()) && !KNOWN.test(message.text()) && !LEFT.test(message.text())) {
          complaints.push(`console: ${message.text()}`);
        }
      });
      await page.exposeFunction("complainOfPolicy", (violation: string) => complaints.push(violation));
      await page.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          const { effectiveDirective, blockedURI, sourceFile } = event;
          (window as any).complainOfPolicy(`policy: ${effectiveDirective} blocked ${blockedURI} in ${sourceFile}`);
        });
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Chromium says so of a file that was still on its way when a test left the page; what a policy refuses has a reason. */
const LEFT = /^Fetch API cannot load \S+\. $|^TypeError: Failed to fetch\s+at \S+\/boot-/;

/** A picture of the whole page as it is, to be looked at: tests/results/<project>-<name>.png. */
export async function picture(page: import("@playwright/test").Page, name: string): Promise<void> {
  const path = `../results/${test.info().project.name}-${name}.png`;
  await page.screenshot({ path: new URL(path, import.meta.url).pathname, fullPage: true });
}

/** Matches what has this text as a part, as `toContainText` does, where only a pattern may be given. */
export function partOf(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}
