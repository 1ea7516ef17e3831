// Automated checks of WCAG 2.2 AA and best practices.
import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { expect } from "./sealed";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Parts that stay in view while the page scrolls below them. */
const STICKY = ".bar, .entry > :has(.undo .plain)";

/**
 * Expects no fault on the page. Parts that stay in view are hidden meanwhile and checked by themselves, because axe
 * finds a button that they cover by half too small.
 */
export async function expectNoFaults(page: Page, where = ""): Promise<void> {
  const rules = () => new AxeBuilder({ page }).withTags(RULES);
  const show = (visibility: string) => page.locator(STICKY).evaluateAll((all, visibility) => {
    for (const one of all) (one as HTMLElement).style.visibility = visibility;
    return all.length;
  }, visibility);
  await show("hidden");
  const { violations } = await rules().analyze();
  if (await show("")) violations.push(...(await rules().include(STICKY).analyze()).violations);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`), where).toEqual([]);
}
