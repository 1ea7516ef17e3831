// Accessibility: WCAG 2.2 AA in every state of the page, by keyboard, with a screen reader, enlarged and on a narrow
// screen.
//
// Normally a state is tested once in each language, with varying theme and width (pairs); with SPINEMET_FULL=1 in every
// combination.
import { type Page } from "@playwright/test";
import { expectNoFaults } from "./axe";
import { Bedside } from "./bedside";
import { expectNoEnglish } from "./english";
import { BEDSIDE, see, settings, TIME_EACH } from "./states";
import { expect, test } from "./sealed";

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(window);
}

test.describe("in any window", { tag: "@once" }, () => {
  for (const [at, [name, lead]] of Object.entries(BEDSIDE).entries()) {
    test(`axe finds nothing ${name}, in any theme, language and width`, async ({ page }) => {
      test.setTimeout(settings(at).length * TIME_EACH); // with everything expanded axe checks more than a thousand elements
      await lead(page);
      for (const setting of settings(at)) {
        await see(page, setting);
        await expectNoFaults(page, JSON.stringify(setting));
        if (setting.language !== "en") await expectNoEnglish(page);
      }
    });
  }

  // 640 pixels at 200 % are 320; enlarging only the text is another test.
  for (const [name, lead] of Object.entries(BEDSIDE)) {
    test(`nothing is cut off or scrolls sideways ${name}, 320 wide`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await lead(page);
      await expectNoSidewaysScroll(page);
    });
  }

  for (const width of [390, 1280]) {
    test(`text twice as large fits, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await Bedside.open(page);
      await page.getByRole("button", { name: "Show an example" }).click();
      await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
      await expectNoSidewaysScroll(page);
      const cut = await page.locator("button:not(.help-button), .segment span, h2, h3, .total").evaluateAll((all) =>
        all.filter((one) => one.checkVisibility() && !one.closest(".unseen") && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
          .map((one) => one.textContent));
      expect(cut).toEqual([]);
    });
  }

  test("text twice as large cuts no total off in the bar", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await Bedside.open(page);
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const cut = await page.locator(".totals li").evaluateAll((all) => all.filter((one) => {
      const [own, bar] = [one.getBoundingClientRect(), one.parentElement!.getBoundingClientRect()];
      return own.right > bar.right + 1 || own.left < bar.left - 1;
    }).map((one) => one.textContent));
    expect(cut).toEqual([]);
  });

  test("what has the focus is never behind the bar", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await Bedside.open(page);
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.keyboard.press("Home");
    const hidden: string[] = [];
    for (let step = 0; step < 90; step += 1) {
      await page.keyboard.press("Tab");
      const behind = await page.evaluate(() => {
        const focused = document.activeElement!;
        if (focused === document.body || focused.closest(".bar")) return "";
        // A radio button of a segment is as large as the segment; one of the spine represents a marked vertebra.
        const shown = focused.closest(".spine") && document.querySelector(".fig-level.focused") || focused;
        const { top, bottom, left, width } = shown.getBoundingClientRect();
        const middle = document.elementFromPoint(left + Math.min(width / 2, 20), (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
        return middle && !middle.closest(".bar") ? "" : focused.outerHTML.slice(0, 120);
      });
      if (behind) hidden.push(behind);
    }
    expect(hidden).toEqual([]);
  });

  test("the focus can be seen on every kind of control", async ({ page }) => {
    await Bedside.open(page);
    await page.keyboard.press("Tab");
    for (const selector of [".questions .segment input", ".number", ".help-button", ".list", ".picker > summary", ".copy button", "nav a"]) {
      const control = page.locator(`${selector}:not(:disabled)`).first();
      await control.focus();
      const seen = await control.evaluate((one) => {
        const drawn = one.closest(".segment")?.querySelector("span") ?? one;
        const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
        return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
      });
      expect(seen, selector).toBe(true);
    }
  });

  test("nothing moves by itself where less motion is asked for", async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await Bedside.open(page);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")].filter((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return animationName !== "none" || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
      }).length);
    expect(moving).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe("auto");
  });

  test("in forced colours the chosen answer, the groups of a scale and the chosen vertebra can be told", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    const bedside = await Bedside.open(page);
    await page.getByRole("button", { name: "Show an example" }).click();
    const ground = (locator: import("@playwright/test").Locator) => locator.evaluate((one) => getComputedStyle(one).backgroundColor);
    const answers = bedside.question("Primary").locator(".segment span");
    // The example has HCC, the last of the buttons.
    expect(await ground(answers.nth(0))).not.toBe(await ground(answers.last()));
    const bone = (level: string) => page.locator(".fig-level", { hasText: new RegExp(`^${level}$`) }).locator(".fig-bone-body");
    const paint = (locator: import("@playwright/test").Locator) => locator.evaluate((one) => getComputedStyle(one).fill);
    expect(await paint(bone("T12"))).not.toBe(await paint(bone("T11")));
    const cells = page.locator("#card-tokuhashi_2005 .scale rect");
    const paints = await cells.evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).fill)).size);
    expect(paints).toBeGreaterThan(1);
  });
});

test("what is wrong with an answer is read out with its field", async ({ page }) => {
  const bedside = await Bedside.open(page);
  await bedside.type("Albumin", "38");
  await expect(bedside.number("Albumin")).toHaveAccessibleDescription(/38 g\/dL cannot be: Albumin must lie within/);
  await bedside.answers({ "Palsy (Frankel)": "A" });
  await expect(bedside.question("Palsy (Frankel)").getByRole("radio", { name: "A", exact: true })).toHaveAccessibleDescription(/.+/);
});

test("every target is at least 24 pixels wide and high, and those of the form 44", async ({ page }) => {
  await Bedside.open(page);
  await page.locator("details.picker > summary").click();
  const small = await page.evaluate(() => {
    const target = (one: Element) => one.closest("label.segment, label.check") ?? one;
    const controls = [...document.querySelectorAll("button, input, select, summary, nav a")].filter((one) => one.checkVisibility() && !one.closest(".unseen"));
    const size = (one: Element) => {
      const { width, height } = target(one).getBoundingClientRect();
      return Math.min(width, height);
    };
    // A help button responds within 44 pixels (help.spec.ts).
    const least = (one: Element) => (one.closest("form, .picker") && !one.matches(".help-button") ? 44 : 24);
    return controls.filter((one) => size(one) < least(one) - 0.5).map((one) => `${size(one)}: ${one.outerHTML.slice(0, 100)}`);
  });
  expect(small).toEqual([]);
});

test("a thumb finds every vertebra within 44 pixels, from the occiput to S5", { tag: "@touch" }, async ({ page }) => {
  await (await Bedside.open(page)).unfold();
  const targets = page.locator(".fig-target");
  await expect(targets).toHaveCount(30);
  const small = await targets.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => Math.min(width, height) < 43.5).length);
  expect(small).toBe(0);
});

test("the page hardly moves while a patient is entered", async ({ page }) => {
  await page.addInitScript(() => {
    (window as any).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as any[]) (window as any).shift += entry.hadRecentInput ? 0 : entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const bedside = await Bedside.open(page);
  await bedside.answers({
    "Primary": "HCC",
    "Visceral metastases": "None",
    "Vertebrae with metastasis": "2",
    "Karnofsky (KPS)": "50–70",
    "Palsy (Frankel)": "D",
  });
  await bedside.level("T12");
  await bedside.answers({ "Pain": "Mechanical", "Bone lesion": "Lytic" });
  await bedside.type("Bilirubin, total", "1.4");
  await bedside.type("Albumin", "3.4");
  await page.waitForTimeout(700);
  expect(await page.evaluate(() => (window as any).shift)).toBeLessThan(0.02);
});
