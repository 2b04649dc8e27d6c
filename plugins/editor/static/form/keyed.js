import { ask } from "../dialogs.js";
import { button, h } from "../dom.js";
import { say } from "../live.js";
import { focus_in, show_in, with_parts } from "./group_parts.js";
import { part } from "./part.js";
import { first_words } from "./values.js";

const SHORT_NAME = /^[a-z0-9][a-z0-9-]*$/;

/**
 * A form for things that have a short name each (the sources): every one a group of the fields of `item`, by its name. Like `form`:
 * {element, values(), focus(field), show(findings)}.
 */
export function keyed({ item, values, on_change }) {
  let given = values;
  const parts = new Map();
  const box = h("ul", { class: "items groups" });
  const put = (key, open) => {
    const title = h("span", {});
    const name = () => (title.textContent = titled(parts.get(key).value(), key));
    parts.set(key, part(item, given[key] ?? null, () => on_change(name()), { name: key, bare: true }));
    name();
    const row = h("li", { class: "item" }, h("details", { open }, h("summary", {}, title, h("span", { class: "help" }, key)), parts.get(key).element));
    const away = () => {
      const { [key]: gone, ...rest } = given;
      given = rest;
      parts.delete(key);
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("summary") ?? adder).focus();
      say(`Taken away: ${key}.`);
      on_change();
    };
    row.append(h("div", { class: "tools" }, button("", away, { kind: "quiet", icon: "remove", name: `Take away: ${key}` })));
    box.append(row);
  };
  const add = async () => {
    const help = "Small letters, numbers and hyphens, such as bowlby-1969. Pages name it by this.";
    const key = await ask({ title: `Add ${item.label.toLowerCase()}`, label: "Short name", help, yes: "Add" });
    if (!key) return;
    if (!SHORT_NAME.test(key) || parts.has(key)) return say(parts.has(key) ? "There is one of this name already." : help);
    put(key, true);
    on_change();
    parts.get(key).focus([]);
  };
  const adder = button(`Add ${item.label.toLowerCase()}`, add, { icon: "add" });
  Object.keys(given).forEach((key) => put(key, false));
  const read = () => with_parts(given, parts);
  return {
    element: h("div", { class: "form" }, box, adder),
    values: read,
    focus: (field) => focus_in(parts, field.split("/")),
    show: (findings) => show_in(parts, findings.map((finding) => ({ finding, way: (finding.field ?? "").split("/") }))).map(({ finding }) => finding),
  };
}

function titled(value, key) {
  return value?.title ?? (first_words(value) || key);
}
