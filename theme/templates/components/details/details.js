// Folded text prints open. Newer browsers do it by the stylesheet alone; this is for the others.
const opened = new Set();

addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".details:not([open])")) {
    details.open = true;
    opened.add(details);
  }
});

addEventListener("afterprint", () => {
  for (const details of opened) details.open = false;
  opened.clear();
});
