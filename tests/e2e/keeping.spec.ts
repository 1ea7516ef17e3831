// Storage only on request: stored data, erasing them, and the idle screen.
import { type Page } from "@playwright/test";
import { expectNoFaults } from "./axe";
import { Bedside } from "./bedside";
import { Files, enter, expectEntered } from "./files";
import { expect, picture, test } from "./sealed";

/** A number that occurs on no page by itself, and would be found in a storage. */
const MARKER = "31.4159";

/** Everything that the page could have left in this browser. */
async function leftBehind(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie, document.title, location.href, history.state];
    found.push(await indexedDB.databases());
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) found.push(name, request.url);
    }
    return JSON.stringify(found);
  });
}

test("nothing of a patient is left in any storage, the title, the address or the console", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  const bedside = await Bedside.open(page);
  await enter(bedside);
  await bedside.type("Bilirubin, total", MARKER);
  const files = await Files.open(page);
  await files.save();
  await files.passphrase.fill(MARKER);
  await files.save();
  await files.close();
  const left = (await leftBehind(page)) + said.join("\n");
  for (const trace of [MARKER, "hcc", "HCC", "bilirubin"]) expect(left).not.toContain(trace);
  await page.reload();
  await Bedside.open(page);
  await expect(bedside.number("Bilirubin, total")).toHaveValue("");
  await expect(page.locator("dialog.files")).toHaveCount(0);
});

test("a patient who is kept for this tab is offered after a reload, in no other tab, and is erased by one button", async ({ page, context }) => {
  const bedside = await Bedside.open(page);
  const files = await Files.open(page);
  await files.button("Keep from now on").click();
  await expect(files.window).toContainText("Keeping begins when something is entered.");
  await files.close();
  await enter(bedside);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("spinemet-patient"))).toContain('"albumin": 3.4');
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});

  const other = await context.newPage();
  await Bedside.open(other);
  await expect(other.locator("dialog.files")).toHaveCount(0);
  await other.close();

  await page.reload();
  await expect(files.window).toContainText("A patient is kept on this device.");
  await picture(page, "kept");
  await expectNoFaults(page);
  await files.button("Bring it back").click();
  await expect(files.window).toContainText("6 answers were opened.");
  await files.close();
  await expectEntered(bedside);
  await bedside.type("Albumin", "2.9");
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("spinemet-patient"))).toContain('"albumin": 2.9');

  await Files.open(page);
  await files.button("Erase what is kept").click();
  await expect(files.window).toContainText("What was kept is erased.");
  await files.close();
  await bedside.type("Albumin", "3.1");
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => ({ ...sessionStorage, ...localStorage }))).toEqual({});
  await expect(bedside.number("Albumin")).toHaveValue("3.1");
});

test("a patient who is kept until a day is locked where a passphrase is set, and gone when the day is over", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await enter(bedside);
  const files = await Files.open(page);
  await files.window.getByRole("radio", { name: "until the end of a day" }).check();
  const day = await page.evaluate(() => {
    const next = new Date(Date.now() + 86_400_000 * 2);
    return [next.getFullYear(), next.getMonth() + 1, next.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  });
  await files.window.getByLabel("Last day").fill(day);
  await files.window.getByLabel("Passphrase (optional)").last().fill("열쇠");
  await files.button("Keep from now on").click();
  await expect(files.window).toContainText(`Kept until the end of ${day}`);
  const kept = () => page.evaluate(() => localStorage.getItem("spinemet-patient"));
  await expect.poll(kept).toContain('"kind": "locked"');
  expect(await kept()).not.toContain("hcc");
  expect(await kept()).toMatch(new RegExp(`^${day}\n`));

  await page.reload();
  await expect(files.window).toContainText("locked with a passphrase");
  await files.window.getByLabel("Passphrase of the file").fill("wrong");
  await files.button("Bring it back").click();
  await expect(files.window).toContainText("The passphrase is wrong");
  await files.window.getByLabel("Passphrase of the file").fill("열쇠");
  await files.button("Bring it back").click();
  await expect(files.window).toContainText("6 answers were opened.");
  await files.close();
  await expectEntered(bedside);

  await page.evaluate(() => localStorage.setItem("spinemet-patient", localStorage.getItem("spinemet-patient")!.replace(/^.*\n/, "2020-01-31\n")));
  await page.reload();
  await Bedside.open(page);
  await expect.poll(kept).toBeNull();
  await expect(page.locator("dialog.files")).toBeHidden();
});

const REFUSALS = {
  "whose storage is full": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "that forbids storage": () => {
    for (const storage of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, storage, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  },
};

for (const [what, refuse] of Object.entries(REFUSALS)) {
  test(`a browser ${what} loses nothing, and the page says that it does not keep`, async ({ page }) => {
    await page.addInitScript(refuse);
    const bedside = await Bedside.open(page);
    await enter(bedside);
    const files = await Files.open(page);
    await files.window.getByLabel("Hide what is entered after").selectOption("30 minutes");
    await files.button("Keep from now on").click();
    await expect(files.window.getByRole("alert").filter({ hasText: "The browser refused to keep it" })).toBeVisible();
    await files.close();
    await expectEntered(bedside);
    await Files.open(page);
    await expect(files.window.getByLabel("Hide what is entered after")).toHaveValue("30");
  });
}

test("after the time that is set the page hides what is entered, asks, and shows it again", async ({ page }) => {
  await page.clock.install();
  const bedside = await Bedside.open(page);
  await enter(bedside);
  const files = await Files.open(page);
  await expect(files.window.getByLabel("Hide what is entered after")).toHaveValue("15");
  await files.window.getByLabel("Hide what is entered after").selectOption("5 minutes");
  await files.close();
  await page.clock.runFor(4 * 60_000);
  await page.mouse.move(10, 10);
  await page.clock.runFor(4 * 60_000);
  await expect(page.locator("#app")).toBeVisible();
  await Files.open(page);
  await page.clock.runFor(6 * 60_000);
  const away = page.getByRole("main");
  await expect(away).toContainText("Nobody used the page for 5 minutes.");
  await expect(page.locator("#app")).toBeHidden();
  await expect(files.window).toBeHidden();
  await picture(page, "away");
  await expect(page.getByRole("button", { name: "Show it again" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#app")).toBeVisible();
  await expectEntered(bedside);

  // The setting lasts until the next visit, and a device that slept hides the page before the first touch counts.
  await page.reload();
  await Bedside.open(page);
  await enter(bedside);
  await page.clock.setSystemTime(Date.now() + 3_600_000);
  await page.mouse.move(20, 20);
  await expect(away).toContainText("Hidden");
  await page.getByRole("button", { name: "Clear everything" }).click();
  await expect(bedside.number("Albumin")).toHaveValue("");
});

test("a page in which nothing was entered is not hidden, nor one that is never to be", async ({ page }) => {
  await page.clock.install();
  const bedside = await Bedside.open(page);
  await page.clock.runFor(60 * 60_000);
  await expect(page.locator("#app")).toBeVisible();
  await enter(bedside);
  const files = await Files.open(page);
  await files.window.getByLabel("Hide what is entered after").selectOption("never");
  await files.close();
  await page.clock.runFor(5 * 60 * 60_000);
  await expect(page.locator("#app")).toBeVisible();
});

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing in what stands in the place of the page, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await Bedside.open(page);
    await page.evaluate(async () => {
      document.getElementById("app")!.hidden = true;
      (await (globalThis as any).spinemet.load("files")).away(15, () => {});
    });
    await expect(page.getByRole("button", { name: "Clear everything" })).toBeVisible();
    await expectNoFaults(page);
  });
}
