// Checks that texts fit in any language and at any size.
import { type Page } from "@playwright/test";
import { expect } from "./sealed";

/** Makes every word on the page 40 % longer, as a translation may be. */
export async function lengthen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest("svg, script, template, .total")) continue;
      // Only words grow, not numbers.
      node.textContent = node.textContent!.replace(/\p{L}{2,}/gu, (word) => word + "n".repeat(Math.ceil(word.length * 0.4)));
    }
  });
}

/** Nothing is wider than the page, and no text wider than its container. */
export async function expectNothingCutOff(page: Page): Promise<void> {
  const cutOff = await page.evaluate(() => {
    const told: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) told.push(`the page is ${root.scrollWidth} wide, of ${root.clientWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let holder = node.parentElement!;
      if (!node.textContent!.trim() || holder.closest("svg, script, template, option, .unseen, .skip")) continue;
      while (getComputedStyle(holder).display === "inline") holder = holder.parentElement!;
      // For screen readers only.
      if (getComputedStyle(holder).clipPath === "inset(50%)") continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const [text, place] = [range.getBoundingClientRect(), holder.getBoundingClientRect()];
      if (text.width && (text.right > place.right + 1 || text.left < place.left - 1)) {
        told.push(`“${node.textContent}” is wider than its ${holder.tagName.toLowerCase()}.${holder.className}`);
      }
    }
    return told;
  });
  expect(cutOff).toEqual([]);
}
