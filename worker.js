// Starts a program beside the page. The page says which one, and with which hash; it hears of it where that fails.
addEventListener("message", async ({ data: { script, program, integrity } }) => {
  try {
    const module = await import(script);
    await module.default({ module_or_path: fetch(program, { integrity }) });
  } catch (error) {
    reportError(error);
  }
}, { once: true });
