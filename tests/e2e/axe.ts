// Automated checks of WCAG 2.2 AA and best practices.
import AxeBuilder from "@axe-core/playwright";
import { type Page } from "@playwright/test";
import { expect } from "./sealed";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function expectNoFaults(page: Page, where = ""): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`), where).toEqual([]);
}
