// The menu opens by itself; this closes it again, by Escape or by a press beside it.
const box = document.querySelector(".menu__box");

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !box.open) return;
  box.open = false;
  box.querySelector("summary").focus();
});

addEventListener("click", (event) => {
  if (!box.contains(event.target)) box.open = false;
});
