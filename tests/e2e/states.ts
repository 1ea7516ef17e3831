// States of the pages, each with the steps that lead to it. The steps are in English; another language is chosen
// afterwards, which keeps the entered data.
import { type Page } from "@playwright/test";
import { Bedside } from "./bedside";
import { analyse, choose, chooseKind, file, openExample, openPage, readAll } from "./cohort";
import { Files, enter } from "./files";
import { expect } from "./sealed";

type State = (page: Page) => Promise<unknown>;

export const THEMES = ["light", "dark"] as const;
export const LANGUAGES = ["en", "ko", "ja", "zh"] as const;
export const WIDTHS = [390, 768, 1280] as const;

export interface Setting {
  theme: (typeof THEMES)[number];
  language: (typeof LANGUAGES)[number];
  width: number;
}

/** Time limit for one setting of a state, in milliseconds. */
export const TIME_EACH = 45_000;

/** Settings for the state or route at this index: each language once, with varying theme and width; or all. */
export function settings(at: number): Setting[] {
  if (process.env.SPINEMET_FULL) {
    return THEMES.flatMap((theme) => LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ theme, language, width }))));
  }
  return LANGUAGES.map((language, column) => ({
    theme: THEMES[(at + column) % THEMES.length]!,
    language,
    width: WIDTHS[(at + column) % WIDTHS.length]!,
  }));
}

/** Applies a setting. */
export async function see(page: Page, { theme, language, width }: Setting): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height: 900 });
  await page.locator("select.language").selectOption(language);
  await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${language}`));
}

async function unfold(page: Page, within: string): Promise<void> {
  await page.locator(`${within} details`).evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
}

export const BEDSIDE: Record<string, State> = {
  "empty": (page) => Bedside.open(page),
  "filled in": async (page) => {
    await Bedside.open(page);
    await page.getByRole("button", { name: "Show an example" }).click();
    await unfold(page, ".results");
  },
  "with an error beside a field": async (page) => {
    const bedside = await Bedside.open(page);
    await bedside.answer("Primary", "HCC");
    await bedside.type("Albumin", "38");
    await bedside.type("INR", "high");
  },
  "with a contradiction": async (page) => {
    const bedside = await Bedside.open(page);
    await bedside.pick("Rades");
    await bedside.answer("Palsy (Frankel)", "A");
    await page.getByRole("group", { name: "Walking", exact: true }).getByRole("radio").first().check();
  },
  "with every system chosen": async (page) => {
    await Bedside.open(page);
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.locator("details.picker > summary").click();
    for (const box of await page.locator("details.picker input[type=checkbox]").all()) await box.setChecked(true);
    await expect(page.getByRole("region", { name: /^MELD 3.0/ })).toBeVisible();
  },
  "with help open": async (page) => {
    await Bedside.open(page);
    for (const sign of await page.locator(".help-button").all()) await sign.click();
  },
  "with the keys listed": async (page) => {
    await Bedside.open(page);
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  },
  "after a reset": async (page) => {
    const bedside = await Bedside.open(page);
    await bedside.answer("Primary", "HCC");
    await page.getByRole("button", { name: "Reset" }).click();
  },
  "at its purpose and limits": async (page) => {
    await Bedside.open(page);
    await page.getByRole("link", { name: "Purpose and limits" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  "with the window of files": async (page) => {
    await enter(await Bedside.open(page));
    await Files.open(page);
  },
  "with the window of privacy": async (page) => {
    await Bedside.open(page);
    await Files.open(page, "Privacy");
  },
};

async function openResults(page: Page): Promise<void> {
  await openExample(page);
  await readAll(page);
  await expect(page.getByRole("heading", { name: "Analyse", exact: true })).toBeVisible();
}

/** The result of one kind of analysis, with everything expanded. */
function result(kind: string, prepare: State = async () => {}): State {
  return async (page) => {
    await openResults(page);
    await chooseKind(page, kind);
    await prepare(page);
    await analyse(page);
    await unfold(page, ".analysing");
  };
}

export const COHORT: Record<string, State> = {
  "nothing chosen": openPage,
  "a file refused": async (page) => {
    await openPage(page);
    await choose(page, file("broken/picture.csv"));
    await expect(page.getByRole("alert")).toBeVisible();
  },
  "columns to be looked at": async (page) => {
    await openPage(page);
    await choose(page, file("broken/unknown_events.csv"));
    await page.getByRole("button", { name: /^Values of/ }).first().click();
    // The sticky button covers content that scrolls below it, so the page is scrolled to a position independent of the
    // content above.
    const values = page.getByRole("heading", { name: /^The values of/ });
    await values.evaluate((heading) => heading.scrollIntoView({ block: "start" }));
    await expect(values).toBeVisible();
  },
  "a study to be saved": async (page) => {
    await openExample(page);
    await page.locator(".packing summary").click();
    await page.getByRole("button", { name: "Save as a file" }).scrollIntoViewIfNeeded();
  },
  "a locked file": async (page) => {
    await openPage(page);
    await choose(page, file("../crates/file_format/tests/fixtures/version_1/locked_patient.json"));
    await page.getByLabel("Passphrase of the file").fill("wrong");
    await page.getByRole("button", { name: "Unlock" }).click();
    await expect(page.getByText("The passphrase is wrong")).toBeVisible();
  },
  "the columns of the example": async (page) => {
    await openExample(page);
    await unfold(page, ".study");
  },
  "rows left out": async (page) => {
    await openPage(page);
    await choose(page, file("broken/ragged.csv"));
    await readAll(page);
    await page.locator("summary", { hasText: "One by one" }).click();
  },
  "rows kept": async (page) => {
    await openResults(page);
    await page.getByRole("radio", { name: "First operations only" }).click();
    await page.getByText("Keep some rows only").click();
    await expect(page.getByText("n = 33, 27 events")).toBeVisible();
  },
  "survival curves": result("Survival curves", async (page) => {
    await page.getByRole("combobox", { name: "Groups by" }).selectOption("Tomita 2001");
  }),
  "table 1": result("Table 1: factors"),
  "table 2": result("Table 2: scores"),
  "concordance": result("Concordance"),
  "before and after": result("Before and after"),
  "beside the published": result("Compared with Lee 2015"),
  "a regression": result("Cox regression", async (page) => {
    await page.getByRole("checkbox", { name: /^Age \(per 10 years\)/ }).check();
    await page.getByRole("checkbox", { name: "Tomita 2001", exact: true }).check();
  }),
  "a cut that is no number": async (page) => {
    await openResults(page);
    await page.getByRole("combobox", { name: "Groups by" }).selectOption("Age, cut by value");
    await page.getByRole("textbox", { name: /^Cut at/ }).fill("old");
    await expect(page.locator(".chooser").getByRole("alert")).toBeVisible();
  },
};
