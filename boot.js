// Starts the page. It stands in a file of its own because the page's content security policy allows no inline script.
const start = document.getElementById("start").dataset;
// Trunk writes the hash of the program into the preload link; a program that does not match it does not start.
const program = document.querySelector('link[rel="preload"][as="fetch"]');

try {
  const page = await import(new URL(start.js, document.baseURI));
  await page.default({ module_or_path: fetch(start.wasm, { integrity: program?.integrity ?? "" }) });
} catch (error) {
  console.error(error);
  const notStarted = document.getElementById("not-started");
  if (notStarted) notStarted.hidden = false;
}
