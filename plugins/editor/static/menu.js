import { button, fresh_id, h } from "./dom.js";

/**
 * A button that shows a short list of things to do. `items`: [{label, href} or {label, run}]; null ones are left out.
 * Escape, a press elsewhere and leaving it with the Tab key close it.
 */
export function menu(label, items, { icon = "", kind = "quiet", name = null } = {}) {
  const list_id = fresh_id("menu");
  const open = (wanted) => {
    box.toggleAttribute("data-open", wanted);
    opener.setAttribute("aria-expanded", String(wanted));
  };
  const is_open = () => box.hasAttribute("data-open");
  const opener = button(label, () => open(!is_open()), { kind, icon, name, "aria-expanded": "false", "aria-controls": list_id });
  const entries = items.filter(Boolean).map((item) => h("li", {}, entry(item, () => open(false), opener)));
  const box = h("div", { class: "menu" }, opener, h("ul", { id: list_id }, entries));
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !is_open()) return;
    event.stopPropagation();
    open(false);
    opener.focus();
  });
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget) && event.relatedTarget) open(false);
  });
  document.addEventListener("pointerdown", (event) => box.contains(event.target) || open(false));
  return box;
}

function entry(item, close, opener) {
  if (item.href) return h("a", { href: item.href, class: "menu-item", on: { click: close } }, item.label);
  const run = () => {
    close();
    opener.focus();
    item.run();
  };
  return h("button", { type: "button", class: item.danger ? "menu-item danger" : "menu-item", on: { click: run } }, item.label);
}
