// Time from navigation until the form can be used, in Chromium with an empty cache: the median of five. `cargo xtask
// size` serves the release page and runs this. "Usable" is the first frame after a field can be typed into.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const RUNS = 5;
const args = JSON.parse(readFileSync(new URL("../browser-flags.json", import.meta.url), "utf8"));
const browser = await chromium.launch({ executablePath: process.env.SPINEMET_CHROMIUM, args });

async function once(slowdown) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(() => {
    const look = () => {
      // The first fields of the page are in the collapsed picker of systems.
      const fields = [...document.querySelectorAll("main input:enabled, main select:enabled")];
      if (fields.some((field) => field.checkVisibility())) {
        requestAnimationFrame(() => (window.usableAt = performance.now()));
      } else {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  });
  await page.goto(process.env.SPINEMET_URL);
  const at = await (await page.waitForFunction(() => window.usableAt, null, { timeout: 60_000 })).jsonValue();
  await context.close();
  return at;
}

console.log(`Time from navigation to a usable form, from this machine, empty cache, median of ${RUNS}`);
for (const [name, slowdown] of [["this machine", 1], ["processor slowed down 4 times, like a phone", 4]]) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await once(slowdown));
  times.sort((a, b) => a - b);
  const [least, median, most] = [times[0], times[(RUNS - 1) / 2], times[RUNS - 1]].map(Math.round);
  console.log(`${String(median).padStart(6)} ms  ${name} (${least} to ${most})`);
}
await browser.close();
