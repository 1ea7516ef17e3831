// Lighthouse on the release page, on a phone and on a desktop: the median of five, written to docs/lighthouse.json.
// `cargo xtask lighthouse` serves the release page and runs this.
import { readFileSync, writeFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const RUNS = 5;
const LEAST = { performance: { phone: 0.95, desk: 1 }, accessibility: 1, "best-practices": 1, seo: 1 };
const METRICS = ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift"];
const chromeFlags = JSON.parse(readFileSync(new URL("../browser-flags.json", import.meta.url), "utf8"));

async function once(config) {
  const chrome = await launch({ chromePath: process.env.SPINEMET_CHROMIUM, chromeFlags });
  try {
    const { lhr } = await lighthouse(process.env.SPINEMET_URL, { port: chrome.port, logLevel: "error" }, config);
    return lhr;
  } finally {
    chrome.kill();
  }
}

/** Stored part of a run: scores, metrics and every audit with findings. */
function kept({ categories, audits }) {
  const found = Object.values(audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 1 && scoreDisplayMode !== "informative");
  return {
    scores: Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, score * 100])),
    measures: Object.fromEntries(METRICS.map((id) => [id, audits[id].displayValue])),
    found: Object.fromEntries(found.map(({ id, title, score, displayValue }) => [id, [title, score, displayValue].filter((part) => part !== undefined).join(", ")])),
  };
}

const report = { lighthouse: "", chromium: "", runs: RUNS };
const missed = [];
for (const [name, config] of [["phone", undefined], ["desk", desktopConfig]]) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await once(config));
  const of = (id) => runs.map(({ categories }) => categories[id].score).sort((a, b) => a - b);
  runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const median = runs[(RUNS - 1) / 2];
  report.lighthouse = median.lighthouseVersion;
  report.chromium = median.environment.hostUserAgent.match(/Chrome\/([\d.]+)/)?.[1] ?? "";
  report[name] = kept(median);
  console.log(`${name}: ${JSON.stringify(report[name], null, 2)}`);
  for (const [id, least] of Object.entries(LEAST)) {
    const wanted = typeof least === "number" ? least : least[name];
    if (of(id)[(RUNS - 1) / 2] < wanted) missed.push(`${name}: ${id} ${of(id).join(" ")}, wanted ${wanted}`);
  }
}
writeFileSync(new URL("../../docs/lighthouse.json", import.meta.url), `${JSON.stringify(report, null, 2)}\n`);
for (const line of missed) console.error(line);
process.exitCode = missed.length ? 1 : 0;
