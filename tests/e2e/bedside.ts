// The bedside page in the user's terms: questions by name, answers by label, results by title.
import { type Locator, type Page } from "@playwright/test";
import { expect } from "./sealed";

/** Spread of the tumour of a patient with HCC: only one vertebra. */
export const HCC_IN_ONE_VERTEBRA = {
  "Primary": "HCC",
  "Visceral metastases": "None",
  "Vertebrae with metastasis": "1",
  "Bone metastases outside the spine": "0",
};

export class Bedside {
  /** Number of taps; typing a number is not counted. */
  taps = 0;

  constructor(readonly page: Page) {}

  static async open(page: Page): Promise<Bedside> {
    await page.goto("/");
    await expect(page.getByRole("group", { name: "Primary", exact: true })).toBeVisible();
    return new Bedside(page);
  }

  question(name: string): Locator {
    return this.page.getByRole("group", { name, exact: true });
  }

  async answer(question: string, label: string): Promise<void> {
    await this.question(question).getByRole("radio", { name: label, exact: true }).check();
    this.taps += 1;
  }

  async answers(all: Record<string, string>): Promise<void> {
    for (const [question, label] of Object.entries(all)) await this.answer(question, label);
  }

  number(name: string): Locator {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  async type(name: string, text: string): Promise<void> {
    await this.number(name).fill(text);
    await this.number(name).blur();
  }

  async unit(name: string, unit: string): Promise<void> {
    await this.page.getByRole("group", { name: `Unit of ${name}` }).getByRole("radio", { name: unit }).check();
    this.taps += 1;
  }

  async level(level: string): Promise<void> {
    await this.question("Level").getByRole("combobox").selectOption(level);
    this.taps += 1;
  }

  /** Switches a system or a group of questions on or off in the picker. */
  async pick(name: string | RegExp): Promise<void> {
    const picker = this.page.locator("details.picker");
    if ((await picker.getAttribute("open")) === null) await picker.locator("summary").click();
    await picker.getByRole("checkbox", { name }).click();
  }

  /** Expands what a phone collapses: the drawing of the spine, the details of the cards, the picture, the facts. */
  async unfold(): Promise<void> {
    const folded = this.page.locator(".spine, .rest, .folded");
    await folded.evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  }

  /** Opens the help of a question, below which a phone shows what is rarely entered. */
  async help(name: string): Promise<void> {
    const sign = this.page.getByRole("button", { name: `Help: ${name}`, exact: true });
    if ((await sign.getAttribute("aria-expanded")) === "false") await sign.click();
  }

  card(title: string): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${title.replace(/[()]/g, "\\$&")}`) });
  }

  async expectTotal(title: string, total: string, said: RegExp | string = ""): Promise<void> {
    const card = this.card(title);
    await expect(card.locator(".total")).toHaveText(total);
    if (said) await expect(card.locator(".verdict")).toContainText(said);
  }
}
