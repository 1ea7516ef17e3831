// Other languages: chosen, stored, and rendered; and failure to fetch a language.
import { type Page } from "@playwright/test";
import { test as unsealed } from "@playwright/test";
import { expectNoFaults } from "./axe";
import { expectNothingCutOff, lengthen } from "./room";
import { expect, picture, test } from "./sealed";

const LANGUAGES = [
  { id: "ko", tag: "ko", name: "한국어", locale: "ko-KR", primary: "원발종양", hcc: "간세포암 (HCC)", results: "결과", review: "임상의의 검토" },
  { id: "ja", tag: "ja", name: "日本語", locale: "ja-JP", primary: "原発巣", hcc: "肝細胞癌 (HCC)", results: "結果", review: "臨床医による確認" },
  { id: "zh", tag: "zh-Hans", name: "简体中文", locale: "zh-CN", primary: "原发肿瘤", hcc: "肝细胞癌 (HCC)", results: "结果", review: "临床医生审校" },
];

const list = (page: Page) => page.locator("select.language");
const choose = async (page: Page, name: string) => list(page).selectOption({ label: name });
const answer = (page: Page, question: string, label: string) =>
  page.getByRole("group", { name: question, exact: true }).getByRole("radio", { name: label, exact: true });

test("Korean is chosen, an answer is given and a score is read; the choice outlives the page", async ({ page }) => {
  const [korean] = LANGUAGES;
  await page.goto("/");
  await expect(list(page)).toHaveValue("en");
  await choose(page, korean.name);
  await answer(page, korean.primary, korean.hcc).check();
  await expect(page.locator("#card-tomita_2001 .total")).toHaveText("5–10 / 10점");
  await expect(page.locator("html")).toHaveAttribute("lang", "ko");
  await page.reload();
  await expect(page.getByText(korean.review)).toBeVisible();
  await expect(list(page)).toHaveValue("ko");
  // Only the choice is stored: the answer is gone.
  await expect(answer(page, korean.primary, korean.hcc)).not.toBeChecked();
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ "spinemet-language": "ko" });
});

test("beside a finding stands its English term, marked as English, but not on an English page", async ({ page }) => {
  await page.goto("/");
  await answer(page, "Primary", "HCC").check();
  await page.locator("#visceral_metastases-field .help-button").click();
  const help = page.locator("#visceral_metastases-field .help");
  const term = help.locator("[lang=en]");
  await expect(help).toContainText("Lung, liver");
  await expect(term).toHaveCount(0);
  for (const { name } of LANGUAGES) {
    await choose(page, name);
    await expect(term, name).toHaveText("Visceral metastases");
  }
  await expect(page.locator("#inr-field .help [lang=en]"), "the same in every language").toHaveCount(0);
});

test("going from language to language loses no entry", async ({ page }) => {
  await page.goto("/");
  await answer(page, "Primary", "HCC").check();
  await page.getByRole("textbox", { name: "INR", exact: true }).fill("1.x");
  for (const { name, primary, hcc } of LANGUAGES) {
    await choose(page, name);
    await expect(answer(page, primary, hcc)).toBeChecked();
    await expect(page.getByRole("textbox", { name: "INR", exact: true })).toHaveValue("1.x");
  }
  await choose(page, "English");
  await expect(answer(page, "Primary", "HCC")).toBeChecked();
  await expect(page.getByRole("textbox", { name: "INR", exact: true })).toHaveValue("1.x");
  await expect(page.locator("#card-tomita_2001 .total")).toHaveText("5–10 of 10");
});

for (const { tag, locale, results, review } of LANGUAGES) {
  test.describe(`a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test("opens the page in its language, accessible, with nothing cut off", async ({ page }) => {
      await page.goto("/");
      await expect(page.getByText(review)).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", tag);
      await expect(page.getByRole("heading", { name: results, exact: true })).toBeAttached();
      await expectNothingCutOff(page);
      await expectNoFaults(page);
      await picture(page, `language-${tag}`);
    });
  });
}

for (const width of [320, 390, 1280]) {
  test(`text that is 40 % longer has room in ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/");
    await answer(page, "Primary", "HCC").check();
    await expect(page.locator("#card-tomita_2001 .total")).toHaveText("5–10 of 10");
    await lengthen(page);
    await expectNothingCutOff(page);
    await picture(page, `longer-${width}`);
  });
}

unsealed("a language that cannot be had is named, and the page goes on in English", async ({ page }) => {
  await page.goto("/");
  await answer(page, "Primary", "HCC").check();
  await page.route("**/words-*", (route) => route.abort());
  await choose(page, "日本語");
  await expect(page.getByRole("status").filter({ hasText: "日本語" })).toHaveText(
    "日本語 could not be loaded. The page stays in English.",
  );
  await expect(list(page)).toHaveValue("en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(answer(page, "Primary", "HCC")).toBeChecked();
  await page.unroute("**/words-*");
  await choose(page, "日本語");
  await expect(answer(page, "原発巣", "肝細胞癌 (HCC)")).toBeChecked();
  await expect(page.getByText("could not be loaded")).toHaveCount(0);
});

unsealed("words that were changed on the way are not shown", async ({ page }) => {
  await page.route("**/words-ko-page*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll("결과", "바뀜") });
  });
  await page.goto("/");
  await choose(page, "한국어");
  await expect(page.getByText("한국어 could not be loaded.")).toBeVisible();
  await expect(page.getByText("바뀜")).toHaveCount(0);
});
