// Finds English text on a page in another language.
import { readFileSync } from "node:fs";
import { type Page } from "@playwright/test";
import { expect } from "./sealed";

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const words = (of: string) => of.match(/[A-Za-z]+/g) ?? [];

/** Names of publications: the first words of every citation, and short names. */
const AUTHORS = [...text("scoring/sources.toml").matchAll(/^(?:citation = "(.*?)[,.\d(]|short = "(.*)")/gm)].flatMap(([, first, short]) => words(first ?? short!));

/** Content of the files that the tests open: columns and values keep the user's names. */
const IN_FILES = ["examples/hcc-synthetic.csv", "tests/broken/unknown_events.csv", "tests/broken/ragged.csv"].flatMap((path) => words(text(path)));

/** Other persons, programs, methods and units, and texts typed by the tests. */
const NAMES = words(`
  Spinemet Frankel Child Pugh Karnofsky Tokuhashi Tomita Excel Stata Word Windows Latin Shift Mac Roman FHIR Bundle
  Kaplan Meier Greenwood Kalbfleisch Prentice Brookmeyer Crowley Collett Mantel Peto Gehan Breslow Tarone Ware Wilcoxon McNemar
  Smeijers Schoenfeld Holm Bonferroni Benjamini Hochberg Cox Efron Firth Wald Heinze Schemper Grambsch Therneau Harrell SplitMix Biometrics timefix
  DerSimonian Laird Hartung Knapp REML
  cmprsk cuminc finegray tmerge Brier Vickers coxph cluster summary survfit log rank plain logit arcsine kappa mol mmol dpi HTML doi Becker Spine J Korean Neurosurg Soc carcinoid high old
`);

/** Terms and titles intentionally in English, next to the translation. */
const TERMS = [
  "Barcelona Clinic Liver Cancer", "Cancer of the Liver Italian Program", "Spinal Instability Neoplastic Score", "Hepatocellular carcinoma",
  "performance status", "Modelling Survival Data in Medical Research", "immortal-time bias", "immortal time", "hazard ratio", "concordance", "number at risk",
  "start-stop", "landmark", "calibration", "net benefit",
  "Revised Tokuhashi", "Revised Tomita", "survival 3", "primary HCC", "rapid",
];

/**
 * Texts with a word in Latin letters that is no name, abbreviation, unit or term. Citations, code, and elements with a
 * language of their own are excluded.
 */
export async function english(page: Page): Promise<string[]> {
  return page.evaluate(([names, terms]) => {
    const own = new Set(names);
    const left = "script, style, template, noscript, code, cite, [lang]:not(html), select.language";
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement!.closest(left)) texts.push(node.textContent!);
    }
    for (const one of document.body.querySelectorAll("*")) {
      if (one.closest(left)) continue;
      for (const said of ["aria-label", "aria-valuetext", "title", "placeholder", "alt"]) texts.push(one.getAttribute(said) ?? "");
    }
    const foreign = (text: string) => {
      // File names, URLs and DOIs are verbatim.
      let rest = text.replace(/\S*\.(css|csv|js|json|svg|txt|wasm|xlsx|sav|dta)\b|https?:\S+|\b10\.\d+\/\S+|\bspinemet-[a-z]+/g, " ");
      for (const term of terms!) rest = rest.replaceAll(term, " ");
      return (rest.match(/[A-Za-z]+/g) ?? []).filter((word) => /[a-z]{3}/.test(word) && !own.has(word));
    };
    return [...new Set(texts.map((text) => text.trim()))].filter((text) => foreign(text).length > 0).map((text) => `${foreign(text).join(" ")} in “${text}”`);
  }, [[...AUTHORS, ...IN_FILES, ...NAMES], TERMS]);
}

export async function expectNoEnglish(page: Page): Promise<void> {
  // The worker words its tables again after the page has changed.
  await expect.poll(() => english(page), { timeout: 45_000 }).toEqual([]);
}
