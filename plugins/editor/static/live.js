import { button, fresh_id, h } from "./dom.js";

const SHOWN = 8000; // milliseconds

/** Says a text to screen readers when they have a moment; nothing is shown. The same text twice is said twice. */
export function say(text) {
  const region = document.getElementById("live");
  if (!region) return;
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
}

/**
 * Shows a text in the corner and says it. `action` is {label, press}; a text with an action, or one that `stays`, stands until it
 * is closed, others go after a while.
 */
export function tell(text, { action = null, stays = false } = {}) {
  const box = document.getElementById("told");
  if (!box) return;
  const note = h("div", { class: "told", id: fresh_id("note") }, h("p", {}, text));
  const close = () => note.remove();
  const act = () => {
    close();
    action.press();
  };
  if (action) note.append(button(action.label, act, { kind: "quiet" }));
  note.append(button("", close, { kind: "quiet", icon: "close", name: "Close this message" }));
  box.replaceChildren(note);
  say(text);
  if (!action && !stays) setTimeout(close, SHOWN);
}
