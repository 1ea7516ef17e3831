// What the page needs only once it stands: the buttons of the window of files, and what hides the page while nobody
// uses it. The window itself is a program that is fetched when it is first wanted.

async function files() {
  return spinemet.load("files");
}

// A button says which part of the window it opens, and what to say where the window cannot be had.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-opens]");
  if (!button) return;
  try {
    (await files()).open(button.dataset.opens);
  } catch {
    alert(button.dataset.failed);
  }
});
