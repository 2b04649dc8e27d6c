// The toolbar of the text: one stop for Tab, arrows between its buttons, each with its name and its shortcut.
import { fill, h, icon } from "../dom.js";

const MAC = /Mac|iP(hone|ad)/.test(navigator.platform);

/** A shortcut as people read it: "Ctrl+B", "⌘B". */
export function shown_key(key) {
  const parts = key.split("-").map((part) => ({ Mod: MAC ? "⌘" : "Ctrl", Alt: MAC ? "⌥" : "Alt", Shift: MAC ? "⇧" : "Shift" })[part] ?? part.toUpperCase());
  return parts.join(MAC ? "" : "+");
}

/** {element, show(state), focus()}. `groups`: lists of {name, sign, key?, run(view), active?(state), stays?}; `sign` is an icon,
 * `stays: false` for what takes the focus elsewhere. */
export function toolbar(groups, get_view) {
  const entries = [];
  const element = h("div", { class: "toolbar", role: "toolbar", "aria-label": "Form of the text", "aria-orientation": "horizontal" });
  const made = (entry) => {
    const says = entry.key ? `${entry.name} (${shown_key(entry.key)})` : entry.name;
    const button = h(
      "button",
      {
        type: "button", class: "toolbar__button", tabindex: "-1", title: says, "aria-label": entry.name,
        "aria-keyshortcuts": entry.key ? entry.key.replace("Mod", MAC ? "Meta" : "Control").replaceAll("-", "+") : null,
        "aria-pressed": entry.active ? "false" : null,
      },
      icon(entry.sign),
    );
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      entry.run(get_view());
      if (entry.stays !== false) get_view().focus();
    });
    entries.push({ ...entry, button });
    return button;
  };
  fill(element, groups.map((group) => h("div", { class: "toolbar__group", role: "presentation" }, group.map(made))));
  entries[0].button.tabIndex = 0;

  const to = (number) => {
    for (const entry of entries) entry.button.tabIndex = -1;
    const { button } = entries[(number + entries.length) % entries.length];
    button.tabIndex = 0;
    button.focus();
  };
  element.addEventListener("keydown", (event) => {
    const at = entries.findIndex(({ button }) => button === document.activeElement);
    const moves = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    if (event.key in moves) to(moves[event.key]);
    else if (event.key === "Escape") get_view().focus();
    else return;
    event.preventDefault();
  });
  const show = (state) => {
    for (const { active, button } of entries) {
      const now = active && String(active(state));
      if (active && button.getAttribute("aria-pressed") !== now) button.setAttribute("aria-pressed", now);
    }
  };
  return { element, show, focus: () => to(entries.findIndex(({ button }) => button.tabIndex === 0)) };
}
