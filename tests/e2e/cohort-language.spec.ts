// A study in other languages: all texts of the worker (groups, titles, notes, figures, files) are in the language of
// the page. Content of the file itself is unchanged.
import { readFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { expect, test } from "./sealed";

const LANGUAGES = [
  { locale: "ko-KR", median: "중앙값 (일)", walking: "보행 가능", report: "생존 분석", template: "누구의 수술인지" },
  { locale: "ja-JP", median: "中央値 (日)", walking: "歩行可能", report: "生存解析", template: "誰の手術か" },
  { locale: "zh-CN", median: "中位数 (天)", walking: "能行走", report: "生存分析", template: "该行是谁的手术" },
];

/** Words of English sentences that occur in no name of a score, a method or a column. */
const ENGLISH = /\b(rows?|survival|median|events?|censored|at risk|hazard|factors?|pairs?|below|or more|published|reached|reference|adjusted|interval|the|of|and|with|for)\b/i;

/** The citation of the paper, and a name with an English word. */
const NAMES = /Lee MH et al\., J Korean Neurosurg Soc|CLIP[^,]*\(Cancer of the Liver Italian Program\)/g;

/** Texts with English words; names of columns have underscores, and numbers of a citation no words. */
async function english(page: Page, within: string): Promise<string[]> {
  const texts = await page.locator(within).evaluate((root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode.textContent!.trim());
    return texts;
  });
  return texts.filter((text) => ENGLISH.test(text.replace(NAMES, "").replace(/\w*_\w*/g, "")));
}

for (const { locale, median, walking, report, template } of LANGUAGES) {
  test.describe(`a study in ${locale}`, () => {
    test.use({ locale });

    test("is said in that language, in tables, figures, the report and the template", async ({ page, context }) => {
      await page.goto("/#/cohort");
      const saved = async (place: number, within = ".take") => {
        const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`${within} button`).nth(place).click()]);
        return readFileSync(await download.path(), "utf8");
      };
      await page.locator(".study").waitFor();
      const file = await saved(1, ".choices");
      expect(file).toContain(template);
      await page.locator(".study button").first().click();
      await page.locator("button.go").click();
      await page.locator(".as-lee").click();
      await expect(page.locator(".result")).toHaveCount(2);
      const kinds = page.locator(".chooser fieldset").first().getByRole("radio");
      const go = page.locator(".chooser button.go");
      // Factors, scores, Cox, concordance, accuracy, before and after.
      for (const [made, kind] of [1, 2, 3, 4, 5, 6].entries()) {
        await kinds.nth(kind).check();
        if (kind === 3) await page.locator(".chooser").getByRole("checkbox", { name: walking, exact: true }).check();
        await go.click();
        await expect(page.locator(".result")).toHaveCount(3 + made);
      }
      await expect(page.locator(".analysed").getByText(median, { exact: true }).first()).toBeAttached();
      expect(await english(page, ".analysed")).toEqual([]);
      expect(await english(page, ".analyse")).toEqual([]);

      const other = await context.newPage();
      await other.setContent(await saved(0));
      await expect(other.getByRole("heading", { level: 1, name: report })).toBeVisible();
      expect(await english(other, "body")).toEqual([]);
      await other.close();
    });
  });
}
