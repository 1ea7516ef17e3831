// Starts the program whose script precedes this one (boot.js concatenates them), and reports its requests to the page,
// whose own list does not contain them.
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
