// Simulates browsers that cannot start workers.
import type { Page } from "@playwright/test";

/** The ways a browser refuses: an exception at once, or an event after creating the worker. */
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
