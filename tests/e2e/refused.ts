// Browsers that let a page start no worker, as they were seen to do it.
import type { Page } from "@playwright/test";

/** How a browser refuses: at once, or by an event once the worker was given. */
export const REFUSALS = ["throws", "fires an error"] as const;

export async function refuseWorkers(page: Page, how: (typeof REFUSALS)[number]): Promise<void> {
  await page.addInitScript((how) => {
    class Refused extends EventTarget {
      constructor() {
        super();
        if (how === "throws") throw new DOMException("refused", "SecurityError");
        setTimeout(() => this.dispatchEvent(new Event("error", { cancelable: true })), 20);
      }
      postMessage() {}
      terminate() {}
    }
    Object.assign(globalThis, { Worker: Refused });
  }, how);
}
