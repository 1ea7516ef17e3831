// Configuration of the end-to-end tests. `cargo xtask test e2e` builds and serves the page, and sets the addresses of
// page and browser.
import { readFileSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { downloads } from "./saved";

const flags: string[] = JSON.parse(readFileSync(new URL("../browser-flags.json", import.meta.url), "utf8"));

/** An environment variable set by `cargo xtask`. */
function given(name: string): string {
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
  // A flaky test is a failing test.
  retries: 0,
  reporter: [["list"]],
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: given("SPINEMET_URL"),
    // A click during smooth scrolling would miss its target.
    contextOptions: { reducedMotion: "reduce" },
    // Responses altered by a test must reach the page; offline.spec.ts allows the service worker.
    serviceWorkers: "block",
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: { executablePath: given("SPINEMET_CHROMIUM"), args: flags },
  },
  // A test with its own window runs only once, and one about touch only on the phone.
  projects: [
    { name: "phone", grepInvert: /@once/, use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
    { name: "desk", grepInvert: /@touch/, use: { viewport: { width: 1280, height: 900 } } },
    // The core in another engine.
    {
      name: "firefox",
      grep: /@core/,
      use: {
        browserName: "firefox",
        channel: "moz-firefox",
        viewport: { width: 1280, height: 900 },
        launchOptions: {
          executablePath: given("SPINEMET_FIREFOX"),
          args: [],
          downloadsPath: downloads,
          // `reducedMotion` has no effect here.
          firefoxUserPrefs: { "ui.prefersReducedMotion": 1, "general.smoothScroll": false },
        },
      },
    },
  ],
});
