// Starts a program beside the page. The page says which one, and with which hash; it hears of it where that fails.
// What a worker asks for is not in the page's own list, so the page is told.
if (globalThis.PerformanceObserver) {
  const tell = (list) => postMessage({ asked: list.getEntries().map(({ name, transferSize }) => ({ name, transferSize })) });
  new PerformanceObserver(tell).observe({ type: "resource", buffered: true });
}

addEventListener("message", async ({ data: { script, program, integrity } }) => {
  try {
    const module = await import(script);
    await module.default({ module_or_path: fetch(program, { integrity }) });
  } catch (error) {
    reportError(error);
  }
}, { once: true });
