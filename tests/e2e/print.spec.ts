// Output for clinicians: one printed page, and a table for a letter or a spreadsheet.
import { type Page } from "@playwright/test";
import { Bedside } from "./bedside";
import { expect, test } from "./sealed";

const HCC = {
  "Primary": "HCC",
  "Visceral metastases": "None",
  "Vertebrae with metastasis": "2",
  "Karnofsky (KPS)": "50–70",
  "Palsy (Frankel)": "D",
  "Pain": "Mechanical",
  "Bone lesion": "Lytic",
};

async function hcc(page: Page): Promise<Bedside> {
  const bedside = await Bedside.open(page);
  await bedside.answers(HCC);
  await bedside.level("T12");
  await bedside.type("Bilirubin, total", "1.4");
  await bedside.type("Albumin", "3.4");
  return bedside;
}

async function expectPages(page: Page, most: number): Promise<void> {
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    expect(pages, format).toBeGreaterThan(0);
    expect(pages, format).toBeLessThanOrEqual(most);
  }
}

/** Printable width of the paper sizes, in CSS pixels. */
const WIDTHS = { A4: 711, Letter: 733 };

/** 7 points, minus rounding. */
const SMALLEST = 6.98;

async function ontoPaper(page: Page, width: number): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width, height: 1000 });
}

/** The smallest visible text size, in points. */
async function smallest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let smallest = Infinity;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement!;
      const seen = element.checkVisibility() && element.getClientRects().length && !element.closest(".unseen");
      if (!seen || !walker.currentNode.textContent!.trim()) continue;
      const drawn = element.closest("svg");
      const scale = drawn ? drawn.getScreenCTM()!.a : 1;
      smallest = Math.min(smallest, parseFloat(getComputedStyle(element).fontSize) * scale * 0.75);
    }
    return smallest;
  });
}

test("a patient with HCC prints on one page, A4 and Letter", async ({ page }) => {
  await hcc(page);
  await expectPages(page, 1);
});

test("the example and an empty sheet print on one page", async ({ page }) => {
  await Bedside.open(page);
  await expectPages(page, 1);
  await page.getByRole("button", { name: "Show an example" }).click();
  await expectPages(page, 1);
});

test("all systems at once print on three pages", async ({ page }) => {
  const bedside = await hcc(page);
  await page.locator("details.picker > summary").click();
  for (const box of await page.locator("details.picker input[type=checkbox]").all()) await box.setChecked(true);
  await expect(bedside.card("MELD 3.0")).toBeVisible();
  await expectPages(page, 3);
});

test("paper has a line for the name, the day, every total, what is missing, the working and its source", async ({ page }) => {
  await hcc(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const paper = page.locator(".paper");
  await expect(paper.getByText("Name", { exact: true })).toBeVisible();
  await expect(paper).toContainText(/Scored and printed on \d{4}-\d\d-\d\d \d\d:\d\d, Spinemet \d/);
  const row = paper.getByRole("row", { name: /^Tokuhashi 2005/ });
  await expect(row).toContainText("6–8 of 15");
  await expect(row).toContainText("Bone metastases outside the spine");
  await expect(paper.getByRole("img", { name: /Survival, as published/ })).toBeVisible();
  const tomita = page.locator("#card-tomita_2001");
  await expect(tomita.getByRole("row", { name: /Growth of the primary tumour/ })).toBeVisible();
  await expect(tomita.getByText("Spine 2001;26(3):298-306")).toBeVisible();
  await expect(page.locator(".alive")).toContainText("Alive at 3, 6 and 12 months");
  await expect(page.getByRole("button")).toHaveCount(0);
});

test("nothing on paper is smaller than seven points", async ({ page }) => {
  await hcc(page);
  await ontoPaper(page, WIDTHS.A4);
  expect(await smallest(page)).toBeGreaterThanOrEqual(SMALLEST);
});

// Maximum number of pages of each on either paper.
for (const [name, most] of Object.entries({ "": 4, "/tokuhashi-2005": 4, "/lee-2015": 5, "/glossary": 2, "/notes": 3, "/methods": 2 })) {
  test(`the evidence page ${name || "of all systems"} is whole on paper, and no wider than it`, { tag: "@once" }, async ({ page }) => {
    await page.goto(`/#/evidence${name}`);
    await expect(page.locator(".evidence-page h1")).toBeVisible();
    await expectPages(page, most);
    for (const width of Object.values(WIDTHS)) {
      await ontoPaper(page, width);
      expect(await smallest(page)).toBeGreaterThanOrEqual(SMALLEST);
      const beyond = await page.locator(".evidence-page *").evaluateAll((all) =>
        all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80)));
      expect(beyond).toEqual([]);
    }
    // Collapsed content cannot be expanded on paper; navigation leads nowhere.
    for (const folded of await page.locator(".evidence-page details > :not(summary)").all()) await expect(folded).toBeVisible();
    await expect(page.locator("header.header, .evidence-page nav, .evidence-page summary").filter({ visible: true })).toHaveCount(0);
  });
}

test("the example is marked on paper", async ({ page }) => {
  await Bedside.open(page);
  await page.getByRole("button", { name: "Show an example" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".paper").getByText("An example, not a patient.")).toBeVisible();
});

test("the table that is copied has a cell a column in a spreadsheet and is a table in a letter", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(baseURL!).origin });
  await hcc(page);
  await page.getByRole("button", { name: "Copy as table" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const as = async (kind: string) => (await item.getType(kind)).text();
    return { text: await as("text/plain"), html: await as("text/html") };
  });
  const lines = copied.text.trimEnd().split("\n").map((line) => line.split("\t"));
  // This patient has a deficit: the emergency is above the table.
  expect(lines[0]![0]).toMatch(/^EMERGENCY: /);
  expect(lines[1]).toEqual(["System", "Total", "Group", "Observed in cohorts", "Missing"]);
  expect(lines).toHaveLength(9);
  expect(lines.every((cells) => cells.length === 5)).toBe(true);
  expect(lines.find(([system]) => system === "Tomita 2001")?.[1]).toBe("6 of 10");
  expect(copied.html).toContain("<td>6 of 10</td>");
});
