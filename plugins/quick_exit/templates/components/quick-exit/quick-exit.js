// Puts a neutral page in the place of this one, so that Back does not lead here again.
const box = document.querySelector(".quick-exit");
const link = box.querySelector("a");
const status = box.querySelector("[role=status]");
const PRESSES = 3;
const WITHIN = 5000; // milliseconds
let presses = 0;
let waiting;

function leave(event) {
  event.preventDefault();
  document.title = "\u2026";
  document.body.hidden = true; // until the other page is there
  location.replace(link.href);
}

link.addEventListener("click", leave);
addEventListener("keydown", event => {
  if (event.key !== "Escape" || event.repeat) return;
  clearTimeout(waiting);
  presses += 1;
  if (presses === PRESSES) return leave(event);
  status.textContent = box.dataset.left.replace("[number]", `${PRESSES - presses}×`);
  waiting = setTimeout(() => {
    presses = 0;
    status.textContent = "";
  }, WITHIN);
});
addEventListener("pageshow", () => (document.body.hidden = false));
