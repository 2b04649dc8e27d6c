// Parts of a screen of which one is shown: tabs as the ARIA pattern has them.
import { fresh_id, h } from "../dom.js";

/** `parts`: [{name, label, panel}]. {element, select(name), selected(), label(name, text)}. */
export function tabs(label, parts, on_select = () => {}) {
  const id = fresh_id("tab");
  let now = parts[0].name;
  const made = parts.map(({ name, label: text, panel }) => {
    panel.id ||= `${id}-${name}-panel`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `${id}-${name}`);
    const tab = h("button", { type: "button", role: "tab", class: "tab", id: `${id}-${name}`, "data-part": name, "aria-controls": panel.id, on: { click: () => select(name) } }, text);
    return { name, tab, panel };
  });
  const element = h("div", { role: "tablist", class: "tabs", "aria-label": label, on: { keydown: move } }, made.map(({ tab }) => tab));

  function select(name) {
    now = name;
    for (const part of made) {
      const chosen = part.name === name;
      part.tab.setAttribute("aria-selected", String(chosen));
      part.tab.tabIndex = chosen ? 0 : -1;
      part.panel.toggleAttribute("data-shown", chosen);
    }
    on_select(name);
  }
  function move(event) {
    const seen = made.filter(({ tab }) => tab.offsetParent);
    const at = seen.findIndex(({ name }) => name === now);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: seen.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const { name, tab } = seen[(to + seen.length) % seen.length];
    select(name);
    tab.focus();
  }
  select(now);
  return { element, select, selected: () => now, label: (name, text) => (made.find((part) => part.name === name).tab.textContent = text) };
}
