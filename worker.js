// Starts a program beside the page. The page says which one, and with which hash.
addEventListener("message", async ({ data: { script, program, integrity } }) => {
  const module = await import(script);
  await module.default({ module_or_path: fetch(program, { integrity }) });
}, { once: true });
