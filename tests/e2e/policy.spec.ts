// The content security policy of the page is enforced. These tests violate it on purpose, so they use Playwright's own
// `test`, not the one that fails at every violation.
import { expect, test } from "@playwright/test";

test("the policy stands in the page and in the header, and nothing is inline", async ({ request }) => {
  const answer = await request.get("/");
  const header = answer.headers()["content-security-policy"];
  expect(header).toContain("default-src 'none'");
  expect(header).toContain("frame-ancestors 'none'");
  const page = await answer.text();
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/);
});

test("what is loaded carries its hash", async ({ request }) => {
  const page = await (await request.get("/")).text();
  const loaded = page.match(/<(script|link)\b[^>]*>/g)!.filter((tag) => /\.(js|css|wasm)\b/.test(tag));
  expect(loaded.length).toBeGreaterThan(2);
  for (const tag of loaded) expect(tag).toContain("integrity=");
});

const ATTEMPTS = {
  "an inline script": () => {
    const script = document.createElement("script");
    try {
      script.textContent = "location.hash = 'escaped'";
    } catch {
      // Trusted Types refuse it before the script policy does.
    }
    document.body.append(script);
  },
  "a request to another host": () => void fetch("https://example.org/").catch(() => {}),
  "a picture from another host": () => void (new Image().src = "https://example.org/a.png"),
  "a form sent to another host": () => {
    const form = document.createElement("form");
    form.action = "https://example.org/";
    document.body.append(form);
    form.submit();
  },
};

for (const [what, attempt] of Object.entries(ATTEMPTS)) {
  test(`refuses ${what}`, async ({ page, baseURL }) => {
    const outside: string[] = [];
    // If a request left the page, it would still not leave the test.
    await page.route("https://example.org/**", (route) => (outside.push(route.request().url()), route.abort()));
    await page.goto("/");
    const refused = page.evaluate(
      () => new Promise((resolve) => addEventListener("securitypolicyviolation", () => resolve(true), { once: true })),
    );
    await page.evaluate(attempt);
    expect(await refused).toBe(true);
    expect(outside).toEqual([]);
    // The page's own URL may only change in its fragment, the route.
    expect(page.url().replace(/#\/$/, "")).toBe(baseURL);
  });
}

for (const markup of ["<b onclick=alert(1)>", "<img alt='>' onerror =alert(1)>", "<script src=a.js></script>", "<meta http-equiv=refresh>", "<IFRAME src=/>"]) {
  test(`markup such as ${markup} never becomes a part of the page`, async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("main input").first()).toBeEditable();
    const put = (markup: string) => {
      const place = document.createElement("p");
      try {
        place.innerHTML = markup;
      } catch (error) {
        return (error as Error).name;
      }
      return place.childElementCount;
    };
    expect(await page.evaluate(put, markup)).toBe("TypeError");
    expect(await page.evaluate(put, "<b title='one on = two'>plain</b>")).toBe(1);
  });
}

test("a program that was changed on the way does not start, and the page says so", async ({ page }) => {
  await page.route("**/*.wasm", async (route) => {
    const answer = await route.fetch();
    const program = await answer.body();
    // An empty custom section: still a valid program, but not the one that was built.
    await route.fulfill({ response: answer, body: Buffer.concat([program, Buffer.from([0, 2, 1, 97])]) });
  });
  await page.goto("/");
  await expect(page.locator("#not-started")).toBeVisible();
  await expect(page.locator("main input")).toHaveCount(0);
});

test("the script of a worker that was changed on the way does not run", async ({ page }) => {
  await page.route("**/cohort-worker-*.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `postMessage("changed");${await answer.text()}` });
  });
  await page.goto("/");
  await expect(page.locator("main input").first()).toBeEditable();
  const started = await page.evaluate(() => (globalThis as any).spinemet.worker("cohort-worker").then(() => "started", () => "refused"));
  expect(started).toBe("refused");
  expect(page.workers()).toEqual([]);
});

test("a worker has the policy of the page, even where the host sends no headers", async ({ page }) => {
  await page.route(/\/$|\.js$/, async (route) => {
    const answer = await route.fetch();
    const headers = Object.entries(answer.headers()).filter(([name]) => !/policy|allowlist/.test(name));
    await route.fulfill({ response: answer, headers: Object.fromEntries(headers) });
  });
  await page.route("https://example.org/**", (route) => route.fulfill({ status: 200, headers: { "access-control-allow-origin": "*" } }));
  await page.goto("/");
  await expect(page.locator("main input").first()).toBeEditable();
  const started = page.waitForEvent("worker");
  await page.evaluate(() => void (globalThis as any).spinemet.worker("cohort-worker"));
  const worker = await started;
  expect(await worker.evaluate(() => fetch("https://example.org/").then(() => "answered", () => "refused"))).toBe("refused");
  // Scripts may still be on their way.
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("every file is fetched once", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const fetched: string[] = [];
  session.on("Network.responseReceived", ({ response }) => {
    if (!response.fromDiskCache && !response.fromPrefetchCache) fetched.push(response.url);
  });
  await page.goto("/");
  await expect(page.locator("main input").first()).toBeEditable();
  // The scripts that come after the page have their messages.
  await expect(page.locator("aside.offline")).toHaveAttribute("aria-label", /./);
  expect(fetched.length).toBeGreaterThan(3);
  expect(fetched).toEqual([...new Set(fetched)]);
});
