// The `test` for all specs instead of Playwright's own: it fails on any request to another origin, violation of the
// content security policy, or error.
import { test as base } from "@playwright/test";
import { expect } from "@playwright/test";

export { expect };

/**
 * Known messages of Chromium. The first is for every page whose program is preloaded with its hash, which `boot.js`
 * checks itself. The second is Playwright's if a test blocks the service worker (playwright.config.ts). The third is
 * about the header (xtask/src/headers.rs), whose sandbox still has an effect.
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
        // In the words of Chromium and of Firefox.
        if (!["net::ERR_ABORTED", "NS_BINDING_ABORTED"].includes(request.failure()?.errorText ?? "")) complaints.push(`failed request: ${request.url()} ${request.failure()?.errorText}`);
      });
      page.on("pageerror", (error) => {
        if (!CUT_SHORT.test(error.message)) complaints.push(`error: ${error}`);
      });
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

/** Reported by Chromium for a file that was loading when a test left the page; a refusal by a policy has a reason. */
const LEFT = /^Fetch API cannot load \S+\. $|^TypeError: Failed to fetch\s+at \S+\/boot-/;

/** Reported by Firefox for a script that was loading when a test left the page: the hash is that of an empty file. */
const CUT_SHORT = /hashes in the integrity attribute match.*“OLBgp1GsljhM2TJ\+sbHjaiH9txEUvgdDTAzHv2P24donTt6\/529l\+9Ua0vFImLlb”/;

/**
 * Saves a picture of the whole page for review: tests/results/<project>-<name>.png. None in Firefox, where Playwright
 * adds a style for it, which the policy refuses.
 */
export async function picture(page: import("@playwright/test").Page, name: string): Promise<void> {
  if (test.info().project.name === "firefox") return;
  const path = `../results/${test.info().project.name}-${name}.png`;
  await page.screenshot({ path: new URL(path, import.meta.url).pathname, fullPage: true });
}

/** Matches texts that contain this one, like `toContainText`, where only a pattern is allowed. */
export function partOf(text: string): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}
