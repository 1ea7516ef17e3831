// Starts the program whose script comes before this one (boot.js joins the two), and reports to the page what it fetches:
// the requests of a worker are not in the page's own list.
if (globalThis.PerformanceObserver) {
  const report = (list) => postMessage({ asked: list.getEntries().map(({ name, transferSize }) => ({ name, transferSize })) });
  new PerformanceObserver(report).observe({ type: "resource", buffered: true });
}

addEventListener("message", async ({ data: { program, integrity } }) => {
  try {
    await __wbg_init({ module_or_path: fetch(program, { integrity }) });
  } catch (error) {
    reportError(error);
  }
}, { once: true });
