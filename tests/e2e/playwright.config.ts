// How the end-to-end tests run. `cargo xtask test e2e` builds the page, serves it, and says where it and the browser are.
import { readFileSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const flags: string[] = JSON.parse(readFileSync(new URL("../browser-flags.json", import.meta.url), "utf8"));

/** What only `cargo xtask` knows. */
function told(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with \`cargo xtask test e2e\``);
  return value;
}

export default defineConfig({
  testDir: ".",
  outputDir: "../results",
  snapshotPathTemplate: "{testDir}/snapshots/{arg}-{projectName}{ext}",
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  // A test that passes only sometimes is a test that fails.
  retries: 0,
  reporter: [["list"]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: told("SPINEMET_URL"),
    // A click that is aimed while the page still scrolls softly lands beside its target.
    contextOptions: { reducedMotion: "reduce" },
    // What a test alters on the way must reach the page; offline.spec.ts lets the service worker in.
    serviceWorkers: "block",
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: told("SPINEMET_CHROMIUM"), args: flags },
  },
  // A test that sets its own window runs once only, and one about fingers only on the phone.
  projects: [
    { name: "phone", grepInvert: /@once/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
    { name: "desk", grepInvert: /@touch/, use: { viewport: { width: 1280, height: 900 } } },
  ],
});
