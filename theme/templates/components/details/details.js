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

// A link to something in a folded text opens it.
function open_target() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest(".details");
  if (details) details.open = true;
}

addEventListener("hashchange", open_target);
open_target();
